import {lstatSync, readdirSync, readlinkSync, renameSync, rmSync} from 'node:fs';
import {rm} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import type {StateDatabase} from '../database.ts';
import {mayBeLive} from './live-run.ts';
import type {KeptRun} from './read-run.ts';
import {RUNS_FOLDER, type RunOnDisk, runsOnDisk} from './run-folders.ts';
import {mark, removeMarkedRuns} from './write-run.ts';

/**
 * Bounds that hold without being asked for: of each project, the folders of so many runs stay, and so
 * many runs and rows in the database. A row takes some 40 bytes.
 */
export const AUTOMATIC_BOUNDS = {folders: 500, runs: 5000, rows: 3_000_000} as const;

/** Folders that one run removes on its way out: it is not to take longer for what others left. */
const FOLDERS_AT_ONCE_MAX = 20;

/** Put before the name of a folder that is being removed: it is no run any more. */
const REMOVING = '.removing-';

/** Which runs are to go. */
export interface PruneWish {
  /** Runs that started before; ms since the epoch. @default all */
  readonly startedBefore?: number;
  /** The latest so many stay, however old. */
  readonly keep: number;
  /** Whether what the database has of them stays. @default false */
  readonly keepHistory?: boolean;
  /** Whether to say only what would go. @default false */
  readonly dryRun?: boolean;
}

/** What has gone. */
export interface Pruned {
  /** Ids of runs whose folder is gone. */
  readonly folders: readonly string[];
  /** Ids of runs that the database has no more. */
  readonly runs: readonly string[];
  /** Why what should have gone has not, in a sentence each. */
  readonly problems: readonly string[];
}

/** What pruning works on. */
export interface PruneInput {
  readonly database: StateDatabase;
  /** Of the project; absolute. */
  readonly folder: string;
  /** All runs of the project that are kept, the latest first. */
  readonly heads: readonly KeptRun[];
}

/**
 * Removes runs: their folders, and what the database has of them. Never a run that may be going on,
 * nor the folder of one that the database does not have.
 *
 * @throws {FaultError} `state/unusable`.
 */
export async function pruneRuns(input: PruneInput, wish: PruneWish): Promise<Pruned> {
  const {startedBefore = Number.POSITIVE_INFINITY, keep, keepHistory, dryRun} = wish;
  const going = input.heads.slice(keep).filter(({startedAt}) => startedAt < startedBefore);
  const onDisk = new Map(runsOnDisk(input.folder).map((run) => [run.runId, run]));
  const isLive = ({runId}: KeptRun): boolean => {
    const run = onDisk.get(runId);
    return run !== undefined && isLiveOrUnknown(run);
  };
  const ended = going.filter((run) => !isLive(run));
  const folders = ended.flatMap(({runId}) => onDisk.get(runId) ?? []);
  const runs = keepHistory === true ? [] : ended;
  if (dryRun === true) {
    return {folders: folders.map(idOf), runs: runs.map(idOf), problems: []};
  }
  const {removed, problems} = await removeFolders(folders);
  // What has its folder still would be recorded again by the next who looks.
  const left = new Set(folders.map(idOf).filter((runId) => !removed.includes(runId)));
  const gone = runs.filter(({runId}) => !left.has(runId));
  await removeRuns(input.database, gone);
  removeDanglingLatest(input.folder);
  return {folders: removed, runs: gone.map(idOf), problems};
}

/** Keeps the automatic bounds, a little at a time. @throws {FaultError} `state/unusable`. */
export async function pruneBeyondBounds(
  input: PruneInput,
  bounds: {readonly [K in keyof typeof AUTOMATIC_BOUNDS]: number} = AUTOMATIC_BOUNDS,
): Promise<Pruned> {
  const {heads, folder} = input;
  removeRest(join(folder, RUNS_FOLDER));
  const isKept = new Set(heads.map(idOf));
  // Names begin with the time, so that the oldest come first; what is not recorded stays.
  const onDisk = runsOnDisk(folder);
  const tooMany = onDisk
    .slice(0, Math.max(0, onDisk.length - bounds.folders))
    .filter((run) => isKept.has(run.runId) && !isLiveOrUnknown(run))
    .slice(0, FOLDERS_AT_ONCE_MAX);
  const {removed, problems} = await removeFolders(tooMany);
  const hasFolder = new Set(runsOnDisk(folder).map(idOf));
  let rows = 0;
  const gone = heads.filter(({runId, rowCount}, index) => {
    rows += rowCount;
    const isBeyond = index >= bounds.runs || (rows > bounds.rows && index > 0);
    return isBeyond && !hasFolder.has(runId);
  });
  await removeRuns(input.database, gone);
  return {folders: removed, runs: gone.map(idOf), problems};
}

function idOf({runId}: {readonly runId: string}): string {
  return runId;
}

function isLiveOrUnknown({journalPath}: Pick<RunOnDisk, 'journalPath'>): boolean {
  try {
    return mayBeLive(journalPath);
  } catch {
    return true;
  }
}

async function removeRuns(database: StateDatabase, runs: readonly KeptRun[]): Promise<void> {
  for (const {row} of runs) database.write((db) => mark(db, row));
  if (runs.length > 0) await removeMarkedRuns(database);
}

async function removeFolders(
  runs: readonly RunOnDisk[],
): Promise<{readonly removed: readonly string[]; readonly problems: readonly string[]}> {
  const removed: string[] = [];
  const problems: string[] = [];
  for (const run of runs) {
    try {
      if (await removeFolder(run)) removed.push(run.runId);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      problems.push(`cannot remove ${run.path}: ${why}`);
    }
  }
  return {removed, problems};
}

/** Takes its name away first: what is cut short leaves no half of a run. */
async function removeFolder({path, runId}: RunOnDisk): Promise<boolean> {
  const going = join(dirname(path), `${REMOVING}${runId}`);
  renameSync(path, going);
  // Somebody may have begun to go on with it in between.
  if (isLiveOrUnknown({journalPath: join(going, 'journal.jsonl')})) {
    renameSync(going, path);
    return false;
  }
  await rm(going, {recursive: true, force: true, maxRetries: 3});
  return true;
}

/** Removes what an earlier pruning was killed in the middle of. */
function removeRest(runs: string): void {
  try {
    for (const name of readdirSync(runs)) {
      if (name.startsWith(REMOVING)) rmSync(join(runs, name), {recursive: true, force: true});
    }
  } catch {
    // It is not ours to remove, or there is nothing: it takes room, and is no run.
  }
}

/** `.proctor/latest` of a project whose last run is gone. */
function removeDanglingLatest(folder: string): void {
  const latest = join(folder, '.proctor', 'latest');
  try {
    if (lstatSync(latest).isSymbolicLink()) {
      const target = join(dirname(latest), readlinkSync(latest));
      if (lstatSync(target, {throwIfNoEntry: false}) === undefined) rmSync(latest);
    }
  } catch {
    // There is none.
  }
}
