import {randomBytes} from 'node:crypto';
import {addAbortListener} from 'node:events';
import type {Duplex} from 'node:stream';
import {FaultError} from '../../../faults/fault-error.ts';
import type {AgentCommand, AgentCommands} from './agent-commands.ts';

/** The byte that makes the agent's parser and ours forget what came before (QEMU, qga docs). */
const DELIMITER = 0xff;
const NEWLINE = 10;
/** How long an agent may take to answer what costs it nothing; a guest may be very busy. */
const ANSWER_TIMEOUT_MS = 30_000;
/** How often a guest that says nothing is asked again: its agent may have been started anew. */
const SYNC_INTERVAL_MS = 1_000;
/**
 * Bytes of requests on their way at once. The agent takes at most 4096 bytes from its channel
 * each time it is told of some, and looks at what it has already taken only when more comes: the
 * last of several requests that are longer stays where it is (seen with 7.2).
 */
const WINDOW_BYTES = 3_072;
/** When an agent that owes an answer to a long request is poked with an empty line; doubles. */
const POKE_MS = 40;
const POKE_MS_MAX = 2_000;
/**
 * Longest answer that is taken: what a guest says without end must not fill this machine's memory.
 * The longest that a command of ours can ask for is 16 MiB of output, encoded (`GUEST_EXEC_MAX_OUTPUT`
 * of QEMU's qga/commands.c).
 */
const ANSWER_BYTES_MAX = 24 * 2 ** 20;

interface Request {
  readonly id: string;
  readonly command: AgentCommand;
  readonly text: string;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

interface Answer {
  readonly id?: unknown;
  readonly return?: unknown;
  readonly error?: {readonly class: string; readonly desc: string};
}

export interface AgentCallOptions {
  readonly signal: AbortSignal;
  /** @default 30_000 */
  readonly timeoutMs?: number;
}

/**
 * Speaks with the guest agent on its virtio-serial port. Calls may overlap: they are answered in
 * their order, each as soon as the agent gets to it.
 */
export class GuestAgentClient implements AsyncDisposable {
  readonly label: string;
  readonly #channel: Duplex;
  readonly #prefix = `p${randomBytes(4).toString('hex')}-`;
  #nextId = 1;
  /** Not sent yet. */
  readonly #queue: Request[] = [];
  /** Sent, not answered, oldest first. */
  readonly #sent = new Map<string, Request>();
  #sentBytes = 0;
  readonly #parts: Buffer[] = [];
  #partsBytes = 0;
  #sync: (() => void) | undefined;
  /** Of all requests to synchronise; their answers may come late. */
  readonly #syncIds = new Set<unknown>();
  #isSynced = false;
  /** Whether the agent repeats ids: then an answer without one is to somebody before us. */
  #repeatsIds = false;
  #isPlain = false;
  #lost: FaultError | undefined;
  readonly #lossListeners = new Set<(fault: FaultError) => void>();
  #poke: NodeJS.Timeout | undefined;

  /** @param channel Of the port `org.qemu.guest_agent.0`; stays the caller's. */
  constructor(channel: Duplex, options: {readonly label: string}) {
    this.#channel = channel;
    this.label = options.label;
    channel.on('data', this.#onData).on('error', this.#onEnd).on('close', this.#onEnd);
    channel.on('end', this.#onEnd);
  }

  /** Set once the channel has ended. */
  get lost(): FaultError | undefined {
    return this.#lost;
  }

  /** Calls `listener` when the channel ends, at most once. */
  onLost(listener: (fault: FaultError) => void): Disposable {
    this.#lossListeners.add(listener);
    return {[Symbol.dispose]: () => this.#lossListeners.delete(listener)};
  }

  /**
   * Waits until the agent answers, whatever stands in the channel from before: half an answer of
   * a machine that this one was forked from, or requests that nobody waits for any more.
   *
   * @throws {FaultError} `guest-agent/lost` when it does not answer in time.
   */
  async sync(options: AgentCallOptions): Promise<void> {
    const {signal, timeoutMs = ANSWER_TIMEOUT_MS} = options;
    signal.throwIfAborted();
    if (this.#lost !== undefined) throw this.#lost;
    this.#isSynced = false;
    let again: NodeJS.Timeout | undefined;
    let limit: NodeJS.Timeout | undefined;
    let listeners: Disposable[] = [];
    try {
      await new Promise<void>((resolve, reject) => {
        const ask = (): void => {
          const id = randomBytes(4).readUInt32BE();
          this.#syncIds.add(id);
          const execute = 'guest-sync-delimited';
          const request = JSON.stringify({execute, arguments: {id}, id: `sync-${id}`});
          this.#channel.write(Buffer.concat([Buffer.of(DELIMITER), Buffer.from(`${request}\n`)]));
        };
        this.#sync = resolve;
        again = setInterval(ask, SYNC_INTERVAL_MS);
        if (Number.isFinite(timeoutMs)) {
          limit = setTimeout(() => reject(this.#silent(timeoutMs)), timeoutMs);
        }
        listeners = [this.onLost(reject), addAbortListener(signal, () => reject(signal.reason))];
        ask();
      });
    } finally {
      this.#sync = undefined;
      clearInterval(again);
      clearTimeout(limit);
      for (const listener of listeners) listener[Symbol.dispose]();
    }
  }

  /**
   * @throws {FaultError} `guest-agent/lost` when no answer comes; `guest-agent/refused` when the
   *   command is disabled; `vm/operation-failed` when it fails, with the agent's words.
   */
  async call<C extends AgentCommand>(
    command: C,
    args: AgentCommands[C]['args'],
    options: AgentCallOptions,
  ): Promise<AgentCommands[C]['result']> {
    const {signal, timeoutMs = ANSWER_TIMEOUT_MS} = options;
    signal.throwIfAborted();
    if (this.#lost !== undefined) throw this.#lost;
    const answer = await new Promise<Answer>((resolve, reject) => {
      const id = `${this.#prefix}${this.#nextId++}`;
      const end = (act: () => void): void => {
        clearTimeout(timer);
        listener[Symbol.dispose]();
        act();
      };
      const timer = setTimeout(() => request.reject(this.#silent(timeoutMs)), timeoutMs);
      const request: Request = {
        id,
        command,
        text: `${JSON.stringify({execute: command, ...(args !== undefined && {arguments: args}), id})}\n`,
        resolve: (value) => end(() => resolve(value)),
        reject: (error) => end(() => reject(error)),
      };
      // What was sent is still answered, and that is passed over.
      const listener = addAbortListener(signal, () => {
        const at = this.#queue.indexOf(request);
        if (at >= 0) this.#queue.splice(at, 1);
        request.reject(signal.reason);
      });
      this.#queue.push(request);
      this.#send();
    });
    if (answer.error !== undefined) throw this.#failure(command, answer.error);
    return answer.return as AgentCommands[C]['result'];
  }

  /** Forgets the channel, which stays open for another client. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#channel.off('data', this.#onData).off('error', this.#onEnd).off('close', this.#onEnd);
    this.#channel.off('end', this.#onEnd);
    this.#lose();
  }

  #send(): void {
    for (;;) {
      const request = this.#queue[0];
      if (request === undefined) return;
      const bytes = Buffer.byteLength(request.text);
      if (this.#sentBytes > 0 && this.#sentBytes + bytes > WINDOW_BYTES) return;
      this.#queue.shift();
      this.#sent.set(request.id, request);
      this.#sentBytes += bytes;
      this.#channel.write(request.text);
      if (bytes > WINDOW_BYTES) this.#pokeAfter(POKE_MS);
    }
  }

  /** The end of a long request may lie where the agent only looks when more comes. */
  #pokeAfter(delayMs: number): void {
    clearTimeout(this.#poke);
    this.#poke = setTimeout(() => {
      if (this.#sent.size === 0 || this.#channel.writableLength > 0) return;
      this.#channel.write('\n');
      this.#pokeAfter(Math.min(POKE_MS_MAX, 2 * delayMs));
    }, delayMs);
  }

  readonly #onData = (chunk: Buffer): void => {
    let start = 0;
    if (!this.#isSynced) {
      // What stands before the delimiter is not for us.
      const at = chunk.lastIndexOf(DELIMITER);
      if (at >= 0) {
        this.#forgetParts();
        start = at + 1;
      }
    }
    for (let end = chunk.indexOf(NEWLINE, start); end >= 0; ) {
      this.#parts.push(chunk.subarray(start, end));
      const line = Buffer.concat(this.#parts);
      this.#forgetParts();
      start = end + 1;
      end = chunk.indexOf(NEWLINE, start);
      this.#take(line);
    }
    if (start === chunk.length) return;
    this.#parts.push(Buffer.from(chunk.subarray(start)));
    this.#partsBytes += chunk.length - start;
    if (this.#partsBytes <= ANSWER_BYTES_MAX) return;
    this.#forgetParts();
    // What waits for an agent that is not in step yet may be half of anything.
    if (this.#isSynced) this.#lose('it sends an answer that has no end');
  };

  #forgetParts(): void {
    this.#parts.length = 0;
    this.#partsBytes = 0;
  }

  #take(line: Buffer): void {
    const clean = line.subarray(line.lastIndexOf(DELIMITER) + 1);
    const answer = toAnswer(clean);
    // Half of an answer to someone before us.
    if (answer === undefined) return;
    if (this.#syncIds.has(answer.return)) {
      if (this.#sync === undefined) return;
      this.#isSynced = true;
      this.#repeatsIds = answer.id !== undefined;
      this.#sync();
      this.#sync = undefined;
      // What was asked before the delimiter has been answered, or never will be.
      for (const request of this.#sent.values()) request.reject(this.#silent(0));
      this.#sent.clear();
      this.#sentBytes = 0;
      this.#send();
      return;
    }
    // Agents before 3.0 do not repeat the id: then it is the oldest that is answered.
    const isPlain = !this.#repeatsIds && answer.id === undefined && answer.error === undefined;
    if (isPlain && this.#sent.size > 0) this.#isPlain = true;
    const id = this.#isPlain ? this.#sent.keys().next().value : answer.id;
    const request = typeof id === 'string' ? this.#sent.get(id) : undefined;
    if (request === undefined) return;
    this.#sent.delete(request.id);
    this.#sentBytes -= Buffer.byteLength(request.text);
    request.resolve(answer);
    this.#send();
  }

  readonly #onEnd = (): void => this.#lose();

  #lose(why = 'its channel has ended'): void {
    if (this.#lost !== undefined) return;
    const fault = new FaultError(
      'guest-agent/lost',
      `cannot go on with the guest agent of ${this.label}: ${why}`,
      {help: 'the machine was stopped or has died: look at its console'},
    );
    this.#lost = fault;
    clearTimeout(this.#poke);
    for (const request of [...this.#sent.values(), ...this.#queue.splice(0)]) request.reject(fault);
    this.#sent.clear();
    for (const listener of this.#lossListeners) listener(fault);
    this.#lossListeners.clear();
  }

  #silent(timeoutMs: number): FaultError {
    const within = timeoutMs > 0 ? ` within ${Math.round(timeoutMs / 100) / 10} s` : '';
    return new FaultError(
      'guest-agent/lost',
      `cannot reach the guest agent of ${this.label}: no answer${within}`,
      {
        help: 'qemu-ga must run in the guest on the port org.qemu.guest_agent.0; look at the console whether the guest is up',
      },
    );
  }

  #failure(command: AgentCommand, error: {class: string; desc: string}): FaultError {
    const isRefusal = error.class === 'CommandNotFound' || /disabled|not allowed/i.test(error.desc);
    if (isRefusal) return refusal(this.label, [command]);
    const message = `cannot ${command} on ${this.label}: ${error.desc}`;
    return new FaultError('vm/operation-failed', message, {details: {command}});
  }
}

/** What a guest has sent; `undefined` for what is no answer. */
function toAnswer(line: Buffer): Answer | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line.toString());
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const {error, ...rest} = value as {readonly error?: unknown};
  if (error === undefined) return rest;
  const words =
    typeof error === 'object' && error !== null ? (error as Record<string, unknown>) : {};
  const {class: kind, desc} = words;
  return {
    ...rest,
    error: {
      class: typeof kind === 'string' ? kind : 'GenericError',
      desc: typeof desc === 'string' ? desc : 'it does not say why',
    },
  };
}

/** The fault of an agent that does not let us use `commands`. */
export function refusal(label: string, commands: readonly AgentCommand[]): FaultError {
  const names = commands.join(', ');
  const message = `cannot work through the guest agent of ${label}: it refuses ${names}`;
  return new FaultError('guest-agent/refused', message, {
    details: {commands: names},
    help: 'take them out of block-rpcs (before 8.2: blacklist) in /etc/qemu/qemu-ga.conf, or out of FILTER_RPC_ARGS in /etc/sysconfig/qemu-ga (BLACKLIST_RPC on older ones), and restart qemu-ga in the guest',
  });
}
