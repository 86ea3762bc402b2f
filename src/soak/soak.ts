import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import type {RunEventBody, Verdict} from '../journal/event.ts';
import {emptyCounts} from '../journal/fold-run.ts';
import {worstVerdict} from '../journal/fold-soak.ts';
import type {SoakDrift, SoakJudged} from '../journal/soak-event.ts';
import type {Plan} from '../plan/plan.ts';
import type {
  RoundInstance,
  RoundOutcome,
  RoundPolicy,
  RoundsEnding,
  RunOutcome,
} from '../run/run-options.ts';
import {monotonicMs, wallClockMs} from '../util/clock.ts';
import type {Mask} from '../util/mask.ts';
import {judgeDrift, judgeDriftInTurns} from './drift/judge-drift.ts';
import {EventGate} from './event-gate.ts';
import {FailureBook} from './failure-book.ts';
import {IterationFolder} from './iteration-folder.ts';
import {sweepLogs} from './log-sweep.ts';
import {MetricWindow} from './sampling/metric-window.ts';
import {Sampler} from './sampling/sampler.ts';
import type {SoakTally} from './soak-book.ts';
import {soakExitCode} from './soak-exit-code.ts';
import {SOAK_FILE, SoakFile} from './soak-file.ts';
import type {SoakSettings} from './soak-settings.ts';
import {Unavailability} from './unavailability.ts';
import {unmeasuredWishes} from './unmeasured-wishes.ts';
import {judgeSoak} from './verdict.ts';

/** What a soak needs beside its settings. */
export interface SoakOptions {
  readonly plan: Plan;
  /** Absolute; exists. */
  readonly runFolder: string;
  readonly settings: SoakSettings;
  /** Events that the journal of each iteration begins with, so that it can be read by itself. */
  readonly header: readonly RunEventBody[];
  readonly mask: Mask;
  /** Appends to the soak's own journal. */
  readonly emit: (event: RunEventBody) => void;
  /** Writes all reports. @param judged does not stand in the journal. */
  readonly report: (judged: SoakJudged) => void;
  /** Tells people how it goes, after each iteration. */
  readonly progress: (progress: SoakTally) => void;
  /** Says what goes wrong with keeping book; the soak goes on. */
  readonly warn: (message: string) => void;
}

/** Between two verdicts in the journal the time grows by this: a report a minute for years has few. */
const JUDGED_GROWTH = 1.5;
/** What had no value in the first samples is warned of. */
const UNMEASURED_SAMPLES = 3;
const NOTHING_EXHAUSTED: RoundOutcome['exhausted'] = new Map();
/** Logs of instances are looked at again after as many iterations. */
const SWEEP_ITERATIONS = 50;

/**
 * Goes through the cases of a plan again and again, keeps book of it, looks at what they take, and
 * reports. To be given to a run as its rounds; all events of the run go through `event`.
 */
export class Soak implements RoundPolicy, AsyncDisposable {
  readonly #options: SoakOptions;
  readonly #file: SoakFile;
  readonly #iteration: IterationFolder;
  readonly #failures: FailureBook;
  readonly #gate = new EventGate();
  readonly #sampler: Sampler;
  readonly #metrics = new MetricWindow();
  readonly #unavailability: Unavailability;
  readonly #startedMs = monotonicMs();
  /** What earlier processes have taken. */
  readonly #earlierMs: number;
  #nextSampleMs = 0;
  #sampleCount = 0;
  #isUnmeasuredTold = false;
  #nextReportMs: number;
  #nextJudgedMs = 0;
  #timer: NodeJS.Timeout | undefined;
  #judged: SoakJudged | undefined;
  #isEnded = false;
  #isClosed = false;

  constructor(options: SoakOptions) {
    this.#options = options;
    const {plan, runFolder, settings, header, mask, warn} = options;
    mkdirSync(join(runFolder, 'logs'), {recursive: true});
    this.#file = new SoakFile(join(runFolder, SOAK_FILE), {
      cases: plan.cases.map(({id}) => id),
      limits: settings.limits,
      watch: [...settings.watch.keys()],
      onProblem: warn,
    });
    this.#iteration = new IterationFolder(runFolder, header, {
      mask,
      now: wallClockMs,
      onWarning: warn,
    });
    this.#failures = new FailureBook({runFolder, iteration: this.#iteration, emit: options.emit});
    this.#sampler = new Sampler(runFolder);
    this.#unavailability = new Unavailability(settings.unavailableMs);
    this.#earlierMs = this.#file.book.tally.elapsedMs;
    this.#nextReportMs = this.#elapsedMs + settings.reportIntervalMs;
    this.#expectReport();
  }

  get folder(): string {
    return this.#iteration.path;
  }

  get status(): SoakTally {
    return {...this.#file.book.tally, elapsedMs: this.#elapsedMs};
  }

  /** The latest verdict; `undefined` before the first report. */
  get judged(): SoakJudged | undefined {
    return this.#judged;
  }

  /** Takes an event of the run: to the journal of the iteration, to the soak's own, or to both. */
  event(event: RunEventBody): void {
    if (!this.#isClosed) this.#iteration.append(event);
    this.#failures.note(event);
    if (this.#gate.lets(event)) this.#options.emit(event);
  }

  /** Not where an earlier process was killed when it had all, and had not said so. */
  begins(): boolean {
    const reason = this.#endReason(NOTHING_EXHAUSTED);
    this.#stopFor(reason);
    return reason === undefined && !this.#isOver;
  }

  async next(round: RoundOutcome, signal: AbortSignal): Promise<boolean> {
    this.#enter(round);
    const reason = this.#endReason(round.exhausted);
    const isLast = reason !== undefined || this.#isOver;
    const now = this.#elapsedMs;
    if (isLast || now >= this.#nextSampleMs) await this.#sample(round.instances, signal);
    this.#stopFor(reason);
    if (isLast) return false;
    if (round.exhausted.size > 0) await this.#pause(signal);
    return !this.#isOver;
  }

  end(ending: RoundsEnding): Pick<RunOutcome, 'exitCode' | 'counts'> {
    clearTimeout(this.#timer);
    this.#isEnded = true;
    this.#endUnfinished();
    const {droppedCount} = this.#gate;
    if (droppedCount > 0) {
      const message = `${droppedCount} events of instances are not in the journal: it would grow with the iterations`;
      this.#options.emit({type: 'warning-raised', code: 'soak/events-dropped', message});
    }
    const {limits} = this.#options.settings;
    const judged = this.#judge(true, judgeDrift(this.#file.book.series, limits));
    this.#options.emit(judged);
    return {exitCode: soakExitCode(judged, ending), counts: this.#worstCounts()};
  }

  /** Idempotent. */
  async [Symbol.asyncDispose](): Promise<void> {
    clearTimeout(this.#timer);
    this.#isClosed = true;
    this.#file.close();
    await this.#iteration[Symbol.asyncDispose]();
  }

  get #elapsedMs(): number {
    return Math.round(this.#earlierMs + monotonicMs() - this.#startedMs);
  }

  get #isOver(): boolean {
    const {durationMs = Number.POSITIVE_INFINITY, iterations = Number.POSITIVE_INFINITY} =
      this.#options.settings;
    return this.#elapsedMs >= durationMs || this.#file.book.tally.iterations >= iterations;
  }

  /** Enters what a round came to in the book, and makes room for the next. */
  #enter({caseOutcomes, durationMs, lost, instances}: RoundOutcome): void {
    const {book} = this.#file;
    const {cases} = this.#options.plan;
    const elapsedMs = this.#elapsedMs;
    const iteration = book.tally.iterations + 1;
    this.#file.addIteration({
      elapsedMs,
      durationMs,
      restarts: lost.length,
      cases: cases.map(({index}) => {
        const outcome = caseOutcomes.get(index);
        return outcome && ([outcome.verdict, outcome.durationMs] as const);
      }),
    });
    for (const {index, id} of cases) {
      const metrics = caseOutcomes.get(index)?.metrics;
      if (metrics !== undefined && metrics.size > 0) this.#metrics.add(id, metrics);
    }
    this.#failures.end(iteration, {elapsedMs, lost});
    this.#iteration.clear();
    if (iteration % SWEEP_ITERATIONS === 0) this.#sweep(instances);
    this.#options.progress(this.status);
  }

  /** What failed in an iteration that was cut off counts, though the iteration does not. */
  #endUnfinished(): void {
    const elapsedMs = this.#elapsedMs;
    const failed = this.#failures.endUnfinished(this.#file.book.tally.iterations + 1, elapsedMs);
    if (failed.length === 0) return;
    const outcomes = new Map(failed.map((ended) => [ended.case, ended]));
    const cases = this.#options.plan.cases.map(({id}) => {
      const ended = outcomes.get(id);
      return ended && ([ended.verdict, ended.durationMs] as const);
    });
    this.#file.addUnfinished({elapsedMs, cases});
  }

  #stopFor(reason: string | undefined): void {
    if (reason === undefined) return;
    this.#options.emit({type: 'run-stopping', reason: 'max-failures', message: reason});
  }

  /** Why it ends before its time. */
  #endReason(exhausted: RoundOutcome['exhausted']): string | undefined {
    const {untilFailure, failuresMax, restartsMax, stopsOnGrowth} = this.#options.settings;
    const {failedIterations, restarts} = this.#file.book.tally;
    if (untilFailure && failedIterations > 0)
      return 'an iteration failed and --until-failure is on';
    if (failuresMax !== undefined && failedIterations >= failuresMax) {
      return `${failedIterations} iterations failed, the limit`;
    }
    if (restartsMax !== undefined && restarts >= restartsMax) {
      return `${restarts} instances had to be replaced, the limit`;
    }
    const isOverLimit = this.#judged?.drifts.some(({verdict}) => verdict === 'over-limit');
    if (stopsOnGrowth && isOverLimit === true) return 'something has grown beyond its limit';
    return this.#unavailability.enter(exhausted, this.#elapsedMs);
  }

  async #sample(instances: readonly RoundInstance[], signal: AbortSignal): Promise<void> {
    const {watch, sampleIntervalMs} = this.#options.settings;
    const values = await this.#sampler.sampleAll({instances, watch, signal});
    const elapsedMs = this.#elapsedMs;
    this.#options.emit(this.#file.addSample(elapsedMs, {...values, ...this.#metrics.take()}));
    this.#nextSampleMs = elapsedMs + this.#file.book.sampleIntervalMs(sampleIntervalMs);
    this.#warnOfUnmeasured();
  }

  get #unmeasured(): readonly string[] {
    const {limits, watch} = this.#options.settings;
    return unmeasuredWishes(this.#file.book.series, {limits, watch: [...watch.keys()]});
  }

  /** Once, early: a name that is written wrong is not to be found out after a night. */
  #warnOfUnmeasured(): void {
    if (this.#isUnmeasuredTold || ++this.#sampleCount < UNMEASURED_SAMPLES) return;
    this.#isUnmeasuredTold = true;
    for (const line of this.#unmeasured) {
      const message = `so far, ${line}`;
      this.#options.emit({type: 'warning-raised', code: 'soak/not-measured', message});
    }
  }

  /** Nothing can be made of an environment now: it is not asked again at once. */
  async #pause(signal: AbortSignal): Promise<void> {
    const {durationMs = Number.POSITIVE_INFINITY} = this.#options.settings;
    const waitMs = Math.min(this.#unavailability.waitMs, durationMs - this.#elapsedMs);
    if (waitMs > 0) await sleep(waitMs, undefined, {signal}).catch(() => signal.throwIfAborted());
  }

  #judge(isFinal: boolean, drifts: readonly SoakDrift[]): SoakJudged {
    const {totals, progress} = this.#file.book;
    const now = {...totals, elapsedMs: this.#elapsedMs};
    const unmeasured = this.#unmeasured;
    this.#judged = judgeSoak({final: isFinal, totals: now, drifts, progress, unmeasured});
    return this.#judged;
  }

  /** Reports come at their time, however long an iteration takes. */
  #expectReport(): void {
    const waitMs = Math.min(Math.max(0, this.#nextReportMs - this.#elapsedMs), TIMER_MS_MAX);
    this.#timer = setTimeout(() => {
      // A bug there ends the process: there is nobody else to tell.
      void this.#reportInTime();
    }, waitMs).unref();
  }

  async #reportInTime(): Promise<void> {
    if (this.#elapsedMs >= this.#nextReportMs) await this.#report();
    if (!this.#isEnded && !this.#isClosed) this.#expectReport();
  }

  async #report(): Promise<void> {
    const {reportIntervalMs, limits} = this.#options.settings;
    // Steps go on meanwhile: with hundreds of series it takes seconds.
    const drifts = await judgeDriftInTurns(this.#file.book.series, limits);
    if (this.#isEnded || this.#isClosed) return;
    const elapsedMs = this.#elapsedMs;
    // Those that were missed while this process was stopped are not made up for.
    this.#nextReportMs = Math.max(this.#nextReportMs, elapsedMs) + reportIntervalMs;
    const judged = this.#judge(false, drifts);
    if (elapsedMs >= this.#nextJudgedMs) {
      this.#nextJudgedMs = elapsedMs * JUDGED_GROWTH;
      this.#options.emit(judged);
    }
    this.#options.report(judged);
  }

  #sweep(instances: readonly RoundInstance[]): void {
    const paths = instances.flatMap(({environment}) => environment?.console?.path ?? []);
    const logs = join(this.#options.runFolder, 'logs');
    sweepLogs(logs, {inUse: new Set(paths), nowMs: wallClockMs()});
  }

  /** Each case by the worst of its verdicts. */
  #worstCounts(): Record<Verdict, number> {
    const worst = emptyCounts();
    for (const {counts} of this.#file.book.totals.cases) {
      worst[worstVerdict(counts) ?? 'interrupted'] += 1;
    }
    return worst;
  }
}

/** Longest time of a timer. Source: Node.js, setTimeout: longer ones end at once. */
const TIMER_MS_MAX = 2 ** 31 - 1;
