import {addAbortListener} from 'node:events';
import type {Duplex} from 'node:stream';
import {FaultError} from '../../../faults/fault-error.ts';
import type {RunTool} from '../../posix/remote-tool.ts';
import type {FileStream} from '../../posix/shell-host.ts';

/** The guest's name of the port. */
export const FILE_PORT = 'org.proctor.files.0';

/**
 * Prints the device of the port, where there is one and a `dd` that can take an exact number of
 * bytes from it. Without udev there are no links in /dev/virtio-ports.
 */
const FIND_SCRIPT = `dd if=/dev/null of=/dev/null iflag=fullblock status=none 2>/dev/null || exit 0
for _pf in /sys/class/virtio-ports/*/name; do
  read -r _pq 2>/dev/null <"$_pf" && [ "$_pq" = ${FILE_PORT} ] || continue
  _pf=\${_pf%/name}; _pf=/dev/\${_pf##*/}
  [ -r "$_pf" ] && echo "$_pf"
  exit 0
done
exit 0`;

type TakeOptions = Parameters<FileStream['take']>[0];

/** Channels in which bytes may stand that nobody has taken. */
const SPOILED = new WeakSet<Duplex>();

/** Moves raw bytes through a virtio-serial port of its own, which nothing else uses. */
export class FilePort implements FileStream {
  readonly #channel: Duplex;
  #device: Promise<string | undefined> | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  /** @param channel Of the port {@link FILE_PORT}; stays the caller's. */
  constructor(channel: Duplex) {
    this.#channel = channel;
  }

  async find(run: RunTool, options: {readonly signal: AbortSignal}): Promise<string | undefined> {
    if (!this.#isUsable) return undefined;
    this.#device ??= run(FIND_SCRIPT, options).then(
      ({stdout}) => stdout.toString().trim() || undefined,
    );
    try {
      const device = await this.#device;
      // What was before this one may have failed meanwhile.
      await this.#turn;
      return this.#isUsable ? device : undefined;
    } catch (error) {
      this.#device = undefined;
      throw error;
    }
  }

  send<T>(
    content: AsyncIterable<Buffer>,
    options: {
      readonly bytes: number;
      readonly signal: AbortSignal;
      readonly receive: (signal: AbortSignal) => Promise<T>;
    },
  ): Promise<T | undefined> {
    const turn = this.#turn.then(() => this.#send(content, options));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  take(options: TakeOptions): AsyncIterable<Buffer> | undefined {
    if (!this.#isUsable) return undefined;
    SPOILED.add(this.#channel);
    return this.#take(options);
  }

  /** What it has not taken when nobody wants it any more it passes over. */
  async *#take({end, signal, write}: TakeOptions): AsyncGenerator<Buffer> {
    const both = new AbortController();
    const listener = addAbortListener(signal, () => both.abort(signal.reason));
    const writing = write(both.signal);
    const mark = Buffer.from(end);
    let held: Buffer = Buffer.alloc(0);
    let hasEnded = false;
    const next = async (): Promise<Buffer> => {
      const chunk = await this.#read(both.signal);
      const data = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      hasEnded = data.subarray(-mark.length).equals(mark);
      const sure = hasEnded ? data.length - mark.length : Math.max(0, data.length - mark.length);
      held = data.subarray(sure);
      return data.subarray(0, sure);
    };
    writing.catch((error: unknown) => both.abort(error));
    try {
      while (!hasEnded) {
        const data = await next();
        if (data.length > 0) yield data;
      }
    } finally {
      try {
        while (!hasEnded && !both.signal.aborted) await next();
        await writing;
        if (hasEnded) SPOILED.delete(this.#channel);
      } finally {
        listener[Symbol.dispose]();
      }
    }
  }

  /** The next bytes that come. */
  async #read(signal: AbortSignal): Promise<Buffer> {
    const channel = this.#channel;
    for (;;) {
      signal.throwIfAborted();
      const chunk = channel.read() as Buffer | null;
      if (chunk !== null) return chunk;
      if (channel.destroyed || channel.readableEnded) throw lostBytes();
      await this.#event('readable', signal);
    }
  }

  get #isUsable(): boolean {
    return this.#channel.writable && !SPOILED.has(this.#channel);
  }

  async #send<T>(
    content: AsyncIterable<Buffer>,
    options: {
      readonly bytes: number;
      readonly signal: AbortSignal;
      readonly receive: (signal: AbortSignal) => Promise<T>;
    },
  ): Promise<T | undefined> {
    const {signal, bytes, receive} = options;
    signal.throwIfAborted();
    if (!this.#isUsable) return undefined;
    // Each ends the other: neither does by itself when the other has failed.
    const both = new AbortController();
    const listener = addAbortListener(signal, () => both.abort(signal.reason));
    SPOILED.add(this.#channel);
    try {
      const received = receive(both.signal);
      const fed = this.#feed(content, bytes, both.signal);
      for (const part of [received, fed]) part.catch((error: unknown) => both.abort(error));
      await Promise.allSettled([received, fed]);
      both.signal.throwIfAborted();
      SPOILED.delete(this.#channel);
      return await received;
    } finally {
      listener[Symbol.dispose]();
    }
  }

  async #feed(content: AsyncIterable<Buffer>, bytes: number, signal: AbortSignal): Promise<void> {
    let sent = 0;
    for await (const chunk of content) {
      signal.throwIfAborted();
      sent += chunk.length;
      if (sent > bytes) break;
      if (!this.#channel.write(chunk)) await this.#event('drain', signal);
    }
    if (sent === bytes) return;
    throw new FaultError('transfer/failed', 'a file has changed while it was read');
  }

  #event(name: 'drain' | 'readable', signal: AbortSignal): Promise<void> {
    const channel = this.#channel;
    return new Promise((resolve, reject) => {
      const end = (act: () => void): void => {
        listener[Symbol.dispose]();
        channel.off(name, onEvent).off('close', onClose);
        act();
      };
      const onEvent = (): void => end(resolve);
      const onClose = (): void => end(() => reject(lostBytes()));
      const listener = addAbortListener(signal, () => end(() => reject(signal.reason)));
      channel.on(name, onEvent).on('close', onClose);
      if (channel.destroyed) onClose();
    });
  }
}

function lostBytes(): FaultError {
  return new FaultError('transfer/failed', 'the port that files go through is of no use any more');
}
