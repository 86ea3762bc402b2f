import {setImmediate} from 'node:timers/promises';
import type {SoakDrift} from '../../journal/soak-event.ts';
import type {SoakLimit} from '../../manifest/soak-spec.ts';
import {quantityText} from '../../report/soak-text.ts';
import {formatDuration} from '../../util/duration.ts';
import type {SoakSeries} from '../soak-series.ts';
import type {Share} from './bucket-points.ts';
import type {Step} from './find-step.ts';
import {type DriftFit, fitDrift} from './fit-drift.ts';
import {type AppliedLimit, limitOf} from './series-limits.ts';

const HOUR_MS = 3_600_000;

/** What is farther from 0 is no value: with it all else can be calculated. */
const VALUE_MAX = 1e100;

/** Probability that any series is called over its limit that is not, all together. */
const ERROR_SHARE = 0.05;

/**
 * Says of each series how it changes, in their order. Warm-up is left out, likeness of neighbouring
 * values accounted for: see `fitDrift`.
 *
 * `over-limit` only where the whole interval is above the limit, an interval that is the wider the more
 * series are judged (Bonferroni's inequality), so that of a hundred that stay below theirs not five
 * are convicted; `unclear` where the limit lies in the interval, or there is too little for any.
 * `unclear`, too, where its last values, or a step, are above the limit though the line is not.
 * Else `grows` or `shrinks` where zero is not in the interval of 95 %, and `flat` where it is.
 *
 * Of memory the lower quartile counts, as that is what garbage collectors cannot free; of all else
 * the median. Shares are of the line's value at the end of the warm-up.
 *
 * What began anew is judged stretch by stretch: one that is over its limit goes first, then the
 * longest.
 */
export function judgeDrift(
  series: readonly SoakSeries[],
  limits: readonly SoakLimit[],
): SoakDrift[] {
  return [...driftsOf(series, limits)];
}

/** As `judgeDrift`, and lets others have their turn after each series. */
export async function judgeDriftInTurns(
  series: readonly SoakSeries[],
  limits: readonly SoakLimit[],
): Promise<SoakDrift[]> {
  const drifts: SoakDrift[] = [];
  for (const drift of driftsOf(series, limits)) {
    drifts.push(drift);
    await setImmediate();
  }
  return drifts;
}

/** The series' points are taken when it begins, and may change from then on. */
function* driftsOf(
  series: readonly SoakSeries[],
  limits: readonly SoakLimit[],
): Generator<SoakDrift, void> {
  const judged = series.map((each) => ({
    stretches: stretchesOf(each),
    limit: limitOf(each.name, limits),
  }));
  const limited = judged.flatMap(({stretches, limit}) => (limit === undefined ? [] : stretches));
  const confidence = 1 - ERROR_SHARE / Math.max(1, limited.length);
  for (const {stretches, limit} of judged) {
    const drifts = stretches.map((each) => judgeOne(each, limit, confidence));
    const worst = drifts.findIndex(({verdict}) => verdict === 'over-limit');
    const chosen = worst >= 0 ? worst : longestOf(stretches);
    yield withStretch(drifts[chosen] as SoakDrift, stretches, chosen);
  }
}

/** The series cut where it began anew; at least one, and none without points but that. */
function stretchesOf(series: SoakSeries): readonly SoakSeries[] {
  const {points, anewAfterMs = []} = series;
  const bounds = [Number.NEGATIVE_INFINITY, ...anewAfterMs, Number.POSITIVE_INFINITY];
  const stretches = bounds.slice(1).flatMap((until, index) => {
    const after = bounds[index] as number;
    const own = points.filter(([at]) => at > after && at <= until);
    return own.length === 0 ? [] : [{...series, points: own}];
  });
  return stretches.length === 0 ? [series] : stretches;
}

function longestOf(stretches: readonly SoakSeries[]): number {
  const lengths = stretches.map(({points}) => (points.at(-1)?.[0] ?? 0) - (points[0]?.[0] ?? 0));
  return lengths.indexOf(Math.max(...lengths));
}

/** Says which stretch it is about, where there are more. */
function withStretch(
  drift: SoakDrift,
  stretches: readonly SoakSeries[],
  chosen: number,
): SoakDrift {
  if (stretches.length === 1) return drift;
  const points = stretches[chosen]?.points ?? [];
  const [from, to] = [points[0], points.at(-1)].map((point) => formatDuration(point?.[0] ?? 0));
  const stretch = `from ${from} to ${to}, as it began anew ${stretches.length === 2 ? 'once' : `${stretches.length - 1} times`}`;
  return {...drift, note: drift.note === undefined ? stretch : `${drift.note}; ${stretch}`};
}

function judgeOne(
  {name, unit, points}: SoakSeries,
  limit: AppliedLimit | undefined,
  confidence: number,
): SoakDrift {
  const isMemory = unit === 'bytes' && !/\/(?:disk|scratch)-/u.test(name);
  const share: Share = isMemory ? 0.25 : 0.5;
  const usable = points.filter(([, value]) => Math.abs(value) <= VALUE_MAX);
  const fit = fitDrift(usable, {share, confidence});
  const head = {series: name, unit};
  const judgedBy = limit === undefined ? {} : {limit: limit.text};
  if (fit === undefined) {
    return {
      ...head,
      samples: usable.length,
      first: (usable[0]?.[1] ?? 0) + 0,
      last: (usable.at(-1)?.[1] ?? 0) + 0,
      slopePerHour: 0,
      lowPerHour: 0,
      highPerHour: 0,
      growth: 0,
      ...judgedBy,
      verdict: 'unclear',
    };
  }
  const base = Math.abs(fit.base) > 0 ? Math.abs(fit.base) : Math.abs(fit.last);
  const grown = fit.slope * (fit.to - fit.from);
  const verdict = verdictOf(fit, limit, base);
  // No number is to be −0, which JSON does not have.
  return {
    ...head,
    samples: fit.samples,
    first: fit.first + 0,
    last: fit.last + 0,
    slopePerHour: fit.slope * HOUR_MS + 0,
    lowPerHour: fit.low * HOUR_MS + 0,
    highPerHour: fit.high * HOUR_MS + 0,
    growth: base === 0 ? 0 : grown / base + 0,
    ...(verdict !== 'flat' && fit.step !== undefined && {note: stepText(fit.step, unit)}),
    ...judgedBy,
    verdict,
  };
}

function verdictOf(
  fit: DriftFit,
  applied: AppliedLimit | undefined,
  base: number,
): SoakDrift['verdict'] {
  const {low, high, strictLow, from, to} = fit;
  if (applied !== undefined) {
    const {limit, growthMin} = applied;
    const slopeMax =
      limit.perHour === undefined
        ? Math.max((limit.share ?? 0) * base, growthMin) / (to - from)
        : limit.perHour / HOUR_MS;
    if (strictLow > slopeMax) return 'over-limit';
    // Few late values do not turn a robust line: what they come to counts all the same.
    if (high > slopeMax || riseOf(fit) > slopeMax * (to - from)) return 'unclear';
  }
  if (low > 0) return 'grows';
  return high < 0 ? 'shrinks' : 'flat';
}

/** How far the last values are above the line's beginning; where it rose at once, at least by that. */
function riseOf({base, last, step}: DriftFit): number {
  return Math.max(last - base, step?.by ?? 0);
}

function stepText({at, by}: Step, unit: string): string {
  const change = `${by > 0 ? 'rose' : 'fell'} by ${quantityText(Math.abs(by), unit)}`;
  return `it ${change} at once after ${formatDuration(at)}, and hardly else`;
}
