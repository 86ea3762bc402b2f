import {constants} from 'node:fs';
import {type FileHandle, open} from 'node:fs/promises';
import {FaultError} from '../faults/fault-error.ts';

/**
 * Opens the file at `path` on this machine to be put on a target. Never waits for a pipe's writer.
 *
 * @throws {FaultError} `transfer/source-missing`; `transfer/failed` when it cannot be read or is
 *   not a regular file.
 */
export async function openSource(path: string): Promise<FileHandle> {
  let handle: FileHandle;
  try {
    handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const code = isMissing ? 'transfer/source-missing' : 'transfer/failed';
    throw new FaultError(code, `cannot read '${path}'`, {cause: error});
  }
  if ((await handle.stat()).isFile()) return handle;
  await handle.close();
  throw new FaultError('transfer/failed', `cannot put '${path}': it is not a regular file`);
}
