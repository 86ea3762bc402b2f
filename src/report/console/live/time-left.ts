import type {RunEvent, RunStarted} from '../../../journal/event.ts';
import type {PlannedScenarioRecord} from '../../../journal/plan-event.ts';
import {type BookedCase, CaseBook} from './case-book.ts';
import {Setup} from './setup.ts';

/** Part of the cases that are left whose time must be known, from earlier runs or from this one. */
const KNOWN_SHARE = 0.9;

/** Cases of a scenario or environment that must have ended before others are taken to be like them. */
const LIKE_MIN = 3;

/** How much longer or shorter than expected this run can be taken to be: more is something else. */
const PACE_MIN = 0.25;
const PACE_MAX = 8;

/** So many cases count for a pace of 1, so that the first few do not decide. */
const PACE_PRIOR = 3;

/** A case that has taken as long as expected is taken to need this part more. */
const OVERDUE_SHARE = 0.1;

/** A sum of times, and of how many. */
interface Mean {
  sumMs: number;
  count: number;
}

/**
 * Estimates how long a run will still take: from what its cases took in earlier runs, corrected by
 * what they take in this one, and from how many can run at once.
 *
 * The estimate is the largest of three bounds of list scheduling (R. L. Graham, "Bounds on
 * Multiprocessing Timing Anomalies", 1969): the work there is over the number that can run at once, the
 * same for each environment alone, and the longest chain of cases that need each other.
 */
export class TimeLeft {
  readonly #book: CaseBook;
  readonly #setup = new Setup();
  readonly #scenarios = new Map<string, PlannedScenarioRecord>();
  readonly #seen = new Map<string, Mean>();
  #run: RunStarted | undefined;
  /** Of cases that have passed and were expected to take some time. */
  readonly #passed = {count: 0, expectedMs: 0, tookMs: 0};
  #chainOrder: readonly string[] | undefined;

  constructor(book: CaseBook = new CaseBook()) {
    this.#book = book;
  }

  follow(event: RunEvent): void {
    this.#setup.follow(event);
    if (event.type === 'run-started') this.#run = event;
    else if (event.type === 'scenarios-planned') {
      for (const each of event.scenarios) this.#scenarios.set(each.scenario, each);
    } else if (event.type === 'case-ended' && event.attempt > 0) {
      const item = this.#book.get(event.case);
      if (item === undefined || event.verdict === 'interrupted') return;
      for (const key of likenesses(item)) add(this.#seen, key, event.durationMs);
      // A failure may end early, or hang: it says little about how long passing takes.
      if (event.verdict !== 'passed' || item.expectedMs === undefined) return;
      this.#passed.count += 1;
      this.#passed.expectedMs += item.expectedMs;
      this.#passed.tookMs += event.durationMs;
    }
  }

  /** How long the case is expected to take; `undefined` where nothing is known. */
  expectedMs(item: BookedCase): number | undefined {
    if (item.expectedMs !== undefined) return item.expectedMs;
    for (const key of likenesses(item)) {
      const {sumMs, count} = this.#seen.get(key) ?? {sumMs: 0, count: 0};
      if (count >= LIKE_MIN) return sumMs / count;
    }
    return undefined;
  }

  /** ms; `undefined` where too little is known for an estimate. */
  estimateMs(nowMs: number): number | undefined {
    const run = this.#run;
    if (run === undefined) return undefined;
    const work = this.#workLeft(nowMs);
    if (work === undefined) return undefined;
    let [mostMs, totalMs] = [this.#chainMs(work.longest), 0];
    for (const [environment, {sumMs, longestMs, count}] of work.environments) {
      const own = this.#setup.of(environment);
      if (own.isUnknown && count > 0) return undefined;
      const allMs = sumMs + count * own.perCaseMs;
      const width = Math.max(1, Math.min(instancesOf(run, environment), run.concurrency));
      mostMs = Math.max(mostMs, allMs / width, longestMs);
      totalMs += allMs;
    }
    return Math.max(mostMs, totalMs / Math.max(1, run.concurrency));
  }

  get #pace(): number {
    const {count, expectedMs, tookMs} = this.#passed;
    if (expectedMs === 0) return 1;
    const priorMs = (PACE_PRIOR * expectedMs) / count;
    return Math.min(PACE_MAX, Math.max(PACE_MIN, (tookMs + priorMs) / (expectedMs + priorMs)));
  }

  #workLeft(nowMs: number): Work | undefined {
    const work: Work = {environments: new Map(), longest: new Map()};
    const pace = this.#pace;
    let [known, unknown] = [0, 0];
    for (const item of this.#book.all()) {
      if (item.state === 'done') continue;
      const expectedMs = this.expectedMs(item);
      if (expectedMs === undefined) {
        unknown += 1;
        continue;
      }
      const wholeMs = item.expectedMs === undefined ? expectedMs : expectedMs * pace;
      known += 1;
      const leftMs = item.state === 'running' ? leftOf(wholeMs, nowMs - item.startedAtMs) : wholeMs;
      addWork(work, item, leftMs);
    }
    if (known + unknown === 0 || known < KNOWN_SHARE * (known + unknown)) return undefined;
    // The few that nothing is known of are taken to be like the others.
    const scale = (known + unknown) / known;
    for (const each of work.environments.values()) each.sumMs *= scale;
    return work;
  }

  /** The longest chain of scenarios that need each other, of each its longest case. */
  #chainMs(longest: ReadonlyMap<string, number>): number {
    this.#chainOrder ??= inOrderOfNeeds(this.#scenarios);
    const endMs = new Map<string, number>();
    let mostMs = 0;
    for (const name of this.#chainOrder) {
      let fromMs = 0;
      for (const need of this.#scenarios.get(name)?.needs ?? []) {
        fromMs = Math.max(fromMs, endMs.get(need) ?? 0);
      }
      const ownMs = fromMs + (longest.get(name) ?? 0);
      endMs.set(name, ownMs);
      mostMs = Math.max(mostMs, ownMs);
    }
    return mostMs;
  }
}

/** What there is to be done. */
interface Work {
  readonly environments: Map<string, {sumMs: number; longestMs: number; count: number}>;
  /** By scenario. */
  readonly longest: Map<string, number>;
}

function addWork({environments, longest}: Work, item: BookedCase, leftMs: number): void {
  const own = environments.get(item.environment) ?? {sumMs: 0, longestMs: 0, count: 0};
  environments.set(item.environment, own);
  own.sumMs += leftMs;
  own.longestMs = Math.max(own.longestMs, leftMs);
  if (item.state === 'to-come') own.count += 1;
  longest.set(item.scenario, Math.max(longest.get(item.scenario) ?? 0, leftMs));
}

/** Never nothing: how long it is overdue says how much longer it may take. */
function leftOf(wholeMs: number, elapsedMs: number): number {
  return Math.max(wholeMs - elapsedMs, OVERDUE_SHARE * Math.max(wholeMs, elapsedMs));
}

/** Whom a case is like, the most alike first. */
function likenesses({scenario, environment}: BookedCase): readonly string[] {
  return [`${scenario}@${environment}`, `@${environment}`];
}

function add(means: Map<string, Mean>, key: string, ms: number): void {
  const mean = means.get(key) ?? {sumMs: 0, count: 0};
  means.set(key, mean);
  mean.sumMs += ms;
  mean.count += 1;
}

/** As the run's first event describes the environment; one where it does not say. */
function instancesOf({environments}: RunStarted, environment: string): number {
  const count = environments[environment]?.['instances'];
  return typeof count === 'number' && count >= 1 ? count : 1;
}

/** Scenarios, those that others need first; what is needed in a circle is left out. */
function inOrderOfNeeds(scenarios: ReadonlyMap<string, PlannedScenarioRecord>): readonly string[] {
  const open = new Map<string, number>();
  const wantedBy = new Map<string, string[]>();
  for (const [name, {needs = []}] of scenarios) {
    const known = needs.filter((need) => scenarios.has(need));
    open.set(name, known.length);
    for (const need of known) wantedBy.set(need, [...(wantedBy.get(need) ?? []), name]);
  }
  const order = [...open].flatMap(([name, count]) => (count === 0 ? [name] : []));
  for (const name of order) {
    for (const next of wantedBy.get(name) ?? []) {
      const left = (open.get(next) ?? 0) - 1;
      open.set(next, left);
      if (left === 0) order.push(next);
    }
  }
  return order;
}
