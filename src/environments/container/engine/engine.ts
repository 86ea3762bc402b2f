import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import type {Readable, Writable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {FaultError} from '../../../faults/fault-error.ts';
import {NO_LEDGER, type ResourceLedger} from '../../../ledger/ledger.ts';
import type {EngineCall} from '../../../ledger/resource.ts';
import {Deadline} from '../../../util/deadline.ts';
import {findProgram} from '../../find-program.ts';
import {LongCall} from './long-call.ts';

/** Longest output of an engine's command that is kept, of each stream. */
const OUTPUT_BYTES_MAX = 16_777_216;
/** How long an engine's command may take that moves no image. */
const COMMAND_TIMEOUT_MS = 120_000;
const KILL_GRACE_MS = 2_000;

export type EngineKind = 'podman' | 'docker';

/** What a command of an engine has left behind. */
export interface EngineResult {
  /** `undefined` when it was ended by a signal. */
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

export interface EngineRunOptions {
  readonly signal: AbortSignal;
  /** @default two minutes */
  readonly timeoutMs?: number;
  /** What it reads. @default nothing */
  readonly input?: Readable | undefined;
  /** Added to its environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** @default the root */
  readonly cwd?: string;
  /** For a command that may take long: it is ended when this process has died. @default none */
  readonly ledger?: ResourceLedger | undefined;
}

/** A command of an engine that stays, with its three streams. */
export interface EngineProcess extends ChildProcess {
  readonly stdin: Writable & {unref?(): void};
  readonly stdout: Readable;
  readonly stderr: Readable;
}

/** What is known of an engine. */
export interface EngineFacts {
  readonly kind: EngineKind;
  /** What is run: `podman`, or `docker`. */
  readonly program: string;
  /** As `Connection.transport` says, to where the containers run. */
  readonly wire: 'local' | 'encrypted' | 'clear';
  /** Where it is, as `unix:///run/docker.sock`. @default as the client knows */
  readonly address?: string | undefined;
  /** The environment that its commands get. */
  readonly env: Readonly<Record<string, string>>;
}

/** podman or docker, by its own command line. */
export class Engine {
  readonly kind: EngineKind;
  readonly program: string;
  readonly wire: EngineFacts['wire'];
  readonly address: string | undefined;
  readonly env: Readonly<Record<string, string>>;
  #call: Promise<EngineCall> | undefined;

  constructor(facts: EngineFacts) {
    this.kind = facts.kind;
    this.program = facts.program;
    this.wire = facts.wire;
    this.address = facts.address;
    this.env = facts.env;
  }

  /** Whether containers run on this machine, under this kernel. */
  get isHere(): boolean {
    return this.wire === 'local';
  }

  /** How another process calls it, without what may be secret in this one's environment. */
  async call(): Promise<EngineCall> {
    this.#call ??= findProgram(this.program, this.env).then((program = this.program) => {
      const known = Object.entries(this.env).filter(([name]) => CALL_VARIABLES.has(name));
      return {program, env: Object.fromEntries(known)};
    });
    return await this.#call;
  }

  /**
   * Runs a command and waits for its end, whatever its exit code.
   *
   * @throws {FaultError} `container/engine-failed` when it cannot be started, or not in time.
   */
  async run(args: readonly string[], options: EngineRunOptions): Promise<EngineResult> {
    options.signal.throwIfAborted();
    const what = `${this.program} ${args[0] ?? ''}`;
    using deadline = new Deadline(options.timeoutMs ?? COMMAND_TIMEOUT_MS, {
      parent: options.signal,
    });
    const {ledger = NO_LEDGER} = options;
    const call = ledger === NO_LEDGER ? undefined : await LongCall.open(what, this, ledger);
    const child = spawn(this.program, args, {
      env: {...this.env, ...options.env, ...call?.variables},
      cwd: options.cwd ?? '/',
      stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      // Out of reach of Ctrl-C: it is for us to say when it ends.
      detached: true,
    });
    const closed = once(child, 'close') as Promise<[number | null]>;
    const stop = (): void => endChild(child);
    deadline.signal.addEventListener('abort', stop);
    try {
      const input =
        options.input === undefined || child.stdin === null
          ? undefined
          : pipeline(options.input, child.stdin).catch(() => undefined);
      const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
      const [code] = await closed;
      await input;
      options.signal.throwIfAborted();
      if (deadline.expired) {
        throw new FaultError('container/engine-failed', `cannot wait for '${what}': no answer`);
      }
      return {code: code ?? undefined, stdout: stdout(), stderr: stderr()};
    } catch (error) {
      options.signal.throwIfAborted();
      if (error instanceof FaultError) throw error;
      throw new FaultError('container/engine-failed', `cannot run '${what}'`, {cause: error});
    } finally {
      deadline.signal.removeEventListener('abort', stop);
      await call?.[Symbol.asyncDispose]();
    }
  }

  /**
   * Standard output of a command that must pass, without white space around it.
   *
   * @param what For the message: "cannot <what>: why".
   * @throws {FaultError} `container/engine-failed`.
   */
  async ask(what: string, args: readonly string[], options: EngineRunOptions): Promise<string> {
    const result = await this.run(args, options);
    if (result.code === 0) return result.stdout.trim();
    throw this.fault(what, result);
  }

  /** Starts a command that stays; it ends when its input does. */
  start(args: readonly string[], cwd: string): EngineProcess {
    const child = spawn(this.program, args, {
      env: this.env,
      cwd,
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
    });
    // What cannot be written or started shows in its end.
    child.stdin.on('error', () => undefined);
    child.on('error', () => undefined);
    return child;
  }

  /** Why a command has failed, as a fault. */
  fault(what: string, result: EngineResult): FaultError {
    const why = reasonOf(result);
    const help = helpFor(this, why);
    return new FaultError('container/engine-failed', `cannot ${what}: ${why}`, {
      ...(help !== undefined && {help}),
    });
  }
}

/** What a client needs to find its engine: no others, as those may hold secrets. */
const CALL_VARIABLES: ReadonlySet<string> = new Set([
  ...['PATH', 'HOME', 'USER', 'LOGNAME', 'TMPDIR', 'SSH_AUTH_SOCK', 'DBUS_SESSION_BUS_ADDRESS'],
  ...['XDG_RUNTIME_DIR', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'STORAGE_DRIVER', 'STORAGE_OPTS'],
  ...['DOCKER_HOST', 'DOCKER_CONTEXT', 'DOCKER_CONFIG', 'DOCKER_TLS_VERIFY', 'DOCKER_CERT_PATH'],
  ...['DOCKER_API_VERSION', 'CONTAINER_HOST', 'CONTAINER_SSHKEY', 'CONTAINER_CONNECTION'],
  ...['CONTAINERS_CONF', 'CONTAINERS_STORAGE_CONF', 'CONTAINERS_REGISTRIES_CONF'],
]);

/** The last thing that an engine said, without its prefix. */
export function reasonOf({stderr, code}: EngineResult): string {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  const errors = lines.filter((line) => /error|cannot|failed|denied/i.test(line));
  const said = (errors.at(-1) ?? lines.at(-1) ?? '').trim();
  const plain = said.replace(/^(docker: )?Error( response from daemon)?: /i, '').replace(/\.$/, '');
  return plain === '' ? `it ended with ${code ?? 'a signal'}` : plain;
}

function helpFor({kind}: Engine, why: string): string | undefined {
  if (/no space left/i.test(why)) return `make room where ${kind} keeps its images`;
  if (/cannot connect to the docker daemon|connection refused|no such host/i.test(why)) {
    return kind === 'docker'
      ? 'start the docker service, or set DOCKER_HOST to where it is'
      : 'start `podman system service`, or unset CONTAINER_HOST';
  }
  if (/permission denied.*(docker\.sock|daemon socket)/i.test(why)) {
    return 'add the user to the group "docker", or use "engine: podman"';
  }
  if (/newuidmap|subuid|user namespace/i.test(why)) {
    return 'running containers without root needs ranges for the user in /etc/subuid and /etc/subgid, and the package uidmap';
  }
  if (/storage|overlay/i.test(why)) return `see \`${kind} info\` for where images are kept`;
  return undefined;
}

function collect(stream: Readable | null): () => string {
  const chunks: Buffer[] = [];
  let bytes = 0;
  stream?.on('data', (chunk: Buffer) => {
    if (bytes < OUTPUT_BYTES_MAX) chunks.push(chunk);
    bytes += chunk.length;
  });
  return () => Buffer.concat(chunks).toString();
}

/** Asks a process to end, and kills it when it does not. */
function endChild(child: ChildProcess): void {
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), KILL_GRACE_MS);
  child.once('close', () => clearTimeout(timer));
}
