import {mkdirSync, readdirSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {StateDatabase} from '../../../../src/state/database.ts';
import {pruneBeyondBounds} from '../../../../src/state/history/prune-runs.ts';
import {ownIdentity} from '../../../../src/util/owner-identity.ts';
import {HistoryProject, runIdOf} from '../../../rig/history-project.ts';
import {
  journalText,
  passingCase,
  runEvents,
  START_MS,
  stamp,
} from '../../../rig/journal-fixtures.ts';

const HOUR_MS = 60 * 60 * 1000;

/** A project with `count` runs, an hour apart, all recorded. */
async function projectWith(count: number): Promise<HistoryProject> {
  const project = new HistoryProject();
  for (let n = 0; n < count; n += 1) {
    project.addRun(runIdOf(n), {
      cases: [passingCase(`case-${n}`), passingCase('a')],
      startMs: START_MS + n * HOUR_MS,
      exitCode: 0,
    });
  }
  await project.history.catchUp();
  return project;
}

const idsOnDisk = (project: HistoryProject): string[] =>
  readdirSync(join(project.folder, '.proctor', 'runs')).sort();

const idsKept = (project: HistoryProject): string[] =>
  project.history
    .runs()
    .map(({runId}) => runId)
    .sort();

/** A run whose process is this one, and which has no end. */
function addLiveRun(project: HistoryProject, n: number): void {
  const events = stamp(runEvents({cases: [passingCase('a')], runId: runIdOf(n)}), START_MS);
  const [first, ...rest] = events;
  const folder = join(project.folder, '.proctor', 'runs', runIdOf(n));
  mkdirSync(folder, {recursive: true});
  const journal = journalText([
    {...first, runner: ownIdentity()} as (typeof events)[number],
    ...rest,
  ]);
  writeFileSync(join(folder, 'journal.jsonl'), journal);
}

describe('pruning', () => {
  it('removes runs that are older, folders and history, but not the latest ones', async () => {
    using project = await projectWith(6);
    const wish = {startedBefore: START_MS + 4 * HOUR_MS, keep: 3};
    const pruned = await project.history.prune(wish);
    const [gone, kept] = [[0, 1, 2].map(runIdOf), [3, 4, 5].map(runIdOf)];
    expect(pruned).toEqual({folders: [...gone].reverse(), runs: [...gone].reverse(), problems: []});
    expect(idsOnDisk(project)).toEqual(kept);
    expect(idsKept(project)).toEqual(kept);
    expect(project.kept()).toEqual(project.journaled());
  });

  it('says only what would go, where that is wanted', async () => {
    using project = await projectWith(3);
    const {folders} = await project.history.prune({keep: 1, dryRun: true});
    expect(folders).toEqual([runIdOf(1), runIdOf(0)]);
    expect(idsOnDisk(project)).toHaveLength(3);
    expect(idsKept(project)).toHaveLength(3);
  });

  it('keeps the history of runs whose folders go, where that is wanted', async () => {
    using project = await projectWith(3);
    const before = project.kept();
    await project.history.prune({keep: 1, keepHistory: true});
    expect(idsOnDisk(project)).toEqual([runIdOf(2)]);
    expect(project.kept()).toEqual(before);
  });

  it('never removes a run that is going on', async () => {
    using project = await projectWith(2);
    addLiveRun(project, 9);
    await project.history.prune({keep: 0});
    expect(idsOnDisk(project)).toEqual([runIdOf(9)]);
    // Nor is it recorded before its end.
    expect(idsKept(project)).toEqual([]);
  });

  it('removes the link to a latest run that is gone', async () => {
    using project = await projectWith(1);
    const root = join(project.folder, '.proctor');
    symlinkSync(join('runs', runIdOf(0)), join(root, 'latest'));
    await project.history.prune({keep: 0});
    expect(readdirSync(root)).toEqual(['runs']);
  });

  it('leaves no row of what it has removed', async () => {
    using project = await projectWith(2);
    await project.history.prune({keep: 0});
    using database = StateDatabase.open(project.stateFolder);
    const tables = ['runs', 'results', 'attempts', 'metrics', 'stages', 'texts', 'cases'];
    const counts = database.read((db) =>
      tables.map((name) => db.prepare(`SELECT count(*) AS n FROM history_${name}`).get()?.['n']),
    );
    expect(counts).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  it('leaves what other projects still use', async () => {
    using project = await projectWith(3);
    const before = project.kept();
    const other = project.store.project(project.path);
    await other.prune({keep: 0});
    await project.history.prune({keep: 3});
    expect(project.kept()).toEqual(before);
  });

  it('forgets a project whose folder has been gone for long', async () => {
    using project = await projectWith(1);
    using database = StateDatabase.open(project.stateFolder);
    const gone = join(project.path, 'gone');
    database.write((db) => {
      db.prepare('INSERT INTO history_projects (folder, seen_at) VALUES (?, 0)').run(gone);
      db.prepare(
        `INSERT INTO history_imports SELECT id, 'a', 1, 'passed', 0 FROM history_projects
           WHERE folder = ?`,
      ).run(gone);
    });
    await project.history.prune({keep: 1});
    const folders = database.read((db) => db.prepare('SELECT folder FROM history_projects').all());
    expect(folders).toEqual([{folder: project.folder}]);
    expect(database.read((db) => db.prepare('SELECT * FROM history_imports').all())).toEqual([]);
    expect(idsKept(project)).toEqual([runIdOf(0)]);
  });

  it('keeps its bounds by itself: the oldest folders go, then what is recorded of them', async () => {
    using project = await projectWith(6);
    using database = StateDatabase.open(project.stateFolder);
    const bounds = {folders: 4, runs: 5, rows: 1000};
    const heads = project.history.runs();
    const input = {database, folder: project.folder, heads};
    const pruned = await pruneBeyondBounds(input, bounds);
    expect(pruned).toEqual({
      folders: [runIdOf(0), runIdOf(1)],
      runs: [runIdOf(0)],
      problems: [],
    });
    expect(idsKept(project)).toEqual([1, 2, 3, 4, 5].map(runIdOf));
  });
});
