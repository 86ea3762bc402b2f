import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import fc from 'fast-check';
import {expect, it} from 'vitest';
import {StateDatabase} from '../../../../src/state/database.ts';
import {HistoryStore} from '../../../../src/state/history/history-store.ts';
import {ownIdentity} from '../../../../src/util/owner-identity.ts';
import {HistoryProject, runIdOf} from '../../../rig/history-project.ts';
import {passingCase, START_MS, variedRun} from '../../../rig/journal-fixtures.ts';

/** Rows of all runs, and runs that are not shown. */
function countRows(project: HistoryProject): unknown {
  using database = StateDatabase.open(project.stateFolder);
  return database.read((db) => ({
    results: db.prepare('SELECT count(*) AS n FROM history_results').get()?.['n'],
    hidden: db.prepare("SELECT count(*) AS n FROM history_runs WHERE state <> 'kept'").get()?.['n'],
  }));
}

it('keeps each run once when several write all of them at once', async () => {
  using project = new HistoryProject();
  const cases = Array.from({length: 300}, (_, index) => passingCase(`case-${index}`));
  for (const n of [0, 1, 2]) {
    project.addRun(runIdOf(n), {cases, startMs: START_MS + n * 60_000, exitCode: 0});
  }
  const stores = Array.from({length: 4}, () => HistoryStore.open(project.stateFolder));
  const rebuilt = await Promise.all(stores.map((s) => s.project(project.folder).rebuild()));
  expect(rebuilt.map(({recorded}) => recorded.length)).toEqual([3, 3, 3, 3]);
  expect(project.kept()).toEqual(project.journaled());
  for (const store of stores) store.close();
  await project.history.rebuild();
  expect(countRows(project)).toEqual({results: 900, hidden: 0});
});

it('removes what a writer that died has left, and nothing of one that is alive', async () => {
  using project = new HistoryProject();
  project.addRun(runIdOf(0), {cases: [passingCase('a')], exitCode: 0});
  await project.history.catchUp();
  using database = StateDatabase.open(project.stateFolder);
  // A pid may be another process's by now: its start tells.
  const dead = {...ownIdentity(), startTicks: 1};
  for (const owner of [dead, ownIdentity()]) {
    database.write((db) =>
      db
        .prepare(
          `INSERT INTO history_runs SELECT NULL, project, 'other', 'writing', ?, row_count, kind,
             manifest, name, sha256, version, hostname, started_at, duration_ms, exit_code, complete,
             stopping, seed, shard_index, shard_count, journal_bytes, passed, failed, flaky, skipped,
             error, interrupted FROM history_runs WHERE state = 'kept'`,
        )
        .run(JSON.stringify({owner, at: Date.UTC(2020, 0)})),
    );
  }
  await project.history.rebuild();
  expect(countRows(project)).toEqual({results: 1, hidden: 1});
});

it('D25 keeps, of a journal that is cut off anywhere, what it still says', {
  timeout: 90_000,
}, async () => {
  using project = new HistoryProject();
  const path = project.addRun(runIdOf(0), variedRun());
  const whole = readFileSync(path);
  const [line = ''] = whole.toString().split('\n', 1);
  // Its process is dead.
  const first = JSON.parse(line) as Record<string, unknown>;
  const started = JSON.stringify({...first, runner: {...ownIdentity(), startTicks: 1}});
  const journal = Buffer.concat([Buffer.from(started), whole.subarray(Buffer.byteLength(line))]);
  await fc.assert(
    fc.asyncProperty(fc.integer({min: started.length + 1, max: journal.length}), async (bytes) => {
      writeFileSync(join(path), journal.subarray(0, bytes));
      await project.history.catchUp();
      expect(project.kept()).toEqual(project.journaled());
    }),
    {numRuns: 100},
  );
});
