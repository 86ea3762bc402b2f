import {spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {publint} from 'publint';
import {formatMessage} from 'publint/utils';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {
  CURRENT_NODE_FOLDER,
  fetchOldestNode,
  NewUser,
  OLDEST_NODE,
  type PackedPackage,
  packProctor,
} from '../rig/packed-package.ts';

/** Nothing may be fetched: whoever installs proctor gets one package, and it is in the tarball. */
const INSTALL = ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund'];

/** Bytes: what `npx proctor` has to fetch, and what it takes on a disk. */
const SIZE_MAX = 2_500_000;
const UNPACKED_SIZE_MAX = 9_000_000;

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));

let packed: PackedPackage;
const tools = mkdtempSync(join(tmpdir(), 'proctor-tools-'));
let oldest: string;
beforeAll(() => {
  packed = packProctor();
  oldest = fetchOldestNode(tools);
}, 240_000);
afterAll(() => rmSync(tools, {recursive: true, force: true}));

describe('the package that npm publishes', {timeout: 60_000}, () => {
  it('holds the program, its types, schemas, examples and documents, and nothing else', () => {
    const files = packed.files.map(({path}) => path);
    const shape = files.map((file) =>
      file
        .replace(/^dist\/chunks\/.*\.js$/, 'dist/chunks/*.js')
        .replace(/^dist\/types\/.*\.d\.ts$/, 'dist/types/*.d.ts')
        .replace(/^docs\/.*\.md$/, 'docs/*.md')
        .replace(/^examples\/([^/]+)\/.*$/, 'examples/*'),
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
      'dist/report-page.html',
      'dist/types/*.d.ts',
      'docs/*.md',
      'examples/*',
      'package.json',
      'schema/journal-event.schema.json',
      'schema/manifest.schema.json',
      'schema/report.schema.json',
    ]);
    const left = /(^|\/)(\.proctor|\.sshd|node_modules|build)\/|\.(map|tgz)$/;
    expect(files.filter((file) => left.test(file))).toEqual([]);
    const examples = readdirSync('examples').sort();
    const shown = new Set(files.flatMap((file) => /^examples\/([^/]+)\//.exec(file)?.[1] ?? []));
    expect([...shown].sort()).toEqual(examples);
  });

  it('is as small as it was', () => {
    expect(packed.size).toBeLessThan(SIZE_MAX);
    expect(packed.unpackedSize).toBeLessThan(UNPACKED_SIZE_MAX);
  });

  it('has no problem that publint knows', async () => {
    const tarball = readFileSync(packed.path);
    const {messages} = await publint({
      pack: {
        tarball: tarball.buffer.slice(
          tarball.byteOffset,
          tarball.byteOffset + tarball.byteLength,
        ) as ArrayBuffer,
      },
      strict: true,
    });
    expect(messages.map((message) => formatMessage(message, manifest))).toEqual([]);
  });

  it('has types that every resolution finds, and are those of what it loads', () => {
    // An ES module alone: `require` of it gives one, too, in each Node that it runs on.
    const args = ['--format', 'json', '--ignore-rules', 'cjs-resolves-to-esm', packed.path];
    const attw = resolve('node_modules/.bin/attw');
    const {stdout, status} = spawnSync(attw, args, {encoding: 'utf8'});
    const {analysis, problems} = JSON.parse(stdout);
    expect(Object.keys(analysis.entrypoints)).toEqual(['.', './schema/*', './package.json']);
    const kinds = Object.keys(problems ?? {}).filter((kind) => kind !== 'CJSResolvesToESM');
    expect({kinds, status}).toEqual({kinds: [], status: 0});
  });

  it('has the licence of each package that the bundle holds parts of', () => {
    const texts = readFileSync('dist/THIRD-PARTY-LICENSES.txt', 'utf8').split(/^-{79}$/m);
    for (const text of texts) {
      expect(text).toMatch(/^\s*\S+ \d+\.\d+\.\d+\S* \([\w.-]+\)\n/);
      expect(text).toMatch(/copyright/i);
    }
    const named = new Set(texts.map((text) => text.trim().split(' ')[0]));
    for (const name of ['commander', 'yaml', 'saxes', 'p-queue', 'execa', 'xmlbuilder', 'ssh2']) {
      expect(manifest.devDependencies).toHaveProperty(name);
      expect(named).toContain(name);
    }
  });

  it('brings no other package, and runs no script of its own where it is installed', () => {
    using user = new NewUser();
    user.write('package.json', '{"private": true}');
    // With scripts on, as most have it; they would be heard.
    const args = INSTALL.filter((arg) => arg !== '--ignore-scripts');
    const installed = user.run('npm', [...args, '--foreground-scripts', packed.path]);
    expect(installed).toMatchObject({status: 0, stderr: ''});
    expect(installed.stdout.trim()).toMatch(/^added 1 package in \S+$/);
    const modules = join(user.folder, 'node_modules');
    expect(readdirSync(modules).filter((name) => !name.startsWith('.'))).toEqual(['proctor']);
    expect(Object.keys(manifest)).not.toContain('dependencies');
    expect(Object.keys(manifest.scripts)).not.toContain('postinstall');
    expect(statSync(join(modules, '.bin/proctor')).mode & 0o111).toBe(0o111);
  });

  it('is loaded by `import` and by `require`, and its schemas by their names', () => {
    using user = new NewUser(oldest);
    user.write('package.json', '{"private": true}');
    expect(user.run('npm', [...INSTALL, packed.path])).toMatchObject({status: 0});
    for (const code of [
      "import('proctor').then(({VERSION}) => console.log(VERSION))",
      "console.log(require('proctor').VERSION)",
      "console.log(require('proctor/package.json').version)",
    ]) {
      expect(user.run('node', ['--no-warnings', '-e', code]).stdout).toBe(`${manifest.version}\n`);
    }
    const schema = "console.log(require('proctor/schema/report.schema.json').$schema)";
    expect(user.run('node', ['-e', schema]).stdout).toMatch(/^https?:\/\/json-schema\.org\//);
  });
});

describe.each([
  ['the oldest Node that `engines` allows', () => oldest, `v${OLDEST_NODE}`],
  ['Node 24', () => CURRENT_NODE_FOLDER, 'v24.'],
])('a new user with %s', {timeout: 120_000}, (_title, nodeFolder, version) => {
  it('runs `npx proctor init && npx proctor run` in a clean folder, and is told nothing else', () => {
    expect(`${manifest.engines.node.replace('>=', '')}.0`).toBe(OLDEST_NODE);
    using user = new NewUser(nodeFolder());
    expect(user.run('node', ['--version']).stdout.startsWith(version)).toBe(true);
    const npx = ['--yes', '--offline', '--ignore-scripts', '--package', packed.path];
    const init = user.run('npx', [...npx, 'proctor', 'init']);
    expect(init).toMatchObject({status: 0, stderr: ''});
    expect(init.stdout).toMatch(/^wrote proctor\.yaml\n\n {2}npx proctor run /);
    const run = user.run('npx', [...npx, 'proctor', 'run']);
    expect(run).toMatchObject({status: 0, stderr: ''});
    expect(run.stdout).toMatch(/^4 cases[ ,·]+4 passed/m);
  });

  it('installs it in a project without scripts, and every command starts there', () => {
    using user = new NewUser(nodeFolder());
    user.write('package.json', '{"private": true}');
    expect(user.run('npm', [...INSTALL, packed.path])).toMatchObject({status: 0, stderr: ''});
    const proctor = (...args: string[]) =>
      user.run('node_modules/.bin/proctor', args, {npm_command: ''});
    expect(proctor('init', '--github')).toMatchObject({status: 0, stderr: ''});
    // Editors find the schema.
    const [first = ''] = user.read('proctor.yaml').split('\n');
    expect(existsSync(join(user.folder, first.replace(/^.*\$schema=/, '')))).toBe(true);
    for (const command of ['validate', 'plan', 'list', 'run', 'report', 'history', 'doctor']) {
      expect({command, ...proctor(command)}).toMatchObject({status: 0, stderr: ''});
    }
    // The page of the report is in the package, too.
    expect(readdirSync(join(user.folder, '.proctor/latest'))).toContain('report.html');
    // What is wrong is shown where it is, with what was meant.
    user.write('proctor.yaml', user.read('proctor.yaml').replace('steps:', 'stesp:'));
    const wrong = proctor('run');
    expect(wrong).toMatchObject({status: 2, stdout: ''});
    expect(wrong.stderr).toMatch(
      /proctor\.yaml:\d+:\d+.*\n[\s\S]*stesp[\s\S]*did you mean "steps"/i,
    );
  });
});
