import {addAbortListener} from 'node:events';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {FaultError} from '../../faults/fault-error.ts';
import type {MonitorSpec} from '../../manifest/instrumentation-spec.ts';
import {monotonicMs} from '../../util/clock.ts';
import {CancelError} from '../../util/deadline.ts';
import {OutputFile} from '../beside/output-file.ts';
import {endOf, runThere} from '../beside/run-there.ts';
import type {CasePlace, ToolOutcome, ToolSession} from '../tool.ts';
import {ROUND_TIMEOUT_MS} from './monitor-tool.ts';

/** A script that is run again and again while a case runs: at its beginning, and after each pause. */
export class PolledMonitor implements ToolSession {
  readonly env = {};
  readonly #options: PolledOptions;
  readonly #output: OutputFile;
  readonly #controller = new AbortController();
  readonly #running: Promise<void>;
  readonly #startedMs = monotonicMs();
  readonly #hasRound = Promise.withResolvers<void>();
  #rounds = 0;
  #failures = 0;
  #firstFailure: string | undefined;
  #bug: unknown;

  constructor(options: PolledOptions, place: CasePlace) {
    this.#options = options;
    this.#output = new OutputFile(join(place.folder, options.file), {mask: place.context.mask});
    this.#running = this.#poll(place, place.expand(options.spec.script)).catch((error: unknown) => {
      if (!this.#controller.signal.aborted) this.#bug = error;
    });
  }

  async end({context}: CasePlace): Promise<ToolOutcome> {
    // A case that is over before the first round is has one all the same.
    const calledOff = Promise.withResolvers<void>();
    {
      using _listener = addAbortListener(context.signal, () => calledOff.resolve());
      await Promise.race([this.#hasRound.promise, this.#running, calledOff.promise]);
    }
    this.#controller.abort(new CancelError('stopped', 'the monitor was ended'));
    await this.#running;
    this.#output.close();
    if (this.#bug !== undefined && !(this.#bug instanceof FaultError)) throw this.#bug;
    const {problem, isThere} = this.#output;
    return {
      facts: {rounds: this.#rounds, failedRounds: this.#failures},
      files: isThere ? [this.#options.file] : [],
      findings: [],
      failsCase: false,
      doubt: this.#whyNotOn() ?? problem,
    };
  }

  #whyNotOn(): string | undefined {
    if (this.#bug instanceof FaultError) return `it was lost: ${this.#bug.message}`;
    if (this.#rounds === 0) return 'no round of it came to its end';
    if (this.#failures === 0) return undefined;
    return `${this.#failures} of its ${this.#rounds} rounds failed, the first with ${this.#firstFailure}`;
  }

  async #poll(place: CasePlace, script: string): Promise<void> {
    const {signal} = this.#controller;
    for (;;) {
      const seconds = ((monotonicMs() - this.#startedMs) / 1000).toFixed(3);
      this.#output.note(`=== +${seconds} s ===`);
      const result = await runThere(place.connection, script, {
        signal,
        timeoutMs: ROUND_TIMEOUT_MS,
        env: place.env,
        shell: undefined,
        onOutput: (stream, chunk) => this.#output.push(stream, chunk),
      });
      this.#rounds++;
      this.#hasRound.resolve();
      if (result.exitCode !== 0 || result.endedBy !== 'itself') {
        this.#failures++;
        this.#firstFailure ??= endOf(result);
      }
      await sleep(this.#options.everyMs, undefined, {signal});
    }
  }
}

export interface PolledOptions {
  readonly spec: MonitorSpec;
  readonly everyMs: number;
  /** Of its output, below the case's folder. */
  readonly file: string;
}
