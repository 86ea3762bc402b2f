import {createHash, randomUUID} from 'node:crypto';
import {createReadStream} from 'node:fs';
import {mkdir, open, readdir, rename, rm, stat, utimes} from 'node:fs/promises';
import {join} from 'node:path';
import {FaultError} from '../../../faults/fault-error.ts';
import {wallClockMs} from '../../../util/clock.ts';
import {type CpioEntry, cpioArchive} from './cpio.ts';
import {collectGuest, type GuestContents, type MissingPart} from './guest-contents.ts';
import type {GuestRecipe} from './recipe.ts';

/** Initramfs files that a cache keeps; each is of some 10 MB. */
const CACHED_MAX = 32;
/** None is removed that was asked for within this time: a machine may be about to load it. */
const CACHED_AGE_MIN_MS = 3_600_000;

/** What the host lacks for `recipe`; empty where `buildGuest` will find everything. */
export async function missingForGuest(
  recipe: GuestRecipe,
  options: {readonly signal: AbortSignal},
): Promise<readonly MissingPart[]> {
  return (await collectGuest(recipe, options)).missing;
}

/**
 * Builds the initramfs of a guest, or takes it from the cache: its name is the SHA-256 of its
 * contents, which are checked. It is not packed, since unpacking costs an emulated guest more than
 * loading. Any number of processes may share a cache.
 *
 * @returns its path in `cacheFolder`, which is made if need be. Not to be written to.
 * @throws {FaultError} of `readKernelImage`; `guest/build-failed` when something is missing (with
 *   what to install) or cannot be read or written.
 */
export async function buildGuest(
  recipe: GuestRecipe,
  options: {readonly cacheFolder: string; readonly signal: AbortSignal},
): Promise<string> {
  const {cacheFolder, signal} = options;
  const {entries} = await collectWhole(recipe, {signal});
  try {
    const digest = await digestOf(cpioArchive(entries), signal);
    const path = join(cacheFolder, `${digest}.cpio`);
    if (!(await isIntact(path, {digest, signal}))) {
      await mkdir(cacheFolder, {recursive: true});
      await writeArchive(entries, {path, digest, signal});
      await trimCache(cacheFolder);
    }
    return path;
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw new FaultError('guest/build-failed', 'cannot build a guest', {cause: error});
  }
}

/**
 * All that goes into the guest of `recipe`.
 *
 * @throws {FaultError} `guest/build-failed` when something is missing.
 */
export async function collectWhole(
  recipe: GuestRecipe,
  options: {readonly signal: AbortSignal},
): Promise<GuestContents> {
  const contents = await collectGuest(recipe, options);
  const {missing} = contents;
  if (missing.length === 0) return contents;
  const message = `cannot build a guest: ${missing.map((each) => each.message).join('; ')}`;
  const help = [...new Set(missing.map((each) => each.help))].join('\n');
  throw new FaultError('guest/build-failed', message, {help});
}

async function digestOf(chunks: AsyncIterable<Buffer>, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of chunks) {
    signal.throwIfAborted();
    hash.update(chunk);
  }
  return hash.digest('hex');
}

/** Whether the cached file is there and what it was; marks it as used. */
async function isIntact(
  path: string,
  {digest, signal}: {readonly digest: string; readonly signal: AbortSignal},
): Promise<boolean> {
  try {
    if ((await digestOf(createReadStream(path, {highWaterMark: 1 << 20}), signal)) !== digest) {
      return false;
    }
    const now = wallClockMs() / 1000;
    // A cache that is somebody else's can be read all the same.
    await utimes(path, now, now).catch(() => undefined);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** Written beside it and renamed: whoever opens `path` gets all of it, or what was there before. */
async function writeArchive(
  entries: readonly CpioEntry[],
  options: {readonly path: string; readonly digest: string; readonly signal: AbortSignal},
): Promise<void> {
  const temporary = `${options.path}.${randomUUID()}.part`;
  const hash = createHash('sha256');
  try {
    const handle = await open(temporary, 'wx', 0o644);
    try {
      for await (const chunk of cpioArchive(entries)) {
        options.signal.throwIfAborted();
        hash.update(chunk);
        await handle.writeFile(chunk);
      }
    } finally {
      await handle.close();
    }
    if (hash.digest('hex') !== options.digest) {
      throw new RangeError('a file changed while it was read');
    }
    await rename(temporary, options.path);
  } finally {
    await rm(temporary, {force: true});
  }
}

/** Removes what was not used for longest, and what builders that were killed have left. */
async function trimCache(folder: string): Promise<void> {
  const oldest = wallClockMs() - CACHED_AGE_MIN_MS;
  const files: {path: string; usedMs: number}[] = [];
  for (const name of await readdir(folder)) {
    if (!/^[0-9a-f]{64}\.cpio(\.[0-9a-f-]{36}\.part)?$/.test(name)) continue;
    const path = join(folder, name);
    const stats = await stat(path).catch(() => undefined);
    if (stats === undefined) continue;
    if (!name.endsWith('.part')) files.push({path, usedMs: stats.mtimeMs});
    else if (stats.mtimeMs < oldest) await rm(path, {force: true});
  }
  files.sort((a, b) => b.usedMs - a.usedMs);
  for (const {path, usedMs} of files.slice(CACHED_MAX)) {
    if (usedMs < oldest) await rm(path, {force: true});
  }
}
