import {addAbortListener} from 'node:events';
import {describeExit} from '../../environments/describe-exit.ts';
import type {ExecResult} from '../../environments/environment.ts';
import type {Failure} from '../../journal/event.ts';
import type {ReadyCheck, Step} from '../../manifest/manifest.ts';
import {assert} from '../../util/assert.ts';
import {monotonicMs} from '../../util/clock.ts';
import {CancelError} from '../../util/deadline.ts';
import {formatDuration} from '../../util/duration.ts';
import type {AttemptRun} from '../attempt-run.ts';
import {execute, prepareScript, type ReadyScript, scenarioLimits} from '../execute.ts';
import {isSignal} from '../judge/expectations.ts';
import {matchAny} from '../judge/guarded-regex.ts';
import {keepsOutput} from '../judge/judge.ts';
import {endingOf, type StepEnding, type StepRecord} from '../record/step-record.ts';
import {waitUntilReady} from './ready-check.ts';
import {conclude} from './run-step.ts';
import {type SignalledScript, signalledScript} from './signalled-script.ts';

/** Pause before a signal that reached nobody is sent again. */
const SIGNAL_RETRY_MS = 25;

/** Why a background step was ended by us. */
type Stop =
  | {readonly kind: 'end-of-steps'}
  | {readonly kind: 'called-off'; readonly why: string}
  | {readonly kind: 'not-ready'; readonly why: string}
  | {readonly kind: 'signal'; readonly name: string; readonly timeoutMs: number};

function deafTo(stop: Stop & {readonly kind: 'signal'}): string {
  return `did not end within ${formatDuration(stop.timeoutMs)} of signal ${stop.name}`;
}

/** A step that runs while others do. */
export class BackgroundStep {
  readonly step: Step;
  readonly record: StepRecord;
  readonly #run: AttemptRun;
  readonly #controller = new AbortController();
  readonly #ended = Promise.withResolvers<StepEnding>();
  #signalled: SignalledScript | undefined;
  #stop: Stop | undefined;
  #hasEnded = false;
  #onChange: (() => void) | undefined;
  #hasMatch = false;
  /** What ends it with the machine. */
  #lostBy: string | undefined;
  /** What it has to meet before it counts as started; `undefined` once it does. */
  #ready: ReadyCheck | undefined;
  /** Settles when the script is gone. */
  #running: Promise<void> = Promise.resolve();
  /** How it ends whatever becomes of the script. */
  #decided: StepEnding | undefined;

  private constructor(run: AttemptRun, record: StepRecord, step: Step) {
    this.#run = run;
    this.record = record;
    this.step = step;
  }

  /**
   * Starts the script and waits until it is ready. `ended` tells how it ended; a step that was not
   * ready in time has been ended then.
   */
  static async start(
    run: AttemptRun,
    record: StepRecord,
    options: {
      readonly step: Step;
      readonly script: string;
      readonly ready: ReadyCheck | undefined;
      /** Whether a later step stops it by a signal. */
      readonly takesSignals: boolean;
    },
  ): Promise<BackgroundStep> {
    const {step, ready} = options;
    const background = new BackgroundStep(run, record, step);
    try {
      const {key} = record.label;
      const script = prepareScript(run, options.script, {key, fields: step});
      if (options.takesSignals) background.#signalled = signalledScript(run, script, key);
      background.#watchOutput(ready);
      background.#ready = ready;
      background.#launch(background.#signalled?.script ?? script);
      if (ready !== undefined) await background.#becomeReady(ready, script);
    } catch (error) {
      await background.#abandon(error);
    }
    return background;
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** The machine is about to be taken from under it: that is no failure of the step. */
  expectLoss(why: string): void {
    this.#lostBy = why;
  }

  /** Never rejects, but with a bug. */
  get ended(): Promise<StepEnding> {
    return this.#ended.promise;
  }

  /** Ends it politely, then by force; that it was ended is no failure. */
  callOff(why: string | undefined): void {
    this.#stop ??= why === undefined ? {kind: 'end-of-steps'} : {kind: 'called-off', why};
    this.#controller.abort(new CancelError('stopped', 'the step was ended'));
  }

  /**
   * Sends `name` and waits until it has ended, at most `timeoutMs`; then it is ended by force.
   *
   * @returns what is wrong with that.
   */
  async stop(name: string, options: {readonly timeoutMs: number}): Promise<Failure | undefined> {
    if (this.#hasEnded) return undefined;
    const {timeoutMs} = options;
    if (this.#signalled === undefined) {
      this.callOff(undefined);
      await this.ended;
      return undefined;
    }
    const stop = {kind: 'signal', name, timeoutMs} as const;
    this.#stop = stop;
    const endMs = monotonicMs() + timeoutMs;
    const {signal} = this.#run.context;
    // A script that has only just been started may not have written its id down yet.
    while (!(await this.#signalled.send(name, {signal}))) {
      if (await this.endsWithin(Math.min(SIGNAL_RETRY_MS, endMs - monotonicMs()))) return undefined;
      if (monotonicMs() >= endMs) break;
    }
    if (await this.endsWithin(Math.max(0, endMs - monotonicMs()))) return undefined;
    this.#controller.abort(new CancelError('stopped', 'the step was ended'));
    await this.ended;
    return {check: 'stop', message: deafTo(stop)};
  }

  /** Waits until it has ended, at most so long. @throws `signal.reason` of the attempt. */
  async endsWithin(timeoutMs: number): Promise<boolean> {
    if (this.#hasEnded) return true;
    const {promise, resolve, reject} = Promise.withResolvers<boolean>();
    const {signal} = this.#run.context;
    signal.throwIfAborted();
    const timer = setTimeout(() => resolve(false), Math.min(timeoutMs, 2 ** 31 - 1));
    using _listener = addAbortListener(signal, () => reject(signal.reason));
    try {
      return await Promise.race([promise, this.ended.then(() => true)]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** After `expectLoss`: waits for the end, at most so long, then it counts as ended. */
  async endsSoon(timeoutMs: number): Promise<void> {
    if (this.#hasEnded) return;
    this.#controller.abort(new CancelError('stopped', 'the machine is gone'));
    const {promise, resolve} = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, timeoutMs);
    await Promise.race([this.ended, promise]);
    clearTimeout(timer);
    this.#finish(this.#endingByLoss(this.#lostBy ?? 'the machine'));
  }

  #watchOutput(ready: ReadyCheck | undefined): void {
    const pattern = ready?.output;
    if (pattern === undefined) return;
    this.record.output.watchLines((lines) => {
      if (matchAny(pattern, lines).id !== 'found') return;
      this.#hasMatch = true;
      this.record.output.watchLines(undefined);
      this.#onChange?.();
    });
  }

  #launch(script: ReadyScript): void {
    const run = this.#run;
    const {signal} = run.context;
    const listener = addAbortListener(signal, () => this.#controller.abort(signal.reason));
    const {step} = this;
    this.#running = execute(run, this.record, {
      script,
      limits: {
        ...scenarioLimits(run),
        signal: this.#controller.signal,
        timeoutMs: step.timeoutMs,
        idleTimeoutMs: step.idleTimeoutMs,
        keepsOutput: keepsOutput(step),
      },
    })
      .then(({result, broken}) => this.#judge({script, result, broken}))
      .catch((error: unknown) => this.#endingAfter(error))
      .then(
        (ending) => this.#finish(ending),
        // A bug: who awaits the step gets it.
        (error: unknown) => this.#ended.reject(error),
      )
      .finally(() => listener[Symbol.dispose]());
  }

  async #becomeReady(ready: ReadyCheck, script: ReadyScript): Promise<void> {
    const why = await waitUntilReady(this.#run, ready, {
      script,
      hasOutput: () => this.#hasMatch,
      hasEnded: () => this.#hasEnded,
      changed: () =>
        new Promise((resolve) => {
          this.#onChange = resolve;
          if (this.#hasEnded || this.#hasMatch) resolve();
        }),
    });
    if (why === undefined) {
      if (!this.#hasEnded) this.#ready = undefined;
      return;
    }
    this.#stop ??= {kind: 'not-ready', why};
    this.#controller.abort(new CancelError('stopped', 'the step was not ready'));
    await this.ended;
  }

  async #judge(ended: {
    script: ReadyScript;
    result: ExecResult;
    broken: Failure | undefined;
  }): Promise<StepEnding> {
    const {step} = this;
    const stop = this.#stop;
    const {result, broken} = ended;
    if (this.#lostBy !== undefined) return this.#endingByLoss(this.#lostBy);
    if (stop?.kind === 'signal' && broken === undefined) {
      const isExitExpected =
        step.expect?.exitCodes !== undefined || step.expect?.signal !== undefined;
      if (isExitExpected) return conclude(this.#run, this.record, {step, ...ended});
      if (result.exitCode !== 0 && !isSignal(result, stop.name)) {
        const actual = describeExit(result);
        const message = `expected exit code 0 or signal ${stop.name} after it was stopped, found ${actual}`;
        return {verdict: 'failed', failures: [{check: 'exit-code', message, actual}], result};
      }
      // The rest of what is expected still has to hold.
      const any = {...step, expect: step.expect && ({...step.expect, exitCodes: 'any'} as const)};
      const asEnded = {...result, exitCode: 0, exitSignal: undefined};
      const ending = await conclude(this.#run, this.record, {
        step: any,
        script: ended.script,
        result: asEnded,
        broken,
      });
      return {...ending, result};
    }
    return conclude(this.#run, this.record, {step, ...ended});
  }

  #endingAfter(error: unknown): StepEnding {
    const stop = this.#stop;
    const isCalledOff = this.#run.input.context.signal.aborted;
    if (this.#lostBy !== undefined && !isCalledOff) return this.#endingByLoss(this.#lostBy);
    if (!this.#controller.signal.aborted || stop === undefined || error !== this.#reason) {
      return endingOf(error, this.#run);
    }
    const {outputs} = this.record;
    switch (stop.kind) {
      case 'end-of-steps':
        return {verdict: 'passed', reason: 'ended after the last step', outputs};
      case 'called-off':
        return {verdict: 'interrupted', reason: stop.why, outputs};
      case 'not-ready':
        return {verdict: 'failed', failures: [{check: 'ready', message: stop.why}], outputs};
      case 'signal':
        // Whoever stopped it says what was wrong with that.
        return {
          verdict: 'failed',
          failures: [{check: 'stop', message: `${deafTo(stop)} and was killed`}],
          outputs,
        };
    }
  }

  #endingByLoss(why: string): StepEnding {
    return {verdict: 'interrupted', reason: `ended by ${why}`, outputs: this.record.outputs};
  }

  /** Something went wrong while it was started: nothing of it may stay. */
  async #abandon(error: unknown): Promise<void> {
    try {
      this.#decided = endingOf(error, this.#run);
    } finally {
      this.#controller.abort(new CancelError('stopped', 'the step was ended'));
      await this.#running;
    }
    this.#finish(this.#decided);
  }

  get #reason(): unknown {
    return this.#controller.signal.reason;
  }

  /** One that ends well before it was ready has not done what it was for. */
  #unlessUnready(ending: StepEnding): StepEnding {
    const ready = this.#ready;
    if (ready === undefined || ending.verdict !== 'passed') return ending;
    if (this.#hasMatch && isOutputOnly(ready)) return ending;
    const message = `ended before it was ready${ending.result === undefined ? '' : `: ${describeExit(ending.result)}`}`;
    return {...ending, verdict: 'failed', failures: [{check: 'ready', message}]};
  }

  #finish(ending: StepEnding): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#ended.resolve(this.#decided ?? this.#unlessUnready(ending));
    this.#onChange?.();
  }
}

function isOutputOnly(ready: ReadyCheck): boolean {
  const {command, tcp, http, file, output} = ready;
  return output !== undefined && [command, tcp, http, file].every((other) => other === undefined);
}

/** The background steps of an attempt, by id and in the order they were started. */
export class BackgroundSteps {
  readonly #all: BackgroundStep[] = [];
  readonly #settled = new Set<BackgroundStep>();

  add(background: BackgroundStep): void {
    this.#all.push(background);
  }

  /** Those whose ending has not been dealt with. */
  get unsettled(): readonly BackgroundStep[] {
    return this.#all.filter((background) => !this.#settled.has(background));
  }

  /** The step that `wait` and `stop` name; `undefined` where it was never started. */
  find(id: string): BackgroundStep | undefined {
    return this.#all.find(({step}) => step.id === id);
  }

  /** Notes that an ending is dealt with. @returns whether it was not before. */
  settle(background: BackgroundStep): boolean {
    assert(background.hasEnded, 'a background step is settled before it has ended');
    if (this.#settled.has(background)) return false;
    this.#settled.add(background);
    return true;
  }
}
