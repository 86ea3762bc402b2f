import {bucketPoints, type Share} from './bucket-points.ts';
import {median, type Point, RobustLine} from './theil-sen.ts';

/** Parts that time is cut into; the first one is warm-up always, those of the second half never are. */
const PARTS = 10;
/** Of the usual deviation, how far a part may be from where the second half comes from. */
const DEVIATIONS_MAX = 3;
const BUCKETS_MAX = 96;
/** Median of absolute deviations to standard deviation, where they are normal: 1 / Φ⁻¹(3/4). */
const NORMAL_MAD = 1.4826;
/** Deviations below this share of the values are rounding errors. */
const ROUNDING_SHARE = 1e-10;

/**
 * When warm-up ends: programs start, caches fill, pools grow. That is the end of the first tenth of
 * the time or, up to its half, of the last tenth that does not fit to the line through the second
 * half: whose median is off by more than three of the deviations that are usual there. So what
 * still grows in the second half is told however it began, and what settled before is not held
 * against it.
 *
 * The idea, of judging the beginning by what follows: K. P. White, An effective truncation heuristic
 * for bias reduction in simulation output (1997); here beside a line, as there may be a drift.
 *
 * @param points in order of time, not empty.
 */
export function endOfWarmUp(points: readonly Point[], share: Share): number {
  const start = points[0]?.[0] ?? 0;
  const whole = (points.at(-1)?.[0] ?? start) - start;
  const middle = start + whole / 2;
  const first = start + whole / PARTS;
  const buckets = bucketPoints(points, {bucketsMax: BUCKETS_MAX, share});
  const later = buckets.filter(([x]) => x >= middle);
  const line = RobustLine.through(later);
  if (line === undefined) return first;
  const deviation = ([x, y]: Point): number => y - line.at(x);
  const usual = NORMAL_MAD * median(later.map((point) => Math.abs(deviation(point))));
  const rounding = ROUNDING_SHARE * Math.max(...buckets.map(([, y]) => Math.abs(y)));
  const deviationMax = DEVIATIONS_MAX * usual + rounding;
  for (let part = PARTS / 2; part > 1; part--) {
    const end = start + (whole * part) / PARTS;
    const begin = start + (whole * (part - 1)) / PARTS;
    const values = buckets.filter(([x]) => x >= begin && x < end).map(deviation);
    if (values.length > 0 && Math.abs(median(values)) > deviationMax) return end;
  }
  return first;
}
