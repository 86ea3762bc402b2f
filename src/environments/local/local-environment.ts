import {execFile} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {mkdir, readdir} from 'node:fs/promises';
import {basename, join} from 'node:path';
import {promisify} from 'node:util';
import {FaultError} from '../../faults/fault-error.ts';
import {type LedgerEntry, NO_LEDGER} from '../../ledger/ledger.ts';
import type {EnvironmentId} from '../../manifest/manifest.ts';
import {endMarkedProcesses} from '../../util/process-tree.ts';
import {ResourceStack} from '../../util/resource-stack.ts';
import type {
  Connection,
  Environment,
  StepContext,
  Terminal,
  TerminalOptions,
} from '../environment.ts';
import {safeRelativePath} from '../safe-path.ts';
import {CommandGroup} from './command-group.ts';
import {LocalConnection, type LocalSettings} from './local-connection.ts';
import {removeTree} from './local-files.ts';
import {openLocalTerminal} from './local-terminal.ts';
import {PipePool} from './pipe-pool.ts';
import {SpawnerPool} from './spawner-pool.ts';

/** How long a process that a step left running on purpose may take to end when asked to. */
const DAEMON_GRACE_MS = 500;

/** How long a script that puts something back may take. */
const UNDO_TIMEOUT_MS = 60_000;

const run = promisify(execFile);

/** What the driver knows of a new instance. */
export interface LocalEnvironmentOptions extends LocalSettings {
  readonly id: EnvironmentId;
  readonly instance: number;
  readonly context: StepContext;
  /** Where another proctor runs this one: the mark that its processes carry. */
  readonly outerCommand: string;
}

/** A scratch folder on this machine, and the processes that were started for it. */
export class LocalEnvironment implements Environment {
  readonly id: EnvironmentId;
  readonly instance: number;
  readonly #settings: LocalSettings;
  readonly #resources: ResourceStack;
  readonly #pool: PipePool;
  readonly #spawner: SpawnerPool;
  readonly #group: CommandGroup | undefined;
  readonly #scratch: string;
  readonly #mark: {readonly text: string; readonly outer: string};
  /** Numbers the commands of all its connections. */
  #commandCount = 0;

  private constructor(
    options: LocalEnvironmentOptions,
    parts: {
      resources: ResourceStack;
      pool: PipePool;
      spawner: SpawnerPool;
      group: CommandGroup | undefined;
      root: string;
      onEnded: () => void;
    },
  ) {
    this.id = options.id;
    this.instance = options.instance;
    this.#settings = {...options, env: {...options.env, TMPDIR: join(parts.root, 'tmp')}};
    this.#pool = parts.pool;
    this.#spawner = parts.spawner;
    this.#group = parts.group;
    this.#scratch = join(parts.root, 'scratch');
    this.#mark = {text: markOf(parts.root), outer: options.outerCommand};
    this.#resources = parts.resources;
    this.#resources.defer(async () => {
      if (this.#commandCount > 0) await this.#endProcesses();
      parts.onEnded();
    });
  }

  /** @throws {FaultError} `local/scratch-failed`, `ledger/unwritable`. */
  static async open(options: LocalEnvironmentOptions): Promise<LocalEnvironment> {
    const resources = new ResourceStack();
    const {scratchFolder, ledger = NO_LEDGER} = options.context;
    const root = join(scratchFolder, nameOf(options));
    try {
      const pool = resources.use(await PipePool.open(scratchFolder, ledger));
      const spawner = SpawnerPool.shared();
      const [folder, processes, group] = await Promise.all([
        ledger.intend({kind: 'folder', path: root, undoes: true}),
        ledger.intend({kind: 'processes', mark: markOf(root)}),
        CommandGroup.make(basename(root), ledger),
      ]);
      resources.defer(async () => {
        await runUndoScripts(root);
        await removeTree(root);
        folder[Symbol.dispose]();
      });
      if (group !== undefined) {
        resources.defer(async () => {
          await spawner.leave(group.place.path);
          await group.end();
        });
      }
      await makeFolders(root, folder);
      const onEnded = (): void => processes[Symbol.dispose]();
      const parts = {resources: resources.move(), pool, spawner, group, root, onEnded};
      return new LocalEnvironment(options, parts);
    } finally {
      await resources[Symbol.asyncDispose]();
    }
  }

  async connect(context: StepContext): Promise<Connection> {
    context.signal.throwIfAborted();
    const connection = new LocalConnection(this.#settings, {
      pool: this.#pool,
      spawner: this.#spawner,
      scratch: this.#scratch,
      group: this.#group?.place,
      ledger: context.ledger ?? NO_LEDGER,
      nextMark: () => {
        const text = `${this.#mark.text}${++this.#commandCount}/`;
        return {text, variable: `${this.#mark.outer}${text}`};
      },
    });
    // In case nobody else does.
    return this.#resources.use(connection);
  }

  /** A shell that has this process's terminal; there is no other kind without a library. */
  async openTerminal(
    options: TerminalOptions,
    context: StepContext,
  ): Promise<Terminal | undefined> {
    context.signal.throwIfAborted();
    if (!options.isOwn) return undefined;
    const {env, workingDirectory, bash} = this.#settings;
    const text = `${this.#mark.text}${++this.#commandCount}/`;
    return openLocalTerminal({
      file: env['SHELL'] || bash || '/bin/sh',
      cwd: workingDirectory,
      group: this.#group?.place,
      env: {
        ...env,
        ...options.env,
        TERM: options.term,
        PROCTOR_COMMAND_ID: `${this.#mark.outer}${text}`,
      },
    });
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#resources[Symbol.asyncDispose]();
  }

  async #endProcesses(): Promise<void> {
    const left = await endMarkedProcesses(this.#mark.text, DAEMON_GRACE_MS);
    if (left.length === 0) return;
    const pids = left.map((entry) => entry.pid).join(', ');
    const message = `cannot end the processes ${pids} of environment '${this.id}'`;
    throw new FaultError('environment/unhealthy', message, {details: {pids}});
  }
}

/** The name of an instance's folder is unique on this machine, so this is, too. */
function markOf(root: string): string {
  return `/${basename(root)}.`;
}

/** What is still to be put back elsewhere, as of a step that was called off. */
async function runUndoScripts(root: string): Promise<void> {
  const names = await readdir(root).catch((): string[] => []);
  for (const name of names.filter((each) => each.startsWith('undo-')).sort()) {
    const limits = {timeout: UNDO_TIMEOUT_MS, killSignal: 'SIGKILL', cwd: '/'} as const;
    await run('/bin/sh', [join(root, name)], limits).catch(() => undefined);
  }
}

function nameOf({id, instance}: LocalEnvironmentOptions): string {
  const name = safeRelativePath(id).replaceAll('/', '_');
  return `${name}-${instance}-${randomBytes(5).toString('base64url')}`;
}

async function makeFolders(root: string, entry: LedgerEntry): Promise<void> {
  try {
    await mkdir(root, {mode: 0o700});
    entry.made();
    await mkdir(join(root, 'scratch'), {mode: 0o700});
    await mkdir(join(root, 'tmp'), {mode: 0o700});
  } catch (error) {
    const message = `cannot make a scratch folder '${root}'`;
    throw new FaultError('local/scratch-failed', message, {
      cause: error,
      help: 'the folder must be writable and its disk must have room',
    });
  }
}
