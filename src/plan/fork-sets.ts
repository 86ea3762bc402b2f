import type {EnvironmentSpec} from '../manifest/manifest.ts';
import {type InstanceNeeds, instanceNeeds, needsKeyOf} from './instance-needs.ts';
import type {Case} from './plan.ts';

/** Cases of one environment that can be clones of the same frozen machine. */
export interface ForkSet {
  /** In the plan's order; at least one. */
  readonly cases: readonly Case[];
  /** What is done for it, beside what is done for all. */
  readonly own: InstanceNeeds;
}

/** How the cases of one environment share what is prepared for them. */
export interface ForkSets {
  /** In the order of the first case of each. */
  readonly sets: readonly ForkSet[];
  /**
   * What is done once for all sets. With a single set: all there is to do, so that nothing is left
   * as its own.
   */
  readonly common: InstanceNeeds;
}

/** Groups cases by the artifacts, instrumentation, dependencies and readiness that they ask for. */
export function forkSetsOf(spec: EnvironmentSpec, cases: readonly Case[]): ForkSets {
  const byNeeds = new Map<string, Case[]>();
  const keys = new Map<Case['scenario'], string>();
  for (const item of cases) {
    const key = keys.get(item.scenario) ?? needsKeyOf(item.scenario);
    keys.set(item.scenario, key);
    const known = byNeeds.get(key);
    if (known === undefined) byNeeds.set(key, [item]);
    else known.push(item);
  }
  const sets = Array.from(byNeeds.values(), (members) => ({
    cases: members,
    all: instanceNeeds(
      spec,
      members.slice(0, 1).map(({scenario}) => scenario),
    ),
  }));
  const [first, ...others] = sets;
  const none = instanceNeeds(spec, []);
  if (first !== undefined && others.length === 0) {
    const own = {...none, artifacts: [], dependencies: undefined, prepares: false, readiness: []};
    return {sets: [{cases: first.cases, own}], common: first.all};
  }
  const shared = (first?.all.artifacts ?? []).filter((id) =>
    others.every(({all}) => all.artifacts.includes(id)),
  );
  return {
    sets: sets.map(({cases: members, all}) => ({
      cases: members,
      own: {
        ...all,
        artifacts: all.artifacts.filter((id) => !shared.includes(id)),
        dependencies: members[0]?.scenario.dependencies,
        prepares: false,
      },
    })),
    common: {...none, artifacts: shared, readiness: []},
  };
}
