import {setTimeout as sleep} from 'node:timers/promises';
import {FaultError} from '../../faults/fault-error.ts';
import {backoffMs} from '../../util/backoff.ts';
import {Deadline} from '../../util/deadline.ts';
import type {ProcessIdentity} from '../../util/process-identity.ts';
import type {HeldLock} from './held-lock.ts';
import {describeFault, lockLost, lockNotHeld} from './lock-faults.ts';
import type {LockGuard} from './lock-guard.ts';
import type {LockMode} from './lock-records.ts';
import type {LockParts} from './wait-for-lock.ts';

/** Waits between tries to renew while the database cannot be reached. */
const BACKOFF = {delayMs: 50, maxDelayMs: 2_000} as const;
/** What a holder that was suspended gets to ask whether the lock is still its own. */
const GRACE_SHARE = 1 / 12;
const RELEASE_TIMEOUT_MS = 10_000;
/** How soon it is found out that the machine was suspended. */
const LOOK_INTERVAL_MS = 1_000;
/** Shorter suspensions are not told from the clocks' resolution. */
const ASLEEP_MIN_MS = 1_000;

/** What a holding is of. */
export interface HoldingOptions extends LockParts {
  readonly name: string;
  readonly token: number;
  readonly mode: LockMode;
  readonly waitedMs: number;
  readonly leaseMs: number;
  /** Before it was granted, on the clock of `host`. */
  readonly grantedMs: number;
  readonly onEnd: (holding: Holding) => void;
  /** `told`: which process the book has for it. */
  readonly guard: {readonly now: LockGuard; readonly told: ProcessIdentity | undefined} | undefined;
}

/**
 * A lock that this process holds. It renews the lease at a third of it. Where that fails, it tries on
 * until two thirds are over, and then takes the lock for lost, so that what uses it can end before
 * anybody else may have it.
 *
 * A machine that is suspended stops the clock that timers are of, but not those of other machines that
 * want the lock: so it renews at once when the machine goes on, and counts the time as passed.
 */
export class Holding implements HeldLock {
  readonly name: string;
  readonly token: number;
  readonly mode: LockMode;
  readonly waitedMs: number;
  readonly #options: HoldingOptions;
  readonly #lost = new AbortController();
  readonly #ended = new AbortController();
  /** When the lease was last known to begin anew; no later than the book says. */
  #renewedMs: number;
  #timer: NodeJS.Timeout | undefined;
  readonly #watch: NodeJS.Timeout;
  /** As the host said when it was last looked at. */
  #asleepMs: number;
  /** As the book says. */
  #guardPid: number | undefined;
  readonly #guarding: Disposable | undefined;
  #released: Promise<void> | undefined;

  constructor(options: HoldingOptions) {
    ({
      name: this.name,
      token: this.token,
      mode: this.mode,
      waitedMs: this.waitedMs,
      grantedMs: this.#renewedMs,
    } = options);
    this.#options = options;
    this.#asleepMs = options.host.asleepMs();
    this.#watch = setInterval(() => this.#look(), LOOK_INTERVAL_MS).unref();
    this.#guardPid = options.guard?.told?.pid;
    this.#guarding = options.guard?.now.onReplaced(() => this.#tellGuard());
    // It may have changed while the lock was waited for.
    this.#tellGuard();
    this.#beatLater();
  }

  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  async confirm(): Promise<void> {
    this.lost.throwIfAborted();
    if (this.#released !== undefined) throw lockNotHeld(this.name, 'it was given back');
    const {store, book, host, leaseMs, name, token} = this.#options;
    if (host.nowMs() - this.#renewedMs > leaseMs / 3) await this.#renew();
    else {
      await this.#untilStop((signal) => store.read(() => book.isHeld(name, token), {signal, name}));
    }
    this.lost.throwIfAborted();
  }

  async release(): Promise<void> {
    this.lost.throwIfAborted();
    if (this.#released !== undefined) throw lockNotHeld(this.name, 'it was given back before');
    this.#released = this.#release();
    await this.#released;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.lost.aborted) return this.#end();
    this.#released ??= this.#release();
    await this.#released.catch((error: unknown) => {
      // What is lost is nobody's to give back; what cannot be reached, the lease ends.
      if (!(error instanceof FaultError)) throw error;
    });
  }

  async #release(): Promise<void> {
    this.#end();
    const {store, book, name, token} = this.#options;
    using deadline = new Deadline(RELEASE_TIMEOUT_MS, {parent: NEVER});
    const {signal} = deadline;
    let isDoubtful = false;
    const wasHeld = await store.write(
      (mayHaveHappened) => {
        isDoubtful ||= mayHaveHappened;
        return book.release(name, token);
      },
      {signal, name},
    );
    if (!wasHeld && !isDoubtful) {
      const fault = lockLost(name, token, 'somebody else had taken it');
      this.#lost.abort(fault);
      throw fault;
    }
  }

  /** No more beats. */
  #end(): void {
    clearTimeout(this.#timer);
    clearInterval(this.#watch);
    this.#guarding?.[Symbol.dispose]();
    this.#ended.abort();
    this.#options.onEnd(this);
  }

  #beatLater(): void {
    const {host, leaseMs} = this.#options;
    const delayMs = Math.max(0, this.#renewedMs + leaseMs / 3 - host.nowMs());
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#beat(), Math.min(delayMs, 2 ** 31 - 1)).unref();
  }

  /** Beats at once after the machine was suspended. */
  #look(): void {
    const asleepMs = this.#options.host.asleepMs();
    const moreMs = asleepMs - this.#asleepMs;
    if (moreMs < ASLEEP_MIN_MS) return;
    this.#asleepMs = asleepMs;
    this.#renewedMs -= moreMs;
    this.#beat();
  }

  #beat(): void {
    this.#renew().then(
      () => {
        if (!this.#ended.signal.aborted) this.#beatLater();
      },
      // Told by `lost`, where it is not that it was given back.
      () => undefined,
    );
  }

  async #renew(): Promise<void> {
    const {store, book, host, name, token} = this.#options;
    const startedMs = host.nowMs();
    const asleepMs = this.#asleepMs;
    await this.#untilStop((signal) => store.write(() => book.renew(name, token), {signal, name}));
    this.#renewedMs = startedMs - (this.#asleepMs - asleepMs);
    this.#tellGuard();
  }

  /** Has the book know who guards the lock now. Where it cannot be told, the next beat tells. */
  #tellGuard(): void {
    const guard = this.#options.guard?.now.identity;
    if (guard === undefined || guard.pid === this.#guardPid) return;
    const {store, book, name, token} = this.#options;
    const {signal} = this.#ended;
    store
      .write(() => book.guardBy(name, token, guard), {signal, name})
      .then(
        () => {
          this.#guardPid = guard.pid;
        },
        () => undefined,
      );
  }

  /**
   * Asks, again where it fails, whether the lock is held. Once two thirds of the lease are over
   * without an answer it counts as lost.
   *
   * @throws the reason of `lost`; `FaultError` `lock/not-held` when it was given back meanwhile.
   */
  async #untilStop(ask: (signal: AbortSignal) => Promise<boolean>): Promise<void> {
    const {host, leaseMs, name} = this.#options;
    const leftMs = this.#renewedMs + (leaseMs * 2) / 3 - host.nowMs();
    using deadline = new Deadline(Math.max(leaseMs * GRACE_SHARE, leftMs), {
      parent: this.#ended.signal,
    });
    for (let retry = 1; ; retry += 1) {
      try {
        if (await ask(deadline.signal)) return;
        return this.#lose('somebody else has taken it');
      } catch (error) {
        if (this.lost.aborted) throw this.lost.reason;
        if (this.#ended.signal.aborted) throw lockNotHeld(name, 'it was given back');
        if (deadline.expired) {
          return this.#lose(`its lease could not be renewed${whyOf(error)}`);
        }
        if (!(error instanceof FaultError)) throw error;
        await sleep(backoffMs(retry, BACKOFF, Math.random()), undefined, {
          signal: deadline.signal,
        }).catch(() => undefined);
      }
    }
  }

  #lose(why: string): never {
    const {name, token, store, book} = this.#options;
    const fault = lockLost(name, token, why);
    this.#lost.abort(fault);
    this.#end();
    using deadline = new Deadline(RELEASE_TIMEOUT_MS, {parent: NEVER});
    store
      .write(() => book.audit(name, 'lost', {token, detail: why}), {signal: deadline.signal, name})
      .catch(() => undefined);
    throw fault;
  }
}

const NEVER = new AbortController().signal;

function whyOf(error: unknown): string {
  return error instanceof FaultError ? `: ${describeFault(error)}` : '';
}
