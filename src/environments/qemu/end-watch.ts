import {CancelError, type CancelReason} from '../../util/deadline.ts';

/** Once all of a run is called off, a guest is given this long to show that it is alive. */
const CALLED_OFF_ANSWER_MS = 2000;
/** Else; a guest that is emulated on a busy machine may well be silent for seconds. */
const ANSWER_MS = 5000;
/** What is to end is given this long before the guest is asked whether it is alive at all. */
const FIRST_LOOK_MS = 300;
/** Besides the grace of what is to end: the machine will be thrown away. */
const CALLED_OFF_END_MS = 2000;

/** Reasons after which no machine of the run is used again. */
const RUN_IS_OVER: ReadonlySet<CancelReason> = new Set([
  'interrupted',
  'terminated',
  'run-timeout',
  'fail-fast',
]);

/** What a guest is asked to tell one that is slow from one that is dead. */
export interface GuestPulse {
  /** Resolves when the guest has done something, be it nothing; may reject. */
  readonly ask: (options: {readonly signal: AbortSignal}) => Promise<unknown>;
  /** Whether the guest stands still because it was told to, as while its memory is saved. */
  readonly isHalted: (options: {readonly signal: AbortSignal}) => Promise<boolean>;
  /** By how much it is slower than under KVM. */
  readonly slowness: number;
}

export interface EndWatchOptions {
  readonly pulse: GuestPulse;
  /** What goes on may take this long after it was told to end. */
  readonly graceMs: number;
  /** It was called off and need not be waited for: the guest is alive, but takes its time. */
  readonly onGivenUp: () => void;
  /** The guest is dead, so that it will never end; `isRunOver` where no machine is used again. */
  readonly onDead: (isRunOver: boolean) => void;
}

/**
 * Watches something in a guest that has been told to end, until it has: it may be that nobody there
 * can obey any more. Disposing of it ends the watch.
 */
export class EndWatch implements Disposable {
  readonly #options: EndWatchOptions;
  readonly #over = new AbortController();
  #isBegun = false;
  #isCalledOff = false;

  constructor(options: EndWatchOptions) {
    this.#options = options;
  }

  /** It has been called off by `reason`. */
  calledOff(reason: unknown): void {
    const why = reason instanceof CancelError ? reason.reason : 'stopped';
    if (why === 'hurried') this.#options.onGivenUp();
    else if (RUN_IS_OVER.has(why)) {
      // Again with less patience, where a limit has passed before.
      if (this.#isCalledOff) return;
      this.#isCalledOff = true;
      void this.#cutShort();
    } else this.limitPassed();
  }

  /** A limit has passed, or it is of no use any more. */
  limitPassed(): void {
    if (this.#isBegun) return;
    this.#isBegun = true;
    void this.#look();
  }

  [Symbol.dispose](): void {
    this.#over.abort(new CancelError('stopped', 'what was watched has ended'));
  }

  async #cutShort(): Promise<void> {
    const {graceMs, onGivenUp, onDead} = this.#options;
    await this.#pause(FIRST_LOOK_MS);
    const isAlive = await this.#answers(CALLED_OFF_ANSWER_MS);
    if (this.#isOver) return;
    if (!isAlive) {
      onDead(true);
      onGivenUp();
      return;
    }
    await this.#pause(graceMs + CALLED_OFF_END_MS);
    if (!this.#isOver) onGivenUp();
  }

  async #look(): Promise<void> {
    const {pulse, graceMs, onDead} = this.#options;
    const {signal} = this.#over;
    await this.#pause(FIRST_LOOK_MS);
    for (;;) {
      const isAlive = await this.#answers(ANSWER_MS * pulse.slowness + graceMs);
      // How long a command that is alive may take to end is known to who ends it.
      if (this.#isOver || isAlive) return;
      const isHalted = await pulse.isHalted({signal}).catch(() => false);
      if (this.#isOver) return;
      if (!isHalted) return onDead(false);
    }
  }

  get #isOver(): boolean {
    return this.#over.signal.aborted;
  }

  async #answers(withinMs: number): Promise<boolean> {
    const {signal} = this.#over;
    // A refusal is no sign of life: what fails because of it fails by itself.
    const never = new Promise<boolean>(() => undefined);
    const asked = this.#options.pulse.ask({signal}).then(
      () => true,
      () => never,
    );
    return Promise.race([asked, this.#pause(withinMs).then(() => false)]);
  }

  #pause(ms: number): Promise<void> {
    const {signal} = this.#over;
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal.addEventListener('abort', done, {once: true});
    });
  }
}
