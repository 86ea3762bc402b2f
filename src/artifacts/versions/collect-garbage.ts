import {mkdir, readdir, rm, rmdir, stat, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {wallClockMs} from '../../util/clock.ts';
import {type ArtifactStore, type RecordKind, readStoredRecord} from '../store/artifact-store.ts';
import type {ObjectId} from '../store/object-store.ts';

const KINDS: readonly RecordKind[] = ['versions', 'builds', 'unpacked'];
const DAY_MS = 86_400_000;

/** What is kept without being asked: a month of work, and what fits on a laptop. */
export const DEFAULT_POLICY: CollectPolicy = {
  olderThanMs: 30 * DAY_MS,
  keep: 3,
  bytesMax: 10 * 2 ** 30,
};

/** What of the store may go. */
export interface CollectPolicy {
  /** What no run has used for longer goes. */
  readonly olderThanMs: number;
  /** Versions of each artifact that are kept however old they are. */
  readonly keep: number;
  /** Of all contents: what was not used for longest goes until they are no more. */
  readonly bytesMax: number;
}

/** What was done. */
export interface Collected {
  /** Versions, and what is known of archives and builds. */
  readonly records: number;
  readonly objects: number;
  readonly bytes: number;
  /** Of dead processes. */
  readonly temporaryFiles: number;
  /** Of contents that are still there. */
  readonly keptBytes: number;
  readonly keptVersions: number;
}

interface Root {
  readonly path: string;
  readonly kind: RecordKind;
  readonly usedMs: number;
  readonly objects: readonly ObjectId[];
}

/**
 * Removes from the store what `policy` lets go: first records, then what no record needs; whenever
 * it is ended, what is left is valid. Nothing goes that a run which is under way has used or added.
 * Several may be at work at once.
 */
export async function collectGarbage(
  store: ArtifactStore,
  policy: CollectPolicy,
  options: {readonly signal: AbortSignal},
): Promise<Collected> {
  const {signal} = options;
  signal.throwIfAborted();
  const collector = await store.leases.collect();
  try {
    const temporaryFiles = await store.objects.temporary.sweep();
    const roots = await readRoots(store);
    const sizes = new Map<string, number>();
    for await (const object of store.objects.list()) sizes.set(keyOf(object), object.storedBytes);
    const kept = keepRoots(roots, {policy, sizes, usedSinceMs: collector.usedSinceMs});
    let records = 0;
    for (const root of roots) {
      signal.throwIfAborted();
      // A run may have come back to it meanwhile.
      if (kept.has(root) || (await isUsedSince(root.path, collector.usedSinceMs))) continue;
      await rm(root.path, {force: true});
      records++;
    }
    const needed = new Set<string>();
    for (const {objects} of await readRoots(store)) {
      for (const object of objects) needed.add(keyOf(object));
    }
    const removed = {objects: 0, bytes: 0, keptBytes: 0};
    for await (const object of store.objects.list()) {
      signal.throwIfAborted();
      if (needed.has(keyOf(object)) || object.usedMs >= collector.usedSinceMs) {
        removed.keptBytes += object.storedBytes;
        continue;
      }
      await store.objects.remove(object);
      removed.objects++;
      removed.bytes += object.storedBytes;
    }
    await removeEmptyFolders(join(store.folder, 'versions'));
    const keptVersions = [...kept].filter(({kind}) => kind === 'versions').length;
    return {...removed, records, temporaryFiles, keptVersions};
  } finally {
    await collector[Symbol.asyncDispose]();
  }
}

/** Collects by `DEFAULT_POLICY` if nobody has for a day. */
export async function collectDaily(store: ArtifactStore): Promise<void> {
  const stamp = join(store.folder, 'collected');
  const isThere = (await stat(store.folder).catch(() => undefined)) !== undefined;
  const stats = await stat(stamp).catch(() => undefined);
  if (!isThere || (stats !== undefined && wallClockMs() - stats.mtimeMs < DAY_MS)) return;
  await mkdir(store.folder, {recursive: true, mode: 0o700});
  await writeFile(stamp, '', {mode: 0o600});
  if (stats === undefined) return;
  const {signal} = new AbortController();
  await collectGarbage(store, DEFAULT_POLICY, {signal});
}

function keepRoots(
  roots: readonly Root[],
  options: {
    readonly policy: CollectPolicy;
    readonly sizes: ReadonlyMap<string, number>;
    readonly usedSinceMs: number;
  },
): Set<Root> {
  const {policy, sizes, usedSinceMs} = options;
  const newestFirst = [...roots].sort((a, b) => b.usedMs - a.usedMs || (a.path < b.path ? -1 : 1));
  const oldestMs = wallClockMs() - policy.olderThanMs;
  const counts = new Map<string, number>();
  const kept = new Set<Root>();
  const counted = new Set<string>();
  let bytes = 0;
  for (const root of newestFirst) {
    const isInUse = root.usedMs >= usedSinceMs;
    const artifact = dirname(root.path);
    const count = (counts.get(artifact) ?? 0) + 1;
    counts.set(artifact, count);
    const isYoung = root.usedMs >= oldestMs;
    const isOneOfFew = root.kind === 'versions' && count <= policy.keep;
    if (!isInUse && !isYoung && !isOneOfFew) continue;
    const more = new Set(root.objects.map(keyOf).filter((key) => !counted.has(key)));
    const moreBytes = [...more].reduce((sum, key) => sum + (sizes.get(key) ?? 0), 0);
    if (!isInUse && moreBytes > 0 && bytes + moreBytes > policy.bytesMax) continue;
    for (const key of more) counted.add(key);
    bytes += moreBytes;
    kept.add(root);
  }
  return kept;
}

async function readRoots(store: ArtifactStore): Promise<Root[]> {
  const roots: Root[] = [];
  for (const kind of KINDS) {
    const folder = join(store.folder, kind);
    for (const name of await readdir(folder, {recursive: true}).catch(() => [])) {
      if (!name.endsWith('.json')) continue;
      const path = join(folder, name);
      const stats = await stat(path).catch(() => undefined);
      if (stats === undefined) continue;
      const record = await readStoredRecord(path);
      // A damaged one is of no use to anyone, and goes when it is old.
      roots.push({path, kind, usedMs: stats.mtimeMs, objects: record?.objects ?? []});
    }
  }
  return roots;
}

async function isUsedSince(path: string, ms: number): Promise<boolean> {
  const stats = await stat(path).catch(() => undefined);
  return stats !== undefined && stats.mtimeMs >= ms;
}

/** A folder that a version is just being put into is not empty, or is made again. */
async function removeEmptyFolders(root: string): Promise<void> {
  const names = await readdir(root, {recursive: true}).catch(() => []);
  for (const name of names.sort().reverse()) {
    if (!name.endsWith('.json')) await rmdir(join(root, name)).catch(() => undefined);
  }
}

function keyOf({name, isSealed}: Pick<ObjectId, 'name' | 'isSealed'>): string {
  return isSealed ? `sealed ${name}` : name;
}
