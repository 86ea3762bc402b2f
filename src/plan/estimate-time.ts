import type {EnvironmentSpec} from '../manifest/manifest.ts';
import {assert} from '../util/assert.ts';
import {BinaryHeap} from './binary-heap.ts';
import type {Plan} from './plan.ts';
import {caseWeights} from './shard-cases.ts';

/** How long a plan's cases are expected to take; set-up and cleanup are not counted. */
export interface TimeEstimate {
  /** Cases with a recorded duration; the others count as the mean of these. */
  readonly knownCount: number;
  /** Expected duration of each case, by its index. */
  readonly durationsMs: Float64Array;
  /** One after another. */
  readonly totalMs: number;
  /** With the plan's limits and order. */
  readonly makespanMs: number;
}

/** Estimates from history; `undefined` where no case of the plan has one. */
export function estimateTime(plan: Plan): TimeEstimate | undefined {
  const knownCount = plan.cases.filter(({expectedMs}) => expectedMs !== undefined).length;
  if (knownCount === 0) return undefined;
  const durationsMs = caseWeights(plan.cases);
  return {
    knownCount,
    durationsMs,
    totalMs: durationsMs.reduce((sum, duration) => sum + duration, 0),
    makespanMs: simulate(plan, durationsMs),
  };
}

/**
 * The time from the start of the first case to the end of the last: whenever there is room, the
 * first case of the plan's order starts whose needs are met and whose environment and host have
 * room too.
 */
export function simulate(plan: Plan, durationsMs: Float64Array): number {
  return new ScheduleSimulation(plan, durationsMs).run();
}

interface Room {
  free: number;
}

/** Room that a case takes while it runs. */
interface Share {
  readonly room: Room;
  readonly amount: number;
}

/** An environment's cases that could start, in the plan's order. */
interface Queue {
  readonly ready: BinaryHeap<number>;
  readonly shares: readonly Share[];
}

interface Group {
  remaining: number;
  readonly waiting: number[];
}

class ScheduleSimulation {
  readonly #plan: Plan;
  readonly #durationsMs: Float64Array;
  /** Place of each case in the plan's order. */
  readonly #ranks: Int32Array;
  readonly #queues = new Map<string, Queue>();
  readonly #groups = new Map<string, Group>();
  /** Groups that each case still waits for. */
  readonly #pending: Int32Array;
  readonly #running: BinaryHeap<{readonly endMs: number; readonly index: number}>;
  #nowMs = 0;

  constructor(plan: Plan, durationsMs: Float64Array) {
    this.#plan = plan;
    this.#durationsMs = durationsMs;
    this.#ranks = new Int32Array(plan.cases.length);
    this.#pending = new Int32Array(plan.cases.length);
    plan.order.forEach((index, rank) => {
      this.#ranks[index] = rank;
    });
    this.#running = new BinaryHeap((a, b) => a.endMs < b.endMs);
    this.#addQueues();
    this.#addGroups();
  }

  run(): number {
    for (const {index} of this.#plan.cases) {
      if (this.#pending[index] === 0) this.#makeReady(index);
    }
    let ended = 0;
    for (;;) {
      while (this.#startNext());
      const first = this.#running.pop();
      if (first === undefined) break;
      this.#nowMs = first.endMs;
      ended += 1;
      this.#end(first.index);
    }
    assert(ended === this.#plan.cases.length, 'the cases need each other in a circle');
    return this.#nowMs;
  }

  #addQueues(): void {
    const {concurrency, environments} = this.#plan.manifest;
    const all = {free: Math.min(concurrency.total, concurrency.run)};
    const hosts = new Map<string, Room>();
    const {memoryBytes, cpus} = concurrency;
    const memory = memoryBytes === undefined ? undefined : {free: memoryBytes};
    const processors = cpus === undefined ? undefined : {free: cpus};
    for (const {environment} of this.#plan.cases) {
      if (this.#queues.has(environment)) continue;
      const spec = environments.get(environment);
      assert(spec !== undefined, `environment ${environment} does not exist`);
      const host = hosts.get(hostOf(spec)) ?? {free: concurrency.perHost};
      hosts.set(hostOf(spec), host);
      this.#queues.set(environment, {
        ready: new BinaryHeap((a, b) => this.#rank(a) < this.#rank(b)),
        shares: [
          ...[all, host, {free: spec.instances}].map((room) => ({room, amount: 1})),
          ...(spec.type === 'qemu'
            ? [...shareOf(memory, spec.memoryBytes), ...shareOf(processors, spec.cpus)]
            : []),
        ],
      });
    }
  }

  #addGroups(): void {
    for (const {group} of this.#plan.cases) {
      const known = this.#groups.get(group);
      if (known === undefined) this.#groups.set(group, {remaining: 1, waiting: []});
      else known.remaining += 1;
    }
    for (const {index, needs} of this.#plan.cases) {
      for (const name of needs) {
        const group = this.#groups.get(name);
        if (group === undefined) continue;
        group.waiting.push(index);
        this.#pending[index] = (this.#pending[index] ?? 0) + 1;
      }
    }
  }

  #rank(index: number): number {
    return this.#ranks[index] ?? 0;
  }

  #makeReady(index: number): void {
    this.#queueOf(index).ready.push(index);
  }

  #queueOf(index: number): Queue {
    const queue = this.#queues.get(this.#plan.cases[index]?.environment ?? '');
    assert(queue !== undefined, `case ${index} has no queue`);
    return queue;
  }

  #startNext(): boolean {
    let best: Queue | undefined;
    let bestRank = Number.POSITIVE_INFINITY;
    for (const queue of this.#queues.values()) {
      const first = queue.ready.peek();
      if (first === undefined || queue.shares.some(({room, amount}) => room.free < amount))
        continue;
      if (this.#rank(first) >= bestRank) continue;
      best = queue;
      bestRank = this.#rank(first);
    }
    const index = best?.ready.pop();
    if (best === undefined || index === undefined) return false;
    for (const {room, amount} of best.shares) room.free -= amount;
    this.#running.push({endMs: this.#nowMs + (this.#durationsMs[index] ?? 0), index});
    return true;
  }

  #end(index: number): void {
    for (const {room, amount} of this.#queueOf(index).shares) room.free += amount;
    const group = this.#groups.get(this.#plan.cases[index]?.group ?? '');
    assert(group !== undefined, `case ${index} has no group`);
    group.remaining -= 1;
    if (group.remaining > 0) return;
    for (const waiting of group.waiting) {
      const left = (this.#pending[waiting] ?? 0) - 1;
      this.#pending[waiting] = left;
      if (left === 0) this.#makeReady(waiting);
    }
  }
}

/** A part of a limit, where there is one; never more than all of it. */
function shareOf(room: Room | undefined, amount: number): readonly Share[] {
  return room === undefined ? [] : [{room, amount: Math.min(amount, room.free)}];
}

/** What `per-host` counts by, as far as the manifest tells. */
function hostOf(spec: EnvironmentSpec): string {
  if (spec.type !== 'ssh') return 'this machine';
  return spec.boards === undefined ? `${spec.host}:${spec.port ?? 22}` : `boards of ${spec.id}`;
}
