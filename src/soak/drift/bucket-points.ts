import type {Point} from './theil-sen.ts';

/** What stands for the values of one bucket: that share of them is below. */
export type Share = 0.25 | 0.5;

/**
 * One point for each of at most `bucketsMax` equal spans of time in which there is any: the middle
 * of its times, and its median or lower quartile. Neighbouring values are alike, above all those
 * that a garbage collector or a cache leaves; what is left of that between buckets is accounted for
 * by `variance-inflation.ts`. In order of time, whatever the order of `points`.
 *
 * Source: batch means; A. M. Law and J. S. Carson, A sequential procedure for determining the length
 * of a steady-state simulation (1979).
 */
export function bucketPoints(
  points: readonly Point[],
  {bucketsMax, share}: {readonly bucketsMax: number; readonly share: Share},
): Point[] {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const [x] of points) {
    from = Math.min(from, x);
    to = Math.max(to, x);
  }
  const buckets: Array<{readonly xs: number[]; readonly ys: number[]} | undefined> = [];
  for (const [x, y] of points) {
    const place = to > from ? Math.floor(((x - from) / (to - from)) * bucketsMax) : 0;
    const index = Math.min(place, bucketsMax - 1);
    const bucket = buckets[index] ?? {xs: [], ys: []};
    buckets[index] = bucket;
    bucket.xs.push(x);
    bucket.ys.push(y);
  }
  return buckets.flatMap((bucket) =>
    bucket === undefined ? [] : [[quantile(bucket.xs, 0.5), quantile(bucket.ys, share)] as const],
  );
}

/**
 * Interpolated between the two values next to it.
 *
 * Source: R. J. Hyndman and Y. Fan, Sample quantiles in statistical packages (1996), definition 7.
 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? below;
  // So that equal ones stay what they are.
  return below === above ? below : below + (above - below) * (place - Math.floor(place));
}
