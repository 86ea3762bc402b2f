import {hash} from 'node:crypto';
import {utimes} from 'node:fs/promises';
import type {Manifest} from '../../manifest/manifest.ts';
import {wallClockMs} from '../../util/clock.ts';
import {Deadline} from '../../util/deadline.ts';
import {mapLimited} from '../map-limited.ts';
import type {StoredArtifact} from '../resolve-artifact.ts';
import type {ArtifactStore} from '../store/artifact-store.ts';
import type {ObjectId} from '../store/object-store.ts';

/** Contents of sources that are kept, so that a version can be had again when they have changed. */
const KEPT_FILE_BYTES_MAX = 2 ** 20;
const KEPT_VERSION_BYTES_MAX = 64 * 2 ** 20;
/** Time that the end of a run may take longer for that. */
const KEEPING_MS_MAX = 10_000;
const WRITES_MAX = 4;

/** An artifact as it was once. */
export interface ArtifactVersion {
  /** The manifest's name. */
  readonly manifest: string;
  readonly artifact: string;
  /** As `ResolvedArtifact.version`. */
  readonly version: string;
  /** When it was first seen, in milliseconds since the epoch. */
  readonly recordedMs: number;
  readonly isSensitive: boolean;
  readonly files: readonly VersionFile[];
}

/** A file of an artifact's version. */
export interface VersionFile {
  readonly source: string;
  readonly target: string;
  readonly mode: number;
  readonly owner?: string;
  readonly group?: string;
  /** Its content, which need not be in the store. */
  readonly object: ObjectId;
}

/** Writes down which versions of artifacts a run has used. */
export class VersionBook {
  readonly #store: ArtifactStore;
  readonly #added: {readonly manifest: string; readonly resolved: StoredArtifact}[] = [];

  constructor(store: ArtifactStore) {
    this.#store = store;
  }

  add(manifest: Pick<Manifest, 'name'>, resolved: StoredArtifact): void {
    this.#added.push({manifest: manifest.name, resolved});
  }

  /**
   * Writes down what was added, and copies small sources into the store: last of all, so that it
   * takes no time from tests. A version that is there already is only marked as used.
   */
  async finish(): Promise<void> {
    const {signal} = new AbortController();
    using deadline = new Deadline(KEEPING_MS_MAX, {parent: signal});
    for (const {manifest, resolved} of this.#added.splice(0)) {
      const name = `${versionFolder(manifest, resolved.id)}/${resolved.version}`;
      const where = {kind: 'versions', name} as const;
      const now = wallClockMs() / 1000;
      const isKnown = await utimes(this.#store.recordPath('versions', name), now, now).then(
        () => true,
        () => false,
      );
      if (!isKnown) {
        const value = versionOf(manifest, resolved);
        const objects = value.files.map(({object}) => object);
        await this.#store.writeRecord(where, value, {objects, isSealed: false, signal});
      }
      await this.#keepSources(resolved, deadline.signal);
    }
  }

  async #keepSources(resolved: StoredArtifact, signal: AbortSignal): Promise<void> {
    const store = this.#store;
    let bytes = 0;
    const kept = resolved.files.filter((file) => {
      if (file.path === undefined || resolved.objects.has(file.target)) return false;
      if (file.bytes > KEPT_FILE_BYTES_MAX) return false;
      bytes += file.bytes;
      return bytes <= KEPT_VERSION_BYTES_MAX;
    });
    if (kept.length > 0) await store.hold();
    await mapLimited(kept, WRITES_MAX, async ({path = '', sha256, bytes}) => {
      signal.throwIfAborted();
      await store.objects.addFile(path, {sha256, bytes, signal});
    });
  }
}

/** The folder of an artifact's versions, from that of all. */
export function versionFolder(manifest: string, artifact: string): string {
  return `${fileName(manifest)}/${fileName(artifact)}`;
}

/** Readable, and different for every name. */
function fileName(name: string): string {
  return `${name.replace(/[^\w-]+/g, '_').slice(0, 60)}-${hash('sha256', name).slice(0, 8)}`;
}

function versionOf(manifest: string, resolved: StoredArtifact): ArtifactVersion {
  const {id, version, isSensitive, files, objects} = resolved;
  return {
    manifest,
    artifact: id,
    version,
    recordedMs: wallClockMs(),
    isSensitive,
    files: files.map(({source, target, mode, owner, group, bytes, sha256}) => ({
      source,
      target,
      mode,
      ...(owner !== undefined && {owner}),
      ...(group !== undefined && {group}),
      object: objects.get(target) ?? {name: sha256, isSealed: false, bytes},
    })),
  };
}
