import {lockTimeout} from '../../state/locks/lock-faults.ts';
import type {LockStatus} from '../../state/locks/lock-records.ts';
import {WaitOverError} from '../../state/locks/wait-for-lock.ts';
import {CancelError, Deadline, whenAborted} from '../../util/deadline.ts';
import type {NotedLock} from './noted-lock.ts';

/** What a shared lock is of. */
export interface SharedLockParts {
  readonly name: string;
  /**
   * Acquires it, with no limit but the signal.
   *
   * @param onBlocked to be called where it is not to be had at once.
   */
  readonly acquire: (signal: AbortSignal, onBlocked: () => void) => Promise<NotedLock>;
  readonly status: () => Promise<LockStatus>;
  /** Who asks for the name from now on is to get another. */
  readonly forget: () => void;
}

/**
 * A lock that environments of a run share: it is waited for as long as any of them wants it, and held
 * as long as any of them uses it.
 */
export class SharedLock {
  readonly #parts: SharedLockParts;
  readonly #ready: Promise<NotedLock>;
  readonly #blocked = Promise.withResolvers<undefined>();
  readonly #abort = new AbortController();
  #users = 0;

  constructor(parts: SharedLockParts) {
    this.#parts = parts;
    const {acquire, forget} = parts;
    this.#ready = acquire(this.#abort.signal, () => this.#blocked.resolve(undefined));
    // Who comes after it was lost, or was not to be had, asks anew.
    this.#ready.then(({lost}) => void lost.then(forget), forget);
  }

  /** One more wants it, who must `leave`, also when waiting has failed. */
  join(): void {
    this.#users += 1;
  }

  /**
   * Waits as long as this user does, whatever the others do.
   *
   * @throws as `Locks.acquire`.
   */
  async wait(timeoutMs: number, signal: AbortSignal): Promise<NotedLock> {
    using deadline = new Deadline(timeoutMs, {parent: signal});
    using aborted = whenAborted(signal);
    // What is free is had even where there is no time to wait.
    const first = await Promise.race([this.#ready, this.#blocked.promise, aborted.promise]);
    if (first !== undefined) return first;
    using over = whenAborted(deadline.signal);
    try {
      return await Promise.race([this.#ready, over.promise]);
    } catch (error) {
      if (!deadline.expired || signal.aborted) throw error;
    }
    const {name, forget, status} = this.#parts;
    if (this.#users === 1) {
      forget();
      this.#abort.abort(new WaitOverError(timeoutMs));
      return this.#ready;
    }
    const {holders, waiting} = await status();
    // One of the waiting is this run itself.
    const ahead = holders.length > 0 ? 0 : Math.max(1, waiting - 1);
    throw lockTimeout(name, timeoutMs, {token: undefined, holders, ahead});
  }

  /** The last one to leave gives it back, or waits no more. */
  async leave(): Promise<void> {
    this.#users -= 1;
    if (this.#users > 0) return;
    this.#parts.forget();
    this.#abort.abort(new CancelError('stopped', 'nobody waits for the lock any more'));
    const lock = await this.#ready.catch(() => undefined);
    await lock?.release();
  }
}
