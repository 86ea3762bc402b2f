import {
  closeSync,
  fdatasync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import {dirname} from 'node:path';
import type {Mask} from '../util/mask.ts';
import type {RunEvent, RunEventBody} from './event.ts';
import {maskEvent} from './mask-event.ts';
import {readJournal} from './read-journal.ts';

/** After these the journal is synced: what they say must outlive a power cut. */
const TRANSITIONS: ReadonlySet<RunEventBody['type']> = new Set([
  'run-started',
  'run-resumed',
  'run-reaped',
  'lock-changed',
  'stage-ended',
  'case-ended',
  'run-stopping',
  'run-ended',
]);

/**
 * Shortest time between two syncs. A sync takes about 0.5 ms on an SSD and 10 ms on a disk; this
 * keeps their share small and bounds what a power cut can cost to a few cases.
 */
const SYNC_PAUSE_MS = 25;

/** Texts of an event that could not be written are cut to this many characters in memory. */
const KEPT_TEXT_MAX = 1024;

export interface JournalWriterOptions {
  readonly mask: Mask;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Whether what is written must outlive a power cut. @default true */
  readonly isSynced?: boolean;
  /** Called once, when the journal cannot be written; the run goes on. */
  readonly onWarning?: (message: string) => void;
}

/**
 * Appends events to a journal: one line, one write each, so that a reader sees whole lines and a
 * killed runner loses none.
 *
 * A full or broken disk does not stop the run: events that cannot be written stay in memory, cut
 * short, are tried again with later ones, and are found in `unwritten`.
 */
export class JournalWriter implements AsyncDisposable {
  readonly #fd: number;
  readonly #options: JournalWriterOptions;
  #seq = 0;
  #unwritten: RunEvent[] = [];
  #warned = false;
  /** Whether the file ends in part of a line. */
  #torn = false;
  #syncing: Promise<void> | undefined;
  #syncPause: NodeJS.Timeout | undefined;
  #syncWanted = false;
  #closed = false;

  private constructor(fd: number, options: JournalWriterOptions) {
    this.#fd = fd;
    this.#options = options;
  }

  /**
   * Creates the journal at `path`, which must not exist; its folder must.
   *
   * @throws the system's error if it cannot be created.
   */
  static open(path: string, options: JournalWriterOptions): JournalWriter {
    const fd = openSync(path, 'ax', 0o644);
    syncFolder(dirname(path));
    return new JournalWriter(fd, options);
  }

  /**
   * Goes on with the journal at `path`, whose writer is gone: what is whole there stays as it is,
   * numbers go on, and a line that was cut off is ended, so that readers skip it alone.
   *
   * @throws the system's error if it cannot be read or written.
   */
  static reopen(path: string, options: JournalWriterOptions): JournalWriter {
    let lastSeq = 0;
    for (const {event} of readJournal(path)) lastSeq = Math.max(lastSeq, event.seq);
    const fd = openSync(path, 'a+');
    const writer = new JournalWriter(fd, options);
    writer.#seq = lastSeq;
    writer.#torn = endsInPartOfLine(fd);
    return writer;
  }

  /** Appends to a file that is open for appending; takes it over. */
  static fromFd(fd: number, options: JournalWriterOptions): JournalWriter {
    return new JournalWriter(fd, options);
  }

  /** Events that the disk has not taken, oldest first; give them to `foldJournal`. */
  get unwritten(): readonly RunEvent[] {
    return this.#unwritten;
  }

  /** Records what happened; returns it as it was recorded: masked, with its number and time. */
  append(body: RunEventBody): RunEvent {
    const {mask, now} = this.#options;
    const event = {seq: ++this.#seq, at: now(), ...maskEvent(body, mask)} as RunEvent;
    if (this.#closed) return event;
    if (this.#unwritten.length > 0) this.#retry(event);
    else if (!this.#write(event)) this.#unwritten.push(keepShort(event));
    if (TRANSITIONS.has(event.type) && this.#options.isSynced !== false) this.#sync();
    return event;
  }

  /**
   * Begins anew: what stands in the file is not wanted any more.
   *
   * @param seq Number of the event before the next one.
   * @throws the system's error if the file cannot be cut.
   */
  restart(seq: number): void {
    ftruncateSync(this.#fd, 0);
    this.#seq = seq;
    this.#unwritten = [];
    this.#torn = false;
  }

  /** Writes what it can, syncs and closes. Idempotent. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#flush();
    this.#closed = true;
    clearTimeout(this.#syncPause);
    await this.#syncing;
    try {
      if (this.#options.isSynced !== false) fsyncSync(this.#fd);
    } catch (error) {
      this.#warn(error);
    }
    closeSync(this.#fd);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** Order must hold, so that nothing is written before what waits. */
  #retry(event: RunEvent): void {
    this.#unwritten.push(keepShort(event));
    // Each try costs a system call; a case's end is a good moment and rare enough.
    if (TRANSITIONS.has(event.type)) this.#flush();
  }

  #flush(): void {
    let written = 0;
    for (const event of this.#unwritten) {
      if (!this.#write(event)) break;
      written++;
    }
    if (written > 0) this.#unwritten = this.#unwritten.slice(written);
  }

  #write(event: RunEvent): boolean {
    // A torn line is ended first: a reader then skips it alone.
    const line = `${this.#torn ? '\n' : ''}${JSON.stringify(event)}\n`;
    try {
      const written = writeSync(this.#fd, line);
      if (written === Buffer.byteLength(line)) {
        this.#torn = false;
        return true;
      }
      this.#torn = true;
      this.#warn(new Error('no space left'));
    } catch (error) {
      this.#warn(error);
    }
    return false;
  }

  #warn(error: unknown): void {
    if (this.#warned) return;
    this.#warned = true;
    const reason = error instanceof Error ? error.message : String(error);
    this.#options.onWarning?.(`cannot write the journal: ${reason}; the run goes on without it`);
  }

  #sync(): void {
    this.#syncWanted = true;
    if (this.#syncing === undefined && this.#syncPause === undefined) this.#startSync();
  }

  #startSync(): void {
    this.#syncWanted = false;
    const {promise, resolve} = Promise.withResolvers<void>();
    this.#syncing = promise;
    fdatasync(this.#fd, (error) => {
      if (error !== null) this.#warn(error);
      this.#syncing = undefined;
      resolve();
      if (this.#closed) return;
      this.#syncPause = setTimeout(() => {
        this.#syncPause = undefined;
        if (this.#syncWanted) this.#startSync();
      }, SYNC_PAUSE_MS).unref();
    });
  }
}

function keepShort(event: RunEvent): RunEvent {
  if (event.type === 'step-ended') {
    const {stdout: _stdout, stderr: _stderr, ...rest} = event;
    return rest;
  }
  if (event.type === 'deployment-stage-ended') {
    const {output: _output, ...rest} = event;
    return rest;
  }
  if (event.type === 'console-reported') {
    return {...event, text: event.text.slice(0, KEPT_TEXT_MAX)};
  }
  if (event.type !== 'results-reported') return event;
  const results = event.results.map(({details: _details, ...result}) => ({
    ...result,
    ...(result.message !== undefined && {message: result.message.slice(0, KEPT_TEXT_MAX)}),
  }));
  return {...event, results};
}

function endsInPartOfLine(fd: number): boolean {
  const {size} = fstatSync(fd);
  const last = Buffer.alloc(1);
  return size > 0 && readSync(fd, last, 0, 1, size - 1) === 1 && last[0] !== 0x0a;
}

/** Makes a new name in `folder` outlive a power cut; not every file system can. */
function syncFolder(folder: string): void {
  let fd: number | undefined;
  try {
    fd = openSync(folder, 'r');
    fsyncSync(fd);
  } catch {
    // Some network file systems refuse to sync a folder: then the system's own pace must do.
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}
