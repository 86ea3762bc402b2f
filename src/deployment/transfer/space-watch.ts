import {setTimeout as sleep} from 'node:timers/promises';
import type {StepContext} from '../../environments/environment.ts';
import type {Inventory} from '../../environments/inventory/take-inventory.ts';
import {FaultError} from '../../faults/fault-error.ts';
import {CancelError, Deadline} from '../../util/deadline.ts';
import {formatSize} from '../../util/size.ts';
import {diskFull, type SpaceNeed} from './check-space.ts';

/** Less is sent before anybody else could fill a disk. */
export const WATCHED_BYTES_MIN = 67_108_864;
const INTERVAL_MS = 2_000;
/** A machine with less memory than this, and than a twentieth of its own, may end processes. */
const MEMORY_BYTES_MIN = 33_554_432;

/** What is watched while much is sent. */
export interface WatchedSpace {
  readonly needs: readonly SpaceNeed[];
  /** Bytes sent so far. */
  readonly sentBytes: () => number;
  /** Looks at the file systems and the memory again. */
  readonly look: (signal: AbortSignal) => Promise<Pick<Inventory, 'spaces' | 'memory'>>;
  /** What messages call it. */
  readonly what: string;
  readonly context: Pick<StepContext, 'warn'>;
  /** @default 2 s */
  readonly intervalMs?: number;
}

/**
 * Does `work`, and ends it as soon as what is left to be sent does not fit any more. Of memory that
 * runs out it warns, once.
 *
 * @throws {FaultError} `deploy/disk-full`; else what `work` throws.
 */
export async function whileWatching<T>(
  watched: WatchedSpace,
  parent: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  using deadline = new Deadline(Infinity, {parent});
  const stop = new AbortController();
  let full: FaultError | undefined;
  const working = new AbortController();
  deadline.signal.addEventListener('abort', () => working.abort(deadline.signal.reason));
  const watching = watch(watched, stop.signal, (fault) => {
    full = fault;
    working.abort(new CancelError('stopped', fault.message));
  });
  try {
    return await work(working.signal);
  } catch (error) {
    throw full ?? error;
  } finally {
    stop.abort();
    await watching;
  }
}

async function watch(
  watched: WatchedSpace,
  signal: AbortSignal,
  onFull: (fault: FaultError) => void,
): Promise<void> {
  let isWarned = false;
  try {
    for (;;) {
      await sleep(watched.intervalMs ?? INTERVAL_MS, undefined, {signal});
      const {spaces, memory} = await watched.look(signal);
      for (const {space, bytes} of watched.needs) {
        const now = spaces.find(({fileSystem}) => fileSystem === space.fileSystem);
        // After the look: what was written meanwhile must not count twice.
        const left = bytes - watched.sentBytes();
        if (now === undefined || now.freeBytes >= left) continue;
        const amounts = {needed: `${formatSize(left)} more`, free: formatSize(now.freeBytes)};
        onFull(diskFull(watched.what, now, amounts));
        return;
      }
      if (isWarned || memory === undefined) continue;
      if (memory.availableBytes >= Math.min(MEMORY_BYTES_MIN, memory.totalBytes / 20)) continue;
      isWarned = true;
      const left = formatSize(memory.availableBytes);
      watched.context.warn('deploy/memory-low', `${watched.what}: only ${left} of memory are left`);
    }
  } catch (error) {
    // Called off; or it cannot be looked any more, which the transfer itself will find out.
    if (!signal.aborted && !(error instanceof FaultError)) throw error;
  }
}
