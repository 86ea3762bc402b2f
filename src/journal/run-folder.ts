import {randomBytes} from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {makeFolders} from '../util/owned-place.ts';

/** Where a run keeps its files; all paths absolute if the manifest's folder is. */
export interface RunFolder {
  readonly runId: string;
  readonly path: string;
  /** Does not exist yet. */
  readonly journalPath: string;
  readonly logs: string;
  readonly captured: string;
}

/** Tries at a free name: 16 random bits make even the second very unlikely to be needed. */
const TRIES_MAX = 100;

/** An id that sorts by time: `20261121-120512-4f2a`, in UTC. */
export function newRunId(nowMs: number): string {
  const digits = new Date(nowMs).toISOString().replaceAll(/[-:]/gu, '');
  return `${digits.slice(0, 8)}-${digits.slice(9, 15)}-${randomBytes(2).toString('hex')}`;
}

/** Where the runs of a manifest are kept: `.proctor` beside it. */
export function runRootOf(manifestFolder: string): string {
  return join(manifestFolder, '.proctor');
}

/**
 * Creates `.proctor/runs/<run id>/` below `manifestFolder`, and points `.proctor/latest` to it.
 *
 * @param runId from `newRunId`; its last part is changed if another run has taken it.
 * @throws the system's error if it cannot be created.
 */
export function createRunFolder(manifestFolder: string, runId: string): RunFolder {
  const folder = createRunFolderIn(runRootOf(manifestFolder), runId);
  makeLatest(folder);
  return folder;
}

/** As `createRunFolder`, for runs that are kept in `root`; who begins it says `makeLatest`. */
export function createRunFolderIn(root: string, runId: string): RunFolder {
  const runs = join(root, 'runs');
  makeFolders(runs);
  const ignore = join(root, '.gitignore');
  if (!existsSync(ignore)) writeFileSync(ignore, '*\n');
  const id = claim(runs, runId);
  const folder = layout(join(runs, id), id);
  mkdirSync(folder.logs);
  mkdirSync(folder.captured);
  return folder;
}

/** The folder of a run that exists, by its id or `latest`; `undefined` if there is none. */
export function findRunFolder(manifestFolder: string, runId: string): RunFolder | undefined {
  return findRunFolderIn(runRootOf(manifestFolder), runId);
}

/** As `findRunFolder`, for runs that are kept in `root`. */
export function findRunFolderIn(root: string, runId: string): RunFolder | undefined {
  const id = runId === 'latest' ? latestRunId(root) : runId;
  // An id is one name: never a way out of the folder.
  if (id === undefined || !/^[\w-][\w.-]*$/u.test(id)) return undefined;
  const folder = layout(join(root, 'runs', id), id);
  return existsSync(folder.journalPath) ? folder : undefined;
}

/** The folder of a run at `path`, wherever that is; `undefined` where there is no journal in it. */
export function runFolderAt(path: string): RunFolder | undefined {
  const folder = layout(path, basename(path));
  return existsSync(folder.journalPath) ? folder : undefined;
}

function layout(path: string, runId: string): RunFolder {
  return {
    runId,
    path,
    journalPath: join(path, 'journal.jsonl'),
    logs: join(path, 'logs'),
    captured: join(path, 'captured'),
  };
}

/** Creates the folder of a run that no other has; creation decides who gets a name. */
function claim(runs: string, runId: string): string {
  let id = runId;
  for (let tries = 1; ; tries++) {
    try {
      mkdirSync(join(runs, id));
      return id;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || tries === TRIES_MAX) throw error;
      id = `${runId.replace(/-[0-9a-f]{4}$/u, '')}-${randomBytes(2).toString('hex')}`;
    }
  }
}

/**
 * Points `latest` to a run, in one step: a reader finds the old run or this one. It is a help for
 * people: where it cannot be done, as on a full disk, all is well without.
 */
export function makeLatest({path, runId}: RunFolder): void {
  const root = dirname(dirname(path));
  const latest = join(root, 'latest');
  const next = join(root, `.latest-${runId}`);
  try {
    symlinkSync(join('runs', runId), next, 'dir');
  } catch {
    // No links here (some network and FAT file systems): a file with the id does as well.
    try {
      writeFileSync(next, `${runId}\n`);
    } catch {
      return;
    }
  }
  try {
    renameSync(next, latest);
  } catch {
    rmSync(next, {force: true});
  }
}

function latestRunId(root: string): string | undefined {
  const latest = join(root, 'latest');
  try {
    return readFileSync(latest, 'utf8').trim();
  } catch {
    // A link to a folder cannot be read as a file.
  }
  try {
    return realpathSync(latest).split('/').at(-1);
  } catch {
    return undefined;
  }
}
