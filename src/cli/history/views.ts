import {
  type DurationTally,
  type FailureTally,
  type FlakinessTally,
  rateOf,
  type VerdictTally,
} from '../../state/history/questions/tallies.ts';
import type {
  CasePoint,
  MetricPoint,
  Period,
  PeriodTally,
  StageTally,
} from '../../state/history/questions/trends.ts';
import type {KeptRun} from '../../state/history/read-run.ts';
import {
  countColumn,
  durationColumn,
  shareColumn,
  textColumn,
  timeColumn,
  verdictColumns,
} from './columns.ts';
import type {View} from './view.ts';

/** Runs, the latest first. */
export function runsView(runs: readonly KeptRun[]): View<RunRow> {
  return {
    name: 'runs',
    rows: runs.map((run) => ({...run, ...run.counts, successRate: rateOf(run.counts)})),
    columns: [
      textColumn('RUN', 'runId'),
      timeColumn('STARTED', 'startedAt'),
      {
        title: 'OUTCOME',
        key: 'outcome',
        value: outcomeOf,
      },
      ...verdictColumns<RunRow>(),
      shareColumn('SUCCESS', 'successRate'),
      durationColumn('TOOK', 'durationMs'),
      {title: 'EXIT', key: 'exitCode', value: (run) => run.exitCode},
      {title: 'SHARD', key: 'shard', value: ({shard}) => shard && `${shard.index}/${shard.count}`},
      {title: 'MANIFEST', key: 'manifest', value: ({manifest}) => manifest},
    ],
  };
}

type RunRow = KeptRun & KeptRun['counts'] & {readonly successRate: number | undefined};

function outcomeOf({kind, complete, stopping, counts}: KeptRun): string {
  if (!complete) return 'cut off';
  if (stopping !== undefined) return stopping;
  if (kind === 'deploy') return 'deployed';
  if (counts.failed > 0) return 'failed';
  return counts.error > 0 ? 'error' : 'passed';
}

/** How often what passed. */
export function ratesView(rows: readonly VerdictTally[], by: string): View<VerdictTally> {
  return {
    name: 'rates',
    rows,
    columns: [
      textColumn(by.toUpperCase(), 'name'),
      shareColumn('SUCCESS', 'successRate'),
      countColumn('RESULTS', 'total'),
      ...verdictColumns<VerdictTally>(),
    ],
  };
}

/** What takes longest. */
export function slowestView(rows: readonly DurationTally[], by: string): View<DurationTally> {
  return {
    name: 'slowest',
    rows,
    columns: [
      textColumn(by.toUpperCase(), 'name'),
      durationColumn('P90', 'p90Ms'),
      durationColumn('MEDIAN', 'medianMs'),
      durationColumn('MEAN', 'meanMs'),
      durationColumn('MAX', 'maxMs'),
      countColumn('PASSES', 'passes'),
    ],
  };
}

/** What is unsteady. */
export function flakiestView(rows: readonly FlakinessTally[]): View<FlakinessTally> {
  return {
    name: 'flakiest',
    rows,
    columns: [
      textColumn('CASE', 'name'),
      shareColumn('NOT AT ONCE', 'rate'),
      countColumn('CHANGES', 'changes'),
      countColumn('FLAKY', 'flaky'),
      countColumn('FAILED', 'failed'),
      countColumn('JUDGED', 'judged'),
    ],
  };
}

/** What fails again and again. */
export function failuresView(rows: readonly FailureTally[]): View<FailureTally> {
  return {
    name: 'failures',
    rows,
    columns: [
      countColumn('COUNT', 'count'),
      countColumn('RUNS', 'runs'),
      timeColumn('FIRST', 'firstAt'),
      timeColumn('LAST', 'lastAt'),
      textColumn('LAST RUN', 'lastRun'),
      {
        title: 'CASES',
        key: 'cases',
        value: ({cases}) => cases,
        text: ({cases}) => (cases.length === 1 ? (cases[0] ?? '') : `${cases.length} cases`),
      },
      textColumn('FAILURE', 'title'),
    ],
  };
}

/** How cases went from run to run. */
export function caseTrendView(rows: readonly CasePoint[]): View<CasePoint> {
  return {
    name: 'trend',
    rows,
    shown: 'last',
    columns: [
      textColumn('RUN', 'runId'),
      timeColumn('STARTED', 'at'),
      textColumn('CASE', 'name'),
      textColumn('VERDICT', 'verdict'),
      durationColumn('TOOK', 'durationMs'),
      textColumn('FAILURE', 'title'),
    ],
  };
}

/** How metrics went from run to run. */
export function metricTrendView(rows: readonly MetricPoint[]): View<MetricPoint> {
  return {
    name: 'metric',
    rows,
    shown: 'last',
    columns: [
      textColumn('RUN', 'runId'),
      timeColumn('STARTED', 'at'),
      textColumn('CASE', 'name'),
      textColumn('METRIC', 'metric'),
      {title: 'VALUE', key: 'value', value: ({value}) => value},
      textColumn('UNIT', 'unit'),
      shareColumn('CHANGE', 'change', {isSigned: true}),
      textColumn('VERDICT', 'verdict'),
    ],
  };
}

/** How runs went over time. */
export function periodsView(rows: readonly PeriodTally[], period: Period): View<PeriodTally> {
  return {
    name: 'periods',
    rows,
    shown: 'last',
    columns: [
      timeColumn(period.toUpperCase(), 'at'),
      textColumn('LATEST RUN', 'runId'),
      countColumn('RUNS', 'runs'),
      shareColumn('SUCCESS', 'successRate'),
      ...verdictColumns<PeriodTally>(),
      countColumn('PROVISIONS', 'provisions'),
      countColumn('NOT MADE', 'provisionsFailed'),
      countColumn('RESTARTS', 'restarts'),
      countColumn('STAGES FAILED', 'stagesFailed'),
      durationColumn('TOOK', 'durationMs'),
    ],
  };
}

/** What stages take and how often they fail. */
export function stagesView(rows: readonly StageTally[]): View<StageTally> {
  return {
    name: 'stages',
    rows,
    columns: [
      textColumn('ENVIRONMENT', 'environment'),
      textColumn('STAGE', 'stage'),
      countColumn('COUNT', 'count'),
      countColumn('FAILED', 'failed'),
      durationColumn('MEDIAN', 'medianMs'),
      durationColumn('P90', 'p90Ms'),
      textColumn('LATEST FAULT', 'fault'),
    ],
  };
}
