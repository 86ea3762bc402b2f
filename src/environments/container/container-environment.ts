import type {FaultError} from '../../faults/fault-error.ts';
import type {ContainerSpec, EnvironmentId} from '../../manifest/manifest.ts';
import {ResourceStack} from '../../util/resource-stack.ts';
import type {
  Checkpoint,
  Connection,
  Environment,
  Health,
  Pressure,
  ResourceUsage,
  StepContext,
  Terminal,
  TerminalOptions,
} from '../environment.ts';
import {openOwnMachine} from '../posix/open-connection.ts';
import type {Container} from './container.ts';
import {killsSeenInside} from './container-cgroup.ts';
import {type CopyMaker, freezeContainer} from './container-checkpoint.ts';
import {containerHealth} from './container-health.ts';
import {openContainerTerminal} from './container-terminal.ts';
import {plainEnv} from './run-arguments.ts';
import {ContainerHost} from './shell/container-host.ts';

/** A container of podman's or docker's. */
export class ContainerEnvironment implements Environment {
  readonly ownsSystem = true;
  readonly id: EnvironmentId;
  readonly instance: number;
  readonly lost: Promise<FaultError>;
  readonly #container: Container;
  readonly #host: ContainerHost;
  readonly #startCopy: CopyMaker;
  readonly #resources = new ResourceStack();
  #connection: Connection | undefined;

  /**
   * Takes `container` over.
   *
   * @param parts.onRemoved Called when it has been removed.
   */
  constructor(
    container: Container,
    parts: {
      readonly instance: number;
      readonly startCopy: CopyMaker;
      readonly onRemoved?: (() => Promise<void>) | undefined;
    },
  ) {
    const {instance, startCopy, onRemoved} = parts;
    if (onRemoved !== undefined) this.#resources.defer(onRemoved);
    this.#startCopy = startCopy;
    this.id = container.spec.id;
    this.instance = instance;
    this.#container = container;
    this.#host = new ContainerHost(container);
    this.lost = new Promise((resolve) => container.onLost(resolve));
    this.#resources.use(container);
    this.#resources.use(this.#host);
  }

  get spec(): ContainerSpec {
    return this.#container.spec;
  }

  /** Its name for the engine. */
  get name(): string {
    return this.#container.name;
  }

  async connect(context: StepContext): Promise<Connection> {
    context.signal.throwIfAborted();
    const {spec} = this;
    const options = {
      env: {...plainEnv(spec), PROCTOR_RUN_ID: context.runId},
      workingDirectory: spec.workingDirectory,
    };
    this.#connection = await openOwnMachine(this.#host, options, context);
    return this.#resources.use(this.#connection);
  }

  /** What runs in it is not kept: a copy has its files alone. */
  checkpoint(context: StepContext): Promise<Checkpoint> {
    return freezeContainer(this.#container, this.#startCopy, context);
  }

  health(options: {readonly signal: AbortSignal}): Promise<Health> {
    return containerHealth(this.#container, this.#connection, options);
  }

  async pressure(options: {readonly signal: AbortSignal}): Promise<Pressure | undefined> {
    try {
      const kills =
        this.#container.outOfMemoryKills ??
        (this.#connection && (await killsSeenInside(this.#connection, options)));
      if (kills === undefined) return undefined;
      return {
        kind: 'container',
        outOfMemoryKills: kills.count,
        countsInnerLimits: kills.countsInnerLimits,
        memoryBytesMax: this.spec.resources?.memoryBytes,
      };
    } catch {
      // One that cannot be asked is lost, or slow: those who use it say so.
      return undefined;
    }
  }

  usage(): ResourceUsage | undefined {
    return this.#container.usage();
  }

  openTerminal(options: TerminalOptions): Promise<Terminal | undefined> {
    return openContainerTerminal(this.#container, options);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#resources[Symbol.asyncDispose]();
  }
}
