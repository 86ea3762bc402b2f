import type {ConsoleReport} from '../../console-judge/console-report.ts';
import {isMachineLoss} from '../../console-judge/lost-machine.ts';
import type {ConsoleFeed} from '../../environments/environment.ts';
import type {Failure} from '../../journal/event.ts';
import {Deadline} from '../../util/deadline.ts';
import type {ConsoleClaim} from '../attempt.ts';
import type {AttemptRun} from '../attempt-run.ts';
import {StepRecord} from '../record/step-record.ts';
import {ConsoleRules} from './console-rules.ts';
import {copyConsole} from './copy-console.ts';
import {boundedText, reportEvent} from './report-event.ts';
import {scanConsole} from './scan-console.ts';

/** For the console to say the rest of what it has begun. */
const SETTLE_TIMEOUT_MS = 10_000;
/** For an expected report to come, after the last step. */
const EXPECTED_WITHIN_MS = 10_000;
/** More different reports of one attempt are not told of. */
const REPORTS_MAX = 100;
/** Characters of a report in the failure that it is; its output has more. */
const ACTUAL_CHARS_MAX = 8192;

type Report = Pick<
  ConsoleReport,
  'isConsequence' | 'title' | 'altTitles' | 'class' | 'kind' | 'severity' | 'corrupted' | 'text'
>;

interface Seen {
  readonly report: Report;
  /** The `expect` that it is the answer to. */
  readonly expectedBy: string | undefined;
  count: number;
  isJudged: boolean;
}

/**
 * What a machine's console says while a case runs on it, and what that means for the case. The
 * same report again (by its title) counts, and is told once more with how often it came.
 */
export class ConsoleWatch implements Disposable {
  readonly #run: AttemptRun;
  readonly #feed: ConsoleFeed;
  readonly #rules: ConsoleRules;
  readonly #start: number;
  readonly #seen = new Map<string, Seen>();
  readonly #claim: ConsoleClaim | undefined;
  readonly #listener: Disposable;
  /** Titles of reports that tools tell of themselves. */
  readonly #leftToTools = new Set<string>();
  #onSeen: (() => void) | undefined;
  #scannedTo: number;

  constructor(run: AttemptRun, feed: ConsoleFeed) {
    this.#run = run;
    this.#feed = feed;
    const own = 'console' in run.spec ? [run.spec.console ?? []].flat() : [];
    const none = {ignore: [], expect: [], failOn: undefined, rules: []};
    this.#rules = new ConsoleRules([...own, run.scenario.console ?? none]);
    this.#start = feed.length;
    this.#scannedTo = feed.length;
    this.#listener = feed.listen({
      onReport: (report) => this.#report(report),
      onFatal: (title) => {
        // One that is ignored is none: what waits for the machine must see for itself.
        if (!this.#rules.ignores({title, altTitles: [], text: title})) run.machine.crashed(title);
      },
    });
    this.#claim = run.input.instance.claimConsole?.();
    for (const report of this.#claim?.early ?? []) this.#report(report);
  }

  /** Whether an expected report came that says that the machine is down. */
  get hasExpectedCrash(): boolean {
    return this.#all.some(
      ({report, expectedBy}) => expectedBy !== undefined && report.severity === 'fatal',
    );
  }

  /** Whether the kernel reported something that makes it unfit for another case. */
  get isTainted(): boolean {
    return this.#all.some(
      ({report: {title, severity}}) =>
        !this.#leftToTools.has(title) &&
        (severity === 'fatal' || severity === 'error' || this.#fails(severity)),
    );
  }

  /** What it said that fails no case by itself, but may be why one failed; `undefined` for nothing. */
  get remark(): string | undefined {
    const titles = this.#all
      .filter(({report, expectedBy}) => expectedBy === undefined && report.severity !== 'note')
      .map(({report}) => report.title);
    return titles.length === 0 ? undefined : titles.join(', ');
  }

  /** What a tool judges better than its line on the console does; from now on. */
  leaveToTools(titles: readonly string[]): void {
    for (const title of titles) this.#leftToTools.add(title);
  }

  /** Waits until all that was said by now is known. */
  async settle(): Promise<void> {
    using deadline = new Deadline(SETTLE_TIMEOUT_MS, {parent: this.#run.input.context.signal});
    try {
      await this.#feed.settle({signal: deadline.signal});
    } catch (error) {
      // Called off, or a console that is never quiet: what is known so far must do.
      if (!deadline.signal.aborted) throw error;
    }
    await this.#scan();
  }

  /** Judges what came since it was asked last: what was neither expected nor ignored fails the case. */
  async judge(): Promise<void> {
    await this.settle();
    const failed: Report[] = [];
    for (const seen of this.#all) {
      if (seen.isJudged) continue;
      seen.isJudged = true;
      const {report, expectedBy} = seen;
      // A machine that is lost is a fault of its own.
      const isFailure = !isMachineLoss(report) && this.#fails(report.severity);
      if (expectedBy === undefined && isFailure) failed.push(report);
    }
    if (this.hasExpectedCrash) this.#run.crashWasExpected();
    if (failed.length === 0) return;
    const failures = failed.map((report): Failure => {
      const corrupted = report.corrupted === undefined ? '' : ` (corrupted: ${report.corrupted})`;
      return {
        check: 'console',
        message: report.title,
        expected: `no console report of severity "${this.#rules.failOn}" or worse`,
        actual: `${boundedText(report.text, ACTUAL_CHARS_MAX)}${corrupted}`,
      };
    });
    this.#fail(failures, failed.map(({text}) => text).join('\n\n'));
  }

  /**
   * The last judgement: what had to come must have come by now.
   *
   * @returns the log of what the console said, below the run's folder; `undefined` where it was silent.
   */
  async finish(): Promise<string | undefined> {
    await this.judge();
    const {isInterrupted, isSkipped} = this.#run;
    if (!isInterrupted && !isSkipped) await this.#awaitExpected();
    const end = this.#feed.length;
    // What comes from now on has no case.
    this[Symbol.dispose]();
    const {environment, instance} = this.#place;
    for (const {report, expectedBy, count} of this.#all) {
      if (count < 2) continue;
      const isExpected = expectedBy !== undefined;
      const where = {environment, instance, ...this.#run.ids, isExpected, count};
      this.#run.emit(reportEvent(report, where));
    }
    return copyConsole(this.#run, {
      source: this.#feed.path,
      start: this.#start,
      end,
    });
  }

  [Symbol.dispose](): void {
    this.#listener[Symbol.dispose]();
    this.#claim?.[Symbol.dispose]();
  }

  get #all(): readonly Seen[] {
    return [...this.#seen.values()];
  }

  get #place(): {readonly environment: string; readonly instance: string} {
    return {environment: this.#run.spec.id, instance: this.#run.input.instance.name};
  }

  #fails(severity: Report['severity']): boolean {
    return this.#rules.fails(severity);
  }

  #report(report: Report): void {
    const {machine} = this.#run;
    if (machine.isChanging && (report.kind === 'reboot' || isMachineLoss(report))) return;
    // What comes of a crash that has been told of is no other crash.
    if (report.isConsequence && machine.end?.kind === 'crashed' && this.#seen.size > 0) return;
    if (this.#rules.ignores(report)) return;
    if (report.severity === 'fatal' && !isMachineLoss(report)) machine.crashNamed(report.title);
    const known = this.#seen.get(report.title);
    if (known !== undefined) {
      known.count += 1;
      return;
    }
    if (this.#seen.size >= REPORTS_MAX) return;
    const isLeft = this.#leftToTools.has(report.title);
    const expectedBy = this.#rules.expectedBy(report) ?? (isLeft ? report.title : undefined);
    this.#seen.set(report.title, {report, expectedBy, count: 1, isJudged: false});
    const isExpected = expectedBy !== undefined;
    this.#run.emit(reportEvent(report, {...this.#place, ...this.#run.ids, isExpected}));
    this.#onSeen?.();
  }

  /** A scenario's own signatures: the environment's console does not know them. */
  async #scan(): Promise<void> {
    const rules = this.#run.scenario.console?.rules ?? [];
    if (rules.length === 0) return;
    const range = {source: this.#feed.path, start: this.#scannedTo, end: this.#feed.length};
    this.#scannedTo = range.end;
    for (const report of await scanConsole(range, rules)) this.#report(report);
  }

  get #missing(): readonly string[] {
    const came = new Set(this.#all.map(({expectedBy}) => expectedBy));
    return this.#rules.required.filter((pattern) => !came.has(pattern));
  }

  async #awaitExpected(): Promise<void> {
    const run = this.#run;
    // One that failed may well not have got to what it expects.
    if (this.#missing.length === 0 || !run.isPassing) return;
    using deadline = new Deadline(EXPECTED_WITHIN_MS, {parent: run.input.context.signal});
    while (this.#missing.length > 0 && !deadline.signal.aborted) {
      const {promise, resolve} = Promise.withResolvers<void>();
      this.#onSeen = resolve;
      const onAbort = (): void => resolve();
      deadline.signal.addEventListener('abort', onAbort, {once: true});
      await promise;
      deadline.signal.removeEventListener('abort', onAbort);
    }
    this.#onSeen = undefined;
    await this.judge();
    if (run.isInterrupted) return;
    const failures = this.#missing.map((pattern): Failure => {
      const titles = this.#all.map(({report}) => report.title);
      return {
        check: 'console',
        message: `the expected console report /${pattern}/ did not come`,
        expected: pattern,
        actual: titles.length === 0 ? 'no report' : titles.join('\n'),
      };
    });
    if (failures.length > 0) this.#fail(failures, '');
  }

  /** Tells of it as a step of its own. */
  #fail(failures: readonly Failure[], text: string): void {
    const run = this.#run;
    const record = new StepRecord(run, {key: 'console', name: 'console', slowAfterMs: Infinity});
    if (text !== '') record.output.push('stdout', Buffer.from(`${text.replace(/\n*$/, '')}\n`));
    const reason = failures[0]?.message ?? 'console';
    record.end({verdict: 'failed', failures, reason});
    run.failedByConsole(reason);
  }
}
