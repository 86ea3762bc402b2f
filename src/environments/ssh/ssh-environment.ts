import {setTimeout as sleep} from 'node:timers/promises';
import {type FaultCode, FaultError} from '../../faults/fault-error.ts';
import type {PowerAction} from '../../manifest/board-spec.ts';
import type {SshSpec} from '../../manifest/manifest.ts';
import {Deadline} from '../../util/deadline.ts';
import {formatDuration} from '../../util/duration.ts';
import {ResourceStack} from '../../util/resource-stack.ts';
import type {
  Connection,
  ConsoleFeed,
  Environment,
  Machine,
  StepContext,
  Terminal,
  TerminalOptions,
} from '../environment.ts';
import type {PosixEnvironment} from '../posix/posix-environment.ts';
import type {ConsoleCommand} from './board/console-command.ts';
import type {HostLease} from './host-pool.ts';

/** Pause between two tries to reach a host that is starting. */
const RETRY_MS = 500;
const CHECK_TIMEOUT_MS = 60_000;
const CHECK_OUTPUT_BYTES_MAX = 2048;

/** What a switched-off or hung host answers with; other faults are no matter of its power. */
const SILENCES: ReadonlySet<FaultCode> = new Set([
  'ssh/unreachable',
  'ssh/connection-lost',
  'board/unhealthy',
]);

/** An instance's folder on a host, and the connections that lead there. */
export interface HostPlace {
  readonly lease: HostLease;
  readonly environment: PosixEnvironment;
}

/** What an `SshEnvironment` is made of. */
export interface SshEnvironmentOptions {
  readonly spec: SshSpec;
  readonly instance: number;
  /** Opens a place there; connections that were outdated are not used again. */
  readonly open: (context: StepContext) => Promise<HostPlace>;
}

/**
 * A host reached over SSH: someone's machine, or a board of a lab, whose power may be switched and
 * whose serial console may be read.
 */
export class SshEnvironment implements Environment {
  readonly id: string;
  readonly instance: number;
  readonly console?: ConsoleFeed;
  readonly machine?: Machine;
  readonly #options: SshEnvironmentOptions;
  readonly #log: ConsoleCommand['log'] | undefined;
  readonly #resources: ResourceStack;
  #place: HostPlace | undefined;

  private constructor(
    options: SshEnvironmentOptions,
    parts: {
      readonly console: ConsoleCommand | undefined;
      readonly machineOf: ((environment: SshEnvironment) => Machine) | undefined;
      readonly resources: ResourceStack;
    },
  ) {
    this.#options = options;
    this.id = options.spec.id;
    this.instance = options.instance;
    this.#resources = parts.resources;
    this.#log = parts.console?.log;
    if (this.#log !== undefined) this.console = this.#log;
    if (parts.machineOf !== undefined) this.machine = parts.machineOf(this);
  }

  /**
   * Reaches the host and proves that it can be used. One that does not answer is switched off and on
   * once, where there are scripts to.
   *
   * @throws {FaultError} as `SshTransport.open`; `board/unhealthy`; `board/power-failed`.
   */
  static async make(options: SshEnvironmentOptions, context: StepContext): Promise<SshEnvironment> {
    const {spec, instance} = options;
    const resources = new ResourceStack();
    try {
      // Read first: what a host says while it starts tells why it does not.
      const console = await consoleOf(spec, instance, context);
      if (console !== undefined) resources.use(console);
      const machineOf = await machineMakerOf(spec);
      const environment = new SshEnvironment(options, {console, machineOf, resources});
      await environment.#begin(context);
      return environment;
    } catch (error) {
      await resources[Symbol.asyncDispose]().catch(() => undefined);
      throw error;
    }
  }

  async connect(context: StepContext): Promise<Connection> {
    const {environment} = this.#place ?? (await this.#reach(context));
    return environment.connect(context);
  }

  async openTerminal(
    options: TerminalOptions,
    context: StepContext,
  ): Promise<Terminal | undefined> {
    return this.#place?.environment.openTerminal(options, context);
  }

  /** Switches the power; after `on` and `cycle` it can be connected to when this returns. */
  async setPower(action: PowerAction, context: StepContext): Promise<void> {
    const {switchPower} = await import('./board/power-switch.ts');
    this.#place?.lease.outdate();
    this.#place = undefined;
    this.#log?.expectReboot();
    await switchPower(this.#options.spec, action, context);
    if (action !== 'off') await this.#reach(context);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#resources[Symbol.asyncDispose]();
  }

  async #begin(context: StepContext): Promise<void> {
    // What it said before it was ours is not about what will run there.
    using _unheard = this.#log?.listen({onReport: () => undefined});
    try {
      await this.#open(context);
    } catch (error) {
      if (!(await this.#mayRevive(error))) throw error;
      const {nameOf} = await import('./board/power-switch.ts');
      const why = (error as Error).message;
      const message = `${nameOf(this.#options.spec)} is switched off and on: ${why}`;
      context.warn('board/power-cycled', context.mask.text(message));
      await this.#revive(context);
    }
    if (this.#log !== undefined) await this.#log.settle({signal: context.signal});
  }

  async #mayRevive(error: unknown): Promise<boolean> {
    const {power} = this.#options.spec;
    if (power === undefined || !(error instanceof FaultError)) return false;
    const {canSwitch} = await import('./board/power-switch.ts');
    return SILENCES.has(error.code) && (canSwitch(power, 'cycle') || canSwitch(power, 'on'));
  }

  async #revive(context: StepContext): Promise<void> {
    const {canSwitch} = await import('./board/power-switch.ts');
    await this.setPower(canSwitch(this.#options.spec.power, 'cycle') ? 'cycle' : 'on', context);
  }

  /** Tries until it answers, for as long as the host is given after its power was switched. */
  async #reach(context: StepContext): Promise<HostPlace> {
    const {spec} = this.#options;
    const timeoutMs = spec.power?.timeoutMs ?? spec.connectTimeoutMs;
    using deadline = new Deadline(timeoutMs, {parent: context.signal});
    for (;;) {
      try {
        return await this.#open({...context, signal: deadline.signal});
      } catch (error) {
        context.signal.throwIfAborted();
        const isSilent = error instanceof FaultError && SILENCES.has(error.code);
        if (!isSilent && !deadline.expired) throw error;
        await sleep(RETRY_MS, undefined, {signal: deadline.signal}).catch(() => undefined);
        if (deadline.expired) throw this.#unreached(error, timeoutMs);
        context.signal.throwIfAborted();
      }
    }
  }

  #unreached(error: unknown, timeoutMs: number): FaultError {
    const {spec} = this.#options;
    const name = spec.board === undefined ? spec.host : `board ${spec.board.name}`;
    const title = this.#log?.fatalTitle;
    const message = `cannot reach ${name} within ${formatDuration(timeoutMs)} of its power being switched`;
    return new FaultError('board/unhealthy', message, {
      cause: error,
      help:
        title === undefined
          ? 'look at its console, and at its power script'
          : `its console says: ${title}`,
    });
  }

  /** @throws {FaultError} and nothing is left of the place. */
  async #open(context: StepContext): Promise<HostPlace> {
    const place = await this.#options.open(context);
    const own = new ResourceStack();
    own.use(place.lease);
    own.use(place.environment);
    try {
      await this.#check(place, context);
    } catch (error) {
      await own[Symbol.asyncDispose]().catch(() => undefined);
      throw error;
    }
    this.#place = place;
    this.#resources.use(own);
    return place;
  }

  async #check({environment}: HostPlace, context: StepContext): Promise<void> {
    const {board} = this.#options.spec;
    if (board?.check === undefined) return;
    await using connection = await environment.connect(context);
    const {exitCode, stdout, stderr} = await connection.exec(
      {script: board.check, shell: 'sh', env: {}, cwd: undefined, stdin: undefined},
      {
        signal: context.signal,
        timeoutMs: CHECK_TIMEOUT_MS,
        idleTimeoutMs: Number.POSITIVE_INFINITY,
        killGraceMs: 1000,
        outputBytesMax: CHECK_OUTPUT_BYTES_MAX,
      },
    );
    if (exitCode === 0) return;
    const said = context.mask.text(`${stderr}${stdout}`.trim());
    const how = exitCode === undefined ? 'has not ended' : `ended with exit code ${exitCode}`;
    throw new FaultError('board/unhealthy', `cannot use board ${board.name}: its check ${how}`, {
      details: {board: board.name},
      help: said === '' ? 'the check has said nothing' : `the check said: ${said}`,
    });
  }
}

async function consoleOf(
  spec: SshSpec,
  instance: number,
  context: StepContext,
): Promise<ConsoleCommand | undefined> {
  if (spec.consoleCommand === undefined) return undefined;
  const {ConsoleCommand} = await import('./board/console-command.ts');
  return ConsoleCommand.start(spec, instance, context);
}

async function machineMakerOf(
  spec: SshSpec,
): Promise<((environment: SshEnvironment) => Machine) | undefined> {
  if (spec.power === undefined) return undefined;
  const {HostMachine} = await import('./board/host-machine.ts');
  return (environment) => new HostMachine(spec, environment);
}
