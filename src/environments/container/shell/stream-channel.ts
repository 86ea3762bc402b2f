import {Duplex, type Readable} from 'node:stream';
import type {ShellChannel} from '../../posix/shell-host.ts';

/** Streams of a shell that stays, and the end of what carries them. */
export interface ShellStreams {
  readonly stdin: NodeJS.WritableStream;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Calls `listener` once all has ended. */
  onEnd(listener: () => void): void;
}

/** The streams of a process as a channel. */
export class StreamChannel extends Duplex implements ShellChannel {
  readonly stderr: Readable;
  readonly #streams: ShellStreams;

  constructor(streams: ShellStreams) {
    super({allowHalfOpen: true, autoDestroy: false});
    this.#streams = streams;
    this.stderr = streams.stderr;
    streams.stdout.on('data', (chunk: Buffer) => {
      if (!this.push(chunk)) streams.stdout.pause();
    });
    this.on('error', () => undefined);
    streams.onEnd(() => {
      this.push(null);
      this.emit('close');
    });
  }

  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    this.#streams.stdin.write(chunk, () => done());
  }

  override _read(): void {
    this.#streams.stdout.resume();
  }

  eof(): void {
    this.#streams.stdin.end();
  }

  close(): void {
    this.eof();
  }
}
