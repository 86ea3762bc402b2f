import type {Case} from './plan.ts';

/** Cases of one environment that can be clones of the same frozen machine. */
export interface ForkSet {
  /** In the plan's order; at least one. */
  readonly cases: readonly Case[];
  readonly artifacts: readonly string[];
}

/** How the cases of one environment share what is prepared for them. */
export interface ForkSets {
  /** In the order of the first case of each. */
  readonly sets: readonly ForkSet[];
  /** Artifacts that every set needs. */
  readonly common: readonly string[];
}

/** Groups cases by the artifacts and instrumentation that they ask for. */
export function forkSetsOf(cases: readonly Case[]): ForkSets {
  const byNeeds = new Map<string, Case[]>();
  for (const item of cases) {
    const {artifacts, instrumentation} = item.scenario;
    const key = JSON.stringify([artifacts.toSorted(), instrumentation.toSorted()]);
    const known = byNeeds.get(key);
    if (known === undefined) byNeeds.set(key, [item]);
    else known.push(item);
  }
  const sets = Array.from(byNeeds.values(), (members) => ({
    cases: members,
    artifacts: members[0]?.scenario.artifacts ?? [],
  }));
  const [first, ...others] = sets;
  const common = (first?.artifacts ?? []).filter((id) =>
    others.every(({artifacts}) => artifacts.includes(id)),
  );
  return {sets, common};
}
