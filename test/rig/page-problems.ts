import {PAGE_STEP_VERDICTS, PAGE_VERDICTS, type PageData} from '../../src/report/html/page-data.ts';

/** What is wrong with the columns of `data`: their lengths, and what they point at. */
export function pageProblems(data: PageData): readonly string[] {
  const {cases, attempts, steps, metrics, captured, results, stages, history} = data;
  const problems: string[] = [];
  const check = (isRight: boolean, what: string): void => {
    if (!isRight) problems.push(what);
  };
  /** All columns of a table have its length; those of children have one entry more. */
  const table = (name: string, columns: object, rows: number, longer: readonly string[] = []) => {
    for (const [column, values] of Object.entries(columns)) {
      if (!Array.isArray(values)) {
        const keys = Object.keys(values as object).map(Number);
        check(
          keys.every((key) => key >= 0 && key < rows),
          `${name}.${column} is of rows that are not there`,
        );
      } else {
        const wanted = rows + (longer.includes(column) ? 1 : 0);
        check(values.length === wanted, `${name}.${column} has ${values.length}, not ${wanted}`);
      }
    }
  };
  const points = (name: string, column: readonly number[], count: number, least = -1): void => {
    const isRight = (value: number) => Number.isInteger(value) && value >= least && value < count;
    check(column.every(isRight), `${name} points to what is not there`);
  };
  const first = (name: string, column: readonly number[], count: number): void => {
    check(column[0] === 0 || column.length === 0, `${name} does not begin at 0`);
    check(column.at(-1) === count || column.length === 0, `${name} does not end at ${count}`);
    check(
      column.every((value, index) => value >= (column[index - 1] ?? 0)),
      `${name} goes back`,
    );
  };
  const refs = data.strings.length;
  const verdicts = PAGE_VERDICTS.length;
  table('cases', cases, cases.id.length, ['first']);
  table('attempts', attempts, attempts.attempt.length, ['first']);
  table('steps', steps, steps.step.length);
  table('metrics', metrics, metrics.attempt.length);
  table('captured', captured, captured.attempt.length);
  table('results', results, results.attempt.length);
  table('stages', stages, stages.stage.length);
  first('cases.first', cases.first, attempts.attempt.length);
  first('attempts.first', attempts.first, steps.step.length);
  first('history.first', history.first, history.run.length);
  first('history.firstMetric', history.firstMetric, history.metricName.length);
  points('cases.scenario', cases.scenario, data.scenarios.length, 0);
  points('cases.environment', cases.environment, data.environments.length, 0);
  points('cases.verdict', cases.verdict, verdicts, 0);
  points('cases.reason', cases.reason, refs);
  points('cases.skip', cases.skip, refs);
  points('cases.xfail', cases.xfail, refs);
  points('cases.fault', cases.fault, data.faults.length);
  points('cases.matrix', cases.matrix, data.matrices.length);
  points('cases.tags', cases.tags, data.tagSets.length);
  points('cases.quarantine', cases.quarantine, data.quarantines.length);
  points('attempts.verdict', attempts.verdict, verdicts, 0);
  points('attempts.instance', attempts.instance, data.instances.length);
  points('attempts.waitedFor', attempts.waitedFor, refs);
  points('attempts.reason', attempts.reason, refs);
  points('attempts.fault', attempts.fault, data.faults.length);
  points('steps.step', steps.step, refs, 0);
  points('steps.name', steps.name, refs, 0);
  points('steps.verdict', steps.verdict, PAGE_STEP_VERDICTS.length, 0);
  points('steps.fault', steps.fault, data.faults.length);
  points('metrics.attempt', metrics.attempt, attempts.attempt.length, 0);
  points('metrics.name', metrics.name, refs, 0);
  points('metrics.unit', metrics.unit, refs);
  points('captured.attempt', captured.attempt, attempts.attempt.length, 0);
  points('results.attempt', results.attempt, attempts.attempt.length, 0);
  points('results.step', results.step, refs, 0);
  points('results.suite', results.suite, refs);
  points('results.verdict', results.verdict, PAGE_STEP_VERDICTS.length, 0);
  points('stages.stage', stages.stage, refs, 0);
  points('stages.instance', stages.instance, data.instances.length, 0);
  points('stages.case', stages.case, cases.id.length);
  points('stages.waitedFor', stages.waitedFor, refs);
  points('stages.fault', stages.fault, data.faults.length);
  points('stages.facts', stages.facts, data.facts.length);
  points('history.case', history.case, cases.id.length, 0);
  points('history.run', history.run, history.at.length, 0);
  points('history.verdict', history.verdict, verdicts, 0);
  points('history.metricName', history.metricName, refs, 0);
  const environmentsOf = data.instances.map(({environment}) => environment);
  points('instances.environment', environmentsOf, data.environments.length, 0);
  const needs = data.scenarios.flatMap((scenario) => scenario.needs);
  points('scenarios.needs', needs, data.scenarios.length, 0);
  points(
    'outputs',
    Array.from(data.outputs, ([step]) => step),
    steps.step.length,
    0,
  );
  const reportCases = data.consoleReports.map((report) => report.case);
  points('consoleReports.case', reportCases, cases.id.length);
  const reportInstances = data.consoleReports.map(({instance}) => instance);
  points('consoleReports.instance', reportInstances, data.instances.length, 0);
  return problems;
}
