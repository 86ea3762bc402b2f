import type {Checkpoint} from '../../environments/environment.ts';
import {recordOf} from '../../journal/fault-record.ts';
import {type Preparation, preparationDigest} from '../../steps/preparation.ts';
import {InternalError} from '../../util/assert.ts';
import {backoffMs} from '../../util/backoff.ts';
import {bothWaits, type Wait} from '../lane-waits.ts';
import type {Lane} from '../scheduler.ts';
import type {Template} from './fork-set.ts';
import type {HeldShare} from './held-share.ts';
import {type ChainEnding, Instance, type StageToDo} from './instance.ts';
import {CHAIN_RETRIES, pauseUnless} from './instance-pool.ts';
import type {SourceOptions} from './instance-source.ts';
import type {LaneStage} from './stage-lanes.ts';

/** A chain that failed. */
export type Failed = ChainEnding & {readonly id: 'failed'};

/** Makes templates and copies of one environment, one by one, and removes them. */
export class ForkChains {
  readonly #options: SourceOptions;
  readonly #stageLanes: Readonly<Record<LaneStage, Lane>>;
  readonly #closing: AbortSignal;
  readonly #numbers = new Set<number>();
  /** What was waited for before the next template. */
  #waited: Wait | undefined;
  #cleanupFailed = false;

  constructor(
    options: SourceOptions,
    stageLanes: Readonly<Record<LaneStage, Lane>>,
    closing: AbortSignal,
  ) {
    this.#options = options;
    this.#stageLanes = stageLanes;
    this.#closing = closing;
  }

  /** Whether something could not be removed. */
  get cleanupFailed(): boolean {
    return this.#cleanupFailed;
  }

  /** The next template could have been begun before. */
  hasWaited(waited: Wait | undefined): void {
    this.#waited = waited;
  }

  /**
   * Makes an instance by `stages`, freezes it and lets go of it; `undefined` when called off. With
   * `preparation`, one that an earlier run has kept is taken where there is one.
   */
  async makeTemplate(
    stages: (instance: Instance) => readonly StageToDo[],
    options: {
      readonly share?: HeldShare | undefined;
      readonly preparation?: Pick<Preparation, 'needs' | 'started'>;
    },
  ): Promise<{readonly id: 'made'; readonly template: Template} | Failed | undefined> {
    const {share} = options;
    const lease = await share?.take();
    if (share !== undefined && lease === undefined) return undefined;
    const number = this.takeNumber();
    try {
      const digest = await this.#digest(options.preparation);
      const kept = digest === undefined ? undefined : await this.#kept(number, digest);
      if (kept !== undefined)
        return {id: 'made', template: {checkpoint: kept, lease, tools: undefined}};
      for (let attempt = 1; ; attempt += 1) {
        const instance = this.instance(number, attempt);
        if (attempt === 1) instance.hasWaited(bothWaits(this.#waited, lease?.waited));
        this.#waited = undefined;
        let checkpoint: Checkpoint | undefined;
        const freeze = instance.checkpoint((made) => {
          checkpoint = made;
        }, digest);
        const ending = await this.run(instance, [...stages(instance), freeze]);
        await this.cleanUp(instance);
        const {tools} = instance;
        if (checkpoint !== undefined) return {id: 'made', template: {checkpoint, lease, tools}};
        if (ending.id === 'failed' && (await this.mayTryAgain(ending, attempt))) continue;
        lease?.release();
        return ending.id === 'failed' && !this.#closing.aborted ? ending : undefined;
      }
    } finally {
      this.#numbers.delete(number);
    }
  }

  /** What a kept checkpoint is known by; `undefined` where none is to be kept. */
  async #digest(
    preparation: Pick<Preparation, 'needs' | 'started'> | undefined,
  ): Promise<string | undefined> {
    const {spec, manifest, driver, artifacts, signal, contextFor} = this.#options;
    const isKept = 'cache' in spec && spec.cache && driver.cachedCheckpoint !== undefined;
    if (!isKept || preparation === undefined) return undefined;
    try {
      const context = contextFor(signal);
      return await preparationDigest({...preparation, manifest, spec, source: artifacts, context});
    } catch (error) {
      // The stage that puts the files there will say what is wrong with them.
      if (error instanceof InternalError) throw error;
      return undefined;
    }
  }

  async #kept(number: number, digest: string): Promise<Checkpoint | undefined> {
    const instance = this.instance(number, 1);
    let kept: Checkpoint | undefined;
    const look = instance.keptCheckpoint((found) => {
      kept = found;
    }, digest);
    await this.run(instance, [look]);
    return kept;
  }

  instance(number: number, attempt: number): Instance {
    return new Instance(this.#options, this.#stageLanes, {number, attempt});
  }

  async run(instance: Instance, stages: readonly StageToDo[]): Promise<ChainEnding> {
    const ending = await instance.run(stages, () => this.#closing.aborted);
    const last = stages.at(-1)?.stage ?? 'fork';
    const {fault} = instance;
    if (ending.id !== 'done' || fault === undefined) return ending;
    return {id: 'failed', stage: last, fault: recordOf(fault, last), transient: fault.transient};
  }

  async mayTryAgain({transient}: Failed, attempt: number): Promise<boolean> {
    if (!transient || attempt > CHAIN_RETRIES.infrastructure) return false;
    const waitMs = backoffMs(attempt, CHAIN_RETRIES, this.#options.random());
    return pauseUnless(this.#closing, waitMs);
  }

  async cleanUp(instance: Instance): Promise<void> {
    if (!(await instance.cleanUp({withRestore: false}))) this.#cleanupFailed = true;
  }

  async dispose({checkpoint, lease}: Template): Promise<void> {
    try {
      await checkpoint[Symbol.asyncDispose]();
    } catch (error) {
      this.#cleanupFailed = true;
      const {spec, contextFor, cleanupSignal} = this.#options;
      const why = error instanceof Error ? error.message : String(error);
      contextFor(cleanupSignal).warn('cleanup/failed', `the template of ${spec.id}: ${why}`);
    } finally {
      lease?.release();
    }
  }

  takeNumber(): number {
    let number = 1;
    while (this.#numbers.has(number)) number += 1;
    this.#numbers.add(number);
    return number;
  }

  freeNumber(number: number): void {
    this.#numbers.delete(number);
  }
}
