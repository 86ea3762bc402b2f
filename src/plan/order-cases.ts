import type {Case} from './plan.ts';
import {seededRandom, shuffle} from './random.ts';

/**
 * Indexes of the cases, first to start first.
 *
 * Without a seed: longest first, where a case that others wait for counts with the longest chain
 * behind it (the critical path), so that it never comes after them. A case of unknown length
 * counts as long as the longest known one, and comes before equals: started last, a long one that
 * nobody knew of would lengthen the run by all of it. Ties keep the manifest's order.
 *
 * With a seed: shuffled, the same way for the same seed and number of cases; the scheduler still
 * keeps to `needs`.
 */
export function orderCases(cases: readonly Case[], seed: number | undefined): readonly number[] {
  const order = cases.map((_, index) => index);
  if (seed !== undefined) {
    shuffle(order, seededRandom(seed));
    return order;
  }
  if (cases.every(({expectedMs, needs}) => expectedMs === undefined && needs.length === 0)) {
    return order;
  }
  const ranks = upwardRanks(cases);
  const isKnown = (index: number): number => (cases[index]?.expectedMs === undefined ? 0 : 1);
  const rankOf = (index: number): number => ranks[index] ?? 0;
  return order.sort((a, b) => rankOf(b) - rankOf(a) || isKnown(a) - isKnown(b) || a - b);
}

interface GroupRank {
  readonly members: number[];
  readonly needs: readonly string[];
  /** Groups among the cases that need this one and have no rank yet. */
  waiting: number;
  /** The longest chain of cases that come after this group. */
  downstreamMs: number;
}

/** For each case its own length and that of the longest chain that waits for it. */
function upwardRanks(cases: readonly Case[]): Float64Array {
  const longest = cases.reduce((max, {expectedMs}) => Math.max(max, expectedMs ?? 1), 1);
  const groups = new Map<string, GroupRank>();
  for (const {group, index, needs} of cases) {
    const known = groups.get(group);
    if (known !== undefined) known.members.push(index);
    else groups.set(group, {members: [index], needs, waiting: 0, downstreamMs: 0});
  }
  for (const {needs} of groups.values()) {
    for (const name of needs) {
      const needed = groups.get(name);
      if (needed !== undefined) needed.waiting += 1;
    }
  }
  const ranks = new Float64Array(cases.length);
  const ready = [...groups.values()].filter(({waiting}) => waiting === 0);
  for (let group = ready.pop(); group !== undefined; group = ready.pop()) {
    let rank = 0;
    for (const index of group.members) {
      // At least 1 ms, so that a case always ranks above those that wait for it.
      const own = Math.max(1, cases[index]?.expectedMs ?? longest) + group.downstreamMs;
      ranks[index] = own;
      rank = Math.max(rank, own);
    }
    for (const name of group.needs) {
      const needed = groups.get(name);
      if (needed === undefined) continue;
      needed.downstreamMs = Math.max(needed.downstreamMs, rank);
      needed.waiting -= 1;
      if (needed.waiting === 0) ready.push(needed);
    }
  }
  return ranks;
}
