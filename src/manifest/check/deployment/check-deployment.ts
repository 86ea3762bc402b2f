import type {ManifestPath} from '../../locate.ts';
import {MergedEnvironment} from '../../merge-template.ts';
import type {ReportAt} from '../../problem-list.ts';
import {mappingOf, mappingsIn, type RawMapping, textsIn} from '../../raw-values.ts';
import {checkArtifactTargets} from './check-artifact-targets.ts';
import {checkArtifacts} from './check-artifacts.ts';
import {checkContainers} from './check-containers.ts';
import {checkDependencies} from './check-dependencies.ts';
import {checkInstrumentation} from './check-instrumentation.ts';
import {checkCapture, checkResources} from './check-limits.ts';
import {checkReadiness} from './check-readiness.ts';

/**
 * Reports what is wrong with what is put on environments, what they must be like, what watches
 * cases there and what these may use.
 */
export function checkDeployment(root: RawMapping, report: ReportAt): void {
  checkArtifacts(root, report);
  checkArtifactTargets(root, report);
  checkContainers(root, report);
  checkInstrumentation(root, report);
  checkDependencies(root['dependencies'], ['dependencies'], report);
  for (const kind of ['environments', 'templates']) {
    for (const [id, spec] of mappingsIn(root[kind])) {
      const isMachine = kind === 'templates' || spec['type'] === 'qemu';
      checkParts(spec, {path: [kind, id], plain: isMachine ? undefined : id, report});
    }
  }
  const environments = new Map(MergedEnvironment.in(root).map((item) => [item.id, item]));
  for (const [id, scenario] of mappingsIn(root['scenarios'])) {
    const path = ['scenarios', id];
    if (scenario['readiness'] !== undefined || scenario['dependencies'] !== undefined) {
      checkParts(scenario, {path, plain: plainOf(scenario, environments), report});
    }
    checkCapture(scenario['capture'], [...path, 'capture'], report);
    checkResources(scenario['resources'], [...path, 'resources'], report);
    const {steps} = scenario;
    if (!Array.isArray(steps)) continue;
    steps.forEach((step: unknown, index) => {
      const {resources} = mappingOf(step);
      if (resources === undefined) return;
      checkResources(resources, [...path, 'steps', index, 'resources'], report);
    });
  }
}

function checkParts(
  holder: RawMapping,
  place: {
    readonly path: ManifestPath;
    readonly plain: string | undefined;
    readonly report: ReportAt;
  },
): void {
  const {path, plain, report} = place;
  checkDependencies(holder['dependencies'], [...path, 'dependencies'], report);
  checkReadiness(holder['readiness'], {path: [...path, 'readiness'], plain, report});
}

/** The first environment of a scenario that has no console. */
function plainOf(
  scenario: RawMapping,
  environments: ReadonlyMap<string, MergedEnvironment>,
): string | undefined {
  if (environments.size === 0) return 'local';
  const named = textsIn(scenario['environment'], () => []).map(({text}) => text);
  const ids = named.length > 0 ? named : [...environments.keys()].slice(0, 1);
  return ids.find((id) => environments.get(id)?.isMachine === false);
}
