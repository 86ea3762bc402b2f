import type {Verdict} from '../../../journal/event.ts';
import type {PastCase, RunOf} from './past-cases.ts';

/** What cases are counted by. */
export type TallyKey = 'case' | 'scenario' | 'environment' | 'tag' | 'manifest';

/** How often something ended how. */
export interface VerdictTally extends Readonly<Record<Verdict, number>> {
  /** The case, scenario, environment, tag or manifest. */
  readonly name: string;
  /** Results of any verdict. */
  readonly total: number;
  /**
   * Passed, on a retry perhaps, of those that were judged: passed, flaky and failed. Infrastructure
   * failures, skipped and interrupted cases say nothing of the test. `undefined` where none was.
   */
  readonly successRate: number | undefined;
}

/** How long something takes to pass. */
export interface DurationTally {
  readonly name: string;
  /** Results that passed, on a retry perhaps. */
  readonly passes: number;
  readonly meanMs: number;
  readonly medianMs: number;
  readonly p90Ms: number;
  readonly maxMs: number;
}

/** How unsteady a case is. */
export interface FlakinessTally {
  readonly name: string;
  /** Results that were judged: passed, flaky or failed. */
  readonly judged: number;
  readonly failed: number;
  /** Passed on a retry. */
  readonly flaky: number;
  /** How often it changed between pass and failure while the manifest stayed the same. */
  readonly changes: number;
  /** Share of `judged` that failed or was flaky. */
  readonly rate: number;
}

/** A failure that came again, perhaps in many cases. */
export interface FailureTally {
  /** As `failureTitle` makes it. */
  readonly title: string;
  /** Code of an infrastructure failure. */
  readonly fault: string | undefined;
  readonly count: number;
  /** Runs it came in. */
  readonly runs: number;
  /** Ids of cases it came in, each once, in the order of their names. */
  readonly cases: readonly string[];
  /** Start of the first and the last run with it; ms since the epoch. */
  readonly firstAt: number;
  readonly lastAt: number;
  readonly lastRun: string;
}

/** Success rates, the lowest first; what was never judged last. */
export function successRates(items: Iterable<PastCase>, by: TallyKey): VerdictTally[] {
  const tallies = new Map<string, Record<Verdict, number> & {total: number}>();
  for (const item of items) {
    for (const name of namesOf(item, by)) {
      let tally = tallies.get(name);
      if (tally === undefined) {
        tally = {total: 0, passed: 0, failed: 0, flaky: 0, skipped: 0, error: 0, interrupted: 0};
        tallies.set(name, tally);
      }
      tally.total += 1;
      tally[item.verdict] += 1;
    }
  }
  return Array.from(tallies, ([name, tally]) => ({
    name,
    ...tally,
    successRate: rateOf(tally),
  })).sort((a, b) => (a.successRate ?? 2) - (b.successRate ?? 2) || byName(a.name, b.name));
}

/** The share of what was judged that passed; `undefined` where nothing was. */
export function rateOf(counts: Readonly<Record<Verdict, number>>): number | undefined {
  const judged = counts.passed + counts.flaky + counts.failed;
  return judged === 0 ? undefined : (counts.passed + counts.flaky) / judged;
}

/** What takes longest to pass first, by the 90th percentile. */
export function slowest(items: Iterable<PastCase>, by: TallyKey): DurationTally[] {
  const durations = new Map<string, number[]>();
  for (const item of items) {
    if (item.verdict !== 'passed' && item.verdict !== 'flaky') continue;
    for (const name of namesOf(item, by)) push(durations, name, item.durationMs);
  }
  return Array.from(durations, ([name, values]) => ({name, ...durationsOf(values)})).sort(
    (a, b) => b.p90Ms - a.p90Ms || byName(a.name, b.name),
  );
}

/** Mean, median, 90th percentile and maximum of some durations, at least one. */
export function durationsOf(values: readonly number[]): Omit<DurationTally, 'name'> {
  const sorted = values.toSorted((a, b) => a - b);
  return {
    passes: sorted.length,
    meanMs: sorted.reduce((sum, value) => sum + value, 0) / sorted.length,
    medianMs: percentile(sorted, 0.5),
    p90Ms: percentile(sorted, 0.9),
    maxMs: sorted.at(-1) ?? 0,
  };
}

/** The nearest-rank percentile: the least value that `share` of all are not above. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

/** Cases that failed and passed for no reason of the manifest's, those that did so most first. */
export function flakiest(items: Iterable<PastCase>): FlakinessTally[] {
  const results = new Map<string, PastCase[]>();
  for (const item of items) {
    if (item.verdict === 'passed' || item.verdict === 'flaky' || item.verdict === 'failed') {
      push(results, caseName(item), item);
    }
  }
  return Array.from(results, ([name, cases]) => flakinessTally(name, cases))
    .filter(({flaky, changes}) => flaky > 0 || changes > 1)
    .sort(
      (a, b) =>
        b.changes + b.flaky - (a.changes + a.flaky) || b.rate - a.rate || byName(a.name, b.name),
    );
}

function flakinessTally(name: string, results: readonly PastCase[]): FlakinessTally {
  const inOrder = results.toSorted((a, b) => byTime(a.run, b.run));
  let [failed, flaky, changes] = [0, 0, 0];
  for (const [index, item] of inOrder.entries()) {
    if (item.verdict === 'failed') failed += 1;
    if (item.verdict === 'flaky') flaky += 1;
    const before = inOrder[index - 1];
    if (before?.run.sha256 !== item.run.sha256) continue;
    if ((before.verdict === 'failed') !== (item.verdict === 'failed')) changes += 1;
  }
  const judged = inOrder.length;
  return {name, judged, failed, flaky, changes, rate: (failed + flaky) / judged};
}

/** Failures by their titles, the most frequent first. */
export function failurePatterns(items: Iterable<PastCase>): FailureTally[] {
  const patterns = new Map<string, PastCase[]>();
  for (const item of items) {
    if (item.title !== undefined) push(patterns, `${item.fault ?? ''}\n${item.title}`, item);
  }
  return Array.from(patterns.values(), patternOf).sort(
    (a, b) => b.count - a.count || b.lastAt - a.lastAt || byName(a.title, b.title),
  );
}

function patternOf(items: readonly PastCase[]): FailureTally {
  const inOrder = items.toSorted((a, b) => byTime(a.run, b.run));
  const [first, last] = [inOrder[0], inOrder.at(-1)];
  return {
    title: first?.title ?? '',
    fault: first?.fault,
    count: items.length,
    runs: new Set(items.map(({run}) => run.runId)).size,
    cases: [...new Set(items.map(caseName))].sort(byName),
    firstAt: first?.run.startedAt ?? 0,
    lastAt: last?.run.startedAt ?? 0,
    lastRun: last?.run.runId ?? '',
  };
}

/** How runs follow each other: by their start, then by their ids. */
export function byTime(a: RunOf, b: RunOf): number {
  return a.startedAt - b.startedAt || byName(a.runId, b.runId);
}

/** What a case is called among those of all manifests of its folder. */
export function caseName({key, run}: Pick<PastCase, 'key' | 'run'>): string {
  return run.manifest === 'proctor.yaml' || run.manifest === '' ? key : `${run.manifest}: ${key}`;
}

function namesOf(item: PastCase, by: TallyKey): readonly string[] {
  switch (by) {
    case 'case':
      return [caseName(item)];
    case 'scenario':
      return [item.scenario];
    case 'environment':
      return [item.environment];
    case 'tag':
      return item.tags;
    case 'manifest':
      return [item.run.manifest];
  }
}

/** By code units: the same order on every machine. */
export function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [value]);
  else known.push(value);
}
