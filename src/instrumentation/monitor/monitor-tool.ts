import {randomBytes} from 'node:crypto';
import {join} from 'node:path';
import {describeExit} from '../../environments/describe-exit.ts';
import type {OutputStream} from '../../environments/environment.ts';
import {FaultError} from '../../faults/fault-error.ts';
import type {MonitorSpec} from '../../manifest/instrumentation-spec.ts';
import {monotonicMs} from '../../util/clock.ts';
import {BackgroundCommand} from '../beside/background-command.ts';
import {OutputFile} from '../beside/output-file.ts';
import {endOf, quoted, runThere} from '../beside/run-there.ts';
import type {CasePlace, Tool, ToolFacts, ToolOutcome, ToolPlace, ToolSession} from '../tool.ts';
import {PolledMonitor} from './polled-monitor.ts';

/** Longest time that a proof, or one round of a monitor that is polled, may take. */
export const ROUND_TIMEOUT_MS = 60_000;
/** A monitor that has said nothing is taken for running when it is still there after this time. */
const STAYS_MS = 500;
/** Between SIGTERM, on which it may write what it still has, and SIGKILL. */
const KILL_GRACE_MS = 5_000;
const END_TIMEOUT_MS = 10_000;

/**
 * A program of the user's own that runs beside each case. What it prints is kept in
 * `monitors/<instrumentation>.<name>.log`. One that runs until it is ended must still be there when
 * the case ends; one that is run again and again must not fail.
 */
export function monitorTool(spec: MonitorSpec, instrumentation: string): Tool {
  const file = join('monitors', `${instrumentation}.${spec.name}.log`);
  return {
    name: spec.name,
    setUp: (place) => proveMonitor(spec, place),
    begin: async (place) =>
      spec.everyMs === undefined
        ? new RunningMonitor(spec, place, file)
        : new PolledMonitor({spec, everyMs: spec.everyMs, file}, place),
  };
}

/** By its own `check`; without, it is run: once, or for a moment. */
async function proveMonitor(spec: MonitorSpec, place: ToolPlace): Promise<ToolFacts> {
  if (spec.check === undefined && spec.everyMs === undefined)
    return await proveByRunning(spec, place);
  const what = spec.check === undefined ? 'a round of it' : 'its check';
  const result = await runThere(place.connection, place.expand(spec.check ?? spec.script), {
    signal: place.context.signal,
    timeoutMs: ROUND_TIMEOUT_MS,
    env: place.env,
    shell: undefined,
  });
  if (result.exitCode === 0 && result.endedBy === 'itself') return {proof: `${what} succeeded`};
  throw unavailable(spec, `${what} ended with ${endOf(result)}`);
}

async function proveByRunning(spec: MonitorSpec, place: ToolPlace): Promise<ToolFacts> {
  const said = Promise.withResolvers<void>();
  const command = startMonitor(spec, place, {onOutput: () => said.resolve()});
  try {
    await Promise.race([said.promise, command.endsWithin(STAYS_MS, [place.context.signal])]);
    // What ends at once may have said something before; its end takes a busy machine a while.
    await command.endsWithin(STAYS_MS, [place.context.signal]);
    place.context.signal.throwIfAborted();
  } finally {
    await command.stop();
  }
  const {end} = command;
  if (end?.kind === 'failed') throw end.error;
  if (end?.kind === 'ended') {
    throw unavailable(spec, `it did not go on running but ended with ${endOf(end.result)}`);
  }
  return {proof: 'it ran until it was ended'};
}

function startMonitor(
  spec: MonitorSpec,
  place: ToolPlace,
  options: {readonly pidFile?: string; readonly onOutput: OnOutput},
): BackgroundCommand {
  const {pidFile, onOutput} = options;
  // In front of its first line, so that no line of it moves.
  const note = pidFile === undefined ? '' : 'echo $$ >"$PROCTOR_PID_FILE" || :; ';
  return BackgroundCommand.start(place, {
    script: `${note}${place.expand(spec.script)}`,
    shell: undefined,
    env: pidFile === undefined ? place.env : {...place.env, PROCTOR_PID_FILE: pidFile},
    timeoutMs: Number.POSITIVE_INFINITY,
    killGraceMs: KILL_GRACE_MS,
    onOutput,
  });
}

type OnOutput = (stream: OutputStream, chunk: Buffer) => void;

function unavailable(spec: MonitorSpec, why: string): FaultError {
  return new FaultError('instrumentation/unavailable', `cannot monitor by "${spec.name}": ${why}`, {
    help:
      spec.check === undefined
        ? 'it is run once to prove it; give it a `check` where that proves nothing'
        : 'see what its `check` wants',
  });
}

/** One that runs from the beginning of a case to its end. */
class RunningMonitor implements ToolSession {
  readonly env = {};
  readonly #file: string;
  /** Where its process id is written down, there. */
  readonly #pidFile: string;
  readonly #output: OutputFile;
  readonly #command: BackgroundCommand;
  readonly #startedMs = monotonicMs();

  constructor(spec: MonitorSpec, place: CasePlace, file: string) {
    this.#file = file;
    this.#output = new OutputFile(join(place.folder, file), {mask: place.context.mask});
    this.#pidFile = `${place.connection.scratch}/.monitor-${randomBytes(6).toString('hex')}`;
    this.#command = startMonitor(spec, place, {
      pidFile: this.#pidFile,
      onOutput: (stream, chunk) => this.#output.push(stream, chunk),
    });
  }

  async end(place: CasePlace): Promise<ToolOutcome> {
    if (this.#command.end === undefined && !(await this.#isThere(place))) {
      // It is heard of soon.
      await this.#command.endsWithin(END_TIMEOUT_MS, [place.context.signal]);
    }
    const end = await this.#command.stop();
    this.#output.close();
    if (end.kind === 'failed' && !(end.error instanceof FaultError)) throw end.error;
    const {problem, isThere} = this.#output;
    return {
      facts: {seconds: Math.round((monotonicMs() - this.#startedMs) / 100) / 10},
      files: isThere ? [this.#file] : [],
      findings: [],
      failsCase: false,
      doubt: whyNotOn(end) ?? problem,
    };
  }

  /** Asked there: that it has ended may not have been heard of here. */
  async #isThere(place: CasePlace): Promise<boolean> {
    const file = quoted(this.#pidFile);
    const script = `p=$(cat ${file} 2>/dev/null); rm -f ${file}; [ -z "$p" ] || kill -0 "$p" 2>/dev/null || exit 44`;
    const {signal} = place.context;
    try {
      const asked = await runThere(place.connection, script, {signal, timeoutMs: END_TIMEOUT_MS});
      return asked.exitCode !== 44;
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      return false;
    }
  }
}

function whyNotOn(end: Awaited<BackgroundCommand['ended']>): string | undefined {
  if (end.kind === 'stopped') return undefined;
  if (end.kind === 'ended') return `it had ended by itself with ${describeExit(end.result)}`;
  return `it was lost: ${(end.error as Error).message}`;
}
