import {randomBytes} from 'node:crypto';
import {SIGNAL_NAMES} from '../../posix/signal-names.ts';
import type {EngineProcess} from '../engine/engine.ts';
import {MarkedStream} from './marked-stream.ts';
import {SlotChannel, type SlotInput} from './slot-channel.ts';

/** One program in the container takes a frame apart, and holds it whole. */
const FRAME_BYTES_MAX = 1_048_576;
const NEWLINE = 10;

type StreamName = 'stdout' | 'stderr';

/** A shell in a container that runs one command after the other: see `SLOT_SCRIPT`. */
export class ShellSlot {
  readonly #child: EngineProcess;
  readonly #onChange: () => void;
  readonly #ready = Promise.withResolvers<void>();
  #channel: SlotChannel | undefined;
  /** The process there; `undefined` until it is ready. */
  #pid: string | undefined;
  #openStreams = new Set<StreamName>();
  #isReserved = false;
  #isOver = false;
  #isGroupGone = false;
  #hasExited = true;
  /** Whether frames are expected there. */
  #isFed = false;
  #said = '';

  /**
   * @param child Runs `SLOT_SCRIPT`.
   * @param onChange Called when it is idle, or over.
   */
  constructor(child: EngineProcess, onChange: () => void) {
    this.#child = child;
    this.#onChange = onChange;
    const nonce = randomBytes(15).toString('hex');
    for (const stream of ['stdout', 'stderr'] as const) {
      const marked = new MarkedStream(nonce, {
        onData: (chunk) => this.#take(stream, chunk),
        onWords: (words) => this.#hear(stream, words),
      });
      child[stream].on('data', (chunk: Buffer) => marked.push(chunk));
    }
    child.once('close', () => this.#end());
    child.stdin.write(`${nonce}\n`);
    this.#ready.promise.catch(() => undefined);
  }

  /** Resolves when it can take a command; rejects with what it said when it cannot. */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  get pid(): string | undefined {
    return this.#pid;
  }

  get isIdle(): boolean {
    const isFree = this.#channel === undefined && !this.#isReserved && !this.#isFed;
    return isFree && this.#pid !== undefined && !this.#isOver && this.#openStreams.size === 0;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  get isGroupGone(): boolean {
    return this.#isGroupGone;
  }

  /** Keeps it for someone who will `open` or `release` it. */
  reserve(): void {
    this.#isReserved = true;
  }

  release(): void {
    this.#isReserved = false;
    this.#onChange();
  }

  /** The channel of a command that is to run in it. */
  open(onAbandoned: (isBusy: boolean) => void): SlotChannel {
    this.#isReserved = false;
    const {stdin} = this.#child;
    const channel = new SlotChannel({
      start: (script, input) => this.#start(script, input),
      send: (chunk, done) => this.#send(chunk, done),
      finish: () => {
        this.#isFed = false;
        stdin.write('0\n');
        if (this.isIdle) this.#onChange();
      },
      resume: (stream) => this.#child[stream].resume(),
      abandon: () => {
        if (this.#channel !== channel) return;
        this.#channel = undefined;
        const isBusy = this.#openStreams.size > 0;
        if (isBusy) this.#isOver = true;
        onAbandoned(isBusy);
      },
    });
    channel.on('error', () => undefined);
    this.#channel = channel;
    this.#isGroupGone = false;
    return channel;
  }

  /** Ends its client; the shell there ends with its input, unless it waits for something. */
  close(): void {
    this.#isOver = true;
    const {stdin, stdout, stderr} = this.#child;
    stdin.end();
    stdout.resume();
    stderr.resume();
  }

  /** Ends its client at once. */
  kill(): void {
    this.close();
    this.#child.kill('SIGKILL');
  }

  /** What of it is told when its container is lost. */
  lose(): void {
    this.#ready.reject(new Error('the container is lost'));
    this.#channel?.emit('close');
  }

  #start(script: Buffer, input: SlotInput): void {
    this.#openStreams = new Set(['stdout', 'stderr']);
    this.#hasExited = false;
    const lines = countLines(script);
    const [mode, bytes] = input.kind === 'block' ? ['b', input.data.length] : ['n', 0];
    this.#isFed = input.kind === 'frames';
    const parts: Buffer[] = [
      Buffer.from(`${lines} ${this.#isFed ? 's' : mode} ${bytes}\n`),
      script,
      ...(input.kind === 'block' ? [input.data] : []),
    ];
    this.#child.stdin.write(Buffer.concat(parts));
  }

  #send(chunk: Buffer, done: () => void): void {
    for (let start = 0; start < chunk.length; start += FRAME_BYTES_MAX) {
      const piece = chunk.subarray(start, start + FRAME_BYTES_MAX);
      this.#child.stdin.write(`${piece.length}\n`);
      const isLast = start + FRAME_BYTES_MAX >= chunk.length;
      this.#child.stdin.write(piece, isLast ? () => done() : undefined);
    }
    if (chunk.length === 0) done();
  }

  #take(stream: StreamName, chunk: Buffer): void {
    if (this.#pid === undefined) this.#said = `${this.#said}${chunk.toString()}`.slice(-500);
    const channel = this.#channel;
    if (channel === undefined || !this.#openStreams.has(stream)) return;
    if (!channel.deliver(stream, chunk)) this.#child[stream].pause();
  }

  #hear(stream: StreamName, words: readonly string[]): void {
    const [what, first = '', flags = ''] = words;
    if (what === 'r') {
      this.#pid = first;
      this.#ready.resolve();
      this.#onChange();
    }
    if (what === 'x' && !this.#hasExited) {
      this.#hasExited = true;
      this.#isGroupGone = !flags.includes('l');
      const code = Number(first);
      const signal = flags.includes('s') ? SIGNAL_NAMES.get(code - 128) : undefined;
      this.#channel?.exit(signal === undefined ? code : undefined, signal);
      // Nobody is there to say that there is no more to come.
      if (this.#channel === undefined && this.#isFed) {
        this.#isFed = false;
        this.#child.stdin.write('0\n');
      }
    }
    if (what === 'e') this.#close(stream);
  }

  #close(stream: StreamName): void {
    this.#openStreams.delete(stream);
    if (this.#openStreams.size > 0) return;
    const channel = this.#channel;
    this.#channel = undefined;
    this.#child.stdout.resume();
    this.#child.stderr.resume();
    channel?.finish();
    if (this.isIdle) this.#onChange();
  }

  #end(): void {
    this.#isOver = true;
    this.#ready.reject(new Error(this.#said.trim() || 'its shell ended at once'));
    this.#onChange();
  }

  /** The command whose shell has ended before it. */
  get orphan(): SlotChannel | undefined {
    return this.#isOver ? this.#channel : undefined;
  }
}

function countLines(script: Buffer): number {
  let lines = 0;
  for (let at = script.indexOf(NEWLINE); at >= 0; at = script.indexOf(NEWLINE, at + 1)) lines++;
  return lines;
}
