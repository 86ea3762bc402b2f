import {availableParallelism} from 'node:os';
import PQueue from 'p-queue';
import type {GuestArch} from '../../../manifest/manifest.ts';
import type {Checkpoint, Connection, Environment, StepContext} from '../../environment.ts';
import {linkStateOf} from '../guest-agent/open-agent-connection.ts';
import type {Nic} from '../machine-config.ts';
import type {VirtualMachine} from '../virtual-machine.ts';
import {becomeDistinct, findTraits, LATENCY_MS, meaningOf} from './become-distinct.ts';
import {FrozenMachine} from './frozen-machine.ts';
import type {GuestRam} from './guest-ram.ts';
import {canReseed, type GuestTraits} from './guest-traits.ts';
import type {IndividualizeOptions, IndividualPart} from './individualize.ts';

/** A copy as it is made: its machine is stopped, and its network open. */
export interface Clone {
  readonly environment: Environment;
  readonly machine: VirtualMachine;
  /** Has the first `connect` of the environment give this connection. */
  offer(connection: Connection): void;
}

/** What is done with a frozen machine that depends on what environments are made of. */
export interface CloneMaker {
  /** @throws {FaultError} and leaves nothing behind. */
  open(
    frozen: FrozenMachine,
    options: {readonly instance: number; readonly isTemplate: boolean},
    context: StepContext,
  ): Promise<Clone>;
  /** Keeps it for later runs; `undefined` where that is not wanted. */
  keep?(frozen: FrozenMachine, key: string, context: StepContext): Promise<void>;
}

/** A machine that is to be frozen. */
export interface CheckpointOptions {
  readonly arch: GuestArch;
  readonly connection: Connection;
  /** Lets go of all connections; the machine is only to be frozen then. */
  readonly release: () => Promise<VirtualMachine>;
  readonly ram: GuestRam | undefined;
  readonly origin: FrozenMachine | undefined;
  readonly clones: CloneMaker;
}

/**
 * Copies are made of processors more than of anything else, and each is ready the later the more are
 * made at once; so there are no more than processors at a time, of all checkpoints together.
 */
const forks = new PQueue({concurrency: availableParallelism()});

/** A frozen virtual machine, and the copies' differences. */
export class VmCheckpoint implements Checkpoint {
  readonly facts: Checkpoint['facts'];
  /** What its copies are made of; this checkpoint's. */
  readonly frozen: FrozenMachine;
  readonly #clones: CloneMaker;
  readonly #witnesses = new Set<string>();
  readonly #warned = new Set<IndividualPart>();

  constructor(frozen: FrozenMachine, clones: CloneMaker) {
    this.frozen = frozen;
    this.#clones = clones;
    this.facts = frozen.facts;
  }

  /**
   * Freezes a machine: writes out what its guest has yet to write, finds out how copies of it can be
   * told apart, and stops it.
   *
   * @throws {FaultError} `vm/checkpoint-failed`.
   */
  static async make(options: CheckpointOptions, context: StepContext): Promise<VmCheckpoint> {
    const {connection, ram, origin, clones} = options;
    const {arch} = options;
    const traits = await findTraits(connection, {arch, isSettled: true}, context);
    // Its connection is closed here, but what that has in the guest stays, for copies to go on with.
    const link = linkStateOf(connection);
    const machine = await options.release();
    const frozen = await FrozenMachine.freeze(machine, {ram, traits, link, origin}, context);
    warnOfTraits(frozen.parts.config.spec.id, traits, context);
    return new VmCheckpoint(frozen, clones);
  }

  async fork(
    options: {readonly instance: number; readonly isTemplate: boolean},
    context: StepContext,
  ): Promise<Environment> {
    const {signal} = context;
    signal.throwIfAborted();
    // Its files are there when its turn comes, whatever is disposed of until then.
    using _ = this.frozen.hold();
    // Not by the queue's own signal: it would leave behind what has begun, before that has cleaned up.
    return await forks.add(() => {
      signal.throwIfAborted();
      return this.#fork(options, context);
    });
  }

  async keep(key: string, context: StepContext): Promise<void> {
    await this.#clones.keep?.(this.frozen, key, context);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.frozen[Symbol.asyncDispose]();
  }

  async #fork(
    options: {readonly instance: number; readonly isTemplate: boolean},
    context: StepContext,
  ): Promise<Environment> {
    const clone = await this.#clones.open(this.frozen, options, context);
    const {environment, machine} = clone;
    try {
      await machine.qmp.execute('cont', {}, {signal: context.signal});
      const connection = await environment.connect(context);
      await this.#makeDistinct(connection, machine, context);
      clone.offer(connection);
      return environment;
    } catch (error) {
      await environment[Symbol.asyncDispose]();
      throw error;
    }
  }

  async #makeDistinct(
    connection: Connection,
    machine: VirtualMachine,
    context: StepContext,
  ): Promise<void> {
    const {config, traits} = this.frozen.parts;
    const {id, machineId} = config.spec;
    await becomeDistinct(
      connection,
      {
        traits,
        machineId,
        latencyMs: LATENCY_MS[config.accelerator],
        macChanges: macChanges(config, machine.config),
        witnesses: this.#witnesses,
        onFailed: (part) => {
          if (this.#warned.has(part)) return;
          this.#warned.add(part);
          context.warn('vm/copy-not-distinct', `a copy of '${id}': ${meaningOf(part)}`);
        },
      },
      context,
    );
  }
}

interface WithNics {
  readonly nics: readonly Nic[];
}

/** Cards whose address in the guest is another's: a card takes its address along when it is moved. */
function macChanges(from: WithNics, to: WithNics): IndividualizeOptions['macChanges'] {
  return to.nics.flatMap(({id, mac, address}) => {
    const before = from.nics.find((nic) => nic.id === id);
    if (before === undefined || before.mac === mac) return [];
    const ip =
      before.address === undefined || address === undefined
        ? undefined
        : {from: before.address, to: address};
    return [{from: before.mac, to: mac, ip}];
  });
}

function warnOfTraits(id: string, traits: GuestTraits, context: StepContext): void {
  if (canReseed(traits)) return;
  context.warn(
    'vm/random-numbers-shared',
    `copies of '${id}' may draw the same random numbers for a minute or more: its kernel has no CONFIG_VMGENID, and nothing there can have it reseed`,
  );
}
