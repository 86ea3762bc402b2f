import {posix} from 'node:path';
import {MergedEnvironment} from '../../merge-template.ts';
import type {ReportAt} from '../../problem-list.ts';
import {mappingOf, mappingsIn, type RawMapping, textsIn} from '../../raw-values.ts';
import {mayBeMany} from './check-artifacts.ts';

/**
 * Warns of artifacts that go to the same file and come together: in one scenario, or on one
 * environment that several scenarios have in turn. Which of them is there in the end is chance.
 */
export function checkArtifactTargets(root: RawMapping, report: ReportAt): void {
  const rivals = rivalsIn(root);
  if (rivals.length === 0) return;
  const reported = new Set<string>();
  for (const together of artifactsTogether(root)) {
    for (const {target, ids} of rivals) {
      const [first, second] = ids.filter((id) => together.has(id));
      if (first === undefined || second === undefined || reported.has(second)) continue;
      reported.add(second);
      const message = `found the target "${target}" in "${first}" and in "${second}", which come together`;
      report('manifest/same-target', message, {
        path: ['artifacts', second, 'target'],
        severity: 'warning',
        help: 'give each a target of its own, or use them on different environments',
      });
    }
  }
}

interface Rivals {
  readonly target: string;
  /** At least two. */
  readonly ids: readonly string[];
}

/** Artifacts that go to the same file. */
function rivalsIn(root: RawMapping): readonly Rivals[] {
  const byTarget = new Map<string, string[]>();
  for (const [id, artifact] of mappingsIn(root['artifacts'])) {
    const target = fileOf(artifact);
    if (target === undefined) continue;
    const ids = byTarget.get(target);
    if (ids === undefined) byTarget.set(target, [id]);
    else ids.push(id);
  }
  return Array.from(byTarget, ([target, ids]) => ({target, ids})).filter(({ids}) => ids.length > 1);
}

/** The file that an artifact becomes there; `undefined` where it may be several. */
function fileOf({target, source, unpack, build}: RawMapping): string | undefined {
  if (typeof target !== 'string' || target === '' || target.includes('${{')) return undefined;
  if (build !== undefined || (unpack !== undefined && unpack !== false)) return undefined;
  const [only] = textsIn(source, () => []);
  if (only === undefined || mayBeMany(source) || only.text.includes('${{')) return undefined;
  const path = target.endsWith('/') ? `${target}${posix.basename(only.text)}` : target;
  return posix.normalize(path);
}

/** Sets of artifacts that are put on the same instance. */
function artifactsTogether(root: RawMapping): ReadonlyArray<ReadonlySet<string>> {
  const scenarios = mappingsIn(root['scenarios']);
  const environments = MergedEnvironment.in(root);
  const everywhere = bundlesOf(root['dependencies']);
  const needs = new Map(
    mappingsIn(root['artifacts']).map(([id, artifact]) => [id, namesOf(artifact['needs'])]),
  );
  const sets: Array<ReadonlySet<string>> = [];
  for (const environment of environments) {
    const isForked =
      environment.get('isolation') === 'fork' ||
      (environment.isMachine && environment.get('isolation') === undefined);
    const common = [...everywhere, ...bundlesOf(environment.get('dependencies'))];
    const all: string[] = [];
    for (const [, scenario] of scenarios) {
      const named = namesOf(scenario['environment']);
      if (named.length > 0 && !named.includes(environment.id)) continue;
      const own = [...namesOf(scenario['artifacts']), ...bundlesOf(scenario['dependencies'])];
      if (isForked) sets.push(closureOf([...common, ...own], needs));
      else all.push(...own);
    }
    if (!isForked) sets.push(closureOf([...common, ...all], needs));
  }
  return environments.length > 0
    ? sets
    : [
        closureOf(
          [...everywhere, ...scenarios.flatMap(([, {artifacts}]) => namesOf(artifacts))],
          needs,
        ),
      ];
}

/** These and all that they need. */
function closureOf(
  ids: readonly string[],
  needs: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const known = new Set(ids);
  for (const id of known) for (const need of needs.get(id) ?? []) known.add(need);
  return known;
}

function bundlesOf(dependencies: unknown): readonly string[] {
  return namesOf(mappingOf(dependencies)['bundles']);
}

function namesOf(value: unknown): readonly string[] {
  return textsIn(value, () => []).map(({text}) => text);
}
