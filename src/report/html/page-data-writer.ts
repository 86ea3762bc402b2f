import {emptyCounts} from '../../journal/fold-run.ts';
import type {CaseResult, RunReader, RunResult} from '../../journal/run-result.ts';
import {resourcesByEnvironment} from '../environment-resources.ts';
import type {PageFiles} from '../report-format.ts';
import type {GzipStream} from './gzip-stream.ts';
import {historyColumns} from './history-columns.ts';
import type {PageData, PageEnvironment, PageRun, PageScenario} from './page-data.ts';
import {PageTables} from './page-tables.ts';
import {PageTexts} from './page-texts.ts';
import {shownDeployments} from './shown-deployments.ts';
import {pageSoak} from './soak-columns.ts';

/**
 * Writes the `PageData` of a run, a field at a time. What others have printed comes last, as far as
 * the page's budget goes.
 */
export function writePageData(reader: RunReader, out: GzipStream, files: PageFiles): void {
  const {result} = reader;
  const tables = new PageTables(result, (path) => files.pathOf(path));
  const texts = new PageTexts(reader, out, tables);
  const field = (name: keyof PageData, value: unknown): void => {
    if (value !== undefined) out.write(`${JSON.stringify(name)}:${JSON.stringify(value)},\n`);
  };
  out.write('{\n');
  field('format', 'proctor-page');
  field('formatVersion', 1);
  field('run', pageRun(result, tables, files));
  field('environments', pageEnvironments(result, tables));
  field('scenarios', pageScenarios(result, tables));
  field('instances', tables.instances);
  columns(out, 'cases', tables.cases);
  columns(out, 'attempts', tables.attempts);
  columns(out, 'steps', tables.steps);
  columns(out, 'metrics', tables.metrics);
  columns(out, 'captured', tables.captured);
  columns(out, 'stages', tables.stages);
  field('faults', tables.faults.values);
  field('facts', tables.facts.values);
  field('matrices', tables.matrices.values);
  field('tagSets', tables.tagSets.values);
  field('quarantines', tables.quarantines.values);
  const deployments = shownDeployments(result, (path) => files.pathOf(path));
  field('deployments', deployments);
  field('deploymentCounts', result.deploymentCounts);
  field('deploymentTotals', result.deploymentTotals);
  field('readiness', result.readiness);
  const pathsOf = (paths: readonly string[]): readonly string[] =>
    paths.map((path) => files.pathOf(path)).filter((path) => path !== '');
  field(
    'instrumentation',
    result.instrumentation.map((report) =>
      report.files === undefined ? report : {...report, files: pathsOf(report.files)},
    ),
  );
  field('coverage', result.coverage && {...result.coverage, files: pathsOf(result.coverage.files)});
  field('locks', result.locks);
  field('warnings', result.warnings);
  field('leaks', result.leaks);
  field('reapings', result.reapings);
  field('resumptions', result.resumptions);
  columns(out, 'history', historyColumns(reader, tables));
  field('soak', result.soak && pageSoak(result.soak));
  texts.writeConsoleReports();
  texts.writeResults();
  texts.writeOutputs();
  field('strings', tables.strings.values);
  const {completed, failed, cancelled} = result.deploymentCounts;
  const left = completed + failed + cancelled - deployments.length;
  const leftOut: PageData['leftOut'] = {...texts.leftOut, deployments: Math.max(0, left)};
  out.write(`"leftOut":${JSON.stringify(leftOut)}\n}\n`);
}

/** A column at a time, so that no text is as long as a table. */
function columns(out: GzipStream, name: keyof PageData, table: object): void {
  out.write(`${JSON.stringify(name)}:{`);
  let separator = '\n';
  for (const [column, values] of Object.entries(table)) {
    out.write(`${separator}${JSON.stringify(column)}:${JSON.stringify(values)}`);
    separator = ',\n';
  }
  out.write('},\n');
}

function pageRun(result: RunResult, tables: PageTables, files: PageFiles): PageRun {
  const {run} = result;
  return {
    runId: run.runId,
    version: run.version,
    manifest: run.manifest,
    host: run.host,
    startedAt: run.startedAt,
    durationMs: result.durationMs,
    endMs: endOf(tables, result.durationMs),
    complete: result.complete,
    exitCode: result.exitCode,
    concurrency: run.concurrency,
    ...(run.seed !== undefined && {seed: run.seed}),
    ...(run.shard !== undefined && {shard: {index: run.shard.index, count: run.shard.count}}),
    ...(result.stopping !== undefined && {stopping: result.stopping}),
    ...(run.request !== undefined && {request: run.request}),
    counts: result.counts,
    filesFrom: files.filesFrom,
    ...(files.folder !== undefined && {folder: files.folder}),
  };
}

/** When the last thing that a run did had ended. */
function endOf({attempts, stages}: PageTables, durationMs: number): number {
  let end = durationMs;
  for (const {startMs, durationMs: lengths} of [attempts, stages]) {
    for (const [index, start] of startMs.entries()) {
      end = Math.max(end, start + (lengths[index] ?? 0));
    }
  }
  return end;
}

function pageEnvironments(result: RunResult, tables: PageTables): readonly PageEnvironment[] {
  const resources = resourcesByEnvironment(result.stages);
  const facts = factsByEnvironment(result.stages);
  const counts = countsByEnvironment(result.cases);
  const instances = new Map<number, number>();
  for (const {environment} of tables.instances) {
    instances.set(environment, (instances.get(environment) ?? 0) + 1);
  }
  const configurations = new Map(Object.entries(result.run.environments));
  return tables.environments.values.map((name, index) => {
    const used = resources.get(name);
    return {
      name,
      configuration: configurations.get(name) ?? {},
      facts: facts.get(name) ?? {},
      ...(used !== undefined && {resources: used}),
      instances: instances.get(index) ?? 0,
      counts: counts.get(name) ?? emptyCounts(),
    };
  });
}

type Facts = NonNullable<RunResult['stages'][number]['facts']>;

/** What was first found of each environment; what was used up is told elsewhere. */
function factsByEnvironment(stages: RunResult['stages']): ReadonlyMap<string, Facts> {
  const found = new Map<string, Facts>();
  for (const {stage, environment, facts} of stages) {
    if (facts === undefined || stage === 'cleanup') continue;
    found.set(environment, {...facts, ...found.get(environment)});
  }
  return found;
}

function countsByEnvironment(
  cases: readonly CaseResult[],
): ReadonlyMap<string, ReturnType<typeof emptyCounts>> {
  const all = new Map<string, ReturnType<typeof emptyCounts>>();
  for (const {environment, verdict} of cases) {
    const counts = all.get(environment) ?? emptyCounts();
    counts[verdict]++;
    all.set(environment, counts);
  }
  return all;
}

function pageScenarios(result: RunResult, tables: PageTables): readonly PageScenario[] {
  const planned = new Map(result.scenarios.map((record) => [record.scenario, record]));
  // Needs that no case was planned of are not in the run, and not in its picture.
  const known = new Map(tables.scenarios.values.map((name, index) => [name, index]));
  return tables.scenarios.values.map((name) => {
    const {description, needs = [], metrics} = planned.get(name) ?? {};
    return {
      name,
      ...(description !== undefined && {description}),
      needs: needs.flatMap((need) => known.get(need) ?? []),
      ...(metrics !== undefined && {limits: metrics}),
    };
  });
}
