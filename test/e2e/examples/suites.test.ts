import {execFileSync, spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {cpSync, existsSync, globSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {CliFolder, RunningCli} from '../../rig/cli.ts';

const BIN = join(import.meta.dirname, '../../../bin/proctor.js');
const PYTHON = '/usr/bin/python3';

/** What keeps CPython's tests from running on this machine. */
const noCpython = ((): string | undefined => {
  if (!existsSync(PYTHON)) return `${PYTHON} is missing: apt-get install python3`;
  const {status} = spawnSync(PYTHON, ['-c', 'import test.test_json, test.libregrtest']);
  return status === 0 ? undefined : 'the package libpython3.*-testsuite is missing';
})();

const skipped = noCpython === undefined ? '' : ` (skipped: ${noCpython})`;

/** A copy of an example, without what runs of it have left. */
function copyOf(example: string): CliFolder {
  const folder = new CliFolder({});
  const isRest = /\/(\.proctor|\.sshd|node_modules)(\/|$)/;
  const source = `examples/${example}`;
  cpSync(source, folder.path, {recursive: true, filter: (path) => !isRest.test(path)});
  return folder;
}

/** Names and kinds of outcome of the test cases in a JUnit XML, in order. */
function testCases(xml: string): {classname: string; name: string; outcome: string}[] {
  const cases = xml.matchAll(/<testcase\b([^>]*?)(?:\/>|>([\s\S]*?)<\/testcase>)/g);
  return [...cases].map(([, attributes = '', body = '']) => ({
    classname: /\bclassname="([^"]*)"/.exec(attributes)?.[1] ?? '',
    name: /\bname="([^"]*)"/.exec(attributes)?.[1] ?? '',
    outcome: /<(failure|error|skipped)\b/.exec(body)?.[1] ?? 'passed',
  }));
}

/** The outcomes that CPython wrote for one case, and those that our report has for it. */
function outcomesOf(folder: CliFolder, id: string): {cpython: string[]; ours: string[]} {
  const module = id.slice(id.indexOf('=') + 1);
  const captured = join(folder.path, '.proctor/latest/captured', id.replace(':', '%3A'));
  const [own = ''] = globSync(`${captured}/**/${module}.xml`);
  const outcomes = (cases: readonly {outcome: string}[]) => cases.map(({outcome}) => outcome);
  const ours = testCases(folder.read('.proctor/latest/junit.xml'));
  return {
    cpython: outcomes(testCases(readFileSync(own, 'utf8'))),
    ours: outcomes(ours.filter(({classname}) => classname.endsWith(id))),
  };
}

describe('the example with CPython’s own tests', () => {
  it('is valid on a fresh clone', async () => {
    using folder = copyOf('cpython');
    const result = await folder.proctor(['validate'], {HOME: folder.path});
    expect(result).toMatchObject({exitCode: 0, stderr: ''});
  });

  it.skipIf(noCpython !== undefined)(
    `has each of CPython’s tests in the report, with CPython’s verdict${skipped}`,
    async () => {
      using folder = copyOf('cpython');
      const ids = ['textwrap', 'shlex'].map((name) => `regrtest@here:module=test_${name}`);
      expect(await folder.proctor(['run', ...ids])).toMatchObject({exitCode: 0, stderr: ''});
      for (const id of ids) {
        const {cpython, ours} = outcomesOf(folder, id);
        expect(cpython.length).toBeGreaterThan(10);
        expect(ours).toEqual(cpython);
      }
    },
  );

  it.skipIf(noCpython !== undefined)(
    `has the same in the report of a run over SSH, and leaves no server${skipped}`,
    async () => {
      using folder = copyOf('cpython');
      const id = 'regrtest@host:module=test_textwrap';
      const args = ['run', '--variable', 'SSH_CONFIG=.sshd/config', id];
      const child = spawn('./with-sshd', [process.execPath, BIN, ...args], {cwd: folder.path});
      await once(child, 'spawn');
      const result = await new RunningCli(child).ended;
      expect(result, result.stdout + result.stderr).toMatchObject({exitCode: 0, stderr: ''});
      const {cpython, ours} = outcomesOf(folder, id);
      expect(cpython.length).toBeGreaterThan(10);
      expect(ours).toEqual(cpython);
      const processes = execFileSync('ps', ['-eo', 'args'], {encoding: 'utf8'});
      expect(processes).not.toContain(folder.path);
      expect(existsSync(join(folder.path, '.sshd'))).toBe(false);
    },
  );
});

describe('the example with an npm package’s own tests', () => {
  it('has each assertion of minimist’s tests in the report', async () => {
    using folder = copyOf('npm-package');
    const result = await folder.proctor(['run', 'tape@here:file=parse', 'tape@here:file=dash']);
    expect(result, result.stdout + result.stderr).toMatchObject({exitCode: 0, stderr: ''});
    for (const file of ['parse', 'dash']) {
      const test = `node_modules/minimist/test/${file}.js`;
      const tap = execFileSync(process.execPath, [test], {cwd: folder.path, encoding: 'utf8'});
      const ours = testCases(folder.read('.proctor/latest/junit.xml'));
      const folded = ours.filter(({classname}) => classname.endsWith(`file=${file}`));
      expect(folded).toHaveLength(tap.match(/^ok /gm)?.length ?? 0);
      expect(folded.length).toBeGreaterThan(5);
    }
  });
});
