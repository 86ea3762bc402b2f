import {mkdir, mkdtemp, rename, rm} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {safeRelativePath} from '../../environments/safe-path.ts';
import {FaultError} from '../../faults/fault-error.ts';
import type {CasePlace} from '../tool.ts';

/** A file that was brought back. */
export interface BroughtFile {
  /** There. */
  readonly source: string;
  /** Below the case's folder. */
  readonly path: string;
  readonly bytes: number;
  readonly truncated: boolean;
}

export interface BringBackOptions {
  /** As `Connection.get`. */
  readonly patterns: readonly string[];
  /** Where to, below the case's folder. */
  readonly folder: string;
  /** Absolute folder there whose path is left out of the files' names; `undefined` to keep all. */
  readonly root: string | undefined;
  readonly fileBytesMax?: number;
  readonly totalBytesMax?: number;
}

/** Brings files back to a folder of the case's, by names without the folder they lay in there. */
export async function bringBack(
  place: CasePlace,
  options: BringBackOptions,
): Promise<readonly BroughtFile[]> {
  const {patterns, folder, root, fileBytesMax, totalBytesMax} = options;
  const {signal} = place.context;
  const target = join(place.folder, folder);
  const limits = {
    signal,
    ...(fileBytesMax !== undefined && {fileBytesMax}),
    ...(totalBytesMax !== undefined && {totalBytesMax}),
  };
  if (root === undefined) {
    const got = await place.connection.get(patterns, target, limits);
    return got.map(({path, ...file}) => ({...file, path: join(folder, path)}));
  }
  // Beside the target, where no name from there can be in the way.
  await mkdir(place.folder, {recursive: true});
  const passage = await mkdtemp(join(place.folder, '.passage-'));
  const brought: BroughtFile[] = [];
  try {
    const taken = new Set<string>();
    for (const file of await place.connection.get(patterns, passage, limits)) {
      const name = freeName(safeRelativePath(below(file.source, root)), taken);
      await moved(join(passage, file.path), join(target, name));
      brought.push({...file, path: join(folder, name)});
    }
  } finally {
    await rm(passage, {recursive: true, force: true});
  }
  return brought;
}

async function moved(from: string, to: string): Promise<void> {
  try {
    await mkdir(dirname(to), {recursive: true});
    await rename(from, to);
  } catch (cause) {
    throw new FaultError('transfer/failed', `cannot keep '${to}'`, {cause});
  }
}

function below(source: string, root: string): string {
  return source.startsWith(`${root}/`) ? source.slice(root.length + 1) : source;
}

function freeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name}~${number}`;
  taken.add(free);
  return free;
}
