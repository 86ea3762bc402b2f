import type {EnvironmentId, Manifest, MatrixValues, Scenario} from '../../manifest/manifest.ts';
import {assert} from '../../util/assert.ts';
import {matrixSuffix} from '../case-id.ts';
import {expandMatrix} from '../expand-matrix.ts';

/** A scenario on one of its environments: what `needs` is about. */
export interface CaseGroup {
  /** `scenario@environment`. */
  readonly name: string;
  readonly scenario: Scenario;
  readonly environment: EnvironmentId;
  /** Names of the groups it needs. */
  readonly needs: readonly string[];
  /** Its candidates are `[start, end)`. */
  readonly start: number;
  readonly end: number;
}

/** Every case there could be, in the manifest's order; `ids`, `matrices` and `groupOf` go together. */
export interface Candidates {
  readonly groups: ReadonlyMap<string, CaseGroup>;
  readonly ids: readonly string[];
  readonly matrices: readonly MatrixValues[];
}

const NO_MATRIX: MatrixValues = Object.freeze({});
const NO_NEEDS: readonly string[] = Object.freeze([]);
const ONE: readonly MatrixValues[] = [NO_MATRIX];

/** All cases of a manifest that `checkPlan` found nothing wrong with. */
export function findCandidates(manifest: Manifest): Candidates {
  const groups = new Map<string, CaseGroup>();
  const ids: string[] = [];
  const matrices: MatrixValues[] = [];
  for (const scenario of manifest.scenarios.values()) {
    const combinations =
      scenario.matrix === undefined ? ONE : expandMatrix(scenario.matrix).combinations;
    for (const environment of scenario.environments) {
      const name = `${scenario.id}@${environment}`;
      const start = ids.length;
      for (const matrix of combinations) {
        ids.push(matrix === NO_MATRIX ? name : name + matrixSuffix(matrix));
        matrices.push(matrix);
      }
      const needs = needsOf(manifest, scenario, environment);
      groups.set(name, {name, scenario, environment, needs, start, end: ids.length});
    }
  }
  return {groups, ids, matrices};
}

/** On the same environment where the needed scenario runs there, else on all of its own. */
function needsOf(manifest: Manifest, scenario: Scenario, environment: string): readonly string[] {
  if (scenario.needs.length === 0) return NO_NEEDS;
  return scenario.needs.flatMap((id) => {
    const needed = manifest.scenarios.get(id);
    assert(needed !== undefined, `scenario ${scenario.id} needs ${id}, which does not exist`);
    return needed.environments.includes(environment)
      ? [`${id}@${environment}`]
      : needed.environments.map((other) => `${id}@${other}`);
  });
}
