import {randomUUID} from 'node:crypto';
import {constants, openSync, unlinkSync} from 'node:fs';
import {join} from 'node:path';

/**
 * Source: open(2), O_TMPFILE, whose bit is the same on all that Node runs on; tmpfs has it since
 * Linux 3.11.
 */
const O_TMPFILE = 0o20000000 | constants.O_DIRECTORY;

/**
 * Opens a new, empty file in `folder` that has no name: nothing is left of it when the last process
 * that has it open ends, however that happens.
 *
 * @returns its descriptor, the caller's.
 * @throws the system's error.
 */
export function openUnnamedFile(folder: string): number {
  try {
    return openSync(folder, constants.O_RDWR | O_TMPFILE, 0o600);
  } catch {
    // Not all file systems have such: there, for a moment, it has a name.
    const path = join(folder, `proctor-${randomUUID()}`);
    const fd = openSync(path, 'wx+', 0o600);
    unlinkSync(path);
    return fd;
  }
}
