import type {LockMode} from './lock-records.ts';

/** A lock that is held until it is disposed of. */
export interface HeldLock extends AsyncDisposable {
  readonly name: string;
  /**
   * Greater than that of each earlier holder of this name. What is told to do something with it can
   * refuse who comes with a smaller one than it has seen.
   */
  readonly token: number;
  readonly mode: LockMode;
  readonly waitedMs: number;
  /** Aborted with a `FaultError` `lock/lost` as soon as we know that it is ours no more. */
  readonly lost: AbortSignal;
  /**
   * Asks the book whether it is still ours. To be called before what was found out with it counts.
   *
   * @throws {FaultError} `lock/lost`: it is not, or that cannot be known.
   */
  confirm(): Promise<void>;
  /**
   * Gives it back.
   *
   * @throws {FaultError} `lock/lost`: it was lost before; `lock/not-held`: it was given back before;
   *   `state/unusable`, `state/unreachable`: the lease will end it.
   */
  release(): Promise<void>;
  /** As `release`, but a lock that is lost or given back is nothing to tell. Idempotent. */
  [Symbol.asyncDispose](): Promise<void>;
}
