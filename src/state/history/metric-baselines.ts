import type {DatabaseSync} from 'node:sqlite';
import {caseKey} from '../case-key.ts';
import {readHeads} from './read-run.ts';

/** Passed runs whose values a baseline is of: the latest ones. */
const VALUES_MAX = 10;

/** Of fewer values, no baseline: it would be their noise. */
const VALUES_MIN = 3;

/** Runs that are looked at. */
const RUNS_MAX = 200;

/** Metrics of cases, by the id of a case; repetitions of a case are the same. */
export type WantedMetrics = ReadonlyMap<string, ReadonlySet<string>>;

/** Gives what a metric of a case usually is; `undefined` where too little is known. */
export type UsualValue = (caseId: string, metric: string) => number | undefined;

/**
 * What metrics usually are: the median of the last values that each had in the case's last ten passed
 * runs, of three at least.
 */
export function readUsualValues(
  db: DatabaseSync,
  {project, manifest}: {readonly project: number; readonly manifest: string},
  wanted: WantedMetrics,
): UsualValue {
  const keys = new Map(Array.from(wanted, ([id, names]) => [caseKey(id), names]));
  const values = new Map<string, number[]>();
  // Of a passed case, which is one with a single attempt that counts: the last.
  const select = db.prepare(
    `SELECT c.key, t.text AS name, m.last FROM history_results r
       JOIN history_metrics m ON m.run = r.run AND m.place = r.place
       JOIN history_cases c ON c.id = r.case_id JOIN history_texts t ON t.id = m.name
       WHERE r.run = ? AND r.verdict = 'passed' AND m.number =
         (SELECT max(number) FROM history_attempts a WHERE a.run = r.run AND a.place = r.place)
       ORDER BY r.place DESC`,
  );
  for (const {row} of readHeads(db, {project, manifest}).slice(0, RUNS_MAX)) {
    for (const {key, name, last} of select.iterate(row)) {
      if (keys.get(String(key))?.has(String(name)) !== true) continue;
      const known = values.get(valueKey(String(key), String(name)));
      if (known === undefined) values.set(valueKey(String(key), String(name)), [Number(last)]);
      else if (known.length < VALUES_MAX) known.push(Number(last));
    }
  }
  return (caseId, metric) => {
    const known = values.get(valueKey(caseKey(caseId), metric)) ?? [];
    return known.length < VALUES_MIN ? undefined : median(known);
  };
}

/** The middle of some values, or the mean of both in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = Number.NaN, high = Number.NaN] = [sorted[(sorted.length - 1) >> 1], sorted[middle]];
  return low + (high - low) / 2;
}

function valueKey(key: string, metric: string): string {
  return `${metric}\n${key}`;
}
