import type {Duplex} from 'node:stream';
import {FaultError} from '../../../faults/fault-error.ts';
import {Deadline} from '../../../util/deadline.ts';
import type {
  QmpArguments,
  QmpCommandName,
  QmpCommands,
  QmpEvent,
  QmpValue,
} from './qmp-commands.ts';
import {QmpLines} from './qmp-lines.ts';

/** How long a command may take when its caller does not say. Busy hosts need seconds at times. */
const COMMAND_TIMEOUT_MS = 30_000;
/** How much of garbage is quoted. */
const QUOTE_CHARS_MAX = 120;

export interface QmpOptions {
  readonly signal: AbortSignal;
  /** @default 30_000 */
  readonly timeoutMs?: number;
}

export interface QmpClientOptions extends QmpOptions {
  /** What became of QEMU, as a clause: "QEMU was ended by SIGKILL"; asked when the channel closes. */
  readonly describeEnd?: () => Promise<string>;
}

/** QEMU refused a command. What it may mean is for the caller to say. */
export class QmpError extends Error {
  override readonly name = 'QmpError';
  /** As `GenericError`, `DeviceNotFound`, `CommandNotFound`. */
  readonly class: string;
  /** QEMU's own words. */
  readonly description: string;

  constructor(command: string, options: {readonly class: string; readonly description: string}) {
    super(`QEMU refused '${command}': ${options.description}`);
    this.class = options.class;
    this.description = options.description;
  }
}

interface Pending {
  readonly command: string;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/**
 * Speaks QMP over one channel, which it alone reads. Answers are matched to commands by their id;
 * one that comes after its caller has given up is dropped. Events go to who listens at the time
 * they come, so listen before you send what makes them come.
 */
export class QmpClient implements AsyncDisposable {
  /** Resolves, with what ended it, when no more commands can be sent; never rejects. */
  readonly closed: Promise<FaultError>;
  readonly #channel: Duplex;
  readonly #describeEnd: () => Promise<string>;
  readonly #lines = new QmpLines();
  readonly #pending = new Map<number, Pending>();
  readonly #listeners = new Set<(event: QmpEvent) => void>();
  readonly #resolveClosed: (error: FaultError) => void;
  /** Told of the end, besides pending commands. */
  readonly #waiting = new Set<(error: FaultError) => void>();
  #greet: (() => void) | undefined;
  #nextId = 1;
  #end: FaultError | undefined;
  #isEnding = false;

  private constructor(channel: Duplex, describeEnd: () => Promise<string>) {
    this.#channel = channel;
    this.#describeEnd = describeEnd;
    const {promise, resolve} = Promise.withResolvers<FaultError>();
    this.closed = promise;
    this.#resolveClosed = resolve;
    channel.on('data', (chunk: Buffer) => this.#read(chunk));
    // Of an error, `close` follows; what it says (ECONNRESET, EPIPE) adds nothing.
    channel.on('error', () => undefined);
    channel.once('end', () => this.#lose());
    channel.once('close', () => this.#lose());
  }

  /**
   * Waits for QEMU's greeting and negotiates.
   *
   * @throws {FaultError} `qemu/monitor-failed`.
   */
  static async open(channel: Duplex, options: QmpClientOptions): Promise<QmpClient> {
    const describeEnd = options.describeEnd ?? (async () => 'QEMU has closed the channel');
    const client = new QmpClient(channel, describeEnd);
    try {
      await client.#waitForGreeting(options);
      await client.execute('qmp_capabilities', {}, options);
      return client;
    } catch (error) {
      channel.destroy();
      throw error;
    }
  }

  /**
   * Runs a command and returns what it returned.
   *
   * @throws {QmpError} when QEMU refuses it.
   * @throws {FaultError} `qemu/monitor-failed` when QEMU is gone, or does not answer in time.
   */
  async execute<Name extends QmpCommandName>(
    command: Name,
    args: QmpCommands[Name]['arguments'],
    options: QmpOptions,
  ): Promise<QmpCommands[Name]['result']> {
    const result = await this.executeUnknown(command, args, options);
    return result as QmpCommands[Name]['result'];
  }

  /** As `execute`, for commands that `QmpCommands` does not have. */
  async executeUnknown(command: string, args: QmpArguments, options: QmpOptions): Promise<unknown> {
    options.signal.throwIfAborted();
    if (this.#end !== undefined) throw this.#end;
    const id = this.#nextId++;
    return this.#wait<unknown>(`an answer to '${command}'`, options, (settle) => {
      this.#pending.set(id, {command, ...settle});
      this.#channel.write(`${JSON.stringify({execute: command, arguments: args, id})}\n`);
      return () => this.#pending.delete(id);
    });
  }

  /** Calls `listener` for each event from now on, until disposed of. */
  listen(listener: (event: QmpEvent) => void): Disposable {
    this.#listeners.add(listener);
    return {
      [Symbol.dispose]: () => {
        this.#listeners.delete(listener);
      },
    };
  }

  /**
   * Waits for an event that comes after this call. Call it, without awaiting, before the command
   * whose event it is; when that fails, its promise may be left alone.
   *
   * @throws {FaultError} `qemu/monitor-failed` when QEMU is gone, or it does not come in time.
   */
  waitForEvent(
    names: string | readonly string[],
    predicate: (event: QmpEvent) => boolean,
    options: QmpOptions,
  ): Promise<QmpEvent> {
    const wanted = typeof names === 'string' ? [names] : names;
    const what = `the event ${wanted.join(' or ')}`;
    const found = this.#wait<QmpEvent>(what, options, ({resolve, reject}) => {
      if (this.#end !== undefined) reject(this.#end);
      this.#waiting.add(reject);
      const listener = this.listen((event) => {
        if (wanted.includes(event.event) && predicate(event)) resolve(event);
      });
      return () => {
        this.#waiting.delete(reject);
        listener[Symbol.dispose]();
      };
    });
    found.catch(() => undefined);
    return found;
  }

  /** Closes the channel; pending commands reject. QEMU goes on. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#finish(new FaultError('qemu/monitor-failed', 'cannot use a monitor that was closed'));
    this.#channel.destroy();
  }

  #waitForGreeting(options: QmpOptions): Promise<void> {
    return this.#wait<void>('the greeting', options, ({resolve, reject}) => {
      this.#greet = () => resolve();
      this.#waiting.add(reject);
      return () => {
        this.#waiting.delete(reject);
        this.#greet = undefined;
      };
    });
  }

  /** Has `start` begin to wait; what it returns is called when the waiting is over. */
  async #wait<T>(
    what: string,
    options: QmpOptions,
    start: (settle: {
      readonly resolve: (value: T) => void;
      readonly reject: (error: Error) => void;
    }) => () => void,
  ): Promise<T> {
    const timeoutMs = options.timeoutMs ?? COMMAND_TIMEOUT_MS;
    using deadline = new Deadline(timeoutMs, {parent: options.signal});
    options.signal.throwIfAborted();
    const {promise, resolve, reject} = Promise.withResolvers<T>();
    const onAbort = (): void => {
      reject(
        deadline.expired
          ? new FaultError(
              'qemu/monitor-failed',
              `cannot get ${what} from QEMU within ${Math.ceil(timeoutMs)} ms`,
              {help: 'The machine may be overloaded, or QEMU may hang.'},
            )
          : options.signal.reason,
      );
    };
    deadline.signal.addEventListener('abort', onAbort, {once: true});
    const stop = start({resolve: (value) => resolve(value), reject});
    try {
      return await promise;
    } finally {
      stop();
      deadline.signal.removeEventListener('abort', onAbort);
    }
  }

  #read(chunk: Buffer): void {
    if (this.#end !== undefined || this.#isEnding) return;
    let messages: Record<string, unknown>[];
    try {
      messages = this.#lines.push(chunk);
    } catch (error) {
      const quote = JSON.stringify(chunk.toString('latin1').slice(0, QUOTE_CHARS_MAX));
      const message = `cannot understand QEMU's monitor: ${(error as Error).message}, near ${quote}`;
      this.#finish(new FaultError('qemu/monitor-failed', message));
      this.#channel.destroy();
      return;
    }
    for (const message of messages) this.#take(message);
  }

  #take(message: Record<string, unknown>): void {
    if ('QMP' in message) {
      this.#greet?.();
      return;
    }
    if (typeof message['event'] === 'string') {
      const event = toEvent(message['event'], message);
      for (const listener of [...this.#listeners]) listener(event);
      return;
    }
    // An error without an id answers what QEMU could not read: the command sent first, as it
    // answers in turn.
    const id = message['id'] ?? this.#pending.keys().next().value;
    const pending = this.#pending.get(id as number);
    if (pending === undefined) return;
    this.#pending.delete(id as number);
    if ('return' in message) pending.resolve(message['return']);
    else pending.reject(toError(pending.command, message['error']));
  }

  /** The other end is closed: QEMU has died, or is about to. */
  #lose(): void {
    if (this.#end !== undefined || this.#isEnding) return;
    this.#isEnding = true;
    this.#describeEnd().then(
      (text) => this.#finish(new FaultError('qemu/monitor-failed', lostMessage(text))),
      () => this.#finish(new FaultError('qemu/monitor-failed', lostMessage('QEMU is gone'))),
    );
  }

  #finish(error: FaultError): void {
    if (this.#end !== undefined) return;
    this.#end = error;
    for (const pending of [...this.#pending.values()]) pending.reject(error);
    this.#pending.clear();
    for (const reject of [...this.#waiting]) reject(error);
    this.#resolveClosed(error);
  }
}

function lostMessage(text: string): string {
  return `cannot reach the monitor: ${text}`;
}

function toEvent(name: string, message: Record<string, unknown>): QmpEvent {
  const stamp = asObject(message['timestamp']);
  return {
    event: name,
    data: asObject(message['data']),
    timestamp: {
      seconds: Number(stamp['seconds'] ?? 0),
      microseconds: Number(stamp['microseconds'] ?? 0),
    },
  };
}

function toError(command: string, error: unknown): QmpError {
  const {class: kind, desc} = asObject(error);
  return new QmpError(command, {
    class: typeof kind === 'string' ? kind : 'GenericError',
    description: typeof desc === 'string' ? desc : 'it did not say why',
  });
}

function asObject(value: unknown): Readonly<Record<string, QmpValue | undefined>> {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, QmpValue | undefined>>)
    : {};
}
