import {randomBytes} from 'node:crypto';
import {describeExit} from '../../environments/describe-exit.ts';
import {FaultError} from '../../faults/fault-error.ts';
import type {PerfSpec} from '../../manifest/instrumentation-spec.ts';
import {BackgroundCommand} from '../beside/background-command.ts';
import {lastLine, quoted, runThere} from '../beside/run-there.ts';
import type {CasePlace, Tool, ToolOutcome, ToolSession} from '../tool.ts';
import {collectPerf} from './collect-perf.ts';
import {perfCommand, perfSuffix, perfWrap} from './perf-command.ts';
import {provePerf} from './prove-perf.ts';

const BEGIN_TIMEOUT_MS = 30_000;
/** perf writes down what it still has, and the build ids of all that it saw. */
const END_TIMEOUT_MS = 60_000;
const KILL_GRACE_MS = 10_000;

/** Leaves with 0 when the process `$p` is perf and has counters open, or where none may look. */
const COUNTS = `if [ "$(cat "/proc/$p/comm" 2>/dev/null)" = perf ]; then
      ls "/proc/$p/fd" >/dev/null 2>&1 || exit 0
      ls -l "/proc/$p/fd" 2>/dev/null | grep -q perf_event && exit 0
    fi`;

/** perf record or perf stat, of the whole system or of a case's steps. */
export function perfTool(spec: PerfSpec, instrumentation: string): Tool {
  return {
    name: 'perf',
    setUp: (place) => provePerf(spec, place),
    async begin(place) {
      const folder = `${place.connection.scratch}/perf-${randomBytes(6).toString('hex')}`;
      const made = await runThere(place.connection, `mkdir -m 700 -p ${quoted(folder)}`, {
        signal: place.context.signal,
        timeoutMs: BEGIN_TIMEOUT_MS,
      });
      if (made.exitCode !== 0) {
        const message = `cannot measure: there is no room for '${folder}': ${lastLine(made)}`;
        throw new FaultError('instrumentation/unavailable', message);
      }
      const watch = {spec, folder, name: instrumentation};
      if (spec.scope === 'case') return stepsPerf(watch);
      const perf = new SystemPerf(watch, place);
      await perf.isRunning(place);
      return perf;
    },
  };
}

/** What is watched, and where. */
export interface PerfWatch {
  readonly spec: PerfSpec;
  /** Of what perf writes, there. */
  readonly folder: string;
  /** Of its files here. */
  readonly name: string;
}

function stepsPerf(watch: PerfWatch): ToolSession {
  return {
    env: {},
    wrap: perfWrap(watch.spec, watch.folder),
    end: (place) => collectPerf(watch, place, undefined),
  };
}

/** One perf for the whole system, which runs beside the case. */
class SystemPerf implements ToolSession {
  readonly env = {};
  readonly #watch: PerfWatch;
  readonly #command: BackgroundCommand;

  constructor(watch: PerfWatch, place: CasePlace) {
    this.#watch = watch;
    const {spec, folder} = watch;
    const file = quoted(`${folder}/system${perfSuffix(spec)}`);
    this.#command = BackgroundCommand.start(place, {
      // The shell becomes perf: its process id is written down for the signal.
      script: `echo $$ >${quoted(`${folder}/pid`)}\nexec ${perfCommand(spec)} -o ${file}`,
      shell: 'sh',
      env: place.env,
      timeoutMs: Number.POSITIVE_INFINITY,
      killGraceMs: KILL_GRACE_MS,
    });
  }

  /**
   * Waits until it watches: its recording has a head then, or it has opened its counters, whose values
   * are written at the end only. One that fails has done so soon, and is found at the end.
   */
  async isRunning(place: CasePlace): Promise<void> {
    const {spec, folder} = this.#watch;
    const looks = `
for try in $(seq 100); do
  p=$(cat ${quoted(`${folder}/pid`)} 2>/dev/null)
  if [ -n "$p" ]; then
    ${spec.mode === 'record' ? `if [ -s ${quoted(`${folder}/system.data`)} ]; then exit 0; fi` : COUNTS}
    kill -0 "$p" 2>/dev/null || exit 1
  fi
  sleep 0.05 2>/dev/null || sleep 1
done
exit 1`;
    try {
      const {signal} = place.context;
      await runThere(place.connection, looks, {signal, timeoutMs: BEGIN_TIMEOUT_MS});
    } catch (error) {
      await this.#command.stop();
      throw error;
    }
  }

  async end(place: CasePlace): Promise<ToolOutcome> {
    const endedBefore = this.#command.end;
    if (endedBefore === undefined) await this.#interrupt(place);
    const end = await this.#command.stop();
    if (end.kind === 'failed') throw end.error;
    const doubt =
      endedBefore?.kind === 'ended'
        ? `perf had ended by itself with ${describeExit(endedBefore.result)}: ${lastLine(endedBefore.result)}`
        : undefined;
    return await collectPerf(this.#watch, place, doubt);
  }

  /** perf closes its file on SIGINT; where it does not end of that, `stop` ends it. */
  async #interrupt(place: CasePlace): Promise<void> {
    const {signal} = place.context;
    // It may not have written its id down yet.
    const send = `
for try in 1 2 3 4 5 6 7 8 9 10; do
  p=$(cat ${quoted(`${this.#watch.folder}/pid`)} 2>/dev/null)
  if [ -n "$p" ] && kill -s INT "$p" 2>/dev/null; then exit 0; fi
  sleep 0.1 2>/dev/null || sleep 1
done
exit 1`;
    const sent = await runThere(place.connection, send, {signal, timeoutMs: END_TIMEOUT_MS});
    if (sent.exitCode === 0) await this.#command.endsWithin(END_TIMEOUT_MS, [signal]);
  }
}
