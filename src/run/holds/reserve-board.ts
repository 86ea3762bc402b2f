import {addAbortListener} from 'node:events';
import {FaultError} from '../../faults/fault-error.ts';
import type {BoardSpec} from '../../manifest/board-spec.ts';
import type {SshSpec} from '../../manifest/manifest.ts';
import {BOARD_LOCK} from '../../manifest/resolve/resolve-boards.ts';
import type {BoardRecord} from '../../state/boards/board-book.ts';
import {monotonicMs} from '../../util/clock.ts';
import {CancelError} from '../../util/deadline.ts';
import {formatDuration} from '../../util/duration.ts';
import {BoardHold} from './board-hold.ts';
import type {Hold} from './hold.ts';
import type {HoldPlace, NotedLock} from './noted-lock.ts';
import type {RunHolds} from './run-holds.ts';

/** The lock that a board's users hold. */
export function boardLockName(board: string): string {
  return `board:${board}`;
}

interface Wish {
  readonly place: HoldPlace;
  readonly signal: AbortSignal;
}

/** A board, and its lock that we hold. */
interface Reserved {
  readonly board: BoardSpec;
  readonly lock: NotedLock;
}

/** See `RunHolds.reserve`. */
export async function reserveBoard(spec: SshSpec, holds: RunHolds, wish: Wish): Promise<Hold> {
  const startedMs = monotonicMs();
  const {timeoutMs, leaseMs} = spec.lock ?? BOARD_LOCK;
  const book = await holds.boards();
  for (;;) {
    const usable = await usableBoards(spec, holds);
    const leftMs = Math.max(0, startedMs + timeoutMs - monotonicMs());
    const times = {leaseMs, timeoutMs: leftMs, spec};
    const found =
      (await firstFree(usable, holds, {...wish, leaseMs})) ??
      (await firstOf(usable, holds, {...wish, ...times}));
    const {board, lock} = found;
    try {
      // Who had it before may have found out that it is of no use.
      const [record] = book.of([board.name]);
      if (record?.quarantine === undefined || holds.takesQuarantined) {
        book.used(board.name);
        const bookId = await holds.bookId();
        return new BoardHold(spec, {
          board,
          lock,
          holds,
          book,
          bookId,
          waitedMs: monotonicMs() - startedMs,
        });
      }
    } catch (error) {
      await lock.release();
      throw error;
    }
    await lock.release();
  }
}

/** Boards that are not in quarantine, those with the fewest failures first, then those that rest. */
async function usableBoards(spec: SshSpec, holds: RunHolds): Promise<readonly BoardSpec[]> {
  const boards = spec.boards ?? [];
  const records = new Map<string, BoardRecord>();
  for (const record of (await holds.boards()).of(boards.map(({name}) => name))) {
    records.set(record.name, record);
  }
  const usable: BoardSpec[] = [];
  const out: string[] = [];
  for (const board of boards) {
    const quarantine = records.get(board.name)?.quarantine;
    if (quarantine === undefined || holds.takesQuarantined) usable.push(board);
    else {
      out.push(`${board.name} (${quarantine.reason})`);
      const message = `board ${board.name} is in quarantine and not used: ${quarantine.reason}`;
      holds.warnOnce('board/quarantined', message);
    }
  }
  if (usable.length === 0) {
    const what = out.length === 1 ? 'it is' : `all ${out.length} that would do are`;
    const message = `cannot reserve a board for ${spec.id}: ${what} in quarantine: ${out.join('; ')}`;
    throw new FaultError('board/none-usable', message, {
      help: 'once it is mended, `proctor boards check` puts it back to use',
    });
  }
  const failures = (board: BoardSpec): number => records.get(board.name)?.failures ?? 0;
  const usedAt = (board: BoardSpec): number => records.get(board.name)?.usedAtMs ?? 0;
  return usable.sort((a, b) => failures(a) - failures(b) || usedAt(a) - usedAt(b));
}

async function firstFree(
  boards: readonly BoardSpec[],
  holds: RunHolds,
  {place, signal, leaseMs}: Wish & {readonly leaseMs: number},
): Promise<Reserved | undefined> {
  // One that is waited for is waited for in turn: there is nothing to look for first.
  if (boards.length === 1) return undefined;
  for (const board of boards) {
    try {
      const name = boardLockName(board.name);
      return {board, lock: await holds.acquire(name, place, {timeoutMs: 0, leaseMs, signal})};
    } catch (error) {
      if (!(error instanceof FaultError) || error.code !== 'lock/timeout') throw error;
    }
  }
  return undefined;
}

/** Waits for all of `boards` at once, and keeps the first to be had. */
async function firstOf(
  boards: readonly BoardSpec[],
  holds: RunHolds,
  options: Wish & {readonly leaseMs: number; readonly timeoutMs: number; readonly spec: SshSpec},
): Promise<Reserved> {
  const {place, signal, leaseMs, timeoutMs} = options;
  const own = new AbortController();
  using _listener = addAbortListener(signal, () => own.abort(signal.reason));
  const names = boards.map(({name}) => boardLockName(name)).join(' or ');
  let hasTold = false;
  const onWaiting = (holder: string): void => {
    if (!hasTold) holds.noteWaiting(names, place, holder);
    hasTold = true;
  };
  let found: Reserved | undefined;
  const tries = boards.map(async (board) => {
    const times = {timeoutMs, leaseMs, signal: own.signal, onWaiting};
    const lock = await holds.acquire(boardLockName(board.name), place, times);
    if (found === undefined) {
      found = {board, lock};
      own.abort(new CancelError('stopped', 'another board is free'));
    } else {
      await lock.release();
    }
  });
  const settled = await Promise.allSettled(tries);
  if (found !== undefined) return found;
  signal.throwIfAborted();
  const errors = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
  throw noneInTime(errors, options);
}

function noneInTime(
  errors: readonly unknown[],
  {spec, timeoutMs}: {readonly spec: SshSpec; readonly timeoutMs: number},
): unknown {
  const [first] = errors;
  const isTimeout = (error: unknown): error is FaultError =>
    error instanceof FaultError && error.code === 'lock/timeout';
  const timeouts = errors.filter(isTimeout);
  if (timeouts.length < 2 || timeouts.length < errors.length) return first;
  const holders = timeouts.map(
    ({details}) =>
      `${String(details['lock'])} by ${String(details['holder'] ?? 'others that wait')}`,
  );
  const message = `cannot reserve a board for ${spec.id} within ${formatDuration(timeoutMs)}: ${holders.join('; ')}`;
  return new FaultError('lock/timeout', message, {help: 'wait longer: lock: { timeout: … }'});
}
