import {randomBytes} from 'node:crypto';
import {posix} from 'node:path';
import type {Connection} from '../../environments/environment.ts';
import {wrappedShell} from '../../environments/shell.ts';
import {FaultError} from '../../faults/fault-error.ts';
import type {IsolationSpec} from '../../manifest/deployment-spec.ts';
import {Deadline} from '../../util/deadline.ts';
import {formatSize} from '../../util/size.ts';
import {endGroups, enterWords, makeGroups, tryNamespaces} from './cgroup-scripts.ts';

/** Time for making groups, or for looking at them and removing them. */
const TOOL_TIMEOUT_MS = 30_000;
const NEVER = new AbortController().signal;

/** What a step's processes used and ran into, as far as its control groups tell. */
export interface ConfinementUsage {
  /** Processes that the kernel killed since the memory limit was reached. */
  readonly oomKills: number;
  readonly memoryPeakBytes: number | undefined;
  /** Times that a process could not be started since there were too many. */
  readonly pidsRefused: number;
  readonly cpuSeconds: number | undefined;
}

/** Walls around the processes of one command. */
export class Confinement {
  /** The command's shell, within the walls. */
  readonly shell: string;
  readonly #spec: IsolationSpec;
  readonly #groups: readonly string[];
  readonly #undo: string;
  readonly #connection: Connection;

  private constructor(
    connection: Connection,
    spec: IsolationSpec,
    made: {readonly groups: readonly string[]; readonly undo: string; readonly shell: string},
  ) {
    this.#connection = connection;
    this.#spec = spec;
    this.#groups = made.groups;
    this.#undo = made.undo;
    this.shell = made.shell;
  }

  /**
   * Makes the walls of `spec` for a command that `shell` would run.
   *
   * @throws {FaultError} `step/confinement-unavailable` where the environment cannot, and leaves
   *   nothing there.
   */
  static async make(
    connection: Connection,
    spec: IsolationSpec,
    options: {
      readonly shell: string | undefined;
      readonly signal: AbortSignal;
      /** Whether nothing there is anybody else's. */
      readonly ownsSystem: boolean;
    },
  ): Promise<Confinement> {
    const {resources, namespaces} = spec;
    options.signal.throwIfAborted();
    const groups: string[] = [];
    const name = `proctor-${randomBytes(6).toString('hex')}`;
    // Run when the instance's folder is removed, should nobody be left to end it.
    const undo = posix.join(posix.dirname(connection.scratch), `undo-${name}`);
    const {ownsSystem: mayMove} = options;
    const scripts = [
      ...(namespaces.length > 0 ? [tryNamespaces(namespaces)] : []),
      ...(resources === undefined ? [] : [makeGroups(name, resources, {undo, mayMove})]),
    ];
    if (scripts.length > 0) {
      // Not called off in the middle: groups that are half made would stay.
      const result = await runTool(connection, scripts.join('\n'), NEVER);
      if (result.exitCode !== 0) throw unavailable(result.stderr.toString());
      for (const line of result.stdout.toString().split('\n')) {
        const folder = line.slice(line.indexOf(' ') + 1);
        if (line !== '' && !groups.includes(folder)) groups.push(folder);
      }
    }
    const words = enterWords(groups, namespaces);
    const shell = wrappedShell(options.shell, connection.facts.hasBash, words);
    const made = new Confinement(connection, spec, {groups, undo, shell});
    if (!options.signal.aborted) return made;
    await made.end();
    throw options.signal.reason;
  }

  /**
   * Ends what is left of the command, looks at what it used, and takes the walls away; whatever
   * became of the run. To be called once.
   *
   * @throws {FaultError} where the environment is lost or a group cannot be removed.
   */
  async end(): Promise<ConfinementUsage> {
    if (this.#groups.length === 0) return NO_USAGE;
    using deadline = new Deadline(TOOL_TIMEOUT_MS, {parent: NEVER});
    const script = endGroups(this.#groups, this.#undo);
    const result = await runTool(this.#connection, script, deadline.signal);
    if (result.exitCode !== 0) {
      const why = result.stderr.toString().trim();
      throw new FaultError('environment/unhealthy', `cannot take away a step's limits: ${why}`);
    }
    return readUsage(result.stdout.toString());
  }

  /** What a step that failed has run into, in a clause; `undefined` where it was no limit. */
  describe(usage: ConfinementUsage): string | undefined {
    const {oomKills, pidsRefused} = usage;
    const {memoryBytes, pids} = this.#spec.resources ?? {};
    const parts: string[] = [];
    if (oomKills > 0 && memoryBytes !== undefined) {
      const who = oomKills === 1 ? 'a process' : `${oomKills} processes`;
      parts.push(
        `out of memory: the kernel killed ${who} at the limit of ${formatSize(memoryBytes)}`,
      );
    }
    if (pidsRefused > 0 && pids !== undefined) {
      parts.push(`no process could be started beyond the limit of ${pids}`);
    }
    return parts.length === 0 ? undefined : parts.join('; ');
  }
}

const NO_USAGE: ConfinementUsage = {
  oomKills: 0,
  memoryPeakBytes: undefined,
  pidsRefused: 0,
  cpuSeconds: undefined,
};

function readUsage(text: string): ConfinementUsage {
  const values = new Map<string, number>();
  for (const line of text.split('\n')) {
    const [name = '', value = ''] = line.split(' ');
    if (/^\d+$/.test(value)) values.set(name, Number(value));
  }
  const cpuUs = values.get('cpu_us');
  return {
    oomKills: values.get('oom_kills') ?? 0,
    memoryPeakBytes: values.get('memory_peak'),
    pidsRefused: values.get('pids_refused') ?? 0,
    cpuSeconds: cpuUs === undefined ? undefined : cpuUs / 1e6,
  };
}

function runTool(connection: Connection, script: string, signal: AbortSignal) {
  return connection.exec(
    {script, shell: 'sh', env: {}, cwd: '/', stdin: undefined},
    {
      signal,
      timeoutMs: TOOL_TIMEOUT_MS,
      idleTimeoutMs: Number.POSITIVE_INFINITY,
      killGraceMs: 1000,
      outputBytesMax: 10_000,
    },
  );
}

function unavailable(said: string): FaultError {
  const why = said.trim().split('\n').at(-1) ?? '';
  return new FaultError('step/confinement-unavailable', `cannot put walls around a step: ${why}`, {
    help: 'control groups and namespaces need root, or a control group that was delegated to the user',
  });
}
