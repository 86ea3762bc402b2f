import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fchownSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  statSync,
} from 'node:fs';
import {dirname, resolve} from 'node:path';

/**
 * Makes `folder` and those above it, as far as they are missing. Unlike `mkdirSync` it ends where
 * the system takes no new names: in `/proc` that one tries for ever (seen in Node 24).
 *
 * @returns the first that was made; `undefined` where all were there.
 * @throws the system's error.
 */
export function makeFolders(folder: string, mode = 0o777): string | undefined {
  const missing: string[] = [];
  for (let each = resolve(folder); !existsSync(each); each = dirname(each)) missing.push(each);
  // In the way stands what is no folder.
  if (missing.length === 0 && !statSync(folder).isDirectory()) mkdirSync(folder);
  for (const each of missing.toReversed()) {
    try {
      mkdirSync(each, mode);
    } catch (error) {
      // Another process may have made it meanwhile.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  return missing.at(-1);
}

/**
 * Makes `folder`, and those above it, of mode 0700, so that a power cut does not take them away.
 * What root makes belongs to whoever has the folder that it is in: `sudo` once must not keep a user
 * out of what is theirs.
 *
 * @throws the system's error.
 */
export function makeOwnedFolder(folder: string): void {
  const first = makeFolders(folder, 0o700);
  if (first === undefined) return;
  const made = [folder];
  for (let each = folder; each !== first && dirname(each) !== each; ) {
    each = dirname(each);
    made.unshift(each);
  }
  for (const each of made) {
    if (isRoot()) {
      const fd = openSync(each, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW);
      try {
        giveToOwnerOf(dirname(each), fd);
      } finally {
        closeSync(fd);
      }
    }
    syncFolder(dirname(each));
  }
}

/** Where we are root, gives an open file that we have just made to the owner of `folder`. */
export function giveToOwnerOf(folder: string, fd: number): void {
  if (!isRoot()) return;
  const {uid, gid} = statSync(folder);
  if (uid !== 0) fchownSync(fd, uid, gid);
}

/** Makes a new name in `folder` outlive a power cut; not every file system can. */
export function syncFolder(folder: string): void {
  let fd: number | undefined;
  try {
    fd = openSync(folder, 'r');
    fsyncSync(fd);
  } catch {
    // Some network file systems refuse to sync a folder: then the system's own pace must do.
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

/**
 * Whose the first of `paths` is that we may not write to, and what to do, in a sentence; `undefined`
 * where that is not what is wrong. What is not there does not count.
 */
export function ownerHelp(paths: readonly string[]): string | undefined {
  const own = process.getuid?.();
  for (const path of paths) {
    try {
      const {uid} = lstatSync(path);
      if (uid !== own && !isWritable(path)) {
        const owner = uid === 0 ? 'root' : `user ${uid}`;
        return `${path} belongs to ${owner}, and may not be written to by user ${own}: give it back with chown`;
      }
    } catch {
      // It is not there, or what it is in is not ours to look into.
    }
  }
  return undefined;
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch (error) {
    // Whoever has it, nobody may write to it where its file system is read-only.
    return (error as NodeJS.ErrnoException).code !== 'EACCES';
  }
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}
