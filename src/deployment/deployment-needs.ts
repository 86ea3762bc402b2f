import type {DependencySpec} from '../manifest/deployment-spec.ts';
import type {InstanceNeeds} from '../plan/instance-needs.ts';

/** An instance that need not have anything. */
export const NO_NEEDS: InstanceNeeds = {
  artifacts: [],
  dependencies: undefined,
  prepares: false,
  instrumentation: [],
  readiness: [],
};

/** What a deployment is told to install, for its first event. */
export function packagesOf(dependencies: DependencySpec | undefined): readonly string[] {
  if (dependencies === undefined) return [];
  const {packages, byTool, optional, commands} = dependencies;
  const names = [...packages, ...Object.values(byTool).flat(), ...optional];
  return [...new Set([...names, ...commands.map(({name}) => name)])];
}
