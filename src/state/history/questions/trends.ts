import type {Verdict} from '../../../journal/event.ts';
import type {RunHead} from '../read-run.ts';
import type {PastCase, PastMetric, PastStage} from './past-cases.ts';
import {byName, byTime, caseName, durationsOf, rateOf} from './tallies.ts';

/** How a case ended in one run. */
export interface CasePoint {
  readonly runId: string;
  /** Start of the run; ms since the epoch. */
  readonly at: number;
  readonly name: string;
  readonly verdict: Verdict;
  readonly durationMs: number;
  readonly title: string | undefined;
}

/** What a metric was in one run. */
export interface MetricPoint {
  readonly runId: string;
  readonly at: number;
  readonly name: string;
  readonly metric: string;
  readonly unit: string | undefined;
  readonly value: number;
  readonly verdict: Verdict;
  /** Against the same case's value in the run before, as a share; `undefined` for the first, or 0. */
  readonly change: number | undefined;
}

/** Lengths of time that runs are put together by. */
export type Period = 'run' | 'hour' | 'day' | 'week';

/** How the runs of a period went. */
export interface PeriodTally extends Readonly<Record<Verdict, number>> {
  /** Start of the period in UTC, or of the run; ms since the epoch. */
  readonly at: number;
  /** The latest run in it. */
  readonly runId: string;
  readonly runs: number;
  readonly successRate: number | undefined;
  /** Of all runs together. */
  readonly durationMs: number;
  /** Instances that were made, or made again, and how often that failed. */
  readonly provisions: number;
  readonly provisionsFailed: number;
  /** Instances that were made in place of an earlier one of the same name: restarts. */
  readonly restarts: number;
  /** Stages of any kind that failed. */
  readonly stagesFailed: number;
}

/** What a stage of an environment takes, and how often it fails. */
export interface StageTally {
  readonly environment: string;
  readonly stage: PastStage['stage'];
  readonly count: number;
  readonly failed: number;
  /** Of those that went well. */
  readonly medianMs: number | undefined;
  readonly p90Ms: number | undefined;
  /** Code of the latest failure. */
  readonly fault: string | undefined;
}

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;
/** The epoch was a Thursday; weeks begin on Mondays (ISO 8601). */
const MONDAY_MS = 4 * DAY_MS;

/** How cases ended, the oldest run first. */
export function caseTrend(items: Iterable<PastCase>): CasePoint[] {
  return Array.from(items)
    .sort((a, b) => byTime(a.run, b.run))
    .map((item) => ({
      runId: item.run.runId,
      at: item.run.startedAt,
      name: caseName(item),
      verdict: item.verdict,
      durationMs: item.durationMs,
      title: item.title,
    }));
}

/** What metrics were, the oldest run first. */
export function metricTrend(metrics: Iterable<PastMetric>): MetricPoint[] {
  const latest = new Map<string, number>();
  return Array.from(metrics)
    .sort((a, b) => byTime(a.item.run, b.item.run))
    .map(({item, name: metric, unit, last: value}) => {
      const name = caseName(item);
      const series = `${metric}\n${name}`;
      const before = latest.get(series);
      latest.set(series, value);
      const isComparable = before !== undefined && before !== 0;
      return {
        runId: item.run.runId,
        at: item.run.startedAt,
        name,
        metric,
        unit,
        value,
        verdict: item.verdict,
        change: isComparable ? (value - before) / Math.abs(before) : undefined,
      };
    });
}

/**
 * How runs went over time, the oldest period first.
 *
 * @param items The cases that count.
 * @param stages Of the same runs.
 */
export function periodTallies(
  {
    runs,
    items,
    stages,
  }: {
    readonly runs: readonly RunHead[];
    readonly items: Iterable<PastCase>;
    readonly stages: Iterable<PastStage>;
  },
  period: Period,
): PeriodTally[] {
  const periods = new Map<string, Mutable<PeriodTally>>();
  const ofRun = new Map<string, Mutable<PeriodTally>>();
  for (const run of runs.toSorted(byTime)) {
    const at = periodStart(run.startedAt, period);
    const key = period === 'run' ? run.runId : String(at);
    const tally = periods.get(key) ?? emptyPeriod(at);
    periods.set(key, tally);
    ofRun.set(run.runId, tally);
    tally.runs += 1;
    tally.runId = run.runId;
    tally.durationMs += run.durationMs;
  }
  for (const {run, verdict} of items) {
    const tally = ofRun.get(run.runId);
    if (tally !== undefined) tally[verdict] += 1;
  }
  const seen = new Set<string>();
  for (const {run, stage, instance, ok} of stages) {
    const tally = ofRun.get(run.runId);
    if (tally === undefined) continue;
    if (!ok) tally.stagesFailed += 1;
    if (stage !== 'provision') continue;
    tally.provisions += 1;
    if (!ok) tally.provisionsFailed += 1;
    const key = `${run.runId}\n${instance}`;
    if (seen.has(key)) tally.restarts += 1;
    seen.add(key);
  }
  return Array.from(periods.values(), (tally) => ({...tally, successRate: rateOf(tally)}));
}

/** What stages take, by environment and then in the order in which they first came. */
export function stageTallies(stages: Iterable<PastStage>): StageTally[] {
  const known = new Map<string, PastStage[]>();
  for (const stage of stages) {
    const key = `${stage.environment}\n${stage.stage}`;
    const list = known.get(key);
    if (list === undefined) known.set(key, [stage]);
    else list.push(stage);
  }
  return Array.from(known.values(), stageTally).sort((a, b) =>
    byName(a.environment, b.environment),
  );
}

function stageTally(stages: readonly PastStage[]): StageTally {
  const good = stages.filter(({ok}) => ok).map(({durationMs}) => durationMs);
  const {medianMs, p90Ms} = good.length === 0 ? {} : durationsOf(good);
  const failed = stages.filter(({ok}) => !ok).sort((a, b) => byTime(a.run, b.run));
  return {
    environment: stages[0]?.environment ?? '',
    stage: stages[0]?.stage ?? 'provision',
    count: stages.length,
    failed: failed.length,
    medianMs,
    p90Ms,
    fault: failed.at(-1)?.fault,
  };
}

type Mutable<T> = {-readonly [K in keyof T]: T[K]};

function emptyPeriod(at: number): Mutable<PeriodTally> {
  return {
    at,
    runId: '',
    runs: 0,
    ...{passed: 0, failed: 0, flaky: 0, skipped: 0, error: 0, interrupted: 0},
    successRate: undefined,
    durationMs: 0,
    ...{provisions: 0, provisionsFailed: 0, restarts: 0, stagesFailed: 0},
  };
}

function periodStart(at: number, period: Period): number {
  switch (period) {
    case 'run':
      return at;
    case 'hour':
      return Math.floor(at / HOUR_MS) * HOUR_MS;
    case 'day':
      return Math.floor(at / DAY_MS) * DAY_MS;
    case 'week':
      return Math.floor((at - MONDAY_MS) / WEEK_MS) * WEEK_MS + MONDAY_MS;
  }
}
