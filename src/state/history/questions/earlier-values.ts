import type {DatabaseSync} from 'node:sqlite';
import type {KeptRun} from '../read-run.ts';
import type {EarlierValues} from './compare-runs.ts';
import {pastCases, pastMetrics} from './past-cases.ts';

/** Runs whose values a run is compared with. */
const RUNS_MAX = 20;

/**
 * What cases took and metrics were in the runs of the same manifest before `after`, those of the
 * latest first.
 *
 * @param runs All runs of the project that are kept, the latest first.
 */
export function readEarlierValues(
  db: DatabaseSync,
  runs: readonly KeptRun[],
  after: KeptRun,
): EarlierValues {
  const place = runs.findIndex(({row}) => row === after.row);
  const earlier = runs
    .slice(place + 1)
    .filter(({kind, manifest}) => kind === 'run' && manifest === after.manifest)
    .slice(0, RUNS_MAX);
  const durations = new Map<string, number[]>();
  for (const {key, verdict, durationMs} of pastCases(db, earlier, () => true)) {
    if (verdict === 'passed' || verdict === 'flaky') push(durations, key, durationMs);
  }
  const values = new Map<string, number[]>();
  for (const {item, name, last} of pastMetrics(db, earlier, {filter: () => true})) {
    if (item.verdict === 'passed' || item.verdict === 'flaky') {
      push(values, `${name}\n${item.key}`, last);
    }
  }
  return {
    durations: (key) => durations.get(key) ?? [],
    values: (key, metric) => values.get(`${metric}\n${key}`) ?? [],
  };
}

function push(lists: Map<string, number[]>, key: string, value: number): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [value]);
  else known.push(value);
}
