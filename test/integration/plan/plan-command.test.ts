import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {afterEach, beforeEach, expect, it} from 'vitest';
import type {CliIo} from '../../../src/cli/io.ts';
import {runProgram} from '../../../src/cli/program.ts';
import {type CasePart, journalText, runEvents, stamp} from '../../rig/journal-fixtures.ts';

const SUITE = `proctor: 1
name: suite
concurrency: 4
environments:
  here: { type: local }
  there: { type: local, instances: 1 }
scenarios:
  boot:
    environment: [here, there]
    tags: [smoke]
    steps:
      - run: 'true'
  swap:
    environment: here
    tags: [slow, smoke]
    needs: boot
    matrix:
      clients: [1, 50]
      include:
        - { clients: 7, mode: "a b" }
    steps:
      - run: 'true'
`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plan-'));
  write('proctor.yaml', SUITE);
});

afterEach(() => {
  rmSync(folder, {recursive: true});
});

function write(name: string, text: string): void {
  const path = join(folder, name);
  mkdirSync(dirname(path), {recursive: true});
  writeFileSync(path, text);
}

interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process, in the folder of the test. */
async function proctor(...args: string[]): Promise<Outcome> {
  let [stdout, stderr] = ['', ''];
  const io: CliIo = {
    stdout: {
      write: (text) => {
        stdout += text;
      },
      isTerminal: false,
      columns: undefined,
    },
    stderr: {
      write: (text) => {
        stderr += text;
      },
      isTerminal: false,
      columns: undefined,
    },
    env: {PROCTOR_STATE_DIR: join(folder, 'state')},
    cwd: folder,
    signal: new AbortController().signal,
    onInterrupt: () => ({[Symbol.dispose]: () => {}}),
  };
  const exitCode = await runProgram(args, io);
  return {exitCode, stdout, stderr};
}

/** Lines of the output of a command that must succeed without a word on stderr. */
async function linesOf(...args: string[]): Promise<string[]> {
  const {exitCode, stdout, stderr} = await proctor(...args);
  expect({exitCode, stderr}).toEqual({exitCode: 0, stderr: ''});
  return stdout.trimEnd().split('\n');
}

it('lists cases, each on a line, in the manifest’s order', async () => {
  expect(await linesOf('list')).toEqual([
    'boot@here  [smoke]',
    'boot@there  [smoke]',
    'swap@here:clients=1  [slow, smoke]',
    'swap@here:clients=50  [slow, smoke]',
    'swap@here:clients=7,mode=a%20b  [slow, smoke]',
  ]);
});

it('lists ids that select exactly their case again', async () => {
  const all = await linesOf('list', '--format', 'ids');
  expect(all.length).toBe(5);
  for (const id of all) {
    expect(await linesOf('list', '--format', 'ids', '--no-needs', id)).toEqual([id]);
    expect(await linesOf('list', '--format', 'ids', '--no-needs', '--scenario', id)).toEqual([id]);
  }
});

it('lists cases as JSON', async () => {
  const {stdout} = await proctor('list', '--format', 'json', 'swap', '--no-needs');
  expect(JSON.parse(stdout)[2]).toEqual({
    id: 'swap@here:clients=7,mode=a%20b',
    scenario: 'swap',
    environment: 'here',
    matrix: {clients: 7, mode: 'a b'},
    tags: ['slow', 'smoke'],
  });
});

it('lists tags with how many cases have them', async () => {
  expect(await linesOf('list', '--tags')).toEqual(['smoke  5 cases', 'slow  3 cases']);
  expect(await linesOf('list', '--tags', '--format', 'ids')).toEqual(['smoke', 'slow']);
});

it.each([
  ['--tag', 'smoke and not slow', '-e', 'there'],
  ['/^boot@t/'],
  ['boot@t*'],
  ['--shard', '2/2', '--tag', 'smoke and not slow'],
])('selects one case by %s %s', async (...args) => {
  expect(await linesOf('list', '--format', 'ids', ...args)).toEqual(['boot@there']);
});

it('repeats, and draws the order by a seed that it says', async () => {
  expect(await linesOf('list', 'boot@here', '--repeat', '2', '--format', 'ids')).toEqual([
    'boot@here',
    'boot@here#2',
  ]);
  const document = async (...args: string[]) =>
    JSON.parse((await linesOf('plan', '--format', 'json', ...args)).join('\n'));
  const first = await document('--repeat', '20', '--seed');
  expect(first.seed).toBeTypeOf('number');
  const again = await document('--repeat', '20', '--seed', String(first.seed));
  expect(again.order).toEqual(first.order);
});

it('plans from the history that a run has left', async () => {
  expect((await linesOf('plan')).at(-1)).toBe('time: not known, no case has run before');
  const ended = (id: string, verdict: 'passed' | 'failed', durationMs: number): CasePart => ({
    record: {id, scenario: '', environment: ''},
    attempts: [{verdict, durationMs, steps: []}],
  });
  const cases = [
    ended('boot@here', 'passed', 2000),
    ended('boot@there', 'passed', 1000),
    ended('swap@here:clients=1', 'passed', 3000),
    ended('swap@here:clients=50', 'failed', 3000),
    ended('swap@here:clients=7,mode=a%20b', 'passed', 6000),
  ];
  const journal = journalText(stamp(runEvents({cases, exitCode: 1})));
  write('.proctor/runs/20261121-120000-4f2a/journal.jsonl', journal);
  const lines = await linesOf('plan');
  expect(lines[0]).toBe('suite: 5 cases, 2 environments, longest first, concurrency 4');
  expect(lines.at(-1)).toBe('time: about 8.0s, 15.0s one by one; 1 case never passed before');
  expect(await linesOf('list', '--last-failed', '--no-needs', '--format', 'ids')).toEqual([
    'swap@here:clients=50',
  ]);
});

it('goes on without a history that is damaged, and says so', async () => {
  write('.proctor/history.json', '{"v": 1, "cas');
  const {exitCode, stderr} = await proctor('plan');
  expect(exitCode).toBe(0);
  expect(stderr).toMatch(/^proctor: cannot use the history in \/.*history\.json: /);
});

it('draws every format', async () => {
  expect((await linesOf('plan', '--format', 'mermaid'))[0]).toBe('flowchart LR');
  expect((await linesOf('plan', '--format', 'dot'))[0]).toBe('digraph "suite" {');
  const json = JSON.parse((await linesOf('plan', '--format', 'json')).join('\n'));
  expect(json.metrics).toMatchObject({nodeCount: 13, depth: 6, width: 4});
});

it.each([
  [
    4,
    ['list', 'boot', '--tag', 'slow'],
    'proctor: no case is selected\n  help: --allow-empty makes this succeed\n',
  ],
  [0, ['list', 'boot', '--tag', 'slow', '--allow-empty'], ''],
  [
    2,
    ['list', 'boot', '--tag', 'smoky'],
    'proctor: expected a tag that a scenario has, found "smoky"\n  help: did you mean "smoke"?\n',
  ],
  [
    2,
    ['plan', 'bot'],
    'proctor: expected the name of a scenario or case, or a pattern for some, found "bot"\n  help: did you mean "boot"?\n',
  ],
] as const)('exits with %i for %j', async (code, args, expected) => {
  const {exitCode, stdout, stderr} = await proctor(...args);
  expect({exitCode, stderr}).toEqual({exitCode: code, stderr: expected});
  expect(stdout).toBe('');
});

it.each([
  ['--shard', '3/2'],
  ['--shard', '0/2'],
  ['--shard', '1/999999'],
  ['--repeat', '0'],
  ['--seed', 'x'],
  ['--seed', '4294967296'],
  ['--tag', 'a', '--tag', 'b'],
])('exits with 2 for the bad option %s %s', async (...args) => {
  const {exitCode, stdout} = await proctor('list', ...args);
  expect({exitCode, stdout}).toEqual({exitCode: 2, stdout: ''});
});

it('says all that makes it impossible to plan, with its place', async () => {
  write(
    'proctor.yaml',
    `proctor: 1
scenarios:
  a:
    matrix: { n: [1, "1"], m: [1] }
    steps: [{ run: 'true' }]
  b:
    matrix: { n: [1], exclude: [{ k: 1 }] }
    steps: [{ run: 'true' }]
`,
  );
  const {exitCode, stdout, stderr} = await proctor('plan');
  expect({exitCode, stdout}).toEqual({exitCode: 2, stdout: ''});
  expect(
    stderr.match(/^.*error\[.*$/gm)?.map((line) => line.replace(/^.*proctor\.yaml/, '')),
  ).toEqual([
    ':4:22: error[plan/duplicate-case]: expected values that differ, found "1" twice in the matrix',
    ':7:35: error[plan/unknown-matrix-key]: expected a key of the matrix, found "k"',
  ]);
});
