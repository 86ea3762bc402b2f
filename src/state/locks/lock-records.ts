/** Several may hold a shared lock together; an exclusive one excludes all. */
export type LockMode = 'exclusive' | 'shared';

/** Who has a lock, or had it. Times are of wall clocks, for people. */
export interface LockHolder {
  /** Rises with each holding; no two have the same. */
  readonly token: number;
  readonly mode: LockMode;
  readonly purpose: string;
  readonly host: string;
  /** `undefined` where no process has to live for it. */
  readonly pid: number | undefined;
  /** Milliseconds since the epoch. */
  readonly acquiredAtMs: number;
  /** How long it waited. */
  readonly waitedMs: number;
  /** How long it would have; `undefined` for ever. */
  readonly timeoutMs: number | undefined;
  /** `undefined`: as long as the process lives. */
  readonly leaseMs: number | undefined;
  /** Why it counts no more, in a clause; `undefined` while it does. */
  readonly staleBecause: string | undefined;
}

/** What is known of one lock. */
export interface LockStatus {
  readonly name: string;
  /** `stale`: the next who wants it gets it. `error`: it cannot be told. */
  readonly state: 'available' | 'locked' | 'stale' | 'error';
  /** Several of a shared lock; in the order they came. */
  readonly holders: readonly LockHolder[];
  /** How many wait for it. */
  readonly waiting: number;
  /** For `error`, in a sentence. */
  readonly error?: string;
}

export type LockOperation =
  | 'acquired'
  | 'released'
  | 'timed-out'
  | 'lost'
  | 'force-released'
  /** A stale holder's, by who found it. */
  | 'cleaned'
  /** Somebody wanted to release what was not held. */
  | 'refused';

/** A line of the audit log. */
export interface LockAuditEntry {
  readonly id: number;
  /** Milliseconds since the epoch. */
  readonly atMs: number;
  readonly name: string;
  readonly operation: LockOperation;
  readonly token: number | undefined;
  /** Who did it: `pid@host`. */
  readonly who: string;
  /** As the purpose, or the reason. */
  readonly detail: string;
}

/** Totals of one name, since it was first locked; names that were not used for long are forgotten. */
export interface LockMetrics {
  readonly name: string;
  readonly acquired: number;
  readonly waitedMs: number;
  readonly waitedMaxMs: number;
  /** Holdings that have ended, in whatever way, and how long they were. */
  readonly released: number;
  readonly heldMs: number;
  readonly heldMaxMs: number;
  /** Who gave up waiting. */
  readonly timedOut: number;
  /** Holdings that were taken from their holder: stale or by force. */
  readonly taken: number;
}

/** A holding that was ended because it was stale. */
export interface CleanedLock {
  readonly name: string;
  readonly holder: LockHolder;
}
