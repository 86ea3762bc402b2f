import {type ChildProcess, execFile, type StdioOptions, spawn} from 'node:child_process';
import {join} from 'node:path';
import type {Duplex, Readable} from 'node:stream';
import {FaultError} from '../../faults/fault-error.ts';
import {type LedgerEntry, NO_LEDGER} from '../../ledger/ledger.ts';
import {Deadline} from '../../util/deadline.ts';
import {isAlive, type ProcessIdentity, readProcess} from '../../util/process-identity.ts';
import {ConsoleLog} from '../console-log.ts';
import type {StepContext} from '../environment.ts';
import {commandLine, FIRST_NIC_FD, INHERITED_FDS} from './command-line.ts';
import type {MachineConfig} from './machine-config.ts';
import {QmpClient} from './qmp/qmp-client.ts';
import {describeExit, type QemuExit, startFailure} from './start-failure.ts';

/** From the start of QEMU to its greeting; usually 0.1 s. */
const START_TIMEOUT_MS = 60_000;
/** Kept of QEMU's standard error: the end, where it says why it gave up. */
const STDERR_BYTES_MAX = 16 * 1024;
/** After QEMU's end, its last words are waited for as long: another process may have the pipe. */
const LAST_WORDS_MS = 200;
/** How long the rungs of the ladder below the guest's own are given. */
const QUIT_MS = 3000;
const SIGTERM_MS = 3000;
const SIGKILL_MS = 30_000;
/** Variable of QEMU's environment that holds the VM's folder, so that it is found by that. */
const VM_MARK = 'PROCTOR_VM';
const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** What ended a machine. */
export type StopRung =
  | 'none needed'
  | 'guest agent'
  | 'system_powerdown'
  | 'quit'
  | 'SIGTERM'
  | 'SIGKILL';

export interface StopOptions {
  /**
   * `kill`: at once, where nothing of it is kept. `quit`: QEMU is told to end, and closes its
   * images in order. `shutdown`: the guest is asked first.
   */
  readonly how: 'kill' | 'quit' | 'shutdown';
  /** Asks the guest to shut down through its agent; `undefined` where it has none. */
  readonly askGuest?: (options: {readonly signal: AbortSignal}) => Promise<void>;
  /** How long the guest is given on each of its two rungs. @default 20_000 */
  readonly guestMs?: number;
}

export interface VirtualMachineOptions {
  /** Where the console goes; by default to `console.log` in the VM's folder. */
  readonly console?: ConsoleLog;
}

/** One QEMU process. It ends with this process, whatever ends that. */
export class VirtualMachine implements AsyncDisposable {
  readonly config: MachineConfig;
  readonly qmp: QmpClient;
  /** The guest agent's channel: virtserialport `org.qemu.guest_agent.0`. */
  readonly agentChannel: Duplex | undefined;
  /** The channel of a port beside it that files go through: `FILE_PORT`. */
  readonly filesChannel: Duplex | undefined;
  /** The serial console; `console` reads it, and others may, too. */
  readonly consoleChannel: Duplex;
  readonly console: ConsoleLog;
  readonly identity: ProcessIdentity;
  /** Resolves when QEMU has ended, and has been reaped; never rejects. */
  readonly exited: Promise<QemuExit>;
  readonly #process: QemuProcess;
  readonly #ownsConsole: boolean;
  #disposed: Promise<void> | undefined;

  private constructor(parts: {
    config: MachineConfig;
    process: QemuProcess;
    qmp: QmpClient;
    console: ConsoleLog;
    ownsConsole: boolean;
  }) {
    this.config = parts.config;
    this.#process = parts.process;
    this.qmp = parts.qmp;
    this.console = parts.console;
    this.#ownsConsole = parts.ownsConsole;
    this.identity = parts.process.identity;
    this.exited = parts.process.exited;
    const {hasAgent} = parts.config;
    const ofAgent = (fd: number): Duplex | undefined =>
      hasAgent === false ? undefined : parts.process.channel(fd);
    this.agentChannel = ofAgent(INHERITED_FDS.agent);
    this.filesChannel = ofAgent(INHERITED_FDS.files);
    this.consoleChannel = parts.process.channel(INHERITED_FDS.console);
  }

  /**
   * Starts QEMU and opens its monitor. The folder of `config` is there, and stays the caller's.
   *
   * @throws {FaultError} `qemu/start-failed`, `qemu/port-taken`, `environment/tool-missing`,
   *   `qemu/monitor-failed`; nothing is left then.
   */
  static async start(
    config: MachineConfig,
    context: StepContext,
    options: VirtualMachineOptions = {},
  ): Promise<VirtualMachine> {
    context.signal.throwIfAborted();
    const log =
      options.console ?? new ConsoleLog(join(config.folder, 'console.log'), {warn: context.warn});
    const process = await QemuProcess.spawn(config, context);
    try {
      // Before anything can be missed.
      log.attach(process.channel(INHERITED_FDS.console));
      const qmp = await process.openMonitor(context);
      const machine = new VirtualMachine({
        config,
        process,
        qmp,
        console: log,
        ownsConsole: options.console === undefined,
      });
      log.attach(machine.consoleChannel, ({signal}) =>
        // QEMU's answer comes after all that its devices have written before.
        qmp.execute('query-status', {}, {signal, timeoutMs: 2000}),
      );
      return machine;
    } catch (error) {
      await process.kill();
      if (options.console === undefined) await log[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** Our end of the cable of a network card that is on a private network. */
  nicChannel(id: string): Duplex | undefined {
    const index = this.config.nics.findIndex((nic) => nic.id === id && nic.backend === undefined);
    return index < 0 ? undefined : this.#process.channel(FIRST_NIC_FD + index);
  }

  get isAlive(): boolean {
    return isAlive(this.identity);
  }

  /**
   * Ends QEMU by the first rung of the ladder that does: guest agent, `system_powerdown`, `quit`,
   * SIGTERM, SIGKILL. Where to begin is up to `options`. Never throws for a rung that does not
   * hold.
   *
   * @throws {FaultError} `environment/unhealthy` for a process that even SIGKILL does not end.
   */
  async stop(options: StopOptions): Promise<StopRung> {
    const process = this.#process;
    if (process.hasExited) return 'none needed';
    const guestMs = options.guestMs ?? 20_000;
    if (options.how === 'shutdown') {
      const {askGuest} = options;
      if (askGuest !== undefined) {
        if (await process.endsAfter(guestMs, askGuest)) return 'guest agent';
      }
      const powerdown = (limits: {signal: AbortSignal}) =>
        this.qmp.execute('system_powerdown', {}, limits);
      if (await process.endsAfter(guestMs, powerdown)) return 'system_powerdown';
    }
    if (options.how !== 'kill') {
      const quit = (limits: {signal: AbortSignal}) => this.qmp.execute('quit', {}, limits);
      if (await process.endsAfter(QUIT_MS, quit)) return 'quit';
      if (await process.endsAfter(SIGTERM_MS, async () => process.signal('SIGTERM'))) {
        return 'SIGTERM';
      }
    }
    await process.kill();
    return 'SIGKILL';
  }

  /** Ends QEMU at once if it is still there, and lets go of its channels. Its folder stays. */
  [Symbol.asyncDispose](): Promise<void> {
    this.#disposed ??= this.#dispose();
    return this.#disposed;
  }

  async #dispose(): Promise<void> {
    try {
      await this.#process.kill();
    } finally {
      await this.qmp[Symbol.asyncDispose]();
      if (this.#ownsConsole) await this.console[Symbol.asyncDispose]();
    }
  }
}

/** A running program with its channels; from its start to its end. */
class QemuProcess {
  readonly identity: ProcessIdentity;
  readonly exited: Promise<QemuExit>;
  readonly #child: ChildProcess;
  readonly #entry: LedgerEntry;
  readonly #label: string;
  readonly #config: MachineConfig;
  #exit: QemuExit | undefined;

  private constructor(
    child: ChildProcess,
    parts: {identity: ProcessIdentity; entry: LedgerEntry; config: MachineConfig},
  ) {
    this.#child = child;
    this.identity = parts.identity;
    this.#entry = parts.entry;
    this.#label = `'${parts.config.spec.id}'`;
    this.#config = parts.config;
    const stderr = keepTail(child.stderr);
    this.exited = new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        const finish = (): void => {
          clearTimeout(timer);
          this.#exit = {
            code: code ?? undefined,
            signal: signal ?? undefined,
            stderr: stderr.text(),
          };
          this.#entry[Symbol.dispose]();
          this.#letGo();
          resolve(this.#exit);
        };
        const timer = setTimeout(finish, LAST_WORDS_MS);
        stderr.ended.then(finish, finish);
      });
    });
  }

  static async spawn(config: MachineConfig, context: StepContext): Promise<QemuProcess> {
    const prefix = await parentDeathPrefix();
    context.signal.throwIfAborted();
    const entry = await (context.ledger ?? NO_LEDGER).intend({
      kind: 'process',
      label: `QEMU of '${config.spec.id}'`,
      mark: `${VM_MARK}=${config.folder}`,
    });
    const [file = config.binary, ...args] = [...prefix, config.binary, ...commandLine(config)];
    const child = spawn(file, args, {
      cwd: config.folder,
      env: processEnv(config, context),
      // Node's pipes are socket pairs, which is what QEMU's chardevs want.
      stdio: stdioOf(config),
      // Away from the terminal, whose Ctrl-C must not reach it.
      detached: true,
    });
    const {pid} = child;
    const identity = pid === undefined ? undefined : readProcess(pid);
    if (identity === undefined) {
      entry[Symbol.dispose]();
      const cause =
        pid === undefined
          ? await new Promise<Error>((resolve) => child.once('error', resolve))
          : undefined;
      throw missingProgram(config, cause);
    }
    child.on('error', () => undefined);
    const {pid: known, startTicks} = identity;
    entry.made({process: {pid: known, startTicks}});
    return new QemuProcess(child, {identity: {pid: known, startTicks}, entry, config});
  }

  get hasExited(): boolean {
    return this.#exit !== undefined;
  }

  channel(fd: number): Duplex {
    // Node's type knows the first five only.
    return (this.#child.stdio as readonly unknown[])[fd] as Duplex;
  }

  async openMonitor(context: StepContext): Promise<QmpClient> {
    for (const stream of this.#child.stdio.slice(INHERITED_FDS.console)) {
      // A channel's error is followed by its end, and that by QEMU's.
      stream?.on('error', () => undefined);
    }
    try {
      return await QmpClient.open(this.channel(INHERITED_FDS.qmp), {
        signal: context.signal,
        timeoutMs: START_TIMEOUT_MS,
        describeEnd: async () => describeExit(await this.exited),
      });
    } catch (error) {
      if (context.signal.aborted || !(error instanceof FaultError)) throw error;
      if (this.#exit === undefined) throw error;
      const {stderr} = this.#exit;
      if (/^setpriv: failed to execute/m.test(stderr)) throw missingProgram(this.#config, stderr);
      throw startFailure(this.#exit, {label: this.#label, binary: this.#config.binary});
    }
  }

  /** Sends a signal unless the process has been reaped. */
  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Whether it has ended within `ms` of `ask`, which may fail. */
  async endsAfter(
    ms: number,
    ask: (options: {readonly signal: AbortSignal}) => Promise<unknown>,
  ): Promise<boolean> {
    if (this.hasExited) return true;
    using deadline = new Deadline(ms, {parent: new AbortController().signal});
    const {signal} = deadline;
    const late = new Promise<boolean>((resolve) => {
      signal.addEventListener('abort', () => resolve(false), {once: true});
    });
    const refused = ask({signal}).then(
      () => late,
      // Refused means no, unless it is on its way out, which is why it did not answer.
      () =>
        Promise.race([late, new Promise<boolean>((resolve) => setTimeout(resolve, 100, false))]),
    );
    // Awaited here, as the deadline ends with this function.
    return await Promise.race([this.exited.then(() => true), refused]);
  }

  /** @throws {FaultError} `environment/unhealthy`. */
  async kill(): Promise<void> {
    if (await this.endsAfter(SIGKILL_MS, async () => this.signal('SIGKILL'))) return;
    const message = `cannot end the QEMU process ${this.identity.pid} of ${this.#label}`;
    throw new FaultError('environment/unhealthy', message, {
      help: 'It may be stuck in the kernel of this machine, as on a disk that does not answer.',
    });
  }

  /** Our ends of its channels; what is still in them has been read, or never will be. */
  #letGo(): void {
    for (const stream of this.#child.stdio.slice(INHERITED_FDS.qmp)) {
      // The console is read to its end.
      if (stream !== this.channel(INHERITED_FDS.console)) stream?.destroy();
    }
    this.#child.stderr?.destroy();
  }
}

/** By number, as `INHERITED_FDS` and `FIRST_NIC_FD` say. */
function stdioOf(config: MachineConfig): StdioOptions {
  const nics = config.nics.map((nic) => (nic.backend === undefined ? 'pipe' : 'ignore'));
  const ram = config.ram?.fd ?? 'ignore';
  return ['ignore', 'ignore', 'pipe', 'pipe', 'pipe', 'pipe', ram, 'pipe', ...nics];
}

/** Nothing of ours but what QEMU and the programs that it starts need. */
function processEnv(config: MachineConfig, context: StepContext): Record<string, string> {
  const outer = context.env?.['PROCTOR_COMMAND_ID'];
  return {
    PATH: context.env?.['PATH'] ?? DEFAULT_PATH,
    LANG: 'C.UTF-8',
    TMPDIR: config.folder,
    PROCTOR_RUN_ID: context.runId,
    // Of a run that this one is a command of.
    ...(outer !== undefined && {PROCTOR_COMMAND_ID: outer}),
    [VM_MARK]: config.folder,
  };
}

function missingProgram(config: MachineConfig, cause: unknown): FaultError {
  const {binary, architecture} = config;
  return new FaultError('environment/tool-missing', `cannot run '${binary}'`, {
    cause,
    help: `Install QEMU; on Debian: apt-get install ${architecture.binaryPackage}.`,
  });
}

let prefix: Promise<readonly string[]> | undefined;

/** A command that has its command killed when this process ends; empty where there is none. */
function parentDeathPrefix(): Promise<readonly string[]> {
  const setpriv = ['setpriv', '--pdeathsig', 'KILL', '--'];
  // BusyBox has a setpriv without that option, so it is tried.
  prefix ??= new Promise((resolve) => {
    execFile('setpriv', [...setpriv.slice(1), 'true'], {timeout: 10_000}, (error) =>
      resolve(error === null ? setpriv : []),
    );
  });
  return prefix;
}

function keepTail(stream: Readable | null): {
  readonly ended: Promise<void>;
  text(): string;
} {
  let tail = Buffer.alloc(0);
  stream?.on('data', (chunk: Buffer) => {
    tail = Buffer.concat([tail, chunk]).subarray(-STDERR_BYTES_MAX);
  });
  const ended = new Promise<void>((resolve) => {
    if (stream === null) resolve();
    stream?.once('close', resolve);
  });
  return {ended, text: () => tail.toString('utf8')};
}
