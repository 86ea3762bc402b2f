import {randomBytes} from 'node:crypto';
import {addAbortListener} from 'node:events';
import {setTimeout as sleep} from 'node:timers/promises';
import type {ClientChannel} from 'ssh2';
import {FaultError} from '../../faults/fault-error.ts';
import {monotonicMs} from '../../util/clock.ts';
import {CancelError} from '../../util/deadline.ts';
import type {Fence} from '../environment.ts';
import {ControlShell} from '../posix/control-shell.ts';
import {
  controlScript,
  framedAtOnce,
  type HostLease,
  SAFE_LOADER,
  taggedLoader,
} from '../posix/remote-shell.ts';
import type {PseudoTerminal, ShellHost} from '../posix/shell-host.ts';
import type {LoginSecrets} from './credentials.ts';
import type {SshTarget} from './ssh-target.ts';
import {ChannelRefusal, labelOf, type SshSession, SshTransport} from './ssh-transport.ts';

/** More connections than this to one host are of no use to anyone. */
const CONNECTIONS_MAX = 16;
/**
 * sshd counts a session until it has tidied up after it, which is after it has told us that it is
 * closed: so a refusal may be over in a moment.
 */
const REFUSAL_WAITS_MS = [2, 5, 10, 20, 40, 80, 160];
/** Waits before a lost connection is tried again; a host that reboots takes longer than these. */
const RECONNECT_WAITS_MS = [200, 500, 1000, 2000, 4000];
/** Room that must be left on a connection for a session to be opened in advance. */
const SPARE_SESSIONS = 3;
const SESSION_ATTEMPTS_MAX = 4;
/**
 * A host that hears nothing for so many keep-alives takes it that nobody is there any more. We give a
 * connection up sooner: so what is of no more use has been ended there before others can come.
 */
const LEASE_KEEP_ALIVES = 4;
/** How long a host waits for the next connection when one has ended; besides time for two logins. */
const SUCCESSOR_WAIT_S = 3;
const LOGINS_WAIT_S_MAX = 20;

/** What the host does when it does not hear from us. */
export interface SshHostOptions {
  /** What proves to the host that we hold its lock. */
  readonly fence?: Fence | undefined;
  /** Whether it is somebody's machine, and not part of what is thrown away. @default true */
  readonly isLeased?: boolean;
}

interface Slot {
  readonly transport: SshTransport;
  used: number;
  limit: number;
}

interface Waiter {
  readonly resolve: (slot: Slot) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The connections to one host, shared by all that is reached in the same way. A further one is
 * opened when those there have no room for another session; one that was lost is replaced when
 * it is needed.
 */
export class SshHost implements ShellHost, AsyncDisposable {
  readonly wire = 'encrypted';
  readonly label: string;
  readonly kind = 'ssh';
  readonly lossCode = 'ssh/connection-lost';
  readonly #target: SshTarget;
  readonly #secrets: LoginSecrets;
  readonly #fence: Fence | undefined;
  readonly #isLeased: boolean;
  /** On the command lines of its loaders; the number is the control shell's that ends them. */
  readonly #name = `proctor-${randomBytes(9).toString('hex')}`;
  #generation = 0;
  #loginMs = 0;
  readonly #stop = new AbortController();
  readonly #slots = new Set<Slot>();
  readonly #waiters: Waiter[] = [];
  #connectionsMax = CONNECTIONS_MAX;
  #opening: Promise<void> | undefined;
  #hasConnected = false;
  #control: Promise<ControlShell> | undefined;
  /** Folders that instances have there, for a control shell that takes over. */
  readonly #roots = new Set<string>();
  #warm: {readonly commandLine: string; readonly session: SshSession} | undefined;
  #isWarming = false;
  #disposed: Promise<void> | undefined;

  constructor(target: SshTarget, secrets: LoginSecrets, options: SshHostOptions = {}) {
    this.#target = target;
    this.#fence = options.fence;
    this.#isLeased = options.isLeased ?? true;
    this.#secrets = secrets;
    this.label = labelOf(target.hops.at(-1) ?? target.hops[0]);
  }

  /**
   * Starts `loader` there, when there is room.
   *
   * @throws {FaultError} as `SshTransport.open`.
   */
  async openSession(loader: string, options: {readonly signal: AbortSignal}): Promise<SshSession> {
    options.signal.throwIfAborted();
    const commandLine = taggedLoader(loader, this.#tag);
    const warm = this.#warm;
    if (warm?.commandLine === commandLine) {
      this.#warm = undefined;
      return warm.session;
    }
    for (let attempt = 1; ; attempt++) {
      const slot = await this.#reserve(options.signal);
      try {
        const channel = await this.#openIn(slot, commandLine, options.signal);
        channel.once('close', () => this.#release(slot));
        return {channel, transport: slot.transport, isWarm: false};
      } catch (error) {
        this.#release(slot);
        options.signal.throwIfAborted();
        if (error instanceof ChannelRefusal) {
          this.#learnLimit(slot, error);
          continue;
        }
        // Nothing was started yet, so it does no harm to start it elsewhere.
        if (slot.transport.lost === undefined || attempt >= SESSION_ATTEMPTS_MAX) throw error;
      }
    }
  }

  /**
   * Opens a session for the next caller of `openSession` in advance, where there is room to spare:
   * opening it takes the host longer than a short command does.
   */
  prewarm(loader: string): void {
    const commandLine = taggedLoader(loader, this.#tag);
    if (this.#warm !== undefined || this.#isWarming || this.#waiters.length > 0) return;
    for (const slot of this.#slots) {
      if (slot.transport.lost !== undefined || slot.used + SPARE_SESSIONS > slot.limit) continue;
      slot.used++;
      this.#isWarming = true;
      slot.transport
        .openSession(commandLine)
        .then((channel) => this.#keepWarm(commandLine, slot, channel))
        .catch(() => this.#release(slot))
        .finally(() => {
          this.#isWarming = false;
        });
      return;
    }
  }

  #keepWarm(commandLine: string, slot: Slot, channel: ClientChannel): void {
    const warm = {commandLine, session: {channel, transport: slot.transport, isWarm: true}};
    this.#warm = warm;
    channel.once('close', () => {
      if (this.#warm === warm) this.#warm = undefined;
      this.#release(slot);
    });
    // Until someone takes it; without listeners an error would end the process.
    channel.on('error', () => undefined);
    if (this.#waiters.length > 0 || this.#stop.signal.aborted) this.#dropWarm();
  }

  /** Makes room for those that wait. */
  #dropWarm(): void {
    const warm = this.#warm;
    this.#warm = undefined;
    warm?.session.channel.resume();
    warm?.session.channel.stderr.resume();
    warm?.session.channel.eof();
  }

  /** The host's control shell; started anew where it is gone. */
  async control(options: {readonly signal: AbortSignal}): Promise<ControlShell> {
    options.signal.throwIfAborted();
    const current = this.#control;
    if (current !== undefined) {
      const shell = await current.catch(() => undefined);
      if (shell?.isAlive === true) return shell;
    }
    if (this.#control === current) {
      this.#generation++;
      this.#control = ControlShell.start(this, {
        signal: this.#stop.signal,
        roots: this.#roots,
        ...(this.#fence && {fence: this.#fence}),
      });
      this.#control.catch(() => undefined);
    }
    return this.#wait(this.#control ?? this.control(options), options.signal);
  }

  async openControl(nonce: string, options: {readonly signal: AbortSignal}): Promise<SshSession> {
    const session = await this.openSession(SAFE_LOADER, options);
    session.channel.write(framedAtOnce(controlScript(nonce, this.#lease)));
    return session;
  }

  /** How often the host hears of us at the least; `undefined` where it does not mind. */
  get heartbeatMs(): number | undefined {
    const {keepAliveMs} = this.#target;
    return this.#isLeased && keepAliveMs > 0 ? keepAliveMs : undefined;
  }

  get #tag(): string {
    return `${this.#name}.${this.#generation}.`;
  }

  get #lease(): HostLease {
    const loginsS = Math.min(LOGINS_WAIT_S_MAX, Math.round((2 * this.#loginMs) / 1000));
    return {
      seconds: Math.ceil(((this.heartbeatMs ?? 0) * LEASE_KEEP_ALIVES) / 1000),
      graceSeconds: SUCCESSOR_WAIT_S + loginsS,
      tag: this.#tag,
    };
  }

  async openTerminal(
    commandLine: string,
    pty: PseudoTerminal,
    options: {readonly signal: AbortSignal},
  ): Promise<ClientChannel> {
    const slot = await this.#reserve(options.signal);
    try {
      const channel = await slot.transport.openTerminal(commandLine, pty);
      channel.once('close', () => this.#release(slot));
      return channel;
    } catch (error) {
      this.#release(slot);
      options.signal.throwIfAborted();
      if (!(error instanceof ChannelRefusal)) throw error;
      const message = `cannot open a terminal on ${this.label}`;
      throw new FaultError('ssh/unreachable', message, {
        cause: error,
        help: 'look at PermitTTY and MaxSessions in its sshd_config',
      });
    }
  }

  async dial(
    host: string,
    port: number,
    options: {readonly signal: AbortSignal},
  ): Promise<ClientChannel> {
    const transport = await this.transport(options);
    return transport.dial(host, port, options);
  }

  /** Remembers the folder of an instance, so that it is removed whatever happens here. */
  addRoot(root: string): void {
    this.#roots.add(root);
  }

  removeRoot(root: string): void {
    this.#roots.delete(root);
  }

  /** A connection to the host. */
  async transport(options: {readonly signal: AbortSignal}): Promise<SshTransport> {
    const slot = await this.#reserve(options.signal, true);
    this.#release(slot);
    return slot.transport;
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.#disposed ??= this.#dispose();
    return this.#disposed;
  }

  async #dispose(): Promise<void> {
    const control = await this.#control?.catch(() => undefined);
    control?.close();
    this.#stop.abort(new CancelError('stopped', 'the connection is closed'));
    await this.#opening;
    for (const waiter of this.#waiters.splice(0)) waiter.reject(this.#stop.signal.reason);
    await Promise.allSettled([...this.#slots].map((slot) => slot.transport[Symbol.asyncDispose]()));
  }

  /** Takes a place on a connection; with `isForStream` one need not have room for a session. */
  #reserve(signal: AbortSignal, isForStream = false): Promise<Slot> {
    signal.throwIfAborted();
    this.#stop.signal.throwIfAborted();
    for (const slot of this.#slots) {
      if (slot.transport.lost !== undefined || (slot.used >= slot.limit && !isForStream)) continue;
      slot.used++;
      return Promise.resolve(slot);
    }
    return new Promise<Slot>((resolve, reject) => {
      const waiter: Waiter = {
        resolve: (slot) => {
          listener[Symbol.dispose]();
          resolve(slot);
        },
        reject: (error) => {
          listener[Symbol.dispose]();
          reject(error);
        },
      };
      const listener = addAbortListener(signal, () => {
        const index = this.#waiters.indexOf(waiter);
        if (index >= 0) this.#waiters.splice(index, 1);
        reject(signal.reason);
      });
      this.#waiters.push(waiter);
      this.#dropWarm();
      this.#dispatch();
    });
  }

  #release(slot: Slot): void {
    slot.used--;
    this.#dispatch();
  }

  /** Gives what room there is to those that wait longest, and opens a connection for the rest. */
  #dispatch(): void {
    for (const slot of this.#slots) {
      if (slot.transport.lost !== undefined) this.#slots.delete(slot);
      while (this.#slots.has(slot) && slot.used < slot.limit) {
        const waiter = this.#waiters.shift();
        if (waiter === undefined) return;
        slot.used++;
        waiter.resolve(slot);
      }
    }
    if (this.#waiters.length === 0 || this.#opening !== undefined) return;
    if (this.#slots.size >= this.#connectionsMax || this.#stop.signal.aborted) return;
    this.#opening = this.#openConnection().finally(() => {
      this.#opening = undefined;
      this.#dispatch();
    });
  }

  async #openConnection(): Promise<void> {
    try {
      const startedMs = monotonicMs();
      const transport = await this.#connect();
      if (!this.#hasConnected) this.#loginMs = monotonicMs() - startedMs;
      this.#hasConnected = true;
      const limit = transport.isOneSessionOnly ? 1 : this.#target.sessionsMax;
      const slot: Slot = {transport, used: 0, limit};
      this.#slots.add(slot);
      transport.onLost(() => {
        this.#slots.delete(slot);
        this.#dispatch();
      });
      if (this.#stop.signal.aborted) await transport[Symbol.asyncDispose]();
    } catch (error) {
      // Those connections that are there have to do.
      if (this.#hasRoom) this.#connectionsMax = this.#slots.size;
      else for (const waiter of this.#waiters.splice(0)) waiter.reject(error);
    }
  }

  /**
   * Whether the connections there have room for more than the control shell, which never ends: a
   * server that takes one session at a time gives it a connection of its own.
   */
  get #hasRoom(): boolean {
    let sessions = 0;
    for (const slot of this.#slots) sessions += slot.limit;
    return sessions > 1;
  }

  async #connect(): Promise<SshTransport> {
    const {signal} = this.#stop;
    const waits = this.#hasConnected && !this.#hasRoom ? RECONNECT_WAITS_MS : [];
    for (const waitMs of [...waits, undefined]) {
      try {
        return await SshTransport.open(this.#target, this.#secrets, {signal});
      } catch (error) {
        const isTransient = error instanceof FaultError && error.transient;
        if (waitMs === undefined || !isTransient) throw error;
        await sleep(waitMs, undefined, {signal}).catch(() => signal.throwIfAborted());
      }
    }
    throw new FaultError('ssh/unreachable', `cannot connect to ${this.label}`);
  }

  async #openIn(slot: Slot, commandLine: string, signal: AbortSignal): Promise<ClientChannel> {
    for (const waitMs of [...REFUSAL_WAITS_MS, undefined]) {
      try {
        return await this.#wait(slot.transport.openSession(commandLine), signal, (channel) =>
          channel.close(),
        );
      } catch (error) {
        if (waitMs === undefined || !(error instanceof ChannelRefusal)) throw error;
        await sleep(waitMs);
        signal.throwIfAborted();
      }
    }
    throw new FaultError('ssh/unreachable', `cannot open a session on ${this.label}`);
  }

  #learnLimit(slot: Slot, refusal: ChannelRefusal): void {
    if (slot.used > 0) {
      slot.limit = Math.min(slot.limit, slot.used);
      return;
    }
    throw new FaultError('ssh/unreachable', `cannot start a command on ${this.label}`, {
      cause: refusal,
      help: 'the host lets you log in and refuses every session: look at MaxSessions in its sshd_config',
    });
  }

  /** `promise`, or `signal.reason`; what comes too late is given to `discard`. */
  #wait<T>(promise: Promise<T>, signal: AbortSignal, discard?: (value: T) => void): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      let isOver = false;
      const listener = addAbortListener(signal, () => {
        isOver = true;
        reject(signal.reason);
      });
      promise.then(
        (value) => {
          listener[Symbol.dispose]();
          if (isOver) discard?.(value);
          else resolve(value);
        },
        (error: unknown) => {
          listener[Symbol.dispose]();
          reject(error);
        },
      );
    });
  }
}
