import {spawnSync} from 'node:child_process';
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {describe, expect, it} from 'vitest';
import {CliFolder} from '../../rig/cli.ts';
import {journalText, passingCase, runEvents, stamp} from '../../rig/journal-fixtures.ts';

const BIN = join(import.meta.dirname, '..', '..', '..', 'bin', 'proctor.js');

/** Whether this user may have mounts of its own. */
function canMount(): boolean {
  return spawnSync('unshare', ['-m', 'mount', '--bind', '/tmp', '/tmp']).status === 0;
}

const TWO_CASES = `proctor: 1
scenarios:
  good: {steps: [{run: "true"}]}
  bad: {steps: [{run: exit 1}]}
`;

/** A folder whose state is its own. */
class HistoryFolder extends CliFolder {
  readonly env = {PROCTOR_STATE_DIR: join(this.path, 'state')};
  readonly database = join(this.path, 'state', 'proctor.db');

  run(...args: string[]) {
    return this.proctor(args, this.env);
  }

  async rows(...args: string[]): Promise<Record<string, unknown>[]> {
    const {stdout} = await this.run('history', ...args, '--format', 'json');
    return (JSON.parse(stdout) as {rows: Record<string, unknown>[]}).rows;
  }
}

describe('D25 the history of runs', {timeout: 90_000}, () => {
  it('has all of several runs that end at once', async () => {
    using folder = new HistoryFolder({'proctor.yaml': TWO_CASES});
    const runs = await Promise.all([1, 2, 3, 4].map(() => folder.run('run', '-q')));
    expect(runs.map(({exitCode, stderr}) => [exitCode, stderr])).toEqual(runs.map(() => [1, '']));
    expect(await folder.rows('rates')).toMatchObject([
      {name: 'bad@local', failed: 4},
      {name: 'good@local', passed: 4},
    ]);
  });

  it('has runs whose process was killed', async () => {
    using folder = new HistoryFolder({
      'proctor.yaml': `proctor: 1
concurrency: 1
scenarios:
  first: {steps: [{run: "true"}]}
  second: {steps: [{run: "echo begun; sleep 60"}]}
`,
    });
    const running = folder.start(['run', '--verbose'], folder.env);
    await running.shows('| begun');
    running.child.kill('SIGKILL');
    await running.ended;
    const {stdout} = await folder.run('list', '--last-failed', '--format', 'ids');
    expect(stdout).toBe('second@local\n');
    expect(await folder.rows('runs')).toMatchObject([
      {outcome: 'cut off', passed: 1, interrupted: 1},
    ]);
  });

  it('shows in the summary what is known to be flaky, and how much', async () => {
    using folder = new HistoryFolder({
      'proctor.yaml': `proctor: 1
scenarios:
  shaky:
    steps:
      - run: n=$(cat n || echo 0); echo $((n + 1)) > n; exit $((n % 2))
        working-directory: \${{ variables.FOLDER }}
variables: {FOLDER: /}
`,
    });
    const run = () => folder.run('run', '-q', '--variable', `FOLDER=${folder.path}`);
    for (let n = 0; n < 3; n += 1) expect((await run()).stdout).not.toContain('known flaky');
    expect((await run()).stdout).toContain(
      'known flaky\n  ✗ shaky@local  failed or needed a retry in 1 of its last 3 runs (33 %)\n',
    );
    expect(folder.read('.proctor/latest/report.json')).toContain(
      '"flakiness":{"failed":1,"runs":3}',
    );
  });

  it('is what a metric without a stored baseline is compared with', async () => {
    using folder = new HistoryFolder({
      'proctor.yaml': `proctor: 1
variables: {MS: "10"}
scenarios:
  boot:
    steps: [{run: "echo ::metric boot_ms=\${{ variables.MS }} ms"}]
    metrics: {boot_ms: {regression: 20%}}
`,
    });
    const codes: (number | null)[] = [];
    for (const ms of ['10', '14', '11', '12', '16']) {
      codes.push((await folder.run('run', '-q', '--variable', `MS=${ms}`)).exitCode);
    }
    expect(codes).toEqual([0, 0, 0, 0, 1]);
    expect(Object.values(folder.reasons())).toEqual([
      'metrics: boot_ms is 16 ms, more than 20% worse than its baseline of 11.5 ms',
    ]);
  });
});

describe('a database that cannot be used costs no verdict', {timeout: 90_000}, () => {
  it('when it is damaged', async () => {
    using folder = new HistoryFolder({'proctor.yaml': TWO_CASES});
    mkdirSync(join(folder.path, 'state'));
    writeFileSync(
      folder.database,
      'this is no database, but it is long enough to be read as one'.repeat(20),
    );
    const {exitCode, stderr} = await folder.run('run', '-q');
    expect(exitCode).toBe(1);
    expect(folder.verdicts()).toEqual({'good@local': 'passed', 'bad@local': 'failed'});
    expect(stderr).toContain('proctor: cannot read the history: ');
    expect(stderr).toContain('proctor: cannot keep the history of this run: ');
    const asked = await folder.run('history');
    expect(asked).toMatchObject({exitCode: 3, stdout: ''});
    expect(asked.stderr).toContain('file is not a database');
  });

  it('when another process keeps it locked', async () => {
    using folder = new HistoryFolder({'proctor.yaml': TWO_CASES});
    await folder.run('run', '-q', 'good');
    const other = new DatabaseSync(folder.database);
    other.exec('BEGIN IMMEDIATE');
    const {exitCode, stderr} = await folder.run('run', '-q');
    other.close();
    expect(exitCode).toBe(1);
    expect(stderr).toContain('proctor: cannot keep the history of this run: ');
    // Nothing is lost: who looks next finds the run.
    expect(await folder.rows('rates')).toMatchObject([{failed: 1}, {passed: 2}]);
  });

  it.skipIf(!canMount())('when it is read-only (skipped where mounts cannot be made)', async () => {
    using folder = new HistoryFolder({'proctor.yaml': TWO_CASES});
    await folder.run('run', '-q', 'good');
    const script = `mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && shift && exec "$@"`;
    const readOnly = (...args: string[]) =>
      spawnSync(
        'unshare',
        ['-m', 'sh', '-c', script, 'sh', folder.database, process.execPath, BIN, ...args],
        {cwd: folder.path, env: {...process.env, ...folder.env}, encoding: 'utf8'},
      );
    const {status, stderr} = readOnly('run', '-q');
    expect([status, stderr]).toEqual([
      1,
      expect.stringContaining('proctor: cannot keep the history of this run: '),
    ]);
    const asked = readOnly('history', 'rates', '--format', 'csv');
    expect(asked.stderr).toContain('proctor: cannot bring the history up to date: ');
    // What was recorded before can be read.
    expect([asked.status, asked.stdout.split('\r\n')[1]]).toEqual([
      0,
      'good@local,1,1,1,0,0,0,0,0',
    ]);
    expect(await folder.rows('rates')).toMatchObject([{failed: 1}, {passed: 2}]);
  });
});

it('a writer that is killed leaves the history as it was', {timeout: 90_000}, async () => {
  using folder = new HistoryFolder({'proctor.yaml': TWO_CASES});
  const cases = Array.from({length: 4000}, (_, index) => passingCase(`case-${index}`));
  const path = join(folder.path, '.proctor', 'runs', '20261121-120000-4f2a');
  mkdirSync(path, {recursive: true});
  writeFileSync(join(path, 'journal.jsonl'), journalText(stamp(runEvents({cases, exitCode: 0}))));
  const before = await folder.rows('rates');
  expect(before).toHaveLength(4000);
  const writer = folder.start(['history', 'rebuild'], folder.env);
  const database = new DatabaseSync(folder.database);
  const count = database.prepare('SELECT count(*) AS n FROM history_runs');
  while (count.get()?.['n'] === 1) await new Promise((resolve) => setImmediate(resolve));
  writer.child.kill('SIGKILL');
  await writer.ended;
  expect(await folder.rows('rates')).toEqual(before);
  expect((await folder.run('history', 'rebuild')).stdout).toMatch(/^1 run recorded anew/);
  expect(await folder.rows('rates')).toEqual(before);
  // Nothing is left of what the killed one wrote.
  const rows = database.prepare('SELECT count(*) AS n FROM history_results').get()?.['n'];
  expect([count.get()?.['n'], rows]).toEqual([1, 4000]);
  database.close();
});
