import type {DependencySpec, ReadinessSpec} from '../../../src/manifest/deployment-spec.ts';
import type {
  EnvironmentSpec,
  Manifest,
  MatrixSpec,
  QemuSpec,
  Scenario,
} from '../../../src/manifest/manifest.ts';
import type {Case, ExecutionGraph, Plan} from '../../../src/plan/plan.ts';
import {planManifest} from '../../../src/plan/plan-manifest.ts';
import {EVERYTHING, type Selection} from '../../../src/plan/select/selection.ts';
import type {History} from '../../../src/state/history.ts';
import {NO_HISTORY} from '../../../src/state/history.ts';

/** A scenario with what a test says of it, and nothing else. */
export function scenario(id: string, more: Partial<Scenario> = {}): Scenario {
  return {
    id,
    description: undefined,
    environments: ['here'],
    tags: [],
    needs: [],
    matrix: undefined,
    artifacts: [],
    instrumentation: [],
    requires: undefined,
    timeoutMs: 1000,
    killGraceMs: 1000,
    retries: {test: 0, infrastructure: 0, delayMs: 0, maxDelayMs: 0},
    env: {},
    shell: undefined,
    workingDirectory: undefined,
    prepare: [],
    restore: [],
    debug: [],
    steps: [],
    metrics: {},
    capture: [],
    xfail: undefined,
    quarantine: undefined,
    ...more,
  };
}

/** Dependencies with what a test says of them, and nothing else. */
export function dependencies(more: Partial<DependencySpec>): DependencySpec {
  return {
    packages: [],
    byTool: {},
    optional: [],
    commands: [],
    bundles: [],
    update: 'when-needed',
    timeoutMs: 1000,
    ...more,
  };
}

/** A readiness check of this name. */
export function readiness(name: string): ReadinessSpec {
  const check = {kind: 'tcp', address: '80'} as const;
  return {name, optional: false, everyMs: 100, timeoutMs: 1000, check};
}

/** A local environment. */
export function environment(id: string, more: Partial<EnvironmentSpec> = {}): EnvironmentSpec {
  return {
    id,
    type: 'local',
    inheritEnv: [],
    instances: 4,
    isolation: 'shared',
    env: {},
    shell: undefined,
    workingDirectory: undefined,
    prepare: [],
    restore: [],
    debug: [],
    stageTimeoutMs: 1000,
    ...more,
  } as EnvironmentSpec;
}

/** A virtual machine. */
export function machine(id: string, more: Partial<QemuSpec> = {}): EnvironmentSpec {
  return environment(id, {
    type: 'qemu',
    arch: 'x86_64',
    isolation: 'fork',
    memoryBytes: 256 * 1024 ** 2,
    cpus: 1,
    pool: 0,
    ...more,
  } as Partial<EnvironmentSpec>);
}

/** A manifest of these scenarios; environments that are only named get one each. */
export function manifest(
  scenarios: readonly Scenario[],
  more: {
    readonly environments?: readonly EnvironmentSpec[];
    readonly concurrency?: Partial<Manifest['concurrency']>;
    readonly name?: string;
  } = {},
): Manifest {
  const environments = new Map<string, EnvironmentSpec>();
  for (const spec of more.environments ?? []) environments.set(spec.id, spec);
  for (const {environments: names} of scenarios) {
    for (const name of names) {
      if (!environments.has(name)) environments.set(name, environment(name));
    }
  }
  return {
    path: '/suite/proctor.yaml',
    folder: '/suite',
    name: more.name ?? 'suite',
    sha256: '00',
    concurrency: {total: 4, provision: 4, deploy: 4, run: 4, perHost: 4, ...more.concurrency},
    timeoutMs: undefined,
    variables: {},
    secrets: {},
    environments,
    artifacts: new Map(),
    instrumentation: new Map(),
    scenarios: new Map(scenarios.map((item) => [item.id, item])),
  };
}

/** A matrix of these axes. */
export function matrix(
  axes: MatrixSpec['axes'],
  more: Partial<Omit<MatrixSpec, 'axes'>> = {},
): MatrixSpec {
  return {axes, include: [], exclude: [], ...more};
}

/** A plan that must come about. */
export function plan(
  source: Manifest,
  selection: Partial<Selection> = {},
  history: History = NO_HISTORY,
): Plan {
  const result = planManifest(source, {...EVERYTHING, ...selection}, history);
  if (!result.ok) throw new Error(result.error.map(({message}) => message).join('; '));
  return result.value;
}

/** Ids of the plan's cases, in the manifest's order. */
export function ids({cases}: {readonly cases: readonly Case[]}): string[] {
  return cases.map(({id}) => id);
}

/** A history of durations. */
export function durations(known: Readonly<Record<string, number>>): History {
  return {durationMs: (id) => known[id], verdict: () => undefined};
}

/** Edges by the nodes' ids. */
export function edgesOf({nodes, edges}: ExecutionGraph): string[] {
  return edges.map(([from, to]) => `${nodes[from]?.id} > ${nodes[to]?.id}`);
}
