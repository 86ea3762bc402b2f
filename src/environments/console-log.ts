import {createReadStream, createWriteStream, type WriteStream} from 'node:fs';
import {rename, rm} from 'node:fs/promises';
import type {Duplex} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import type {ConsoleReport} from '../console-judge/console-report.ts';
import type {MachineLoss} from '../console-judge/lost-machine.ts';
import {monotonicMs, wallClockMs} from '../util/clock.ts';
import {Deadline} from '../util/deadline.ts';
import type {Mask} from '../util/mask.ts';
import type {ConsoleFeed, ConsoleListener} from './environment.ts';

/** Kept in memory of the end of a console, for messages. */
const TAIL_BYTES_MAX = 16 * 1024;
/** What waits to be written at most; a disk that is this far behind does not get the rest. */
const BACKLOG_BYTES_MAX = 32 * 2 ** 20;
/** A guest that prints without end must not fill the disk; a day of a chatty one is less. */
const FILE_BYTES_MAX = 2 ** 30;
/** A console that has been still for this long has said what it had to say. */
const QUIET_MS = 20;
/** A report that has begun goes on after pauses of up to this. */
const REPORT_QUIET_MS = 300;
/** The last one ends with a line that says so. */
const LAST_REPORT_QUIET_MS = 1500;
const SETTLE_MS_MAX = 3000;

/** Reads a console as it comes. */
export interface ConsoleReader {
  /** @param atMs Wall clock. */
  push(chunk: Buffer, atMs: number): void;
  /** Ends a report that is open: nothing follows for now. */
  flush(): void;
  /** Whether a report has begun that more lines may belong to. @default unknown */
  readonly isOpen?: boolean;
  /** The machine is about to boot anew, as it was asked to. */
  expectReboot(): void;
  /** The machine is gone: reports that, unless what it said last explains it. */
  lose?(loss: MachineLoss): void;
}

/** Makes the reader of a console, which tells of what it finds. */
export type MakeConsoleReader = (listener: Required<ConsoleListener>) => ConsoleReader;

export interface ConsoleLogOptions {
  readonly warn: (code: string, message: string) => void;
  /** `undefined` for a console that is only kept. */
  readonly makeReader?: MakeConsoleReader;
  /** What the file holds at most; what comes after that is judged, but not kept. @default 1 GiB */
  readonly fileBytesMax?: number;
  /** Hides secrets in the file once it is whole: places in it must hold until then. */
  readonly mask?: Mask;
}

/**
 * A machine's console: each byte goes to a file, and to who reads it. It outlives the process of
 * the machine, so that one file tells of all that happened. Reading never waits for the file.
 */
export class ConsoleLog implements ConsoleFeed, AsyncDisposable {
  readonly path: string;
  readonly #warn: ConsoleLogOptions['warn'];
  readonly #reader: ConsoleReader | undefined;
  readonly #fileBytesMax: number;
  readonly #mask: Mask | undefined;
  readonly #listeners = new Set<ConsoleListener>();
  readonly #fatalWatchers = new Set<(title: string) => void>();
  readonly #watchers = new Set<(chunk: Buffer) => void>();
  readonly #unclaimed: ConsoleReport[] = [];
  #file: WriteStream | undefined;
  #length = 0;
  #tail: Buffer[] = [];
  #tailLength = 0;
  #lastByteMs = monotonicMs();
  #fatalTitle: string | undefined;
  #isFull = false;
  #detach: (() => void) | undefined;
  #sync: ((options: {readonly signal: AbortSignal}) => Promise<unknown>) | undefined;

  /** Appends to the file at `path`, which is made when the first byte comes. */
  constructor(path: string, options: ConsoleLogOptions) {
    this.path = path;
    this.#warn = options.warn;
    this.#fileBytesMax = options.fileBytesMax ?? FILE_BYTES_MAX;
    this.#mask = options.mask;
    this.#reader = options.makeReader?.({
      onReport: (report) => this.#onReport(report),
      onFatal: (title) => this.#onFatal(title),
    });
  }

  get length(): number {
    return this.#length;
  }

  get unclaimed(): readonly ConsoleReport[] {
    return this.#unclaimed;
  }

  /** Why the kernel cannot go on; `undefined` where nothing is known of that. */
  get fatalTitle(): string | undefined {
    return this.#fatalTitle;
  }

  /** Milliseconds since the last byte, or since it was made or attached. */
  get silenceMs(): number {
    return monotonicMs() - this.#lastByteMs;
  }

  /**
   * Reads `channel` from now on, in place of the one before.
   *
   * @param sync Returns when all that the machine has printed by then is in the channel.
   */
  attach(
    channel: Duplex,
    sync?: (options: {readonly signal: AbortSignal}) => Promise<unknown>,
  ): void {
    this.#detach?.();
    this.#lastByteMs = monotonicMs();
    this.#sync = sync;
    const onData = (chunk: Buffer): void => this.#take(chunk);
    channel.on('data', onData);
    this.#detach = () => {
      channel.off('data', onData);
      this.#sync = undefined;
    };
  }

  /** Calls `watcher` for each chunk from now on, until disposed of. */
  watch(watcher: (chunk: Buffer) => void): Disposable {
    this.#watchers.add(watcher);
    return {
      [Symbol.dispose]: () => {
        this.#watchers.delete(watcher);
      },
    };
  }

  /** Calls `watcher` when the kernel cannot go on; that claims no report. */
  watchFatal(watcher: (title: string) => void): Disposable {
    this.#fatalWatchers.add(watcher);
    return {
      [Symbol.dispose]: () => {
        this.#fatalWatchers.delete(watcher);
      },
    };
  }

  listen(listener: ConsoleListener): Disposable {
    this.#listeners.add(listener);
    return {
      [Symbol.dispose]: () => {
        this.#listeners.delete(listener);
      },
    };
  }

  async settle(options: {readonly signal: AbortSignal}): Promise<void> {
    using deadline = new Deadline(SETTLE_MS_MAX, {parent: options.signal});
    const {signal} = deadline;
    try {
      await this.#sync?.({signal});
    } catch {
      // It is gone: what it said last is all there is.
    }
    // What is in the channel is read in the next turn.
    await new Promise<void>((resolve) => setImmediate(resolve));
    for (;;) {
      const quietMs = this.#reader?.isOpen === true ? this.#reportQuietMs : QUIET_MS;
      const leftMs = quietMs - this.silenceMs;
      if (leftMs <= 0 || signal.aborted) break;
      await pause(leftMs, signal);
    }
    options.signal.throwIfAborted();
    this.#reader?.flush();
    await this.#written();
  }

  /** What a kernel says last comes in pieces, on a busy machine, and nothing else is waited for. */
  get #reportQuietMs(): number {
    return this.#fatalTitle === undefined ? REPORT_QUIET_MS : LAST_REPORT_QUIET_MS;
  }

  /** The kernel cannot go on, as something other than the console said. */
  tellFatal(title: string): void {
    if (this.#fatalTitle === undefined) this.#onFatal(title);
  }

  /** The machine is gone. What is in the channel still is read first. */
  lose(loss: MachineLoss): void {
    setImmediate(() => this.#reader?.lose?.(loss));
  }

  /** The machine boots anew now because it was told to: that is no fault. */
  expectReboot(): void {
    this.#reader?.expectReboot();
    this.#fatalTitle = undefined;
  }

  /** Its last lines, without control characters, for people. */
  lastLines(countMax = 20): string {
    const text = Buffer.concat(this.#tail, this.#tailLength).toString('utf8');
    const lines = text
      .replace(/\x1b\[[0-9;?]*[A-Za-z]|[\x00-\x09\x0b-\x1f\x7f]/g, '')
      .split('\n')
      .filter((line) => line.trim() !== '');
    return lines.slice(-countMax).join('\n');
  }

  /** Stops reading, ends an open report, closes the file, and masks it. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#detach?.();
    this.#detach = undefined;
    this.#reader?.flush();
    const file = this.#file;
    this.#file = undefined;
    if (file === undefined) return;
    if (!file.destroyed) {
      await new Promise<void>((resolve) => {
        file.once('close', resolve);
        file.end();
      });
    }
    if (this.#mask?.isEmpty === false) await this.#maskFile(this.#mask);
  }

  async #maskFile(mask: Mask): Promise<void> {
    const masked = `${this.path}.masked`;
    try {
      await pipeline(
        createReadStream(this.path),
        async function* (chunks: AsyncIterable<Buffer>) {
          const stream = mask.stream();
          for await (const chunk of chunks) yield stream.push(chunk);
          yield stream.end();
        },
        createWriteStream(masked, {mode: 0o600}),
      );
      await rename(masked, this.path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
      // Better no log than one with secrets.
      await Promise.allSettled([rm(masked, {force: true}), rm(this.path, {force: true})]);
      this.#giveUpFile((error as Error).message);
    }
  }

  #take(chunk: Buffer): void {
    this.#length += chunk.length;
    this.#lastByteMs = monotonicMs();
    this.#keepTail(chunk);
    this.#write(chunk);
    this.#reader?.push(chunk, wallClockMs());
    for (const watcher of [...this.#watchers]) watcher(chunk);
  }

  #keepTail(chunk: Buffer): void {
    this.#tail.push(chunk);
    this.#tailLength += chunk.length;
    while (
      this.#tail.length > 1 &&
      this.#tailLength - (this.#tail[0]?.length ?? 0) > TAIL_BYTES_MAX
    ) {
      this.#tailLength -= this.#tail.shift()?.length ?? 0;
    }
  }

  #write(chunk: Buffer): void {
    if (this.#isFull) return;
    if (this.#file === undefined) {
      this.#file = createWriteStream(this.path, {flags: 'a', mode: 0o600});
      this.#file.on('error', (error) => this.#giveUpFile(error.message));
    }
    if (this.#file.destroyed) return;
    if (this.#file.writableLength > BACKLOG_BYTES_MAX) {
      this.#giveUpFile('the disk is too slow');
      this.#file.destroy();
      return;
    }
    this.#file.write(chunk);
    if (this.#length < this.#fileBytesMax) return;
    this.#giveUpFile(`it has reached ${this.#fileBytesMax} bytes`);
    this.#file.end();
    this.#isFull = true;
  }

  /** Said once: the stream is destroyed from then on. */
  #giveUpFile(why: string): void {
    this.#warn('console/not-written', `the console's file '${this.path}' ends early: ${why}`);
  }

  #written(): Promise<void> {
    const file = this.#file;
    if (file === undefined || file.destroyed || file.writableLength === 0) return Promise.resolve();
    if (this.#isFull) return new Promise((resolve) => void file.once('close', resolve));
    return new Promise((resolve) => {
      const done = (): void => resolve();
      file.once('close', done);
      file.write('', done);
    });
  }

  #onReport(report: ConsoleReport): void {
    if (this.#listeners.size === 0) this.#unclaimed.push(report);
    for (const listener of [...this.#listeners]) listener.onReport(report);
  }

  #onFatal(title: string): void {
    this.#fatalTitle ??= title;
    for (const listener of [...this.#listeners]) listener.onFatal?.(title);
    for (const watcher of [...this.#fatalWatchers]) watcher(title);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, {once: true});
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}
