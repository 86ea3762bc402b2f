import type {Duplex, Readable} from 'node:stream';
import type {FaultCode, FaultError} from '../../faults/fault-error.ts';
import type {TerminalSize} from '../environment.ts';
import type {ControlShell} from './control-shell.ts';
import type {RunTool} from './remote-tool.ts';

/**
 * A shell that runs elsewhere: standard input to write, standard output to read. Emits `exit` with
 * the exit code or `null`, and then the name of a signal, before `close`.
 */
export interface ShellChannel extends Duplex {
  readonly stderr: Readable;
  /** Ends standard input. */
  eof(): void;
  close(): void;
}

/** Carries channels; when it is lost, they are. */
export interface ShellTransport {
  /** Set once it is gone. */
  readonly lost: FaultError | undefined;
  /** Calls `listener` when it is lost, at most once. */
  onLost(listener: (fault: FaultError) => void): Disposable;
}

/** A shell that waits for its script. */
export interface ShellSession {
  readonly channel: ShellChannel;
  readonly transport: ShellTransport;
  /** Whether it was opened in advance, so that its shell may have been ended meanwhile. */
  readonly isWarm: boolean;
  /**
   * Whether its shell is not the login shell of a process of its own: `$$` is another's, `$_pi` its
   * own. Where `$_pw` is set, it is a command that does as setsid(1) for paths of programs.
   */
  readonly isSubshell?: boolean;
  /** Whether it is known, once it has ended, that nothing is left in its command's group. */
  readonly isGroupGone?: () => boolean;
}

/** A machine whose shells are used from here, over whatever leads there. */
export interface ShellHost {
  /** For messages. */
  readonly label: string;
  /** What is warned of is called `<kind>/…`. */
  readonly kind: 'ssh' | 'vm' | 'container';
  /** As `Connection.transport`. */
  readonly wire: 'local' | 'encrypted' | 'clear';
  /** The fault of a shell there that is gone. */
  readonly lossCode: FaultCode;
  /** Starts `loader`, which reads a framed script. */
  openSession(loader: string, options: {readonly signal: AbortSignal}): Promise<ShellSession>;
  /** Starts the shell that runs `controlScript`. */
  openControl(nonce: string, options: {readonly signal: AbortSignal}): Promise<ShellSession>;
  /** May open a session for the next caller of `openSession` in advance. */
  prewarm(loader: string): void;
  /** The control shell; started anew where it is gone. */
  control(options: {readonly signal: AbortSignal}): Promise<ControlShell>;
  /** Remembers the folder of an instance, so that it is removed whatever happens here. */
  addRoot(root: string): void;
  removeRoot(root: string): void;
  /** As `Connection.dial`. */
  dial(host: string, port: number, options: {readonly signal: AbortSignal}): Promise<Duplex>;
  /** Starts `commandLine` with a terminal. @default terminals cannot be had */
  openTerminal?(
    commandLine: string,
    pty: PseudoTerminal,
    options: {readonly signal: AbortSignal},
  ): Promise<TerminalChannel>;
  /** Fast ways to move files, where there are such. */
  readonly files?: HostFiles;
}

/** A terminal, as who starts a shell in it describes it. */
export interface PseudoTerminal extends TerminalSize {
  /** As the variable `TERM` says. */
  readonly term: string;
}

/** A shell with a terminal of its own there. */
export interface TerminalChannel extends Duplex {
  /** Tells of another size; those in pixels do not count. */
  setWindow(rows: number, columns: number, height: number, width: number): void;
  close(): void;
}

/** Moves the content of single files. */
export interface HostFiles {
  /** Makes the file at `path` of `chunks`. */
  write(
    path: string,
    chunks: AsyncIterable<Buffer>,
    options: {readonly signal: AbortSignal},
  ): Promise<void>;
  /** A faster way, where there is one. */
  readonly stream?: FileStream;
}

/** Bytes to and from a host beside its shells, where they go through a device. */
export interface FileStream {
  /** The device there; `undefined` where it is not, or not any more. */
  find(run: RunTool, options: {readonly signal: AbortSignal}): Promise<string | undefined>;
  /**
   * Sends `content`, which must be so many bytes, while `receive` has a script take them from the
   * device. Several wait for each other. `undefined`, with nothing taken of `content`, where it can
   * be used no more.
   *
   * @throws {FaultError} `transfer/failed` when it is of another length; what `receive` throws.
   */
  send<T>(
    content: AsyncIterable<Buffer>,
    options: {
      readonly bytes: number;
      readonly signal: AbortSignal;
      readonly receive: (signal: AbortSignal) => Promise<T>;
    },
  ): Promise<T | undefined>;
  /**
   * What `write` has a script write to the device before it ends; `undefined` where it cannot be
   * used now. The script writes `end` last, and never before.
   */
  take(options: {
    readonly end: string;
    readonly signal: AbortSignal;
    readonly write: (signal: AbortSignal) => Promise<unknown>;
  }): AsyncIterable<Buffer> | undefined;
}
