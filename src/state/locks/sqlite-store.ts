import {
  closeSync,
  existsSync,
  type FSWatcher,
  fchmodSync,
  openSync,
  truncateSync,
  watch,
} from 'node:fs';
import {join} from 'node:path';
import type {DatabaseSync, StatementSync} from 'node:sqlite';
import {setTimeout as sleep} from 'node:timers/promises';
import {backoffMs} from '../../util/backoff.ts';
import {monotonicMs} from '../../util/clock.ts';
import {giveToOwnerOf} from '../../util/owned-place.ts';
import {fileModeIn, isBusy, StateDatabase} from '../database.ts';
import type {LockStore, StoreOptions} from './lock-store.ts';
import {type Operation, type Request, type Row, runNow} from './operation.ts';
import {readReserved, writeReserved} from './reserved-tokens.ts';

/** How long one try holds up this thread while others write. */
const BUSY_TIMEOUT_MS = 50;
/** How long others may keep the database to themselves before that is a fault. */
const PATIENCE_MS = 10_000;
const BACKOFF = {delayMs: 4, maxDelayMs: 100} as const;

/** Truncated, empty as it is, whenever a lock may have become free; who waits watches it. */
const BELL_FILE = 'lock-bell';

/** Locks in the machine's own database. */
export class SqliteStore implements LockStore {
  readonly isOfThisMachine = true;
  readonly #stateFolder: string;
  readonly #bell: string;
  readonly #listeners = new Set<() => void>();
  #watcher: FSWatcher | undefined;
  #database: StateDatabase | undefined;
  /** Whether the transaction may have made way for somebody. */
  #hasFreed = false;
  #statements = new Map<string, StatementSync>();

  private constructor(stateFolder: string) {
    this.#stateFolder = stateFolder;
    this.#bell = join(stateFolder, BELL_FILE);
  }

  /** @throws {FaultError} `state/unusable`. */
  static async open(stateFolder: string, options: StoreOptions): Promise<SqliteStore> {
    const store = new SqliteStore(stateFolder);
    await store.read(function* () {}, options);
    return store;
  }

  write<T>(begin: (mayHaveHappened: boolean) => Operation<T>, {signal}: StoreOptions): Promise<T> {
    return this.#patiently(signal, () => {
      this.#hasFreed = false;
      const result = this.#opened().write((database) => this.#run(begin(false), database));
      if (this.#hasFreed) this.#wake();
      return result;
    });
  }

  read<T>(begin: () => Operation<T>, {signal}: StoreOptions): Promise<T> {
    return this.#patiently(signal, () =>
      this.#opened().read((database) => this.#run(begin(), database)),
    );
  }

  onWake(_name: string, listener: () => void): Disposable {
    this.#listeners.add(listener);
    this.#watch();
    return {
      [Symbol.dispose]: () => {
        this.#listeners.delete(listener);
        if (this.#listeners.size === 0) this.#unwatch();
      },
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#unwatch();
    this.#close();
  }

  #wake(): void {
    try {
      // Truncating it is a change even where it is empty, and may be done by who does not own it.
      truncateSync(this.#bell);
    } catch {
      // Nobody has ever waited, or the disk is read-only: who waits looks now and then in any case.
    }
  }

  #watch(): void {
    if (this.#watcher !== undefined) return;
    try {
      if (!existsSync(this.#bell)) {
        const fd = openSync(this.#bell, 'a', 0o600);
        try {
          giveToOwnerOf(this.#stateFolder, fd);
          fchmodSync(fd, fileModeIn(this.#stateFolder));
        } finally {
          closeSync(fd);
        }
      }
      this.#watcher = watch(this.#bell, {persistent: false}, () => {
        for (const listener of this.#listeners) listener();
      });
      this.#watcher.on('error', () => this.#unwatch());
    } catch {
      // No file can be watched, or too many are: then it is only found later.
    }
  }

  #unwatch(): void {
    this.#watcher?.close();
    this.#watcher = undefined;
  }

  async #patiently<T>(signal: AbortSignal, work: () => T): Promise<T> {
    const endMs = monotonicMs() + PATIENCE_MS;
    for (let retry = 1; ; retry += 1) {
      signal.throwIfAborted();
      try {
        return work();
      } catch (error) {
        if (!isBusy(error) || monotonicMs() >= endMs) throw error;
      }
      await sleep(backoffMs(retry, BACKOFF, Math.random()));
    }
  }

  /** Who removes or replaces the file makes a new set of locks: what we held in the old one is lost. */
  #opened(): StateDatabase {
    if (this.#database?.isInPlace === true) return this.#database;
    this.#close();
    const database = StateDatabase.open(this.#stateFolder, {busyTimeoutMs: BUSY_TIMEOUT_MS});
    try {
      keepRising(database, this.#stateFolder);
    } catch (error) {
      database.close();
      throw error;
    }
    this.#database = database;
    return database;
  }

  #close(): void {
    this.#statements.clear();
    this.#database?.close();
    this.#database = undefined;
  }

  #run<T>(operation: Operation<T>, database: DatabaseSync): T {
    return runNow(operation, (request: Request) => {
      if ('reserve' in request) {
        writeReserved(this.#stateFolder, request.reserve);
        return [];
      }
      if ('wake' in request) {
        this.#hasFreed = true;
        return [];
      }
      let statement = this.#statements.get(request.sql);
      if (statement === undefined) {
        statement = database.prepare(request.sql);
        this.#statements.set(request.sql, statement);
      }
      return statement.all(...request.values) as unknown as readonly Row[];
    });
  }
}

/** Tokens rise on where the database is a new one, or an older copy. */
function keepRising(database: StateDatabase, stateFolder: string): void {
  const noted = readReserved(stateFolder);
  const isBehind = (db: DatabaseSync): boolean =>
    Number(db.prepare('SELECT reserved FROM lock_counter').get()?.['reserved']) < noted;
  if (!database.read(isBehind)) return;
  database.write((db) => {
    if (!isBehind(db)) return;
    db.prepare('UPDATE lock_counter SET value = ?, reserved = ?').run(noted, noted);
  });
}
