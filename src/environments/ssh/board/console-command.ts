import {join} from 'node:path';
import {type Duplex, PassThrough} from 'node:stream';
import {setTimeout as sleep} from 'node:timers/promises';
import type {SshSpec} from '../../../manifest/manifest.ts';
import {backoffMs} from '../../../util/backoff.ts';
import {monotonicMs} from '../../../util/clock.ts';
import {CancelError} from '../../../util/deadline.ts';
import {ConsoleLog} from '../../console-log.ts';
import {consoleReader} from '../../console-reader.ts';
import type {StepContext} from '../../environment.ts';
import {HostScript} from './host-script.ts';
import {nameOf} from './power-switch.ts';

/** A command that keeps ending is started ever less often. */
const RESTART = {delayMs: 500, maxDelayMs: 30_000};
/** One that ran for this long has worked. */
const WORKED_MS = 10_000;

/** A host's serial console: what a command of this machine prints, for as long as the host is used. */
export class ConsoleCommand implements AsyncDisposable {
  readonly log: ConsoleLog;
  readonly #spec: SshSpec;
  readonly #context: StepContext;
  readonly #command: string;
  /** One for all of the command's processes: the log knows of no pause. */
  readonly #channel: Duplex = new PassThrough();
  readonly #stop = new AbortController();
  #script: HostScript | undefined;
  #running: Promise<void> = Promise.resolve();

  private constructor(spec: SshSpec, command: string, instance: number, context: StepContext) {
    this.#spec = spec;
    this.#command = command;
    // Not the signal of the stage that it is started in.
    this.#context = {...context, signal: this.#stop.signal};
    const folder = context.logFolder ?? context.scratchFolder;
    const policy = spec.console;
    this.log = new ConsoleLog(join(folder, `console-${spec.id}-${instance}.log`), {
      warn: context.warn,
      mask: context.mask,
      ...(policy !== undefined && {makeReader: consoleReader(policy, context)}),
    });
    this.log.attach(this.#channel);
  }

  /**
   * Starts to read the console of `spec`, which has a command for it.
   *
   * @throws {FaultError} `ledger/unwritable`.
   */
  static async start(
    spec: SshSpec,
    instance: number,
    context: StepContext,
  ): Promise<ConsoleCommand | undefined> {
    if (spec.consoleCommand === undefined) return undefined;
    const console = new ConsoleCommand(spec, spec.consoleCommand, instance, context);
    try {
      await console.#startScript();
    } catch (error) {
      await console[Symbol.asyncDispose]();
      throw error;
    }
    console.#running = console.#keepRunning();
    return console;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort(new CancelError('stopped', 'the console is read no more'));
    await this.#script?.[Symbol.asyncDispose]();
    await this.#running;
    // One that was being started meanwhile.
    await this.#script?.[Symbol.asyncDispose]();
    await this.log[Symbol.asyncDispose]();
    this.#channel.destroy();
  }

  async #startScript(): Promise<HostScript> {
    const script = await HostScript.start(this.#command, {
      label: `console of ${nameOf(this.#spec)}`,
      keepsOutput: false,
      spec: this.#spec,
      context: this.#context,
    });
    script.stdout?.pipe(this.#channel, {end: false});
    this.#script = script;
    return script;
  }

  /** Starts the command again when it ends, and says so once. */
  async #keepRunning(): Promise<void> {
    const {signal} = this.#stop;
    let failures = 0;
    let hasWarned = false;
    while (this.#script !== undefined && !signal.aborted) {
      const startedMs = monotonicMs();
      const {how} = await this.#script.ended;
      if (signal.aborted) return;
      failures = monotonicMs() - startedMs > WORKED_MS ? 1 : failures + 1;
      if (!hasWarned) {
        hasWarned = true;
        const said = this.#script.said;
        const words = said === '' ? '' : `: ${this.#context.mask.text(said)}`;
        const message = `the console command of ${nameOf(this.#spec)} ended with ${how}${words}; it is started again`;
        this.#context.warn('console/command-ended', message);
      }
      await this.#script[Symbol.asyncDispose]();
      // At least half of the ceiling: a command that ends at once must not be started all the time.
      const waitMs = backoffMs(failures, RESTART, 1);
      await sleep(waitMs, undefined, {signal}).catch(() => undefined);
      if (signal.aborted) return;
      try {
        await this.#startScript();
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        this.#context.warn('console/command-ended', `the console is read no more: ${why}`);
        return;
      }
    }
  }
}
