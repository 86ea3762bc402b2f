import {lstatSync, type Stats} from 'node:fs';
import {chmod, lstat, readdir, rm, unlink} from 'node:fs/promises';
import {join} from 'node:path';
import {placeIdentity, realPlace} from '../place-identity.ts';
import {mountPoints, mountsIn} from './mount-table.ts';
import {runTool} from './run-tool.ts';
import {ABSENT, leftBy, ofKind, UNDONE, type UndoItem, type UndoOptions} from './undo-item.ts';
import {unmount} from './undo-mounts.ts';

/** Folders that are removed at one time. */
const PARALLEL = 16;

type Place = ReturnType<typeof ofKind<'file' | 'folder'>>[number];

/** How long a script may take that puts back what was changed elsewhere. */
const SCRIPT_TIMEOUT_MS = 10_000;
/** Of a mode. Source: inode(7). */
const WRITABLE_BY_OTHERS = 0o022;

/** Removes files, then folders, the innermost first; those with scripts that undo come last. */
export async function undoPlaces(all: readonly UndoItem[], options: UndoOptions): Promise<void> {
  const points = await mountPoints();
  const work = async (each: Place): Promise<void> => {
    try {
      await remove(each, {...options, points});
    } catch (error) {
      each.outcome = leftBy(error);
    }
  };
  await pooled(ofKind(all, 'file'), work);
  const folders = ofKind(all, 'folder');
  folders.sort((a, b) => b.item.resource.path.length - a.item.resource.path.length);
  await pooled(
    folders.filter(({item}) => item.resource.undoes !== true),
    work,
  );
  // One after another: scripts of several may put back the same thing.
  for (const each of folders) if (each.item.resource.undoes === true) await work(each);
}

async function remove(
  each: Place,
  options: UndoOptions & {readonly points: readonly string[]},
): Promise<void> {
  const {kind, path} = each.item.resource;
  const stats = statsOf(path);
  if (stats === undefined) {
    each.outcome = ABSENT;
    return;
  }
  const stranger = whyNotOurs(each, stats);
  if (stranger !== undefined) {
    // Ours is gone, then: what has its path now is none of our business.
    each.outcome = ABSENT;
    return;
  }
  options.signal.throwIfAborted();
  if (kind === 'file') await unlink(path);
  else {
    const place = each.item.real ?? path;
    // In a folder of ours it can only be ours: and what it shows belongs to somebody else.
    const isFree = mountsIn(options.points, place).length === 0 || (await unmount(place, options));
    if (!isFree) throw new Error(`something is mounted in '${path}'`);
    if (each.item.resource.kind === 'folder' && each.item.resource.undoes === true) {
      await runScripts(path, options);
    }
    await removeFolder(path);
  }
  each.outcome = UNDONE;
}

/** Why what is there now is not what was made; `undefined` where it is. */
function whyNotOurs({item}: Place, stats: Stats): string | undefined {
  const {kind, path} = item.resource;
  if (kind === 'folder' && !stats.isDirectory()) return 'it is no folder any more';
  if (kind === 'file' && stats.isDirectory()) return 'it is a folder';
  if (item.real !== undefined && realPlace(path) !== item.real) return 'a link leads elsewhere';
  const {place} = item;
  const now = place === undefined ? undefined : placeIdentity(path);
  if (now !== undefined && (now.inode !== place?.inode || now.born !== place.born)) {
    return 'it was made by somebody else';
  }
  const own = process.getuid?.();
  // Of the superuser, who may have made it for another user.
  return own === undefined || own === 0 || stats.uid === own ? undefined : 'it is another user’s';
}

/**
 * @throws when one fails: it is then tried again by whoever cleans up next; and where others may have
 *   put one there, who would have it run as us.
 */
async function runScripts(folder: string, {signal}: UndoOptions): Promise<void> {
  const {uid, mode} = lstatSync(folder);
  if (uid !== (process.getuid?.() ?? uid) || (mode & WRITABLE_BY_OTHERS) !== 0) {
    throw new Error(`'${folder}' may have been written by another user`);
  }
  const names = (await readdir(folder, {withFileTypes: true}))
    .filter((entry) => entry.isFile() && entry.name.startsWith('undo-'))
    .map((entry) => entry.name)
    .sort();
  for (const name of names) {
    const path = join(folder, name);
    const options = {signal, timeoutMs: SCRIPT_TIMEOUT_MS};
    const {exitCode, stderr} = await runTool('/bin/sh', [path], options);
    if (exitCode !== 0) {
      const how = exitCode === undefined ? '' : ` with exit code ${exitCode}`;
      const why = stderr.trim() === '' ? '' : `: ${stderr.trim()}`;
      throw new Error(`'${path}' failed${how}${why}`);
    }
    await unlink(path);
  }
}

/** Links are not followed. Folders that do not let us in are made to. */
async function removeFolder(path: string): Promise<void> {
  try {
    await rm(path, {recursive: true, force: true, maxRetries: 3});
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    if (code !== 'EACCES' && code !== 'EPERM') throw error;
    await openUp(path);
    await rm(path, {recursive: true, force: true, maxRetries: 3});
  }
}

async function openUp(folder: string): Promise<void> {
  const {mode} = await lstat(folder);
  if ((mode & 0o700) !== 0o700) await chmod(folder, 0o700);
  for (const entry of await readdir(folder, {withFileTypes: true})) {
    if (entry.isDirectory()) await openUp(join(folder, entry.name));
  }
}

function statsOf(path: string): Stats | undefined {
  return lstatSync(path, {throwIfNoEntry: false});
}

async function pooled<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await work(next);
  };
  await Promise.all(Array.from({length: PARALLEL}, worker));
}
