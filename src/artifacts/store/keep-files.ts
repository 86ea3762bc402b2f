import {createReadStream, statSync} from 'node:fs';
import {FaultError} from '../../faults/fault-error.ts';
import type {SourceFile} from '../find-sources.ts';
import type {HashCache} from '../hash-cache.ts';
import {type HashedFile, hashFiles} from '../hash-files.ts';
import {mapLimited} from '../map-limited.ts';
import type {ArtifactStore} from './artifact-store.ts';
import type {AddedObject} from './object-store.ts';

/** Files written at once: many small ones wait for the disk most of the time. */
const WRITES_MAX = 8;

/** A file whose content is in the store. */
export interface KeptFile {
  readonly source: string;
  readonly relative: string;
  readonly mode: number;
  readonly object: AddedObject;
}

/**
 * Puts files into the store, as they are.
 *
 * @throws {FaultError} `artifact/store-failed`, `transfer/source-missing`.
 */
export async function keepFiles(
  files: readonly HashedFile[],
  options: {
    readonly store: ArtifactStore;
    readonly hashes: HashCache;
    readonly signal: AbortSignal;
  },
): Promise<KeptFile[]> {
  const {store, hashes, signal} = options;
  await store.hold();
  return mapLimited(files, WRITES_MAX, async (file) => {
    let current = file;
    for (let attempt = 1; ; attempt++) {
      signal.throwIfAborted();
      const {sha256, path, source, relative, stats} = current;
      const bytes = Number(stats.size);
      if (await store.objects.addFile(path, {sha256, bytes, signal})) {
        const object = {name: sha256, isSealed: false, bytes, sha256};
        return {source, relative, mode: Number(stats.mode), object};
      }
      if (attempt === 3) throw changing(file);
      // It has been changed since it was read.
      const fresh = {...file, stats: statSync(path, {bigint: true})};
      [current = file] = await hashFiles([fresh], {cache: hashes, signal});
    }
  });
}

/**
 * Puts files into the store, sealed; nothing of their content is anywhere in clear on the way.
 *
 * @throws {FaultError} `artifact/store-failed`, `transfer/source-missing`.
 */
export async function sealFiles(
  files: readonly SourceFile[],
  options: {readonly store: ArtifactStore; readonly signal: AbortSignal},
): Promise<KeptFile[]> {
  const {store, signal} = options;
  await store.hold();
  return mapLimited(files, WRITES_MAX, async (file) => {
    const {source, relative, stats} = file;
    const object = await store.objects.add(contentOf(file), {isSealed: true, signal});
    return {source, relative, mode: Number(stats.mode), object};
  });
}

async function* contentOf({path, source}: SourceFile): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(path, {highWaterMark: 262_144}) as AsyncIterable<Buffer>;
  } catch (cause) {
    const message = `cannot read "${source}": it cannot be read`;
    throw new FaultError('transfer/source-missing', message, {cause, details: {source: path}});
  }
}

function changing(file: SourceFile): FaultError {
  const message = `cannot read "${file.source}": it changes while it is read`;
  return new FaultError('transfer/source-missing', message, {details: {source: file.path}});
}
