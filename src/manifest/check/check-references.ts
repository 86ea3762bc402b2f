import type {DiagnosticCode} from '../../diagnostics/diagnostic.ts';
import {didYouMean, listNames} from '../did-you-mean.ts';
import type {ManifestPath} from '../locate.ts';
import type {ReportAt} from '../problem-list.ts';
import {isMapping, mappingOf, mappingsIn, type RawMapping, textsIn} from '../raw-values.ts';

/** The names that a manifest gives to things of one kind. */
interface Names {
  readonly kind: string;
  readonly code: DiagnosticCode;
  readonly known: ReadonlySet<string>;
}

/** Reports names of environments, scenarios, artifacts and instrumentation that nothing has. */
export function checkReferences(root: RawMapping, report: ReportAt): void {
  const environments = namesOf(root, 'environments', 'manifest/unknown-environment', 'environment');
  const artifacts = namesOf(root, 'artifacts', 'manifest/unknown-artifact', 'artifact');
  const scenarios = namesOf(root, 'scenarios', 'manifest/unknown-scenario', 'scenario');
  const tools = namesOf(
    root,
    'instrumentation',
    'manifest/unknown-instrumentation',
    'instrumentation',
  );
  const templates = namesOf(root, 'templates', 'manifest/unknown-template', 'template');
  for (const [id, environment] of mappingsIn(root['environments'])) {
    check(environment['template'], () => ['environments', id, 'template'], templates, report);
  }
  for (const [id, artifact] of mappingsIn(root['artifacts'])) {
    check(artifact['needs'], () => ['artifacts', id, 'needs'], artifacts, report);
  }
  checkBundles(root, [], artifacts, report);
  for (const kind of ['environments', 'templates', 'scenarios']) {
    for (const [id, holder] of mappingsIn(root[kind])) {
      checkBundles(holder, [kind, id], artifacts, report);
    }
  }
  for (const [id, scenario] of mappingsIn(root['scenarios'])) {
    const at = (key: string) => () => ['scenarios', id, key];
    check(scenario['environment'], at('environment'), environments, report);
    check(scenario['needs'], at('needs'), scenarios, report);
    check(scenario['artifacts'], at('artifacts'), artifacts, report);
    check(scenario['instrumentation'], at('instrumentation'), tools, report);
    if (scenario['environment'] === undefined && environments.known.size > 1) {
      const message = 'expected the key "environment", found none beside several environments';
      report('manifest/missing-key', message, {
        path: ['scenarios', id],
        part: 'key',
        help: () => `name one or more of ${listNames(environments.known)}`,
      });
    }
  }
}

/** Package files are artifacts. */
function checkBundles(
  holder: RawMapping,
  path: ManifestPath,
  artifacts: Names,
  report: ReportAt,
): void {
  if (holder['dependencies'] === undefined) return;
  const {bundles} = mappingOf(holder['dependencies']);
  check(bundles, () => [...path, 'dependencies', 'bundles'], artifacts, report);
}

function namesOf(root: RawMapping, key: string, code: DiagnosticCode, kind: string): Names {
  const value = root[key];
  // Where the manifest names no environment there is one, called local.
  const implied = key === 'environments' && !isMapping(value) ? ['local'] : [];
  return {code, kind, known: new Set([...Object.keys(mappingOf(value)), ...implied])};
}

function check(value: unknown, path: () => ManifestPath, names: Names, report: ReportAt): void {
  if (value === undefined) return;
  for (const {text, path: at} of textsIn(value, path)) {
    if (names.known.has(text)) continue;
    report(names.code, `expected the name of one ${names.kind} here, found "${text}"`, {
      path: at(),
      help: () =>
        names.known.size === 0
          ? `the manifest has no ${names.kind}`
          : (didYouMean(text, names.known) ?? `known: ${listNames(names.known)}`),
    });
  }
}
