import type {ExecResult} from '../../environments/environment.ts';
import {FaultError} from '../../faults/fault-error.ts';
import type {Failure, StepEnded, StepVerdict} from '../../journal/event.ts';
import {monotonicMs} from '../../util/clock.ts';
import type {AttemptRun, KnownFault} from '../attempt-run.ts';
import type {MachineEnd} from '../machine/attempt-machine.ts';
import {parseCommand} from '../step-commands.ts';
import {isConnectionBroken, messageWithCauses, recordOf} from './fault-record.ts';
import {StepOutput} from './step-output.ts';

/** How a step ended. */
export interface StepEnding {
  readonly verdict: StepVerdict;
  readonly failures?: readonly Failure[];
  readonly reason?: string;
  readonly fault?: KnownFault;
  /** What it published for later steps. */
  readonly outputs?: Readonly<Record<string, string>>;
  readonly result?: ExecResult;
  /** It asked for the case to be skipped. */
  readonly skipReason?: string;
}

/** Identifies a step or a hook in events and logs. */
export interface StepLabel {
  /** `1`, `2`, … for steps; `prepare` and the like for hooks. */
  readonly key: string;
  readonly name: string;
  /** `Infinity` for never. */
  readonly slowAfterMs: number;
}

/** setTimeout takes no more (24.8 days); longer would fire at once. */
const TIMER_MS_MAX = 2 ** 31 - 1;
/** More unreadable `::` lines of one step are not warned of. */
const WARNINGS_MAX = 5;

/** One step or hook that is going on: says so in the journal and collects what it prints. */
export class StepRecord {
  readonly label: StepLabel;
  readonly output: StepOutput;
  readonly outputs: Record<string, string> = {};
  readonly #run: AttemptRun;
  readonly #startedMs = monotonicMs();
  #slowTimer: NodeJS.Timeout | undefined;
  #warningCount = 0;
  /** What it said by `::skip` and `::infrastructure`; the first of each counts. */
  skipReason: string | undefined;
  infrastructureReason: string | undefined;
  /** What limit of its own it ran into, in a clause: why it may have failed. */
  remark: string | undefined;
  /** What it used, where that is known. */
  usage: StepEnded['usage'];

  constructor(run: AttemptRun, label: StepLabel) {
    this.#run = run;
    this.label = label;
    const {key, name, slowAfterMs} = label;
    this.output = new StepOutput({
      mask: run.context.mask,
      log: run.log,
      label: run.context.mask.text(/^\d/.test(key) ? `step ${key}: ${name}` : `${key}: ${name}`),
      onOutput: run.onOutput(key),
      onCommand: (line) => this.#command(line),
    });
    run.emit({type: 'step-started', ...run.ids, step: key, name});
    if (slowAfterMs < TIMER_MS_MAX) {
      this.#slowTimer = setInterval(() => {
        const durationMs = monotonicMs() - this.#startedMs;
        run.emit({type: 'step-slow', ...run.ids, step: key, durationMs});
      }, slowAfterMs);
    }
  }

  /** Says how it ended. */
  end(ending: StepEnding, options: {readonly continued?: boolean} = {}): void {
    clearInterval(this.#slowTimer);
    this.output.end();
    const {verdict, failures = [], reason, fault, result} = ending;
    const passed = verdict === 'passed' || verdict === 'skipped';
    const stdout = this.output.tail('stdout', {passed});
    const stderr = this.output.tail('stderr', {passed});
    const event: StepEnded = {
      type: 'step-ended',
      ...this.#run.ids,
      step: this.label.key,
      name: this.label.name,
      verdict,
      durationMs: result?.durationMs ?? monotonicMs() - this.#startedMs,
      ...(result?.exitCode !== undefined && {exitCode: result.exitCode}),
      ...(result?.exitSignal !== undefined && {signal: result.exitSignal}),
      ...(reason !== undefined && {reason}),
      ...(failures.length > 0 && {failures}),
      ...(fault !== undefined && {fault: fault.record}),
      ...(stdout !== undefined && {stdout}),
      ...(stderr !== undefined && {stderr}),
      ...(options.continued === true && {continued: true}),
      ...(this.usage !== undefined && Object.keys(this.usage).length > 0 && {usage: this.usage}),
      ...(result !== undefined && result.leftovers > 0 && {leftovers: result.leftovers}),
    };
    this.#run.emit(event);
  }

  #command(line: string): void {
    const command = parseCommand(line);
    if (command === undefined) return;
    if (typeof command === 'string') {
      this.#warningCount += 1;
      if (this.#warningCount > WARNINGS_MAX) return;
      this.#run.warn('step/bad-command', `step ${this.label.key}: ${command}`);
      return;
    }
    switch (command.kind) {
      case 'metric':
        this.#run.publish(command);
        break;
      case 'output':
        this.outputs[command.name] = command.value;
        break;
      case 'skip':
        this.skipReason ??= command.reason;
        break;
      case 'infrastructure':
        this.infrastructureReason ??= command.reason;
    }
  }
}

/**
 * The ending that an error means: interrupted when the attempt was called off, the fault of the
 * infrastructure or, for expressions, of the test.
 *
 * @throws `error` itself when it is none of these: a bug.
 */
export function endingOf(error: unknown, run: AttemptRun, stage = 'run'): StepEnding {
  if (run.input.context.signal.aborted) {
    run.interrupted();
    return {verdict: 'interrupted'};
  }
  if (run.machine.end !== undefined) return endingWith(run.machine.end, stage);
  if (!(error instanceof FaultError)) throw error;
  if (error.fault === 'test') {
    return {
      verdict: 'failed',
      failures: [{check: 'expression', message: messageWithCauses(error)}],
    };
  }
  const {transient} = error;
  const fault = {record: recordOf(error, stage), transient, broken: isConnectionBroken(error)};
  return {verdict: 'error', reason: fault.record.message, fault};
}

/**
 * How a step ends that the machine's end cut off. A crash is not the step's failure: whether it was
 * to come is told by the console's judgement.
 */
export function endingWith(end: MachineEnd, stage = 'run'): StepEnding {
  if (end.kind === 'crashed') {
    return {verdict: 'interrupted', reason: `cut off: the kernel crashed: ${end.title}`};
  }
  const {fault} = end;
  const record = recordOf(fault, stage);
  const known = {record, transient: fault.transient, broken: true};
  return {verdict: 'error', reason: record.message, fault: known};
}
