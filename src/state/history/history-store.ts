import {statSync} from 'node:fs';
import {basename, dirname} from 'node:path';
import type {DatabaseSync} from 'node:sqlite';
import {foldJournal} from '../../journal/fold-journal.ts';
import type {CaseHistoryRecord} from '../../journal/plan-event.ts';
import type {RunResult} from '../../journal/run-result.ts';
import {wallClockMs} from '../../util/clock.ts';
import {StateDatabase} from '../database.ts';
import {contentOfRun} from './content-of-run.ts';
import {importFile} from './import-file.ts';
import {mayBeLive} from './live-run.ts';
import {readUsualValues, type UsualValue, type WantedMetrics} from './metric-baselines.ts';
import {type KnownCases, knownCases, readKnownCases} from './planned-history.ts';
import {type Pruned, type PruneWish, pruneBeyondBounds, pruneRuns} from './prune-runs.ts';
import {type KeptRun, readContent, readHeads} from './read-run.ts';
import {type RecallWish, recallRuns} from './recalled-runs.ts';
import type {RunContent} from './run-content.ts';
import {projectFolder, type RunOnDisk, runsOnDisk} from './run-folders.ts';
import {sweepHistory} from './sweep-history.ts';
import {removeMarkedRuns, writeRun} from './write-run.ts';

/** Waits for other processes only so long: a history that comes later is better than a late run. */
const BUSY_TIMEOUT_MS = 2000;

/** Of so many runs that are removed by themselves, one makes the rest be looked through, too. */
const SWEEP_EVERY = 64;

/** What became of the runs that were found. */
export interface CatchUp {
  /** Ids of runs that were written. */
  readonly recorded: readonly string[];
  /** Why what could not be read or used could not, in a sentence each. */
  readonly warnings: readonly string[];
}

/**
 * The history of all projects on this machine: what their runs' journals say, in the machine's
 * embedded database. Any number of processes may use it at once.
 */
export class HistoryStore implements Disposable {
  readonly #database: StateDatabase;

  private constructor(database: StateDatabase) {
    this.#database = database;
  }

  /**
   * Opens the database in `stateFolder`, which is made where there is none.
   *
   * @throws {FaultError} `state/unusable`, as all methods do.
   */
  static open(stateFolder: string): HistoryStore {
    return new HistoryStore(StateDatabase.open(stateFolder, {busyTimeoutMs: BUSY_TIMEOUT_MS}));
  }

  /** The project in `folder`. */
  project(folder: string): ProjectHistory {
    return new ProjectHistory(this.#database, projectFolder(folder));
  }

  /** What is known of the cases of the manifest at `path`. */
  forManifest(path: string): KnownCases {
    return this.project(dirname(path)).known(basename(path));
  }

  /** Idempotent. */
  close(): void {
    this.#database.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }
}

/** The history of the manifests in one folder. */
export class ProjectHistory {
  /** Absolute, without links. */
  readonly folder: string;
  readonly #database: StateDatabase;
  #id: number | undefined;

  constructor(database: StateDatabase, folder: string) {
    this.#database = database;
    this.folder = folder;
  }

  /** What is known of the cases of a manifest in the folder. */
  known(manifest: string): KnownCases {
    return (
      this.read((db, project) => readKnownCases(db, {project, manifest})) ?? knownCases(new Map())
    );
  }

  /** Runs `work` on one state of the database; gives `undefined` for a project without a history. */
  read<T>(work: (db: DatabaseSync, project: number) => T): T | undefined {
    return this.#database.read((db) => {
      this.#id ??= findProject(db, this.folder);
      return this.#id === undefined ? undefined : work(db, this.#id);
    });
  }

  /** What metrics of cases of a manifest in the folder usually are. */
  usualValues(manifest: string, wanted: WantedMetrics): UsualValue {
    const read = this.read((db, project) => readUsualValues(db, {project, manifest}, wanted));
    return read ?? (() => undefined);
  }

  /** What the latest runs of `cases`, by their ids, came to; the run `except` left out. */
  recall(
    manifest: string,
    wish: Pick<RecallWish, 'cases' | 'except'>,
  ): readonly CaseHistoryRecord[] {
    return this.read((db, project) => recallRuns(db, {project, manifest, ...wish})) ?? [];
  }

  /** All runs that are kept, the latest first, without their cases. */
  runs(manifest?: string): readonly KeptRun[] {
    return this.read((db, project) => readHeads(db, {project, manifest})) ?? [];
  }

  /** All that is kept of a run. */
  content(run: KeptRun): RunContent {
    return this.#database.read((db) => readContent(db, run));
  }

  /**
   * Keeps what `result`, folded from the journal of the run, says, in place of what was kept of the
   * same run. Keeps the automatic bounds.
   */
  async record(runId: string, result: RunResult, journalBytes: number): Promise<void> {
    await writeRun(this.#database, this.#ownId(), contentOfRun(result, {runId, journalBytes}));
    await removeMarkedRuns(this.#database);
    const input = {database: this.#database, folder: this.folder, heads: this.runs()};
    const {runs} = await pruneBeyondBounds(input);
    // Looking through all rows takes a while, and little has become unused.
    const isTurn = runs.some((runId) => Number.parseInt(runId.slice(-4), 16) % SWEEP_EVERY === 0);
    if (isTurn) await sweepHistory(this.#database);
  }

  /**
   * Records the runs in the project's folder that are not, or not as their journals are now: those
   * whose runner died, and those that were brought along. Runs that may be going on are left alone.
   */
  async catchUp(): Promise<CatchUp> {
    const known = new Map(this.runs().map(({runId, journalBytes}) => [runId, journalBytes]));
    const warning = await importFile(this.#database, {project: this.#ownId(), folder: this.folder});
    const missing = runsOnDisk(this.folder).filter(
      ({runId, journalBytes}) => known.get(runId) !== journalBytes,
    );
    const {recorded, warnings} = await this.#recordAll(missing);
    return {recorded, warnings: [...(warning === undefined ? [] : [warning]), ...warnings]};
  }

  /**
   * Removes runs and their folders; records first what is not. Never a run that may be going on.
   *
   * @param wish Which ones. @default those beyond the automatic bounds
   */
  async prune(wish?: PruneWish): Promise<Pruned> {
    await this.catchUp();
    const input = {database: this.#database, folder: this.folder, heads: this.runs()};
    const pruned = await (wish === undefined ? pruneBeyondBounds(input) : pruneRuns(input, wish));
    if (wish?.dryRun !== true) await sweepHistory(this.#database);
    return pruned;
  }

  /**
   * Records all runs in the project's folder anew. Runs whose folder is gone stay as they are kept:
   * there is nothing else left of them.
   */
  async rebuild(): Promise<CatchUp> {
    await importFile(this.#database, {project: this.#ownId(), folder: this.folder});
    return await this.#recordAll(runsOnDisk(this.folder));
  }

  async #recordAll(runs: readonly RunOnDisk[]): Promise<CatchUp> {
    const recorded: string[] = [];
    const warnings: string[] = [];
    for (const run of runs) {
      try {
        if (mayBeLive(run.journalPath)) continue;
        const {result, journalBytes} = fold(run.journalPath);
        await writeRun(this.#database, this.#ownId(), contentOfRun(result, {...run, journalBytes}));
        recorded.push(run.runId);
      } catch (error) {
        if (!isSystemError(error)) throw error;
        warnings.push(`cannot read the journal of run ${run.runId}: ${error.message}`);
      }
    }
    if (recorded.length > 0) await removeMarkedRuns(this.#database);
    return {recorded, warnings};
  }

  #ownId(): number {
    this.#id ??= this.#database.write((db) => makeProject(db, this.folder));
    return this.#id;
  }
}

/** A run as its journal tells it; the size is taken first: what is appended later makes it another. */
function fold(journalPath: string): {readonly result: RunResult; readonly journalBytes: number} {
  const journalBytes = statSync(journalPath).size;
  using reader = foldJournal(journalPath);
  return {result: reader.result, journalBytes};
}

function findProject(db: DatabaseSync, folder: string): number | undefined {
  const row = db.prepare('SELECT id FROM history_projects WHERE folder = ?').get(folder);
  return row === undefined ? undefined : Number(row['id']);
}

function makeProject(db: DatabaseSync, folder: string): number {
  const known = findProject(db, folder);
  const insert = db.prepare('INSERT INTO history_projects (folder, seen_at) VALUES (?, ?)');
  return known ?? Number(insert.run(folder, wallClockMs()).lastInsertRowid);
}

/** Whether the file system said no, as opposed to the database or a defect. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}
