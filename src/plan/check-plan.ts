import type {Diagnostic, DiagnosticCode, SourceFile} from '../diagnostics/diagnostic.ts';
import type {Locate, ManifestPath} from '../manifest/locate.ts';
import type {Manifest, MatrixSpec, Scenario} from '../manifest/manifest.ts';
import {matrixSuffix} from './case-id.ts';
import {combinationsMax, expandMatrix} from './expand-matrix.ts';

/** Cases of one scenario, and of all together: far above what anyone runs, far below what hurts. */
export const CASES_MAX = 50_000;

/** A manifest that was read without an error. */
export interface CheckedManifest {
  readonly manifest: Manifest;
  readonly file: SourceFile;
  readonly locate: Locate;
}

/** What makes it impossible to plan the manifest, in the manifest's order. */
export function checkPlan(loaded: CheckedManifest): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const report = (code: DiagnosticCode, message: string, place: Place): void => {
    diagnostics.push({
      code,
      severity: 'error',
      message,
      file: loaded.file,
      range: loaded.locate(place.path, place.part ?? 'value'),
      ...(place.help !== undefined && {help: place.help}),
    });
  };
  let total = 0;
  let exceeded = false;
  for (const scenario of loaded.manifest.scenarios.values()) {
    const before = diagnostics.length;
    const count =
      scenario.matrix === undefined ? 1 : checkMatrix(scenario, scenario.matrix, report);
    if (diagnostics.length > before) continue;
    total += count * scenario.environments.length;
    if (total <= CASES_MAX || exceeded) continue;
    exceeded = true;
    report(
      'plan/matrix-too-large',
      `expected at most ${CASES_MAX} cases in all, found ${total} up to the scenario "${scenario.id}"`,
      {path: ['scenarios', scenario.id], part: 'key', help: 'split the manifest'},
    );
  }
  return diagnostics;
}

interface Place {
  readonly path: ManifestPath;
  readonly part?: 'key' | 'value';
  readonly help?: string;
}

type Report = (code: DiagnosticCode, message: string, place: Place) => void;

/** The number of combinations; what is wrong with them is reported. */
function checkMatrix(scenario: Scenario, spec: MatrixSpec, report: Report): number {
  const path = ['scenarios', scenario.id, 'matrix'];
  const max = combinationsMax(spec) * scenario.environments.length;
  if (max > CASES_MAX) {
    const message = `expected a matrix of at most ${CASES_MAX} cases, found ${describeCount(max)}`;
    report('plan/matrix-too-large', message, {path, part: 'key'});
    return 0;
  }
  const isSound = checkExclude(spec, path, report);
  const {combinations} = expandMatrix(spec);
  if (combinations.length === 0 && isSound) {
    const found = spec.exclude.length > 0 ? 'everything excluded' : 'none';
    const message = `expected a matrix with at least one combination, found ${found}`;
    report('plan/empty-matrix', message, {path, part: 'key'});
  }
  checkAxes(spec, path, report);
  checkAdded(scenario, spec, report);
  return combinations.length;
}

function describeCount(count: number): string {
  return Number.isSafeInteger(count) ? String(count) : count.toPrecision(2);
}

/** As in GitHub Actions, `exclude` may only name axes: another key would never match. */
function checkExclude(spec: MatrixSpec, path: ManifestPath, report: Report): boolean {
  let isSound = true;
  spec.exclude.forEach((entry, position) => {
    for (const key of Object.keys(entry)) {
      if (Object.hasOwn(spec.axes, key)) continue;
      isSound = false;
      const names = Object.keys(spec.axes);
      report('plan/unknown-matrix-key', `expected a key of the matrix, found "${key}"`, {
        path: [...path, 'exclude', position, key],
        part: 'key',
        help: names.length === 0 ? 'the matrix has no lists' : `it has ${names.join(', ')}`,
      });
    }
  });
  return isSound;
}

/** Values such as `1` and `"1"`, which differ in the manifest but not in an id. */
function checkAxes(spec: MatrixSpec, path: ManifestPath, report: Report): void {
  for (const [axis, values] of Object.entries(spec.axes)) {
    const seen = new Set<string>();
    values.forEach((value, position) => {
      const suffix = matrixSuffix({[axis]: value});
      if (seen.has(suffix)) {
        const message = `expected values that differ, found "${value}" twice in the matrix`;
        report('plan/duplicate-case', message, {path: [...path, axis, position]});
      }
      seen.add(suffix);
    });
  }
}

function checkAdded(scenario: Scenario, spec: MatrixSpec, report: Report): void {
  const {combinations, addedBy} = expandMatrix(spec);
  if (addedBy.length === 0) return;
  const first = combinations.length - addedBy.length;
  const seen = new Set<string>();
  combinations.forEach((values, index) => {
    const suffix = matrixSuffix(values);
    const position = addedBy[index - first];
    if (position !== undefined && seen.has(suffix)) {
      const message = `expected cases that differ, found "${scenario.id}${suffix}" twice`;
      report('plan/duplicate-case', message, {
        path: ['scenarios', scenario.id, 'matrix', 'include', position],
      });
    }
    seen.add(suffix);
  });
}
