import {mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {CliIo} from '../../../src/cli/io.ts';
import {runProgram} from '../../../src/cli/program.ts';
import type {Verdict} from '../../../src/journal/event.ts';
import {
  type AttemptPart,
  type CasePart,
  journalText,
  type RunPart,
  runEvents,
  START_MS,
  stamp,
} from '../../rig/journal-fixtures.ts';

const HOUR_MS = 60 * 60 * 1000;

let folder: string;

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'history-command-')));
  for (const [index, run] of RUNS.entries()) {
    const runId = `2026112${1 + index}-120000-4f2a`;
    const path = join(folder, '.proctor', 'runs', runId);
    mkdirSync(path, {recursive: true});
    const startMs = START_MS + index * 24 * HOUR_MS;
    const text = journalText(stamp(runEvents({...run, runId}), startMs));
    writeFileSync(join(path, 'journal.jsonl'), text);
  }
});

afterAll(() => {
  rmSync(folder, {recursive: true});
});

function attempt(
  verdict: AttemptPart['verdict'],
  durationMs: number,
  reason?: string,
): AttemptPart {
  return {verdict, durationMs, steps: [], ...(reason !== undefined && {reason})};
}

function boot(verdict: Exclude<Verdict, 'flaky'>, bootMs: number, reason?: string): CasePart {
  const metrics = [{name: 'boot_ms', value: bootMs, unit: 'ms'}];
  return {
    record: {id: 'boot@vm', scenario: 'boot', environment: 'vm', tags: ['smoke']},
    attempts: [{...attempt(verdict, bootMs * 10, reason), metrics}],
  };
}

function swap(verdict: Exclude<Verdict, 'flaky'>, reason?: string): CasePart {
  return {
    record: {id: 'swap@here:n=1', scenario: 'swap', environment: 'here', matrix: {n: 1}},
    attempts: [attempt(verdict, 5000, reason)],
  };
}

const RUNS: readonly RunPart[] = [
  {exitCode: 0, cases: [boot('passed', 40), swap('passed')]},
  {exitCode: 1, cases: [boot('failed', 50, 'pid 17 hung at 0xdead'), swap('passed')]},
  {exitCode: 1, cases: [boot('passed', 44), swap('failed', '=HYPERLINK("x"), exit code 2')]},
  {exitCode: 1, cases: [boot('failed', 90, 'pid 9 hung at 0xbeef')]},
];

interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process, in the folder of the tests. */
async function proctor(...args: string[]): Promise<Outcome> {
  let [stdout, stderr] = ['', ''];
  const output = {isTerminal: false, columns: undefined};
  const io: CliIo = {
    stdout: {
      ...output,
      write: (text) => {
        stdout += text;
      },
    },
    stderr: {
      ...output,
      write: (text) => {
        stderr += text;
      },
    },
    env: {PROCTOR_STATE_DIR: join(folder, 'state')},
    cwd: folder,
    signal: new AbortController().signal,
    onInterrupt: () => ({[Symbol.dispose]: () => {}}),
  };
  return {exitCode: await runProgram(args, io), stdout, stderr};
}

async function linesOf(...args: string[]): Promise<string[]> {
  const {exitCode, stdout, stderr} = await proctor(...args);
  expect([exitCode, stderr]).toEqual([0, '']);
  return stdout.trimEnd().split('\n');
}

async function rowsOf(...args: string[]): Promise<Record<string, unknown>[]> {
  const {rows} = JSON.parse((await linesOf('history', ...args, '--format', 'json')).join('\n'));
  return rows as Record<string, unknown>[];
}

describe('D25 proctor history', {timeout: 60_000}, () => {
  it('lists runs, the latest first', async () => {
    expect(await linesOf('history')).toMatchInlineSnapshot(`
      [
        "RUN                   STARTED           OUTCOME  PASSED  FAILED  FLAKY  ERROR  SKIPPED  INTERRUPTED  SUCCESS  TOOK  EXIT  SHARD  MANIFEST",
        "20261124-120000-4f2a  2026-11-24 12:00  failed           1                                           0.0 %    4.3s  1            proctor.yaml",
        "20261123-120000-4f2a  2026-11-23 12:00  failed   1       1                                           50.0 %   4.3s  1            proctor.yaml",
        "20261122-120000-4f2a  2026-11-22 12:00  failed   1       1                                           50.0 %   4.3s  1            proctor.yaml",
        "20261121-120000-4f2a  2026-11-21 12:00  passed   2                                                   100.0 %  4.3s  0            proctor.yaml",
      ]
    `);
    expect(await linesOf('history', '--limit', '1')).toHaveLength(3);
  });

  it('says how often what passed', async () => {
    expect(await linesOf('history', 'rates', '--by', 'scenario')).toMatchInlineSnapshot(`
      [
        "SCENARIO  SUCCESS  RESULTS  PASSED  FAILED  FLAKY  ERROR  SKIPPED  INTERRUPTED",
        "boot      50.0 %   4        2       2",
        "swap      66.7 %   3        2       1",
      ]
    `);
    expect(await rowsOf('rates', '--tag', 'smoke')).toMatchObject([{name: 'boot@vm', total: 4}]);
    expect(await rowsOf('rates', '--environment', 'here')).toMatchObject([{name: 'swap@here:n=1'}]);
    expect(await rowsOf('rates', '--scenario', 'sw*')).toMatchObject([{name: 'swap@here:n=1'}]);
    expect(await rowsOf('rates', '--since', '2026-11-24')).toMatchObject([{total: 1, failed: 1}]);
  });

  it('says what is slowest and what is flakiest', async () => {
    expect(await rowsOf('slowest')).toMatchObject([
      {name: 'swap@here:n=1', p90Ms: 5000, passes: 2},
      {name: 'boot@vm', p90Ms: 440, medianMs: 400},
    ]);
    expect(await rowsOf('flakiest')).toEqual([
      {name: 'boot@vm', rate: 0.5, changes: 3, flaky: 0, failed: 2, judged: 4},
    ]);
  });

  it('puts the same failures of several runs together', async () => {
    const [first, ...rest] = await rowsOf('failures');
    expect(first).toMatchObject({
      title: 'pid <n> hung at <hex>',
      count: 2,
      runs: 2,
      cases: ['boot@vm'],
      lastRun: '20261124-120000-4f2a',
    });
    expect(rest).toHaveLength(1);
  });

  it('writes CSV in which nothing is a formula', async () => {
    const lines = await linesOf('history', 'failures', '--scenario', 'swap', '--format', 'csv');
    expect(lines).toEqual([
      'count,runs,firstAt,lastAt,lastRun,cases,title\r',
      '1,1,2026-11-23T12:00:00.010Z,2026-11-23T12:00:00.010Z,20261123-120000-4f2a,swap@here:n=1,"\'=HYPERLINK(""x""), exit code 2"',
    ]);
  });

  it('shows the trend of a case, of a metric and of all runs', async () => {
    expect(await rowsOf('trend', 'boot@vm')).toMatchObject(
      ['passed', 'failed', 'passed', 'failed'].map((verdict) => ({verdict, name: 'boot@vm'})),
    );
    expect(await rowsOf('trend', 'boot@vm', '--metric', 'boot_ms')).toMatchObject([
      {value: 40, unit: 'ms'},
      {value: 50, change: 0.25},
      {value: 44},
      {value: 90},
    ]);
    expect(await rowsOf('trend', '--by', 'week')).toMatchObject([
      {at: '2026-11-16T00:00:00.000Z', runs: 2, failed: 1},
      {at: '2026-11-23T00:00:00.000Z', runs: 2, failed: 2},
    ]);
    expect(await rowsOf('stages')).toMatchObject([
      {environment: 'here', stage: 'connect', count: 3, failed: 0},
      {environment: 'vm', stage: 'connect', count: 4},
    ]);
  });

  it.each([
    [['rates', '--since', 'yesterday'], 'expected an age, as 7d, or a date'],
    [['rates', '--tag', 'smoke and'], 'smoke and'],
    [['trend', '/(/'], 'cannot use the pattern'],
    [['prune', '--dry-run'], '--dry-run needs --older-than or --keep'],
  ])('refuses %j', async (args, why) => {
    const {exitCode, stdout, stderr} = await proctor('history', ...args);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain(why);
  });

  it('is rebuilt to the same', async () => {
    const before = await rowsOf('rates');
    expect(await linesOf('history', 'rebuild')).toEqual([`4 runs recorded anew from ${folder}`]);
    expect(await rowsOf('rates')).toEqual(before);
  });

  it('says what pruning would remove', async () => {
    expect(await linesOf('history', 'prune', '--keep', '3', '--dry-run')).toEqual([
      '20261121-120000-4f2a',
      'would be removed: the folders of 1 run, the history of 1 run',
    ]);
  });
});

describe('proctor compare', {timeout: 60_000}, () => {
  it('compares the latest run with the one before', async () => {
    expect(await linesOf('compare')).toEqual([
      'before 20261123-120000-4f2a  2026-11-23 12:00  1 passed, 1 failed, 4.3s',
      'after  20261124-120000-4f2a  2026-11-24 12:00  1 failed, 4.3s',
      'new failures',
      '  boot@vm  was passed  pid <n> hung at <hex>',
      'gone',
      '  swap@here:n=1',
      'metrics',
      '  boot@vm  boot_ms: 44 -> 90 ms (+104.5 %)',
      '1 new failures, 1 gone, 0 as before',
    ]);
  });

  it('compares any two runs, in all formats', async () => {
    const ids = ['20261122-120000-4f2a', '20261123-120000-4f2a'];
    const text = (await linesOf('compare', ...ids, '--format', 'json')).join('\n');
    expect(JSON.parse(text)).toMatchObject({
      before: {runId: ids[0]},
      newFailures: [{name: 'swap@here:n=1', before: 'passed', after: 'failed'}],
      fixed: [{name: 'boot@vm'}],
    });
    expect(await linesOf('compare', ...ids, '--format', 'csv')).toHaveLength(3);
    expect((await linesOf('compare', 'previous', ids[0] ?? ''))[0]).toContain('20261121-120000');
  });

  it('fails on new failures only where that is wanted', async () => {
    expect((await proctor('compare', '--fail-on-new')).exitCode).toBe(1);
    const [first = '', second = ''] = ['20261123-120000-4f2a', '20261121-120000-4f2a'];
    expect((await proctor('compare', first, second, '--fail-on-new')).exitCode).toBe(0);
  });

  it('refuses a run that is not recorded', async () => {
    const {exitCode, stderr} = await proctor('compare', 'x');
    expect([exitCode, stderr]).toEqual([
      2,
      'proctor: no run "x" is recorded; proctor history shows what there is\n',
    ]);
  });
});
