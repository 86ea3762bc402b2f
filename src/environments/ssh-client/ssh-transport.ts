import {addAbortListener} from 'node:events';
import {connect as connectSocket, type Socket} from 'node:net';
import type {Duplex} from 'node:stream';
import ssh2, {
  type AuthHandlerMiddleware,
  type Client,
  type ClientChannel,
  type ConnectConfig,
} from 'ssh2';
import {FaultError} from '../../faults/fault-error.ts';
import type {PseudoTerminal} from '../posix/shell-host.ts';
import {type LoginPlan, type LoginSecrets, planLogin} from './credentials.ts';
import {HostKeyCheck} from './host-key-check.ts';
import {readKnownHosts} from './known-hosts.ts';
import type {SshHop, SshTarget} from './ssh-target.ts';

const SshClient = ssh2.Client;

/** Unanswered keep-alives that end a connection; as in the manifest's reference. */
const KEEP_ALIVE_COUNT_MAX = 3;

/**
 * Fastest first, measured with Node 24 on loopback; without ssh2's own addon chacha20 takes
 * twice as long as AES-GCM, which is OpenSSL's. No CBC, no SHA-1 exchange.
 */
const KEX = [
  'curve25519-sha256',
  'curve25519-sha256@libssh.org',
  'ecdh-sha2-nistp256',
  'ecdh-sha2-nistp384',
  'ecdh-sha2-nistp521',
  'diffie-hellman-group-exchange-sha256',
  'diffie-hellman-group14-sha256',
  'diffie-hellman-group16-sha512',
  'diffie-hellman-group18-sha512',
] as const;
const CIPHERS = [
  'aes128-gcm@openssh.com',
  'aes256-gcm@openssh.com',
  'aes128-ctr',
  'aes256-ctr',
  'chacha20-poly1305@openssh.com',
] as const;

/** Why a channel was refused (RFC 4254 section 5.1), when the host has no room for another. */
export class ChannelRefusal extends Error {
  override readonly name = 'ChannelRefusal';
}

/** A command's session on a host, and the connection that carries it. */
export interface SshSession {
  readonly channel: ClientChannel;
  readonly transport: SshTransport;
  /** Whether it was opened in advance, so that its shell may have been ended meanwhile. */
  readonly isWarm: boolean;
}

/** One SSH connection that is logged in. */
export class SshTransport implements AsyncDisposable {
  readonly #client: Client;
  readonly #label: string;
  readonly #closed: Promise<void>;
  /** The transport this one goes through. */
  readonly #below: SshTransport | undefined;
  #lost: FaultError | undefined;
  #isEnding = false;
  readonly #lossListeners = new Set<(fault: FaultError) => void>();

  private constructor(client: Client, options: {label: string; below: SshTransport | undefined}) {
    this.#client = client;
    this.#label = options.label;
    this.#below = options.below;
    let cause: unknown;
    client.on('error', (error: Error) => {
      cause = error;
    });
    this.#closed = new Promise((resolve) => {
      client.once('close', () => {
        this.#lose(cause);
        resolve();
      });
    });
  }

  /**
   * Connects to the last hop of `target` through those before it.
   *
   * @throws {FaultError} `ssh/unreachable`, `ssh/host-key-…`, `ssh/auth-rejected`,
   * `ssh/key-unreadable`.
   */
  static async open(
    target: SshTarget,
    secrets: LoginSecrets,
    options: {readonly signal: AbortSignal},
  ): Promise<SshTransport> {
    let below: SshTransport | undefined;
    try {
      for (const hop of target.hops) {
        below = await SshTransport.#openHop(hop, {target, secrets, below, ...options});
      }
    } catch (error) {
      await below?.[Symbol.asyncDispose]();
      throw error;
    }
    return below as SshTransport;
  }

  static async #openHop(
    hop: SshHop,
    options: {
      readonly target: SshTarget;
      readonly secrets: LoginSecrets;
      readonly below: SshTransport | undefined;
      readonly signal: AbortSignal;
    },
  ): Promise<SshTransport> {
    const {target, secrets, below, signal} = options;
    signal.throwIfAborted();
    const label = labelOf(hop);
    // Read anew for each connection: another proctor may have added a key meanwhile.
    const known = await readKnownHosts(hop.knownHosts).catch((error: unknown) => {
      throw new FaultError('ssh/host-key-unknown', `cannot read the known hosts for ${label}`, {
        cause: error,
      });
    });
    const check = new HostKeyCheck(hop, known);
    const login = new Login(hop, await planLogin(hop, secrets), check);
    const sock =
      below === undefined
        ? openSocket(hop)
        : await below.dial(hop.host, hop.port, {signal}).catch((error: unknown) => {
            signal.throwIfAborted();
            throw unreachable(label, error);
          });
    const client = new SshClient();
    const transport = new SshTransport(client, {label, below});
    try {
      await transport.#logIn({
        sock,
        login,
        check,
        signal,
        connectTimeoutMs: target.connectTimeoutMs,
        keepAliveMs: target.keepAliveMs,
      });
    } catch (error) {
      transport.#isEnding = true;
      client.destroy();
      sock.destroy();
      throw error;
    }
    return transport;
  }

  #logIn(options: {
    readonly sock: Duplex;
    readonly login: Login;
    readonly check: HostKeyCheck;
    readonly signal: AbortSignal;
    readonly connectTimeoutMs: number;
    readonly keepAliveMs: number;
  }): Promise<void> {
    const {sock, login, check, signal} = options;
    const config: ConnectConfig = {
      // The types know of Readable only; ssh2 needs a stream of both ways.
      sock: sock as Socket,
      username: login.hop.user,
      readyTimeout: options.connectTimeoutMs,
      keepaliveInterval: options.keepAliveMs,
      keepaliveCountMax: KEEP_ALIVE_COUNT_MAX,
      authHandler: login.next,
      hostVerifier: (key: Buffer) => check.verify(key),
      algorithms: {
        kex: [...KEX],
        cipher: [...CIPHERS],
        serverHostKey: check.algorithms() as never,
      },
    };
    return new Promise((resolve, reject) => {
      const listener = addAbortListener(signal, () => settle(() => reject(signal.reason)));
      const settle = (act: () => void): void => {
        listener[Symbol.dispose]();
        this.#client.off('ready', onReady).off('error', onError).off('close', onClose);
        act();
      };
      const onReady = (): void => settle(resolve);
      const onError = (error: Error & {level?: string}): void => {
        // An agent that fails is passed over; ssh2 goes on with what is left.
        if (error.level === 'agent') login.note(error.message);
        else
          settle(() =>
            reject(check.fault ?? login.fault(error) ?? unreachable(this.#label, error)),
          );
      };
      const onClose = (): void =>
        settle(() => reject(check.fault ?? unreachable(this.#label, undefined)));
      this.#client.on('ready', onReady).on('error', onError).on('close', onClose);
      this.#client.connect(config);
    });
  }

  /**
   * Whether the server may only have one session at a time. dropbear 2022.82 to 2024.85 closes a
   * session that is opened while a command of another one ends, and then aborts the connection.
   *
   * Source: mkj/dropbear#173 and #321, mended by #326.
   */
  get isOneSessionOnly(): boolean {
    // ssh2 has no public way to what the server calls itself (RFC 4253 section 4.2).
    const {_remoteVer: software = ''} = this.#client as {readonly _remoteVer?: string};
    const version = /^dropbear_(\d+\.\d+)/.exec(software)?.[1];
    return version !== undefined && Number(version) >= 2022.82 && Number(version) < 2024.86;
  }

  /** Set once the connection is gone. */
  get lost(): FaultError | undefined {
    return this.#lost;
  }

  /** Calls `listener` when the connection is lost, at most once. */
  onLost(listener: (fault: FaultError) => void): Disposable {
    this.#lossListeners.add(listener);
    return {[Symbol.dispose]: () => this.#lossListeners.delete(listener)};
  }

  /**
   * Starts `commandLine` in a session of its own.
   *
   * @throws {ChannelRefusal} when the host allows no further session.
   * @throws {FaultError} `ssh/connection-lost`.
   */
  openSession(commandLine: string): Promise<ClientChannel> {
    return this.#request((done) => this.#client.exec(commandLine, done));
  }

  /** As `openSession`, with a terminal. */
  openTerminal(commandLine: string, pty: PseudoTerminal): Promise<ClientChannel> {
    const {columns: cols, rows, term} = pty;
    const options = {pty: {cols, rows, term, width: 0, height: 0, modes: {}}};
    return this.#request((done) => this.#client.exec(commandLine, options, done));
  }

  /** @throws {FaultError} `environment/unhealthy` when nothing listens there. */
  async dial(
    host: string,
    port: number,
    options: {readonly signal: AbortSignal},
  ): Promise<ClientChannel> {
    const {signal} = options;
    signal.throwIfAborted();
    const opening = this.#request<ClientChannel>((done) =>
      this.#client.forwardOut('127.0.0.1', 0, host, port, done),
    );
    try {
      return await new Promise<ClientChannel>((resolve, reject) => {
        const listener = addAbortListener(signal, () => reject(signal.reason));
        opening.then(resolve, reject).finally(() => listener[Symbol.dispose]());
      });
    } catch (error) {
      opening.then((channel) => channel.destroy()).catch(() => undefined);
      if (!(error instanceof ChannelRefusal)) throw error;
      const message = `cannot connect to ${host}:${port} from ${this.#label}`;
      throw new FaultError('environment/unhealthy', message, {cause: error});
    }
  }

  /** Ends the connection politely; at once where it hangs. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#isEnding = true;
    if (this.#lost === undefined) {
      this.#client.end();
      const timer = setTimeout(() => this.#client.destroy(), 1000);
      await this.#closed;
      clearTimeout(timer);
    }
    await this.#below?.[Symbol.asyncDispose]();
  }

  #request<T>(send: (done: (error: Error | undefined, value: T) => void) => void): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#lost !== undefined) return reject(this.#lost);
      const listener = this.onLost(reject);
      const fail = (error: unknown): void => {
        listener[Symbol.dispose]();
        if (this.#lost !== undefined) reject(this.#lost);
        // Where the channel opens and is closed at once, as dropbear does with many at a time, the
        // shell has got no word from us either: it has run nothing.
        else
          reject(new ChannelRefusal(error instanceof Error ? error.message : '', {cause: error}));
      };
      try {
        send((error, value) => {
          listener[Symbol.dispose]();
          if (error === undefined) resolve(value);
          else fail(error);
        });
      } catch (error) {
        fail(error);
      }
    });
  }

  #lose(cause: unknown): void {
    this.#lost = lostFault(this.#label, this.#isEnding ? 'closed by proctor' : cause);
    for (const listener of this.#lossListeners) listener(this.#lost);
    this.#lossListeners.clear();
  }
}

/** What is tried to log in to one hop, and what became of it. */
class Login {
  readonly hop: SshHop;
  readonly #plan: LoginPlan;
  readonly #check: HostKeyCheck;
  readonly #notes: string[];
  readonly #tried: string[] = [];
  #position = 0;
  /** Methods the server says it would take. */
  #accepted: readonly string[] | undefined;
  #storeError: unknown;

  constructor(hop: SshHop, plan: LoginPlan, check: HostKeyCheck) {
    this.hop = hop;
    this.#plan = plan;
    this.#check = check;
    this.#notes = [...plan.notes];
  }

  note(text: string): void {
    this.#notes.push(`agent: ${text}`);
  }

  readonly next = ((
    methodsLeft: readonly string[] | null,
    _isPartial: boolean | null,
    done: Parameters<AuthHandlerMiddleware>[2],
  ): void => {
    // Here the host has proven that the key is its own, and it knows nothing of us yet.
    this.#check.store().then(
      () => done(this.#choose(methodsLeft) as never),
      (error: unknown) => {
        this.#storeError = error;
        done(false as never);
      },
    );
  }) as unknown as AuthHandlerMiddleware;

  #choose(methodsLeft: readonly string[] | null): unknown {
    if (methodsLeft !== null) this.#accepted = methodsLeft;
    const {attempts} = this.#plan;
    while (this.#position < attempts.length) {
      const attempt = attempts[this.#position++];
      if (attempt === undefined) break;
      if (methodsLeft !== null && !methodsLeft.includes(attempt.method)) continue;
      this.#tried.push(attempt.label);
      return attempt.auth;
    }
    // Only to learn what the server would take.
    if (this.#accepted === undefined) return {type: 'none', username: this.hop.user};
    return false;
  }

  /** The fault for an error of ssh2, if it is about logging in. */
  fault(error: Error & {level?: string; code?: unknown}): FaultError | undefined {
    const label = labelOf(this.hop);
    if (this.#storeError !== undefined) {
      const message = `cannot add the host key of ${label} to '${this.hop.knownHosts[0]}'`;
      return new FaultError('ssh/host-key-unknown', message, {cause: this.#storeError});
    }
    const isTooMany = /too many authentication/i.test(error.message);
    if (error.level !== 'client-authentication' && !isTooMany) return undefined;
    const tried = this.#tried.length > 0 ? this.#tried.join(', ') : 'nothing, as there was no key';
    const accepted = this.#accepted?.join(', ') ?? 'not said';
    const notes = this.#notes.length > 0 ? `; not usable: ${this.#notes.join('; ')}` : '';
    return new FaultError(
      'ssh/auth-rejected',
      `cannot log in to ${label}: tried ${tried}; the host accepts ${accepted}${notes}`,
      {
        cause: error,
        details: {user: this.hop.user, tried, accepted},
        help: isTooMany
          ? 'the host counts each key as an attempt: name one with `key`'
          : "check `user`, `key` and the host's authorized_keys",
      },
    );
  }
}

/** `user@host:port`, with the alias it was reached by. */
export function labelOf(hop: SshHop): string {
  const address = `${hop.user}@${hop.host}${hop.port === 22 ? '' : `:${hop.port}`}`;
  return hop.label === hop.host ? address : `${hop.label} (${address})`;
}

function openSocket(hop: SshHop): Socket {
  const socket = connectSocket({host: hop.host, port: hop.port});
  // Nagle's algorithm makes each command wait for the acknowledgement of the one before: 1.1
  // against 0.4 of what OpenSSH takes.
  socket.setNoDelay(true);
  return socket;
}

function unreachable(label: string, cause: unknown): FaultError {
  const error = cause as (Error & {code?: string; level?: string}) | undefined;
  const timedOut = error?.level === 'client-timeout';
  const why = timedOut ? 'no answer in time' : (error?.message ?? 'the connection was closed');
  const help = timedOut
    ? 'is it switched on, and does no firewall drop this port? "connect-timeout" gives it more time'
    : UNREACHABLE_HELP[error?.code ?? ''];
  return new FaultError('ssh/unreachable', `cannot connect to ${label}: ${why}`, {
    cause,
    details: error?.code === undefined ? {} : {code: String(error.code)},
    ...(help !== undefined && {help}),
  });
}

/** What to look at first, by the system's word for what went wrong. */
const UNREACHABLE_HELP: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'is its SSH server running, and is it on this port?',
  ENOTFOUND: 'check the name; an alias must stand in the SSH configuration',
  EAI_AGAIN: 'no name server answered: is the network up?',
  EHOSTUNREACH: 'is it switched on, and in the same network? "jump" goes through another host',
  ENETUNREACH: 'is the network up? "jump" goes through another host',
};

function lostFault(label: string, cause: unknown): FaultError {
  return new FaultError(
    'ssh/connection-lost',
    `cannot go on with ${label}: the connection was lost`,
    {
      cause,
    },
  );
}
