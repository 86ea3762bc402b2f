import type {DependencySpec, PackageTool, ReadinessSpec} from '../manifest/deployment-spec.ts';
import type {Scenario} from '../manifest/manifest.ts';

/** What an instance must have before tests run on it. */
export interface DeploymentNeeds {
  /** Ids; what they need in turn comes with them. */
  readonly artifacts: readonly string[];
  readonly dependencies: DependencySpec | undefined;
  /** Names of instrumentation that is set up and proven. */
  readonly instrumentation: readonly string[];
  /** Beside what is always checked. */
  readonly readiness: readonly ReadinessSpec[];
}

/** An instance that need not have anything. */
export const NO_NEEDS: DeploymentNeeds = {
  artifacts: [],
  dependencies: undefined,
  instrumentation: [],
  readiness: [],
};

/** What `spec` and the `scenarios` that will run on it ask for, each once. */
export function deploymentNeeds(
  spec: {
    readonly dependencies?: DependencySpec | undefined;
    readonly readiness?: readonly ReadinessSpec[];
  },
  scenarios: Iterable<Scenario>,
): DeploymentNeeds {
  const artifacts = new Set<string>();
  const instrumentation = new Set<string>();
  const dependencies = spec.dependencies === undefined ? [] : [spec.dependencies];
  for (const scenario of new Set(scenarios)) {
    for (const id of scenario.artifacts) artifacts.add(id);
    for (const name of scenario.instrumentation) instrumentation.add(name);
    if (scenario.dependencies !== undefined) dependencies.push(scenario.dependencies);
  }
  return {
    artifacts: [...artifacts],
    dependencies: mergeDependencies(dependencies),
    instrumentation: [...instrumentation],
    readiness: spec.readiness ?? [],
  };
}

/** All of them as one, each thing once; `undefined` where there is none. */
export function mergeDependencies(specs: readonly DependencySpec[]): DependencySpec | undefined {
  const [first, ...others] = specs;
  if (first === undefined || others.length === 0) return first;
  const packages = specs.flatMap((spec) => spec.packages);
  const tools = new Set(specs.flatMap((spec) => Object.keys(spec.byTool) as PackageTool[]));
  const byTool: Partial<Record<PackageTool, readonly string[]>> = {};
  for (const tool of tools) {
    byTool[tool] = unique(specs.flatMap((spec) => spec.byTool[tool] ?? spec.packages));
  }
  const required = new Set([...packages, ...Object.values(byTool).flat()]);
  const commands = new Map(
    specs.flatMap((spec) => spec.commands).map((command) => [command.name, command] as const),
  );
  return {
    packages: unique(packages),
    byTool,
    // What one only would like to have, and another needs, is needed.
    optional: unique(specs.flatMap((spec) => spec.optional)).filter((name) => !required.has(name)),
    commands: [...commands.values()],
    bundles: unique(specs.flatMap((spec) => spec.bundles)),
    update: specs.some(({update}) => update === 'when-needed') ? 'when-needed' : 'never',
    timeoutMs: Math.max(...specs.map(({timeoutMs}) => timeoutMs)),
  };
}

/** What a deployment is told to install, for its first event. */
export function packagesOf(dependencies: DependencySpec | undefined): readonly string[] {
  if (dependencies === undefined) return [];
  const {packages, byTool, optional, commands} = dependencies;
  const names = [...packages, ...Object.values(byTool).flat(), ...optional];
  return unique([...names, ...commands.map(({name}) => name)]);
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
