import {StopSwitch} from '../run/stop-switch.ts';
import {monotonicMs} from '../util/clock.ts';
import {EXIT_BUG} from './bug-report.ts';
import {handleInterrupts} from './interrupts.ts';
import type {CliIo, ExitCode} from './io.ts';

/**
 * After a bug something may never end, since what it waits for has been lost: cleanup gets this
 * much, then all that is left is for the reaper.
 */
const BUG_GRACE_MS = 60_000;

/** Of a run that a signal ended. */
const EXIT_CODES = {interrupted: 130, terminated: 143} as const;

/**
 * All that can call off a run from outside it: signals, and errors that nobody caught. From when it
 * is opened until it is disposed of the process ends in no other way than through its command,
 * which reports what there is.
 */
export class WayOut implements Disposable {
  readonly stop = new StopSwitch();
  /** Lets go of instances that are kept. @returns whether there were any */
  letGo: () => boolean = () => false;
  readonly #io: CliIo;
  readonly #gaveUp = Promise.withResolvers<ExitCode>();
  readonly #handlers: readonly Disposable[];
  #hasBug = false;
  #hasGivenUp = false;
  #grace: NodeJS.Timeout | undefined;

  constructor(io: CliIo) {
    this.#io = io;
    const interrupts = handleInterrupts(io, this.stop, {
      monotonicMs,
      giveUp: () => this.#giveUp('nothing is waited for any more'),
      letGo: () => this.letGo(),
    });
    const bugs = io.onBug?.(() => {
      this.#hasBug = true;
      this.stop.stop('cancel', 'internal-error', 'a bug in proctor');
      this.#expectEnd();
    });
    this.#handlers = bugs === undefined ? [interrupts] : [interrupts, bugs];
    this.stop.onStop(() => {
      if (this.stop.stopping?.reason === 'internal-error') this.#expectEnd();
    });
  }

  /** What `work` gives; the exit code where it is not waited for any more. It must not be relied on then. */
  async of(work: Promise<ExitCode>): Promise<ExitCode> {
    const exitCode = await Promise.race([work, this.#gaveUp.promise]);
    return this.#hasBug ? EXIT_BUG : exitCode;
  }

  /** To be called when all is reported: ends the process at once where it was given up. */
  async leaveIfGivenUp(exitCode: ExitCode): Promise<void> {
    if (this.#hasGivenUp) await this.#io.leave?.(exitCode);
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#grace);
    for (const handler of this.#handlers) handler[Symbol.dispose]();
  }

  #expectEnd(): void {
    this.#grace ??= setTimeout(() => this.#giveUp('cleaning up takes too long'), BUG_GRACE_MS);
  }

  #giveUp(why: string): void {
    this.#io.stderr.write(`${why}; what is left is removed when this process is gone\n`);
    this.#hasGivenUp = true;
    const {reason} = this.stop.stopping ?? {};
    const isSignal = reason === 'interrupted' || reason === 'terminated';
    this.#gaveUp.resolve(isSignal ? EXIT_CODES[reason] : EXIT_BUG);
  }
}
