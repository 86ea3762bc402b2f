import {isShareableTool} from '../../deployment/hook-scripts.ts';
import type {Checkpoint, ResourceDemand} from '../../environments/environment.ts';
import type {FaultRecord} from '../../journal/event.ts';
import {forkSetsOf} from '../../plan/fork-sets.ts';
import type {InstanceNeeds} from '../../plan/instance-needs.ts';
import type {Case} from '../../plan/plan.ts';
import type {AttemptInstance} from '../../steps/attempt.ts';
import {assert} from '../../util/assert.ts';
import type {RoundInstance} from '../run-options.ts';
import type {Lane} from '../scheduler.ts';
import {type Lease, type LeaseRequest, sumOf, tooLarge} from './admission.ts';
import {type Failed, ForkChains} from './fork-chains.ts';
import {type ForkSet, forkSets, type Template} from './fork-set.ts';
import {forgive, isIdle, nextToFork, unleased} from './fork-turn.ts';
import {HeldShare} from './held-share.ts';
import type {Instance, InstanceWork, StageToDo} from './instance.ts';
import type {InstanceSource, SourceOptions} from './instance-source.ts';
import {stageLanes} from './stage-lanes.ts';

/** A template that copies cannot be made of is made anew this often before its cases are given up. */
const REBUILDS_MAX = 1;

const NOTHING: ResourceDemand = {memoryBytes: 0, cpus: 0};

/**
 * Prepares an instance once, freezes it, and gives each case a copy of its own.
 *
 * Cases with the same artifacts and instrumentation (a set) share a template. One set: provision →
 * connect → deploy → instrument → ready → checkpoint. Several: provision → connect → deploy what all
 * need → checkpoint, and of that base, for each set when a case of it can run, fork → connect →
 * deploy → instrument → ready → checkpoint. A case: fork → connect → run → discard.
 *
 * At most `instances` copies have a case; `pool` more of each set may stand ready ahead of need.
 * What must be there at once for any case to run (base, one template, one copy) is asked of the
 * admission together, and kept as long as there is work: so no template can keep out its own copy.
 */
export class ForkPool implements InstanceSource {
  readonly #options: SourceOptions;
  readonly #stageLanes;
  readonly #sets: readonly ForkSet[];
  /** What every set needs: done once, to the base. */
  readonly #common: InstanceNeeds;
  readonly #setOf = new Map<number, ForkSet>();
  readonly #lent = new Map<string, {readonly instance: Instance; readonly set: ForkSet}>();
  readonly #chains: ForkChains;
  readonly #closing = new AbortController();
  readonly #ahead: number;
  readonly #cores: readonly ResourceDemand[];
  readonly #demand: ResourceDemand;
  /** For templates of sets, and for copies. */
  readonly #templateShare: HeldShare;
  readonly #copyShare: HeldShare;
  #core: 'none' | 'asked' | 'leaving' | Lease = 'none';
  #coreRequest: LeaseRequest | undefined;
  #base: Checkpoint | undefined;
  #isBaseBuilding = false;
  #baseRebuilds = 0;
  #forkCount = 0;
  /** Copies there are, those being made and discarded among them. */
  #live = 0;
  /** Templates that are being disposed of. */
  #leaving = 0;
  #onIdle: (() => void) | undefined;

  constructor(options: SourceOptions) {
    this.#options = options;
    const {spec, driver, cases, scheduler, manifest, admission} = options;
    this.#stageLanes = stageLanes(options);
    // What would not run on in copies each case starts itself.
    const keepsProcesses = driver.forkKeepsProcesses !== false;
    this.#chains = new ForkChains(options, this.#stageLanes, this.#closing.signal);
    const running = `cases ${spec.id}`;
    const grouped = forkSetsOf(spec, cases);
    this.#common = grouped.common;
    this.#sets = forkSets(grouped, {
      environment: spec.id,
      hasRounds: options.hasRounds,
      limits: ['total', 'run', `host ${driver.hostOf(spec)}`, running],
      isShareable: (name) => keepsProcesses && isShareableTool(manifest.instrumentation.get(name)),
    });
    scheduler.setCapacity(running, spec.instances);
    for (const set of this.#sets) {
      scheduler.setCapacity(set.limit, 0);
      for (const item of set.cases) this.#setOf.set(item.index, set);
    }
    this.#ahead = 'pool' in spec ? spec.pool : 0;
    this.#demand = driver.demand?.(spec) ?? NOTHING;
    const frozen = {...this.#demand, cpus: 0};
    this.#cores = this.#isSingle ? [this.#demand, frozen] : [this.#demand, frozen, frozen];
    this.#templateShare = new HeldShare(admission, frozen);
    this.#copyShare = new HeldShare(admission, this.#demand);
  }

  get cleanupFailed(): boolean {
    return this.#chains.cleanupFailed;
  }

  get lanes(): readonly Lane[] {
    return this.#sets.map(({lane}) => lane);
  }

  laneOf(item: Case): Lane {
    return this.#set(item).lane;
  }

  start(): void {
    const {admission, spec, cases, onExhausted} = this.#options;
    const fault = tooLarge(admission, spec.id, this.#cores);
    if (fault !== undefined) onExhausted(fault, cases);
  }

  want(item: Case): void {
    const set = this.#set(item);
    const {fault} = set;
    if (fault !== undefined) {
      // One that ran while that was found out, and would run again.
      queueMicrotask(() => this.#options.onExhausted(fault, [item]));
      return;
    }
    set.waiting += 1;
    this.#advance();
  }

  borrow(item: Case): AttemptInstance {
    const set = this.#set(item);
    const instance = set.ready.shift();
    assert(instance !== undefined, `no copy is ready for ${item.id}`);
    set.waiting -= 1;
    set.lent += 1;
    this.#lent.set(instance.name, {instance, set});
    this.#advance();
    const tools = set.template?.tools;
    return {...instance.lend(), runningTools: new Set(set.tools), ...(tools && {tools})};
  }

  giveBack(name: string): void {
    const lent = this.#lent.get(name);
    assert(lent !== undefined, `instance ${name} was not lent`);
    const {instance, set} = lent;
    this.#lent.delete(name);
    instance.takeBack();
    set.lent -= 1;
    this.#discard(instance, set);
    this.#trim(set);
    if (this.#options.admission.isWaitedFor) this.reclaim();
  }

  caseDone(item: Case): void {
    const set = this.#set(item);
    set.remaining -= 1;
    this.#trim(set);
    if (this.#sets.every(({remaining}) => remaining === 0)) this.close();
  }

  /** None: copies live no longer than a case. */
  get idle(): readonly RoundInstance[] {
    return [];
  }

  beginRound(): void {
    if (this.#isClosing) return;
    this.#sets.forEach(forgive);
    this.#baseRebuilds = 0;
    this.start();
  }

  reclaim(): void {
    for (const set of this.#sets) {
      while (set.ready.length > set.waiting) this.#discardReady(set);
    }
    // A copy that is being discarded may hold the core's own share: then this is called once more.
    if (!this.#isWorkless || this.#live > 0 || typeof this.#core === 'string') return;
    this.#leaving += 1;
    void this.#leave(this.#core).then(() => {
      this.#leaving -= 1;
      this.#advance();
    }, this.#options.onBug);
  }

  close(): void {
    if (this.#isClosing) return;
    this.#closing.abort();
    this.#coreRequest?.withdraw();
    this.#templateShare.withdraw();
    this.#copyShare.withdraw();
    const {scheduler} = this.#options;
    for (const lane of Object.values(this.#stageLanes)) scheduler.withdraw(lane.name);
    for (const set of this.#sets) {
      while (set.ready.length > 0) this.#discardReady(set);
    }
    this.#advance();
  }

  closed(): Promise<void> {
    const idle = Promise.withResolvers<void>();
    this.#onIdle = idle.resolve;
    this.#advance();
    return idle.promise;
  }

  get #isClosing(): boolean {
    return this.#closing.signal.aborted;
  }

  get #isSingle(): boolean {
    return this.#sets.length === 1;
  }

  /** Nothing is being made or used, and no case can run. */
  get #isWorkless(): boolean {
    return !this.#isBaseBuilding && this.#sets.every((set) => isIdle(set) && !set.isBuilding);
  }

  #set(item: Case): ForkSet {
    const set = this.#setOf.get(item.index);
    assert(set !== undefined, `${item.id} is not of this environment`);
    return set;
  }

  /** Begins whatever can be begun now; called whenever something has changed. */
  #advance(): void {
    if (this.#isClosing) {
      this.#finish();
      return;
    }
    if (this.#options.admission.isWaitedFor && this.#isWorkless) this.reclaim();
    const isWanted = this.#sets.some(({waiting}) => waiting > 0);
    if (this.#core === 'none' && isWanted) this.#askForCore();
    if (typeof this.#core === 'string') return;
    if (!this.#isSingle && this.#base === undefined) {
      if (isWanted && !this.#isBaseBuilding) this.#buildBase();
      return;
    }
    for (const set of this.#sets) {
      if (set.waiting > 0 && set.template === undefined && !set.isBuilding) this.#build(set);
    }
    // Only now is it known whether a set waits for what another has no use for.
    for (const set of this.#sets) {
      if (isIdle(set) && (set.remaining === 0 || this.#templateShare.isWaitedFor)) this.#drop(set);
    }
    for (let set = this.#next; set !== undefined; set = this.#next) {
      const isAhead = set.ready.length + set.making >= set.waiting;
      const lease = isAhead ? this.#options.admission.tryTake(this.#demand) : undefined;
      if (isAhead && lease === undefined) return;
      this.#fork(set, lease);
    }
  }

  /** After `close`: frees what is frozen once nothing is made of it any more. */
  #finish(): void {
    const isMaking = this.#isBaseBuilding || this.#sets.some((set) => set.isBuilding || set.making);
    if (isMaking) return;
    for (const set of this.#sets) this.#drop(set);
    if (this.#base !== undefined) this.#dispose(unleased(this.#base));
    this.#base = undefined;
    if (this.#leaving + this.#live > 0) return;
    if (typeof this.#core !== 'string') this.#core.release();
    this.#core = 'leaving';
    this.#onIdle?.();
  }

  #askForCore(): void {
    const {admission, onBug, scheduler} = this.#options;
    this.#core = 'asked';
    const request = admission.request(sumOf(this.#cores));
    this.#coreRequest = request;
    for (const {limit} of this.#sets) scheduler.explain(limit, request.waitsFor);
    void request.granted.then((lease) => {
      for (const {limit} of this.#sets) scheduler.explain(limit, undefined);
      this.#core = lease ?? 'none';
      this.#chains.hasWaited(lease?.waited);
      this.#advance();
    }, onBug);
  }

  /** Gives all up, to begin anew when a case can run. */
  async #leave(core: Lease): Promise<void> {
    this.#core = 'leaving';
    const templates: Template[] = [];
    for (const set of this.#sets) {
      if (set.template !== undefined) templates.push(set.template);
      set.template = undefined;
    }
    if (this.#base !== undefined) templates.push(unleased(this.#base));
    this.#base = undefined;
    await Promise.all(templates.map((template) => this.#chains.dispose(template)));
    core.release();
    this.#core = 'none';
  }

  /** The set whose turn it is to get one more copy; those that cases wait for first. */
  get #next(): ForkSet | undefined {
    const {instances} = this.#options.spec;
    return nextToFork(this.#sets, {live: this.#live, instances, ahead: this.#ahead});
  }

  #fork(set: ForkSet, lease: Lease | undefined): void {
    this.#forkCount += 1;
    set.lastFork = this.#forkCount;
    set.making += 1;
    this.#live += 1;
    const number = this.#chains.takeNumber();
    void this.#makeCopy(set, {number, lease}).then(() => this.#advance(), this.#options.onBug);
  }

  async #makeCopy(
    set: ForkSet,
    options: {readonly number: number; readonly lease: Lease | undefined},
  ): Promise<void> {
    const {number} = options;
    const used = set.template;
    let {lease} = options;
    for (let attempt = 1; ; attempt += 1) {
      lease ??= await this.#copyShare.take();
      if (lease === undefined) break;
      const instance = this.#chains.instance(number, attempt);
      instance.lease = lease;
      instance.hasWaited(lease.waited);
      lease = undefined;
      const checkpoint = (): Checkpoint => {
        assert(set.template !== undefined, 'the template is gone while a copy is made');
        return set.template.checkpoint;
      };
      const stages = [instance.fork(checkpoint, false), instance.connect];
      const ending = await this.#chains.run(instance, stages);
      if (ending.id === 'done') {
        this.#made(set, instance);
        return;
      }
      await this.#chains.cleanUp(instance);
      if (ending.id === 'called-off') break;
      if (await this.#chains.mayTryAgain(ending, attempt)) continue;
      if (!this.#isClosing) this.#copyFailed(set, used, ending);
      break;
    }
    set.making -= 1;
    this.#live -= 1;
    this.#chains.freeNumber(number);
    this.#dropLost(set);
  }

  #made(set: ForkSet, instance: Instance): void {
    set.making -= 1;
    // The template is a good one, whatever became of other copies.
    set.isLost = false;
    set.rebuilds = 0;
    this.#baseRebuilds = 0;
    if (this.#isClosing) {
      this.#discard(instance, set);
      return;
    }
    instance.onBroken = () => {
      const at = set.ready.indexOf(instance);
      if (at < 0) return;
      set.ready.splice(at, 1);
      this.#discard(instance, set);
    };
    set.ready.push(instance);
    this.#readyChanged(set);
    this.#trim(set);
  }

  /** No copy can be made: the template may be at fault, once. */
  #copyFailed(set: ForkSet, used: Template | undefined, ending: Failed): void {
    // Another copy's failure has led to a new template already.
    if (set.isLost || set.template !== used) return;
    if (set.rebuilds >= REBUILDS_MAX) {
      this.#exhaust([set], ending.fault);
      return;
    }
    set.rebuilds += 1;
    set.isLost = true;
    this.#lost(ending.fault);
  }

  /** A template that is lost is let go when no copy is being made of it any more. */
  #dropLost(set: ForkSet): void {
    if (!set.isLost || set.making > 0) return;
    set.isLost = false;
    this.#disposeOf(set);
  }

  #buildBase(): void {
    this.#isBaseBuilding = true;
    const work: InstanceWork = {
      needs: {...this.#common, instrumentation: []},
      startsTools: false,
      toolFaults: 'throw',
      isValidated: false,
    };
    const stages = (instance: Instance): readonly StageToDo[] =>
      instance.deployed(instance.provision, work);
    const preparation = {needs: work.needs, started: []};
    void this.#chains.makeTemplate(stages, {preparation}).then((made) => {
      this.#isBaseBuilding = false;
      if (made?.id === 'failed') this.#exhaust(this.#sets, made.fault);
      else this.#base = made?.template.checkpoint;
      this.#advance();
    }, this.#options.onBug);
  }

  #build(set: ForkSet): void {
    set.isBuilding = true;
    const base = this.#base;
    const work: InstanceWork = {
      needs: set.needs,
      startsTools: this.#options.driver.forkKeepsProcesses !== false,
      toolFaults: 'throw',
      isValidated: true,
    };
    const stages = (instance: Instance): readonly StageToDo[] => {
      const birth = base === undefined ? instance.provision : instance.fork(() => base, true);
      return instance.deployed(birth, work);
    };
    // Of several, only the base is kept: the others are quickly made of it.
    const options =
      base === undefined
        ? {preparation: {needs: set.needs, started: set.tools}}
        : {share: this.#templateShare};
    void this.#chains.makeTemplate(stages, options).then((made) => {
      set.isBuilding = false;
      if (made?.id === 'failed') this.#templateFailed(set, base, made);
      else set.template = made?.template;
      this.#advance();
    }, this.#options.onBug);
  }

  #templateFailed(set: ForkSet, base: Checkpoint | undefined, ending: Failed): void {
    const isBaseAtFault = ending.stage === 'fork' && base !== undefined;
    if (!isBaseAtFault || this.#baseRebuilds >= REBUILDS_MAX) {
      this.#exhaust([set], ending.fault);
      return;
    }
    if (this.#base !== base || this.#isClosing) return;
    this.#baseRebuilds += 1;
    this.#base = undefined;
    this.#lost(ending.fault);
    this.#dispose(unleased(base));
  }

  #lost({message}: FaultRecord): void {
    const {spec, onLost} = this.#options;
    onLost({instance: `the template of ${spec.id}`, reason: message});
  }

  #exhaust(sets: readonly ForkSet[], fault: FaultRecord): void {
    if (this.#isClosing) return;
    for (const set of sets) {
      set.fault = fault;
      set.waiting = 0;
    }
    for (const set of sets) this.#options.onExhausted(fault, set.cases);
  }

  /** Gives up copies that no case is left for. */
  #trim(set: ForkSet): void {
    while (set.ready.length > Math.max(0, set.remaining)) this.#discardReady(set);
    this.#advance();
  }

  #discardReady(set: ForkSet): void {
    const instance = set.ready.pop();
    if (instance !== undefined) this.#discard(instance, set);
  }

  #discard(instance: Instance, set: ForkSet): void {
    this.#readyChanged(set);
    void this.#chains.cleanUp(instance).then(() => {
      this.#live -= 1;
      this.#chains.freeNumber(instance.number);
      this.#advance();
    }, this.#options.onBug);
  }

  /** Lets go of a set's template, if it has one. */
  #drop(set: ForkSet): void {
    if (set.template === undefined) return;
    while (set.ready.length > 0) this.#discardReady(set);
    this.#disposeOf(set);
  }

  #disposeOf(set: ForkSet): void {
    const {template} = set;
    set.template = undefined;
    if (template !== undefined) this.#dispose(template);
  }

  #dispose(template: Template): void {
    this.#leaving += 1;
    void this.#chains.dispose(template).then(() => {
      this.#leaving -= 1;
      this.#advance();
    }, this.#options.onBug);
  }

  #readyChanged(set: ForkSet): void {
    this.#options.scheduler.setCapacity(set.limit, set.ready.length + set.lent);
  }
}
