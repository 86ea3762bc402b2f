import {spawnSync} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';

/** The oldest Node that `engines` allows. */
const OLDEST_NODE = '22.13.0';
/** A package with that Node's program and no install script. */
const NODE_PACKAGE = `node-${process.platform}-${process.arch}`;
const INSTALL = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];

/** What a user of the library writes: from a manifest's text to a JUnit report. */
const PROGRAM = `
import {writeFileSync} from 'node:fs';
import {
  type Case,
  casesPlanned,
  checkPlan,
  createMask,
  createRunFolder,
  driverFor,
  EVERYTHING,
  foldJournal,
  JournalWriter,
  loadManifest,
  newRunId,
  NO_BASELINES,
  NO_HISTORY,
  type Plan,
  planManifest,
  readSecrets,
  type RunEventBody,
  type RunOutcome,
  runPlan,
  runStarted,
  StopSwitch,
  type Verdict,
  VERSION,
  writeReport,
} from 'proctor';

const steps = '[{run: \\'test "$PACKAGE" = proctor\\', env: {PACKAGE: proctor}}]';
writeFileSync('library.yaml', \`proctor: 1\\nscenarios: {one: {steps: \${steps}}}\\n\`);
const loaded = await loadManifest('library.yaml', {
  today: '2026-06-01',
  homeFolder: '/',
  availableParallelism: 2,
  signal: new AbortController().signal,
});
if (!loaded.ok) throw new Error(loaded.diagnostics.map(({message}) => message).join());
if (checkPlan(loaded).length > 0) throw new Error('there are problems');
const planned = planManifest(loaded.manifest, EVERYTHING, NO_HISTORY);
if (!planned.ok) throw new Error('nothing planned');
const plan: Plan = planned.value;
const [first]: readonly Case[] = plan.cases;
if (first === undefined) throw new Error('no case');
const spec = plan.manifest.environments.get(first.environment);
if (spec === undefined) throw new Error('no environment');
const folder = createRunFolder(plan.manifest.folder, newRunId(0));
const {mask} = createMask(new Map());
const journal = JournalWriter.open(folder.journalPath, {mask, now: () => 0, onWarning: console.error});
const emit = (event: RunEventBody): void => void journal.append(event);
emit(runStarted(plan, folder.runId));
for (const event of casesPlanned(plan)) emit(event);
const outcome: RunOutcome = await runPlan(plan, {
  runId: folder.runId,
  runFolder: folder.path,
  scratchFolder: folder.path,
  drivers: new Map([[first.environment, await driverFor(spec)]]),
  env: process.env,
  secrets: await readSecrets({}, process.env),
  mask,
  baselines: NO_BASELINES,
  emit,
  onOutput: undefined,
  stop: new StopSwitch(),
  maxFailures: undefined,
  failFast: false,
  failOnFlaky: false,
  retries: undefined,
  random: () => 0,
});
await journal.close();
const reader = foldJournal(folder.journalPath);
let xml = '';
writeReport(reader, (text: string) => void (xml += text), {format: 'junit'});
reader[Symbol.dispose]();
const verdict: Verdict | undefined = outcome.caseOutcomes.get(0)?.verdict;
console.log(JSON.stringify({version: VERSION, exitCode: outcome.exitCode, verdict, xml}));
`;

const TSCONFIG = {
  compilerOptions: {
    target: 'ES2024',
    lib: ['ES2024', 'ESNext.Disposable'],
    module: 'nodenext',
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    outDir: 'out',
    types: ['node'],
  },
  files: ['program.ts'],
};

describe('the package that npm publishes', {timeout: 60_000}, () => {
  const folder = mkdtempSync(join(tmpdir(), 'proctor-package-'));
  const oldest = join(folder, 'node_modules', NODE_PACKAGE, 'bin/node');
  let files: string[] = [];
  afterAll(() => rmSync(folder, {recursive: true, force: true}));

  /** Runs a command in the project that proctor is installed in. @returns what it prints. */
  function run(command: string, ...args: string[]): string {
    const {stdout, stderr, status} = spawnSync(command, args, {
      cwd: folder,
      env: {PATH: process.env['PATH'], HOME: process.env['HOME']},
      encoding: 'utf8',
    });
    expect(status, `${command} ${args.join(' ')}\n${stdout}\n${stderr}`).toBe(0);
    return stdout;
  }

  beforeAll(() => {
    const pack = spawnSync(
      'npm',
      ['pack', '--ignore-scripts', '--json', '--pack-destination', folder],
      {encoding: 'utf8'},
    );
    const [packed] = JSON.parse(pack.stdout) as [{filename: string; files: {path: string}[]}];
    files = packed.files.map(({path}) => path);
    writeFileSync(join(folder, 'package.json'), '{"private": true, "type": "module"}');
    const types = JSON.parse(readFileSync('package.json', 'utf8')).devDependencies['@types/node'];
    const others = [`${NODE_PACKAGE}@${OLDEST_NODE}`, `@types/node@${types}`];
    run('npm', ...INSTALL, `./${packed.filename}`, ...others);
  }, 240_000);

  it('holds the program, its types, schemas, examples and documents, and nothing else', () => {
    const shape = files.map((file) =>
      file
        .replace(/^dist\/chunks\/.*\.js$/, 'dist/chunks/*.js')
        .replace(/^dist\/types\/.*\.d\.ts$/, 'dist/types/*.d.ts')
        .replace(/^docs\/.*\.md$/, 'docs/*.md')
        .replace(/^examples\/([^/]+)\/.*$/, 'examples/$1/*'),
    );
    expect([...new Set(shape)].sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'bin/proctor.js',
      'dist/THIRD-PARTY-LICENSES.txt',
      'dist/chunks/*.js',
      'dist/index.js',
      'dist/main.js',
      'dist/types/*.d.ts',
      'docs/*.md',
      'examples/busybox-vm/*',
      'examples/c-program/*',
      'examples/containers/*',
      'examples/cpython/*',
      'examples/deployment/*',
      'examples/npm-package/*',
      'examples/quickstart/*',
      'examples/virtual-machines/*',
      'package.json',
      'schema/journal-event.schema.json',
      'schema/manifest.schema.json',
      'schema/report.schema.json',
    ]);
    const left = /(^|\/)(\.proctor|\.sshd|node_modules)\/|\.(map|tgz)$/;
    expect(files.filter((file) => left.test(file))).toEqual([]);
  });

  it('brings no other package', () => {
    const installed = readdirSync(join(folder, 'node_modules')).filter((name) => /^\w/.test(name));
    expect(installed.filter((name) => name !== NODE_PACKAGE && name !== 'undici-types')).toEqual([
      'proctor',
    ]);
  });

  it('has the licence of each package that the bundle holds parts of', () => {
    const texts = readFileSync('dist/THIRD-PARTY-LICENSES.txt', 'utf8').split(/^-{79}$/m);
    for (const text of texts) {
      expect(text).toMatch(/^\s*\S+ \d+\.\d+\.\d+\S* \([\w.-]+\)\n/);
      expect(text).toMatch(/copyright/i);
    }
    const {devDependencies} = JSON.parse(readFileSync('package.json', 'utf8'));
    const named = new Set(texts.map((text) => text.trim().split(' ')[0]));
    for (const name of ['commander', 'yaml', 'saxes', 'p-queue', 'execa', 'xmlbuilder', 'ssh2']) {
      expect(devDependencies).toHaveProperty(name);
      expect(named).toContain(name);
    }
  });

  it('runs what init writes, installed without install scripts', () => {
    const {version} = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(run('npx', '--no-install', 'proctor', '--version')).toBe(`${version}\n`);
    run('npx', '--no-install', 'proctor', 'init');
    expect(run('npx', '--no-install', 'proctor', 'run')).toMatch(/^4 cases[ ,·]+4 passed/m);
  });

  it('gives a library whose types hold and that runs a plan', () => {
    writeFileSync(join(folder, 'program.ts'), PROGRAM);
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(TSCONFIG));
    run(process.execPath, resolve('node_modules/typescript/bin/tsc'), '-p', '.');
    const result = JSON.parse(run(process.execPath, 'out/program.js'));
    expect(result).toMatchObject({version: '0.1.0', exitCode: 0, verdict: 'passed'});
    expect(result.xml).toContain('name="one@local"');
  });

  it('runs on the oldest Node that engines allow, and says nothing of its own there', () => {
    const {engines} = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(`${engines.node.replace('>=', '')}.0`).toBe(OLDEST_NODE);
    expect(run(oldest, '--version')).toBe(`v${OLDEST_NODE}\n`);
    writeFileSync(
      join(folder, 'oldest.yaml'),
      'proctor: 1\nscenarios: {a: {steps: [{run: "true"}]}}\n',
    );
    for (const command of ['validate', 'plan', 'list', 'run', 'doctor']) {
      const args = ['node_modules/proctor/bin/proctor.js', command];
      if (command !== 'doctor') args.push('--manifest', 'oldest.yaml');
      const {status, stderr} = spawnSync(oldest, args, {cwd: folder, encoding: 'utf8'});
      expect({command, status, stderr}).toEqual({command, status: 0, stderr: ''});
    }
    expect(run(oldest, 'node_modules/proctor/bin/proctor.js', 'report', '--help')).toContain(
      'junit',
    );
  });
});
