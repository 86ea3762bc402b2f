import type {Duplex} from 'node:stream';
import type {ConsoleReport} from '../console-judge/console-report.ts';
import type {FaultError} from '../faults/fault-error.ts';
import type {ResourceLedger} from '../ledger/ledger.ts';
import type {PowerAction} from '../manifest/board-spec.ts';
import type {DiskSpec, EnvironmentId, EnvironmentSpec, RebootKind} from '../manifest/manifest.ts';
import type {Mask} from '../util/mask.ts';

/** What a step of the graph is given to work with. */
export interface StepContext {
  /** Aborted when the work is called off or its deadline has passed; `reason` is rethrown. */
  readonly signal: AbortSignal;
  /** Hides secrets in anything that leaves this process. */
  readonly mask: Mask;
  /** Values of secrets, by name. @throws {FaultError} `secret/unavailable`. */
  readonly secret: (name: string) => string;
  /** Identifies this run: in the environment variable `PROCTOR_RUN_ID` of every process. */
  readonly runId: string;
  /** The manifest's folder, absolute. */
  readonly folder: string;
  /** The run's folder for temporary files, absolute; exists. */
  readonly scratchFolder: string;
  /** Variables of proctor's own process, for what environments take from there. @default none */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly warn: (code: string, message: string) => void;
  /** Book of what is made, so that it goes whatever becomes of this process. @default none */
  readonly ledger?: ResourceLedger;
  /** What proves to this environment that we hold its lock; see `Fence`. @default it has no lock */
  readonly fence?: Fence;
  /** Folder for the logs of instances, as consoles; absolute; exists. @default the scratch folder */
  readonly logFolder?: string;
}

/**
 * Which holding of an environment's lock an operation belongs to. Numbers of one name only ever
 * grow: an environment that has seen a higher one refuses this one (`lock/lost`).
 *
 * Source: Kleppmann, How to do distributed locking (2016), fencing tokens.
 */
export interface Fence {
  readonly name: string;
  readonly token: number;
  /** Tells the books of locks apart: numbers of different ones mean nothing to each other. */
  readonly book: string;
}

/** Something that would keep an environment from working, found before anything starts. */
export interface Problem {
  readonly message: string;
  readonly help?: string;
}

/** What looking for an environment's needs may use. */
export interface CheckOptions {
  readonly signal: AbortSignal;
  /** Variables of proctor's own process. @default none */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** Brings environments of one kind into being. */
export interface EnvironmentDriver<Spec extends EnvironmentSpec = EnvironmentSpec> {
  readonly type: Spec['type'];
  /** Host tools, devices and credentials that `spec` needs and that are missing. */
  check(spec: Spec, options: CheckOptions): Promise<readonly Problem[]>;
  /** What `per-host` limits count: a name that environments on one host share. */
  hostOf(spec: Spec): string;
  /**
   * Makes instance number `instance` (from 1).
   *
   * @throws {FaultError} and leaves nothing behind.
   */
  provision(spec: Spec, instance: number, context: StepContext): Promise<Environment>;
  /** Memory and CPUs that one instance counts for in admission. @default nothing */
  demand?(spec: Spec): ResourceDemand;
  /**
   * Whether what runs on an instance runs on in the copies of its checkpoint, too. Where not, only
   * files are kept: what has to run is started on each copy anew.
   *
   * @default true
   */
  readonly forkKeepsProcesses?: boolean;
  /**
   * A checkpoint that an earlier run has kept (`Checkpoint.keep`) of an instance of `spec` that was
   * prepared in the same way; to be asked for in place of `provision` and all that follows up to the
   * checkpoint. `undefined` where there is none, or `spec` wants none kept.
   *
   * @param preparation As `Checkpoint.keep`.
   */
  cachedCheckpoint?(
    spec: Spec,
    preparation: string,
    context: StepContext,
  ): Promise<Checkpoint | undefined>;
}

/** What an instance takes of this machine. */
export interface ResourceDemand {
  readonly memoryBytes: number;
  readonly cpus: number;
}

/**
 * A live environment. Disposing it removes all that it owns, from any state, any number of times.
 * The optional members are there where the kind can.
 */
export interface Environment extends AsyncDisposable {
  readonly id: EnvironmentId;
  readonly instance: number;
  /** May be called again, as after a reboot; the connections before it are then of no use. */
  connect(context: StepContext): Promise<Connection>;
  /**
   * Freezes it as it stands. It is used up by that: only to be disposed of afterwards. The
   * checkpoint does not depend on it any more.
   *
   * @throws {FaultError} `vm/checkpoint-failed`.
   */
  checkpoint?(context: StepContext): Promise<Checkpoint>;
  /** How it is and what it uses, now. Never throws for what is wrong with it: that is an issue. */
  health?(options: {readonly signal: AbortSignal}): Promise<Health>;
  /**
   * What its kernel has done to it for lack of resources. Cheap: it is asked for before and after
   * each case. `undefined` where that cannot be told (just now); never rejects.
   */
  pressure?(options: {readonly signal: AbortSignal}): Promise<Pressure | undefined>;
  /** What it has used in all; to be asked for before it is disposed of. */
  usage?(): ResourceUsage | undefined;
  /**
   * Opens a shell for a person, with a terminal of its own there; `undefined` where it cannot be had
   * just now. Without this member, or with that answer, commands are all there is.
   */
  openTerminal?(options: TerminalOptions, context: StepContext): Promise<Terminal | undefined>;
  /** Whether nothing that runs on it is anybody else's, as in a machine of ours. @default false */
  readonly ownsSystem?: boolean;
  readonly console?: ConsoleFeed;
  readonly machine?: Machine;
  /** Its name on this machine and its own folder, absolute, where it has such. */
  readonly place?: {readonly id: string; readonly folder: string};
  /** Resolves with the fault when it is lost (its process died, …); never rejects. */
  readonly lost?: Promise<FaultError>;
}

/** A terminal's width and height, in characters. */
export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

/** What a shell for a person is opened with. */
export interface TerminalOptions {
  /** Of the environment; commands may be run over it to open the terminal. */
  readonly connection: Connection;
  readonly size: TerminalSize;
  /** What kind of terminal it is, as the variable `TERM` says. */
  readonly term: string;
  /** Whether that terminal is the one of this process, so that a child may be given it. */
  readonly isOwn: boolean;
  /** Added to the shell's environment. */
  readonly env: Readonly<Record<string, string>>;
}

/** A shell for a person. Disposing it ends the shell. */
export interface Terminal extends AsyncDisposable {
  /**
   * What is typed goes in, what is to be shown comes out, as a terminal has it: key by key, lines
   * ending with CR LF. It ends with the shell. `undefined`: the shell has this process's terminal.
   */
  readonly stream: Duplex | undefined;
  /**
   * The shell's exit code, once it has ended; `undefined` where that is not known. Rejects with the
   * fault when the environment is lost; nobody need listen.
   */
  readonly ended: Promise<number | undefined>;
  /** Tells of another size. */
  resize?(size: TerminalSize): void;
}

/** A frozen environment. Disposing of it does nothing to what was forked from it. */
export interface Checkpoint extends AsyncDisposable {
  /** What it was made of and costs, for the journal. */
  readonly facts: Readonly<Record<string, string | number | boolean>>;
  /**
   * A pristine copy of the frozen environment, running, with an identity of its own (random
   * numbers, clock, ports, …); many may be there at once.
   *
   * @param options.isTemplate Whether the copy will be frozen in turn.
   * @throws {FaultError} and leaves nothing behind.
   */
  fork(
    options: {readonly instance: number; readonly isTemplate: boolean},
    context: StepContext,
  ): Promise<Environment>;
  /**
   * Keeps a copy for later runs, where the environment's spec says so; else does nothing. What goes
   * wrong with it is warned of.
   *
   * @param preparation Stands for all that was done to it after it was provisioned, as a digest of
   *   artifacts' contents, of instrumentation, of hooks and of their variables. What it is
   *   provisioned from (kernel, disks, QEMU, …) is added by the driver.
   */
  keep?(preparation: string, context: StepContext): Promise<void>;
}

/** How an environment is. */
export interface Health {
  readonly status: 'healthy' | 'degraded' | 'unhealthy';
  /** What is wrong, a sentence each. */
  readonly issues: readonly string[];
  /** Names with their units, as `uptimeSeconds`, `residentBytes`, `diskFreeBytes`. */
  readonly metrics: Readonly<Record<string, number>>;
}

/** What a kernel has done for lack of resources since an environment was made. */
export interface Pressure {
  /** What has the limits, for messages: `container`. */
  readonly kind: string;
  /** Processes in it that were killed because there was no memory; never gets less. */
  readonly outOfMemoryKills: number;
  /** Whether that counts kills at narrower limits inside of it, too, as steps may have. */
  readonly countsInnerLimits: boolean;
  /** Its limit of memory; `undefined` where it has none of its own. */
  readonly memoryBytesMax: number | undefined;
}

/** What an environment has used since it was made. */
export interface ResourceUsage {
  readonly cpuSeconds: number;
  /** Most at any sample. */
  readonly residentBytesMax: number;
  /** Memory that it shares with no other, most at any sample. */
  readonly privateBytesMax: number;
  readonly diskWrittenBytes: number;
}

/** A machine's serial console: kept in a file, and judged as it comes. */
export interface ConsoleFeed {
  /** The whole console since the machine was made, absolute. */
  readonly path: string;
  /** Bytes of it so far. */
  readonly length: number;
  /** Reports from the start on that nobody has listened to. */
  readonly unclaimed: readonly ConsoleReport[];
  /** Calls `listener` for each report from now on, until disposed of. */
  listen(listener: ConsoleListener): Disposable;
  /** Waits until what the machine had printed by now has been judged; ends an open report. */
  settle(options: {readonly signal: AbortSignal}): Promise<void>;
}

/** Who wants to know what a console says. */
export interface ConsoleListener {
  onReport(report: ConsoleReport): void;
  /** The kernel cannot go on: no need to wait for anything from it. Its report follows. */
  onFatal?(title: string): void;
}

/** What can be done to a machine from outside. */
export interface Machine {
  /** Freezes memory and disks under a name, and lets the machine go on. */
  checkpoint(name: string, context: StepContext): Promise<void>;
  /** Back to `name`; connections are to be made anew. */
  restore(name: string, context: StepContext): Promise<void>;
  /** Returns when the machine is up again with a new boot id; connections are to be made anew. */
  reboot(how: RebootKind, context: StepContext): Promise<void>;
  /**
   * Switches its power; after `on` and `cycle` it returns when it can be connected to anew.
   *
   * @throws {FaultError} `board/power-failed`. @default its power cannot be switched
   */
  setPower?(action: PowerAction, context: StepContext): Promise<void>;
  /** Cuts its network cards' links, or restores them. */
  setNetwork(state: 'down' | 'up', context: StepContext): Promise<void>;
  /** @throws {FaultError} `vm/operation-failed` as all of these. */
  attachDisk(disk: DiskSpec, context: StepContext): Promise<void>;
  /** Returns when the guest has let go of it and it is gone from the host. */
  detachDisk(name: string, context: StepContext): Promise<void>;
  sendNmi(context: StepContext): Promise<void>;
  /** @param key As in `/proc/sysrq-trigger`. */
  sendSysrq(key: string, context: StepContext): Promise<void>;
  /** Writes an ELF core of the guest's memory to `path`, absolute, here. */
  dumpMemory(path: string, context: StepContext): Promise<{readonly bytes: number}>;
}

/** A script and what surrounds it. */
export interface Command {
  /** Text for the shell. */
  readonly script: string;
  /** `bash`, `sh`, `python3`, or a command with `{0}`. `undefined`: bash, or sh where there is none. */
  readonly shell: string | undefined;
  /** Added to the environment's own; may hold secrets, so never put on a command line. */
  readonly env: Readonly<Record<string, string>>;
  /** Absolute, or relative to the connection's `workingDirectory`. */
  readonly cwd: string | undefined;
  /** Given to standard input, then closed. `undefined`: standard input is empty. */
  readonly stdin: string | undefined;
}

/** Which of a command's streams. */
export type OutputStream = 'stdout' | 'stderr';

/** Limits of a command, and who is told what it prints. */
export interface ExecOptions {
  /** Aborting ends the command's whole process tree, then rejects with `signal.reason`. */
  readonly signal: AbortSignal;
  /** Time until the command is ended; `Infinity` for none. */
  readonly timeoutMs: number;
  /** Silence until the command is ended; `Infinity` for none. */
  readonly idleTimeoutMs: number;
  /** Time between SIGTERM and SIGKILL. */
  readonly killGraceMs: number;
  /** Gets every chunk as it comes, unmasked. */
  readonly onOutput?: (stream: OutputStream, chunk: Buffer) => void;
  /** Bytes kept of the end of each stream for the result. @default 1_048_576 */
  readonly outputBytesMax?: number;
}

/** What a command left behind. A non-zero exit is a result, not an error. */
export interface ExecResult {
  /** `undefined` when the command was ended by a signal. */
  readonly exitCode: number | undefined;
  /** Name without the `SIG` prefix, as RFC 4254 section 6.10 sends it. */
  readonly exitSignal: string | undefined;
  /** What ended it: itself, or a limit. A command that was ended never counts as passed. */
  readonly endedBy: 'itself' | 'timeout' | 'idle-timeout';
  /** Ends of the streams, unmasked. */
  readonly stdout: Buffer;
  readonly stderr: Buffer;
  /** Bytes of each stream that are not in the above. */
  readonly stdoutOmittedBytes: number;
  readonly stderrOmittedBytes: number;
  readonly durationMs: number;
  /** Processes of its group that were still there after it ended, and were ended. */
  readonly leftovers: number;
}

/** One file to put on an environment. */
export interface FileToPut {
  /** Absolute path here; with `open`, only what messages call it. */
  readonly source: string;
  /** Path there: absolute, or relative to the connection's `scratch`. */
  readonly target: string;
  /** Permission bits. */
  readonly mode: number;
  /** Names or numbers there. @default who the connection is */
  readonly owner?: string;
  readonly group?: string;
  /** Its content, where that is not in a plain file here; `bytes` is given then. */
  readonly open?: (options: {readonly signal: AbortSignal}) => AsyncIterable<Buffer>;
  readonly bytes?: number;
  /** What its content must hash to, in hex; it is refused here where it does not. */
  readonly sha256?: string;
}

/** What was put in place. */
export interface PutReceipt {
  /** SHA-256 of each file's content in hex, in the order they were given. */
  readonly sha256s: readonly string[];
  readonly bytes: number;
}

/** How files are put in place. */
export interface TransferOptions {
  readonly signal: AbortSignal;
  /** Called with what has been sent so far. */
  readonly onProgress?: (progress: {readonly bytes: number; readonly files: number}) => void;
}

/** One file brought back from an environment. */
export interface CapturedFile {
  /** Path there. */
  readonly source: string;
  /** Path below the destination, here; made safe. */
  readonly path: string;
  readonly bytes: number;
  /** In hex. */
  readonly sha256: string;
  readonly truncated: boolean;
}

/** How files are brought back, and how much of them at most. */
export interface GetOptions {
  readonly signal: AbortSignal;
  /** Largest file brought back whole; the rest of a larger one is left out. @default 104_857_600 */
  readonly fileBytesMax?: number;
  /** @default 1_073_741_824 */
  readonly totalBytesMax?: number;
  /** Told of what matched and was not brought back, as links and unreadable files, and why. */
  readonly onSkipped?: (source: string, reason: string) => void;
}

/** Facts of an environment that were found when it was connected. */
export interface EnvironmentFacts {
  /** As `uname -s`, `-r` and `-m` say. */
  readonly os: string;
  readonly kernel: string;
  readonly arch: string;
  /** Whether `bash` is there. */
  readonly hasBash: boolean;
  readonly cpus?: number;
  readonly memoryMiB?: number;
}

/** A way to run commands and move files; the same for a shell here, an SSH host, a container and a VM. */
export interface Connection extends AsyncDisposable {
  /**
   * How what is sent gets there: it does not leave this machine, or encrypted, or for anyone on the
   * way to read.
   */
  readonly transport: 'local' | 'encrypted' | 'clear';
  readonly facts: EnvironmentFacts;
  /** Folder of the instance's own on the environment; gone when the environment is. Absolute. */
  readonly scratch: string;
  /** Where commands start. Absolute. */
  readonly workingDirectory: string;

  /**
   * Runs `command` in a process group of its own and waits until it has ended and both streams
   * are closed. Calls may overlap. When it ends, nothing that it started is left in its group.
   *
   * @throws {FaultError} when the environment is at fault, as `ssh/connection-lost`.
   * @throws `options.signal.reason` once the whole tree is gone, never before.
   */
  exec(command: Command, options: ExecOptions): Promise<ExecResult>;

  /**
   * Puts files in place: each is checked by its checksum there and appears at once and whole, with
   * its mode and owner. Folders are made as needed. What was there before is replaced.
   *
   * @throws {FaultError} `transfer/…`, `ssh/connection-lost` and the like; nothing of a file that is
   *   not in place is left there.
   */
  put(files: readonly FileToPut[], options: TransferOptions): Promise<PutReceipt>;

  /**
   * Brings regular files that match `patterns` (globs; relative ones from the working directory)
   * into `destination`, whatever names and links the environment offers: nothing outside
   * `destination` is written, links are not followed out of what was matched.
   */
  get(
    patterns: readonly string[],
    destination: string,
    options: GetOptions,
  ): Promise<CapturedFile[]>;

  /** A byte stream to `host:port` as seen from the environment. */
  dial(host: string, port: number, options: {readonly signal: AbortSignal}): Promise<Duplex>;
}
