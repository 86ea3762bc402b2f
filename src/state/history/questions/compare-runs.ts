import type {Verdict} from '../../../journal/event.ts';
import {median} from '../metric-baselines.ts';
import type {CaseContent, MetricContent, RunContent} from '../run-content.ts';

/** A case in two runs; a time or verdict is `undefined` where it is not in that run. */
export interface ComparedCase {
  /** Its id, with the number of a repetition. */
  readonly name: string;
  readonly before: Verdict | undefined;
  readonly after: Verdict | undefined;
  /** What went wrong in the later run. */
  readonly title: string | undefined;
  readonly beforeMs: number | undefined;
  readonly afterMs: number | undefined;
}

/** A metric of a case in two runs. */
export interface ComparedMetric {
  readonly name: string;
  readonly metric: string;
  readonly unit: string | undefined;
  readonly before: number;
  readonly after: number;
  /** As a share of the earlier value; `undefined` where that is 0. */
  readonly change: number | undefined;
}

/** What is different between two runs. Each list is in the order of the later run's plan. */
export interface RunComparison {
  /** Failed, and did not before: passed then, was not judged, or was not there. */
  readonly newFailures: readonly ComparedCase[];
  /** In error (infrastructure), and were not before. */
  readonly newErrors: readonly ComparedCase[];
  /** Failed, or were in error, before and pass now. */
  readonly fixed: readonly ComparedCase[];
  /** Fail, or are in error, in both. */
  readonly stillFailing: readonly ComparedCase[];
  /** Passed only on a retry now. */
  readonly flaky: readonly ComparedCase[];
  /** Passed in both, and took significantly longer now. */
  readonly slower: readonly ComparedCase[];
  /** Passed in both, and took significantly less time now. */
  readonly faster: readonly ComparedCase[];
  /** Pass, and were not in the earlier run. */
  readonly added: readonly ComparedCase[];
  /** Were in the earlier run only; in its order. */
  readonly gone: readonly ComparedCase[];
  /** Changed significantly. */
  readonly metrics: readonly ComparedMetric[];
  /** Cases of both that did the same as before. */
  readonly unchanged: number;
}

/** What is known of a case or metric before the later run, the earlier one included; latest first. */
export interface EarlierValues {
  /** Durations of passes, ms. */
  durations(key: string): readonly number[];
  values(key: string, metric: string): readonly number[];
}

/** With so many values the spread is known; with fewer, only the earlier run is compared with. */
const SAMPLES_MIN = 5;

/** Latest values that count. */
const SAMPLES_MAX = 20;

/**
 * Beyond so many deviations a change is significant. One of a normal distribution's values in 370
 * is so far out; durations, which have longer tails, must be beyond the shares below as well.
 */
const DEVIATIONS = 3;

/** What makes a median absolute deviation comparable with a standard deviation. */
const MAD_TO_SIGMA = 1.4826;

/** Changes of a smaller share are not significant, however steady a case is. */
const SHARE_MIN = 0.1;

/** With only the earlier run to compare with, a change must be of this share. */
const LONE_SHARE_MIN = 0.5;

/** Times that differ by less are not significant: starting a process varies as much. */
const DIFFERENCE_MS_MIN = 50;
const LONE_DIFFERENCE_MS_MIN = 500;

/**
 * Whether `after` is another value than is usual.
 *
 * @param earlier Values before, the latest first; with less than five, only the first counts.
 * @param leastDifference Smaller ones are none: with the spread known, and with one value only.
 * @returns `higher`, `lower`, or `undefined` where the difference is not significant.
 */
export function significantChange(
  after: number,
  earlier: readonly number[],
  leastDifference: {readonly known: number; readonly lone: number} = {known: 0, lone: 0},
): 'higher' | 'lower' | undefined {
  const samples = earlier.slice(0, SAMPLES_MAX);
  const [before] = samples;
  if (before === undefined) return undefined;
  const isKnown = samples.length >= SAMPLES_MIN;
  const usual = isKnown ? median(samples) : before;
  const sigma = median(samples.map((value) => Math.abs(value - usual))) * MAD_TO_SIGMA;
  const least = isKnown
    ? Math.max(DEVIATIONS * sigma, SHARE_MIN * Math.abs(usual), leastDifference.known)
    : Math.max(LONE_SHARE_MIN * Math.abs(usual), leastDifference.lone);
  // Beyond what is usual, and on the same side of the run it is compared with.
  if (after > usual + least && after > before) return 'higher';
  if (after < usual - least && after < before) return 'lower';
  return undefined;
}

/** Compares `after` with `before`. Pure. */
export function compareRuns(
  before: RunContent,
  after: RunContent,
  earlier: EarlierValues,
): RunComparison {
  const known = new Map(before.cases.map((item) => [nameOf(item), item]));
  const lists = emptyLists();
  let unchanged = 0;
  for (const item of after.cases) {
    const name = nameOf(item);
    const old = known.get(name);
    known.delete(name);
    const compared = comparedCase(name, old, item);
    const verdict = verdictList(old, item);
    const time = timeList(old, item, earlier);
    if (verdict !== undefined) lists[verdict].push(compared);
    if (time !== undefined) lists[time].push(compared);
    if (verdict === undefined && time === undefined) unchanged += 1;
  }
  for (const [name, item] of known) lists.gone.push(comparedCase(name, item, undefined));
  return {...lists, metrics: [...comparedMetrics(before, after, earlier)], unchanged};
}

type ListName = Exclude<keyof RunComparison, 'metrics' | 'unchanged'>;

function emptyLists(): Record<ListName, ComparedCase[]> {
  return {
    newFailures: [],
    newErrors: [],
    fixed: [],
    stillFailing: [],
    flaky: [],
    slower: [],
    faster: [],
    added: [],
    gone: [],
  };
}

/** A case's id in a run. */
export function nameOf({key, repetition}: Pick<CaseContent, 'key' | 'repetition'>): string {
  return repetition === 1 ? key : `${key}#${repetition}`;
}

/** Quarantined failures do not count as such, in neither run. */
function isBad(item: CaseContent | undefined): boolean {
  if (item === undefined || item.quarantined) return false;
  return item.verdict === 'failed' || item.verdict === 'error';
}

function hasPassed(item: CaseContent | undefined): boolean {
  return item?.verdict === 'passed' || item?.verdict === 'flaky';
}

function verdictList(old: CaseContent | undefined, item: CaseContent): ListName | undefined {
  if (isBad(item)) {
    // An infrastructure failure before said nothing of the test: its failure is news.
    const isNews = item.verdict === 'failed' ? old?.verdict !== 'failed' : !isBad(old);
    if (!isNews) return 'stillFailing';
    return item.verdict === 'failed' ? 'newFailures' : 'newErrors';
  }
  if (item.verdict === 'flaky') return 'flaky';
  if (item.verdict !== 'passed') return undefined;
  if (isBad(old)) return 'fixed';
  return old === undefined ? 'added' : undefined;
}

function timeList(
  old: CaseContent | undefined,
  item: CaseContent,
  earlier: EarlierValues,
): 'slower' | 'faster' | undefined {
  if (old === undefined || !hasPassed(old) || !hasPassed(item)) return undefined;
  const others = earlier.durations(item.key);
  const samples = others.length < SAMPLES_MIN ? [old.durationMs] : others;
  const change = significantChange(item.durationMs, samples, {
    known: DIFFERENCE_MS_MIN,
    lone: LONE_DIFFERENCE_MS_MIN,
  });
  if (change === 'higher') return item.durationMs > old.durationMs ? 'slower' : undefined;
  if (change === 'lower') return item.durationMs < old.durationMs ? 'faster' : undefined;
  return undefined;
}

function comparedCase(
  name: string,
  old: CaseContent | undefined,
  item: CaseContent | undefined,
): ComparedCase {
  return {
    name,
    before: old?.verdict,
    after: item?.verdict,
    title: item?.title,
    beforeMs: old?.durationMs,
    afterMs: item?.durationMs,
  };
}

function* comparedMetrics(
  before: RunContent,
  after: RunContent,
  earlier: EarlierValues,
): Generator<ComparedMetric> {
  const known = new Map(before.cases.map((item) => [nameOf(item), metricsOf(item)]));
  for (const item of after.cases) {
    const name = nameOf(item);
    const old = known.get(name);
    for (const [metric, {last, unit}] of metricsOf(item)) {
      const value = old?.get(metric)?.last;
      if (value === undefined) continue;
      const others = earlier.values(item.key, metric);
      const samples = others.length < SAMPLES_MIN ? [value] : others;
      if (significantChange(last, samples) === undefined || last === value) continue;
      const change = value === 0 ? undefined : (last - value) / Math.abs(value);
      yield {name, metric, unit, before: value, after: last, change};
    }
  }
}

/** Of its last attempt, by name. */
function metricsOf({attempts}: CaseContent): ReadonlyMap<string, MetricContent> {
  return new Map(attempts.at(-1)?.metrics.map((metric) => [metric.name, metric]));
}
