import {mkdir, mkdtemp, readdir, rename, rm, stat} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {quoted, runThere} from '../beside/run-there.ts';
import type {CasePlace} from '../tool.ts';

/** What a tool leaves there is ours: it may be larger than what a case captures. */
const FILE_BYTES_MAX = 2 ** 30;
const REMOVE_TIMEOUT_MS = 60_000;

/** What has come back, below `CasePlace.folder`. */
export interface Brought {
  readonly files: readonly string[];
  /** Why not all of it is here, in a clause. */
  readonly problem: string | undefined;
}

/**
 * Brings one file of the environment to `target`, below the case's folder, and removes it there.
 *
 * @throws {FaultError} as `get` does.
 */
export async function bringBack(
  place: CasePlace,
  options: {readonly path: string; readonly target: string},
): Promise<Brought> {
  const {path, target} = options;
  const aside = await asideOf(place);
  try {
    const problem = await fetchInto(place, path, aside);
    const [name] = await filesBelow(aside);
    if (name === undefined) return {files: [], problem: problem ?? 'its file is not there'};
    const to = join(place.folder, target);
    await mkdir(dirname(to), {recursive: true});
    await rename(join(aside, name), to);
    return {files: [target], problem};
  } finally {
    await removeAside(aside);
  }
}

/** A new folder beside where the case's files go. */
export async function asideOf(place: CasePlace): Promise<string> {
  await mkdir(place.folder, {recursive: true});
  return await mkdtemp(join(place.folder, '.aside-'));
}

/** Removes a folder of `asideOf`. */
export async function removeAside(folder: string): Promise<void> {
  await rm(folder, {recursive: true, force: true});
}

/**
 * Brings a file or all below a folder into `destination`, and removes it there.
 *
 * @returns why not all is here, in a clause.
 */
export async function fetchInto(
  place: CasePlace,
  path: string,
  destination: string,
): Promise<string | undefined> {
  const {connection, context} = place;
  const {signal} = context;
  let problem: string | undefined;
  try {
    const files = await connection.get([literal(path)], destination, {
      signal,
      fileBytesMax: FILE_BYTES_MAX,
      totalBytesMax: 4 * FILE_BYTES_MAX,
      onSkipped: (source, reason) => {
        problem ??= `${source} was not brought back: ${reason}`;
      },
    });
    if (files.some(({truncated}) => truncated))
      problem ??= 'its file is too large to be kept whole';
  } finally {
    await runThere(connection, `rm -rf ${quoted(path)}`, {signal, timeoutMs: REMOVE_TIMEOUT_MS});
  }
  return problem;
}

/** Paths of the regular files below a folder, relative to it, in their order. */
export async function filesBelow(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, {recursive: true});
  const files: string[] = [];
  for (const name of names.sort()) {
    if ((await stat(join(folder, name))).isFile()) files.push(name);
  }
  return files;
}

/** A path whose letters mean themselves in a glob. */
function literal(path: string): string {
  return path.replace(/[\\*?[\]{}()!+@]/g, '\\$&');
}
