import {createHash} from 'node:crypto';
import {closeSync, mkdtempSync, openSync, rmSync} from 'node:fs';
import os from 'node:os';
import {basename, join, resolve} from 'node:path';
import {
  createRunFolderIn,
  findRunFolderIn,
  newRunId,
  type RunFolder,
  runFolderAt,
  runRootOf,
} from '../journal/run-folder.ts';
import {stateFolder} from '../state/state-folder.ts';
import {wallClockMs} from '../util/clock.ts';
import type {CliIo} from './io.ts';

/** Digits of the hash that tells the folders of manifests apart that have one name. */
const HASH_DIGITS = 8;

/**
 * Makes the folder of a new run: beside the manifest, or where that cannot be written in the state
 * folder, or else in the temporary one. Says so where it is another than the usual.
 *
 * @throws the system's error, where it can be made nowhere.
 */
export function makeRunFolder(manifestFolder: string, io: CliIo): RunFolder {
  const runId = newRunId(wallClockMs());
  let why: unknown;
  for (const root of [...runRoots(manifestFolder, io), undefined]) {
    try {
      const folder = createRunFolderIn(
        root ?? mkdtempSync(join(os.tmpdir(), 'proctor-run-')),
        runId,
      );
      proveWritable(folder);
      io.onRunFolder?.(folder);
      if (why !== undefined) {
        io.stderr.write(
          `proctor: cannot keep the run beside the manifest: ${messageOf(why)}\n  it is kept in ${folder.path}\n`,
        );
      }
      return folder;
    } catch (error) {
      why ??= error;
    }
  }
  throw why;
}

/**
 * The folder of a run, by its id, `latest`, its path or that of its journal; `undefined` if there
 * is none.
 */
export function findRun(name: string, manifestFolder: string, io: CliIo): RunFolder | undefined {
  const path = resolve(io.cwd, name);
  const named = runFolderAt(basename(path) === 'journal.jsonl' ? join(path, '..') : path);
  if (named !== undefined && name !== 'latest') return named;
  const found = runRoots(manifestFolder, io).flatMap((root) => findRunFolderIn(root, name) ?? []);
  // Ids sort by time.
  return found.sort((a, b) => (a.runId < b.runId ? 1 : -1))[0];
}

/** Where runs of a manifest are looked for, the usual place first. */
function runRoots(manifestFolder: string, io: CliIo): string[] {
  const hash = createHash('sha256').update(manifestFolder).digest('hex').slice(0, HASH_DIGITS);
  const name = `${basename(manifestFolder) || 'root'}-${hash}`;
  return [runRootOf(manifestFolder), join(stateFolder(io.env), 'runs', name)];
}

/** Folders can be made on some disks that have no room for files any more. */
function proveWritable(folder: RunFolder): void {
  closeSync(openSync(folder.journalPath, 'wx'));
  rmSync(folder.journalPath);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
