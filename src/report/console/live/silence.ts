/** How long nothing is said before it is told that the run goes on. */
const SILENCE_MS = 30_000;

/** A run that stays silent is told of ever more rarely, but so often. */
const SILENCE_MAX_MS = 300_000;

/** Notes for how long nothing was written, where nobody can see that the run goes on. */
export class Silence {
  #sinceMs: number;
  #nextMs = SILENCE_MS;

  constructor(nowMs: number) {
    this.#sinceMs = nowMs;
  }

  /** Something was said. */
  broken(nowMs: number): void {
    this.#sinceMs = nowMs;
    this.#nextMs = SILENCE_MS;
  }

  /** Whether it is time for a word; asking for it is taking it. */
  isLong(nowMs: number): boolean {
    if (nowMs - this.#sinceMs < this.#nextMs) return false;
    this.#sinceMs = nowMs;
    this.#nextMs = Math.min(this.#nextMs * 2, SILENCE_MAX_MS);
    return true;
  }
}
