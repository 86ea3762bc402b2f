import {bucketPoints, type Share} from './bucket-points.ts';
import {endOfWarmUp} from './end-of-warm-up.ts';
import {findStep, type Step} from './find-step.ts';
import {type Point, RobustLine, type SlopeInterval} from './theil-sen.ts';
import {varianceInflation} from './variance-inflation.ts';

/** How a series changes from the end of its warm-up on. */
export interface DriftFit {
  /** In units of y by units of x. */
  readonly slope: number;
  /** What the slope lies in with a confidence of 95 %. */
  readonly low: number;
  readonly high: number;
  /** The low end for the confidence that was asked for. */
  readonly strictLow: number;
  /** Span of time that it is about, and the values in it. */
  readonly from: number;
  readonly to: number;
  readonly samples: number;
  /** What stands for its first and its last values. */
  readonly first: number;
  readonly last: number;
  /** The line's value at its beginning. */
  readonly base: number;
  /** What tells better than the line how it changes. */
  readonly step: Step | undefined;
}

/** Buckets that a line is laid through: enough that a median of medians is as sharp as it gets. */
const BUCKETS_MAX = 96;
/** Wider ones show swings that are slow and hidden by noise in the others. */
const COARSE_BUCKETS_MAX = 24;
/** What a line is laid through at least. */
const POINTS_MIN = 8;

/**
 * Lays a line through a series, without its warm-up (`endOfWarmUp`). The interval is the wider one of
 * those of two widths of buckets, each with the variance that the likeness of its neighbours demands.
 *
 * What it holds: for independent deviations of any distribution, and for those that follow each other
 * as an autoregression of first order that forgets within a fiftieth of the soak, the interval misses
 * the true slope about as often as it says, from a hundred samples on. Sawtooths do no harm with eight teeth or more in the soak,
 * unless samples are taken in step with them. A random walk has no slope that could be found: one in
 * six is taken for growth at most. A step in the second half counts as growth where it is large
 * beside all else, and else makes the interval wide.
 *
 * Takes time in proportion to n log n for n points.
 *
 * @returns `undefined` where there is too little for any.
 */
export function fitDrift(
  points: readonly Point[],
  {share, confidence}: {readonly share: Share; readonly confidence: number},
): DriftFit | undefined {
  const finite = points.filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y));
  const sorted = finite.sort((a, b) => a[0] - b[0]);
  const end = sorted.length === 0 ? 0 : endOfWarmUp(sorted, share);
  const rest = sorted.filter(([x]) => x >= end);
  const fine = lineOver(rest, {share, bucketsMax: BUCKETS_MAX});
  const from = rest[0]?.[0];
  const to = rest.at(-1)?.[0];
  if (fine === undefined || from === undefined || to === undefined) return undefined;
  const coarse =
    rest.length < 2 * COARSE_BUCKETS_MAX
      ? undefined
      : lineOver(rest, {share, bucketsMax: COARSE_BUCKETS_MAX});
  const interval = wider(fine, coarse, 0.95);
  const strict = wider(fine, coarse, confidence);
  if (!interval.isBounded) return undefined;
  const ends = bucketPoints(rest, {bucketsMax: POINTS_MIN, share});
  return {
    slope: fine.line.slope,
    low: interval.low,
    high: interval.high,
    strictLow: strict.isBounded ? strict.low : Number.NEGATIVE_INFINITY,
    from,
    to,
    samples: rest.length,
    first: ends[0]?.[1] ?? Number.NaN,
    last: ends.at(-1)?.[1] ?? Number.NaN,
    base: fine.line.at(from),
    step: findStep(fine.buckets, fine.line),
  };
}

interface BucketLine {
  readonly buckets: readonly Point[];
  readonly line: RobustLine;
  readonly inflation: number;
}

function lineOver(
  points: readonly Point[],
  options: {readonly share: Share; readonly bucketsMax: number},
): BucketLine | undefined {
  const buckets = bucketPoints(points, options);
  if (buckets.length < POINTS_MIN) return undefined;
  const line = RobustLine.through(buckets);
  if (line === undefined) return undefined;
  return {buckets, line, inflation: varianceInflation(buckets, line.slope)};
}

/** Bounded where there would be enough points were they independent: else all slopes lie in it. */
function wider(
  fine: BucketLine,
  coarse: BucketLine | undefined,
  confidence: number,
): SlopeInterval {
  const lines = coarse === undefined ? [fine] : [fine, coarse];
  const intervals = lines.map(({line, inflation}) => line.interval({confidence, inflation}));
  return {
    low: Math.min(...intervals.map(({low}) => low)),
    high: Math.max(...intervals.map(({high}) => high)),
    isBounded: lines.every(({line}) => line.interval({confidence}).isBounded),
  };
}
