import {parseSize} from '../../util/size.ts';
import type {
  Defaults,
  Capture as DocumentCapture,
  Scenario as DocumentScenario,
  Matrix,
  Metric,
  Retries,
} from '../generated/manifest-document.ts';
import type {
  EnvironmentId,
  MatrixSpec,
  MatrixValues,
  MetricLimits,
  Requirements,
  RetryPolicy,
  Scalar,
  Scenario,
} from '../manifest.ts';
import {durationMs, envOf, type Fill, listOf, record} from './document-values.ts';
import {resolveConfinement} from './resolve-confinement.ts';
import {resolveDependencies} from './resolve-dependencies.ts';
import {type ResolvePath, resolveConsole} from './resolve-qemu.ts';
import {resolveReadiness} from './resolve-readiness.ts';
import {resolveStep} from './resolve-step.ts';

/** What scenarios get from the manifest around them. */
export interface ScenarioSettings {
  readonly defaults: Defaults | undefined;
  readonly environmentIds: readonly EnvironmentId[];
  /** Line in which it begins, from 1. */
  readonly line: number | undefined;
  /** YYYY-MM-DD. */
  readonly today: string;
  /** Fills in variables. */
  readonly fill: Fill;
  readonly pathOf: ResolvePath;
}

/** One scenario with its defaults filled in. */
export function resolveScenario(
  id: string,
  scenario: DocumentScenario,
  {defaults, environmentIds, line, today, fill, pathOf}: ScenarioSettings,
): Scenario {
  const {xfail, requires, quarantine} = scenario;
  const dependencies =
    scenario.dependencies === undefined
      ? undefined
      : resolveDependencies(scenario.dependencies, fill);
  const bundles = dependencies?.bundles ?? [];
  const readiness = resolveReadiness(scenario.readiness, fill);
  const confinement = resolveConfinement(scenario);
  const settings = {
    pathOf,
    confinement,
    timeoutMs: durationMs(scenario['step-timeout'] ?? defaults?.['step-timeout']),
    idleTimeoutMs: durationMs(scenario['idle-timeout'] ?? defaults?.['idle-timeout']),
    slowAfterMs: durationMs(scenario['slow-after'] ?? defaults?.['slow-after']) ?? 60_000,
  };
  return {
    id,
    ...(line !== undefined && {line}),
    description: scenario.description,
    environments:
      scenario.environment === undefined ? environmentIds : listOf<string>(scenario.environment),
    tags: listOf(scenario.tags),
    needs: listOf<string>(scenario.needs),
    matrix: scenario.matrix === undefined ? undefined : resolveMatrix(scenario.matrix),
    artifacts: [...new Set([...listOf<string>(scenario.artifacts), ...bundles])],
    instrumentation: listOf<string>(scenario.instrumentation),
    ...(dependencies !== undefined && {dependencies}),
    ...(readiness !== undefined && {readiness}),
    ...(confinement !== undefined && {confinement}),
    requires: requires === undefined ? undefined : resolveRequirements(requires),
    timeoutMs: durationMs(scenario.timeout ?? defaults?.timeout) ?? 900_000,
    killGraceMs: durationMs(defaults?.['kill-grace']) ?? 5000,
    retries: resolveRetries(scenario.retries, defaults?.retries),
    env: envOf(defaults?.env, scenario.env),
    shell: scenario.shell,
    workingDirectory: scenario['working-directory'],
    prepare: listOf<string>(scenario.prepare),
    restore: listOf<string>(scenario.restore),
    debug: listOf<string>(scenario.debug),
    steps: scenario.steps.map((step, index) => resolveStep(step, index, settings)),
    metrics: record(scenario.metrics, resolveMetric),
    ...resolveCapture(scenario.capture),
    ...(scenario.console !== undefined && {console: resolveConsole(scenario.console)}),
    xfail:
      xfail === undefined
        ? undefined
        : typeof xfail === 'string'
          ? {reason: xfail, strict: true}
          : {reason: xfail.reason, strict: xfail.strict ?? true},
    quarantine: quarantine === undefined || quarantine.until < today ? undefined : quarantine,
  };
}

function resolveCapture(
  capture: DocumentCapture | undefined,
): Pick<Scenario, 'capture' | 'captureLimits'> {
  if (typeof capture !== 'object' || Array.isArray(capture)) {
    return {capture: listOf<string>(capture)};
  }
  const [fileSize, totalSize] = [capture['file-size'], capture['total-size']];
  const fileBytesMax = fileSize === undefined ? undefined : parseSize(fileSize);
  const totalBytesMax = totalSize === undefined ? undefined : parseSize(totalSize);
  return {
    capture: listOf<string>(capture.files),
    captureLimits: {
      ...(fileBytesMax !== undefined && {fileBytesMax}),
      ...(totalBytesMax !== undefined && {totalBytesMax}),
      ...(capture.cores !== undefined && {cores: capture.cores}),
    },
  };
}

/** Each value is the scenario's, else the defaults', else proctor's. */
function resolveRetries(own: Retries | undefined, defaults: Retries | undefined): RetryPolicy {
  const first = typeof own === 'number' ? {test: own} : (own ?? {});
  const second = typeof defaults === 'number' ? {test: defaults} : (defaults ?? {});
  return {
    test: first.test ?? second.test ?? 0,
    infrastructure: first.infrastructure ?? second.infrastructure ?? 1,
    delayMs: durationMs(first.delay ?? second.delay) ?? 500,
    maxDelayMs: durationMs(first['max-delay'] ?? second['max-delay']) ?? 30_000,
  };
}

function resolveMatrix(matrix: Matrix): MatrixSpec {
  const {include, exclude, ...axes} = matrix;
  return {
    axes: record(axes as Readonly<Record<string, readonly Scalar[]>>, (values) => values),
    include: (include ?? []).map(resolveValues),
    exclude: (exclude ?? []).map(resolveValues),
  };
}

function resolveValues(values: MatrixValues): MatrixValues {
  return record(values, (value) => value);
}

function resolveRequirements(requires: NonNullable<DocumentScenario['requires']>): Requirements {
  return {
    tools: listOf<string>(requires.tools),
    kernel: requires.kernel,
    commands: listOf<string>(requires.commands),
    otherwise: requires.otherwise ?? 'error',
  };
}

function resolveMetric(metric: Metric): MetricLimits {
  return {
    min: metric.min,
    max: metric.max,
    regression:
      metric.regression === undefined ? undefined : Number.parseFloat(metric.regression) / 100,
    better: metric.better ?? 'lower',
    required: metric.required ?? true,
  };
}
