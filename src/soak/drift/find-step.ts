import {median, type Point} from './theil-sen.ts';

/** A change all at once, between two spans in which nothing changes. */
export interface Step {
  readonly at: number;
  /** From the median before to the one after. */
  readonly by: number;
}

/** A step must leave at most this share of the deviations that the line leaves. */
const DEVIATIONS_SHARE_MAX = 0.6;
/** Points on either side. */
const SIDE_MIN = 4;

/**
 * The step that tells better than a line how a series changes; `undefined` where none does much
 * better. Takes time in proportion to the square of the number of points: bucket them before.
 *
 * Source: the idea of A. N. Pettitt, A non-parametric approach to the change-point problem (1979),
 * with absolute deviations from medians in place of ranks.
 *
 * @param points in order of time.
 */
export function findStep(
  points: readonly Point[],
  line: {readonly slope: number; readonly intercept: number},
): Step | undefined {
  const ofLine = points.reduce(
    (sum, [x, y]) => sum + Math.abs(y - line.intercept - line.slope * x),
    0,
  );
  let best: (Step & {readonly left: number}) | undefined;
  for (let split = SIDE_MIN; split <= points.length - SIDE_MIN; split++) {
    const before = side(points.slice(0, split));
    const after = side(points.slice(split));
    const left = before.deviations + after.deviations;
    const at = points[split]?.[0] ?? 0;
    if (best === undefined || left < best.left) best = {at, by: after.middle - before.middle, left};
  }
  if (best === undefined || best.left >= ofLine * DEVIATIONS_SHARE_MAX) return undefined;
  return {at: best.at, by: best.by};
}

function side(points: readonly Point[]): {readonly middle: number; readonly deviations: number} {
  const middle = median(points.map(([, y]) => y));
  return {middle, deviations: points.reduce((sum, [, y]) => sum + Math.abs(y - middle), 0)};
}
