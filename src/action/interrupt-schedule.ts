import type {InterruptSignal} from '../cli/io.ts';

/**
 * Between the first signal and the kill of all that is left the runner lets 7.5 s pass after SIGINT,
 * and 2.5 s after SIGTERM. It says nothing in between, so what a person would do at the keyboard is
 * done here: cleanup is hurried, then not waited for, and what is left of the time is for reports.
 *
 * Not within a second: that soon after each other signals count as one wish.
 *
 * Source: `SigintTimeout` and `SigtermTimeout` in ProcessInvoker.cs of actions/runner.
 */
const STEPS_MS = {
  SIGINT: [2500, 5000],
  SIGHUP: [2500, 5000],
  SIGTERM: [1050, 2100],
} as const;

/** Exit codes of a process that a signal has ended: 128 and its number. */
const EXIT_CODES = {SIGINT: 130, SIGTERM: 143, SIGHUP: 129} as const;

/** Passes the runner's signals on as if somebody pressed Ctrl-C again and again, in time. */
export class InterruptSchedule {
  readonly #listeners: Array<(signal: InterruptSignal) => void> = [];
  readonly #leave: (exitCode: number) => void;
  readonly #after: (ms: number, call: () => void) => void;
  #first: InterruptSignal | undefined;

  /**
   * @param leave What a signal does that nobody listens for.
   * @param after Calls `call` when that many milliseconds have passed.
   */
  constructor(options: {
    readonly leave: (exitCode: number) => void;
    readonly after: (ms: number, call: () => void) => void;
  }) {
    this.#leave = options.leave;
    this.#after = options.after;
  }

  /** The signal that came first. */
  get first(): InterruptSignal | undefined {
    return this.#first;
  }

  /** Takes over what comes, until disposed of. */
  onInterrupt(listener: (signal: InterruptSignal) => void): Disposable {
    this.#listeners.push(listener);
    return {
      [Symbol.dispose]: () => {
        this.#listeners.splice(this.#listeners.indexOf(listener), 1);
      },
    };
  }

  /** To be called for each signal. The later ones of the runner say nothing new. */
  receive(signal: InterruptSignal): void {
    if (this.#first !== undefined) return;
    this.#first = signal;
    const listener = this.#listeners.at(-1);
    if (listener === undefined) {
      this.#leave(EXIT_CODES[signal]);
      return;
    }
    listener(signal);
    // Where nobody listens any more the run has ended, and is told of: that is not to be cut short.
    for (const ms of STEPS_MS[signal]) this.#after(ms, () => this.#listeners.at(-1)?.(signal));
  }
}
