import {readdirSync, realpathSync, statSync} from 'node:fs';
import {join, resolve} from 'node:path';

/** Name of the folder beside a manifest in which its runs are. */
export const RUNS_FOLDER = join('.proctor', 'runs');

/** A run that has a journal. */
export interface RunOnDisk {
  /** Name of its folder. */
  readonly runId: string;
  /** Absolute. */
  readonly path: string;
  readonly journalPath: string;
  readonly journalBytes: number;
}

/**
 * What projects are told apart by: the manifest's folder, with all links resolved.
 *
 * Not the identity of its repository: two work trees of one hold different states of it, and what
 * failed last in one says nothing of the other; a folder need not be in a repository at all, and
 * one repository may hold many projects. A folder that was moved or copied finds its past again in
 * the journals that moved along.
 */
export function projectFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return resolve(folder);
  }
}

/** The runs of a project that have a journal, oldest first as their names tell. */
export function runsOnDisk(folder: string): RunOnDisk[] {
  const runs = join(folder, RUNS_FOLDER);
  return namesIn(runs).flatMap((runId) => {
    // What is being removed.
    if (runId.startsWith('.')) return [];
    const path = join(runs, runId);
    const journalPath = join(path, 'journal.jsonl');
    const stats = statSync(journalPath, {throwIfNoEntry: false});
    return stats?.isFile() ? [{runId, path, journalPath, journalBytes: stats.size}] : [];
  });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    // There is none yet, or it is not ours to read: then there are no runs to find.
    return [];
  }
}
