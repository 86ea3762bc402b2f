import {execFile} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {constants, openSync} from 'node:fs';
import {mkdir, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {FaultError} from '../../faults/fault-error.ts';
import type {LedgerEntry, ResourceLedger} from '../../ledger/ledger.ts';
import {SpawnerPool} from './spawner-pool.ts';

const run = promisify(execFile);

/** Pipes made by one call of mkfifo(1), which costs as much as starting a command. */
const BATCH_COUNT = 32;

/** A pipe whose one end we have open, without waiting; a child opens the other by its path. */
export interface OpenPipe {
  readonly fd: number;
  readonly path: string;
}

/**
 * Real pipes for the output of commands. `stdio: 'pipe'` of Node gives a child sockets,
 * which cannot be opened by name: `echo oops > /dev/stderr` and `tee /dev/stderr` would fail with
 * ENXIO in a step though they work in every shell (nodejs/node#28836). Node can make no pipe
 * itself, so named ones are made in batches and used again.
 */
export class PipePool implements AsyncDisposable {
  static readonly #shared = new Map<string, {pool: Promise<PipePool>; userCount: number}>();
  readonly #folder: string;
  readonly #parent: string;
  readonly #entry: LedgerEntry;
  /** Processes that open its pipes; they outlive it. */
  readonly #spawners: LedgerEntry;
  readonly #free: string[] = [];
  #madeCount = 0;
  #making: Promise<void> | undefined;

  private constructor(
    folder: string,
    parent: string,
    entries: {readonly folder: LedgerEntry; readonly spawners: LedgerEntry},
  ) {
    this.#folder = folder;
    this.#parent = parent;
    this.#entry = entries.folder;
    this.#spawners = entries.spawners;
  }

  /**
   * The pool in a folder of its own below `parent`, one for all who ask; gone when as many have
   * disposed it.
   *
   * @param ledger Of the run whose folder `parent` is.
   * @throws {FaultError} `local/scratch-failed`, `ledger/unwritable`.
   */
  static async open(parent: string, ledger: ResourceLedger): Promise<PipePool> {
    const entry = PipePool.#shared.get(parent) ?? {
      pool: PipePool.#make(parent, ledger),
      userCount: 0,
    };
    entry.userCount++;
    PipePool.#shared.set(parent, entry);
    try {
      return await entry.pool;
    } catch (error) {
      PipePool.#shared.delete(parent);
      throw error;
    }
  }

  static async #make(parent: string, ledger: ResourceLedger): Promise<PipePool> {
    const folder = join(parent, `.pipes-${randomBytes(5).toString('base64url')}`);
    const spawners = SpawnerPool.shared();
    const [entry, ofSpawners] = await Promise.all([
      ledger.intend({kind: 'folder', path: folder}),
      ledger.intend({kind: 'processes', mark: spawners.mark}),
    ]);
    spawners.prepare();
    try {
      await mkdir(parent, {recursive: true});
      await mkdir(folder, {mode: 0o700});
      entry.made();
      return new PipePool(folder, parent, {folder: entry, spawners: ofSpawners});
    } catch (error) {
      entry[Symbol.dispose]();
      ofSpawners.handOver();
      const message = `cannot make a folder for pipes in '${parent}'`;
      throw new FaultError('local/scratch-failed', message, {cause: error});
    }
  }

  /** Makes sure that `openSync` can give `count` pipes in this turn; `undefined` when it can. */
  reserve(count: number): Promise<void> | undefined {
    return this.#free.length >= count ? undefined : this.#refill(count);
  }

  /** A pipe that a child is to write to. Call `reserve` in the same turn before. */
  openForOutput(): OpenPipe {
    const path = this.#take();
    return {fd: openSync(path, constants.O_RDONLY | constants.O_NONBLOCK), path};
  }

  /** Gives a pipe back that nobody has open: one for output whose end has been read. */
  giveBack(path: string): void {
    this.#free.push(path);
  }

  /** Removes a pipe that someone may still have open. */
  async discard(path: string): Promise<void> {
    await rm(path, {force: true});
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const entry = PipePool.#shared.get(this.#parent);
    if (entry !== undefined && --entry.userCount > 0) return;
    PipePool.#shared.delete(this.#parent);
    this.#free.length = 0;
    await this.#making?.catch(() => undefined);
    await rm(this.#folder, {recursive: true, force: true});
    this.#entry[Symbol.dispose]();
    this.#spawners.handOver();
  }

  async #refill(count: number): Promise<void> {
    while (this.#free.length < count) {
      this.#making ??= this.#makeBatch().finally(() => {
        this.#making = undefined;
      });
      await this.#making;
    }
  }

  async #makeBatch(): Promise<void> {
    const names = Array.from({length: BATCH_COUNT}, () => `${this.#madeCount++}`);
    try {
      await run('mkfifo', ['-m', '600', ...names], {cwd: this.#folder, timeout: 30_000});
    } catch (error) {
      throw new FaultError('local/spawn-failed', 'cannot make pipes with mkfifo', {
        cause: error,
        help: 'proctor needs the mkfifo command of coreutils or BusyBox',
      });
    }
    this.#free.push(...names.map((name) => join(this.#folder, name)));
  }

  #take(): string {
    const path = this.#free.pop();
    if (path === undefined) throw new FaultError('local/spawn-failed', 'cannot take a pipe');
    return path;
  }
}
