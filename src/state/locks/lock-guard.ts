import type {ProcessIdentity} from '../../util/process-identity.ts';

/**
 * The process that undoes what this one leaves behind when it is killed: until it has ended, too, what
 * this one has locked is not another's.
 */
export interface LockGuard {
  /** `undefined` where there is none, or no /proc. */
  readonly identity: ProcessIdentity | undefined;
  /** Calls `listener` whenever another one has taken its place, until disposed of. */
  onReplaced(listener: () => void): Disposable;
}
