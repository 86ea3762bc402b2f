import {addAbortListener} from 'node:events';
import {statSync} from 'node:fs';
import {FaultError} from '../../faults/fault-error.ts';
import {monotonicMs} from '../../util/clock.ts';
import type {ProcessEntry} from '../../util/process-identity.ts';
import {ProcessTree, pollUntil} from '../../util/process-tree.ts';
import type {ExecOptions, ExecResult} from '../environment.ts';
import type {GroupPlace} from './command-group.ts';
import {CommandStreams} from './command-streams.ts';
import type {PipePool} from './pipe-pool.ts';
import type {SpawnedCommand} from './spawner.ts';
import type {SpawnerPool} from './spawner-pool.ts';
import type {SpawnExit, SpawnRequest} from './spawner-source.ts';

/** How long processes of a group may outlive its leader before they count as left over. */
const LEFTOVER_GRACE_MS = 200;
/** setTimeout takes no more (24.8 days); longer would fire at once. */
const TIMER_MS_MAX = 2 ** 31 - 1;

/** A command as `spawn` takes it. */
export interface LocalInvocation {
  /** At least the program. */
  readonly argv: readonly string[];
  /** File of the program; `undefined` to look for it on the command's PATH. */
  readonly file: string | undefined;
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** File for standard input; `undefined` for none. */
  readonly stdin: string | undefined;
  /** Where it is started; `undefined` for anywhere. */
  readonly group: GroupPlace | undefined;
  /** Text that no other command's environment holds. */
  readonly mark: string;
}

type Limit = 'timeout' | 'idle-timeout';

/**
 * One command that runs here, in a session and process group of its own.
 *
 * Why nothing is signalled at once when a timer fires or a signal aborts, but one turn later, in
 * the check phase: libuv reaps children in the poll phase, several at a time, and tells of them
 * one after the other. Code that runs when it tells of the first could signal the number of the
 * second, which has been reaped and may be another's by now. In the check phase, all that have
 * been reaped have been told of; the spawner does likewise. It also settles who was first: a
 * command whose end was known before its deadline's timer was served has ended by itself.
 */
export class LocalCommand {
  readonly #options: ExecOptions;
  readonly #streams: CommandStreams;
  readonly #spawned: SpawnedCommand;
  readonly #tree: ProcessTree;
  readonly #startedMs: number;
  #exit: (SpawnExit & {readonly atMs: number}) | undefined;
  #endedBy: ExecResult['endedBy'] = 'itself';
  #cancelled: {reason: unknown} | undefined;
  #ending: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #idleTimer: NodeJS.Timeout | undefined;

  private constructor(
    spawned: SpawnedCommand,
    streams: CommandStreams,
    options: {invocation: LocalInvocation; exec: ExecOptions},
  ) {
    this.#spawned = spawned;
    this.#streams = streams;
    this.#options = options.exec;
    const signalGroup = (signal: NodeJS.Signals): void => spawned.signalGroup(signal);
    this.#tree = new ProcessTree({leader: spawned.pid, signalGroup, mark: options.invocation.mark});
    this.#startedMs = monotonicMs();
  }

  /**
   * Starts `invocation`; `result` tells how it ended.
   *
   * @param means.pool Must have two pipes in reserve.
   * @throws {FaultError} `local/spawn-failed`.
   */
  static async start(
    invocation: LocalInvocation,
    means: {readonly pool: PipePool; readonly spawner: SpawnerPool},
    exec: ExecOptions,
  ): Promise<LocalCommand> {
    const {argv, env, cwd, stdin, group} = invocation;
    let streams: CommandStreams | undefined;
    try {
      streams = CommandStreams.open(means.pool, exec);
      const file = invocation.file ?? argv[0] ?? '';
      const request: SpawnRequest = {file, argv, env, cwd, stdin, group, ...streams.paths};
      const spawned = await means.spawner.spawn(request);
      streams.start();
      return new LocalCommand(spawned, streams, {invocation, exec});
    } catch (error) {
      streams?.abandon();
      throw spawnFault(invocation, error);
    }
  }

  /** Calls the command off: `result` rejects with `reason` once the whole tree is gone. */
  cancel(reason: unknown): void {
    if (this.#cancelled !== undefined) return;
    this.#cancelled = {reason};
    setImmediate(() => {
      if (this.#exit === undefined) this.#end();
    });
  }

  /** How it ended. Call once, in the turn of `start`. */
  async result(): Promise<ExecResult> {
    const {signal} = this.#options;
    if (signal.aborted) this.cancel(signal.reason);
    const listener = addAbortListener(signal, () => this.cancel(signal.reason));
    try {
      this.#startTimers();
      await this.#exited();
      await this.#ending;
      const leftovers = await this.#endLeftovers();
      await this.#streams.close();
      if (this.#cancelled !== undefined) throw this.#cancelled.reason;
      if (this.#streams.failure !== undefined) throw this.#streams.failure.error;
      return this.#toResult(leftovers);
    } finally {
      listener[Symbol.dispose]();
      this.#stopTimers();
    }
  }

  async #exited(): Promise<void> {
    const exit = await this.#spawned.exited;
    this.#exit = {...exit, atMs: monotonicMs()};
    this.#stopTimers();
    this.#tree.releaseLeader(exit.members);
    if (exit.isLost !== true) return;
    await this.#kill();
    throw new FaultError('local/spawn-failed', 'the process that starts commands has died', {
      help: 'it was killed from outside, or memory is short: lower the concurrency',
    });
  }

  #startTimers(): void {
    const {timeoutMs, idleTimeoutMs} = this.#options;
    if (Number.isFinite(timeoutMs)) {
      this.#timer = setTimeout(() => this.#reachLimit('timeout'), atMost(timeoutMs));
    }
    if (Number.isFinite(idleTimeoutMs)) this.#armIdleTimer(idleTimeoutMs);
  }

  #armIdleTimer(delayMs: number): void {
    this.#idleTimer = setTimeout(() => {
      // Output that waits in the pipes is read before this runs.
      setImmediate(() => {
        if (this.#exit !== undefined || this.#ending !== undefined) return;
        const silentMs = monotonicMs() - this.#streams.lastOutputMs;
        const leftMs = this.#options.idleTimeoutMs - silentMs;
        if (leftMs > 0) this.#armIdleTimer(leftMs);
        else this.#reachLimit('idle-timeout');
      });
    }, atMost(delayMs));
  }

  #stopTimers(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#idleTimer);
  }

  #reachLimit(limit: Limit): void {
    setImmediate(() => {
      if (this.#exit !== undefined || this.#ending !== undefined) return;
      this.#endedBy = limit;
      this.#end();
    });
  }

  /** Ends the whole tree; only in the check phase and while the child has not been reaped. */
  #end(): void {
    this.#stopTimers();
    this.#ending ??= this.#endTree();
  }

  async #endTree(): Promise<void> {
    const tree = this.#tree;
    // Before anything is signalled: parents that end take the way to their children with them.
    const asked = new Set(tree.survey().map((entry) => entry.pid));
    this.#ask();
    const others = await tree.surveyMarked();
    this.#ask(others.filter((entry) => !asked.has(entry.pid)));
    const isOver = (): boolean => this.#exit !== undefined && tree.living().length === 0;
    await pollUntil(isOver, {timeoutMs: this.#options.killGraceMs});
    await this.#kill();
  }

  /** Ends what the command left in its group. @returns how many there were. */
  async #endLeftovers(): Promise<number> {
    const tree = this.#tree;
    if (this.#ending !== undefined || this.#exit?.members.length === 0) return 0;
    const isHurried = (): boolean => this.#cancelled !== undefined;
    const isEmpty = (): boolean => tree.inGroup().length === 0;
    let count = 0;
    if (!(await pollUntil(isEmpty, {timeoutMs: LEFTOVER_GRACE_MS, isHurried}))) {
      const members = tree.inGroup();
      count = members.length;
      this.#ask(members);
      const {killGraceMs} = this.#options;
      if (!(await pollUntil(isEmpty, {timeoutMs: killGraceMs, isHurried}))) {
        this.#complain(await tree.killGroup());
      }
    }
    if (this.#cancelled !== undefined) await this.#kill();
    return count;
  }

  /** A process that is stopped takes notice of SIGTERM only once it goes on. */
  #ask(entries?: readonly ProcessEntry[]): void {
    this.#tree.signal('SIGTERM', entries);
    this.#tree.signal('SIGCONT', entries);
  }

  async #kill(): Promise<void> {
    this.#complain(await this.#tree.kill());
  }

  #complain(left: readonly ProcessEntry[]): void {
    if (left.length === 0) return;
    const pids = left.map((entry) => entry.pid).join(', ');
    throw new FaultError('environment/unhealthy', `cannot end the processes ${pids} of a command`, {
      details: {pids},
      help: 'they belong to another user or hang in the kernel: end them by hand',
    });
  }

  #toResult(leftovers: number): ExecResult {
    const {stdout, stderr} = this.#streams;
    return {
      exitCode: this.#exit?.code ?? undefined,
      exitSignal: this.#exit?.signal?.slice('SIG'.length),
      endedBy: this.#endedBy,
      stdout: stdout.bytes(),
      stderr: stderr.bytes(),
      stdoutOmittedBytes: stdout.omittedBytes,
      stderrOmittedBytes: stderr.omittedBytes,
      durationMs: (this.#exit?.atMs ?? this.#startedMs) - this.#startedMs,
      leftovers,
    };
  }
}

function atMost(delayMs: number): number {
  return Math.min(delayMs, TIMER_MS_MAX);
}

/** Why `spawn` gave no process, in words; looked into only now, since looking costs time. */
function spawnFault(invocation: LocalInvocation, error: unknown): FaultError {
  const {argv, cwd} = invocation;
  const program = argv[0] ?? '';
  const stats = statSync(cwd, {throwIfNoEntry: false});
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
  const details = {program, cwd, code};
  if (stats?.isDirectory() !== true) {
    const why = stats === undefined ? 'does not exist' : 'is not a folder';
    const message = `cannot start a command in '${cwd}': the working directory ${why}`;
    return new FaultError('local/spawn-failed', message, {cause: error, details});
  }
  const nul = Object.entries(invocation.env).find(([, value]) => value.includes('\0'))?.[0];
  if (nul !== undefined) {
    // Not the cause, whose message shows the value: it may be a secret.
    const message = `cannot start '${program}': the variable ${nul} holds a NUL character`;
    return new FaultError('local/spawn-failed', message, {details});
  }
  const help: Record<string, string> = {
    ENOENT: `install '${program}', or choose another shell`,
    EACCES: `'${program}' or the working directory may not be used by this user`,
    EAGAIN: 'the limit of processes is reached (ulimit -u): lower the concurrency',
    ENOMEM: 'memory is short: lower the concurrency',
    EMFILE: 'the limit of open files is reached (ulimit -n): raise it or lower the concurrency',
    ENFILE: 'the limit of open files of this machine is reached',
    E2BIG: 'environment variables and arguments are too long for this system',
  };
  return new FaultError('local/spawn-failed', `cannot start '${program}' (${code})`, {
    cause: error,
    details,
    ...(help[code] === undefined ? {} : {help: help[code]}),
  });
}
