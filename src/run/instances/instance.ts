import {Deployment, type DeploymentOptions} from '../../deployment/deployment.ts';
import type {DeploymentRecord} from '../../deployment/deployment-record.ts';
import {runHook} from '../../deployment/hook-scripts.ts';
import type {
  Checkpoint,
  Connection,
  Environment,
  StepContext,
} from '../../environments/environment.ts';
import {FaultError} from '../../faults/fault-error.ts';
import type {InstanceTools} from '../../instrumentation/run-tools.ts';
import type {FaultRecord} from '../../journal/event.ts';
import type {EnvironmentSpec} from '../../manifest/manifest.ts';
import type {InstanceNeeds} from '../../plan/instance-needs.ts';
import type {AttemptInstance} from '../../steps/attempt.ts';
import {safeCaseName} from '../../steps/record/safe-name.ts';
import {assert, InternalError} from '../../util/assert.ts';
import {type Hold, withOuter} from '../holds/hold.ts';
import {reservesBoard} from '../holds/run-holds.ts';
import {takeHold, whileHeld} from '../holds/take-hold.ts';
import {bothWaits, type Wait} from '../lane-waits.ts';
import type {RoundInstance} from '../run-options.ts';
import type {Lane} from '../scheduler.ts';
import type {Lease} from './admission.ts';
import type {SourceOptions} from './instance-source.ts';
import {hasEnd, InstanceWatch} from './instance-watch.ts';
import type {LaneStage} from './stage-lanes.ts';
import {faultRecordOf, runStage, type StageFacts, type StageOutcome} from './stage-runner.ts';
import {usageFacts} from './usage-facts.ts';

/** How a chain of stages ended. */
export type ChainEnding =
  | {readonly id: 'done'}
  /** The source was closed meanwhile. */
  | {readonly id: 'called-off'}
  | {
      readonly id: 'failed';
      readonly stage: LaneStage | 'lock';
      readonly fault: FaultRecord;
      readonly transient: boolean;
    };

/** What is to be done to an instance, stage by stage. */
export interface StageToDo {
  readonly stage: LaneStage;
  /** Done on this machine before the stage's own time: it waits for no lane and has no limit. */
  readonly isAhead?: boolean;
  readonly body: (context: StepContext) => Promise<StageFacts>;
}

/** What an instance is made ready for. */
export interface InstanceWork {
  readonly needs: InstanceNeeds;
  /** Whether instrumentation is started that needs no case, so that it runs in each copy. */
  readonly startsTools: boolean;
  /** As in `DeploymentOptions`. */
  readonly toolFaults: 'throw' | 'keep';
  /** As in `DeploymentOptions`. */
  readonly finished?: DeploymentOptions['finished'];
  readonly rollsBack?: DeploymentOptions['rollsBack'];
  /** Whether it is proven to be ready, or only frozen for others to go on with. */
  readonly isValidated: boolean;
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
  /** What was reserved for it; its own. */
  #hold: Hold | undefined;
  #watch: InstanceWatch | undefined;
  #isInStage = false;
  /** What it has waited for before its next stage came into its lane. */
  #waited: Wait | undefined;
  #deployment: Deployment | undefined;
  /** Why its chain of stages ended before it was ready. */
  #chainFault: FaultRecord | undefined;

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

  /** What is remembered of its deployment. */
  get record(): Pick<DeploymentRecord, 'stages' | 'artifacts'> | undefined {
    return this.#deployment?.record;
  }

  /** Instrumentation that was set up on it. */
  get tools(): InstanceTools | undefined {
    return this.#deployment?.tools;
  }

  /** Whether it is known at once when it breaks. */
  get isWatched(): boolean {
    return this.#watch !== undefined;
  }

  /** What keeps others from it. */
  get hold(): Hold | undefined {
    return withOuter(this.#hold, this.#options.outerHold?.());
  }

  /** As the manifest says, and as the reserved board is. */
  get #spec(): EnvironmentSpec {
    return this.#hold?.spec ?? this.#options.spec;
  }

  /** Reserves a board for it, where its environment says so. It waits in no lane. */
  async reserve(closing: AbortSignal): Promise<ChainEnding> {
    const {spec, holds, emit, signal} = this.#options;
    if (!reservesBoard(spec)) return {id: 'done'};
    const place = {environment: spec.id, instance: this.name};
    const input = {spec, place, attempt: this.#attempt, signal, closing, emit};
    return takeHold(input, async (own) => {
      this.#hold = await holds.reserve(spec, place, own);
      return this.#hold;
    });
  }

  /** Its next stage could have begun before. */
  hasWaited(waited: Wait | undefined): void {
    this.#waited = bothWaits(this.#waited, waited);
  }

  /** What there is of it while nobody has it. */
  get idle(): RoundInstance {
    return {name: this.name, environment: this.#known, connection: this.#connected};
  }

  /** What a case gets of it. */
  lend(): AttemptInstance {
    const watch = this.#watch;
    const {hold} = this;
    watch?.lend();
    return {
      name: this.name,
      environment: this.#known,
      connection: this.#connected,
      ...(hold !== undefined && {hold}),
      ...(this.#deployment && {tools: this.#deployment.tools}),
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
    for (const {stage, isAhead, body} of stages) {
      if (isClosing()) return {id: 'called-off'};
      const outcome = isAhead ? await this.#ahead(stage, body) : await this.#stage(stage, body);
      if (outcome === undefined) return {id: 'called-off'};
      const {fault, transient} = outcome;
      this.#chainFault = fault;
      if (fault !== undefined) this.#hold?.failed(fault);
      if (fault !== undefined) return {id: 'failed', stage, fault, transient};
    }
    return isClosing() ? {id: 'called-off'} : {id: 'done'};
  }

  get provision(): StageToDo {
    const {driver} = this.#options;
    const body = async (context: StepContext): Promise<StageFacts> => {
      const spec = this.#spec;
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

  /** For a copy of what is ready. */
  get connect(): StageToDo {
    const body = async (context: StepContext): Promise<StageFacts> => {
      this.connection = await this.#known.connect(context);
      return {};
    };
    return {stage: 'connect', body};
  }

  /**
   * All that is done to it until tests can run there.
   *
   * @param birth How it comes into being.
   */
  deployed(birth: StageToDo, work: InstanceWork): readonly StageToDo[] {
    const deployment = this.#openDeployment(work);
    this.#deployment = deployment;
    const stages: StageToDo[] = [
      {
        stage: 'deploy',
        isAhead: true,
        body: (context) => deployment.prepare(context).then(() => ({})),
      },
      birth,
      {
        stage: 'connect',
        body: async (context) => {
          this.connection = await deployment.connect(this.#known, context);
          return {};
        },
      },
    ];
    if (deployment.hasFiles) {
      stages.push({
        stage: 'deploy',
        body: async (context) => ({
          ...(await deployment.install(context)),
          ...(await deployment.deploy(context)),
        }),
      });
    }
    if (deployment.hasTools) {
      stages.push({stage: 'instrument', body: (context) => deployment.configure(context)});
    }
    if (!work.isValidated) return stages;
    const ready = async (context: StepContext): Promise<StageFacts> => {
      const facts = await deployment.validate(context);
      await deployment.complete(context);
      return facts;
    };
    return [...stages, {stage: 'ready', body: ready}];
  }

  #openDeployment(work: InstanceWork): Deployment {
    const {manifest, emit, runFolder, artifacts, cleanupSignal} = this.#options;
    const spec = this.#spec;
    const {needs, startsTools, toolFaults} = work;
    const count = this.#options.countDeployment(this.name);
    return new Deployment({
      id: `${this.name}/${count}`,
      logPath: `logs/deployment-${safeCaseName(spec.id)}-${this.number}-${count}.log`,
      instance: this.name,
      attempt: this.#attempt,
      manifest,
      spec,
      needs,
      startsTools,
      toolFaults,
      ...(work.finished && {finished: work.finished}),
      ...(work.rollsBack && {rollsBack: work.rollsBack}),
      source: artifacts,
      emit,
      runFolder,
      context: this.#contextFor(cleanupSignal),
      loss: () => this.fault,
      // What is provoked while instrumentation is set up is no news.
      claimConsole: () => this.#watch?.claim() ?? {[Symbol.dispose]: () => undefined},
      reconnected: (connection) => {
        this.connection = connection;
      },
    });
  }

  /**
   * Freezes it; it is used up then.
   *
   * @param preparation What was done to it, where the checkpoint is to be kept for later runs.
   */
  checkpoint(onMade: (checkpoint: Checkpoint) => void, preparation: string | undefined): StageToDo {
    const body = async (context: StepContext): Promise<StageFacts> => {
      const environment = this.#known;
      await this.#deployment?.complete(context);
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
    const deployment = this.#deployment;
    if (environment === undefined) {
      await deployment?.abandon(this.#contextFor(this.#options.cleanupSignal), this.#chainFault);
      lease?.release();
      await this.#hold?.release();
      return true;
    }
    const isRestored = options.withRestore && deployment?.isPrepared === true && isUsable;
    const {manifest, cleanupSignal, emit} = this.#options;
    const spec = this.#spec;
    const {variables} = manifest;
    const outcome = await runStage({
      stage: 'cleanup',
      spec,
      instance: this.name,
      attempt: this.#attempt,
      signal: cleanupSignal,
      emit,
      body: async (signal) => {
        const context = this.#contextFor(signal);
        let facts: StageFacts = {};
        try {
          if (isRestored && connection !== undefined) {
            await runHook('restore', spec.restore, {spec, connection, context, variables});
          }
        } finally {
          await deployment?.abandon(context, this.#chainFault);
          facts = usageFacts(environment.usage?.());
          await this.#remove(environment, connection);
        }
        return facts;
      },
    });
    lease?.release();
    if (outcome.fault !== undefined) this.#hold?.failed(outcome.fault);
    // Last of all: nobody else is to find there what we have left.
    await this.#hold?.release();
    return outcome.fault === undefined;
  }

  /** With what proves to the environment that we hold its lock. */
  #contextFor(signal: AbortSignal): StepContext {
    const {fence} = this.hold ?? {};
    const context = this.#options.contextFor(signal);
    return fence === undefined ? context : {...context, fence};
  }

  async #remove(environment: Environment, connection: Connection | undefined): Promise<void> {
    // A machine goes with all that runs on it: what hangs there must not be waited for.
    const isMachine = hasEnd(environment);
    try {
      if (!isMachine) await connection?.[Symbol.asyncDispose]();
    } finally {
      await environment[Symbol.asyncDispose]();
      this.#unwatch();
    }
    if (isMachine) await connection?.[Symbol.asyncDispose]();
  }

  /** Here, with no lane and no limit of its own. */
  async #ahead(stage: LaneStage, body: StageToDo['body']): Promise<StageOutcome | undefined> {
    const {signal} = this.#options;
    try {
      await body(this.#contextFor(signal));
      return {fault: undefined, transient: false};
    } catch (error) {
      if (error instanceof InternalError) throw error;
      if (!(error instanceof FaultError) && signal.aborted) return undefined;
      const transient = error instanceof FaultError && error.transient;
      return {fault: faultRecordOf(error, stage), transient};
    }
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
    const {emit} = this.#options;
    const {hold} = this;
    if (!hasEnd(environment) && hold === undefined) return;
    this.#watch = new InstanceWatch(environment, {
      spec: this.#spec,
      ...(hold !== undefined && {lost: hold.lost}),
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
    const {spec, signal, emit, scheduler} = this.#options;
    const gate = Promise.withResolvers<StageOutcome | undefined>();
    scheduler.add({
      lane: this.#lanes[stage],
      priority: this.number,
      withdrawn: () => gate.resolve(undefined),
      start: async (waited) => {
        this.#isInStage = true;
        this.hasWaited(waited);
        const before = this.#waited;
        this.#waited = undefined;
        try {
          const outcome = await runStage({
            stage,
            spec,
            instance: this.name,
            attempt: this.#attempt,
            waited: before,
            signal,
            emit,
            body: (own) =>
              this.#guarded(stage, own, (inner) =>
                whileHeld(this.hold, inner, (held) => body(this.#contextFor(held))),
              ),
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
