import {lockFolder} from '../state-folder.ts';
import type {HeldLock} from './held-lock.ts';
import {type AcquireOptions, Locks} from './locks.ts';

/** How `acquireLock` acquires. */
export interface AcquireLockOptions extends Omit<AcquireOptions, 'timeoutMs' | 'signal'> {
  /**
   * `process.env`: `PROCTOR_LOCK_DIR`, `PROCTOR_STATE_DIR` and `PROCTOR_STATE_URL` say where the locks are kept, for
   * this as for the command line.
   */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** How long to wait for it; 0 for not at all. @default no limit */
  readonly timeoutMs?: number;
  /** Calls the waiting off. @default nothing does */
  readonly signal?: AbortSignal;
}

/**
 * Waits for a lock and holds it until it is disposed of:
 *
 * ```ts
 * await using lock = await acquireLock('test', {purpose: 'nightly', env: process.env});
 * await work({signal: lock.lost});
 * await lock.confirm();
 * ```
 *
 * For many locks, open `Locks` once.
 *
 * @throws {FaultError} `lock/timeout`, `state/unusable`, `state/unreachable`; `signal.reason`.
 */
export async function acquireLock(name: string, options: AcquireLockOptions): Promise<HeldLock> {
  const {env, timeoutMs = Number.POSITIVE_INFINITY, ...rest} = options;
  const {signal = new AbortController().signal} = options;
  const {PROCTOR_STATE_URL: url} = env;
  const locks = await Locks.open({stateFolder: lockFolder(env), ...(url && {url}), signal});
  try {
    const lock = await locks.acquire(name, {...rest, timeoutMs, signal});
    return new LoneLock(lock, locks);
  } catch (error) {
    await locks[Symbol.asyncDispose]();
    throw error;
  }
}

/** A lock with a book of its own, which is closed with it. */
class LoneLock implements HeldLock {
  readonly #lock: HeldLock;
  readonly #locks: Locks;

  constructor(lock: HeldLock, locks: Locks) {
    this.#lock = lock;
    this.#locks = locks;
  }

  get name(): string {
    return this.#lock.name;
  }

  get token(): number {
    return this.#lock.token;
  }

  get mode(): HeldLock['mode'] {
    return this.#lock.mode;
  }

  get waitedMs(): number {
    return this.#lock.waitedMs;
  }

  get lost(): AbortSignal {
    return this.#lock.lost;
  }

  confirm(): Promise<void> {
    return this.#lock.confirm();
  }

  async release(): Promise<void> {
    try {
      await this.#lock.release();
    } finally {
      await this.#locks[Symbol.asyncDispose]();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#lock[Symbol.asyncDispose]();
    await this.#locks[Symbol.asyncDispose]();
  }
}
