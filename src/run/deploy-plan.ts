import {join} from 'node:path';
import {
  type DeploymentRecord,
  finishedStages,
  readDeploymentRecord,
  writeDeploymentRecord,
} from '../deployment/deployment-record.ts';
import type {StepContext} from '../environments/environment.ts';
import type {DeploymentEnded, FaultRecord, RunEventBody} from '../journal/event.ts';
import {emptyCounts} from '../journal/fold-run.ts';
import type {EnvironmentSpec} from '../manifest/manifest.ts';
import {instanceNeeds} from '../plan/instance-needs.ts';
import type {Case, Plan} from '../plan/plan.ts';
import {lockFolder, stateFolder} from '../state/state-folder.ts';
import {assert} from '../util/assert.ts';
import {backoffMs} from '../util/backoff.ts';
import {monotonicMs} from '../util/clock.ts';
import {checkLeaks} from './check-leaks.ts';
import {exitCodeOf} from './exit-code.ts';
import type {Hold} from './holds/hold.ts';
import {hasLocks, RunHolds, reservesBoard} from './holds/run-holds.ts';
import {takeHold} from './holds/take-hold.ts';
import {Admission, tooLarge} from './instances/admission.ts';
import {type ChainEnding, Instance, type InstanceWork} from './instances/instance.ts';
import {CHAIN_RETRIES, pauseUnless} from './instances/instance-pool.ts';
import type {SourceOptions} from './instances/instance-source.ts';
import {stageLanes} from './instances/stage-lanes.ts';
import {machineCapacity} from './run-host.ts';
import type {RunOptions} from './run-options.ts';
import {Scheduler} from './scheduler.ts';
import {SharedArtifacts} from './shared-artifacts.ts';

/** An environment that is ready. */
export interface DeployedInstance {
  readonly spec: EnvironmentSpec;
  readonly instance: Instance;
  /** Aborted when it is called off. */
  readonly signal: AbortSignal;
}

/** What deploying needs beside its plan. */
export interface DeployPlanOptions
  extends Pick<
    RunOptions,
    | 'runId'
    | 'runFolder'
    | 'scratchFolder'
    | 'ledger'
    | 'audit'
    | 'guard'
    | 'drivers'
    | 'env'
    | 'secrets'
    | 'mask'
    | 'emit'
    | 'stop'
    | 'random'
  > {
  /** Ids, those of the plan's cases among them; others are made ready for their own sake. */
  readonly environments: readonly string[];
  /** Ids of the artifacts, in place of those that the plan's scenarios ask for. */
  readonly artifacts: readonly string[] | undefined;
  /** Whether stages that the last deployment has finished are skipped. */
  readonly resumes: boolean;
  readonly rollsBack: 'all' | 'stage';
  /** Whether what is put on an environment of this kind outlives its instance. */
  readonly outlives: (spec: EnvironmentSpec) => boolean;
  /** Called when one is ready; it is given up when the promise settles. @default nothing */
  readonly onReady?: (deployed: DeployedInstance) => Promise<void>;
}

/** What came of one environment. */
export interface DeployedEnvironment {
  readonly environment: string;
  readonly status: DeploymentEnded['status'];
  readonly durationMs: number;
  /** Summary of its last deployment. */
  readonly facts: DeploymentEnded['facts'];
  readonly fault: FaultRecord | undefined;
  /** Below the run's folder. */
  readonly log: string | undefined;
}

/**
 * Makes one instance of each of some environments ready for the plan's cases there, runs none of
 * them, and gives it up again. `run-started` is the caller's; `run-ended` is the last event.
 */
export async function deployPlan(
  plan: Plan,
  options: DeployPlanOptions,
): Promise<{readonly exitCode: number; readonly environments: readonly DeployedEnvironment[]}> {
  return new DeployRun(plan, options).run();
}

class DeployRun {
  readonly #plan: Plan;
  readonly #options: DeployPlanOptions;
  readonly #scheduler = new Scheduler();
  readonly #admission: Admission;
  readonly #holds: RunHolds;
  readonly #artifacts: SharedArtifacts;
  readonly #counts = new Map<string, number>();
  readonly #ended = new Map<string, DeployedEnvironment>();
  readonly #laneNames: string[] = [];
  #cleanupFailed = false;

  constructor(plan: Plan, options: DeployPlanOptions) {
    this.#plan = plan;
    this.#options = options;
    this.#admission = new Admission(machineCapacity(plan.manifest.concurrency), () => undefined);
    this.#holds = new RunHolds({
      stateFolder: lockFolder(options.env),
      url: options.env['PROCTOR_STATE_URL'],
      runId: options.runId,
      manifest: plan.manifest,
      emit: options.emit,
      onWaiting: () => undefined,
      guard: options.guard,
      ledger: options.ledger,
    });
    this.#artifacts = new SharedArtifacts(stateFolder(options.env));
  }

  async run(): Promise<{
    readonly exitCode: number;
    readonly environments: readonly DeployedEnvironment[];
  }> {
    const startedMs = monotonicMs();
    const {stop, emit} = this.#options;
    const {concurrency} = this.#plan.manifest;
    for (const name of ['total', 'provision', 'deploy'] as const) {
      this.#scheduler.setCapacity(name, concurrency[name]);
    }
    stop.onStop(() => {
      if (stop.stopping !== undefined) emit({type: 'run-stopping', ...stop.stopping});
      for (const name of this.#laneNames) this.#scheduler.withdraw(name);
    });
    const byEnvironment = Map.groupBy(this.#plan.cases, ({environment}) => environment);
    const ids = this.#options.environments;
    try {
      const all = ids.map((id) => this.#deploy(id, byEnvironment.get(id) ?? []));
      const settled = await Promise.allSettled(all);
      const bug = settled.find((each) => each.status === 'rejected');
      if (bug !== undefined) throw bug.reason;
    } finally {
      await this.#holds[Symbol.asyncDispose]();
      await this.#artifacts[Symbol.asyncDispose]();
    }
    const environments = ids.flatMap((id) => this.#ended.get(id) ?? []);
    const failures = environments.filter(({status}) => status !== 'completed').length;
    const reason = stop.stopping?.reason;
    const hasLeaked = await checkLeaks(this.#options);
    const exitCode = exitCodeOf({
      counts: {...emptyCounts(), error: failures},
      failOnFlaky: false,
      cleanupFailed: hasLeaked || this.#cleanupFailed,
      stopping: reason === 'interrupted' || reason === 'terminated' ? reason : undefined,
    });
    const durationMs = monotonicMs() - startedMs;
    emit({type: 'run-ended', exitCode, durationMs, counts: emptyCounts()});
    return {exitCode, environments};
  }

  async #deploy(id: string, cases: readonly Case[]): Promise<void> {
    const {manifest} = this.#plan;
    const spec = manifest.environments.get(id);
    const driver = this.#options.drivers.get(id);
    assert(spec !== undefined && driver !== undefined, `environment ${id} has no driver`);
    this.#scheduler.setCapacity(`host ${driver.hostOf(spec)}`, manifest.concurrency.perHost);
    let hold: Hold | undefined;
    const source = {...this.#sourceOptions(spec, cases), outerHold: () => hold};
    const demand = driver.demand?.(spec);
    const fault = tooLarge(this.#admission, id, [demand]);
    if (fault !== undefined) {
      this.#note(id, {status: 'failed', fault, durationMs: 0, facts: {}, log: undefined});
      return;
    }
    const {signal} = this.#options.stop;
    if (hasLocks(spec)) {
      const place = {environment: id, instance: `${id}#1`};
      const input = {spec, place, attempt: 1, signal, closing: signal, emit: source.emit};
      const ending = await takeHold(input, async (own) => {
        hold = await this.#holds.lock(spec.lock, place, own);
        return hold;
      });
      if (ending.id !== 'done') {
        this.#noteUnbegun(id, ending);
        return;
      }
    }
    try {
      await this.#deployHeld(source);
    } finally {
      await hold?.release();
    }
  }

  async #deployHeld(source: SourceOptions): Promise<void> {
    const {spec, driver} = source;
    const {signal} = this.#options.stop;
    const demand = driver.demand?.(spec);
    const request = demand && this.#admission.request(demand);
    const withdraw = (): void => request?.withdraw();
    signal.addEventListener('abort', withdraw);
    const lease = await request?.granted;
    signal.removeEventListener('abort', withdraw);
    try {
      if (request === undefined || lease !== undefined) await this.#attempts(source);
      else this.#noteUnbegun(spec.id, {id: 'called-off'});
    } finally {
      lease?.release();
    }
  }

  async #attempts(source: SourceOptions): Promise<void> {
    const {spec} = source;
    const {stop, random, onReady} = this.#options;
    const work = await this.#workOf(source);
    const lanes = stageLanes(source);
    this.#laneNames.push(...Object.values(lanes).map(({name}) => name));
    for (let attempt = 1; ; attempt += 1) {
      const instance = new Instance(source, lanes, {number: 1, attempt});
      let ending: ChainEnding = {id: 'called-off'};
      try {
        ending = await instance.reserve(stop.signal);
        if (ending.id === 'done') {
          const stages = instance.deployed(instance.provision, work);
          ending = await instance.run(stages, () => stop.signal.aborted);
        }
        if (ending.id === 'done') {
          await onReady?.({spec, instance, signal: stop.signal});
        }
      } finally {
        if (!(await instance.cleanUp({withRestore: true}))) this.#cleanupFailed = true;
      }
      await this.#remember(spec, instance);
      if (ending.id !== 'failed' || !ending.transient || attempt > CHAIN_RETRIES.infrastructure) {
        if (!this.#ended.has(spec.id)) this.#noteUnbegun(spec.id, ending);
        return;
      }
      const waitMs = backoffMs(attempt, CHAIN_RETRIES, random());
      if (!(await pauseUnless(stop.signal, waitMs))) return;
    }
  }

  async #workOf({spec, cases}: SourceOptions): Promise<InstanceWork> {
    const {artifacts, resumes, rollsBack, outlives} = this.#options;
    const scenarios = cases.map(({scenario}) => scenario);
    const needs = instanceNeeds(spec, scenarios);
    // It may be another board this time.
    const isResumed = resumes && outlives(spec) && !reservesBoard(spec);
    const record = isResumed ? await readDeploymentRecord(this.#stateFolder, spec.id) : undefined;
    return {
      needs: artifacts === undefined ? needs : {...needs, artifacts},
      startsTools: false,
      toolFaults: 'throw',
      isValidated: true,
      finished: finishedStages(record),
      rollsBack,
    };
  }

  get #stateFolder(): string {
    return join(this.#plan.manifest.folder, '.proctor');
  }

  async #remember(spec: EnvironmentSpec, instance: Instance): Promise<void> {
    const {record} = instance;
    const ended = this.#ended.get(spec.id);
    if (record === undefined || ended === undefined || !this.#options.outlives(spec)) return;
    const {runId, rollsBack} = this.#options;
    const isUndone = ended.status !== 'completed' && rollsBack === 'all';
    const whole: DeploymentRecord = {
      v: 1,
      ...{environment: spec.id, runId, status: ended.status},
      stages: record.stages.filter(({stage}) => !isUndone || stage !== 'deploying_scripts'),
      artifacts: isUndone ? {} : record.artifacts,
    };
    try {
      await writeDeploymentRecord(this.#stateFolder, whole);
    } catch (error) {
      const why = (error as Error).message;
      const message = `cannot remember the deployment of ${spec.id}: ${why}`;
      this.#options.emit({type: 'warning-raised', code: 'deploy/unremembered', message});
    }
  }

  /** It never came to a deployment. */
  #noteUnbegun(id: string, ending: ChainEnding): void {
    const rest = {durationMs: 0, facts: {}, log: undefined};
    if (ending.id === 'failed') this.#note(id, {...rest, status: 'failed', fault: ending.fault});
    else this.#note(id, {...rest, status: 'cancelled'});
  }

  #note(
    environment: string,
    ended: Omit<DeployedEnvironment, 'environment' | 'fault'> & {readonly fault?: FaultRecord},
  ): void {
    this.#ended.set(environment, {environment, fault: undefined, ...ended});
  }

  #sourceOptions(spec: EnvironmentSpec, cases: readonly Case[]): SourceOptions {
    const {drivers, stop, random, runFolder} = this.#options;
    const driver = drivers.get(spec.id);
    assert(driver !== undefined, `environment ${spec.id} has no driver`);
    return {
      manifest: this.#plan.manifest,
      ...{spec, driver, cases, random, runFolder},
      scheduler: this.#scheduler,
      admission: this.#admission,
      holds: this.#holds,
      emit: (event) => this.#emit(spec.id, event),
      artifacts: this.#artifacts,
      countDeployment: (name) => {
        const count = (this.#counts.get(name) ?? 0) + 1;
        this.#counts.set(name, count);
        return count;
      },
      contextFor: (signal) => this.#contextFor(signal),
      signal: stop.signal,
      cleanupSignal: stop.hurrySignal,
      onExhausted: () => undefined,
      hasRounds: false,
      onLost: () => undefined,
      onBug: (error) => {
        throw error;
      },
    };
  }

  #emit(environment: string, event: RunEventBody): void {
    this.#options.emit(event);
    if (event.type !== 'deployment-ended') return;
    const {status, durationMs, facts, fault, log} = event;
    this.#note(environment, {status, durationMs, facts, log, ...(fault && {fault})});
  }

  #contextFor(signal: AbortSignal): StepContext {
    const {mask, secrets, env, runId, runFolder, scratchFolder, ledger, emit} = this.#options;
    return {
      ...{signal, mask, env, runId, scratchFolder},
      ...(ledger !== undefined && {ledger}),
      secret: secrets.get,
      folder: this.#plan.manifest.folder,
      logFolder: join(runFolder, 'logs'),
      warn: (code, message) => emit({type: 'warning-raised', code, message}),
    };
  }
}
