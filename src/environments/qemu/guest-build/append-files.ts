import {copyFile, open, rm} from 'node:fs/promises';
import {FaultError} from '../../../faults/fault-error.ts';
import {type CpioEntry, cpioArchive} from './cpio.ts';

/** A file for one guest. */
export interface AppendedFile {
  /** Absolute, in the guest; its folders are made, or keep the mode they have. */
  readonly path: string;
  readonly content: string | Buffer;
  /** @default 0o644 */
  readonly mode?: number;
}

/** The kernel unpacks archives one after the other where each begins on a multiple of four. */
const ALIGNMENT = 4;

/**
 * Writes `initrd` and, behind it, an archive of `files` to `target`, readable by nobody else: for
 * what belongs to one machine, such as its host key. The initramfs may be packed or not.
 *
 * Source: Documentation/driver-api/early-userspace/buffer-format.rst.
 *
 * @throws {FaultError} `guest/build-failed`; nothing is left at `target` then.
 */
export async function appendFiles(
  initrd: string,
  files: readonly AppendedFile[],
  options: {readonly target: string; readonly signal: AbortSignal},
): Promise<void> {
  const {target, signal} = options;
  signal.throwIfAborted();
  try {
    // Made first: a copy would be readable for a moment.
    await (await open(target, 'w', 0o600)).close();
    await copyFile(initrd, target);
    const handle = await open(target, 'r+');
    try {
      await handle.chmod(0o600);
      const {size} = await handle.stat();
      let position = Math.ceil(size / ALIGNMENT) * ALIGNMENT;
      for await (const chunk of cpioArchive(entriesOf(files))) {
        await handle.write(chunk, 0, chunk.length, position);
        position += chunk.length;
      }
    } finally {
      await handle.close();
    }
    signal.throwIfAborted();
  } catch (error) {
    await rm(target, {force: true});
    if (signal.aborted) throw signal.reason;
    const message = `cannot write the initramfs of a guest to "${target}"`;
    throw new FaultError('guest/build-failed', message, {cause: error});
  }
}

function entriesOf(files: readonly AppendedFile[]): CpioEntry[] {
  return files.flatMap(({path, content, mode = 0o644}): CpioEntry[] => {
    const parts = path.split('/').filter((part) => part !== '');
    const folders = parts.slice(0, -1).map((_name, index): CpioEntry => {
      const folder = parts.slice(0, index + 1).join('/');
      return {path: folder, type: 'folder', mode: PRIVATE_FOLDERS.has(folder) ? 0o700 : 0o755};
    });
    return [...folders, {path: parts.join('/'), type: 'file', mode, data: Buffer.from(content)}];
  });
}

/** The kernel gives folders that are there already the mode of the second archive. */
const PRIVATE_FOLDERS = new Set(['root', 'root/.ssh']);
