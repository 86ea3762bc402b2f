import {BinaryHeap} from './binary-heap.ts';
import type {Case} from './plan.ts';

/** How long each case takes, as far as known: recorded, else the mean of those recorded, else 1. */
export function caseWeights(cases: readonly Case[]): Float64Array {
  let sum = 0;
  let known = 0;
  for (const {expectedMs} of cases) {
    if (expectedMs === undefined) continue;
    sum += expectedMs;
    known += 1;
  }
  const mean = known === 0 ? 1 : sum / known;
  return Float64Array.from(cases, ({expectedMs}) => expectedMs ?? mean);
}

interface Shard {
  /** From 1. */
  readonly number: number;
  load: number;
  caseCount: number;
}

/**
 * The shard, from 1, of each of the cases. Cases that need each other stay together; the longest
 * such set goes to the shard with the least so far, and so on (Graham's LPT: at most 4/3 − 1/3n
 * of the best possible). Each case is in exactly one shard, whatever `count` is; the same cases
 * and weights give the same shards, so shards that run on several machines must be planned from
 * the same history.
 *
 * Source: Graham, "Bounds on multiprocessing timing anomalies" (SIAM J. Appl. Math. 17/2, 1969).
 */
export function shardOf(
  cases: readonly Case[],
  {count, weights}: {readonly count: number; readonly weights: Float64Array},
): Int32Array {
  const components = componentsOf(cases);
  const loads = new Map<number, {first: number; load: number; caseCount: number}>();
  components.forEach((component, index) => {
    const known = loads.get(component);
    const weight = weights[index] ?? 0;
    if (known === undefined) loads.set(component, {first: component, load: weight, caseCount: 1});
    else {
      known.load += weight;
      known.caseCount += 1;
    }
  });
  const longestFirst = [...loads.values()].sort((a, b) => b.load - a.load || a.first - b.first);
  // With equal loads (all zero, say) the one with fewer cases, so that none stays empty needlessly.
  const shards = new BinaryHeap<Shard>(
    (a, b) =>
      a.load < b.load ||
      (a.load === b.load &&
        (a.caseCount < b.caseCount || (a.caseCount === b.caseCount && a.number < b.number))),
  );
  // More shards than components stay empty.
  const used = Math.min(count, longestFirst.length);
  for (let number = 1; number <= used; number += 1) shards.push({number, load: 0, caseCount: 0});
  const shardByComponent = new Map<number, number>();
  for (const {first, load, caseCount} of longestFirst) {
    const shard = shards.pop();
    if (shard === undefined) break;
    shardByComponent.set(first, shard.number);
    shard.load += load;
    shard.caseCount += caseCount;
    shards.push(shard);
  }
  return components.map((component) => shardByComponent.get(component) ?? 0);
}

/**
 * For each case the index of the first case that it is connected with by needs, in either
 * direction. Union by index with path halving; no recursion.
 */
export function componentsOf(cases: readonly Case[]): Int32Array {
  const parents = Int32Array.from(cases, (_, index) => index);
  const find = (index: number): number => {
    let at = index;
    for (;;) {
      const parent = parents[at] ?? at;
      if (parent === at) return at;
      const grandparent = parents[parent] ?? parent;
      parents[at] = grandparent;
      at = grandparent;
    }
  };
  const unite = (a: number, b: number): void => {
    const [rootA, rootB] = [find(a), find(b)];
    parents[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
  };
  const isNeeded = new Set<string>();
  for (const {needs} of cases) for (const name of needs) isNeeded.add(name);
  const firstOfGroup = new Map<string, number>();
  cases.forEach(({group}, index) => {
    if (!isNeeded.has(group)) return;
    const first = firstOfGroup.get(group);
    if (first === undefined) firstOfGroup.set(group, index);
    // Whoever needs a group needs all of it.
    else unite(first, index);
  });
  cases.forEach(({needs}, index) => {
    for (const name of needs) {
      const first = firstOfGroup.get(name);
      if (first !== undefined) unite(first, index);
    }
  });
  return parents.map((_, index) => find(index));
}
