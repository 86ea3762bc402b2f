import type {FaultError} from '../../faults/fault-error.ts';
import type {RunEventBody} from '../../journal/event.ts';
import type {LedgerEntry} from '../../ledger/ledger.ts';
import type {HeldLock} from '../../state/locks/held-lock.ts';
import {monotonicMs} from '../../util/clock.ts';

/** Whom a lock is for, as its events tell. */
export interface HoldPlace {
  readonly environment: string;
  /** `environment#n`. */
  readonly instance: string;
}

/** A lock that this run holds, with what the journal is told of it. */
export class NotedLock {
  readonly held: HeldLock;
  /** Resolves with the fault once it is lost; never rejects. */
  readonly lost: Promise<FaultError>;
  readonly #place: HoldPlace;
  readonly #emit: (event: RunEventBody) => void;
  readonly #entry: LedgerEntry | undefined;
  readonly #sinceMs = monotonicMs();
  #isReleased = false;
  #fault: FaultError | undefined;

  /** @param options.entry what the run's ledger says of it. */
  constructor(
    held: HeldLock,
    place: HoldPlace,
    options: {
      readonly emit: (event: RunEventBody) => void;
      readonly entry: LedgerEntry | undefined;
    },
  ) {
    const {emit, entry} = options;
    this.#entry = entry;
    this.held = held;
    this.#place = place;
    this.#emit = emit;
    const {name, token, waitedMs} = held;
    emit({type: 'lock-changed', name, ...place, change: 'acquired', token, waitedMs});
    const {promise, resolve} = Promise.withResolvers<FaultError>();
    this.lost = promise;
    const onLost = (): void => {
      if (this.#isReleased) return;
      this.#fault = held.lost.reason as FaultError;
      this.#note('lost');
      resolve(this.#fault);
    };
    if (held.lost.aborted) onLost();
    else held.lost.addEventListener('abort', onLost, {once: true});
  }

  get fault(): FaultError | undefined {
    return this.#fault;
  }

  /** @throws {FaultError} `lock/lost`. */
  async confirm(): Promise<void> {
    if (this.#fault !== undefined) throw this.#fault;
    await this.held.confirm();
  }

  async release(): Promise<void> {
    if (this.#isReleased) return;
    this.#isReleased = true;
    await this.held[Symbol.asyncDispose]();
    this.#entry?.[Symbol.dispose]();
    if (this.#fault === undefined) this.#note('released');
  }

  #note(change: 'lost' | 'released'): void {
    const {name, token} = this.held;
    const heldMs = monotonicMs() - this.#sinceMs;
    this.#emit({type: 'lock-changed', name, ...this.#place, change, token, heldMs});
  }
}
