import {rm} from 'node:fs/promises';
import {wallClockMs} from '../util/clock.ts';
import {ownIdentity} from '../util/owner-identity.ts';
import type {ProcessIdentity} from '../util/process-identity.ts';
import type {LedgerEntry, ResourceLedger} from './ledger.ts';
import {type LedgerHeader, ledgerPath} from './ledger-file.ts';
import {LedgerWriter} from './ledger-writer.ts';
import {placeIdentity, realPlace} from './place-identity.ts';
import {Reaper, type ReaperProgram} from './reaper.ts';
import type {Resource, ResourceDetail} from './resource.ts';

/** Reapers that are started one after another when somebody ends them. */
const REAPERS_MAX = 10;

export interface RunLedgerOptions {
  /** Absolute; made as needed. */
  readonly stateFolder: string;
  readonly runId: string;
  /** Absolute. @default it has none */
  readonly runFolder?: string;
  readonly reaper: ReaperProgram;
  /** What the reaper's program needs to know besides; nothing secret. @default nothing */
  readonly notes?: Readonly<Record<string, string>>;
}

/**
 * The book of what a run makes, in a file that another process can undo.
 *
 * A reaper watches over it: it is started first, and undoes what is open when this process dies. It
 * is to be opened by the main thread.
 */
export class RunLedger implements ResourceLedger, AsyncDisposable {
  /** Of the ledger's file, absolute. */
  readonly path: string;
  readonly runId: string;
  readonly #writer: LedgerWriter;
  readonly #program: ReaperProgram;
  #reaper: Reaper;
  #reapers = 1;
  #lastId = 0;
  #isClosed = false;
  #disposed: Promise<void> | undefined;

  private constructor(options: RunLedgerOptions, writer: LedgerWriter, reaper: Reaper) {
    this.path = writer.path;
    this.runId = options.runId;
    this.#writer = writer;
    this.#program = options.reaper;
    this.#reaper = reaper;
    this.#watch(reaper);
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
    const reaper = Reaper.start(options.reaper, path);
    const {runId, runFolder, notes} = options;
    const header: LedgerHeader = {
      v: 1,
      runId,
      runner: ownIdentity(),
      ...(reaper.identity !== undefined && {reaper: reaper.identity}),
      ...(runFolder !== undefined && {runFolder}),
      startedAt: wallClockMs(),
      ...(notes !== undefined && {notes}),
    };
    let writer: LedgerWriter | undefined;
    try {
      writer = LedgerWriter.create(path, header);
    } finally {
      if (writer === undefined) await reaper.dismiss();
    }
    return writer === undefined ? undefined : new RunLedger(options, writer, reaper);
  }

  /** Undoes the ledger when this process has died; `undefined` where there is no /proc. */
  get reaper(): ProcessIdentity | undefined {
    return this.#reaper.identity;
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
   * Ends the book. What is still open is undone now, and where that fails the ledger stays, for
   * `proctor clean`. Idempotent.
   */
  [Symbol.asyncDispose](): Promise<void> {
    this.#disposed ??= this.#dispose();
    return this.#disposed;
  }

  async #dispose(): Promise<void> {
    this.#isClosed = true;
    await this.#writer.close();
    await rm(this.path, {force: true});
    await this.#reaper.dismiss();
  }

  #entry(id: number, path: string | undefined): LedgerEntry {
    let isOpen = true;
    const end = (op: 'gone' | 'kept'): void => {
      if (!isOpen) return;
      isOpen = false;
      this.#writer.write({op, id});
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

  /** Somebody may have ended it, or the kernel for lack of memory: then there is another one. */
  #watch(reaper: Reaper): void {
    void reaper.ended.then(() => {
      if (this.#isClosed || this.#reapers === REAPERS_MAX) return;
      this.#reapers += 1;
      try {
        this.#reaper = Reaper.start(this.#program, this.path);
      } catch {
        // The ledger is still there for `proctor clean`.
        return;
      }
      this.#watch(this.#reaper);
      const {identity} = this.#reaper;
      if (identity !== undefined) this.#writer.write({op: 'reaper', reaper: identity});
    });
  }
}

function pathOf(resource: Resource): string | undefined {
  return resource.kind === 'folder' || resource.kind === 'file' || resource.kind === 'mount'
    ? resource.path
    : undefined;
}
