import {lstat, opendir} from 'node:fs/promises';
import {join} from 'node:path';
import {monotonicMs} from '../../util/clock.ts';

/** Time spent on looking is at most this share of all time. */
const BUSY_SHARE = 0.01;
/** Files that are looked at in one go; a folder with more has no size. */
const FILES_MAX = 50_000;

/**
 * Measures what a folder takes on disk, with all below it. It looks again only when that, going by how
 * long it took the last time, does not take more than a hundredth of the time.
 */
export class FolderSize {
  readonly #folder: string;
  #bytes: number | undefined;
  #againAtMs = Number.NEGATIVE_INFINITY;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Bytes, of now or of the last look; `undefined` where they cannot be told. Never rejects. */
  async measure(signal: AbortSignal): Promise<number | undefined> {
    const startMs = monotonicMs();
    if (startMs < this.#againAtMs) return this.#bytes;
    const budget = {files: FILES_MAX};
    try {
      this.#bytes = await sizeBelow(this.#folder, {budget, signal});
    } catch {
      this.#bytes = undefined;
    }
    const endMs = monotonicMs();
    this.#againAtMs = endMs + (endMs - startMs) / BUSY_SHARE;
    return this.#bytes;
  }
}

async function sizeBelow(
  folder: string,
  options: {readonly budget: {files: number}; readonly signal: AbortSignal},
): Promise<number | undefined> {
  let bytes = 0;
  for await (const entry of await opendir(folder)) {
    options.signal.throwIfAborted();
    if (--options.budget.files < 0) return undefined;
    const path = join(folder, entry.name);
    // What goes while it is looked at takes nothing.
    const found = await lstat(path).catch(() => undefined);
    bytes += (found?.blocks ?? 0) * 512;
    if (!entry.isDirectory()) continue;
    const below = await sizeBelow(path, options).catch(() => 0);
    if (below === undefined) return undefined;
    bytes += below;
  }
  return bytes;
}
