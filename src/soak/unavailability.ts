import type {EnvironmentId} from '../manifest/manifest.ts';
import type {ExhaustedEnvironment} from '../run/run-options.ts';
import {formatDuration} from '../util/duration.ts';

/** Between two tries at an environment that is gone: it doubles with each, up to a minute. */
const WAIT_MS_MIN = 1000;
const WAIT_MS_MAX = 60_000;

/**
 * Environments of which no instance can be made now: how long that has been so, and when to try
 * again. One of which there never was any does not come back by itself.
 */
export class Unavailability {
  readonly #limitMs: number | undefined;
  readonly #sinceMs = new Map<EnvironmentId, number>();
  #tries = 0;

  /** @param limitMs Time after which it is given up; `undefined` for never. */
  constructor(limitMs: number | undefined) {
    this.#limitMs = limitMs;
  }

  /** Before the next try. */
  get waitMs(): number {
    return Math.min(WAIT_MS_MAX, WAIT_MS_MIN * 2 ** Math.max(0, this.#tries - 1));
  }

  /**
   * Enters those of one round.
   *
   * @returns why the soak is to end, if it is.
   */
  enter(
    exhausted: ReadonlyMap<EnvironmentId, ExhaustedEnvironment>,
    elapsedMs: number,
  ): string | undefined {
    for (const id of this.#sinceMs.keys()) if (!exhausted.has(id)) this.#sinceMs.delete(id);
    this.#tries = exhausted.size === 0 ? 0 : this.#tries + 1;
    for (const [id, {fault, wasThere}] of exhausted) {
      if (!wasThere) return `there never was an instance of ${id}: ${fault.message}`;
      const sinceMs = this.#sinceMs.get(id) ?? elapsedMs;
      this.#sinceMs.set(id, sinceMs);
      const goneMs = elapsedMs - sinceMs;
      if (this.#limitMs !== undefined && goneMs >= this.#limitMs) {
        return `there has been no instance of ${id} for ${formatDuration(goneMs)}: ${fault.message}`;
      }
    }
    return undefined;
  }
}
