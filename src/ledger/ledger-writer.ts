import {
  closeSync,
  fdatasync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import {dirname} from 'node:path';
import {promisify} from 'node:util';
import {FaultError} from '../faults/fault-error.ts';
import {makeOwnedFolder, ownerHelp, syncFolder} from '../util/owned-place.ts';
import type {LedgerHeader, LedgerLine} from './ledger-file.ts';

const syncData = promisify(fdatasync);

/** Appends to a ledger's file. */
export class LedgerWriter {
  readonly path: string;
  #fd: number;
  /** Whether the file ends in part of a line. */
  #isTorn = false;
  #isClosed = false;
  #running: Promise<void> = Promise.resolve();
  #queued: Promise<void> | undefined;
  /** Gives a shorter file that is to take its place. */
  #shorten: (() => string | undefined) | undefined;

  private constructor(path: string, fd: number) {
    this.path = path;
    this.#fd = fd;
  }

  /**
   * Makes the file, of mode 0600, and its folder.
   *
   * @returns `undefined` where there is such a file already.
   * @throws {FaultError} `ledger/unwritable`; then there is no such file.
   */
  static create(path: string, header: LedgerHeader): LedgerWriter | undefined {
    let fd: number | undefined;
    try {
      makeOwnedFolder(dirname(path));
      fd = openSync(path, 'ax', 0o600);
      const writer = new LedgerWriter(path, fd);
      writer.#append(header);
      fsyncSync(fd);
      syncFolder(dirname(path));
      return writer;
    } catch (error) {
      if (fd !== undefined) {
        closeSync(fd);
        rmSync(path, {force: true});
      } else if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
      throw unwritable(path, error);
    }
  }

  /**
   * Appends `line` and syncs it. Calls at one time share a sync.
   *
   * @throws {FaultError} `ledger/unwritable`.
   */
  async writeSynced(line: LedgerLine): Promise<void> {
    try {
      // Its number may be another file's by now.
      if (this.#isClosed) throw new Error('it is closed');
      this.#append(line);
      await this.#sync();
    } catch (error) {
      throw unwritable(this.path, error);
    }
  }

  /**
   * Appends `line`, to be synced some time. Where it cannot be written, whoever undoes the ledger
   * looks for what is not there any more, and finds what it needs by other means.
   */
  write(line: LedgerLine): void {
    if (this.#isClosed) return;
    try {
      this.#append(line);
    } catch {
      // As said above.
    }
  }

  /**
   * Puts a shorter file in place of this one before the next sync, in one step: whoever reads finds
   * the old or the new. Where that cannot be done the old one stays.
   *
   * @param shorten Gives the whole text, of what has been written until it is called.
   */
  shorten(shorten: () => string | undefined): void {
    if (this.#isClosed) return;
    this.#shorten = shorten;
    this.#sync().catch(() => undefined);
  }

  /** Idempotent. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await (this.#queued ?? this.#running).catch(() => undefined);
    closeSync(this.#fd);
  }

  #append(line: LedgerHeader | LedgerLine): void {
    // A torn line is ended first: a reader then skips it alone.
    const bytes = Buffer.from(`${this.#isTorn ? '\n' : ''}${JSON.stringify(line)}\n`);
    let written = 0;
    try {
      while (written < bytes.length) written += writeSync(this.#fd, bytes, written);
      this.#isTorn = false;
    } catch (error) {
      if (written > 0) this.#isTorn = true;
      throw error;
    }
  }

  #sync(): Promise<void> {
    this.#queued ??= this.#syncNext();
    return this.#queued;
  }

  /** A sync that has begun already may not have what was written since: the next one has. */
  async #syncNext(): Promise<void> {
    await this.#running.catch(() => undefined);
    this.#queued = undefined;
    // No sync is under way: nobody has this file's number.
    this.#replace();
    this.#running = syncData(this.#fd);
    await this.#running;
  }

  #replace(): void {
    const shorten = this.#shorten;
    this.#shorten = undefined;
    if (shorten === undefined || this.#isClosed) return;
    const next = `${this.path}.next`;
    try {
      const text = shorten();
      if (text === undefined) return;
      writeFileSync(next, text, {mode: 0o600});
      const fd = openSync(next, 'a', 0o600);
      fsyncSync(fd);
      renameSync(next, this.path);
      syncFolder(dirname(this.path));
      closeSync(this.#fd);
      this.#fd = fd;
      this.#isTorn = false;
    } catch {
      rmSync(next, {force: true});
    }
  }
}

function unwritable(path: string, cause: unknown): FaultError {
  return new FaultError('ledger/unwritable', `cannot write the ledger of this run, '${path}'`, {
    cause,
    help:
      ownerHelp([dirname(path), dirname(dirname(path))]) ??
      'What is made is written down there first. Its disk must have room, and its folder must be writable; PROCTOR_STATE_DIR names another one.',
  });
}
