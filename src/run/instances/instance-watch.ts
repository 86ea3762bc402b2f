import {addAbortListener} from 'node:events';
import type {ConsoleReport} from '../../console-judge/console-report.ts';
import {isMachineLoss} from '../../console-judge/lost-machine.ts';
import type {Environment} from '../../environments/environment.ts';
import {FaultError} from '../../faults/fault-error.ts';
import type {RunEventBody} from '../../journal/event.ts';
import type {EnvironmentSpec} from '../../manifest/manifest.ts';
import type {ConsoleClaim} from '../../steps/attempt.ts';
import {ConsoleRules} from '../../steps/console/console-rules.ts';
import {reportEvent} from '../../steps/console/report-event.ts';
import {CancelError} from '../../util/deadline.ts';

export interface WatchOptions {
  readonly spec: EnvironmentSpec;
  /** `environment#n`. */
  readonly instance: string;
  readonly emit: (event: RunEventBody) => void;
  /** Resolves when what it is held by is lost. @default it is not held */
  readonly lost?: Promise<FaultError>;
  /** It cannot be used any more, and no case is running on it. */
  readonly onBroken: () => void;
}

/**
 * Looks after an instance while no case does: what its console says is journalled, and when it
 * crashes or is lost, the stage that is going on ends at once.
 */
export class InstanceWatch implements Disposable {
  readonly #options: WatchOptions;
  readonly #rules: ConsoleRules;
  readonly #listener: Disposable | undefined;
  readonly #consolePath: string | undefined;
  #fault: FaultError | undefined;
  /** A case has it: that it breaks is found by the case, or when it is given back. */
  #isLent = false;
  #isClaimed = false;
  /** What was said since a case got it, until it listens itself. */
  #early: ConsoleReport[] | undefined;
  #isRetired = false;
  #isDisposed = false;
  #onFault: ((fault: FaultError) => void) | undefined;

  constructor(environment: Environment, options: WatchOptions) {
    this.#options = options;
    const {spec} = options;
    this.#rules = new ConsoleRules('console' in spec ? [spec.console ?? []].flat() : []);
    const {console: feed, lost} = environment;
    this.#consolePath = feed?.path;
    for (const report of feed?.unclaimed ?? []) this.#report(report);
    this.#listener = feed?.listen({
      onReport: (report) => this.#report(report),
      onFatal: (title) => this.#fatal(title),
    });
    void lost?.then((fault) => this.#broken(fault));
    void options.lost?.then((fault) => this.#broken(fault));
  }

  /** Why the instance cannot be used; what a case has seen on it is not in it. */
  get fault(): FaultError | undefined {
    return this.#fault;
  }

  /** A case gets it. */
  lend(): void {
    this.#isLent = true;
    this.#early = [];
  }

  /** The case that has it listens to the console itself from now on. */
  claim(): ConsoleClaim {
    this.#isClaimed = true;
    const early = this.#early ?? [];
    this.#early = undefined;
    return {
      early,
      [Symbol.dispose]: () => {
        this.#isClaimed = false;
      },
    };
  }

  /** The case gives it back. */
  giveBack(): void {
    this.#isLent = false;
    const early = this.#early ?? [];
    this.#early = undefined;
    for (const report of early) this.#report(report);
  }

  /** It is going to be removed: that it ends is no news, what its console still says is. */
  retire(): void {
    this.#isRetired = true;
  }

  /**
   * Does `body`, which is left behind when the instance breaks meanwhile.
   *
   * @throws {FaultError} why it broke.
   */
  async guard<T>(parent: AbortSignal, body: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (this.#fault !== undefined) throw this.#fault;
    const controller = new AbortController();
    using _listener = addAbortListener(parent, () => controller.abort(parent.reason));
    const broken = Promise.withResolvers<never>();
    this.#onFault = (fault) => {
      broken.reject(fault);
      controller.abort(new CancelError('stopped', 'the machine is gone'));
    };
    try {
      return await Promise.race([broken.promise, body(controller.signal)]);
    } catch (error) {
      // A connection that breaks because the machine does is not the news.
      throw this.#fault ?? error;
    } finally {
      this.#onFault = undefined;
    }
  }

  [Symbol.dispose](): void {
    this.#isDisposed = true;
    this.#listener?.[Symbol.dispose]();
  }

  #report(report: ConsoleReport): void {
    if (this.#isClaimed || this.#isDisposed || this.#rules.ignores(report)) return;
    if (this.#early !== undefined) {
      this.#early.push(report);
      return;
    }
    const {spec, instance, emit} = this.#options;
    const isExpected = this.#rules.expectedBy(report) !== undefined;
    emit(reportEvent(report, {environment: spec.id, instance, isExpected}));
    if (report.severity === 'fatal' && !isExpected && !isMachineLoss(report)) {
      this.#fatal(report.title);
    }
  }

  #fatal(title: string): void {
    if (this.#isClaimed || this.#early !== undefined || !this.#rules.counts(title)) return;
    const message = `the kernel of ${this.#options.instance} crashed: ${title}`;
    const path = this.#consolePath;
    this.#broken(
      new FaultError('vm/boot-failed', message, {
        ...(path !== undefined && {details: {console: path}, help: crashHelp(title, path)}),
      }),
    );
  }

  #broken(fault: FaultError): void {
    if (this.#isRetired || this.#isDisposed || this.#fault !== undefined) return;
    this.#fault = fault;
    this.#onFault?.(fault);
    if (!this.#isLent) this.#options.onBroken();
  }
}

/** Whether it goes away with all that runs on it, and says so. */
export function hasEnd(environment: Environment): boolean {
  return environment.console !== undefined || environment.lost !== undefined;
}

/** Where to look, and what it mostly is where the kernel finds nothing to start. */
function crashHelp(title: string, path: string): string {
  const look = `what it said is in ${path}`;
  if (!/Unable to mount root|No working init found|Requested init .* failed/i.test(title))
    return look;
  return `check "root=" in the cmdline, the initrd, and that the kernel has the driver of that disk; ${look}`;
}
