import type {CaseHistoryRecord} from '../../journal/plan-event.ts';
import type {RunReader} from '../../journal/run-result.ts';
import type {HistoryColumns} from './page-data.ts';
import {type PageTables, tenths, verdictIndex} from './page-tables.ts';

/** What earlier runs of the cases came to, as the journal tells. */
export function historyColumns(reader: RunReader, tables: PageTables): HistoryColumns {
  const byCase = new Map<number, CaseHistoryRecord['runs']>();
  for (const {case: id, runs} of reader.readHistory()) {
    const index = tables.caseIndex(id);
    // Told twice in a merge of runs: the first one, of the first journal, is shown.
    if (index !== -1 && !byCase.has(index)) byCase.set(index, runs);
  }
  const cases = [...byCase.keys()].sort((a, b) => a - b);
  const times = new Map<number, number>();
  const columns = {
    at: [] as number[],
    case: cases,
    first: [0],
    run: [] as number[],
    verdict: [] as number[],
    durationMs: [] as number[],
    metrics: {} as Record<number, Readonly<Record<string, number>>>,
  };
  for (const index of cases) {
    for (const {at, verdict, durationMs, metrics} of byCase.get(index) ?? []) {
      let run = times.get(at);
      if (run === undefined) {
        run = columns.at.length;
        times.set(at, run);
        columns.at.push(at);
      }
      if (metrics !== undefined) columns.metrics[columns.run.length] = metrics;
      columns.run.push(run);
      columns.verdict.push(verdictIndex(verdict));
      columns.durationMs.push(tenths(durationMs));
    }
    columns.first.push(columns.run.length);
  }
  return columns;
}
