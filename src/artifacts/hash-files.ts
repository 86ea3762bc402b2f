import {createHash, hash} from 'node:crypto';
import {type BigIntStats, closeSync, fstatSync, openSync, readFileSync} from 'node:fs';
import {type FileHandle, open} from 'node:fs/promises';
import {FaultError} from '../faults/fault-error.ts';
import {wallClockMs} from '../util/clock.ts';
import {Breather} from './breather.ts';
import type {SourceFile} from './find-sources.ts';
import type {HashCache} from './hash-cache.ts';

/** Smaller files are read in one go, which is faster for them. */
const SMALL_BYTES_MAX = 1_048_576n;
/** Read at once of others; the next block is read while one is hashed. */
const BLOCK_BYTES = 1_048_576;
/** A file that changes while it is read is read again so often. */
const READS_MAX = 3;

/** A file and its checksum, in hex. */
export interface HashedFile extends SourceFile {
  readonly sha256: string;
}

/**
 * Checksums of files, each read only if `cache` does not know it.
 *
 * @param onRead Called with what was read.
 * @throws {FaultError} `transfer/source-missing` where one is gone, cannot be read or keeps changing.
 */
export async function hashFiles(
  files: readonly SourceFile[],
  options: {
    readonly cache: HashCache | undefined;
    readonly signal: AbortSignal;
    readonly onRead?: (bytes: number) => void;
  },
): Promise<HashedFile[]> {
  const {cache, signal, onRead} = options;
  const breather = new Breather(signal);
  const hashed: HashedFile[] = [];
  for (const file of files) {
    const known = cache?.get(file.stats);
    if (known !== undefined) hashed.push({...file, sha256: known});
    else {
      hashed.push(await hashFile(file, {cache, signal}));
      onRead?.(Number(file.stats.size));
    }
    if (breather.isDue) await breather.breathe();
  }
  return hashed;
}

async function hashFile(
  file: SourceFile,
  options: {readonly cache: HashCache | undefined; readonly signal: AbortSignal},
): Promise<HashedFile> {
  for (let read = 0; read < READS_MAX; read++) {
    const readMs = wallClockMs();
    const isSmall = file.stats.size <= SMALL_BYTES_MAX;
    try {
      const found = isSmall ? readSmall(file.path) : await readLarge(file.path, options.signal);
      if (isSame(found.before, found.after)) {
        options.cache?.add(found.after, found.sha256, readMs);
        return {...file, stats: found.after, sha256: found.sha256};
      }
    } catch (error) {
      options.signal.throwIfAborted();
      throw unreadable(file, 'it cannot be read', error);
    }
  }
  throw unreadable(file, 'it changes while it is read');
}

interface ReadFile {
  readonly before: BigIntStats;
  readonly after: BigIntStats;
  readonly sha256: string;
}

function readSmall(path: string): ReadFile {
  const file = openSync(path, 'r');
  try {
    const before = fstatSync(file, {bigint: true});
    const sha256 = hash('sha256', readFileSync(file));
    return {before, after: fstatSync(file, {bigint: true}), sha256};
  } finally {
    closeSync(file);
  }
}

async function readLarge(path: string, signal: AbortSignal): Promise<ReadFile> {
  const file = await open(path, 'r');
  try {
    const before = await file.stat({bigint: true});
    const sum = createHash('sha256');
    for await (const block of blocksOf(file)) {
      signal.throwIfAborted();
      sum.update(block);
    }
    return {before, after: await file.stat({bigint: true}), sha256: sum.digest('hex')};
  } finally {
    await file.close();
  }
}

/** The file's content; a block is good only until the next but one is asked for. */
async function* blocksOf(file: FileHandle): AsyncGenerator<Buffer> {
  const buffers = [Buffer.allocUnsafe(BLOCK_BYTES), Buffer.allocUnsafe(BLOCK_BYTES)] as const;
  const readInto = (buffer: Buffer) => file.read(buffer, 0, BLOCK_BYTES);
  let ahead = readInto(buffers[0]);
  for (let turn = 1; ; turn++) {
    const {buffer, bytesRead} = await ahead;
    if (bytesRead === 0) return;
    ahead = readInto(turn % 2 === 1 ? buffers[1] : buffers[0]);
    // Whoever stops listening closes the file under it.
    ahead.catch(() => undefined);
    yield buffer.subarray(0, bytesRead);
  }
}

function isSame(a: BigIntStats, b: BigIntStats): boolean {
  return a.size === b.size && a.mtimeNs === b.mtimeNs && a.ctimeNs === b.ctimeNs;
}

function unreadable(file: SourceFile, why: string, cause?: unknown): FaultError {
  return new FaultError('transfer/source-missing', `cannot read "${file.source}": ${why}`, {
    cause,
    details: {source: file.path},
  });
}
