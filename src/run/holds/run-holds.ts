import type {RunEventBody} from '../../journal/event.ts';
import type {ResourceLedger} from '../../ledger/ledger.ts';
import {lockBookOf} from '../../ledger/undo/undo-locks.ts';
import type {LockSpec} from '../../manifest/board-spec.ts';
import type {EnvironmentSpec, Manifest, SshSpec} from '../../manifest/manifest.ts';
import type {BoardBook} from '../../state/boards/board-book.ts';
import type {LockGuard} from '../../state/locks/lock-guard.ts';
import type {AcquireOptions, Locks} from '../../state/locks/locks.ts';
import {monotonicMs} from '../../util/clock.ts';
import type {Hold} from './hold.ts';
import {LockHold} from './lock-hold.ts';
import {type HoldPlace, NotedLock} from './noted-lock.ts';
import {SharedLock} from './shared-lock.ts';

export interface RunHoldsOptions {
  /** As `lockFolder` gives it: where the database of locks and boards is. */
  readonly stateFolder: string;
  /** A PostgreSQL that locks are kept in instead, for several machines. @default none */
  readonly url?: string | undefined;
  readonly runId: string;
  readonly manifest: Manifest;
  readonly emit: (event: RunEventBody) => void;
  /** Called when a lock is waited for: what this run has no use for should be given up. */
  readonly onWaiting: () => void;
  /** Undoes what this process leaves behind when it is killed. @default nobody */
  readonly guard?: LockGuard | undefined;
  /** Its reader gives back what this process holds when it is killed. @default none */
  readonly ledger?: ResourceLedger | undefined;
  /** Whether boards in quarantine are used all the same, as to check them. @default false */
  readonly takesQuarantined?: boolean;
}

/** Whether environments like `spec` have locks or boards to wait for. */
export function needsHold(spec: EnvironmentSpec): boolean {
  return hasLocks(spec) || reservesBoard(spec);
}

/** Whether `spec` names locks. */
export function hasLocks(
  spec: EnvironmentSpec,
): spec is EnvironmentSpec & {readonly lock: LockSpec} {
  return spec.lock !== undefined && spec.lock.names.length > 0;
}

/** Whether each instance of `spec` reserves a board. */
export function reservesBoard(
  spec: EnvironmentSpec,
): spec is SshSpec & {readonly boards: NonNullable<SshSpec['boards']>} {
  return spec.type === 'ssh' && spec.boards !== undefined;
}

/**
 * The locks and boards of one run. A lock that several of its environments name is held once: the
 * run is one user. Nobody waits for a lock while it keeps an instance that has no case to run, so
 * that two runs cannot wait for each other for ever.
 */
export class RunHolds implements AsyncDisposable {
  readonly #options: RunHoldsOptions;
  readonly #shared = new Map<string, SharedLock>();
  /** Names that any environment wants for itself. */
  readonly #exclusive: ReadonlySet<string>;
  readonly #warned = new Set<string>();
  #locks: Promise<Locks> | undefined;
  #book: BoardBook | undefined;
  #waiting = 0;

  constructor(options: RunHoldsOptions) {
    this.#options = options;
    const specs = [...options.manifest.environments.values()];
    this.#exclusive = new Set(
      specs.flatMap(({lock}) => (lock?.mode === 'exclusive' ? lock.names : [])),
    );
  }

  /** Whether this run waits for a lock that another has. */
  get isWaitedFor(): boolean {
    return this.#waiting > 0;
  }

  /** As in the options. */
  get takesQuarantined(): boolean {
    return this.#options.takesQuarantined === true;
  }

  get runId(): string {
    return this.#options.runId;
  }

  /**
   * Takes the locks that `spec` names, in the order of their names.
   *
   * @throws {FaultError} `lock/timeout`, `state/unusable`, `state/unreachable`; `signal.reason`.
   */
  async lock(lock: LockSpec, place: HoldPlace, signal: AbortSignal): Promise<Hold> {
    const {names, leaseMs} = lock;
    const startedMs = monotonicMs();
    const taken: SharedLock[] = [];
    const release = async (): Promise<void> => {
      for (const shared of taken.splice(0).reverse()) await shared.leave();
    };
    try {
      const locks: NotedLock[] = [];
      for (const name of names) {
        const timeoutMs = Math.max(0, startedMs + lock.timeoutMs - monotonicMs());
        const shared = this.#shared.get(name) ?? this.#share(name, place, leaseMs);
        shared.join();
        taken.push(shared);
        locks.push(await shared.wait(timeoutMs, signal));
      }
      const book = lock.mode === 'exclusive' ? await this.bookId() : undefined;
      return new LockHold(locks, {book, release, waitedMs: monotonicMs() - startedMs});
    } catch (error) {
      await release();
      throw error;
    }
  }

  /**
   * Reserves one of the boards of `spec`, a free one if there is any; of those that are not, the
   * first to be given back.
   *
   * @throws {FaultError} `board/none-usable`; as `lock`.
   */
  async reserve(spec: SshSpec, place: HoldPlace, signal: AbortSignal): Promise<Hold> {
    const {reserveBoard} = await import('./reserve-board.ts');
    return reserveBoard(spec, this, {place, signal});
  }

  /** Which of two books of locks tokens are from. */
  async bookId(): Promise<string> {
    if (this.#options.url === undefined) return (await this.boards()).labId;
    return (await this.#open()).bookId({signal: new AbortController().signal});
  }

  /** How boards have behaved. @throws {FaultError} `state/unusable`. */
  async boards(): Promise<BoardBook> {
    const {BoardBook} = await import('../../state/boards/board-book.ts');
    this.#book ??= BoardBook.open(this.#options.stateFolder);
    return this.#book;
  }

  /** Says something about a board once. */
  warnOnce(code: string, message: string): void {
    if (this.#warned.has(message)) return;
    this.#warned.add(message);
    this.#options.emit({type: 'warning-raised', code, message});
  }

  /** Takes a lock, and has the journal know. @throws as `Locks.acquire`. */
  async acquire(
    name: string,
    place: HoldPlace,
    options: Pick<AcquireOptions, 'mode' | 'timeoutMs' | 'leaseMs' | 'signal' | 'onWaiting'>,
  ): Promise<NotedLock> {
    const {runId, manifest, guard, emit, onWaiting, ledger, url} = this.#options;
    const locks = await this.#open();
    let isWaiting = false;
    try {
      const held = await locks.acquire(name, {
        ...options,
        purpose: `run ${runId} of ${manifest.name}: ${place.instance}`,
        ...(guard !== undefined && {guard}),
        onWaiting: (holder) => {
          isWaiting = true;
          this.#waiting += 1;
          if (options.onWaiting !== undefined) options.onWaiting(holder);
          else emit({type: 'lock-changed', name, ...place, change: 'waiting', holder});
          onWaiting();
        },
      });
      try {
        const {token} = held;
        const book = lockBookOf({folder: this.#options.stateFolder, url});
        const entry = await ledger?.intend({kind: 'lock', name, token, ...book});
        return new NotedLock(held, place, {emit, entry});
      } catch (error) {
        await held[Symbol.asyncDispose]();
        throw error;
      }
    } finally {
      if (isWaiting) this.#waiting -= 1;
    }
  }

  /** Tells that `name` is waited for. */
  noteWaiting(name: string, place: HoldPlace, holder: string): void {
    this.#options.emit({type: 'lock-changed', name, ...place, change: 'waiting', holder});
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const locks = await this.#locks?.catch(() => undefined);
    await locks?.[Symbol.asyncDispose]();
    this.#book?.[Symbol.dispose]();
    this.#book = undefined;
  }

  #open(): Promise<Locks> {
    this.#locks ??= this.#openLocks();
    return this.#locks;
  }

  async #openLocks(): Promise<Locks> {
    const {Locks} = await import('../../state/locks/locks.ts');
    const {stateFolder, url} = this.#options;
    return Locks.open({stateFolder, ...(url !== undefined && {url})});
  }

  /** Each user of it has limits of its own; it has none. */
  #share(name: string, place: HoldPlace, leaseMs: number): SharedLock {
    const mode = this.#exclusive.has(name) ? 'exclusive' : 'shared';
    const shared: SharedLock = new SharedLock({
      name,
      acquire: (signal, onBlocked) =>
        this.acquire(name, place, {
          ...{mode, leaseMs, signal},
          timeoutMs: Number.POSITIVE_INFINITY,
          onWaiting: (holder) => {
            onBlocked();
            this.noteWaiting(name, place, holder);
          },
        }),
      status: async () => (await this.#open()).status(name, {signal: new AbortController().signal}),
      forget: () => {
        if (this.#shared.get(name) === shared) this.#shared.delete(name);
      },
    });
    this.#shared.set(name, shared);
    return shared;
  }
}
