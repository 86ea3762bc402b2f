import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, it} from 'vitest';
import {validateCommand} from '../../../src/cli/commands/validate.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'proctor-validate-'));
});
afterEach(() => rmSync(folder, {recursive: true, force: true}));

type Format = 'text' | 'json' | 'github' | 'sarif';

async function validate(format: Format = 'text', manifest?: string) {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const exitCode = await validateCommand(
    {manifest, format, variables: {}},
    {
      stdout: {write: (text) => void stdout.push(text), isTerminal: false, columns: undefined},
      stderr: {write: (text) => void stderr.push(text), isTerminal: false, columns: undefined},
      env: {HOME: folder},
      cwd: folder,
      signal: new AbortController().signal,
      onInterrupt: () => ({[Symbol.dispose]: () => {}}),
    },
  );
  return {exitCode, stdout: stdout.join(''), stderr: stderr.join('')};
}

function write(text: string | Uint8Array, name = 'proctor.yaml'): void {
  writeFileSync(join(folder, name), text);
}

async function codes(): Promise<string[]> {
  const {stdout} = await validate('json');
  const {diagnostics} = JSON.parse(stdout) as {
    diagnostics: Array<{code: string; severity: string; line: number; column: number}>;
  };
  return diagnostics.map((one) => `${one.severity} ${one.code} ${one.line}:${one.column}`);
}

it('says that a manifest is valid, and how large', async () => {
  write('proctor: 1\nscenarios: {a: {steps: [{run: "true"}]}}\n');
  expect(await validate()).toEqual({
    exitCode: 0,
    stdout: 'proctor.yaml is valid: 1 scenario, 1 environment\n',
    stderr: '',
  });
});

it('prints warnings and exits with 0', async () => {
  write('proctor: 1\nvariables: {FLAG: yes}\n');
  expect(await validate()).toMatchInlineSnapshot(`
    {
      "exitCode": 0,
      "stderr": "proctor.yaml:2:19: warning[manifest/yaml-1.1]: found yes, which YAML 1.1 tools read as true
      2 | variables: {FLAG: yes}
        |                   ^^^
      help: quote it: "yes"
    ",
      "stdout": "proctor.yaml is valid: 0 scenarios, 1 environment
    ",
    }
  `);
});

it('prints errors of the manifest and of its plan, and exits with 2', async () => {
  write('proctor: 1\nnam: a\n');
  expect(await validate()).toMatchInlineSnapshot(`
    {
      "exitCode": 2,
      "stderr": "proctor.yaml:2:1: error[manifest/unknown-key]: expected a key known here, found "nam"
      2 | nam: a
        | ^^^
      help: did you mean "name"?

    proctor.yaml is not valid: 1 error
    ",
      "stdout": "",
    }
  `);
  write('proctor: 1\nscenarios: {a: {matrix: {b: [1, "1"]}, steps: [{run: "true"}]}}\n');
  expect(await codes()).toEqual(['error plan/duplicate-case 2:33']);
});

it.each(['json', 'github', 'sarif'] as const)('writes %s to standard output', async (format) => {
  write('proctor: 1\nnam: a\n');
  const {exitCode, stdout, stderr} = await validate(format);
  expect(exitCode).toBe(2);
  expect(stderr).toBe('');
  expect(stdout).toContain('manifest/unknown-key');
});

it('says why a manifest cannot be read', async () => {
  expect((await validate()).stderr).toMatchInlineSnapshot(`
    "proctor.yaml:1:1: error[manifest/unreadable]: expected a manifest to read, found none: there is no such file
      help: name another with --manifest, or write one with "proctor init"

    proctor.yaml is not valid: 1 error
    "
  `);
  mkdirSync(join(folder, 'proctor.yaml'));
  expect(await codes()).toEqual(['error manifest/unreadable 1:1']);
  expect((await validate('json', '/dev/zero')).stdout).toContain('not a regular file');
});

it('refuses a manifest for its size and encoding', async () => {
  write('#'.repeat(9 * 1024 * 1024));
  expect(await codes()).toEqual(['error manifest/too-large 1:1']);
  write(Buffer.from('proctor: 1\nname: "\xe9"\n', 'latin1'));
  expect(await codes()).toEqual(['error manifest/bad-encoding 2:8']);
});

it('finds what a container is made of, and mounts that are no volumes', async () => {
  mkdirSync(join(folder, 'here'));
  write(
    [
      'proctor: 1',
      'environments:',
      '  a: {type: container, image: i, mounts: ["./gone:/x", here:/y, "./here:/z:ro", {source: ./no, target: /w}]}',
      '  b: {type: container, build: nowhere}',
      '  c: {type: container, build: {context: here, file: here/Containerfile}}',
      '  d: {type: container, rootfs: /nowhere/root.tar}',
      'artifacts:',
      '  a: {source: [here, gone, "here/*.sh"], target: x}',
      '',
    ].join('\n'),
  );
  expect(await codes()).toEqual([
    'error manifest/path-missing 3:43',
    'error manifest/path-missing 3:90',
    'error manifest/path-missing 4:31',
    'error manifest/path-missing 5:53',
    'warning manifest/path-missing 6:32',
    'error manifest/path-missing 8:22',
  ]);
});

it('finds paths that are not there, or lead out of the folder unseen', async () => {
  symlinkSync('/etc', join(folder, 'link'));
  mkdirSync(join(folder, 'here'));
  write(
    [
      'proctor: 1',
      'environments:',
      '  b: {type: ssh, host: h, key: ~/no-key, known-hosts: nowhere}',
      'artifacts:',
      '  a: {source: gone.sh, target: x}',
      '  b: {source: link/hostname, target: x}',
      '  c: {source: here, target: x}',
      '  d: {source: nowhere/**/*.sh, target: x}',
      '  e: {source: /etc/hostname, target: x}',
      '  f: {source: ../, target: x}',
      '',
    ].join('\n'),
  );
  expect(await codes()).toEqual([
    'warning manifest/path-missing 3:32',
    'error manifest/path-missing 3:55',
    'error manifest/path-missing 5:15',
    'error manifest/path-outside 6:15',
    'error manifest/path-missing 8:15',
  ]);
});
