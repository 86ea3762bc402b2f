import type {Verdict} from '../journal/event.ts';
import {emptyCounts} from '../journal/fold-run.ts';
import type {SoakCaseTotals, SoakSampled} from '../journal/soak-event.ts';
import {QuantileSketch, type SketchState} from './quantile-sketch.ts';
import {beginsAnew, SERIES_POINTS_MAX, type SoakSeries, seriesUnit} from './soak-series.ts';

/** What one iteration came to. */
export interface SoakIteration {
  /** Time that the soak has run when it ended. */
  readonly elapsedMs: number;
  readonly durationMs: number;
  /** Instances that had to be replaced in it. */
  readonly restarts: number;
  /** Verdict and duration of each case, in the plan's order; `undefined` for one that has none. */
  readonly cases: ReadonlyArray<readonly [verdict: Verdict, durationMs: number] | undefined>;
}

/** How far a soak has come. */
export interface SoakTally {
  readonly elapsedMs: number;
  readonly iterations: number;
  /** Those in which a case failed or was in error. */
  readonly failedIterations: number;
  readonly restarts: number;
}

/** All that a soak has come to so far. */
export interface SoakTotals extends SoakTally {
  /** Verdicts of cases. */
  readonly counts: Readonly<Record<Verdict, number>>;
  /** In the plan's order. */
  readonly cases: readonly SoakCaseTotals[];
}

/** What JSON holds of a book. */
export interface SoakBookState {
  readonly v: 1;
  readonly elapsedMs: number;
  readonly iterations: number;
  readonly failedIterations: number;
  readonly restarts: number;
  /** By the cases' ids. */
  readonly cases: Readonly<
    Record<string, {counts: Readonly<Record<Verdict, number>>; maxMs: number; ms: SketchState}>
  >;
  /** When series were last thinned out; 0 where they never were. */
  readonly thinnedAtMs: number;
  readonly series: Readonly<Record<string, SoakSeries['points']>>;
  readonly progress: readonly SoakProgress[];
  /** After these times another process has gone on with it. @default none has */
  readonly resumedAfterMs?: readonly number[];
}

/** Totals at the time of a sample. */
export type SoakProgress = Pick<SoakSampled, 'elapsedMs' | 'counts' | 'restarts'>;

/** Cases of which the time is kept as a series of its own; of all others it is in the totals. */
const CASE_SERIES_MAX = 50;
/** Series of all kinds: names come from samplers, which name what they find. */
const SERIES_MAX = 500;

interface CaseBook {
  readonly counts: Record<Verdict, number>;
  readonly sketch: QuantileSketch;
  maxMs: number;
  /** Since the last sample. */
  sumMs: number;
  timed: number;
}

/**
 * Totals and series of a soak. Its size is bounded by the number of cases and series, and does not
 * grow with time: durations are kept as sketches, series are thinned out evenly.
 */
export class SoakBook {
  readonly #ids: readonly string[];
  readonly #cases: readonly CaseBook[];
  readonly #counts: Record<Verdict, number> = emptyCounts();
  #progress: SoakProgress[] = [];
  #resumedAfterMs: readonly number[] = [];
  readonly #series = new Map<string, Array<readonly [number, number]>>();
  #elapsedMs = 0;
  #iterations = 0;
  #failedIterations = 0;
  #restarts = 0;
  #thinnedAtMs = 0;
  #sumMs = 0;
  #timed = 0;

  /**
   * @param ids of the cases, in the plan's order.
   * @param past what an earlier process has come to; of cases that are not planned now it is left out.
   */
  constructor(ids: readonly string[], past?: SoakBookState) {
    this.#ids = ids;
    this.#cases = ids.map((id) => {
      const known = past?.cases[id];
      return {
        counts: {...emptyCounts(), ...known?.counts},
        sketch: new QuantileSketch(known?.ms),
        maxMs: known?.maxMs ?? 0,
        sumMs: 0,
        timed: 0,
      };
    });
    for (const {counts} of this.#cases) {
      for (const verdict of Object.keys(counts) as Verdict[]) {
        this.#counts[verdict] += counts[verdict];
      }
    }
    if (past !== undefined) this.#recall(past);
  }

  /** The totals that are there at once. */
  get tally(): SoakTally {
    return {
      elapsedMs: this.#elapsedMs,
      iterations: this.#iterations,
      failedIterations: this.#failedIterations,
      restarts: this.#restarts,
    };
  }

  get totals(): SoakTotals {
    return {
      ...this.tally,
      counts: {...this.#counts},
      cases: this.#cases.map(({counts, sketch, maxMs}, index) => ({
        case: this.#ids[index] ?? '',
        counts: {...counts},
        medianMs: rounded(Math.min(maxMs, sketch.quantile(0.5))),
        p95Ms: rounded(Math.min(maxMs, sketch.quantile(0.95))),
        maxMs: rounded(maxMs),
      })),
    };
  }

  /** At most `SERIES_POINTS_MAX` points each, evenly spread over the time. */
  get series(): readonly SoakSeries[] {
    const anewAfterMs = this.#resumedAfterMs;
    return [...this.#series].map(([name, points]) => ({
      name,
      unit: seriesUnit(name),
      points,
      ...(anewAfterMs.length > 0 && beginsAnew(name) && {anewAfterMs}),
    }));
  }

  /** Oldest first, as many as there are points of a series. */
  get progress(): readonly SoakProgress[] {
    return this.#progress;
  }

  get state(): SoakBookState {
    return {
      v: 1,
      elapsedMs: this.#elapsedMs,
      iterations: this.#iterations,
      failedIterations: this.#failedIterations,
      restarts: this.#restarts,
      cases: Object.fromEntries(
        this.#cases.map(({counts, sketch, maxMs}, index) => [
          this.#ids[index] ?? '',
          {counts: {...counts}, maxMs, ms: sketch.state},
        ]),
      ),
      thinnedAtMs: this.#thinnedAtMs,
      series: Object.fromEntries(this.#series),
      progress: this.#progress,
      ...(this.#resumedAfterMs.length > 0 && {resumedAfterMs: this.#resumedAfterMs}),
    };
  }

  /** Another process goes on with it from here. Of those that left no sample nothing is kept. */
  resume(): void {
    const all = [...this.#resumedAfterMs, this.#elapsedMs];
    this.#resumedAfterMs = all.filter((afterMs, index) => {
      const untilMs = all[index + 1];
      if (untilMs === undefined) return true;
      return this.#progress.some(({elapsedMs}) => elapsedMs > afterMs && elapsedMs <= untilMs);
    });
  }

  /**
   * Time between two samples from now on, where it is `baseMs` at first: it doubles each time that
   * series are thinned out, so that their points stay evenly spread, and there are no more than
   * `SERIES_POINTS_MAX / 2` for each doubling of the time.
   */
  sampleIntervalMs(baseMs: number): number {
    return Math.max(baseMs, this.#thinnedAtMs / (SERIES_POINTS_MAX / 2));
  }

  /** Enters an iteration that has ended. */
  addIteration({elapsedMs, durationMs, restarts, cases}: SoakIteration): void {
    this.#elapsedMs = elapsedMs;
    this.#iterations += 1;
    this.#restarts += restarts;
    this.#sumMs += durationMs;
    this.#timed += 1;
    this.#addCases(cases);
  }

  /**
   * Enters cases of an iteration that was cut off: the iteration does not count, its failures do, as
   * those of one that failed.
   */
  addUnfinished({elapsedMs, cases}: Pick<SoakIteration, 'elapsedMs' | 'cases'>): void {
    this.#elapsedMs = elapsedMs;
    this.#addCases(cases);
  }

  #addCases(cases: SoakIteration['cases']): void {
    let hasFailed = false;
    for (const [index, book] of this.#cases.entries()) {
      const outcome = cases[index];
      if (outcome === undefined) continue;
      const [verdict, ms] = outcome;
      book.counts[verdict] += 1;
      this.#counts[verdict] += 1;
      if (verdict === 'failed' || verdict === 'error') hasFailed = true;
      // What was skipped took no time that says anything of it.
      if (verdict === 'skipped' || verdict === 'interrupted') continue;
      book.sketch.add(ms);
      book.maxMs = Math.max(book.maxMs, ms);
      book.sumMs += ms;
      book.timed += 1;
    }
    if (hasFailed) this.#failedIterations += 1;
  }

  /**
   * Enters values at one time, with the mean times of iterations and cases since the last ones.
   *
   * @param values by the name of their series.
   * @returns what is to stand in the journal of it.
   */
  addSample(elapsedMs: number, values: Readonly<Record<string, number>>): SoakSampled {
    this.#elapsedMs = Math.max(this.#elapsedMs, elapsedMs);
    const all = {...this.#takeTimes(), ...values};
    const counts = {...this.#counts};
    this.#progress.push({elapsedMs, counts, restarts: this.#restarts});
    this.#addPoints(elapsedMs, all);
    return {
      type: 'soak-sampled',
      elapsedMs,
      iterations: this.#iterations,
      counts,
      restarts: this.#restarts,
      values: all,
    };
  }

  #recall(past: SoakBookState): void {
    this.#elapsedMs = past.elapsedMs;
    this.#iterations = past.iterations;
    this.#failedIterations = past.failedIterations;
    this.#restarts = past.restarts;
    this.#thinnedAtMs = past.thinnedAtMs;
    this.#progress = [...past.progress];
    this.#resumedAfterMs = past.resumedAfterMs ?? [];
    for (const [name, points] of Object.entries(past.series)) this.#series.set(name, [...points]);
  }

  /** Mean times since the last call. */
  #takeTimes(): Record<string, number> {
    const times: Record<string, number> = {};
    if (this.#timed > 0) times['iteration/ms'] = rounded(this.#sumMs / this.#timed);
    this.#sumMs = 0;
    this.#timed = 0;
    for (const [index, book] of this.#cases.entries()) {
      if (index < CASE_SERIES_MAX && book.timed > 0) {
        times[`case ${this.#ids[index] ?? ''}/ms`] = rounded(book.sumMs / book.timed);
      }
      book.sumMs = 0;
      book.timed = 0;
    }
    return times;
  }

  #addPoints(elapsedMs: number, values: Readonly<Record<string, number>>): void {
    for (const [name, value] of Object.entries(values)) {
      if (!Number.isFinite(value)) continue;
      const points = this.#series.get(name);
      if (points !== undefined) points.push([elapsedMs, value]);
      else if (this.#series.size < SERIES_MAX) this.#series.set(name, [[elapsedMs, value]]);
    }
    if (this.#progress.length < SERIES_POINTS_MAX) return;
    this.#progress = this.#progress.filter((_, index) => index % 2 === 0);
    this.#thinnedAtMs = elapsedMs;
    for (const [name, points] of this.#series) {
      this.#series.set(
        name,
        points.filter((_, index) => index % 2 === 0),
      );
    }
  }
}

/** To the microsecond, where it is milliseconds. */
function rounded(value: number): number {
  return Number(value.toFixed(3));
}
