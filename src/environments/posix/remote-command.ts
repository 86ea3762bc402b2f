import {addAbortListener} from 'node:events';
import {Readable} from 'node:stream';
import {FaultError} from '../../faults/fault-error.ts';
import {monotonicMs} from '../../util/clock.ts';
import type {ExecOptions, ExecResult, OutputStream} from '../environment.ts';
import {OutputTail} from '../output-tail.ts';
import type {ControlShell} from './control-shell.ts';
import {
  framed,
  framedAtOnce,
  PLAIN_LOADER,
  POSIX_SHELLS,
  quote,
  SAFE_LOADER,
} from './remote-shell.ts';
import type {ShellChannel, ShellHost, ShellSession} from './shell-host.ts';
import {StartFilter} from './start-filter.ts';
import {programOf, startScript} from './start-script.ts';

/** Contract of `ExecOptions.outputBytesMax`. */
const OUTPUT_BYTES_MAX = 1_048_576;
/** How long a stream that an escaped process holds open may be silent before it is cut. */
const SILENCE_MS = 200;
/** How long it may go on talking. */
const DRAIN_TIMEOUT_MS = 2_000;
/** How long a command that is to be ended may take to say that it has begun, and that it is over. */
const WORD_TIMEOUT_MS = 5_000;
/** How long the host may take to end a tree, besides the grace given. */
const KILL_TIMEOUT_MS = 30_000;
/** Longest time setTimeout takes (24.8 days). */
const TIMER_MS_MAX = 2 ** 31 - 1;
/** One tick of the control shell's waits. */
const TICK_MS = 20;
/** A shell that waits for its command may be ended by the host: then another one is tried. */
const START_ATTEMPTS_MAX = 3;

/** What is to run on a host. */
export interface RemoteInvocation {
  /** Program and arguments, none of which may hold a secret; or a script for the login shell. */
  readonly argv: readonly string[] | string;
  /** Whether the program is looked up first, since its absence is the environment's fault. */
  readonly isProgramChecked: boolean;
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly stdin: string | Readable | undefined;
  /** Text that no other command's environment holds. */
  readonly mark: string;
  /** A file to be made first, for scripts that do not go on a command line. */
  readonly file: {readonly path: string; readonly text: string} | undefined;
}

/** Runs `invocation` on `host`; rejects and ends as `Connection.exec` does. */
export async function runRemote(
  host: ShellHost,
  invocation: RemoteInvocation,
  options: ExecOptions,
): Promise<ExecResult> {
  options.signal.throwIfAborted();
  const control = await host.control(options);
  const loader = POSIX_SHELLS.has(control.facts.loginShell) ? PLAIN_LOADER : SAFE_LOADER;
  for (let attempt = 1; ; attempt++) {
    const session = await host.openSession(loader, options);
    const command = new RemoteCommand(session, {host, control, invocation, exec: options});
    host.prewarm(loader);
    const result = await command.result();
    if (!(result instanceof NotStarted)) return result;
    if (attempt >= START_ATTEMPTS_MAX) throw result.fault;
  }
}

/** Nothing of the command has run. */
class NotStarted {
  readonly fault: FaultError;

  constructor(fault: FaultError) {
    this.fault = fault;
  }
}

class RemoteCommand {
  readonly #channel: ShellChannel;
  readonly #session: ShellSession;
  readonly #host: ShellHost;
  readonly #control: ControlShell;
  readonly #invocation: RemoteInvocation;
  readonly #options: ExecOptions;
  readonly #stdout: OutputTail;
  readonly #stderr: OutputTail;
  readonly #started = Promise.withResolvers<void>();
  readonly #exited = Promise.withResolvers<void>();
  readonly #closed = Promise.withResolvers<void>();
  #startedMs = monotonicMs();
  #lastOutputMs = monotonicMs();
  #pid: string | undefined;
  /** Why the program could not be started. */
  #refusal: string | undefined;
  #exit: {code: number | undefined; signal: string | undefined; atMs: number} | undefined;
  #endedBy: ExecResult['endedBy'] = 'itself';
  #cancelled: {reason: unknown} | undefined;
  #ending: Promise<void> | undefined;
  #failure: {error: unknown} | undefined;
  #filters: Readonly<Record<string, StartFilter>> = {};
  #timers: NodeJS.Timeout[] = [];

  constructor(
    session: ShellSession,
    parts: {
      host: ShellHost;
      control: ControlShell;
      invocation: RemoteInvocation;
      exec: ExecOptions;
    },
  ) {
    this.#session = session;
    this.#channel = session.channel;
    ({host: this.#host, control: this.#control, invocation: this.#invocation} = parts);
    this.#options = parts.exec;
    const bytesMax = parts.exec.outputBytesMax ?? OUTPUT_BYTES_MAX;
    this.#stdout = new OutputTail(bytesMax);
    this.#stderr = new OutputTail(bytesMax);
  }

  /** How it ended, or that its shell ended before it could begin. Call once. */
  async result(): Promise<ExecResult | NotStarted> {
    const {signal} = this.#options;
    this.#listen();
    const {stdin} = this.#invocation;
    const {isSubshell} = this.#session;
    const script = startScript(this.#invocation, this.#control, isSubshell);
    const start = isSubshell === true ? framed(script) : framedAtOnce(script);
    if (stdin instanceof Readable) this.#pump(start, stdin);
    else sendAll(this.#channel, `${start}${stdin ?? ''}`);
    this.#startTimers();
    const listener = addAbortListener(signal, () => {
      this.#cancelled ??= {reason: signal.reason};
      this.#end();
    });
    try {
      await this.#exited.promise;
      this.#stopTimers();
      // Its end may be told before the line that says which process it was.
      await this.#untilStarted();
      const leftovers = this.#ending === undefined ? await this.#endLeftovers() : 0;
      await this.#ending;
      await this.#drain();
      if (this.#cancelled !== undefined) throw this.#cancelled.reason;
      if (this.#failure !== undefined) throw this.#failure.error;
      if (this.#refusal !== undefined) throw this.#refusalFault(this.#refusal);
      if (this.#pid === undefined && this.#endedBy === 'itself') {
        return new NotStarted(this.#loginFault());
      }
      return this.#toResult(leftovers);
    } catch (error) {
      // Whoever called it off wants to hear nothing else; the control shell's end tidies up.
      if (this.#cancelled !== undefined) throw this.#cancelled.reason;
      throw this.#session.transport.lost ?? error;
    } finally {
      listener[Symbol.dispose]();
      this.#stopTimers();
      this.#channel.destroy();
    }
  }

  #pump(start: string, stdin: Readable): void {
    this.#channel.once('close', () => stdin.destroy());
    const write = (chunk: Buffer | string): Promise<void> =>
      new Promise((resolve) => this.#channel.write(chunk, () => resolve()));
    const send = async (): Promise<void> => {
      await write(start);
      for await (const chunk of stdin) await write(chunk as Buffer);
      this.#channel.eof();
    };
    send().catch((error: unknown) => {
      if (this.#exit !== undefined) return;
      // What is missing must not look like the end: the command is ended instead.
      this.#cancelled ??= {reason: error};
      this.#end();
    });
  }

  #listen(): void {
    const channel = this.#channel;
    const {nonce} = this.#control;
    const stdout = new StartFilter(nonce);
    const stderr = new StartFilter(nonce);
    this.#filters = {stdout, stderr};
    channel.on('data', (chunk: Buffer) => {
      const rest = stdout.push(chunk);
      if (stdout.words !== undefined && this.#pid === undefined) this.#start(stdout.words);
      if (rest.length > 0) this.#take('stdout', rest);
    });
    channel.stderr.on('data', (chunk: Buffer) => {
      // Nobody has logged in where a shell stands ready: all is the command's.
      const rest = this.#session.isSubshell === true ? chunk : stderr.push(chunk);
      if (rest.length > 0) this.#take('stderr', rest);
    });
    channel.on('error', () => undefined);
    channel.on('exit', (code: number | null, name?: string) => {
      this.#exit ??= {
        code: code ?? undefined,
        signal: name?.replace(/^SIG/, ''),
        atMs: monotonicMs(),
      };
      this.#exited.resolve();
    });
    const lost = this.#session.transport.onLost((fault) => {
      this.#closed.resolve();
      this.#exited.reject(fault);
    });
    channel.once('close', () => {
      lost[Symbol.dispose]();
      this.#started.resolve();
      this.#closed.resolve();
      const {lost: fault} = this.#session.transport;
      if (fault !== undefined) this.#exited.reject(fault);
      // dropbear sends nothing for signals that RFC 4254 does not list.
      this.#exit ??= {code: undefined, signal: 'UNKNOWN', atMs: monotonicMs()};
      this.#exited.resolve();
    });
  }

  #start(words: readonly string[]): void {
    const [pid = '', why] = words;
    if (pid === '-') this.#refusal = why;
    this.#pid = pid;
    // What is behind a link is not heard of at once.
    if (this.#session.isSubshell !== true) this.#startedMs = monotonicMs();
    this.#started.resolve();
  }

  #take(stream: OutputStream, chunk: Buffer): void {
    this.#lastOutputMs = monotonicMs();
    (stream === 'stdout' ? this.#stdout : this.#stderr).push(chunk);
    try {
      this.#options.onOutput?.(stream, chunk);
    } catch (error) {
      this.#failure ??= {error};
    }
  }

  #startTimers(): void {
    const {timeoutMs, idleTimeoutMs} = this.#options;
    if (Number.isFinite(timeoutMs)) {
      this.#timers[0] = setTimeout(() => this.#reachLimit('timeout'), atMost(timeoutMs));
    }
    if (Number.isFinite(idleTimeoutMs)) this.#armIdleTimer(idleTimeoutMs);
  }

  #armIdleTimer(delayMs: number): void {
    const expectedMs = monotonicMs() + atMost(delayMs);
    this.#timers[1] = setTimeout(() => {
      // Time in which this process did not run was no time to hear anything in.
      this.#lastOutputMs += Math.max(0, monotonicMs() - expectedMs);
      // Output that waits in the transport is read before this runs.
      setImmediate(() => {
        const leftMs = this.#options.idleTimeoutMs - (monotonicMs() - this.#lastOutputMs);
        if (leftMs > 0) this.#armIdleTimer(leftMs);
        else this.#reachLimit('idle-timeout');
      });
    }, atMost(delayMs));
  }

  #stopTimers(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }

  #reachLimit(limit: 'timeout' | 'idle-timeout'): void {
    if (this.#exit !== undefined || this.#ending !== undefined) return;
    this.#endedBy = limit;
    this.#end();
  }

  #end(): void {
    if (this.#exit !== undefined) return;
    this.#stopTimers();
    this.#ending ??= this.#endTree();
    // Its failure is seen by `result`, which may be waiting for something else now.
    this.#ending.catch(this.#exited.reject);
  }

  /** Ends the command with all that belongs to it. */
  async #endTree(): Promise<void> {
    await this.#untilStarted();
    const {killGraceMs} = this.#options;
    const leader = this.#leader;
    const left = await this.#control.call(
      (id) =>
        `( _pk "${leader ?? ''}" ${quote(this.#invocation.mark)} s ${ticks(killGraceMs)}; _pr ${id} "left$_pv" ) &`,
      killGraceMs + KILL_TIMEOUT_MS,
    );
    this.#throwLeft(left);
    if (leader === undefined) this.#channel.close();
    await this.#untilExited();
  }

  /** @throws {FaultError} where its end is not told, though it was ended. */
  async #untilExited(): Promise<void> {
    const timer = setTimeout(() => {
      const {lossCode, label} = this.#host;
      this.#exited.reject(new FaultError(lossCode, `cannot see a command end on ${label}`));
    }, WORD_TIMEOUT_MS);
    try {
      await this.#exited.promise;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Waits until it has said that it has begun, or cannot any more. */
  async #untilStarted(): Promise<void> {
    const timer = setTimeout(this.#started.resolve, WORD_TIMEOUT_MS);
    await this.#started.promise;
    clearTimeout(timer);
  }

  /** Ends what is left in the command's group. @returns how many there were. */
  async #endLeftovers(): Promise<number> {
    const leader = this.#leader;
    if (leader === undefined || this.#session.transport.lost !== undefined) return 0;
    if (this.#session.isGroupGone?.() === true) return 0;
    const {facts} = this.#control;
    const hasGroup = facts.hasOwnSession || facts.tools.has('setsid');
    const mark = hasGroup ? "''" : quote(this.#invocation.mark);
    const {killGraceMs} = this.#options;
    const answer = await this.#control.call(
      (id) => `_pleft ${id} ${leader} ${mark} ${ticks(killGraceMs)}`,
      killGraceMs + KILL_TIMEOUT_MS,
    );
    const [count = '0', ...left] = answer.split(' ');
    this.#throwLeft(left.join(' '));
    return Number(count);
  }

  get #leader(): string | undefined {
    return this.#pid !== undefined && /^\d+$/.test(this.#pid) ? this.#pid : undefined;
  }

  #throwLeft(answer: string): void {
    const pids = answer.replace(/^left/, '').trim().split(/\s+/).filter(Boolean).join(', ');
    if (pids === '') return;
    const message = `cannot end the processes ${pids} of a command on ${this.#host.label}`;
    throw new FaultError('environment/unhealthy', message, {
      details: {pids},
      help: 'they belong to another user or hang in the kernel: end them by hand',
    });
  }

  /** Waits for the streams to close; cuts those that an escaped process holds open in silence. */
  async #drain(): Promise<void> {
    const startedMs = monotonicMs();
    let timer: NodeJS.Timeout | undefined;
    const look = (): void => {
      const nowMs = monotonicMs();
      const silentMs = nowMs - Math.max(this.#lastOutputMs, startedMs);
      if (silentMs >= SILENCE_MS || nowMs - startedMs >= DRAIN_TIMEOUT_MS) this.#closed.resolve();
      else timer = setTimeout(look, SILENCE_MS - silentMs);
    };
    timer = setTimeout(look, SILENCE_MS);
    await this.#closed.promise;
    clearTimeout(timer);
  }

  #refusalFault(why: string): FaultError {
    const {argv, cwd} = this.#invocation;
    const {label} = this.#host;
    switch (why) {
      case 'cwd':
        return new FaultError(
          'environment/unhealthy',
          `cannot run a command in '${cwd}' on ${label}: there is no such folder, or it is closed to us`,
        );
      case 'program':
        return new FaultError(
          'environment/tool-missing',
          `cannot run '${programOf(argv)}' on ${label}: it is not on the PATH there`,
          {help: 'install it there, or choose another `shell`'},
        );
      default:
        return new FaultError(
          'environment/unhealthy',
          `cannot write a script on ${label}: the disk may be full`,
        );
    }
  }

  #loginFault(): FaultError {
    const said = Object.values(this.#filters)
      .map((filter) => filter.held.trim())
      .join(' ');
    const message = `cannot start a command on ${this.#host.label}: the login shell ended at once`;
    return new FaultError('environment/unhealthy', said === '' ? message : `${message}: ${said}`, {
      help: 'the user there needs a shell, and its start-up files must not end it',
    });
  }

  #toResult(leftovers: number): ExecResult {
    return {
      exitCode: this.#exit?.code,
      exitSignal: this.#exit?.signal,
      endedBy: this.#endedBy,
      stdout: this.#stdout.bytes(),
      stderr: this.#stderr.bytes(),
      stdoutOmittedBytes: this.#stdout.omittedBytes,
      stderrOmittedBytes: this.#stderr.omittedBytes,
      durationMs: Math.max(0, (this.#exit?.atMs ?? this.#startedMs) - this.#startedMs),
      leftovers,
    };
  }
}

/**
 * Sends all there is to send. Not by `end`: that makes ssh2 close the channel when the other side
 * has nothing more to say, before it has said how the command ended; dropbear then takes the end
 * of this command for that of the next.
 */
export function sendAll(channel: ShellChannel, data: string | Buffer): void {
  channel.write(data, () => channel.eof());
}

function atMost(delayMs: number): number {
  return Math.min(delayMs, TIMER_MS_MAX);
}

function ticks(durationMs: number): number {
  return Math.ceil(Math.min(durationMs, TIMER_MS_MAX) / TICK_MS);
}
