import type {DependencySpec, ReadinessSpec} from '../manifest/deployment-spec.ts';
import type {EnvironmentSpec, Scenario} from '../manifest/manifest.ts';
import {mergeDependencies} from '../manifest/merge-dependencies.ts';

/** What is done to an instance before its first case. */
export interface InstanceNeeds {
  /** Ids, without those that they need in turn; package files among them. */
  readonly artifacts: readonly string[];
  readonly dependencies: DependencySpec | undefined;
  /** Whether its environment's `prepare` hooks are run. */
  readonly prepares: boolean;
  readonly instrumentation: readonly string[];
  /** The environment's, then those of scenarios. */
  readonly readiness: readonly ReadinessSpec[];
}

/** What an instance of `spec` must have, and be, for any of these scenarios. */
export function instanceNeeds(spec: EnvironmentSpec, scenarios: Iterable<Scenario>): InstanceNeeds {
  const all = new Set(scenarios);
  const dependencies = new Set<DependencySpec>();
  if (spec.dependencies !== undefined) dependencies.add(spec.dependencies);
  const artifacts = new Set(spec.dependencies?.bundles);
  const instrumentation = new Set<string>();
  const readiness = [...(spec.readiness ?? [])];
  const known = new Set(readiness.map((check) => JSON.stringify(check)));
  for (const scenario of all) {
    for (const id of scenario.artifacts) artifacts.add(id);
    for (const id of scenario.instrumentation) instrumentation.add(id);
    if (scenario.dependencies !== undefined) dependencies.add(scenario.dependencies);
    for (const check of scenario.readiness ?? []) {
      const key = JSON.stringify(check);
      if (!known.has(key)) readiness.push(check);
      known.add(key);
    }
  }
  return {
    artifacts: [...artifacts],
    dependencies: mergeDependencies([...dependencies]),
    prepares: spec.prepare.length > 0,
    instrumentation: [...instrumentation],
    readiness,
  };
}

/** Alike for scenarios that can have copies of the same instance. */
export function needsKeyOf(scenario: Scenario): string {
  const {artifacts, instrumentation, dependencies, readiness} = scenario;
  return JSON.stringify([
    artifacts.toSorted(),
    instrumentation.toSorted(),
    dependencies === undefined
      ? 0
      : {
          ...dependencies,
          packages: dependencies.packages.toSorted(),
          optional: dependencies.optional.toSorted(),
          bundles: dependencies.bundles.toSorted(),
        },
    readiness === undefined || readiness.length === 0
      ? 0
      : readiness.map((check) => JSON.stringify(check)).sort(),
  ]);
}

/** Whether anything is put on the instance, or run there, before it is looked at. */
export function deploys({artifacts, dependencies, prepares}: InstanceNeeds): boolean {
  return artifacts.length > 0 || dependencies !== undefined || prepares;
}
