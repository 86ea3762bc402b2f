import type {
  FileThere,
  Inventory,
  SpaceThere,
} from '../../environments/inventory/take-inventory.ts';
import {FaultError} from '../../faults/fault-error.ts';
import {formatSize} from '../../util/size.ts';

/** What a small file takes at least on most file systems. */
const BLOCK_BYTES = 4_096;

/** What files will take of one file system. */
export interface SpaceNeed {
  readonly space: SpaceThere;
  readonly bytes: number;
  readonly files: number;
}

/**
 * What `files` will take of each file system, and what is kept aside of those they replace.
 *
 * @param files How large they will be, and how they are now.
 * @param root The instance's own folder, where copies are kept that cannot be links.
 */
export function spaceNeeds(
  files: readonly {readonly bytes: number; readonly there: FileThere}[],
  inventory: Pick<Inventory, 'spaces'>,
  root: string,
): readonly SpaceNeed[] {
  const needs = new Map<string, {space: SpaceThere; bytes: number; files: number}>();
  const add = (space: SpaceThere | undefined, bytes: number): void => {
    if (space === undefined) return;
    const known = needs.get(space.fileSystem);
    const need = known ?? {space, bytes: 0, files: 0};
    need.bytes += Math.ceil(bytes / BLOCK_BYTES) * BLOCK_BYTES;
    need.files += 1;
    if (known === undefined) needs.set(space.fileSystem, need);
  };
  const rootSpace = spaceOf(root, inventory);
  for (const {bytes, there} of files) {
    const space = spaceOf(there.path, inventory);
    add(space, bytes);
    const isElsewhere = space?.fileSystem !== rootSpace?.fileSystem;
    if (there.found !== undefined && isElsewhere) add(rootSpace, there.found.bytes);
  }
  return [...needs.values()];
}

/** @throws {FaultError} `deploy/disk-full` where a file system has not the room. */
export function checkSpace(needs: readonly SpaceNeed[], what: string): void {
  for (const {space, bytes, files} of needs) {
    if (bytes > space.freeBytes) {
      throw diskFull(what, space, {needed: formatSize(bytes), free: formatSize(space.freeBytes)});
    }
    if (space.freeInodes !== undefined && files > space.freeInodes) {
      throw diskFull(what, space, {needed: `${files} files`, free: `${space.freeInodes} files`});
    }
  }
}

/** A file system that has not the room, with what is needed and what is free there. */
export function diskFull(
  what: string,
  space: SpaceThere,
  amounts: {readonly needed: string; readonly free: string},
): FaultError {
  const {needed, free} = amounts;
  const message = `cannot put ${what}: ${space.folder} has room for ${free}, and ${needed} are needed`;
  return new FaultError('deploy/disk-full', message, {
    details: {folder: space.folder, fileSystem: space.fileSystem, needed, free},
    help: `free some space on the file system of ${space.folder}, or give it a larger disk`,
  });
}

function spaceOf(path: string, {spaces}: Pick<Inventory, 'spaces'>): SpaceThere | undefined {
  return spaces.find(
    ({folder}) => folder === '/' || path === folder || path.startsWith(`${folder}/`),
  );
}
