import {
  closeSync,
  existsSync,
  fchmodSync,
  linkSync,
  openSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import {dirname, join} from 'node:path';
import type {DatabaseSync} from 'node:sqlite';
import {threadId} from 'node:worker_threads';
import {FaultError} from '../faults/fault-error.ts';
import {InternalError} from '../util/assert.ts';
import {monotonicMs} from '../util/clock.ts';
import {giveToOwnerOf, makeOwnedFolder, ownerHelp} from '../util/owned-place.ts';
import {describeLocker} from './database-locker.ts';
import {MIGRATIONS} from './migrations.ts';
import {networkFileSystem} from './network-file-system.ts';

/** Name of the database in the state folder. */
export const DATABASE_FILE = 'proctor.db';

/** How long a transaction waits, with this thread, for those of other processes. */
const BUSY_TIMEOUT_MS = 5_000;
const WAL_RETRY_MS = 5;
/** What the write-ahead log is cut down to after a checkpoint. */
const LOG_BYTES_MAX = 1024 * 1024;

/** Primary result codes of SQLite that are not damage. Source: https://sqlite.org/rescode.html */
const SQLITE_BUSY = 5;
const SQLITE_LOCKED = 6;

/** How a database is opened. */
export interface DatabaseOptions {
  /** How long a transaction waits for those of others. @default 5000 */
  readonly busyTimeoutMs?: number;
  /** The type of the file system that a folder is on. @default as statfs(2) says */
  readonly fileSystemType?: (folder: string) => number;
}

/**
 * The machine's embedded database, `proctor.db` in the state folder: SQLite, in write-ahead mode, so
 * that readers never wait. Commits are synced. Each process, and each area in it, opens its own.
 *
 * All calls hold up this thread: transactions are to be short.
 */
export class StateDatabase implements Disposable {
  readonly path: string;
  readonly #database: DatabaseSync;
  readonly #opened: string;
  #isInTransaction = false;
  #isOpen = true;

  private constructor(path: string, database: DatabaseSync) {
    this.path = path;
    this.#database = database;
    this.#opened = fileIdentity(path);
  }

  /**
   * Opens the database in `stateFolder`; makes the folder and the database where they are not there,
   * and brings an older one to what it is now.
   *
   * @throws {FaultError} `state/unusable`: it is damaged, locked for too long, read-only, on a full
   *   disk, on a network file system, or of a newer proctor.
   */
  static open(stateFolder: string, options: DatabaseOptions = {}): StateDatabase {
    const path = join(stateFolder, DATABASE_FILE);
    try {
      makeOwnedFolder(stateFolder);
      refuseNetwork(path, (options.fileSystemType ?? typeOf)(stateFolder));
      const database = openFile(path, options.busyTimeoutMs ?? BUSY_TIMEOUT_MS);
      const state = new StateDatabase(path, database);
      try {
        state.#migrate();
        return state;
      } catch (error) {
        state.close();
        throw error;
      }
    } catch (error) {
      throw unusable(path, error);
    }
  }

  /**
   * Runs `work` in a transaction that may write, alone among all processes. What it throws undoes
   * all it did. Not to be nested, and `work` must not wait for anything.
   *
   * @throws {FaultError} `state/unusable`, as `open`.
   */
  write<T>(work: (database: DatabaseSync) => T): T {
    return this.#transaction('BEGIN IMMEDIATE', work);
  }

  /** Runs `work` on one consistent state of the database, which it must not change. @throws as `write`. */
  read<T>(work: (database: DatabaseSync) => T): T {
    return this.#transaction('BEGIN', work);
  }

  /** Whether the file at `path` is still the one that was opened, and was not removed or replaced. */
  get isInPlace(): boolean {
    return fileIdentity(this.path) === this.#opened;
  }

  /** Idempotent. */
  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#database.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }

  #transaction<T>(begin: string, work: (database: DatabaseSync) => T): T {
    if (this.#isInTransaction) throw new InternalError('a transaction in a transaction');
    const database = this.#database;
    this.#isInTransaction = true;
    try {
      database.exec(begin);
      const result = work(database);
      database.exec('COMMIT');
      return result;
    } catch (error) {
      rollBack(database);
      throw isSqliteError(error) ? unusable(this.path, error) : error;
    } finally {
      this.#isInTransaction = false;
    }
  }

  #migrate(): void {
    if (versionOf(this.#database) === MIGRATIONS.length) return;
    this.write((database) => {
      // Asked again: another process may have done it meanwhile.
      const version = versionOf(database);
      if (version > MIGRATIONS.length) {
        throw new FaultError('state/unusable', `cannot use ${this.path}: a newer proctor made it`, {
          help: 'use that version, or another state folder: PROCTOR_STATE_DIR',
        });
      }
      for (const migration of MIGRATIONS.slice(version)) database.exec(migration);
      database.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
    });
  }
}

/** The mode of a file that all may read and write who may write to its folder, and nobody else. */
export function fileModeIn(folder: string): number {
  const {mode} = statSync(folder);
  return 0o600 | (mode & 0o020 ? 0o060 : 0) | (mode & 0o002 ? 0o006 : 0);
}

/** Whether `error` says that others kept the database to themselves, so that a later try may do. */
export function isBusy(error: unknown): boolean {
  const cause = error instanceof FaultError ? error.cause : error;
  return isSqliteError(cause) && [SQLITE_BUSY, SQLITE_LOCKED].includes(cause.errcode & 0xff);
}

interface SqliteError extends Error {
  /** SQLite's extended result code. */
  readonly errcode: number;
}

function isSqliteError(error: unknown): error is SqliteError {
  return error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR';
}

function rollBack(database: DatabaseSync): void {
  try {
    database.exec('ROLLBACK');
  } catch {
    // SQLite did so by itself, as after some errors, or there was nothing to undo.
  }
}

function openFile(path: string, busyTimeoutMs: number): DatabaseSync {
  if (!existsSync(path)) makeFile(path);
  const database = new (loadSqlite().DatabaseSync)(path);
  try {
    database.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
    useWriteAheadLog(database, busyTimeoutMs);
    // A token that was given out must not be given out again after a power cut.
    database.exec('PRAGMA synchronous = FULL');
    database.exec('PRAGMA foreign_keys = ON');
    database.exec(`PRAGMA journal_size_limit = ${LOG_BYTES_MAX}`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Makes it for whom its folder is: purposes of locks and titles of failures are nobody else's
 * business. It has its name when all of them may use it. SQLite makes its log just so.
 */
function makeFile(path: string): void {
  const folder = dirname(path);
  const temporary = `${path}.${process.pid}-${threadId}.new`;
  rmSync(temporary, {force: true});
  const fd = openSync(temporary, 'wx', 0o600);
  try {
    giveToOwnerOf(folder, fd);
    fchmodSync(fd, fileModeIn(folder));
    linkSync(temporary, path);
  } catch (error) {
    // Another process has made one; or there are no links here, and SQLite makes it by itself.
    if (!existsSync(path) && !isWithoutLinks(error)) throw error;
  } finally {
    closeSync(fd);
    rmSync(temporary, {force: true});
  }
}

function isWithoutLinks(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(code);
}

function typeOf(folder: string): number {
  return statfsSync(folder).type;
}

/** What one machine has locked or logged there, another one does not see. */
function refuseNetwork(path: string, type: number): void {
  const name = networkFileSystem(type);
  if (name === undefined) return;
  throw new FaultError(
    'state/unusable',
    `cannot use ${path}: it is on a network file system (${name})`,
    {
      help: 'name a folder on a disk of this machine: PROCTOR_STATE_DIR, and PROCTOR_LOCK_DIR for locks and boards; PROCTOR_STATE_URL keeps locks for several machines',
    },
  );
}

/**
 * Kept in the file, so done once for each. SQLite does not wait here for another process that does
 * the same, lest both wait for each other.
 */
function useWriteAheadLog(database: DatabaseSync, timeoutMs: number): void {
  const endMs = monotonicMs() + timeoutMs;
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (;;) {
    try {
      if (database.prepare('PRAGMA journal_mode').get()?.['journal_mode'] === 'wal') return;
      database.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (!isBusy(error) || monotonicMs() >= endMs) throw error;
      Atomics.wait(pause, 0, 0, WAL_RETRY_MS);
    }
  }
}

let sqlite: typeof import('node:sqlite') | undefined;

/** Node 22 says with a warning that this module is experimental: no news for who runs tests. */
function loadSqlite(): typeof import('node:sqlite') {
  if (sqlite === undefined) {
    const {emitWarning} = process;
    process.emitWarning = () => undefined;
    try {
      sqlite = process.getBuiltinModule('node:sqlite');
    } finally {
      process.emitWarning = emitWarning;
    }
  }
  return sqlite;
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
}

function fileIdentity(path: string): string {
  const stats = statSync(path, {bigint: true, throwIfNoEntry: false});
  return stats === undefined ? 'missing' : `${stats.dev}:${stats.ino}`;
}

function unusable(path: string, error: unknown): unknown {
  if (error instanceof FaultError || error instanceof InternalError) return error;
  const help = isBusy(error)
    ? `${describeLocker(path) ?? 'another process'} keeps it locked; one that is stopped has to go on, or to end`
    : (ownerHelp([path, `${path}-wal`, `${path}-shm`, dirname(path), dirname(dirname(path))]) ??
      'its disk must be writable and have room; if the file is damaged, end all runs and move it away: a new one is made');
  return new FaultError('state/unusable', `cannot use ${path}`, {cause: error, help});
}
