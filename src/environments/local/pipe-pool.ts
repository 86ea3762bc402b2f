import {execFile} from 'node:child_process';
import {constants, openSync} from 'node:fs';
import {mkdir, mkdtemp, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {FaultError} from '../../faults/fault-error.ts';
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
  readonly #free: string[] = [];
  #madeCount = 0;
  #making: Promise<void> | undefined;

  private constructor(folder: string, parent: string) {
    this.#folder = folder;
    this.#parent = parent;
  }

  /**
   * The pool in a folder of its own below `parent`, one for all who ask; gone when as many have
   * disposed it.
   *
   * @throws {FaultError} `local/scratch-failed`.
   */
  static async open(parent: string): Promise<PipePool> {
    const entry = PipePool.#shared.get(parent) ?? {pool: PipePool.#make(parent), userCount: 0};
    entry.userCount++;
    PipePool.#shared.set(parent, entry);
    try {
      return await entry.pool;
    } catch (error) {
      PipePool.#shared.delete(parent);
      throw error;
    }
  }

  static async #make(parent: string): Promise<PipePool> {
    try {
      await mkdir(parent, {recursive: true});
      const folder = await mkdtemp(join(parent, '.pipes-'));
      SpawnerPool.shared().watch(folder, folder);
      return new PipePool(folder, parent);
    } catch (error) {
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
    SpawnerPool.shared().forget(this.#folder);
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
