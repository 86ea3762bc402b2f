import type {LockGuard} from '../state/locks/lock-guard.ts';
import {wallClockMs} from '../util/clock.ts';
import {Deadline} from '../util/deadline.ts';
import {ownIdentity} from '../util/owner-identity.ts';
import type {ProcessIdentity} from '../util/process-identity.ts';
import {audit, type Leak} from './audit.ts';
import type {LedgerEntry, ResourceLedger} from './ledger.ts';
import {type LedgerHeader, ledgerPath, readLedger} from './ledger-file.ts';
import {LedgerWriter} from './ledger-writer.ts';
import {placeIdentity, realPlace} from './place-identity.ts';
import {Reaper, type ReaperProgram} from './reaper.ts';
import type {Resource, ResourceDetail} from './resource.ts';
import {shortenLedger} from './shorten-ledger.ts';
import {itemsOf, undoLedger} from './undo/undo-ledgers.ts';

/** Reapers that are started one after another when somebody ends them. */
const REAPERS_MAX = 10;
/** When so much is gone again, it is left out of the file: a soak makes things for days. */
const GONE_MAX = 2000;
/** What is open at the end may take this long to be undone. */
const END_TIMEOUT_MS = 60_000;

/** Of which run a ledger is, and who undoes it. */
export interface RunLedgerOptions {
  /** Absolute; made as needed. */
  readonly stateFolder: string;
  readonly runId: string;
  /** Absolute. @default it has none */
  readonly runFolder?: string;
  /** @default there is none: what is left waits for `proctor clean` */
  readonly reaper?: ReaperProgram;
  /** Variables of proctor's own process, which say where its locks are. @default none */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** What the reaper's program needs to know besides; nothing secret. @default nothing */
  readonly notes?: Readonly<Record<string, string>>;
}

/**
 * The book of what a run makes, in a file that another process can undo.
 *
 * A reaper watches over it: it is started first, and undoes what is open when this process dies. It
 * is to be opened by the main thread.
 */
export class RunLedger implements ResourceLedger, AsyncDisposable, LockGuard {
  /** Of the ledger's file, absolute. */
  readonly path: string;
  readonly runId: string;
  readonly #writer: LedgerWriter;
  readonly #options: RunLedgerOptions;
  readonly #program: ReaperProgram | undefined;
  readonly #own = new Set<number>();
  readonly #replaced = new Set<() => void>();
  #reaper: Reaper | undefined;
  #reapers = 1;
  #lastId = 0;
  #goneCount = 0;
  #isClosed = false;
  #ended: Promise<readonly string[]> | undefined;

  private constructor(
    options: RunLedgerOptions,
    {writer, reaper}: {readonly writer: LedgerWriter; readonly reaper: Reaper | undefined},
  ) {
    this.path = writer.path;
    this.runId = options.runId;
    this.#writer = writer;
    this.#options = options;
    this.#program = options.reaper;
    this.#reaper = reaper;
    if (reaper !== undefined) this.#watch(reaper);
  }

  /**
   * Starts the reaper, and makes the ledger.
   *
   * @returns `undefined` where there is a ledger of that run id: of a run that goes on, or that has
   *   left something.
   * @throws {FaultError} `ledger/unwritable`, `ledger/no-reaper`.
   */
  static async open(options: RunLedgerOptions): Promise<RunLedger | undefined> {
    const path = ledgerPath(options.stateFolder, options.runId);
    const reaper = options.reaper && Reaper.start(options.reaper, path);
    const {runId, runFolder, notes} = options;
    const header: LedgerHeader = {
      v: 1,
      runId,
      runner: ownIdentity(),
      ...(reaper?.identity !== undefined && {reaper: reaper.identity}),
      ...(runFolder !== undefined && {runFolder}),
      startedAt: wallClockMs(),
      ...(notes !== undefined && {notes}),
    };
    let writer: LedgerWriter | undefined;
    try {
      writer = LedgerWriter.create(path, header);
    } finally {
      if (writer === undefined) await reaper?.dismiss();
    }
    return writer === undefined ? undefined : new RunLedger(options, {writer, reaper});
  }

  /** Of the reaper, which undoes the ledger when this process has died. */
  get identity(): ProcessIdentity | undefined {
    return this.#reaper?.identity;
  }

  onReplaced(listener: () => void): Disposable {
    this.#replaced.add(listener);
    return {[Symbol.dispose]: () => this.#replaced.delete(listener)};
  }

  async intend(resource: Resource): Promise<LedgerEntry> {
    const id = ++this.#lastId;
    const path = pathOf(resource);
    const real = path === undefined ? {} : {real: realPlace(path)};
    try {
      await this.#writer.writeSynced({op: 'intend', id, resource, ...real});
    } catch (error) {
      // The line may stand there all the same.
      this.#writer.write({op: 'gone', id});
      throw error;
    }
    return this.#entry(id, path);
  }

  /**
   * As `intend`, for what the run's session itself has, and removes after all else: a leak check
   * comes before that.
   */
  async intendOwn(resource: Resource): Promise<LedgerEntry> {
    this.#own.add(this.#lastId + 1);
    return await this.intend(resource);
  }

  /**
   * Looks whether anything is there that this run has ever made, but for what was handed over, and
   * removes it. To be called when all that the run made should be gone.
   *
   * @param options.signal Aborted when there is no more time: what is not looked at by then is no leak.
   */
  async audit({signal}: {readonly signal: AbortSignal}): Promise<readonly Leak[]> {
    const ledger = readLedger(this.path);
    if (ledger === undefined) return [];
    const items = itemsOf(ledger, ({id, resource, state}) => {
      const isLater = this.#own.has(id) && resource.kind !== 'processes';
      return state !== 'kept' && !isLater;
    });
    const leaks = await audit(items, {...this.#options, signal});
    for (const {item, outcome} of items) {
      // Looked for once, and not again when the book ends.
      const isGone = outcome?.status === 'absent' || outcome?.status === 'undone';
      if (isGone && item.state === 'open') this.#writer.write({op: 'gone', id: item.id});
    }
    return leaks;
  }

  /**
   * Ends the book. What is still open is undone now; where that fails the ledger stays, for
   * `proctor clean`. Idempotent.
   *
   * @returns what is left, a line each.
   */
  end(): Promise<readonly string[]> {
    this.#ended ??= this.#end();
    return this.#ended;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end();
  }

  async #end(): Promise<readonly string[]> {
    this.#isClosed = true;
    await this.#writer.close();
    using deadline = new Deadline(END_TIMEOUT_MS, {parent: new AbortController().signal});
    const {left} = await undoLedger(this.path, {...this.#options, signal: deadline.signal});
    await this.#reaper?.dismiss();
    return left;
  }

  #entry(id: number, path: string | undefined): LedgerEntry {
    let isOpen = true;
    const end = (op: 'gone' | 'kept'): void => {
      if (!isOpen) return;
      isOpen = false;
      this.#writer.write({op, id});
      this.#goneCount += 1;
      if (this.#goneCount % GONE_MAX === 0) this.#shorten();
    };
    return {
      made: (detail: ResourceDetail = {}) => {
        if (!isOpen) return;
        const place = path === undefined ? undefined : placeIdentity(path);
        this.#writer.write({op: 'made', id, detail, ...(place !== undefined && {place})});
      },
      handOver: () => end('kept'),
      [Symbol.dispose]: () => end('gone'),
    };
  }

  #shorten(): void {
    this.#writer.shorten(() => {
      const ledger = readLedger(this.path);
      return ledger && shortenLedger(ledger);
    });
  }

  /** Somebody may have ended it, or the kernel for lack of memory: then there is another one. */
  #watch(reaper: Reaper): void {
    void reaper.ended.then(() => {
      if (this.#isClosed || this.#reapers === REAPERS_MAX) return;
      this.#reapers += 1;
      try {
        this.#reaper = this.#program && Reaper.start(this.#program, this.path);
      } catch {
        // The ledger is still there for `proctor clean`.
        return;
      }
      if (this.#reaper === undefined) return;
      this.#watch(this.#reaper);
      const {identity} = this.#reaper;
      if (identity !== undefined) this.#writer.write({op: 'reaper', reaper: identity});
      for (const listener of this.#replaced) listener();
    });
  }
}

function pathOf(resource: Resource): string | undefined {
  return resource.kind === 'folder' || resource.kind === 'file' || resource.kind === 'mount'
    ? resource.path
    : undefined;
}
