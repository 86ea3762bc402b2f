import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {Ajv} from 'ajv';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {parse} from 'yaml';
import {checkManifest} from '../../../src/cli/check-manifest.ts';
import {initCommand} from '../../../src/cli/commands/init.ts';
import {TEMPLATE_NAMES} from '../../../src/cli/init/template-names.ts';
import {CapturedIo} from './captured-io.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'proctor-init-'));
});

afterEach(() => rmSync(folder, {recursive: true, force: true}));

function written(name = 'proctor.yaml'): string {
  return readFileSync(join(folder, name), 'utf8');
}

describe('proctor init', () => {
  it('writes a manifest that the schema accepts, and says what to do next', async () => {
    const io = new CapturedIo(folder, {});
    expect(await initCommand({}, io)).toBe(0);
    const schema = readFileSync('schema/manifest.schema.json', 'utf8');
    const ajv = new Ajv({discriminator: true, allowUnionTypes: true, strict: false});
    expect(ajv.validate(JSON.parse(schema), parse(written()))).toBe(true);
    expect(written()).not.toContain('yaml-language-server');
    expect(io.stdoutText).toMatch(/^wrote proctor\.yaml\n\n {2}proctor run /);
  });

  it('points editors to the schema where that is installed', async () => {
    const schemas = join(folder, 'node_modules', 'proctor', 'schema');
    mkdirSync(schemas, {recursive: true});
    writeFileSync(join(schemas, 'manifest.schema.json'), '{}');
    await initCommand({}, new CapturedIo(folder));
    expect(written().split('\n')[0]).toBe(
      '# yaml-language-server: $schema=./node_modules/proctor/schema/manifest.schema.json',
    );
  });

  it('overwrites a manifest only when told to', async () => {
    writeFileSync(join(folder, 'proctor.yaml'), 'mine');
    const io = new CapturedIo(folder);
    expect(await initCommand({}, io)).toBe(2);
    expect(io.stderrText).toBe('proctor: proctor.yaml is there already; --force overwrites it\n');
    expect(written()).toBe('mine');
    expect(await initCommand({force: true}, io)).toBe(0);
    expect(written()).toMatch(/^proctor: 1\n/);
  });

  it('overwrites none of its files where one is there, and says which', async () => {
    mkdirSync(join(folder, 'tests'));
    writeFileSync(join(folder, 'tests/clock.sh'), 'mine');
    const io = new CapturedIo(folder);
    expect(await initCommand({template: 'ssh'}, io)).toBe(2);
    expect(io.stderrText).toBe('proctor: tests/clock.sh is there already; --force overwrites it\n');
    expect(existsSync(join(folder, 'proctor.yaml'))).toBe(false);
    writeFileSync(join(folder, 'proctor.yaml'), 'mine');
    const again = new CapturedIo(folder);
    expect(await initCommand({template: 'ssh'}, again)).toBe(2);
    expect(again.stderrText).toBe(
      'proctor: proctor.yaml and tests/clock.sh are there already; --force overwrites them\n',
    );
  });

  for (const template of TEMPLATE_NAMES) {
    it(`writes a manifest for ${template} in which nothing is wrong`, async () => {
      const io = new CapturedIo(folder);
      expect(await initCommand({template}, io)).toBe(0);
      const {diagnostics, manifest} = await checkManifest({variables: {}}, io);
      expect(diagnostics).toEqual([]);
      expect([...(manifest?.environments.values() ?? [])].map(({type}) => type)).toEqual([
        template,
      ]);
      const names = io.stdoutText.match(/^wrote .*$/gm)?.map((line) => line.slice('wrote '.length));
      for (const name of names ?? []) {
        const isProgram = written(name).startsWith('#!');
        expect(statSync(join(folder, name)).mode & 0o111, name).toBe(isProgram ? 0o111 : 0);
      }
      // What has to be there first is told.
      const needs = template === 'qemu' || template === 'ssh';
      expect(/^First, /m.test(io.stdoutText)).toBe(needs);
    });
  }

  it('writes a workflow for GitHub beside a manifest that it keeps', async () => {
    writeFileSync(join(folder, 'proctor.yaml'), 'mine');
    const io = new CapturedIo(folder);
    expect(await initCommand({github: true}, io)).toBe(0);
    expect(io.stdoutText).toMatch(/^kept proctor\.yaml\nwrote \.github\/workflows\/proctor\.yml\n/);
    expect(written()).toBe('mine');
    const {on, jobs} = parse(written('.github/workflows/proctor.yml'));
    expect(Object.keys(on)).toEqual(['push', 'pull_request']);
    expect(jobs.test.steps).toHaveLength(2);
    // It asks for what the Action knows.
    const {inputs} = parse(readFileSync('action.yml', 'utf8'));
    const {uses, with: given} = jobs.test.steps[1];
    expect(readFileSync('docs/github-action.md', 'utf8')).toContain(`uses: ${uses}\n`);
    for (const name of Object.keys(given)) expect(inputs).toHaveProperty([name]);
    const twice = new CapturedIo(folder);
    expect(await initCommand({github: true}, twice)).toBe(2);
    expect(twice.stderrText).toMatch(
      /^proctor: \.github\/workflows\/proctor\.yml is there already/,
    );
  });

  it('calls the program as it was called itself', async () => {
    const io = new CapturedIo(folder, {npm_command: 'exec'});
    await initCommand({template: 'qemu'}, io);
    const calls = io.stdoutText.match(/^.*proctor (run|plan|validate|doctor).*$/gm) ?? [];
    expect(calls).toHaveLength(5);
    for (const line of calls) expect(line).toContain('npx proctor ');
  });

  it('says why it cannot write', async () => {
    const io = new CapturedIo(join(folder, 'absent'));
    expect(await initCommand({}, io)).toBe(2);
    expect(io.stderrText).toMatch(/^proctor: cannot write .*proctor\.yaml: ENOENT/);
  });
});
