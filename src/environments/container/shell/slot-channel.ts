import {Duplex, Readable} from 'node:stream';
import type {ShellChannel} from '../../posix/shell-host.ts';

const NEWLINE = 10;
/** As much input as is sent along with the script; more goes in frames. */
const BLOCK_BYTES_MAX = 65_536;

/** What a command reads. */
export type SlotInput =
  | {readonly kind: 'none'}
  | {readonly kind: 'block'; readonly data: Buffer}
  | {readonly kind: 'frames'};

/** What is done with what a channel has been given. */
export interface SlotChannelOwner {
  /** Called once, with the whole script. */
  start(script: Buffer, input: SlotInput): void;
  /** Of `frames`. `done` is called when there is room for more. */
  send(chunk: Buffer, done: () => void): void;
  /** The last frame was sent. */
  finish(): void;
  /** Whoever reads wants more. */
  resume(stream: 'stdout' | 'stderr'): void;
  /** Nobody wants to hear of it any more. */
  abandon(): void;
}

/**
 * A command's shell in a container: gathers a framed script, then passes on what the command is to
 * read, as it comes.
 */
export class SlotChannel extends Duplex implements ShellChannel {
  readonly stderr: Readable;
  readonly #owner: SlotChannelOwner;
  #gathered: Buffer = Buffer.alloc(0);
  #script: Buffer | undefined;
  #phase: 'gathering' | 'streaming' | 'over' = 'gathering';
  #hasEnded = false;
  #isDeciding = false;

  constructor(owner: SlotChannelOwner) {
    super({allowHalfOpen: true, autoDestroy: false});
    this.#owner = owner;
    this.stderr = new Readable({read: () => owner.resume('stderr')});
  }

  override _write(chunk: Buffer | string, encoding: BufferEncoding, done: () => void): void {
    const data = typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk;
    if (this.#phase === 'streaming' && !this.destroyed) this.#owner.send(data, done);
    else {
      if (this.#phase === 'gathering' && !this.destroyed) this.#gather(data);
      done();
    }
  }

  #gather(data: Buffer): void {
    this.#gathered = this.#gathered.length === 0 ? data : Buffer.concat([this.#gathered, data]);
    this.#takeScript();
    // The end of the input is told in this turn where all of it is there.
    if (this.#script !== undefined && !this.#isDeciding) {
      this.#isDeciding = true;
      setImmediate(() => this.#decide());
    }
  }

  override _final(done: () => void): void {
    this.eof();
    done();
  }

  override _read(): void {
    this.#owner.resume('stdout');
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#phase = 'over';
    this.#owner.abandon();
    this.stderr.destroy();
    done(error);
  }

  eof(): void {
    this.#hasEnded = true;
    if (this.#phase === 'streaming') this.#finish();
    else if (this.#script !== undefined) this.#decide();
  }

  close(): void {
    this.#owner.abandon();
  }

  /** Whether there is room for more. */
  deliver(stream: 'stdout' | 'stderr', chunk: Buffer): boolean {
    if (this.destroyed) return true;
    return stream === 'stdout' ? this.push(chunk) : this.stderr.push(chunk);
  }

  /** Tells how the command has ended, as ssh2 does. Nothing reads its input any more. */
  exit(code: number | undefined, signal: string | undefined): void {
    if (this.#phase === 'streaming') this.#finish();
    this.#phase = 'over';
    if (signal === undefined) this.emit('exit', code ?? null);
    else this.emit('exit', null, signal);
  }

  /** Both streams have ended. */
  finish(): void {
    if (this.destroyed) return;
    let open = 2;
    // Not before what was pushed has been handed on.
    const ended = (): void => {
      if (--open === 0) this.emit('close');
    };
    for (const stream of [this, this.stderr]) {
      stream.once('end', ended);
      stream.push(null);
    }
  }

  #takeScript(): void {
    if (this.#script !== undefined) return;
    const data = this.#gathered;
    let at = data.indexOf(NEWLINE);
    if (at < 0) return;
    const lines = Number(data.toString('latin1', 0, at));
    const start = at + 1;
    for (let line = 0; line < lines; line++) {
      at = data.indexOf(NEWLINE, at + 1);
      if (at < 0) return;
    }
    this.#script = data.subarray(start, at + 1);
    this.#gathered = data.subarray(at + 1);
  }

  #decide(): void {
    const script = this.#script;
    if (this.#phase !== 'gathering' || script === undefined || this.destroyed) return;
    const rest = this.#gathered;
    this.#gathered = Buffer.alloc(0);
    if (this.#hasEnded && rest.length <= BLOCK_BYTES_MAX) {
      this.#phase = 'over';
      this.#owner.start(script, rest.length === 0 ? {kind: 'none'} : {kind: 'block', data: rest});
      return;
    }
    this.#phase = 'streaming';
    this.#owner.start(script, {kind: 'frames'});
    if (rest.length > 0) this.#owner.send(rest, () => undefined);
    if (this.#hasEnded) this.#finish();
  }

  #finish(): void {
    this.#phase = 'over';
    this.#owner.finish();
  }
}
