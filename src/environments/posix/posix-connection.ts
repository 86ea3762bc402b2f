import {randomBytes} from 'node:crypto';
import {addAbortListener} from 'node:events';
import {posix} from 'node:path';
import type {Duplex} from 'node:stream';
import {FaultError} from '../../faults/fault-error.ts';
import {CancelError} from '../../util/deadline.ts';
import type {
  CapturedFile,
  Command,
  Connection,
  EnvironmentFacts,
  ExecOptions,
  ExecResult,
  FileToPut,
  GetOptions,
  PutReceipt,
  TransferOptions,
} from '../environment.ts';
import {ARGUMENT_BYTES_MAX, shellInvocation} from '../shell.ts';
import type {RemoteFacts} from './control-shell.ts';
import {getRemoteFiles} from './get-files.ts';
import {putRemoteFiles} from './put/put-files.ts';
import {runRemote} from './remote-command.ts';
import type {ToolOptions} from './remote-tool.ts';
import type {ShellHost} from './shell-host.ts';
import {streamFrom} from './stream-from.ts';

/** What all commands of an instance have in common. */
export interface PosixSettings {
  /** Every command's environment, before its own. */
  readonly env: Readonly<Record<string, string>>;
  readonly workingDirectory: string;
  /** Folder of the instance there; `scratch` lies in it. */
  readonly root: string;
  readonly warn: (code: string, message: string) => void;
  /** A text that marks the next command's processes. */
  readonly nextMark: () => string;
  /** Called when the connection has been closed. */
  readonly onClosed?: () => Promise<void>;
}

/** Our own scripts end with what they move. */
const TOOL_LIMITS = {timeoutMs: Infinity, idleTimeoutMs: Infinity, killGraceMs: 1000};

/** Runs commands on whatever has a POSIX shell, as a host reached over SSH or a guest. */
export class PosixConnection implements Connection {
  readonly transport: Connection['transport'];
  readonly facts: EnvironmentFacts;
  readonly scratch: string;
  readonly workingDirectory: string;
  readonly #host: ShellHost;
  readonly #remote: RemoteFacts;
  readonly #settings: PosixSettings;
  readonly #stop = new AbortController();
  readonly #running = new Set<Promise<unknown>>();

  constructor(host: ShellHost, remote: RemoteFacts, settings: PosixSettings) {
    this.#host = host;
    this.transport = host.wire;
    this.#remote = remote;
    this.#settings = settings;
    this.scratch = `${settings.root}/scratch`;
    this.workingDirectory = settings.workingDirectory;
    this.facts = {
      os: remote.os,
      kernel: remote.kernel,
      arch: remote.arch,
      hasBash: remote.bash !== undefined,
      ...(remote.cpus !== undefined && {cpus: remote.cpus}),
      ...(remote.memoryMiB !== undefined && {memoryMiB: remote.memoryMiB}),
    };
  }

  exec(command: Command, options: ExecOptions): Promise<ExecResult> {
    return this.#track(options, (tracked) => this.#exec(command, tracked));
  }

  put(files: readonly FileToPut[], options: TransferOptions): Promise<PutReceipt> {
    return this.#track(options, (tracked) =>
      putRemoteFiles(files, tracked, {
        scratch: this.scratch,
        root: this.#settings.root,
        facts: this.#remote,
        lossCode: this.#host.lossCode,
        run: (script, exec) => this.#runTool(script, exec),
        files: this.#host.files,
        warn: (what, message) => this.#settings.warn(`${this.#host.kind}/${what}`, message),
      }),
    );
  }

  get(
    patterns: readonly string[],
    destination: string,
    options: GetOptions,
  ): Promise<CapturedFile[]> {
    return this.#track(options, (tracked) =>
      getRemoteFiles(patterns, destination, {
        ...tracked,
        workingDirectory: this.workingDirectory,
        run: (script, exec) => this.#runTool(script, exec),
        stream: (script) => this.#stream(script, tracked),
      }),
    );
  }

  dial(host: string, port: number, options: {readonly signal: AbortSignal}): Promise<Duplex> {
    return this.#track(options, (tracked) => this.#host.dial(host, port, tracked));
  }

  /** Ends the commands that still run. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort(new CancelError('stopped', 'the connection is closed'));
    await Promise.allSettled(this.#running);
    await this.#settings.onClosed?.();
  }

  /** Runs `work` with a signal that is aborted when this connection is closed, too. */
  async #track<O extends {readonly signal: AbortSignal}, T>(
    options: O,
    work: (options: O) => Promise<T>,
  ): Promise<T> {
    options.signal.throwIfAborted();
    this.#stop.signal.throwIfAborted();
    const both = new AbortController();
    const listeners = [options.signal, this.#stop.signal].map((signal) =>
      addAbortListener(signal, () => both.abort(signal.reason)),
    );
    const promise = work({...options, signal: both.signal});
    this.#running.add(promise);
    try {
      return await promise;
    } finally {
      this.#running.delete(promise);
      for (const listener of listeners) listener[Symbol.dispose]();
    }
  }

  #exec(command: Command, options: ExecOptions): Promise<ExecResult> {
    const {script} = command;
    const shell = shellInvocation(command.shell, this.facts.hasBash);
    const mark = this.#settings.nextMark();
    const isFile = !shell.inline || Buffer.byteLength(script) >= ARGUMENT_BYTES_MAX;
    const path = `${this.#settings.root}/script-${randomBytes(6).toString('hex')}`;
    const words = isFile
      ? shell.fileArgv.map((word) => word.replaceAll('{0}', () => path))
      : [...shell.argv, script];
    const [program = '', ...rest] = words;
    // Called by their files, so that a step's own PATH does not change which they are.
    const known: Record<string, string | undefined> = {
      bash: this.#remote.bash,
      sh: this.#remote.sh,
    };
    const file = known[program];
    return runRemote(
      this.#host,
      {
        cwd: posix.resolve(this.workingDirectory, command.cwd ?? ''),
        stdin: command.stdin,
        mark,
        argv: [file ?? program, ...rest],
        isProgramChecked: file === undefined,
        env: this.#env(command.env, mark),
        file: isFile ? {path, text: script} : undefined,
      },
      options,
    );
  }

  /** Runs a script of our own, for moving files. */
  #runTool(script: string, options: ToolOptions): Promise<ExecResult> {
    const mark = this.#settings.nextMark();
    return runRemote(
      this.#host,
      {
        argv: script,
        isProgramChecked: false,
        env: this.#env({}, mark),
        cwd: '/',
        stdin: options.stdin,
        mark,
        file: undefined,
      },
      {...TOOL_LIMITS, ...options},
    );
  }

  /** What `script` prints, by the fastest way there is. */
  async *#stream(script: string, options: {readonly signal: AbortSignal}): AsyncGenerator<Buffer> {
    const {files} = this.#host;
    const run = (text: string, exec: ToolOptions) => this.#runTool(text, exec);
    // Names that are not ASCII are there as bytes, which a command's script cannot hold.
    const isPlain = Buffer.byteLength(script) === script.length;
    const device = isPlain ? await files?.stream?.find(run, options) : undefined;
    const end = `proctor-${randomBytes(18).toString('hex')}`;
    const write = async (signal: AbortSignal): Promise<void> => {
      const all = `{\n(\n${script}\n)\necho "${end}"\n} >${device}`;
      const {exitCode} = await run(all, {signal});
      if (exitCode === 0) return;
      throw new FaultError('transfer/failed', `cannot read a file on ${this.#host.label}`);
    };
    const taken =
      device === undefined
        ? undefined
        : files?.stream?.take({end: `${end}\n`, signal: options.signal, write});
    yield* taken ?? streamFrom(this.#host, script, options);
  }

  #env(own: Readonly<Record<string, string>>, mark: string): Record<string, string> {
    return {...this.#settings.env, ...own, PROCTOR_COMMAND_ID: mark};
  }
}
