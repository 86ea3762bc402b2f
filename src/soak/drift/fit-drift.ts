import {bucketPoints, quantile, type Share} from './bucket-points.ts';
import {type Point, type RobustLine, theilSen} from './theil-sen.ts';
import {varianceInflation} from './variance-inflation.ts';

/** How a series changes from the end of its warm-up on. */
export interface DriftFit {
  /** The slope with its interval of 95 %, in units of y by units of x. */
  readonly line: RobustLine;
  /** The same with the interval of the confidence that was asked for. */
  readonly strict: RobustLine;
  /** Span of time that it is about, and the values in it. */
  readonly from: number;
  readonly to: number;
  readonly samples: number;
  /** What stands for its first and its last values. */
  readonly first: number;
  readonly last: number;
  /** The line's value at its beginning. */
  readonly base: number;
}

/** Buckets that a line is laid through: enough that a median of medians is as sharp as it gets. */
const BUCKETS_MAX = 96;
/** Wider ones show swings that are slow and hidden by noise in the others. */
const COARSE_BUCKETS_MAX = 24;
/** What a line is laid through at least. */
const POINTS_MIN = 8;
/** What a soak begins with is warm-up: programs start, caches fill, pools grow. */
const WARM_UP_SHARE = 0.1;
/** It is longer where the growth slows down, in steps, but never longer than this. */
const WARM_UP_SHARE_STEP = 0.1;
const WARM_UP_SHARE_MAX = 0.5;

/**
 * Lays a line through a series, without its warm-up: the first tenth of its time, and more where
 * it changes faster in what follows than in the rest, by more than chance. At most the first half
 * is left out, so that what still grows at the end is told, however it began.
 *
 * The interval is the wider one of those of two widths of buckets, each with the variance that the
 * likeness of its neighbours demands.
 *
 * What it holds: for independent deviations of any distribution, and for those that follow each other
 * as an autoregression of first order whose memory is short beside the soak, the interval misses the
 * true slope about as often as it says. Sawtooths do no harm with eight teeth or more in the soak.
 * A random walk has no slope that could be found: it is taken for growth far more often.
 *
 * @returns `undefined` where there is too little for any.
 */
export function fitDrift(
  points: readonly Point[],
  {share, confidence}: {readonly share: Share; readonly confidence: number},
): DriftFit | undefined {
  const finite = points.filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y));
  const sorted = finite.sort((a, b) => a[0] - b[0]);
  const start = sorted[0]?.[0] ?? 0;
  const to = sorted.at(-1)?.[0] ?? 0;
  const after = (part: number): Point[] => sorted.filter(([x]) => x >= start + (to - start) * part);
  let part = WARM_UP_SHARE;
  while (part + WARM_UP_SHARE_STEP <= WARM_UP_SHARE_MAX && slowsDown(after(part), share)) {
    part += WARM_UP_SHARE_STEP;
  }
  const rest = after(part);
  const line = boundedLine(rest, {share, confidence: 0.95});
  const strict = boundedLine(rest, {share, confidence});
  const from = rest[0]?.[0];
  if (line === undefined || strict === undefined || from === undefined) return undefined;
  const ends = bucketPoints(rest, {bucketsMax: POINTS_MIN, share});
  return {
    line,
    strict,
    from,
    to,
    samples: rest.length,
    first: ends[0]?.[1] ?? Number.NaN,
    last: ends.at(-1)?.[1] ?? Number.NaN,
    base: line.intercept + line.slope * from,
  };
}

/** Whether the first half of `points` changes faster than the second, beyond all doubt. */
function slowsDown(points: readonly Point[], share: Share): boolean {
  const middle = quantile([points[0]?.[0] ?? 0, points.at(-1)?.[0] ?? 0], 0.5);
  const options = {share, confidence: 0.95};
  const first = boundedLine(
    points.filter(([x]) => x < middle),
    options,
  );
  const second = boundedLine(
    points.filter(([x]) => x >= middle),
    options,
  );
  if (first === undefined || second === undefined) return false;
  if (Math.abs(first.slope) <= Math.abs(second.slope)) return false;
  return first.low > second.high || first.high < second.low;
}

/** `undefined` where the points are too few for an interval. */
function boundedLine(
  points: readonly Point[],
  {share, confidence}: {readonly share: Share; readonly confidence: number},
): RobustLine | undefined {
  const fine = lineOver(points, {share, confidence, bucketsMax: BUCKETS_MAX});
  if (fine === undefined) return undefined;
  if (points.length < 2 * COARSE_BUCKETS_MAX) return fine;
  const coarse = lineOver(points, {share, confidence, bucketsMax: COARSE_BUCKETS_MAX}) ?? fine;
  return {...fine, low: Math.min(fine.low, coarse.low), high: Math.max(fine.high, coarse.high)};
}

function lineOver(
  points: readonly Point[],
  options: {readonly share: Share; readonly confidence: number; readonly bucketsMax: number},
): RobustLine | undefined {
  const buckets = bucketPoints(points, options);
  if (buckets.length < POINTS_MIN) return undefined;
  const plain = theilSen(buckets, options);
  if (plain === undefined) return undefined;
  const inflation = varianceInflation(buckets, plain);
  const line = inflation === 1 ? plain : theilSen(buckets, {...options, inflation});
  return line?.isBounded === true ? line : undefined;
}
