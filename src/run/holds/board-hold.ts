import type {Fence} from '../../environments/environment.ts';
import {FaultError} from '../../faults/fault-error.ts';
import type {BoardSpec} from '../../manifest/board-spec.ts';
import type {SshSpec} from '../../manifest/manifest.ts';
import {specForBoard} from '../../manifest/resolve/resolve-boards.ts';
import type {BoardBook} from '../../state/boards/board-book.ts';
import type {AttemptOutcome} from '../../steps/attempt.ts';
import type {StageFacts} from '../instances/stage-runner.ts';
import type {Hold} from './hold.ts';
import type {NotedLock} from './noted-lock.ts';

/** Faults that say something about a board, and not about what was to be done there. */
const OF_BOARD =
  /^(?:ssh|board|vm|console)\/|^environment\/(?:unhealthy|not-ready)$|^stage\/timed-out$|^transfer\/(?:failed|checksum-mismatch)$/;
/** Those among them that are a matter of keys and configuration. */
const OF_CONFIGURATION =
  /^ssh\/(?:key-unreadable|auth-rejected|host-key-unknown)$|^vm\/unsupported$|^board\/none-usable$/;

/** What a board is reserved with, and reported to. */
interface BoardParts {
  readonly board: BoardSpec;
  readonly lock: NotedLock;
  readonly book: BoardBook;
  readonly bookId: string;
  readonly holds: {readonly runId: string; warnOnce(code: string, message: string): void};
  readonly waitedMs: number;
}

/** A board that nobody else has meanwhile. How it does is remembered when it is given back. */
export class BoardHold implements Hold {
  readonly spec: SshSpec;
  readonly fence: Fence;
  readonly lost: Promise<FaultError>;
  readonly facts: StageFacts;
  readonly #parts: BoardParts;
  #failure: string | undefined;
  #hasWorked = false;
  #released: Promise<void> | undefined;

  constructor(spec: SshSpec, parts: BoardParts) {
    const {board, lock, bookId, waitedMs} = parts;
    this.#parts = parts;
    this.spec = specForBoard(spec, board);
    const {name, token} = lock.held;
    this.fence = {name, token, book: bookId};
    this.lost = lock.lost;
    this.facts = {board: board.name, boardWaitedMs: Math.round(waitedMs)};
  }

  get fault(): FaultError | undefined {
    return this.#parts.lock.fault;
  }

  confirm(): Promise<void> {
    return this.#parts.lock.confirm();
  }

  attempted({verdict, fault}: Pick<AttemptOutcome, 'verdict' | 'fault'>): void {
    if (fault !== undefined) this.failed(fault);
    else if (verdict === 'passed' || verdict === 'failed') this.#hasWorked = true;
  }

  failed({code, message}: {readonly code: string; readonly message: string}): void {
    if (!OF_BOARD.test(code) || OF_CONFIGURATION.test(code)) return;
    this.#failure ??= `${code}: ${message}`;
  }

  release(): Promise<void> {
    this.#released ??= this.#release();
    return this.#released;
  }

  async #release(): Promise<void> {
    try {
      this.#report();
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      const {name} = this.#parts.board;
      const message = `cannot remember how board ${name} did: ${error.message}`;
      this.#parts.holds.warnOnce('board/unremembered', message);
    } finally {
      await this.#parts.lock.release();
    }
  }

  /** What others did to it since it was lost is not told of. */
  #report(): void {
    const {board, book, holds} = this.#parts;
    if (this.fault !== undefined) return;
    if (this.#failure === undefined) {
      if (this.#hasWorked) book.succeeded(board.name);
      return;
    }
    const {quarantineAfter} = board;
    const by = `run ${holds.runId}`;
    const {quarantine} = book.failed(board.name, {fault: this.#failure, quarantineAfter, by});
    if (quarantine === undefined) return;
    const message = `board ${board.name} is in quarantine from now on: ${quarantine.reason}`;
    holds.warnOnce('board/quarantined', message);
  }
}
