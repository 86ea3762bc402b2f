import {lstatSync, realpathSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import type {PlaceIdentity} from './ledger-file.ts';

/** What is at `path` now, links not followed; `undefined` where there is nothing. */
export function placeIdentity(path: string): PlaceIdentity | undefined {
  try {
    const {ino, birthtimeNs} = lstatSync(path, {bigint: true});
    return {inode: String(ino), born: String(birthtimeNs)};
  } catch {
    return undefined;
  }
}

/**
 * `path` with the links of the folders above it resolved, as far as those exist; its last part is
 * left as it is. It changes when a folder on the way has become a link.
 */
export function realPlace(path: string): string {
  const parent = dirname(path);
  if (parent === path) return path;
  try {
    return join(realpathSync(parent), basename(path));
  } catch {
    return join(realPlace(parent), basename(path));
  }
}
