import {join} from 'node:path';
import type {Connection, OutputStream, StepContext} from '../environments/environment.ts';
import type {FaultError} from '../faults/fault-error.ts';
import type {Failure, FaultRecord, RunEventBody} from '../journal/event.ts';
import type {EnvironmentSpec, Scenario, Step} from '../manifest/manifest.ts';
import {assert} from '../util/assert.ts';
import {monotonicMs} from '../util/clock.ts';
import type {AttemptInput, AttemptOutcome} from './attempt.ts';
import {AttemptScope} from './attempt-scope.ts';
import type {ConsoleWatch} from './console/console-watch.ts';
import {MetricBook} from './judge/metrics.ts';
import {AttemptMachine} from './machine/attempt-machine.ts';
import type {MemoryKills} from './machine/memory-kills.ts';
import {CaseLog} from './record/case-log.ts';
import {isConnectionBroken} from './record/fault-record.ts';
import {safeCaseName} from './record/safe-name.ts';

/** What a shell gives for what SIGKILL has ended. */
const KILLED = 137;

/** An infrastructure fault, and whether trying again may help. */
export interface KnownFault {
  readonly record: FaultRecord;
  readonly transient: boolean;
  /** Whether nothing more can be done over the connection. */
  readonly broken: boolean;
}

/** What the parts of one attempt share: where it runs, how it stands and what it has published. */
export class AttemptRun {
  readonly input: AttemptInput;
  readonly scenario: Scenario;
  readonly spec: EnvironmentSpec;
  readonly machine: AttemptMachine;
  /** What the machine's console says; `undefined` where it has none. */
  console: ConsoleWatch | undefined;
  /** Where `console` was copied to, below the run's folder. */
  consoleLog: string | undefined;
  /** What its kernel kills for lack of memory; `undefined` where it cannot be told. */
  memoryKills: MemoryKills | undefined;
  readonly scope: AttemptScope;
  readonly metrics: MetricBook;
  readonly log: CaseLog;
  /** The case's id as the name of a file. */
  readonly safeName: string;
  readonly startedMs = monotonicMs();
  /** Words before each step's own command line, of tools that run it. */
  readonly wrap: string[] = [];
  readonly #doubts: string[] = [];
  /** Whether a step may have written to `$PROCTOR_METRICS`. */
  usesMetricsFile = false;
  #fault: KnownFault | undefined;
  #failure: string | undefined;
  #skip: {readonly kind: 'requires' | 'runtime'; readonly reason: string} | undefined;
  #interruption: string | undefined;
  #isBroken = false;
  #limitRemark: string | undefined;
  /** Processes that were killed at the memory limits of steps' own. */
  oomKillsOfSteps = 0;
  #consoleFailure: string | undefined;

  constructor(input: AttemptInput) {
    this.input = input;
    this.scenario = input.case.scenario;
    this.machine = new AttemptMachine(input.instance, input.context);
    const {environments} = input.manifest;
    const spec = input.instance.hold?.spec ?? environments.get(input.case.environment);
    assert(spec !== undefined, `environment ${input.case.environment} does not exist`);
    this.spec = spec;
    this.scope = new AttemptScope(input, spec);
    this.metrics = new MetricBook(input.case.id, input.baselines);
    const shownId = this.context.mask.text(input.case.id);
    // Two ids that differ in a secret only must not share a file.
    const suffix = shownId === input.case.id ? '' : `~${input.case.index}`;
    this.safeName = `${safeCaseName(shownId)}${suffix}`;
    this.log = new CaseLog({
      runFolder: input.runFolder,
      name: `${this.safeName}.${input.attempt}`,
      onProblem: (message) => this.warn('log/unwritable', message),
    });
  }

  /** Another one after a reboot. */
  get connection(): Connection {
    return this.machine.connection;
  }

  /** Its signal ends what runs on the machine: when the attempt is called off, or it goes away. */
  get context(): StepContext {
    return this.machine.context;
  }

  /** What every event of the attempt has. */
  get ids(): {readonly case: string; readonly attempt: number} {
    return {case: this.input.case.id, attempt: this.input.attempt};
  }

  /** Time left of the scenario's; 0 when it is over. */
  get timeLeftMs(): number {
    return Math.max(0, this.startedMs + this.scenario.timeoutMs - monotonicMs());
  }

  get isInterrupted(): boolean {
    return this.#interruption !== undefined || this.input.context.signal.aborted;
  }

  /** Whether nothing can be run there any more. */
  get isBroken(): boolean {
    return this.#isBroken || this.machine.end !== undefined;
  }

  get isPassing(): boolean {
    return (
      this.#fault === undefined &&
      this.#failure === undefined &&
      this.#consoleFailure === undefined &&
      this.#skip === undefined &&
      !this.isInterrupted
    );
  }

  get isSkipped(): boolean {
    return this.#skip !== undefined;
  }

  /** Folder for files that the attempt brings back, below the run's. */
  get capturedFolder(): string {
    const {attempt} = this.input;
    return join('captured', this.safeName, ...(attempt > 1 ? [`attempt-${attempt}`] : []));
  }

  emit(event: RunEventBody): void {
    if (event.type === 'step-ended') this.oomKillsOfSteps += event.usage?.oomKills ?? 0;
    const {mask} = this.context;
    this.input.emit(mask.isEmpty ? event : mask.value(event));
  }

  onOutput(step: string): ((stream: OutputStream, chunk: Buffer) => void) | undefined {
    const {onOutput} = this.input;
    return onOutput && ((stream, chunk) => onOutput(step, stream, chunk));
  }

  /** The test failed; the first reason counts. */
  fail(reason: string): void {
    this.#failure ??= reason;
    if (this.scope.status === 'success') this.scope.status = 'failure';
  }

  /**
   * The console says that the kernel is at fault. It beats all else: steps that fail, connections
   * that are lost are what comes of it.
   */
  failedByConsole(reason: string): void {
    this.#consoleFailure ??= reason;
    if (this.scope.status === 'success') this.scope.status = 'failure';
  }

  /** The machine went down because it was to: that what ran on it was lost is no fault. */
  crashWasExpected(): void {
    if (this.#fault?.broken !== true) return;
    this.#fault = undefined;
    if (this.#failure === undefined) this.scope.status = 'success';
  }

  /** The machine is up again, as after a reboot. */
  reconnected(connection: Connection): void {
    this.#isBroken = false;
    this.machine.reconnected(connection);
    this.scope.scratch = connection.scratch;
  }

  /** The infrastructure failed; the first fault counts. */
  faulted(fault: KnownFault): void {
    this.#fault ??= fault;
    this.#isBroken ||= fault.broken;
    if (this.scope.status === 'success') this.scope.status = 'failure';
  }

  /** A pass proves less than it seems, and why, in a clause. */
  doubt(why: string): void {
    if (!this.#doubts.includes(why)) this.#doubts.push(why);
  }

  /** It ran into a limit of its environment: why it may have failed, or a pass proves less. */
  limitReached(what: string): void {
    const known = this.#limitRemark;
    this.#limitRemark = known === undefined ? what : `${known}; ${what}`;
    // Where a step is to be killed, that is what the case proves.
    const isWanted = this.scenario.steps.some(isToBeKilled);
    if (!this.isPassing || isWanted) return;
    this.warn('environment/limit-reached', what);
    this.doubt(what);
  }

  /** What is left is not run, except with `always()`. */
  skip(kind: 'requires' | 'runtime', reason: string): void {
    this.#skip ??= {kind, reason};
    this.scope.status = 'cancelled';
  }

  interrupted(): void {
    const {reason} = this.input.context.signal;
    this.#interruption ??= reason instanceof Error ? reason.message : 'interrupted';
    this.scope.status = 'cancelled';
  }

  /** Files could not be brought back: that alone fails no case, but the instance may be broken. */
  captureFailed(error: FaultError, message: string): void {
    this.#isBroken ||= isConnectionBroken(error);
    this.warn('capture/failed', message);
  }

  warn(code: string, message: string): void {
    const {mask, warn} = this.context;
    warn(code, mask.text(`${this.input.case.id}: ${message}`));
  }

  /** Records a published metric. */
  publish(step: {
    readonly name: string;
    readonly value: number;
    readonly unit: string | undefined;
  }): void {
    const record = this.metrics.add(step.name, step.value, step.unit);
    if (record !== undefined) this.emit({type: 'metric-recorded', ...this.ids, ...record});
  }

  /**
   * How the attempt ended. What the console says first. Then infrastructure before failure: a case
   * that may be its victim says so.
   * Both before an interruption: what was found out before it stands.
   */
  outcome(): AttemptOutcome {
    const {mask} = this.context;
    const common = {
      fault: undefined,
      skip: undefined,
      transient: false,
      instanceBroken: this.isBroken || this.machine.isSpent || (this.console?.isTainted ?? false),
      durationMs: monotonicMs() - this.startedMs,
      log: this.log.isEmpty ? undefined : this.log.path,
      consoleLog: this.consoleLog,
      metrics: this.metrics.values,
    };
    if (this.#fault !== undefined && this.#consoleFailure === undefined) {
      const fault = mask.value(this.#fault.record);
      const {transient} = this.#fault;
      const reason = mask.text(this.#limited(fault.message));
      return {...common, verdict: 'error', reason, fault, transient};
    }
    const {xfail} = this.scenario;
    const failure = this.#consoleFailure ?? this.#withRemark(this.#failure);
    if (failure !== undefined) {
      if (xfail === undefined) {
        return {...common, verdict: 'failed', reason: mask.text(failure)};
      }
      return {...common, verdict: 'skipped', skip: 'xfail', reason: mask.text(xfail.reason)};
    }
    if (this.#interruption !== undefined) {
      return {...common, verdict: 'interrupted', reason: mask.text(this.#interruption)};
    }
    if (this.#skip !== undefined) {
      const {kind, reason} = this.#skip;
      return {...common, verdict: 'skipped', skip: kind, reason: mask.text(reason)};
    }
    if (xfail?.strict === true) {
      const reason = mask.text(`passed, but is expected to fail: ${xfail.reason}`);
      return {...common, verdict: 'failed', reason};
    }
    const doubts = this.#doubts.map((doubt) => mask.text(doubt));
    return {...common, verdict: 'passed', reason: undefined, ...(doubts.length > 0 && {doubts})};
  }

  /** A step that failed may be the victim of what the kernel did or said meanwhile. */
  #withRemark(failure: string | undefined): string | undefined {
    const remark = this.console?.remark;
    if (failure === undefined) return failure;
    return this.#limited(
      remark === undefined ? failure : `${failure} (the console said: ${remark})`,
    );
  }

  #limited(reason: string): string {
    return this.#limitRemark === undefined ? reason : `${reason} (${this.#limitRemark})`;
  }
}

function isToBeKilled({expect}: Step): boolean {
  const codes = expect?.exitCodes;
  return expect?.signal === 'KILL' || (Array.isArray(codes) && codes.includes(KILLED));
}

/** The reason for a failed case: its first failure, and how many more there are. */
export function reasonOf(what: string, failures: readonly Failure[]): string {
  const more = failures.length > 1 ? ` (and ${failures.length - 1} more)` : '';
  return `${what}: ${failures[0]?.message ?? 'failed'}${more}`;
}
