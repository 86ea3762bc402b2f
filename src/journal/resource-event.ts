/** What stands in the journal of locks, and of what a run leaves behind. */

/** A lock of an environment is wanted, had, given back or gone. */
export interface LockChanged {
  readonly type: 'lock-changed';
  readonly name: string;
  readonly environment: string;
  readonly instance: string;
  /** `lost`: somebody else may have it since; what ran there proves nothing. */
  readonly change: 'waiting' | 'acquired' | 'released' | 'lost';
  /** Of this holding; absent while waiting. */
  readonly token?: number;
  /** Who has it meanwhile, since when and what for, in a line. */
  readonly holder?: string;
  /** For `acquired`. */
  readonly waitedMs?: number;
  /** For `released` and `lost`. */
  readonly heldMs?: number;
}

/** Something that the run made was there when it should have been gone. */
export interface ResourceLeaked {
  readonly type: 'resource-leaked';
  /** A kind of `Resource`. */
  readonly kind: string;
  /** Which one, in a line. */
  readonly what: string;
  /** Whether it has been removed after all. */
  readonly removed: boolean;
}

/** The runner died; another process has undone what it left. The last event, unless resumed. */
export interface RunReaped {
  readonly type: 'run-reaped';
  /** `reaper`: at once; `clean`: later, by `proctor clean` or another run. */
  readonly by: 'reaper' | 'clean';
  readonly undone: number;
  /** What could not be undone, in a line each. */
  readonly left: readonly string[];
}
