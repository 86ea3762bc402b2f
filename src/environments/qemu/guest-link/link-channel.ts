import {Duplex, Readable} from 'node:stream';
import type {ShellChannel} from '../../posix/shell-host.ts';

const NEWLINE = 10;

/** What is done with what a channel has been given. */
export interface LinkChannelOwner {
  /** Called once, with all that was written. */
  start(channel: LinkChannel, script: string, input: Buffer): void;
  /** Nobody wants to hear of it any more. */
  abandon(channel: LinkChannel): void;
}

/** A command's shell behind a link: gathers a framed script and the command's input, then starts. */
export class LinkChannel extends Duplex implements ShellChannel {
  readonly stderr = new Readable({read: () => undefined});
  readonly #owner: LinkChannelOwner;
  readonly #parts: Buffer[] = [];
  #isStarted = false;
  #isTaken = true;
  #resume: (() => void) | undefined;

  constructor(owner: LinkChannelOwner) {
    super({allowHalfOpen: true, autoDestroy: false});
    this.#owner = owner;
  }

  override _write(chunk: Buffer | string, _: BufferEncoding, done: () => void): void {
    this.#parts.push(Buffer.from(chunk as Buffer));
    done();
  }

  override _read(): void {
    this.#isTaken = true;
    this.#resume?.();
    this.#resume = undefined;
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#owner.abandon(this);
    this.stderr.destroy();
    done(error);
  }

  /** Whether whoever reads standard output wants more; `resume` is called when that changes. */
  wantsMore(resume: () => void): boolean {
    if (!this.#isTaken) this.#resume = resume;
    return this.#isTaken;
  }

  eof(): void {
    if (this.#isStarted || this.destroyed) return;
    this.#isStarted = true;
    const {script, rest} = unframed(Buffer.concat(this.#parts));
    this.#parts.length = 0;
    this.#owner.start(this, script, rest);
  }

  close(): void {
    this.#owner.abandon(this);
  }

  deliver(stream: 'stdout' | 'stderr', chunk: Buffer): void {
    if (this.destroyed) return;
    if (stream === 'stdout') this.#isTaken = this.push(chunk);
    else this.stderr.push(chunk);
  }

  /** Tells how the command has ended, as ssh2 does. */
  exit(code: number | undefined, signal: string | undefined): void {
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
}

/** Takes the script out of `framed(script)`, and what follows it. */
export function unframed(data: Buffer): {readonly script: string; readonly rest: Buffer} {
  let at = data.indexOf(NEWLINE);
  const lines = Number(data.toString('latin1', 0, at));
  const start = at + 1;
  for (let line = 0; line < lines; line++) at = data.indexOf(NEWLINE, at + 1);
  return {script: data.toString('latin1', start, at + 1), rest: data.subarray(at + 1)};
}
