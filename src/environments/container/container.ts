import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {mkdir, rm} from 'node:fs/promises';
import {join} from 'node:path';
import type {Duplex} from 'node:stream';
import {FaultError} from '../../faults/fault-error.ts';
import type {LedgerEntry, ResourceLedger} from '../../ledger/ledger.ts';
import type {ContainerSpec} from '../../manifest/manifest.ts';
import {CancelError, Deadline} from '../../util/deadline.ts';
import type {ResourceUsage} from '../environment.ts';
import {PLAIN_LOADER} from '../posix/remote-shell.ts';
import type {ShellTransport} from '../posix/shell-host.ts';
import {ContainerCgroup, type OutOfMemoryKills} from './container-cgroup.ts';
import {dialFromContainer} from './dial.ts';
import {type Engine, type EngineProcess, reasonOf} from './engine/engine.ts';
import {type ContainerState, inspectContainer} from './engine/inspect.ts';
import {removeArguments, removeContainer} from './engine/remove.ts';
import {runOrUndo} from './engine/run-or-undo.ts';
import {plainEnv, runArguments} from './run-arguments.ts';
import {controlScript, initScript, SLOT_SCRIPT} from './shell/container-scripts.ts';
import type {ShellStreams} from './shell/stream-channel.ts';

/** What its first process says when it runs. */
const READY = 'proctor-ready';
/** How long a container may take to end by itself once its input has. */
const END_TIMEOUT_MS = 2_000;
/** How long one that is not wanted any more may take to come into being, and to end. */
const START_ABANDON_MS = 10_000;
const SAID_LENGTH_MAX = 2_000;

export interface ContainerPlan {
  readonly engine: Engine;
  readonly spec: ContainerSpec;
  /** For messages. */
  readonly label: string;
  readonly name: string;
  /** Id of the image. */
  readonly image: string;
  readonly labels: Readonly<Record<string, string>>;
  /** For what the engine leaves in the working folder of its client; goes with the container. */
  readonly folder: string;
  readonly ledger: ResourceLedger;
}

interface Options {
  readonly signal: AbortSignal;
}

/**
 * A container that runs. It goes when it is disposed of, and also, by itself, when this process
 * dies: its first process reads from this one, and it stands in the ledger.
 */
export class Container implements ShellTransport, AsyncDisposable {
  readonly engine: Engine;
  readonly spec: ContainerSpec;
  readonly label: string;
  readonly name: string;
  readonly #folder: string;
  readonly #main: EngineProcess;
  /** Its first look at the container, in the background. */
  readonly #look: Promise<unknown>;
  #knownCgroup: ContainerCgroup | undefined;
  /** Of itself, and of its folder. */
  readonly #entries: readonly LedgerEntry[];
  readonly #listeners = new Set<(fault: FaultError) => void>();
  readonly #clients = new Set<EngineProcess>();
  readonly #ended: Promise<void>;
  readonly #stop = new AbortController();
  #lost: FaultError | undefined;
  #disposed: Promise<void> | undefined;

  private constructor(plan: ContainerPlan, main: EngineProcess, entries: readonly LedgerEntry[]) {
    this.engine = plan.engine;
    this.spec = plan.spec;
    this.label = plan.label;
    this.name = plan.name;
    this.#folder = plan.folder;
    this.#main = main;
    this.#entries = entries;
    this.#look = this.inspect({signal: this.#stop.signal}).catch(() => undefined);
    let said = '';
    main.stderr.on('data', (chunk: Buffer) => {
      said = `${said}${chunk.toString()}`.slice(-SAID_LENGTH_MAX);
    });
    this.#ended = new Promise((resolve) => main.once('close', () => resolve()));
    main.once('close', (code: number | null) => {
      this.#tellEnd(code, said).catch(() => undefined);
    });
  }

  /** @throws {FaultError} `container/engine-failed`, `ledger/unwritable`; nothing is left behind. */
  static async start(plan: ContainerPlan, options: Options): Promise<Container> {
    const {engine, spec} = plan;
    const isOurs = spec.command.length === 0;
    const args = runArguments(spec, {
      ...plan,
      initScript: initScript({
        ready: READY,
        killed: SHELL_KILLED,
        outOfMemory: OUT_OF_MEMORY,
        loader: PLAIN_LOADER,
      }),
    });
    const entries = await intendContainer(plan);
    try {
      await mkdir(plan.folder, {mode: 0o700});
      for (const entry of entries) entry.made();
      const main = await (isOurs
        ? startAttached(plan, ['run', ...args], options)
        : startDetached(plan, ['run', ...args], options));
      return new Container(plan, main, entries);
    } catch (error) {
      // Not the run's signal, which may have been what ends us.
      try {
        await removeContainer(engine, plan.name);
        await rm(plan.folder, {recursive: true, force: true});
        for (const entry of entries) entry[Symbol.dispose]();
      } catch {
        // It stays in the ledger. The first fault counts.
      }
      throw error;
    }
  }

  /** The engine's client that its control shell is reached by; call once. */
  openControl(loader: string): ShellStreams {
    const isOurs = this.spec.command.length === 0;
    const child = isOurs
      ? this.#main
      : this.#client(['exec', '--interactive', this.name, 'sh', '-c', controlScript(loader)]);
    return {
      stdin: child.stdin,
      stdout: child.stdout,
      stderr: child.stderr,
      onEnd: (listener) => child.once('close', listener),
    };
  }

  /** A shell for one command after the other. */
  openShell(): EngineProcess {
    return this.#client(['exec', '--interactive', this.name, 'sh', '-c', SLOT_SCRIPT]);
  }

  dial(host: string, port: number, options: Options): Promise<Duplex> {
    return dialFromContainer(this, {host, port}, options);
  }

  /** How it is, as its engine says; `undefined` where there is no such container any more. */
  async inspect(options: Options): Promise<ContainerState | undefined> {
    const state = await inspectContainer(this.engine, this.name, options);
    if (this.engine.isHere && state !== undefined) this.#knownCgroup ??= ContainerCgroup.of(state);
    return state;
  }

  /** What it has used; `undefined` where that is not known (yet). */
  usage(): ResourceUsage | undefined {
    return this.#knownCgroup?.usage();
  }

  /** As its cgroup here tells; `undefined` where that is not known (yet). */
  get outOfMemoryKills(): OutOfMemoryKills | undefined {
    return this.#knownCgroup?.outOfMemoryKills;
  }

  get lost(): FaultError | undefined {
    return this.#lost;
  }

  onLost(listener: (fault: FaultError) => void): Disposable {
    this.#listeners.add(listener);
    return {[Symbol.dispose]: () => this.#listeners.delete(listener)};
  }

  /** Resolves when it is lost or `signal` aborts. */
  async untilLost(signal: AbortSignal): Promise<void> {
    if (this.#lost !== undefined || signal.aborted) return;
    const lost = Promise.withResolvers<void>();
    const listener = this.onLost(() => lost.resolve());
    const stop = (): void => lost.resolve();
    signal.addEventListener('abort', stop, {once: true});
    await lost.promise;
    signal.removeEventListener('abort', stop);
    listener[Symbol.dispose]();
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.#disposed ??= this.#dispose();
    return this.#disposed;
  }

  #client(args: readonly string[]): EngineProcess {
    const child = this.engine.start(args, this.#folder);
    this.#clients.add(child);
    child.once('close', () => this.#clients.delete(child));
    return child;
  }

  async #tellEnd(code: number | null, said: string): Promise<void> {
    if (this.#disposed !== undefined || this.#lost !== undefined) return;
    const isOurs = this.spec.command.length === 0;
    const state = isOurs
      ? undefined
      : await this.inspect({signal: new AbortController().signal}).catch(() => undefined);
    if (this.#disposed !== undefined) return;
    const exitCode = state?.exitCode ?? code ?? undefined;
    // podman's monitor leaves the file; not all versions of podman look for it where it is.
    const isOutOfMemory =
      state?.isOutOfMemory === true ||
      said.includes(OUT_OF_MEMORY) ||
      (exitCode === KILLED && existsSync(join(this.#folder, 'oom')));
    const why = isOutOfMemory ? outOfMemory(this.spec) : endOf(this.spec, exitCode, said);
    const fault = new FaultError('container/lost', `cannot go on with ${this.label}: ${why}`, {
      details: {container: this.name, outOfMemory: isOutOfMemory},
      ...(why.includes('out of memory') && {
        help: 'raise the memory of its "resources", or let it use less',
      }),
    });
    this.#lost = fault;
    for (const listener of this.#listeners) listener(fault);
  }

  async #dispose(): Promise<void> {
    this.#stop.abort(new CancelError('stopped', 'the container is removed'));
    try {
      await this.#look;
      const hasGone = await this.#endByItself();
      if (!hasGone) await removeContainer(this.engine, this.name);
    } finally {
      for (const child of this.#clients) child.kill('SIGKILL');
      this.#main.kill('SIGKILL');
      await rm(this.#folder, {recursive: true, force: true});
    }
    for (const entry of this.#entries) entry[Symbol.dispose]();
  }

  /**
   * Its own end costs no further client of the engine: the one that it was started by takes it away.
   *
   * @returns whether it has gone.
   */
  async #endByItself(): Promise<boolean> {
    if (this.spec.command.length > 0) return false;
    using deadline = new Deadline(END_TIMEOUT_MS, {parent: new AbortController().signal});
    this.#main.stdin.end();
    this.#main.stdout.resume();
    const expired = once(deadline.signal, 'abort').catch(() => undefined);
    await Promise.race([this.#ended, expired]);
    return this.#main.exitCode !== null;
  }
}

async function intendContainer(plan: ContainerPlan): Promise<readonly LedgerEntry[]> {
  const {ledger, name, folder: path} = plan;
  const engine = await plan.engine.call();
  return await Promise.all([
    ledger.intend({kind: 'container', engine, name}),
    ledger.intend({kind: 'folder', path}),
  ]);
}

/** What the first process says when it has seen one of its shells killed for lack of memory. */
const OUT_OF_MEMORY = 'proctor: out of memory';
/** What the first process says when one of its shells was killed. */
const SHELL_KILLED = 'something in it has killed its shells';
/** What a shell gives for SIGKILL. */
const KILLED = 137;

function outOfMemory(spec: ContainerSpec): string {
  return `it was killed because it ran out of memory${limitOf(spec)}`;
}

function limitOf({resources}: ContainerSpec): string {
  const {memoryBytes} = resources ?? {};
  return memoryBytes === undefined ? '' : ` (it has ${memoryBytes} bytes)`;
}

function endOf(spec: ContainerSpec, code: number | undefined, said: string): string {
  if (said.includes(SHELL_KILLED)) return SHELL_KILLED;
  const words = said.trim().split('\n').at(-1) ?? '';
  const says = words === '' ? '' : ` (${words})`;
  if (code === undefined) return `it has ended${says}`;
  if (code !== KILLED) return `its first process has ended with ${code}${says}`;
  if (spec.resources?.memoryBytes === undefined) return `it was killed${says}`;
  // Not every engine tells, and nobody else here kills it.
  return `it was killed, most likely because it ran out of memory${limitOf(spec)}${says}`;
}

/** Starts the container as a client's child that stays, and waits until it runs. */
async function startAttached(
  plan: ContainerPlan,
  args: readonly string[],
  {signal}: Options,
): Promise<EngineProcess> {
  const main = plan.engine.start(args, plan.folder);
  let stderr = '';
  let stdout = '';
  const hear = (chunk: Buffer): void => {
    stderr = `${stderr}${chunk.toString()}`.slice(-SAID_LENGTH_MAX);
  };
  main.stderr.on('data', hear);
  const outcome = Promise.withResolvers<'ready' | 'ended' | 'stopped'>();
  const stop = (): void => outcome.resolve('stopped');
  const listen = (chunk: Buffer): void => {
    stdout += chunk.toString();
    if (stdout.includes(`${READY}\n`)) outcome.resolve('ready');
  };
  main.stdout.on('data', listen);
  main.once('close', () => outcome.resolve('ended'));
  signal.addEventListener('abort', stop);
  try {
    const end = await outcome.promise;
    if (end === 'ready') return main;
    if (end === 'stopped') await endUnstarted(main);
    signal.throwIfAborted();
    throw startFault(plan, stderr, main.exitCode ?? undefined);
  } finally {
    signal.removeEventListener('abort', stop);
    main.stdout.off('data', listen);
    main.stderr.off('data', hear);
  }
}

/** What is being made ends by itself, once it is: none that nobody knows of comes into being. */
async function endUnstarted(main: EngineProcess): Promise<void> {
  const timer = setTimeout(() => main.kill('SIGKILL'), START_ABANDON_MS);
  main.stdin.end();
  if (main.exitCode === null && main.signalCode === null) await once(main, 'close');
  clearTimeout(timer);
}

/** Starts the container by itself; what stays is a client that waits for its end. */
async function startDetached(
  plan: ContainerPlan,
  args: readonly string[],
  options: Options,
): Promise<EngineProcess> {
  const {engine, spec, name, folder} = plan;
  const undo = removeArguments(engine, [name]);
  const result = await runOrUndo(engine, args, {
    ...options,
    env: plainEnv(spec),
    cwd: folder,
    undo,
  });
  if (result.code !== 0) throw startFault(plan, result.stderr, result.code);
  const waiter = engine.start(['wait', name], folder);
  waiter.stdout.resume();
  return waiter;
}

function startFault({engine, label}: ContainerPlan, stderr: string, code?: number): FaultError {
  const why = reasonOf({code, stdout: '', stderr});
  if (/executable file .*(sh|not found)|no such file or directory.*\bsh\b/i.test(why)) {
    const message = `cannot start ${label}: ${why}`;
    return new FaultError('container/engine-failed', message, {
      help: 'the image needs what "command" names, and a shell `sh`',
    });
  }
  return engine.fault(`start ${label}`, {code, stdout: '', stderr});
}
