import {randomBytes} from 'node:crypto';
import {once} from 'node:events';
import {rm, writeFile} from 'node:fs/promises';
import {connect} from 'node:net';
import {availableParallelism, machine, release, totalmem, type} from 'node:os';
import {dirname, join, resolve} from 'node:path';
import type {Duplex} from 'node:stream';
import {FaultError} from '../../faults/fault-error.ts';
import type {ResourceLedger} from '../../ledger/ledger.ts';
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
import type {GroupPlace} from './command-group.ts';
import {LocalCommand} from './local-command.ts';
import {getLocalFiles} from './local-files.ts';
import type {PipePool} from './pipe-pool.ts';
import {putLocalFiles} from './put-local.ts';
import type {SpawnerPool} from './spawner-pool.ts';

/** What all commands of an instance have in common. */
export interface LocalSettings {
  /** Every command's environment, before its own. */
  readonly env: Readonly<Record<string, string>>;
  /** File of bash; `undefined` where there is none. */
  readonly bash: string | undefined;
  readonly workingDirectory: string;
}

interface LocalParts {
  readonly pool: PipePool;
  readonly spawner: SpawnerPool;
  readonly scratch: string;
  /** Where commands are started; `undefined` for anywhere. */
  readonly group: GroupPlace | undefined;
  readonly ledger: ResourceLedger;
  /** A text that marks the next command's processes, and the variable's value that holds it. */
  readonly nextMark: () => {readonly text: string; readonly variable: string};
}

/** Runs commands on this machine. */
export class LocalConnection implements Connection {
  readonly transport = 'local';
  readonly facts: EnvironmentFacts;
  readonly scratch: string;
  readonly workingDirectory: string;
  readonly #settings: LocalSettings;
  readonly #parts: LocalParts;
  readonly #running = new Set<LocalCommand>();
  readonly #results = new Set<Promise<unknown>>();
  #isClosed = false;

  constructor(settings: LocalSettings, parts: LocalParts) {
    this.#settings = settings;
    this.#parts = parts;
    this.scratch = parts.scratch;
    this.workingDirectory = settings.workingDirectory;
    this.facts = {
      os: type(),
      kernel: release(),
      arch: machine(),
      hasBash: settings.bash !== undefined,
      cpus: availableParallelism(),
      memoryMiB: Math.floor(totalmem() / 2 ** 20),
    };
  }

  async exec(command: Command, options: ExecOptions): Promise<ExecResult> {
    const result = this.#exec(command, options);
    this.#results.add(result);
    try {
      return await result;
    } finally {
      this.#results.delete(result);
    }
  }

  async #exec(command: Command, options: ExecOptions): Promise<ExecResult> {
    options.signal.throwIfAborted();
    const {script, stdin} = command;
    const shell = shellInvocation(command.shell, this.facts.hasBash);
    const isInline = shell.inline && fitsArgument(script);
    const hasStdin = stdin !== undefined && stdin !== '';
    if (isInline && !hasStdin) {
      return this.#run({command, argv: [...shell.argv, script], stdin: undefined}, options);
    }
    const file = join(dirname(this.scratch), `script-${randomBytes(6).toString('hex')}`);
    const input = `${file}.stdin`;
    try {
      if (!isInline) await writePrivate(file, script);
      // A file, which a step can also open as /dev/stdin. (A named pipe would make it wait there.)
      if (hasStdin) await writePrivate(input, stdin);
      const argv = isInline
        ? [...shell.argv, script]
        : shell.fileArgv.map((word) => word.replaceAll('{0}', () => file));
      return await this.#run({command, argv, stdin: hasStdin ? input : undefined}, options);
    } finally {
      await rm(file, {force: true}).catch(() => undefined);
      await rm(input, {force: true}).catch(() => undefined);
    }
  }

  async put(files: readonly FileToPut[], options: TransferOptions): Promise<PutReceipt> {
    const {scratch} = this;
    return putLocalFiles(files, {...options, scratch, ledger: this.#parts.ledger});
  }

  async get(
    patterns: readonly string[],
    destination: string,
    options: GetOptions,
  ): Promise<CapturedFile[]> {
    const {workingDirectory} = this;
    return getLocalFiles(patterns, destination, {...options, workingDirectory});
  }

  async dial(host: string, port: number, options: {readonly signal: AbortSignal}): Promise<Duplex> {
    const {signal} = options;
    signal.throwIfAborted();
    const socket = connect({host, port, noDelay: true});
    try {
      await once(socket, 'connect', {signal});
      return socket;
    } catch (error) {
      socket.on('error', () => undefined);
      socket.destroy();
      signal.throwIfAborted();
      const message = `cannot connect to ${host}:${port}`;
      throw new FaultError('environment/unhealthy', message, {cause: error});
    }
  }

  /** Ends the commands that still run. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    for (const command of this.#running) command.cancel(new CancelError('stopped'));
    await Promise.allSettled(this.#results);
  }

  async #run(
    what: {
      readonly command: Command;
      readonly argv: readonly string[];
      readonly stdin: string | undefined;
    },
    options: ExecOptions,
  ): Promise<ExecResult> {
    const {command, argv, stdin} = what;
    const {pool, spawner, group, nextMark} = this.#parts;
    for (let wait = pool.reserve(2); wait !== undefined; wait = pool.reserve(2)) await wait;
    options.signal.throwIfAborted();
    if (this.#isClosed) throw new CancelError('stopped', 'the connection is closed');
    const mark = nextMark();
    const invocation = {
      argv,
      // Called by its file, so that a step's own PATH does not change which bash it is.
      file: argv[0] === 'bash' ? this.#settings.bash : undefined,
      env: {...this.#settings.env, ...command.env, PROCTOR_COMMAND_ID: mark.variable},
      cwd: resolve(this.workingDirectory, command.cwd ?? ''),
      stdin,
      group,
      mark: mark.text,
    };
    const running = await LocalCommand.start(invocation, {pool, spawner}, options);
    // The command has it open: it need not be found by anyone else.
    if (stdin !== undefined) rm(stdin, {force: true}).catch(() => undefined);
    this.#running.add(running);
    if (this.#isClosed) running.cancel(new CancelError('stopped'));
    try {
      return await running.result();
    } finally {
      this.#running.delete(running);
    }
  }
}

/** Writes a new file that only this user can read. */
async function writePrivate(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, {flag: 'wx', mode: 0o700});
  } catch (error) {
    const message = `cannot write a file to '${dirname(file)}'`;
    throw new FaultError('local/scratch-failed', message, {cause: error});
  }
}

/** Whether `script` may be an argument of a command. */
function fitsArgument(script: string): boolean {
  if (script.includes('\0')) return false;
  return script.length * 3 < ARGUMENT_BYTES_MAX || Buffer.byteLength(script) < ARGUMENT_BYTES_MAX;
}
