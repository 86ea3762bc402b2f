import {spawnSync} from 'node:child_process';
import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
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

/** Bytes: what `npx proctor` has to fetch, and what it takes on a disk. */
const SIZE_MAX = 2_500_000;
const UNPACKED_SIZE_MAX = 9_000_000;

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));

let packed: PackedPackage;
let oldest: string;
beforeAll(() => {
  packed = packProctor();
  oldest = fetchOldestNode();
}, 240_000);

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
    // An ES module alone: `require` gives it, too, on each Node that it runs on.
    const options = ['--format', 'ascii', '--no-emoji', '--ignore-rules', 'cjs-resolves-to-esm'];
    const args = [packed.path, ...options];
    const {stdout, stderr, status} = spawnSync('node_modules/.bin/attw', args, {encoding: 'utf8'});
    expect({stdout, stderr, status}).toMatchObject({status: 0, stderr: ''});
    for (const entry of ['"proctor"', '"proctor/schema/*"', '"proctor/package.json"']) {
      expect(stdout).toContain(entry);
    }
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
});

describe('a new user', {timeout: 120_000}, () => {
  const nodes = [
    [`Node ${OLDEST_NODE}, the oldest that \`engines\` allow`, () => oldest, `v${OLDEST_NODE}`],
    ['Node 24', () => CURRENT_NODE_FOLDER, 'v24.'],
  ] as const;

  describe.each(nodes)('with %s', (_title, nodeFolder, version) => {
    it('runs `npx proctor init && npx proctor run` in a clean folder, and is told nothing else', () => {
      expect(`${manifest.engines.node.replace('>=', '')}.0`).toBe(OLDEST_NODE);
      using user = new NewUser(nodeFolder());
      expect(user.run('node', ['--version']).stdout.startsWith(version)).toBe(true);
      const npx = `npx --yes --offline --ignore-scripts --package '${packed.path}' proctor`;
      const {status, stdout, stderr} = user.run('sh', ['-c', `${npx} init && ${npx} run`]);
      expect({status, stdout, stderr}).toMatchObject({status: 0, stderr: ''});
      expect(stdout).toMatch(/^wrote proctor\.yaml\n\n {2}npx proctor run /);
      expect(stdout).toMatch(/^4 cases[ ,·]+4 passed/m);
    });
  });

  describe('who has installed it in a project', () => {
    const user = new NewUser();
    afterAll(() => user[Symbol.dispose]());

    it('has got one package, and no script of it was run', () => {
      user.write('package.json', '{"private": true}');
      // With scripts on, as many have it: npm would say that there are some.
      const install = ['install', '--offline', '--no-audit', '--no-fund', '--foreground-scripts'];
      const installed = user.run('npm', [...install, packed.path]);
      expect(installed).toMatchObject({status: 0, stderr: ''});
      expect(installed.stdout.trim()).toMatch(/^added 1 package in \S+$/);
      const modules = join(user.folder, 'node_modules');
      expect(readdirSync(modules).filter((name) => !name.startsWith('.'))).toEqual(['proctor']);
      expect(statSync(join(modules, '.bin/proctor')).mode & 0o111).toBe(0o111);
    });

    for (const [title, nodeFolder] of nodes) {
      it(`uses every command, and says nothing of its own, on ${title}`, () => {
        const proctor = (...args: string[]) =>
          user.run(join(nodeFolder(), 'node'), ['node_modules/.bin/proctor', ...args]);
        expect(proctor('init', '--github', '--force')).toMatchObject({status: 0, stderr: ''});
        // Editors find the schema.
        const [first = ''] = user.read('proctor.yaml').split('\n');
        expect(existsSync(join(user.folder, first.replace(/^.*\$schema=/, '')))).toBe(true);
        for (const command of ['validate', 'plan', 'list', 'run', 'report', 'history', 'doctor']) {
          expect({command, ...proctor(command)}).toMatchObject({status: 0, stderr: ''});
        }
        // The page is in the package, too.
        expect(user.read('.proctor/latest/report.html').length).toBeGreaterThan(20_000);
      });

      it(`loads it by \`import\` and by \`require\` on ${title}`, () => {
        const node = (code: string) =>
          user.run(join(nodeFolder(), 'node'), ['--no-warnings', '-e', code]).stdout;
        const code = `
          import('proctor').then((imported) => {
            const required = require('proctor');
            const {version} = require('proctor/package.json');
            const {$schema} = require('proctor/schema/report.schema.json');
            console.log(imported.VERSION, required.VERSION, version, $schema);
          });`;
        const {version} = manifest;
        expect(node(code)).toMatch(
          new RegExp(`^${version} ${version} ${version} https?://json-schema\\.org/.*\n$`),
        );
      });
    }

    it('is shown what is wrong with a manifest, where it is, and what was meant', () => {
      user.write('proctor.yaml', user.read('proctor.yaml').replace('steps:', 'step:'));
      const wrong = user.run('node_modules/.bin/proctor', ['run']);
      expect(wrong).toMatchObject({status: 2, stdout: ''});
      expect(wrong.stderr).toMatch(
        /proctor\.yaml:\d+:\d+.*\n[\s\S]*"step"[\s\S]*did you mean "steps"/i,
      );
    });
  });
});
