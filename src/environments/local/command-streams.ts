import {closeSync} from 'node:fs';
import {Socket} from 'node:net';
import {monotonicMs} from '../../util/clock.ts';
import type {ExecOptions, OutputStream} from '../environment.ts';
import {OutputTail} from '../output-tail.ts';
import type {OpenPipe, PipePool} from './pipe-pool.ts';

/** Contract of `ExecOptions.outputBytesMax`. */
const OUTPUT_BYTES_MAX = 1_048_576;
/** How long a stream that a process outside the tree holds open may be silent before it is cut. */
const SILENCE_MS = 200;
/** How long it may go on talking. */
const DRAIN_TIMEOUT_MS = 2_000;

interface Pipes {
  readonly stdout: OpenPipe;
  readonly stderr: OpenPipe;
}

/** The output streams of one command: pipes, the tails of its output, and when it last spoke. */
export class CommandStreams {
  readonly stdout: OutputTail;
  readonly stderr: OutputTail;
  readonly #pool: PipePool;
  readonly #pipes: Pipes;
  readonly #onOutput: ExecOptions['onOutput'];
  #sockets: Socket[] = [];
  #openCount = 0;
  #lastOutputMs = 0;
  #onClosed: (() => void) | undefined;
  #failure: {error: unknown} | undefined;

  private constructor(pool: PipePool, pipes: Pipes, options: ExecOptions) {
    this.#pool = pool;
    this.#pipes = pipes;
    this.#onOutput = options.onOutput;
    this.stdout = new OutputTail(options.outputBytesMax ?? OUTPUT_BYTES_MAX);
    this.stderr = new OutputTail(options.outputBytesMax ?? OUTPUT_BYTES_MAX);
  }

  /** Opens the pipes, in this turn; `pool` must have two in reserve. */
  static open(pool: PipePool, options: ExecOptions): CommandStreams {
    const opened: OpenPipe[] = [];
    try {
      const stdout = pool.openForOutput();
      opened.push(stdout);
      const stderr = pool.openForOutput();
      opened.push(stderr);
      return new CommandStreams(pool, {stdout, stderr}, options);
    } catch (error) {
      for (const pipe of opened) {
        closeSync(pipe.fd);
        pool.giveBack(pipe.path);
      }
      throw error;
    }
  }

  /** The paths of the pipes, for the child to open. */
  get paths(): {readonly stdout: string; readonly stderr: string} {
    return {stdout: this.#pipes.stdout.path, stderr: this.#pipes.stderr.path};
  }

  /** When output came last, or the command started, on the monotonic clock. */
  get lastOutputMs(): number {
    return this.#lastOutputMs;
  }

  /** What `onOutput` threw, if it did. */
  get failure(): {error: unknown} | undefined {
    return this.#failure;
  }

  /**
   * Begins to read. To be called when the child has opened its ends: before, a pipe without a
   * writer would seem to be at its end.
   */
  start(): void {
    this.#lastOutputMs = monotonicMs();
    this.#openCount = 2;
    this.#read('stdout', this.#pipes.stdout, this.stdout);
    this.#read('stderr', this.#pipes.stderr, this.stderr);
  }

  /** There is no child: closes everything. */
  abandon(): void {
    for (const pipe of [this.#pipes.stdout, this.#pipes.stderr]) {
      closeSync(pipe.fd);
      this.#pool.giveBack(pipe.path);
    }
  }

  /**
   * Waits until both streams have ended. A process that has left the tree may hold them open for
   * ever: when nothing more comes they are cut.
   */
  close(): Promise<void> {
    if (this.#openCount === 0) return Promise.resolve();
    return new Promise<void>((resolve) => {
      const startedMs = monotonicMs();
      let timer: NodeJS.Timeout;
      const look = (): void => {
        // What lies in the pipes is read before this runs, however late the timer was.
        setImmediate(() => {
          const nowMs = monotonicMs();
          const silentMs = nowMs - Math.max(this.#lastOutputMs, startedMs);
          const isOver = silentMs >= SILENCE_MS || nowMs - startedMs >= DRAIN_TIMEOUT_MS;
          if (isOver) for (const socket of this.#sockets) socket.destroy();
          else if (this.#openCount > 0) timer = setTimeout(look, SILENCE_MS - silentMs);
        });
      };
      timer = setTimeout(look, SILENCE_MS);
      this.#onClosed = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #read(stream: OutputStream, pipe: OpenPipe, tail: OutputTail): void {
    const socket = new Socket({fd: pipe.fd, readable: true, writable: false});
    this.#sockets.push(socket);
    let hasEnded = false;
    socket.on('data', (chunk: Buffer) => {
      this.#lastOutputMs = monotonicMs();
      tail.push(chunk);
      try {
        this.#onOutput?.(stream, chunk);
      } catch (error) {
        this.#failure ??= {error};
      }
    });
    socket.on('end', () => {
      hasEnded = true;
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      // At its end nobody has it open any more; one that was cut may still be written to.
      if (hasEnded) this.#pool.giveBack(pipe.path);
      else this.#pool.discard(pipe.path).catch(() => undefined);
      if (--this.#openCount === 0) this.#onClosed?.();
    });
  }
}
