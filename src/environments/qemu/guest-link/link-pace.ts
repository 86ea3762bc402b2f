/** At first, and at most: what takes longer is no short command. */
const FIRST_MS = 6;
const FIRST_MS_MAX = 40;
const FIRST_MS_MIN = 1;
/**
 * How much later the next first look is after one that came too early, and how much earlier after
 * one that did not: so about one of four comes too early. Grows while it is the same each time.
 */
const LATER_MS = 0.6;
const EARLIER_MS = 0.15;
const GROWTH = 1.5;
const GROWN_MAX = 6;

/**
 * Learns how long a short command takes behind a link, where nothing tells that it is over: a look
 * that comes too early costs the guest time in which it would have run the command.
 */
export class LinkPace {
  #firstMs = FIRST_MS;
  #emptyMs = -Infinity;
  #wasLate = false;
  #grown = 1;
  readonly #beginMs = new Map<number, number>();

  /** How long after a command has been sent the first look should be. */
  get firstMs(): number {
    return this.#firstMs;
  }

  /** A command is sent to `slot` at `nowMs`. */
  begin(slot: number, nowMs: number): void {
    this.#beginMs.set(slot, nowMs);
  }

  /** There was a look. */
  look(hasFound: boolean, nowMs: number): void {
    if (!hasFound) this.#emptyMs = nowMs;
  }

  /** A look has found that the command in `slot` is over. */
  end(slot: number, nowMs: number): void {
    const beginMs = this.#beginMs.get(slot);
    this.#beginMs.delete(slot);
    if (beginMs === undefined) return;
    const tookMs = nowMs - beginMs;
    const isLate = this.#emptyMs < beginMs;
    if (!isLate && tookMs > FIRST_MS_MAX) return;
    this.#grown = isLate === this.#wasLate ? Math.min(GROWN_MAX, this.#grown * GROWTH) : 1;
    this.#wasLate = isLate;
    const stepMs = this.#grown * (isLate ? -EARLIER_MS : LATER_MS);
    const firstMs = isLate ? this.#firstMs + stepMs : Math.min(tookMs, this.#firstMs + stepMs);
    this.#firstMs = Math.min(FIRST_MS_MAX, Math.max(FIRST_MS_MIN, firstMs));
  }
}
