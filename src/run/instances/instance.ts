import type {
  Checkpoint,
  Connection,
  Environment,
  ResourceUsage,
  StepContext,
} from '../../environments/environment.ts';
import {FaultError} from '../../faults/fault-error.ts';
import type {FaultRecord, StageStarted} from '../../journal/event.ts';
import type {AttemptInstance} from '../../steps/attempt.ts';
import {
  connectInstance,
  deployArtifacts,
  proveReady,
  runHook,
  startTools,
} from '../../steps/instance-stages.ts';
import {assert} from '../../util/assert.ts';
import type {Lane} from '../scheduler.ts';
import type {Lease} from './admission.ts';
import type {SourceOptions} from './instance-source.ts';
import {InstanceWatch} from './instance-watch.ts';
import {runStage, type StageFacts, type StageOutcome} from './stage-runner.ts';

/** A stage that waits for its turn in a lane. */
export type LaneStage = Exclude<StageStarted['stage'], 'capture' | 'cleanup'>;

const LANE_STAGES: readonly LaneStage[] = [
  'provision',
  'connect',
  'deploy',
  'instrument',
  'ready',
  'checkpoint',
  'fork',
];

const MIB = 2 ** 20;

/** The lanes of an environment's stages; all instances of it share them. */
export function stageLanes({driver, spec}: SourceOptions): Readonly<Record<LaneStage, Lane>> {
  const host = `host ${driver.hostOf(spec)}`;
  const own: Partial<Record<LaneStage, readonly string[]>> = {
    provision: ['provision'],
    deploy: ['deploy'],
  };
  const lanes = LANE_STAGES.map((stage): [LaneStage, Lane] => {
    const limits = ['total', host, ...(own[stage] ?? [])];
    return [stage, {name: `${stage} ${spec.id}`, limits}];
  });
  return Object.fromEntries(lanes) as Readonly<Record<LaneStage, Lane>>;
}

/** How a chain of stages ended. */
export type ChainEnding =
  | {readonly id: 'done'}
  /** The source was closed meanwhile. */
  | {readonly id: 'called-off'}
  | {
      readonly id: 'failed';
      readonly stage: LaneStage;
      readonly fault: FaultRecord;
      readonly transient: boolean;
    };

/** What is to be done to an instance, stage by stage. */
export interface StageToDo {
  readonly stage: LaneStage;
  readonly body: (context: StepContext) => Promise<StageFacts>;
}

/** One instance on its way from nothing to ready, and back. */
export class Instance {
  readonly number: number;
  /** `environment#n`. */
  readonly name: string;
  environment: Environment | undefined;
  connection: Connection | undefined;
  /** Set by who has it; released when the instance is gone. */
  lease: Lease | undefined;
  /** Called when it breaks while no stage and no case is on it. */
  onBroken: (() => void) | undefined;
  readonly #options: SourceOptions;
  readonly #lanes: Readonly<Record<LaneStage, Lane>>;
  readonly #attempt: number;
  #watch: InstanceWatch | undefined;
  #isInStage = false;
  /** Whether `prepare` hooks were begun, so that `restore` is owed. */
  #isPrepared = false;

  /** @param place `attempt` counts the tries at this instance, from 1. */
  constructor(
    options: SourceOptions,
    lanes: Readonly<Record<LaneStage, Lane>>,
    place: {readonly number: number; readonly attempt: number},
  ) {
    this.#options = options;
    this.#lanes = lanes;
    this.#attempt = place.attempt;
    this.number = place.number;
    this.name = `${options.spec.id}#${place.number}`;
  }

  /** Why it broke while no case ran on it. */
  get fault(): FaultError | undefined {
    return this.#watch?.fault;
  }

  /** Whether it is known at once when it breaks. */
  get isWatched(): boolean {
    return this.#watch !== undefined;
  }

  /** What a case gets of it. */
  lend(): AttemptInstance {
    const watch = this.#watch;
    watch?.lend();
    return {
      name: this.name,
      environment: this.#known,
      connection: this.#connected,
      reconnected: (next) => {
        this.connection = next;
      },
      ...(watch !== undefined && {claimConsole: () => watch.claim()}),
    };
  }

  /** The case is done with it. Its `fault` may be there now. */
  takeBack(): void {
    this.#watch?.giveBack();
  }

  /** Runs the stages in turn, each when its lane has room. `isClosing` is asked before each. */
  async run(stages: readonly StageToDo[], isClosing: () => boolean): Promise<ChainEnding> {
    for (const {stage, body} of stages) {
      if (isClosing()) return {id: 'called-off'};
      const outcome = await this.#stage(stage, body);
      if (outcome === undefined) return {id: 'called-off'};
      const {fault, transient} = outcome;
      if (fault !== undefined) return {id: 'failed', stage, fault, transient};
    }
    return isClosing() ? {id: 'called-off'} : {id: 'done'};
  }

  get provision(): StageToDo {
    const {driver, spec} = this.#options;
    const body = async (context: StepContext): Promise<StageFacts> => {
      const environment = await driver.provision(spec, this.number, context);
      this.#begin(environment);
      if (spec.isolation === 'fork' && environment.checkpoint === undefined) {
        throw new FaultError('vm/unsupported', `cannot fork ${spec.id}: it cannot be frozen`, {
          help: 'use "isolation: fresh", or "shared"',
        });
      }
      return {};
    };
    return {stage: 'provision', body};
  }

  /** @param from asked when the stage begins. */
  fork(from: () => Checkpoint, isTemplate: boolean): StageToDo {
    const body = async (context: StepContext): Promise<StageFacts> => {
      const checkpoint = from();
      this.#begin(await checkpoint.fork({instance: this.number, isTemplate}, context));
      return {};
    };
    return {stage: 'fork', body};
  }

  get connect(): StageToDo {
    const body = async (context: StepContext): Promise<StageFacts> => {
      this.connection = await connectInstance(this.#known, context);
      return {};
    };
    return {stage: 'connect', body};
  }

  /** Puts `artifacts` in place, then runs the environment's `prepare` hooks where asked to. */
  deploy(artifacts: readonly string[], withPrepare: boolean): readonly StageToDo[] {
    const {manifest, spec} = this.#options;
    const hooks = withPrepare ? spec.prepare : [];
    if (artifacts.length === 0 && hooks.length === 0) return [];
    const body = async (context: StepContext): Promise<StageFacts> => {
      const connection = this.#connected;
      const sent = await deployArtifacts(artifacts, {manifest, connection, context});
      if (withPrepare) {
        this.#isPrepared = true;
        const {variables} = manifest;
        await runHook('prepare', hooks, {spec, connection, context, variables});
      }
      return {files: sent.files, bytes: sent.bytes};
    };
    return [{stage: 'deploy', body}];
  }

  /** Starts the named tools, so that they run in each copy of the instance. */
  instrument(names: readonly string[]): readonly StageToDo[] {
    if (names.length === 0) return [];
    const {manifest, spec} = this.#options;
    const body = async (context: StepContext): Promise<StageFacts> => {
      await startTools(names, {manifest, spec, connection: this.#connected, context});
      return {tools: names.join(', ')};
    };
    return [{stage: 'instrument', body}];
  }

  get ready(): StageToDo {
    return {stage: 'ready', body: (context) => proveReady(this.#connected, context)};
  }

  /**
   * Freezes it; it is used up then.
   *
   * @param preparation What was done to it, where the checkpoint is to be kept for later runs.
   */
  checkpoint(onMade: (checkpoint: Checkpoint) => void, preparation: string | undefined): StageToDo {
    const body = async (context: StepContext): Promise<StageFacts> => {
      const environment = this.#known;
      assert(environment.checkpoint !== undefined, `${this.name} cannot be frozen`);
      // Its process ends by this: that is no loss.
      this.#unwatch();
      const checkpoint = await environment.checkpoint(context);
      onMade(checkpoint);
      if (preparation !== undefined) await checkpoint.keep?.(preparation, context);
      return checkpoint.facts;
    };
    return {stage: 'checkpoint', body};
  }

  /** Looks for a checkpoint that an earlier run has kept; nothing is made but that. */
  keptCheckpoint(onFound: (checkpoint: Checkpoint) => void, preparation: string): StageToDo {
    const {driver, spec} = this.#options;
    const body = async (context: StepContext): Promise<StageFacts> => {
      const checkpoint = await driver.cachedCheckpoint?.(spec, preparation, context);
      if (checkpoint === undefined) return {kept: false};
      onFound(checkpoint);
      return {...checkpoint.facts, kept: true};
    };
    return {stage: 'checkpoint', body};
  }

  /**
   * Removes all that is left of it, and gives back its lease. Runs the environment's `restore` hooks
   * where they are owed and wanted.
   *
   * @returns whether that went well.
   */
  async cleanUp(options: {readonly withRestore: boolean}): Promise<boolean> {
    const {environment, connection, lease} = this;
    this.onBroken = undefined;
    const isUsable = this.fault === undefined;
    this.#watch?.retire();
    this.environment = undefined;
    this.connection = undefined;
    this.lease = undefined;
    if (environment === undefined) {
      lease?.release();
      return true;
    }
    const isRestored = options.withRestore && this.#isPrepared && isUsable;
    const {spec, manifest, cleanupSignal, emit} = this.#options;
    const {variables} = manifest;
    const outcome = await runStage({
      stage: 'cleanup',
      spec,
      instance: this.name,
      attempt: this.#attempt,
      signal: cleanupSignal,
      emit,
      body: async (signal) => {
        const context = this.#options.contextFor(signal);
        let facts: StageFacts = {};
        try {
          if (isRestored && connection !== undefined) {
            await runHook('restore', spec.restore, {spec, connection, context, variables});
          }
        } finally {
          facts = usageFacts(environment.usage?.());
          await this.#remove(environment, connection);
        }
        return facts;
      },
    });
    lease?.release();
    return outcome.fault === undefined;
  }

  async #remove(environment: Environment, connection: Connection | undefined): Promise<void> {
    // A machine goes with all that runs on it: what hangs there must not be waited for.
    const isMachine = this.isWatched;
    try {
      if (!isMachine) await connection?.[Symbol.asyncDispose]();
    } finally {
      await environment[Symbol.asyncDispose]();
      this.#unwatch();
    }
    if (isMachine) await connection?.[Symbol.asyncDispose]();
  }

  get #known(): Environment {
    assert(this.environment !== undefined, `${this.name} is not provisioned`);
    return this.environment;
  }

  get #connected(): Connection {
    assert(this.connection !== undefined, `${this.name} is not connected`);
    return this.connection;
  }

  #begin(environment: Environment): void {
    this.environment = environment;
    const {spec, emit} = this.#options;
    if (environment.console === undefined && environment.lost === undefined) return;
    this.#watch = new InstanceWatch(environment, {
      spec,
      instance: this.name,
      emit,
      onBroken: () => {
        if (!this.#isInStage) this.onBroken?.();
      },
    });
  }

  #unwatch(): void {
    this.#watch?.[Symbol.dispose]();
  }

  #stage(
    stage: LaneStage,
    body: (context: StepContext) => Promise<StageFacts>,
  ): Promise<StageOutcome | undefined> {
    const {spec, signal, emit, contextFor, scheduler} = this.#options;
    const gate = Promise.withResolvers<StageOutcome | undefined>();
    scheduler.add({
      lane: this.#lanes[stage],
      priority: this.number,
      withdrawn: () => gate.resolve(undefined),
      start: async () => {
        this.#isInStage = true;
        try {
          const outcome = await runStage({
            stage,
            spec,
            instance: this.name,
            attempt: this.#attempt,
            signal,
            emit,
            body: (own) => this.#guarded(stage, own, (inner) => body(contextFor(inner))),
          });
          gate.resolve(outcome);
        } catch (error) {
          gate.reject(error);
        } finally {
          this.#isInStage = false;
        }
      },
    });
    return gate.promise;
  }

  #guarded(
    stage: LaneStage,
    signal: AbortSignal,
    body: (signal: AbortSignal) => Promise<StageFacts>,
  ): Promise<StageFacts> {
    // What a checkpoint gives must never be left behind.
    if (this.#watch === undefined || stage === 'checkpoint') return body(signal);
    return this.#watch.guard(signal, body);
  }
}

/** What an instance has used in all, as facts of its cleanup. */
function usageFacts(usage: ResourceUsage | undefined): StageFacts {
  if (usage === undefined) return {};
  return {
    cpuSeconds: rounded(usage.cpuSeconds),
    residentMiB: rounded(usage.residentBytesMax / MIB),
    privateMiB: rounded(usage.privateBytesMax / MIB),
    diskWrittenMiB: rounded(usage.diskWrittenBytes / MIB),
  };
}

function rounded(value: number): number {
  return Number(value.toFixed(2));
}
