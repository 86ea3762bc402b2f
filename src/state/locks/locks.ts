import {randomUUID} from 'node:crypto';
import {FaultError} from '../../faults/fault-error.ts';
import {assert} from '../../util/assert.ts';
import type {ProcessIdentity} from '../../util/process-identity.ts';
import type {HeldLock} from './held-lock.ts';
import {Holding} from './holding.ts';
import {readAudit, readMetrics} from './lock-audit.ts';
import {LockBook, type LockRequest} from './lock-book.ts';
import {describeFault, describeHolder, lockNotHeld} from './lock-faults.ts';
import type {LockGuard} from './lock-guard.ts';
import {type LockHost, thisHost} from './lock-host.ts';
import type {
  CleanedLock,
  LockAuditEntry,
  LockHolder,
  LockMetrics,
  LockMode,
  LockStatus,
} from './lock-records.ts';
import type {LockStore} from './lock-store.ts';
import {openStore} from './open-store.ts';
import {query} from './operation.ts';
import {Staleness} from './staleness.ts';
import {type LockParts, waitForLock} from './wait-for-lock.ts';

/** How long a holder may show no sign of life. */
export const DEFAULT_LEASE_MS = 30_000;

/** How often an open book is searched for what is stale. */
const CLEAN_INTERVAL_MS = 60_000;
const NAME_CHARACTERS_MAX = 200;
const PURPOSE_CHARACTERS_MAX = 500;
const AUDIT_ENTRIES_SHOWN = 100;

/** Which locks: those of this machine, or those of many. */
export interface LocksOptions {
  /** Of the machine's own database; it is made where it is not there. */
  readonly stateFolder: string;
  /** A PostgreSQL in its place, `postgres://…`, for several machines. */
  readonly url?: string;
  /** @default this machine */
  readonly host?: LockHost;
  /** How often it is searched for what is stale. @default 60 s */
  readonly cleanIntervalMs?: number;
  /** For as long as opening takes. @default no limit but its own */
  readonly signal?: AbortSignal;
}

/** How a lock is acquired. */
export interface AcquireOptions {
  /** @default 'exclusive' */
  readonly mode?: LockMode;
  /** What for, in words for who waits. */
  readonly purpose: string;
  /** How long to wait for it; 0 for not at all. */
  readonly timeoutMs: number;
  /** After so long without a sign of life the lock is another's to take. @default 30 s */
  readonly leaseMs?: number;
  readonly signal: AbortSignal;
  /** Called once, when it has to wait: who is in the way, in a line. */
  readonly onWaiting?: (holder: string) => void;
  /**
   * Who undoes what this process leaves behind when it is killed. The lock is not another's before
   * this process has ended, too.
   *
   * @default nobody
   */
  readonly guard?: LockGuard;
}

/** How a lock is acquired that this process does not hold itself. */
export interface AcquireForOptions extends Omit<AcquireOptions, 'leaseMs' | 'guard'> {
  /** The lock is free when this process of this machine has ended. @default only the lease ends it */
  readonly ownerPid?: number;
  /** It is free after so long, nobody renews it. @default no limit; needed without an owner */
  readonly leaseMs?: number;
}

/**
 * Locks by name, exclusive or shared, among all processes of a machine or of several. Who came first
 * gets one first. A lock whose holder has died, or has not renewed its lease, is the next one's.
 */
export class Locks implements AsyncDisposable {
  readonly #store: LockStore;
  readonly #host: LockHost;
  readonly #book: LockBook;
  readonly #parts: LockParts;
  readonly #held = new Set<Holding>();
  readonly #closed = new AbortController();
  readonly #cleaner: NodeJS.Timeout;

  private constructor(store: LockStore, host: LockHost, cleanIntervalMs: number) {
    this.#store = store;
    this.#host = host;
    this.#book = new LockBook(host, new Staleness(host, store));
    this.#parts = {store, host, book: this.#book};
    this.#cleaner = setInterval(() => {
      this.clean({signal: this.#closed.signal}).catch(() => undefined);
    }, cleanIntervalMs).unref();
  }

  /** @throws {FaultError} `state/unusable`, `state/unreachable`. */
  static async open(options: LocksOptions): Promise<Locks> {
    const signal = options.signal ?? new AbortController().signal;
    const {host = thisHost(), cleanIntervalMs = CLEAN_INTERVAL_MS} = options;
    return new Locks(await openStore(options, {signal}), host, cleanIntervalMs);
  }

  /**
   * Waits for its turn, and holds the lock until the result is disposed of. Not reentrant: a second
   * time, this process would wait for itself.
   *
   * @throws {FaultError} `lock/timeout` that tells who has it, since when and what for;
   *   `state/unusable`, `state/unreachable`; `signal.reason`.
   */
  async acquire(name: string, options: AcquireOptions): Promise<HeldLock> {
    const startedMs = this.#host.nowMs();
    const leaseMs = options.leaseMs ?? DEFAULT_LEASE_MS;
    const request = this.#request(name, {...options, leaseMs}, this.#host.self);
    const {token, grantedMs} = await waitForLock(request, options, this.#parts);
    const holding = new Holding({
      ...this.#parts,
      ...{name, token, mode: request.mode, leaseMs, grantedMs},
      waitedMs: grantedMs - startedMs,
      guard: options.guard && {now: options.guard, told: request.guard},
      onEnd: (ended) => this.#held.delete(ended),
    });
    this.#held.add(holding);
    return holding;
  }

  /** As `acquire`, if that is possible at once. @throws as `acquire`, but for `lock/timeout`. */
  async tryAcquire(
    name: string,
    options: Omit<AcquireOptions, 'timeoutMs' | 'onWaiting'>,
  ): Promise<HeldLock | undefined> {
    try {
      return await this.acquire(name, {...options, timeoutMs: 0});
    } catch (error) {
      if (error instanceof FaultError && error.code === 'lock/timeout') return undefined;
      throw error;
    }
  }

  /**
   * Acquires all of several locks, in the order of their names, so that of those who want some of the
   * same nobody waits for each other. Holds all or none.
   *
   * @param options `timeoutMs` is for all of them together.
   * @returns in the order of their names, without doubles.
   * @throws as `acquire`; {FaultError} `lock/lost`.
   */
  async acquireAll(names: readonly string[], options: AcquireOptions): Promise<HeldLock[]> {
    const endMs = this.#host.nowMs() + options.timeoutMs;
    const held: HeldLock[] = [];
    try {
      for (const name of [...new Set(names)].sort()) {
        const timeoutMs = Math.max(0, endMs - this.#host.nowMs());
        held.push(await this.acquire(name, {...options, timeoutMs}));
      }
      // One may have been lost while another was waited for.
      for (const {lost} of held) lost.throwIfAborted();
      return held;
    } catch (error) {
      for (const lock of held.reverse()) await lock[Symbol.asyncDispose]();
      throw error;
    }
  }

  /**
   * Acquires a lock for another process, or for a time. Nobody renews it.
   *
   * @returns its token.
   * @throws as `acquire`; {FaultError} `lock/not-held` where the owner has ended meanwhile.
   */
  async acquireFor(name: string, options: AcquireForOptions): Promise<number> {
    const {ownerPid, leaseMs} = options;
    assert(ownerPid !== undefined || leaseMs !== undefined, 'a lock that nothing would end');
    const owner = ownerPid === undefined ? undefined : this.#host.find(ownerPid);
    if (ownerPid !== undefined && owner === undefined) {
      throw lockNotHeld(name, `process ${ownerPid}, which was to have it, is not there`);
    }
    const request = this.#request(name, options, owner);
    return (await waitForLock(request, options, this.#parts)).token;
  }

  /**
   * Gives back a lock that another process may have acquired.
   *
   * @throws {FaultError} `lock/not-held`, if it is not that holding which has it.
   */
  async release(name: string, token: number, {signal}: {signal: AbortSignal}): Promise<void> {
    if (await this.releaseIfHeld(name, token, {signal})) return;
    const detail = `token ${token} does not hold it`;
    await this.noteRefusal(name, detail, {signal});
    const [now] = (await this.status(name, {signal})).holders;
    const who = now === undefined ? 'nobody holds it' : `it is held by ${describeHolder(now)}`;
    throw lockNotHeld(name, `${detail}, ${who}`);
  }

  /** As `release`, where it is no matter if that was done before. @returns whether it was held. */
  async releaseIfHeld(
    name: string,
    token: number,
    {signal}: {signal: AbortSignal},
  ): Promise<boolean> {
    let isDoubtful = false;
    const wasHeld = await this.#store.write(
      (mayHaveHappened) => {
        isDoubtful ||= mayHaveHappened;
        return this.#book.release(name, token);
      },
      {signal, name},
    );
    return wasHeld || isDoubtful;
  }

  /**
   * Takes a lock from all who hold it; they find that they lost it.
   *
   * @returns whom it was taken from.
   * @throws {FaultError} `lock/not-held`.
   */
  async forceRelease(
    name: string,
    reason: string,
    {signal}: {signal: AbortSignal},
  ): Promise<readonly LockHolder[]> {
    const write = {signal, name};
    const holders = await this.#store.write(() => this.#book.forceRelease(name, reason), write);
    if (holders.length > 0) return holders;
    await this.noteRefusal(name, 'nobody holds it', {signal});
    throw lockNotHeld(name, 'nobody holds it');
  }

  /** Notes in the audit log that somebody wanted to release what they do not hold. */
  async noteRefusal(name: string, detail: string, {signal}: {signal: AbortSignal}): Promise<void> {
    const write = {signal, name};
    await this.#store.write(() => this.#book.audit(name, 'refused', {detail}), write);
  }

  /** What is known of the lock `name`. Never fails: what goes wrong is the state `error`. */
  async status(name: string, {signal}: {signal: AbortSignal}): Promise<LockStatus> {
    try {
      return await this.#store.read(() => this.#book.status(name), {signal, name});
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      return {name, state: 'error', holders: [], waiting: 0, error: describeFault(error)};
    }
  }

  /** Every lock that is held or waited for, by name. @throws {FaultError} as `open`. */
  async list({signal}: {signal: AbortSignal}): Promise<readonly LockStatus[]> {
    return this.#store.read(() => this.#book.list(), {signal});
  }

  /** Ends what is stale. Also done with each acquisition, for its name, and every minute. */
  async clean({signal}: {signal: AbortSignal}): Promise<readonly CleanedLock[]> {
    const cleaned: CleanedLock[] = [];
    for (const name of await this.#store.read(() => this.#book.staleNames(), {signal})) {
      const holders = await this.#store.write(() => this.#book.clean(name), {signal, name});
      cleaned.push(...holders.map((holder) => ({name, holder})));
    }
    return cleaned;
  }

  /** The latest of what was done with locks, oldest first. @param options `name`: of this one only. */
  async audit(options: {
    readonly name?: string;
    /** @default 100 */
    readonly entriesMax?: number;
    readonly signal: AbortSignal;
  }): Promise<readonly LockAuditEntry[]> {
    const {name, entriesMax = AUDIT_ENTRIES_SHOWN, signal} = options;
    return this.#store.read(() => readAudit(name, entriesMax), {signal});
  }

  /** Tells a PostgreSQL's tokens from those of any other, and of one that was there before it. */
  async bookId({signal}: {signal: AbortSignal}): Promise<string> {
    const [row] = await this.#store.read(() => query('SELECT id FROM lock_book'), {signal});
    return String(row?.['id']);
  }

  /** How often locks were held, and how long for and waited for. */
  async metrics(options: {
    readonly name?: string;
    readonly signal: AbortSignal;
  }): Promise<readonly LockMetrics[]> {
    return this.#store.read(() => readMetrics(options.name), {signal: options.signal});
  }

  /** Gives back all that was acquired here and is still held. */
  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#cleaner);
    this.#closed.abort();
    for (const holding of this.#held) await holding[Symbol.asyncDispose]();
    await this.#store[Symbol.asyncDispose]();
  }

  #request(
    name: string,
    options: AcquireForOptions & {readonly guard?: LockGuard},
    owner: ProcessIdentity | undefined,
  ): LockRequest {
    assert(isLockName(name), `a lock with the name ${JSON.stringify(name)}`);
    return {
      id: randomUUID(),
      name,
      mode: options.mode ?? 'exclusive',
      // PostgreSQL has no place for NUL.
      purpose: options.purpose
        .toWellFormed()
        .replaceAll('\0', ' ')
        .slice(0, PURPOSE_CHARACTERS_MAX),
      owner,
      guard: options.guard?.identity,
      leaseMs: options.leaseMs,
      timeoutMs: options.timeoutMs,
    };
  }
}

/** Whether a lock can have that name: 1 to 200 characters, none of them a control character. */
export function isLockName(name: string): boolean {
  return name.length > 0 && name.length <= NAME_CHARACTERS_MAX && !/\p{Cc}|\p{Cs}/u.test(name);
}
