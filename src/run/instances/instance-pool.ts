import {setTimeout as sleep} from 'node:timers/promises';
import type {FaultRecord} from '../../journal/event.ts';
import type {RetryPolicy} from '../../manifest/manifest.ts';
import {instanceNeeds} from '../../plan/instance-needs.ts';
import type {Case} from '../../plan/plan.ts';
import type {AttemptInstance} from '../../steps/attempt.ts';
import {assert} from '../../util/assert.ts';
import {backoffMs} from '../../util/backoff.ts';
import {monotonicMs} from '../../util/clock.ts';
import {needsHold, reservesBoard} from '../holds/run-holds.ts';
import type {RoundInstance} from '../run-options.ts';
import type {Lane} from '../scheduler.ts';
import {type LeaseRequest, tooLarge} from './admission.ts';
import {type ChainEnding, Instance, type InstanceWork} from './instance.ts';
import type {GivenBack, InstanceSource, SourceOptions} from './instance-source.ts';
import {stageLanes} from './stage-lanes.ts';

/** Transient faults of a chain are tried again this often. */
export const CHAIN_RETRIES: Pick<RetryPolicy, 'infrastructure' | 'delayMs' | 'maxDelayMs'> = {
  infrastructure: 2,
  delayMs: 500,
  maxDelayMs: 10_000,
};

/** Between two tries at an instance that could not be made, where there are others. */
const GIVEN_UP_MS = 60_000;

/**
 * The instances of one environment: makes them (provision → connect → deploy → ready), lends them
 * to cases one at a time, replaces broken ones, and cleans each up when it is no longer needed.
 *
 * Where instances count for memory and CPUs, one is made only for a case that can run now, and is
 * given up when there is none and others wait. The same goes where boards are reserved, or locks held.
 */
export class InstancePool implements InstanceSource {
  readonly #options: SourceOptions;
  readonly #stageLanes;
  readonly #caseLane: Lane;
  readonly #work: InstanceWork;
  readonly #isLazy: boolean;
  readonly #isReadyForAll: boolean;
  readonly #free: Instance[] = [];
  readonly #lent = new Map<string, Instance>();
  readonly #requests = new Set<LeaseRequest>();
  /** Why instances that are wanted are not being made yet. */
  readonly #reasons: string[] = [];
  /** Numbers that no instance has. */
  readonly #numbers: number[];
  /** Those of instances that could not be made: when, by the monotonic clock. */
  readonly #givenUp = new Map<number, number>();
  readonly #closing = new AbortController();
  #cleanupCount = 0;
  #chainCount = 0;
  #waiting = 0;
  #remaining: number;
  #cleanupFailed = false;
  #lastFault: FaultRecord | undefined;
  #onIdle: (() => void) | undefined;

  constructor(options: SourceOptions) {
    this.#options = options;
    const {spec, driver, cases, scheduler} = options;
    this.#remaining = cases.length;
    const scenarios = cases.map(({scenario}) => scenario);
    const toolSets = new Set(scenarios.map((each) => each.instrumentation.toSorted().join('\n')));
    const checkSets = new Set(scenarios.map(({readiness = []}) => JSON.stringify(readiness)));
    this.#isReadyForAll = checkSets.size === 1;
    const needs = instanceNeeds(spec, scenarios);
    this.#work = {
      // What one scenario asks for must not keep out another: then its cases look for themselves.
      needs: this.#isReadyForAll ? needs : {...needs, readiness: spec.readiness ?? []},
      toolFaults: toolSets.size === 1 ? 'throw' : 'keep',
      startsTools: false,
      isValidated: true,
    };
    this.#isLazy = driver.demand !== undefined || needsHold(spec);
    this.#stageLanes = stageLanes(options);
    const count = Math.min(spec.instances, cases.length);
    this.#numbers = Array.from({length: count}, (_, index) => index + 1);
    // As many units as there are ready instances.
    const limit = `instances ${spec.id}`;
    const limits = ['total', 'run', `host ${driver.hostOf(spec)}`, limit];
    this.#caseLane = {name: `run ${spec.id}`, limits};
    scheduler.setCapacity(limit, 0);
  }

  get cleanupFailed(): boolean {
    return this.#cleanupFailed;
  }

  get lanes(): readonly Lane[] {
    return [this.#caseLane];
  }

  laneOf(): Lane {
    return this.#caseLane;
  }

  start(): void {
    const {driver, spec, cases, admission, onExhausted} = this.#options;
    const fault = tooLarge(admission, spec.id, [driver.demand?.(spec)]);
    if (fault === undefined) this.#fill();
    else onExhausted(fault, cases);
  }

  want(): void {
    this.#waiting += 1;
    this.#fill();
  }

  borrow(): AttemptInstance {
    const instance = this.#free.pop();
    assert(instance !== undefined, `no free instance of ${this.#options.spec.id}`);
    this.#waiting -= 1;
    this.#lent.set(instance.name, instance);
    return {...instance.lend(), isReadyForAll: this.#isReadyForAll};
  }

  giveBack(name: string, options: GivenBack): void {
    const instance = this.#lent.get(name);
    assert(instance !== undefined, `instance ${name} was not lent`);
    this.#lent.delete(name);
    instance.takeBack();
    const isBroken = options.broken || instance.fault !== undefined;
    const isFresh = this.#options.spec.isolation === 'fresh';
    if (isBroken && !isFresh && !this.#isClosing) this.#lost(instance, options.reason);
    const isSpent = isBroken || isFresh;
    if (isSpent || this.#isClosing) {
      this.#retire(instance, {withRestore: !(isBroken && instance.isWatched)});
      return;
    }
    this.#free.push(instance);
    // Nobody waits for a free instance of ours, but somebody for what it takes.
    if (this.#isWaitedFor) this.reclaim();
  }

  caseDone(_item: Case): void {
    this.#remaining -= 1;
    if (this.#remaining === 0 && !this.#options.hasRounds) this.close();
  }

  get idle(): readonly RoundInstance[] {
    return this.#free.map((instance) => instance.idle);
  }

  beginRound(): void {
    if (this.#isClosing) return;
    this.#remaining = this.#options.cases.length;
    this.#waiting = 0;
    const nowMs = monotonicMs();
    for (const [number, atMs] of this.#givenUp) {
      // Where others do its work meanwhile, what cannot be made costs them no time in each round.
      if (this.#aliveCount > 0 && nowMs - atMs < GIVEN_UP_MS) continue;
      this.#givenUp.delete(number);
      this.#numbers.push(number);
    }
    this.start();
  }

  reclaim(): void {
    if (!this.#isLazy) return;
    while (this.#free.length > this.#waiting) {
      const instance = this.#free.pop();
      if (instance !== undefined) this.#retire(instance, {withRestore: true});
    }
  }

  close(): void {
    if (this.#isClosing) return;
    this.#closing.abort();
    for (const request of this.#requests) request.withdraw();
    const {scheduler} = this.#options;
    for (const lane of Object.values(this.#stageLanes)) scheduler.withdraw(lane.name);
    for (const instance of this.#free.splice(0)) this.#retire(instance, {withRestore: true});
  }

  closed(): Promise<void> {
    const idle = Promise.withResolvers<void>();
    this.#onIdle = idle.resolve;
    this.#checkIdle();
    return idle.promise;
  }

  get #isClosing(): boolean {
    return this.#closing.signal.aborted;
  }

  get #isWaitedFor(): boolean {
    const {admission, holds} = this.#options;
    return admission.isWaitedFor || holds.isWaitedFor;
  }

  #checkIdle(): void {
    if (this.#cleanupCount + this.#chainCount + this.#lent.size === 0) this.#onIdle?.();
  }

  #readyChanged(): void {
    const {scheduler, spec} = this.#options;
    scheduler.setCapacity(`instances ${spec.id}`, this.#free.length + this.#lent.size);
  }

  /** Begins to make as many as there are cases for. */
  #fill(): void {
    while (!this.#isClosing && this.#numbers.length > 0) {
      const coming = this.#free.length + this.#chainCount;
      const isWanted = this.#isLazy
        ? coming < this.#waiting
        : coming + this.#lent.size < this.#remaining;
      if (!isWanted) return;
      const number = this.#numbers.shift();
      assert(number !== undefined, 'no number is left');
      this.#chainCount += 1;
      this.#makeOne(number).catch(this.#options.onBug);
    }
  }

  async #makeOne(number: number): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      const instance = new Instance(this.#options, this.#stageLanes, {number, attempt});
      const ending = await this.#runChain(instance);
      if (ending.id === 'done') {
        this.#chainCount -= 1;
        this.#made(instance);
        return;
      }
      await this.#cleanUp(instance, {withRestore: true});
      if (ending.id === 'called-off' || this.#isClosing) break;
      this.#lastFault = ending.fault;
      // Nothing has run there yet: another board, or the same one later, will do.
      const mayTryAgain = ending.transient || ending.fault.code === 'lock/lost';
      if (!mayTryAgain || attempt > CHAIN_RETRIES.infrastructure) {
        this.#chainCount -= 1;
        this.#givenUp.set(number, monotonicMs());
        this.#gaveUp();
        return;
      }
      const waitMs = backoffMs(attempt, CHAIN_RETRIES, this.#options.random());
      if (!(await pauseUnless(this.#closing.signal, waitMs))) break;
    }
    this.#chainCount -= 1;
    this.#checkIdle();
  }

  async #runChain(instance: Instance): Promise<ChainEnding> {
    const {driver, spec, admission} = this.#options;
    const board = reservesBoard(spec) ? `a board of ${spec.id}` : undefined;
    const reserved = await this.#while(board, instance.reserve(this.#closing.signal));
    if (reserved.id !== 'done') return reserved;
    const demand = driver.demand?.(spec);
    if (demand !== undefined) {
      const request = admission.request(demand);
      this.#requests.add(request);
      instance.lease = await this.#while(request.waitsFor, request.granted);
      instance.hasWaited(instance.lease?.waited);
      this.#requests.delete(request);
      if (instance.lease === undefined) return {id: 'called-off'};
    }
    const stages = instance.deployed(instance.provision, this.#work);
    return instance.run(stages, () => this.#isClosing);
  }

  /** Meanwhile, `reason` is what keeps cases that have no instance. */
  async #while<T>(reason: string | undefined, what: Promise<T>): Promise<T> {
    if (reason === undefined) return await what;
    const {scheduler, spec} = this.#options;
    const limit = `instances ${spec.id}`;
    this.#reasons.push(reason);
    scheduler.explain(limit, reason);
    try {
      return await what;
    } finally {
      this.#reasons.splice(this.#reasons.indexOf(reason), 1);
      scheduler.explain(limit, this.#reasons.at(-1));
    }
  }

  #made(instance: Instance): void {
    instance.onBroken = () => {
      const at = this.#free.indexOf(instance);
      if (at < 0) return;
      this.#free.splice(at, 1);
      this.#lost(instance, undefined);
      this.#retire(instance, {withRestore: false});
    };
    if (this.#isClosing || instance.fault !== undefined) {
      this.#retire(instance, {withRestore: instance.fault === undefined});
      return;
    }
    this.#free.push(instance);
    this.#readyChanged();
    if (this.#isWaitedFor) this.reclaim();
  }

  /** No more is made in its place: what is left has to do, or nothing. */
  #gaveUp(): void {
    this.#checkIdle();
    if (this.#isClosing || this.#aliveCount > 0) return;
    assert(this.#lastFault !== undefined, 'a chain failed without a fault');
    this.#options.onExhausted(this.#lastFault, this.#options.cases);
  }

  get #aliveCount(): number {
    return this.#chainCount + this.#free.length + this.#lent.size + this.#cleanupCount;
  }

  #lost({name, fault}: Instance, reason: string | undefined): void {
    this.#options.onLost({instance: name, reason: fault?.message ?? reason ?? 'it is broken'});
  }

  #retire(instance: Instance, options: {readonly withRestore: boolean}): void {
    this.#readyChanged();
    void this.#cleanUp(instance, options).then(() => {
      this.#numbers.unshift(instance.number);
      this.#fill();
      this.#checkIdle();
    }, this.#options.onBug);
  }

  async #cleanUp(instance: Instance, options: {readonly withRestore: boolean}): Promise<void> {
    this.#cleanupCount += 1;
    try {
      if (!(await instance.cleanUp(options))) this.#cleanupFailed = true;
    } finally {
      this.#cleanupCount -= 1;
    }
  }
}

/** Waits. @returns whether it was not called off. */
export async function pauseUnless(signal: AbortSignal, durationMs: number): Promise<boolean> {
  try {
    await sleep(durationMs, undefined, {signal});
    return true;
  } catch {
    return false;
  }
}
