import type {Fence} from '../../environments/environment.ts';
import type {FaultError} from '../../faults/fault-error.ts';
import type {StageFacts} from '../instances/stage-runner.ts';
import type {Hold} from './hold.ts';
import type {NotedLock} from './noted-lock.ts';

/** Locks by name. */
export class LockHold implements Hold {
  readonly spec = undefined;
  readonly lost: Promise<FaultError>;
  readonly fence: Fence | undefined;
  readonly facts: StageFacts;
  readonly #locks: readonly NotedLock[];
  readonly #release: () => Promise<void>;

  /**
   * @param locks At least one.
   * @param options `book` of tokens, where the locks are exclusive: only then is a higher one
   *   somebody's who has them instead.
   */
  constructor(
    locks: readonly NotedLock[],
    options: {
      readonly book: string | undefined;
      readonly release: () => Promise<void>;
      readonly waitedMs: number;
    },
  ) {
    this.#locks = locks;
    this.#release = options.release;
    this.lost = Promise.race(locks.map(({lost}) => lost));
    const [first] = locks;
    const {book, waitedMs} = options;
    if (first !== undefined && book !== undefined) {
      const {name, token} = first.held;
      this.fence = {name, token, book};
    }
    const names = locks.map(({held}) => held.name).join(', ');
    this.facts = {locks: names, lockWaitedMs: Math.round(waitedMs)};
  }

  get fault(): FaultError | undefined {
    return this.#locks.find(({fault}) => fault !== undefined)?.fault;
  }

  async confirm(): Promise<void> {
    for (const lock of this.#locks) await lock.confirm();
  }

  attempted(): void {
    // Nobody keeps a record of what is done with a name.
  }

  failed(): void {
    // As above.
  }

  async release(): Promise<void> {
    await this.#release();
  }
}
