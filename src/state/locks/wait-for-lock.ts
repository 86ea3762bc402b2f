import {addAbortListener} from 'node:events';
import {FaultError} from '../../faults/fault-error.ts';
import {type BackoffPolicy, backoffMs} from '../../util/backoff.ts';
import {CancelError, Deadline} from '../../util/deadline.ts';
import type {Blocked, Granted, LockBook, LockRequest} from './lock-book.ts';
import {describeBlock, lockTimeout} from './lock-faults.ts';
import type {LockHost} from './lock-host.ts';
import type {LockStore} from './lock-store.ts';

/** Waits between looks of who comes next, and of others, where nobody wakes them before. */
const NEXT_BACKOFF = {delayMs: 50, maxDelayMs: 250} as const;
const LATER_BACKOFF = {delayMs: 200, maxDelayMs: 1_000} as const;
/** For leaving the queue, whatever has called off the waiting. */
const LEAVE_TIMEOUT_MS = 10_000;

/** The reason of a signal that ends waiting as a timeout does. */
export class WaitOverError extends CancelError {
  /** How long was waited at most. */
  readonly timeoutMs: number;

  constructor(timeoutMs: number) {
    super('stopped', 'waited long enough');
    this.timeoutMs = timeoutMs;
  }
}

/** What locks are made of. */
export interface LockParts {
  readonly store: LockStore;
  readonly book: LockBook;
  readonly host: LockHost;
}

/** How it is waited. */
export interface WaitOptions {
  readonly signal: AbortSignal;
  /** 0 for not at all. */
  readonly timeoutMs: number;
  /** Called once, when it has to wait: who is in the way, in a line. */
  readonly onWaiting?: (holder: string) => void;
}

/** A lock that was granted. */
export interface Grant {
  readonly token: number;
  /** By the host's clock, before it was. */
  readonly grantedMs: number;
}

/**
 * Waits until a request is granted.
 *
 * @throws {FaultError} `lock/timeout`; what the store throws; `signal.reason`. Then it waits no more,
 *   and has no lock, as far as the store can be told.
 */
export async function waitForLock(
  request: LockRequest,
  options: WaitOptions,
  parts: LockParts,
): Promise<Grant> {
  options.signal.throwIfAborted();
  const wait = new LockWait(request, options, parts);
  return wait.run();
}

class LockWait {
  readonly #request: LockRequest;
  readonly #options: WaitOptions;
  readonly #parts: LockParts;
  readonly #startedMs: number;
  #grantedMs = 0;
  #blocked: Blocked | undefined;

  constructor(request: LockRequest, options: WaitOptions, parts: LockParts) {
    this.#request = request;
    this.#options = options;
    this.#parts = parts;
    this.#startedMs = parts.host.nowMs();
  }

  async run(): Promise<Grant> {
    const {signal, timeoutMs} = this.#options;
    using deadline = new Deadline(timeoutMs, {parent: signal});
    let failure: {readonly error: unknown} | undefined;
    try {
      // The first try is made even where there is no time to wait.
      const first = await this.#try(signal);
      const isWaiting = first.token === undefined && timeoutMs > 0;
      const token = isWaiting ? await this.#queue(deadline.signal) : first.token;
      if (token !== undefined) return {token, grantedMs: this.#grantedMs};
    } catch (error) {
      failure = {error};
    }
    const blocked = this.#blocked;
    const over = signal.reason instanceof WaitOverError ? signal.reason : undefined;
    const isExpired = deadline.expired && !signal.aborted;
    const isTimeout = failure === undefined || isExpired || over !== undefined;
    const token = await this.#giveUp({timedOut: isTimeout && blocked !== undefined});
    if (token !== undefined) return {token, grantedMs: this.#grantedMs};
    if (isTimeout && blocked !== undefined) {
      throw lockTimeout(this.#request.name, over?.timeoutMs ?? timeoutMs, blocked);
    }
    throw failure?.error;
  }

  async #queue(signal: AbortSignal): Promise<number> {
    const {store, book} = this.#parts;
    const {name} = this.#request;
    using bell = new Bell(store, name);
    if (this.#blocked !== undefined) this.#options.onWaiting?.(describeBlock(this.#blocked));
    for (;;) {
      const aheadBefore = this.#blocked?.ahead ?? 0;
      // Who comes third need not look whenever the lock changes hands.
      const rings = Math.max(1, aheadBefore);
      await bell.wait({policy: aheadBefore === 0 ? NEXT_BACKOFF : LATER_BACKOFF, rings}, signal);
      const still = await store.read(() => book.isStillBlocked(this.#request), {signal, name});
      const outcome = still ?? (await this.#try(signal));
      if (outcome.token !== undefined) return outcome.token;
      this.#blocked = outcome;
      // Who has come forward waits anew, from the shortest wait on.
      if (outcome.ahead < aheadBefore) bell.reset();
    }
  }

  async #try(signal: AbortSignal): Promise<Granted | Blocked> {
    const {store, book, host} = this.#parts;
    this.#grantedMs = host.nowMs();
    const how = {
      mayWait: this.#options.timeoutMs > 0,
      waitedMs: this.#grantedMs - this.#startedMs,
    };
    const {name} = this.#request;
    const outcome = await store.write(() => book.acquire(this.#request, how), {signal, name});
    if (outcome.token === undefined) this.#blocked = outcome;
    return outcome;
  }

  /**
   * Leaves the queue. Where an answer was lost it may turn out that the lock was granted.
   *
   * @returns its token, if it is still wanted.
   */
  async #giveUp(how: {readonly timedOut: boolean}): Promise<number | undefined> {
    const {store, book} = this.#parts;
    const {name} = this.#request;
    using deadline = new Deadline(LEAVE_TIMEOUT_MS, {parent: new AbortController().signal});
    const {signal} = deadline;
    try {
      const granted = await store.write(() => book.giveUp(this.#request, how), {signal, name});
      if (granted === undefined) return undefined;
      if (!this.#options.signal.aborted) return granted.token;
      await store.write(() => book.release(name, granted.token), {signal, name});
    } catch (error) {
      // The first fault is the one to tell of. The place in the queue lapses by itself.
      if (!(error instanceof FaultError) && !signal.aborted) throw error;
    }
    return undefined;
  }
}

/** Waits for somebody to make way, with longer and longer pauses between looks. */
class Bell implements Disposable {
  readonly #registration: Disposable;
  #retry = 0;
  #look: () => void = () => undefined;
  /** How often it was rung since the last look. */
  #rings = 0;
  #ringsNeeded = 1;

  constructor(store: LockStore, name: string) {
    this.#registration = store.onWake(name, () => {
      this.#rings += 1;
      if (this.#rings >= this.#ringsNeeded) this.#look();
    });
  }

  reset(): void {
    this.#retry = 0;
  }

  /**
   * Waits until it was rung `rings` times, or the time that `policy` gives is over.
   *
   * @throws the signal's reason.
   */
  async wait(
    {policy, rings}: {readonly policy: BackoffPolicy; readonly rings: number},
    signal: AbortSignal,
  ): Promise<void> {
    signal.throwIfAborted();
    this.#retry += 1;
    this.#ringsNeeded = rings;
    const {promise, resolve} = Promise.withResolvers<void>();
    this.#look = resolve;
    const timer = setTimeout(resolve, backoffMs(this.#retry, policy, Math.random()));
    using _ = addAbortListener(signal, () => resolve());
    if (this.#rings >= rings) resolve();
    await promise;
    clearTimeout(timer);
    this.#look = () => undefined;
    this.#rings = 0;
    signal.throwIfAborted();
  }

  [Symbol.dispose](): void {
    this.#registration[Symbol.dispose]();
  }
}
