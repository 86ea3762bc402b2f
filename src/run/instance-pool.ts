import type {
  Connection,
  Environment,
  EnvironmentDriver,
  StepContext,
} from '../environments/environment.ts';
import type {FaultRecord, RunEventBody, StageStarted} from '../journal/event.ts';
import type {EnvironmentSpec, Manifest, RetryPolicy} from '../manifest/manifest.ts';
import {connectInstance, deployArtifacts, proveReady, runHook} from '../steps/instance-stages.ts';
import {assert} from '../util/assert.ts';
import {backoffMs} from './backoff.ts';
import type {Lane, Scheduler} from './scheduler.ts';
import {runStage, type StageFacts} from './stage-runner.ts';

type Stage = StageStarted['stage'];

/** An instance that is ready for cases. */
export interface LiveInstance {
  /** `environment#n`. */
  readonly name: string;
  readonly connection: Connection;
}

/** What the pool of one environment needs from the run it belongs to. */
export interface PoolOptions {
  readonly manifest: Manifest;
  readonly spec: EnvironmentSpec;
  readonly driver: EnvironmentDriver;
  /** Cases that will be run on it. */
  readonly caseCount: number;
  /** What those cases ask to be put there. */
  readonly artifacts: readonly string[];
  readonly scheduler: Scheduler;
  readonly emit: (event: RunEventBody) => void;
  readonly contextFor: (signal: AbortSignal) => StepContext;
  /** Aborted when running work is called off. */
  readonly signal: AbortSignal;
  /** For cleanup, which is never called off, only hurried. */
  readonly cleanupSignal: AbortSignal;
  /** No instance is left and none can be made: what waits for one never will get one. */
  readonly onExhausted: (fault: FaultRecord) => void;
  readonly random: () => number;
}

/** One place for an instance: at most one lives in it at a time. */
interface Slot {
  readonly number: number;
  readonly name: string;
  environment: Environment | undefined;
  connection: Connection | undefined;
  /** Chains tried since the last one that got ready. */
  tries: number;
  /** Whether `prepare` hooks were begun, so that `restore` is owed. */
  prepared: boolean;
}

/** Transient faults of a chain are tried again this often. */
const CHAIN_RETRIES: Pick<RetryPolicy, 'infrastructure' | 'delayMs' | 'maxDelayMs'> = {
  infrastructure: 2,
  delayMs: 500,
  maxDelayMs: 10_000,
};

/**
 * The instances of one environment: makes them (provision → connect → deploy → ready), lends them
 * to cases one at a time, replaces broken ones, and cleans each up when it is no longer needed.
 */
export class InstancePool {
  readonly #options: PoolOptions;
  readonly #lanes: Readonly<Record<Exclude<Stage, 'capture' | 'cleanup'>, Lane>>;
  readonly #free: Slot[] = [];
  readonly #lent = new Map<string, Slot>();
  /** Slots whose next stage waits in a lane: withdrawing the task must not lose the slot. */
  readonly #queued = new Set<Slot>();
  readonly #retryTimers = new Set<NodeJS.Timeout>();
  #cleanupCount = 0;
  #onIdle: (() => void) | undefined;
  #readyCount = 0;
  #chainCount = 0;
  #remainingCases: number;
  #closing = false;
  #cleanupFailed = false;
  #lastFault: FaultRecord | undefined;

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#remainingCases = options.caseCount;
    const {spec, driver, scheduler} = options;
    const host = `host ${driver.hostOf(spec)}`;
    const lane = (stage: Stage, ...limits: string[]): Lane => ({
      name: `${stage} ${spec.id}`,
      limits: ['total', host, ...limits],
    });
    this.#lanes = {
      provision: lane('provision', 'provision'),
      connect: lane('connect'),
      deploy: lane('deploy', 'deploy'),
      instrument: lane('instrument'),
      ready: lane('ready'),
      checkpoint: lane('checkpoint'),
      fork: lane('fork'),
    };
    scheduler.setCapacity(this.limitName, 0);
  }

  /** The limit that a case counts against: as many units as there are ready instances. */
  get limitName(): string {
    return `instances ${this.#options.spec.id}`;
  }

  /** Whether an instance could not be cleaned up. */
  get cleanupFailed(): boolean {
    return this.#cleanupFailed;
  }

  /** Begins to make the instances. */
  start(): void {
    const count = Math.min(this.#options.spec.instances, this.#options.caseCount);
    for (let number = 1; number <= count; number += 1) {
      this.#startChain({
        number,
        name: `${this.#options.spec.id}#${number}`,
        environment: undefined,
        connection: undefined,
        tries: 0,
        prepared: false,
      });
    }
  }

  /** Lends a ready instance. Only to be called while holding a unit of `limitName`. */
  borrow(): LiveInstance {
    const slot = this.#free.pop();
    assert(slot?.connection !== undefined, `no free instance of ${this.#options.spec.id}`);
    this.#lent.set(slot.name, slot);
    return {name: slot.name, connection: slot.connection};
  }

  /** Takes an instance back after a case; a broken one is cleaned up and replaced. */
  giveBack(name: string, options: {readonly broken: boolean}): void {
    const slot = this.#lent.get(name);
    assert(slot !== undefined, `instance ${name} was not lent`);
    this.#lent.delete(name);
    const isSpent = options.broken || this.#options.spec.isolation === 'fresh';
    if (!isSpent && !this.#closing) {
      this.#free.push(slot);
      return;
    }
    this.#setReadyCount(this.#readyCount - 1);
    this.#cleanUp(slot, () => {
      if (!this.#closing && this.#remainingCases > this.#readyCount + this.#chainCount) {
        this.#startChain(slot);
      }
    });
  }

  /** Notes that a case will need no instance any more: it has its verdict. */
  caseDone(): void {
    this.#remainingCases -= 1;
    if (this.#remainingCases === 0) this.close();
  }

  /** Makes no more instances and cleans up those that are free; lent ones when they come back. */
  close(): void {
    if (this.#closing) return;
    this.#closing = true;
    for (const timer of this.#retryTimers) {
      clearTimeout(timer);
      this.#chainCount -= 1;
    }
    this.#retryTimers.clear();
    for (const lane of Object.values(this.#lanes)) this.#options.scheduler.withdraw(lane.name);
    for (const slot of this.#queued) {
      this.#chainCount -= 1;
      this.#cleanUp(slot);
    }
    this.#queued.clear();
    for (const slot of this.#free.splice(0)) {
      this.#setReadyCount(this.#readyCount - 1);
      this.#cleanUp(slot);
    }
  }

  /** Resolves when nothing of it is left: call after `close`. */
  closed(): Promise<void> {
    const idle = Promise.withResolvers<void>();
    this.#onIdle = idle.resolve;
    this.#checkIdle();
    return idle.promise;
  }

  #checkIdle(): void {
    if (this.#cleanupCount + this.#chainCount + this.#lent.size === 0) this.#onIdle?.();
  }

  #setReadyCount(count: number): void {
    this.#readyCount = count;
    this.#options.scheduler.setCapacity(this.limitName, count);
  }

  #startChain(slot: Slot): void {
    slot.tries += 1;
    this.#chainCount += 1;
    this.#addStage(slot, 'provision');
  }

  #addStage(slot: Slot, stage: Exclude<Stage, 'capture' | 'cleanup'>): void {
    this.#queued.add(slot);
    this.#options.scheduler.add({
      lane: this.#lanes[stage],
      priority: slot.number,
      start: async () => {
        this.#queued.delete(slot);
        const outcome = await runStage({
          stage,
          spec: this.#options.spec,
          instance: slot.name,
          attempt: slot.tries,
          signal: this.#options.signal,
          emit: this.#options.emit,
          body: (signal) => this.#body(slot, stage, this.#options.contextFor(signal)),
        });
        this.#stageDone(slot, stage, outcome);
      },
    });
  }

  async #body(slot: Slot, stage: Stage, context: StepContext): Promise<StageFacts> {
    const {manifest, spec, driver, artifacts} = this.#options;
    if (stage === 'provision') {
      slot.environment = await driver.provision(spec, slot.number, context);
      return {};
    }
    assert(slot.environment !== undefined, `${slot.name} is not provisioned`);
    if (stage === 'connect') {
      slot.connection = await connectInstance(slot.environment, context);
      return {};
    }
    const {connection} = slot;
    assert(connection !== undefined, `${slot.name} is not connected`);
    if (stage === 'deploy') {
      const sent = await deployArtifacts(artifacts, {manifest, connection, context});
      slot.prepared = true;
      const {variables} = manifest;
      await runHook('prepare', spec.prepare, {spec, connection, context, variables});
      return {files: sent.files, bytes: sent.bytes};
    }
    return proveReady(connection, context);
  }

  #stageDone(
    slot: Slot,
    stage: Stage,
    outcome: {readonly fault: FaultRecord | undefined; readonly transient: boolean},
  ): void {
    if (outcome.fault !== undefined) {
      this.#chainFailed(slot, outcome.fault, outcome.transient);
      return;
    }
    const next = this.#nextStage(stage);
    if (this.#closing) {
      this.#chainCount -= 1;
      this.#cleanUp(slot);
    } else if (next !== undefined) {
      this.#addStage(slot, next);
    } else {
      this.#chainCount -= 1;
      slot.tries = 0;
      this.#free.push(slot);
      this.#setReadyCount(this.#readyCount + 1);
    }
  }

  #nextStage(stage: Stage): Exclude<Stage, 'capture' | 'cleanup'> | undefined {
    const {artifacts, spec} = this.#options;
    switch (stage) {
      case 'provision':
        return 'connect';
      case 'connect':
        return artifacts.length > 0 || spec.prepare.length > 0 ? 'deploy' : 'ready';
      case 'deploy':
        return 'ready';
      default:
        return undefined;
    }
  }

  #chainFailed(slot: Slot, fault: FaultRecord, transient: boolean): void {
    this.#lastFault = fault;
    this.#cleanUp(slot, () => {
      this.#chainCount -= 1;
      if (this.#closing) return;
      if (transient && slot.tries <= CHAIN_RETRIES.infrastructure) {
        this.#retryLater(slot);
      } else if (this.#chainCount === 0 && this.#readyCount === 0) {
        assert(this.#lastFault !== undefined, 'a chain failed without a fault');
        this.#options.onExhausted(this.#lastFault);
      }
    });
  }

  #retryLater(slot: Slot): void {
    this.#chainCount += 1;
    const timer = setTimeout(
      () => {
        this.#retryTimers.delete(timer);
        this.#chainCount -= 1;
        this.#startChain(slot);
      },
      backoffMs(slot.tries, CHAIN_RETRIES, this.#options.random()),
    );
    this.#retryTimers.add(timer);
  }

  #cleanUp(slot: Slot, then: () => void = () => {}): void {
    const {environment} = slot;
    if (environment === undefined) {
      then();
      this.#checkIdle();
      return;
    }
    this.#cleanupCount += 1;
    void this.#cleanUpStage(slot, environment).then(() => {
      this.#cleanupCount -= 1;
      then();
      this.#checkIdle();
    });
  }

  async #cleanUpStage(slot: Slot, environment: Environment): Promise<void> {
    const {connection, prepared} = slot;
    slot.environment = undefined;
    slot.connection = undefined;
    slot.prepared = false;
    const {spec, manifest} = this.#options;
    const {variables} = manifest;
    const outcome = await runStage({
      stage: 'cleanup',
      spec,
      instance: slot.name,
      attempt: Math.max(1, slot.tries),
      signal: this.#options.cleanupSignal,
      emit: this.#options.emit,
      body: async (signal) => {
        const context = this.#options.contextFor(signal);
        try {
          if (prepared && connection !== undefined) {
            await runHook('restore', spec.restore, {spec, connection, context, variables});
          }
        } finally {
          try {
            await connection?.[Symbol.asyncDispose]();
          } finally {
            await environment[Symbol.asyncDispose]();
          }
        }
        return {};
      },
    });
    if (outcome.fault !== undefined) this.#cleanupFailed = true;
  }
}
