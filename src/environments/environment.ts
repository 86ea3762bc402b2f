import type {Duplex} from 'node:stream';
import type {EnvironmentId, EnvironmentSpec} from '../manifest/manifest.ts';
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
}

/** Something that would keep an environment from working, found before anything starts. */
export interface Problem {
  readonly message: string;
  readonly help?: string;
}

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
}

/** A live environment. Disposing it removes all that it owns, from any state, any number of times. */
export interface Environment extends AsyncDisposable {
  readonly id: EnvironmentId;
  readonly instance: number;
  connect(context: StepContext): Promise<Connection>;
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

export type OutputStream = 'stdout' | 'stderr';

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
  /** Absolute path here. */
  readonly source: string;
  /** Path there: absolute, or relative to the connection's `scratch`. */
  readonly target: string;
  /** Permission bits. */
  readonly mode: number;
}

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
   * its mode. Folders are made as needed.
   */
  put(files: readonly FileToPut[], options: TransferOptions): Promise<void>;

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
