import {FaultError} from '../../faults/fault-error.ts';
import {Locks} from '../../state/locks/locks.ts';
import {lockFolder} from '../../state/state-folder.ts';
import {CancelError} from '../../util/deadline.ts';
import type {CliIo, ExitCode} from '../io.ts';
import {EXIT_INFRASTRUCTURE, printFault} from './session.ts';

/** How long a command waits for a lock that is told nothing else. */
export const DEFAULT_TIMEOUT_MS = 10 * 60_000;

const EXIT_INTERRUPTED = 130;

/** What a command of `proctor lock` works with. */
export interface LockCall {
  readonly locks: Locks;
  readonly signal: AbortSignal;
}

/** Opens the locks that the environment names. @throws {FaultError} as `Locks.open`. */
export function openLocks(io: CliIo, signal: AbortSignal): Promise<Locks> {
  const {PROCTOR_STATE_URL: url} = io.env;
  return Locks.open({stateFolder: lockFolder(io.env), ...(url && {url}), signal});
}

/**
 * Does `work` with the locks; an interrupt calls it off.
 *
 * @param onFault What to do with a fault. @default it is printed, and 3 returned
 * @returns what `work` returns; 130 when it was interrupted.
 */
export async function withLocks(
  io: CliIo,
  work: (call: LockCall) => Promise<ExitCode>,
  onFault: (fault: FaultError) => ExitCode = (fault) => {
    printFault(fault, io);
    return EXIT_INFRASTRUCTURE;
  },
): Promise<ExitCode> {
  const abort = new AbortController();
  using _ = io.onInterrupt(() => abort.abort(new CancelError('interrupted')));
  const {signal} = abort;
  try {
    await using locks = await openLocks(io, signal);
    return await work({locks, signal});
  } catch (error) {
    if (signal.aborted && error === signal.reason) return EXIT_INTERRUPTED;
    if (!(error instanceof FaultError)) throw error;
    return onFault(error);
  }
}
