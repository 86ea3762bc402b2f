import type {Operation} from './operation.ts';

/** A database that locks are kept in. */
export interface LockStore extends AsyncDisposable {
  /**
   * Whether only processes of this machine use it: then a holder of another boot is dead. Otherwise
   * it may be another machine's.
   */
  readonly isOfThisMachine: boolean;

  /**
   * Does all of what `begin` says in one transaction, alone in all that concerns `name` (or, without
   * one, in all), or nothing of it. `begin` is called anew for another try, where the database was
   * busy or the connection is lost; `mayHaveHappened` says that a try before may have succeeded.
   *
   * @throws {FaultError} `state/unusable`, `state/unreachable`; what `begin` throws; `signal.reason`.
   */
  write<T>(begin: (mayHaveHappened: boolean) => Operation<T>, options: StoreOptions): Promise<T>;

  /** As `write`, for what changes nothing; others may write between its statements. */
  read<T>(begin: () => Operation<T>, options: StoreOptions): Promise<T>;

  /** Calls `listener` when somebody may have made way for who waits for `name`, until disposed of. */
  onWake(name: string, listener: () => void): Disposable;
}

/** How an operation is run. */
export interface StoreOptions {
  readonly signal: AbortSignal;
  /** Of the lock it concerns. @default all */
  readonly name?: string;
}
