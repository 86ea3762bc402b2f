import {normalQuantile} from './normal-quantile.ts';

/** `[time, value]`. */
export type Point = readonly [x: number, y: number];

/** Ends of a confidence interval of a slope, in units of y by units of x. */
export interface SlopeInterval {
  /** The least of all slopes where unbounded, and the greatest. */
  readonly low: number;
  readonly high: number;
  /** Whether there were enough points for an interval of that confidence. */
  readonly isBounded: boolean;
}

export interface IntervalOptions {
  /** Probability that the interval holds the slope, for independent deviations, as 0.95. */
  readonly confidence: number;
  /** How many times larger the variance is because deviations are not independent. @default 1 */
  readonly inflation?: number;
}

/**
 * A line through most points: the median of the slopes of all pairs of points (Theil–Sen), which up
 * to 29 % of wild points do not move, with the interval that follows from Kendall's test of rank
 * correlation: no distribution of the deviations is assumed. Pairs at one time are left out; ties are
 * accounted for. Takes time and memory in proportion to the square of the number of points: bucket
 * them before.
 *
 * Without inflation it is what `scipy.stats.theilslopes` gives, but for the intercept, which is the
 * median of all deviations here.
 *
 * Sources: H. Theil, A rank-invariant method of linear and polynomial regression analysis (1950);
 * P. K. Sen, Estimates of the regression coefficient based on Kendall's tau (1968), section 3 the
 * interval, section 4 ties; M. G. Kendall, Rank Correlation Methods (1955), the variance with ties.
 */
export class RobustLine {
  /** In units of y by units of x. */
  readonly slope: number;
  /** Value at x = 0. */
  readonly intercept: number;
  readonly #slopes: Float64Array;
  readonly #variance: number;

  private constructor(points: readonly Point[], slopes: Float64Array) {
    this.#slopes = slopes;
    this.#variance = kendallVariance(points);
    this.slope = medianOfSorted(slopes);
    this.intercept = median(points.map(([x, y]) => y - this.slope * x));
  }

  /** @returns `undefined` where no two points differ in time. */
  static through(points: readonly Point[]): RobustLine | undefined {
    const slopes = pairwiseSlopes(points);
    return slopes.length === 0 ? undefined : new RobustLine(points, slopes);
  }

  at(x: number): number {
    return this.intercept + this.slope * x;
  }

  interval({confidence, inflation = 1}: IntervalOptions): SlopeInterval {
    const slopes = this.#slopes;
    const z = normalQuantile(1 - (1 - confidence) / 2);
    const spread = z * Math.sqrt(this.#variance * inflation);
    const lowRank = Math.round((slopes.length - spread) / 2) - 1;
    const highRank = Math.round((slopes.length + spread) / 2);
    const last = slopes.length - 1;
    return {
      low: slopes[Math.min(Math.max(lowRank, 0), last)] ?? this.slope,
      high: slopes[Math.max(Math.min(highRank, last), 0)] ?? this.slope,
      isBounded: lowRank >= 0 && highRank <= last,
    };
  }
}

/** In order. */
function pairwiseSlopes(points: readonly Point[]): Float64Array {
  const slopes = new Float64Array((points.length * (points.length - 1)) / 2);
  let count = 0;
  points.forEach(([x, y], index) => {
    for (let other = 0; other < index; other++) {
      const [otherX, otherY] = points[other] as Point;
      if (x !== otherX) slopes[count++] = (y - otherY) / (x - otherX);
    }
  });
  return slopes.subarray(0, count).sort();
}

/** Of the number of pairs in order less those out of order, were there no connection. */
function kendallVariance(points: readonly Point[]): number {
  const term = (n: number): number => (n * (n - 1) * (2 * n + 5)) / 18;
  let variance = term(points.length);
  for (const axis of [0, 1] as const) {
    const counts = new Map<number, number>();
    for (const point of points) counts.set(point[axis], (counts.get(point[axis]) ?? 0) + 1);
    for (const count of counts.values()) variance -= term(count);
  }
  return Math.max(0, variance);
}

/** The middle of `values`, in any order; `NaN` of none. */
export function median(values: Iterable<number>): number {
  return medianOfSorted(Float64Array.from(values).sort());
}

function medianOfSorted(sorted: Float64Array): number {
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
