import {randomBytes} from 'node:crypto';
import {type FaultCode, FaultError} from '../../faults/fault-error.ts';
import {monotonicMs} from '../../util/clock.ts';
import type {Fence} from '../environment.ts';
import {fenceFault, fenceSnippet} from './fence.ts';
import {FACTS_SNIPPET, framed, quote} from './remote-shell.ts';
import type {ShellChannel, ShellSession} from './shell-host.ts';

/** How long a host may take to answer what costs it nothing. */
const ANSWER_TIMEOUT_MS = 30_000;

const SAID_LENGTH_MAX = 500;
/** So many that were not sent may have been too many. */
const SILENT_HEARTBEATS = 3;

/** What the control shell finds out when it starts. */
export interface RemoteFacts {
  readonly os: string;
  readonly kernel: string;
  readonly arch: string;
  readonly cpus: number | undefined;
  readonly memoryMiB: number | undefined;
  /** File name of the user's login shell. */
  readonly loginShell: string;
  /** Files of shells; `undefined` where there is none. */
  readonly bash: string | undefined;
  readonly sh: string;
  /** Whether the server gives each command a session of its own. */
  readonly hasOwnSession: boolean;
  readonly tools: ReadonlySet<string>;
  /** Folder for temporary files, without blanks. */
  readonly tmp: string;
}

/** A control shell as it is on its machine; JSON. */
export interface ControlShellState {
  readonly nonce: string;
  readonly nextId: number;
  readonly facts: Omit<RemoteFacts, 'tools'> & {readonly tools: readonly string[]};
}

interface Pending {
  readonly resolve: (answer: string) => void;
  readonly reject: (error: unknown) => void;
  readonly timer: NodeJS.Timeout;
}

interface SessionOpener {
  readonly label: string;
  readonly lossCode: FaultCode;
  /** As `ShellHost`. */
  readonly heartbeatMs?: number | undefined;
  openControl(nonce: string, options: {readonly signal: AbortSignal}): Promise<ShellSession>;
}

/**
 * A shell that stays open on a host to look after what runs there, at the price of a round trip
 * and no process. When its connection ends, it removes what the run has left on the host.
 */
export class ControlShell {
  readonly facts: RemoteFacts;
  readonly #channel: ShellChannel;
  readonly #nonce: string;
  readonly #label: string;
  readonly #lossCode: FaultCode;
  readonly #pending = new Map<number, Pending>();
  readonly #ended: () => FaultError | undefined;
  #heartbeat: NodeJS.Timeout | undefined;
  #heartbeatMs: number | undefined;
  #wroteMs = monotonicMs();
  /** Longest time in which nothing was written, once it has ended. */
  #silentMs = 0;
  #nextId = 1;
  #rest = '';
  #isAlive = true;
  /** The end of what it said besides answers. */
  #said = '';

  private constructor(
    session: ShellSession,
    options: {nonce: string; host: Pick<SessionOpener, 'label' | 'lossCode'>},
  ) {
    this.#channel = session.channel;
    this.#nonce = options.nonce;
    this.#label = options.host.label;
    this.#lossCode = options.host.lossCode;
    this.#ended = () => session.transport.lost;
    // Filled in by `start` before anyone sees the shell.
    this.facts = undefined as unknown as RemoteFacts;
    this.#channel.on('data', (chunk: Buffer) => this.#receive(chunk.toString('latin1')));
    this.#channel.stderr.on('data', (chunk: Buffer) => this.#hear(chunk.toString()));
    this.#channel.on('error', () => undefined);
    this.#channel.once('close', () => this.#end());
  }

  /**
   * Starts a control shell and takes over `roots`. With a `fence` the host refuses who comes with a
   * number that is lower than one it has seen.
   *
   * @throws {FaultError} the host's `lossCode` when the host has removed one of them meanwhile;
   *   `lock/lost`.
   */
  static async start(
    host: SessionOpener,
    options: {
      readonly signal: AbortSignal;
      readonly roots: ReadonlySet<string>;
      readonly fence?: Fence;
    },
  ): Promise<ControlShell> {
    const nonce = `proctor-${randomBytes(8).toString('hex')}`;
    const session = await host.openControl(nonce, options);
    const shell = new ControlShell(session, {nonce, host});
    if (host.heartbeatMs !== undefined) shell.#keepAlive(host.heartbeatMs);
    const facts = shell.call((id) => FACTS_SNIPPET.replaceAll('@ID@', String(id)));
    const adopted = [...options.roots].map((root) => shell.#adopt(root));
    const {fence} = options;
    const passed = fence && shell.call((id) => fenceSnippet(fence, id));
    // Together: where the connection is lost, all of them fail, and none may do so unseen.
    const [answer, fenced] = await Promise.all([facts, passed, ...adopted]);
    if (fence !== undefined && fenced !== undefined) {
      const fault = fenceFault(fence, fenced, host.label);
      if (fault !== undefined) {
        shell.close();
        throw fault;
      }
    }
    return Object.assign(shell, {facts: parseFacts(answer)});
  }

  /** Goes on with the control shell of a machine that the one behind `session` is a copy of. */
  static resume(
    session: ShellSession,
    state: ControlShellState,
    host: Pick<SessionOpener, 'label' | 'lossCode'>,
  ): ControlShell {
    const shell = new ControlShell(session, {nonce: state.nonce, host});
    shell.#nextId = state.nextId;
    const facts: RemoteFacts = {...state.facts, tools: new Set(state.facts.tools)};
    return Object.assign(shell, {facts});
  }

  /** For copies of the machine. */
  get state(): ControlShellState {
    const facts = {...this.facts, tools: [...this.facts.tools]};
    return {nonce: this.#nonce, nextId: this.#nextId, facts};
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  /** Text that only this shell's answers begin with. */
  get nonce(): string {
    return this.#nonce;
  }

  /**
   * Runs what `snippet` gives; it must answer once, by `_pr ID …`.
   *
   * @throws {FaultError} the host's `lossCode`, also when no answer comes.
   */
  call(snippet: (id: number) => string, timeoutMs = ANSWER_TIMEOUT_MS): Promise<string> {
    return new Promise((resolve, reject) => {
      if (!this.#isAlive) return reject(this.#fault());
      const id = this.#nextId++;
      const timer = setTimeout(() => {
        this.#pending.delete(id);
        reject(this.#fault('no answer'));
      }, timeoutMs);
      this.#pending.set(id, {resolve, reject, timer});
      this.#write(framed(snippet(id)));
    });
  }

  /** Lets it tidy up and end by itself. */
  close(): void {
    this.#channel.eof();
  }

  /** Has the host hear of us often enough: an empty snippet does nothing. */
  #keepAlive(intervalMs: number): void {
    this.#heartbeatMs = intervalMs;
    this.#heartbeat = setInterval(() => this.#write('0\n'), intervalMs);
    this.#heartbeat.unref();
  }

  #write(text: string): void {
    const nowMs = monotonicMs();
    this.#silentMs = Math.max(this.#silentMs, nowMs - this.#wroteMs);
    this.#wroteMs = nowMs;
    this.#channel.write(text);
  }

  async #adopt(root: string): Promise<void> {
    const answer = await this.call(
      (id) =>
        `[ -d ${quote(root)} ] && echo ${this.#nonce} > ${quote(`${root}/owner`)} && _proots="$_proots ${root}" && _pr ${id} ok || _pr ${id} gone`,
    );
    if (answer === 'ok') return;
    const message = `cannot go on with ${this.#label}: it has tidied up after the connection was lost`;
    throw new FaultError(this.#lossCode, message);
  }

  #receive(text: string): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) {
      const at = line.indexOf(`${this.#nonce} `);
      if (at < 0) {
        this.#hear(Buffer.from(`${line}\n`, 'latin1').toString());
        continue;
      }
      const answer = line.slice(at + this.#nonce.length + 1);
      const space = answer.indexOf(' ');
      const id = Number(space < 0 ? answer : answer.slice(0, space));
      const pending = this.#pending.get(id);
      this.#pending.delete(id);
      clearTimeout(pending?.timer);
      pending?.resolve(Buffer.from(answer.slice(space + 1), 'latin1').toString());
    }
  }

  #hear(text: string): void {
    this.#said = `${this.#said}${text}`.slice(-SAID_LENGTH_MAX);
  }

  #end(): void {
    this.#hear(this.#rest);
    this.#isAlive = false;
    clearInterval(this.#heartbeat);
    this.#silentMs = Math.max(this.#silentMs, monotonicMs() - this.#wroteMs);
    for (const pending of this.#pending.values()) {
      clearTimeout(pending.timer);
      pending.reject(this.#fault());
    }
    this.#pending.clear();
  }

  get #whyEnded(): string {
    const isOverdue = this.#silentMs > SILENT_HEARTBEATS * (this.#heartbeatMs ?? Infinity);
    if (!isOverdue) return 'its control shell has ended';
    const seconds = Math.round(this.#silentMs / 1000);
    return `it has heard nothing of us for ${seconds} s, as this process stood still, and has tidied up`;
  }

  #fault(why = this.#whyEnded): FaultError {
    const said = this.#said.trim();
    const message = `cannot go on with ${this.#label}: ${why}${said === '' ? '' : ` (it said: ${said})`}`;
    return this.#ended() ?? new FaultError(this.#lossCode, message);
  }
}

function parseFacts(answer: string): RemoteFacts {
  const fields = new Map<string, string>();
  for (const field of answer.split('|')) {
    const equals = field.indexOf('=');
    fields.set(field.slice(0, equals), field.slice(equals + 1));
  }
  const text = (name: string): string => fields.get(name) ?? '';
  const number = (name: string): number | undefined => Number(text(name)) || undefined;
  const [os = '', kernel = '', arch = ''] = text('uname').split(' ');
  const kib = number('memory');
  return {
    os,
    kernel,
    arch,
    cpus: number('cpus'),
    memoryMiB: kib === undefined ? undefined : Math.floor(kib / 1024),
    loginShell: text('login').slice(text('login').lastIndexOf('/') + 1),
    bash: text('bash').startsWith('/') ? text('bash') : undefined,
    sh: text('sh').startsWith('/') ? text('sh') : 'sh',
    hasOwnSession: text('own') === 'y',
    tools: new Set(text('tools').split(' ').filter(Boolean)),
    tmp: /^\/[\w./+-]*$/.test(text('tmp')) ? text('tmp') : '/tmp',
  };
}
