import type {OutputStream, StepContext} from '../environments/environment.ts';
import type {FaultError} from '../faults/fault-error.ts';
import type {
  DeploymentStage,
  DeploymentStageEnded,
  FaultRecord,
  RunEventBody,
} from '../journal/event.ts';
import type {EnvironmentSpec} from '../manifest/manifest.ts';
import type {InstanceNeeds} from '../plan/instance-needs.ts';
import {assert, InternalError} from '../util/assert.ts';
import {monotonicMs} from '../util/clock.ts';
import {DeploymentLog} from './deployment-log.ts';
import {packagesOf} from './deployment-needs.ts';
import {type Progress, ProgressMeter} from './progress-meter.ts';
import {stageFailure} from './stage-failure.ts';

/** What a stage found out or did. */
export type DeploymentFacts = Readonly<Record<string, string | number | boolean>>;

/** All stages, in their order. */
export const DEPLOYMENT_STAGES: readonly DeploymentStage[] = [
  'preparing',
  'connecting',
  'installing_dependencies',
  'deploying_scripts',
  'configuring_instrumentation',
  'validating',
];

/** What a deployment is called, and who is told of it. */
export interface DeploymentPlace {
  /** Unique within the run, as `vm#1/2`. */
  readonly id: string;
  /** Its log, below the run's folder. */
  readonly logPath: string;
  /** `environment#n`. */
  readonly instance: string;
  /** Try at this instance, from 1. */
  readonly attempt: number;
  readonly spec: EnvironmentSpec;
  readonly needs: InstanceNeeds;
  readonly emit: (event: RunEventBody) => void;
  /** Absolute; `undefined` where no log is kept. */
  readonly runFolder: string | undefined;
  /** For the log. */
  readonly context: Pick<StepContext, 'mask' | 'warn'>;
  /** Why the environment was lost, once it is. @default never */
  readonly loss?: () => FaultError | undefined;
}

/** What a stage works with. */
export interface StageWork {
  readonly context: StepContext;
  /** A line for the deployment's log. */
  readonly note: (text: string) => void;
  /** What a command prints. */
  readonly onOutput: (stream: OutputStream, chunk: Buffer) => void;
  readonly onProgress: (progress: Progress) => void;
}

/**
 * The course of one deployment, told in the journal and in a log of its own: which stage is going
 * on, how far it is, how it ended. Stages are gone through in their order; what is left out is
 * `skipped`.
 *
 * ```
 * preparing → connecting → installing_dependencies → deploying_scripts
 *           → configuring_instrumentation → validating → completed
 * any of them, at any moment → failed or cancelled
 * ```
 */
export class DeploymentJournal {
  readonly #place: DeploymentPlace;
  readonly #log: DeploymentLog;
  #hasBegun = false;
  #isEnded = false;
  #beganMs = 0;
  /** How many stages have ended. */
  #done = 0;
  #open: {readonly stage: DeploymentStage; readonly sinceMs: number} | undefined;
  #fault: FaultRecord | undefined;
  #facts: DeploymentFacts = {};
  /** The one that was gone through last. */
  #lastStage: DeploymentStage | undefined;
  readonly #statuses = new Map<DeploymentStage, DeploymentStageEnded['status']>();

  constructor(place: DeploymentPlace) {
    this.#place = place;
    const {runFolder, logPath, context} = place;
    this.#log = new DeploymentLog({
      runFolder,
      path: logPath,
      mask: context.mask,
      onProblem: (message) => context.warn('log/unwritable', message),
    });
  }

  /**
   * Does the work of a stage. Stages before it that were not run are skipped.
   *
   * @param body Gives what it found, or `undefined` where there was nothing to do.
   * @throws what `body` throws; a fault with what to do about it.
   */
  async stage(
    stage: DeploymentStage,
    context: StepContext,
    body: (work: StageWork) => Promise<DeploymentFacts | undefined>,
  ): Promise<DeploymentFacts> {
    const {id, emit, loss} = this.#place;
    assert(!this.#isEnded, `${id} goes on after its end`);
    this.#skipTo(stage);
    const sinceMs = monotonicMs();
    this.#open = {stage, sinceMs};
    emit({type: 'deployment-stage-started', deployment: id, stage});
    this.#log.beginStage();
    this.#log.line(`${stage}`);
    const meter = new ProgressMeter((progress) => {
      if (this.#open?.stage !== stage) return;
      emit({type: 'deployment-progressed', deployment: id, stage, ...progress});
    });
    try {
      context.signal.throwIfAborted();
      const facts = await body({
        context,
        note: (text) => this.#log.line(text),
        onOutput: (stream, chunk) => this.#log.output(stream, chunk),
        onProgress: (progress) => meter.update(progress),
      });
      meter.end();
      this.#facts = {...this.#facts, ...facts};
      this.#endStage({status: facts === undefined ? 'skipped' : 'completed', facts: facts ?? {}});
      return facts ?? {};
    } catch (error) {
      if (error instanceof InternalError) throw error;
      const failure = stageFailure(loss?.() ?? error, {stage, options: this.#place, context});
      const {record, isCancelled} = failure;
      this.#endStage({status: isCancelled ? 'cancelled' : 'failed', facts: {}, fault: record});
      throw failure.error;
    }
  }

  /** How the stages ended that were come to. */
  get statuses(): ReadonlyMap<DeploymentStage, DeploymentStageEnded['status']> {
    return this.#statuses;
  }

  /** An earlier deployment has done the stage, with the same that goes into it now. */
  skipFinished(stage: DeploymentStage): void {
    this.#skipTo(stage);
    this.#open = {stage, sinceMs: monotonicMs()};
    this.#endStage({status: 'skipped', facts: {finishedBefore: true}});
  }

  /** All has gone well. */
  complete(): void {
    if (this.#isEnded) return;
    this.#skipTo(undefined);
    this.#end('completed', {});
  }

  /**
   * It does not come to its end: what was changed there is put back.
   *
   * @param fault Why, where no stage of its own has failed; `undefined`: it was called off.
   */
  async abandon(
    rollBack: (
      work: Pick<StageWork, 'note'> & {readonly stage: DeploymentStage | undefined},
    ) => Promise<boolean | undefined>,
    fault?: FaultRecord,
  ): Promise<void> {
    if (this.#isEnded || !this.#hasBegun) return;
    // What was called off is nobody's fault.
    if (fault?.code !== 'cancelled') this.#fault ??= fault;
    if (this.#open !== undefined) {
      const status = this.#fault === undefined ? 'cancelled' : 'failed';
      const why = this.#fault ?? fault;
      this.#endStage({status, facts: {}, ...(why && {fault: why})});
    }
    const note = (text: string): void => this.#log.line(text);
    const rolledBack = await rollBack({note, stage: this.#lastStage});
    this.#end(this.#fault === undefined ? 'cancelled' : 'failed', {
      ...(rolledBack !== undefined && {rolledBack}),
    });
  }

  #begin(): void {
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    this.#beganMs = monotonicMs();
    const {id, instance, attempt, spec, needs, emit} = this.#place;
    const what = {
      environment: spec.id,
      instance,
      attempt,
      artifacts: needs.artifacts,
      packages: packagesOf(needs.dependencies),
      instrumentation: needs.instrumentation,
    };
    emit({type: 'deployment-started', deployment: id, ...what});
    this.#log.line(`deployment ${id}, attempt ${attempt}`);
  }

  /** @param stage The one that begins; `undefined` for the end. */
  #skipTo(stage: DeploymentStage | undefined): void {
    this.#begin();
    const until = stage === undefined ? DEPLOYMENT_STAGES.length : DEPLOYMENT_STAGES.indexOf(stage);
    assert(until >= this.#done, `${this.#place.id} comes back to ${stage}`);
    for (const skipped of DEPLOYMENT_STAGES.slice(this.#done, until)) {
      this.#open = {stage: skipped, sinceMs: monotonicMs()};
      this.#endStage({status: 'skipped', facts: {}});
    }
  }

  #endStage(ending: {
    readonly status: 'completed' | 'failed' | 'cancelled' | 'skipped';
    readonly facts: DeploymentFacts;
    readonly fault?: FaultRecord;
  }): void {
    const open = this.#open;
    // It was abandoned meanwhile: how it ended was said then.
    if (open === undefined) return;
    this.#open = undefined;
    if (ending.status !== 'skipped') this.#lastStage = open.stage;
    this.#statuses.set(open.stage, ending.status);
    this.#done = DEPLOYMENT_STAGES.indexOf(open.stage) + 1;
    const {status, facts, fault} = ending;
    const isBad = status === 'failed' || status === 'cancelled';
    if (status === 'failed') this.#fault ??= fault;
    const durationMs = monotonicMs() - open.sinceMs;
    const output = status === 'failed' ? this.#log.tail() : undefined;
    if (status !== 'skipped') {
      const why = isBad && fault !== undefined ? `: ${fault.message}` : '';
      const found = Object.keys(facts).length === 0 ? '' : ` ${JSON.stringify(facts)}`;
      this.#log.line(`${open.stage} ${status} after ${Math.round(durationMs)} ms${why}${found}`);
      if (status === 'failed' && fault?.help !== undefined) this.#log.line(`help: ${fault.help}`);
    }
    this.#place.emit({
      type: 'deployment-stage-ended',
      deployment: this.#place.id,
      stage: open.stage,
      status,
      durationMs,
      ...(Object.keys(facts).length > 0 && {facts}),
      ...(isBad && fault !== undefined && {fault}),
      ...(output !== undefined && {output}),
    });
  }

  #end(status: 'completed' | 'failed' | 'cancelled', more: {readonly rolledBack?: boolean}): void {
    this.#isEnded = true;
    const durationMs = monotonicMs() - this.#beganMs;
    this.#log.line(`${status} after ${Math.round(durationMs)} ms`);
    const log = this.#log.isKept ? {log: this.#log.path} : {};
    this.#log[Symbol.dispose]();
    this.#place.emit({
      type: 'deployment-ended',
      deployment: this.#place.id,
      status,
      durationMs,
      facts: this.#facts,
      ...(status === 'failed' && this.#fault !== undefined && {fault: this.#fault}),
      ...more,
      ...log,
    });
  }
}
