import {
  type CasesPlanned,
  JOURNAL_VERSION,
  type PlannedCaseRecord,
  type RunRequest,
  type RunResumed,
  type RunStarted,
} from '../journal/event.ts';
import type {
  MetricLimitRecord,
  PlannedScenarioRecord,
  ScenariosPlanned,
} from '../journal/plan-event.ts';
import type {EnvironmentSpec, MetricLimits, Scenario} from '../manifest/manifest.ts';
import type {Case, Plan} from '../plan/plan.ts';
import {ownIdentity} from '../util/owner-identity.ts';
import {VERSION} from '../util/version.ts';
import {describeHost} from './run-host.ts';

/** Planned cases in one event: keeps a line of the journal under about 100 KiB. */
const CASES_PER_EVENT = 500;

/** Scenarios in one event; a description is as long as its author likes. */
const SCENARIOS_PER_EVENT = 200;

/**
 * The first event of a run.
 *
 * @param more `ids`: of the environments that it is about; `request`: so that it can be gone on with.
 */
export function runStarted(
  plan: Plan,
  runId: string,
  more: {readonly ids?: Iterable<string>; readonly request?: RunRequest} = {},
): RunStarted {
  const {ids = plan.cases.map((item) => item.environment), request} = more;
  const {manifest} = plan;
  const used = new Set(ids);
  const environments: Record<string, Readonly<Record<string, unknown>>> = {};
  for (const [id, spec] of manifest.environments) {
    if (used.has(id)) environments[id] = describeSpec(spec);
  }
  return {
    type: 'run-started',
    v: JOURNAL_VERSION,
    runId,
    version: VERSION,
    manifest: {path: manifest.path, name: manifest.name, sha256: manifest.sha256},
    host: describeHost(),
    environments,
    caseCount: plan.cases.length,
    concurrency: manifest.concurrency.total,
    ...(plan.seed !== undefined && {seed: plan.seed}),
    ...(plan.shard !== undefined && {shard: plan.shard}),
    runner: ownIdentity(),
    ...(request !== undefined && {request}),
  };
}

/** The first event of a process that goes on with a run. @param kept Final verdicts that stay. */
export function runResumed(kept: number): RunResumed {
  return {type: 'run-resumed', kept, host: describeHost(), runner: ownIdentity()};
}

/** Scenarios of the plan's cases as events, in the manifest's order; they come before the cases. */
export function* scenariosPlanned(plan: Plan): Generator<ScenariosPlanned> {
  const all = [...new Set(plan.cases.map(({scenario}) => scenario))];
  for (let start = 0; start < all.length; start += SCENARIOS_PER_EVENT) {
    const scenarios = all.slice(start, start + SCENARIOS_PER_EVENT).map(plannedScenario);
    yield {type: 'scenarios-planned', scenarios};
  }
}

function plannedScenario({id, description, needs, metrics}: Scenario): PlannedScenarioRecord {
  const limits = Object.entries(metrics).map(([name, each]) => [name, metricLimit(each)] as const);
  return {
    scenario: id,
    ...(description !== undefined && {description}),
    ...(needs.length > 0 && {needs}),
    ...(limits.length > 0 && {metrics: Object.fromEntries(limits)}),
  };
}

function metricLimit({min, max, regression, better}: MetricLimits): MetricLimitRecord {
  return {
    ...(min !== undefined && {min}),
    ...(max !== undefined && {max}),
    ...(regression !== undefined && {regression}),
    better,
  };
}

/** The plan's cases as events, in the plan's order. */
export function* casesPlanned(plan: Plan): Generator<CasesPlanned> {
  for (let start = 0; start < plan.cases.length; start += CASES_PER_EVENT) {
    const cases = plan.cases.slice(start, start + CASES_PER_EVENT).map(plannedCase);
    yield {type: 'cases-planned', cases};
  }
}

function plannedCase(item: Case): PlannedCaseRecord {
  const {scenario} = item;
  return {
    id: item.id,
    scenario: scenario.id,
    environment: item.environment,
    ...(Object.keys(item.matrix).length > 0 && {matrix: item.matrix}),
    ...(scenario.tags.length > 0 && {tags: scenario.tags}),
    ...(item.repetition > 1 && {repetition: item.repetition}),
    ...(scenario.quarantine !== undefined && {quarantine: scenario.quarantine}),
    ...(scenario.xfail !== undefined && {xfail: scenario.xfail.reason}),
    ...(item.flakiness !== undefined && {flakiness: item.flakiness}),
    ...(item.expectedMs !== undefined && {expectedMs: Math.round(item.expectedMs)}),
    ...(scenario.line !== undefined && {line: scenario.line}),
  };
}

/** An environment's configuration without what is empty; passwords are references anyway. */
function describeSpec(spec: EnvironmentSpec): Record<string, unknown> {
  const entries = Object.entries(spec).filter(
    ([key, value]) =>
      value !== undefined && key !== 'id' && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(entries);
}
