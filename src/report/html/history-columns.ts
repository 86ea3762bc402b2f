import type {CaseHistoryRecord} from '../../journal/plan-event.ts';
import type {RunReader} from '../../journal/run-result.ts';
import type {HistoryColumns} from './page-data.ts';
import {type PageTables, tenths, verdictIndex} from './page-tables.ts';

type Columns = {-readonly [K in keyof HistoryColumns]: number[]};

/** What earlier runs of the cases came to, as the journal tells. */
export function historyColumns(reader: RunReader, tables: PageTables): HistoryColumns {
  const told = new Set<number>();
  const times = new Map<number, number>();
  const columns: Columns = {
    ...{at: [], case: [], first: [0], run: [], verdict: [], durationMs: []},
    ...{firstMetric: [0], metricName: [], metricValue: []},
  };
  for (const {case: id, runs} of reader.readHistory()) {
    const index = tables.caseIndex(id);
    // Told twice in a merge of runs: what the first journal says is shown.
    if (index === -1 || told.has(index)) continue;
    told.add(index);
    columns.case.push(index);
    for (const run of runs) addRun(columns, run, {times, tables});
    columns.first.push(columns.run.length);
  }
  return columns;
}

function addRun(
  columns: Columns,
  {at, verdict, durationMs, metrics = {}}: CaseHistoryRecord['runs'][number],
  {times, tables}: {readonly times: Map<number, number>; readonly tables: PageTables},
): void {
  let run = times.get(at);
  if (run === undefined) {
    run = columns.at.length;
    times.set(at, run);
    columns.at.push(at);
  }
  columns.run.push(run);
  columns.verdict.push(verdictIndex(verdict));
  columns.durationMs.push(tenths(durationMs));
  for (const [name, value] of Object.entries(metrics)) {
    columns.metricName.push(tables.strings.index(name));
    columns.metricValue.push(value);
  }
  columns.firstMetric.push(columns.metricName.length);
}
