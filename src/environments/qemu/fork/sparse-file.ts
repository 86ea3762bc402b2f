import {spawn} from 'node:child_process';
import {createHash} from 'node:crypto';
import {read, write} from 'node:fs';
import {promisify} from 'node:util';
import {FaultError} from '../../../faults/fault-error.ts';

const readAt = promisify(read);
const writeAt = promisify(write);

/** Large enough for few calls, small enough to leave out most of what is zero. */
const CHUNK_BYTES = 64 * 1024;
const ZEROS = Buffer.alloc(CHUNK_BYTES);

export interface SparseOptions {
  readonly bytes: number;
  readonly signal: AbortSignal;
}

/**
 * Copies what is not zero of the file `from` to the file `to`, which is empty, and leaves holes for
 * the rest; shares blocks where the file system can. Neither needs a name.
 *
 * @throws {FaultError} `vm/checkpoint-failed` where there is no room.
 */
export async function copyData(from: number, to: number, options: SparseOptions): Promise<void> {
  // GNU's cp asks the file system where the holes are, which for gigabytes saves seconds.
  if (await copyByTool(from, to, options.signal)) return;
  options.signal.throwIfAborted();
  try {
    await eachChunk(from, options, async (chunk, at) => {
      for (let done = 0; done < chunk.length; ) {
        const rest = chunk.length - done;
        done += (await writeAt(to, chunk, done, rest, at + done)).bytesWritten;
      }
    });
  } catch (error) {
    if (options.signal.aborted) throw options.signal.reason;
    const cause = error instanceof Error ? error : new Error(String(error));
    throw new FaultError('vm/checkpoint-failed', 'cannot copy memory', {cause});
  }
}

/** SHA-256 of a file's data and its places; what is zero, or a hole, does not change it. */
export async function digestData(fd: number, options: SparseOptions): Promise<string> {
  const hash = createHash('sha256');
  const place = Buffer.alloc(8);
  await eachChunk(fd, options, async (chunk, at) => {
    place.writeBigUInt64LE(BigInt(at));
    hash.update(place).update(chunk);
  });
  return hash.digest('hex');
}

async function copyByTool(from: number, to: number, signal: AbortSignal): Promise<boolean> {
  signal.throwIfAborted();
  const args = ['--sparse=always', '--reflink=auto', '/proc/self/fd/3', '/proc/self/fd/4'];
  const child = spawn('cp', args, {
    stdio: ['ignore', 'ignore', 'ignore', from, to],
    signal,
    killSignal: 'SIGKILL',
  });
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });
}

async function eachChunk(
  fd: number,
  {bytes, signal}: SparseOptions,
  take: (chunk: Buffer, at: number) => Promise<void>,
): Promise<void> {
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  for (let at = 0; at < bytes; at += CHUNK_BYTES) {
    signal.throwIfAborted();
    const length = await readWhole(fd, buffer, at);
    if (length === 0) return;
    const chunk = buffer.subarray(0, length);
    if (chunk.compare(ZEROS, 0, length) !== 0) await take(chunk, at);
  }
}

async function readWhole(fd: number, buffer: Buffer, at: number): Promise<number> {
  let length = 0;
  while (length < buffer.length) {
    const {bytesRead} = await readAt(fd, buffer, length, buffer.length - length, at + length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return length;
}
