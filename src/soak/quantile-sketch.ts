/**
 * Quantiles of any number of values in bounded memory: values are counted in buckets whose bounds
 * grow by a constant factor, so that what is said of a quantile is at most 1 % off.
 *
 * Source: DDSketch (Masson, Rim, Lee: "DDSketch: a fast and fully-mergeable quantile sketch with
 * relative-error guarantees", VLDB 2019), with buckets for every value between the bounds below.
 */

/** Relative error of every quantile. */
export const QUANTILE_ERROR = 0.01;

const GAMMA = (1 + QUANTILE_ERROR) / (1 - QUANTILE_ERROR);
const LOG_GAMMA = Math.log(GAMMA);
/** Smaller ones count as this: a microsecond, where values are milliseconds. */
const VALUE_MIN = 0.001;
/** Larger ones count as this: 30 years, where values are milliseconds. With it 1,740 buckets do. */
const VALUE_MAX = 1e12;

/** As `[bucket, count]`, by bucket: what JSON holds of a sketch. */
export type SketchState = ReadonlyArray<readonly [bucket: number, count: number]>;

/** Counts values that are not negative, and tells of their quantiles. */
export class QuantileSketch {
  readonly #counts: Map<number, number>;
  #count = 0;

  /** @param state of an earlier one that is gone on with. */
  constructor(state: SketchState = []) {
    this.#counts = new Map(state);
    for (const [, count] of state) this.#count += count;
  }

  add(value: number): void {
    const bounded = Math.min(VALUE_MAX, Math.max(VALUE_MIN, value));
    const bucket = Math.ceil(Math.log(bounded) / LOG_GAMMA);
    this.#counts.set(bucket, (this.#counts.get(bucket) ?? 0) + 1);
    this.#count += 1;
  }

  /** @param share in [0, 1]. @returns 0 where there are no values. */
  quantile(share: number): number {
    let left = share * (this.#count - 1);
    for (const [bucket, count] of this.state) {
      left -= count;
      if (left < 0) return (2 * GAMMA ** bucket) / (GAMMA + 1);
    }
    return 0;
  }

  /** By bucket. */
  get state(): SketchState {
    return [...this.#counts].sort(([a], [b]) => a - b);
  }
}
