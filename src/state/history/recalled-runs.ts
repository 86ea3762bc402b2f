import type {DatabaseSync} from 'node:sqlite';
import type {Verdict} from '../../journal/event.ts';
import type {CaseHistoryRecord} from '../../journal/plan-event.ts';
import {monotonicMs} from '../../util/clock.ts';
import {caseKey} from '../case-key.ts';
import {worstVerdict} from './planned-history.ts';
import {readHeads} from './read-run.ts';
import {TextBook} from './text-book.ts';

/** Runs of a case that are recalled: as many points as a sparkline has use for. */
const RUNS_MAX = 20;

/** Of all cases together, 60 bytes each: of very many cases fewer runs are recalled. */
const RECALLED_MAX = 100_000;

/** Rows that are looked at, the latest runs first: about 0.2 s. */
const ROWS_MAX = 200_000;

/** No run is looked at after that: this stands between the user and the first case. */
const TIME_MAX_MS = 500;

type PastRun = CaseHistoryRecord['runs'][number];

/** Which runs are recalled. */
export interface RecallWish {
  /** Number of the project. */
  readonly project: number;
  /** File name of the manifest. */
  readonly manifest: string;
  /** Ids of the cases. */
  readonly cases: readonly string[];
  /** Id of a run that is not recalled: the one that goes on. */
  readonly except?: string;
}

/** A case, and what is found of it. */
interface Recalled {
  /** Latest first. */
  readonly runs: PastRun[];
}

/**
 * What the latest runs of some cases came to, of those that have any, in the order of `cases`.
 * Repetitions of a case are the same: of those in one run the one that most calls for a look counts.
 */
export function recallRuns(db: DatabaseSync, wish: RecallWish): CaseHistoryRecord[] {
  const endMs = monotonicMs() + TIME_MAX_MS;
  const {known, byNumber} = wantedCases(db, wish);
  const depth = Math.max(1, Math.min(RUNS_MAX, Math.floor(RECALLED_MAX / wish.cases.length)));
  const reader = new RunRows(db);
  let open = byNumber.size;
  for (const head of readHeads(db, wish)) {
    if (open === 0 || reader.rows >= ROWS_MAX || monotonicMs() > endMs) break;
    if (head.kind !== 'run' || head.runId === wish.except) continue;
    for (const [number, run] of reader.read(head.row, {at: head.startedAt, wanted: byNumber})) {
      const runs = byNumber.get(number)?.runs;
      if (runs === undefined || runs.length === depth) continue;
      runs.push(run);
      if (runs.length === depth) open -= 1;
    }
  }
  return wish.cases.flatMap((id) => {
    const {runs = []} = known.get(caseKey(id)) ?? {};
    return runs.length === 0 ? [] : [{case: id, runs: runs.toReversed()}];
  });
}

/** The wanted cases that have a number, by their key and by that. */
function wantedCases(
  db: DatabaseSync,
  {project, manifest, cases}: RecallWish,
): {
  readonly known: ReadonlyMap<string, Recalled>;
  readonly byNumber: ReadonlyMap<number, Recalled>;
} {
  const keys = new Set(cases.map(caseKey));
  const known = new Map<string, Recalled>();
  const byNumber = new Map<number, Recalled>();
  const names = db
    .prepare('SELECT id, key FROM history_cases WHERE project = ? AND manifest = ?')
    .all(project, manifest);
  for (const {id, key} of names) {
    if (!keys.has(String(key))) continue;
    const recalled: Recalled = {runs: []};
    known.set(String(key), recalled);
    byNumber.set(Number(id), recalled);
  }
  return {known, byNumber};
}

/** Reads what is kept of one run after another. */
class RunRows {
  /** How many were read. */
  rows = 0;
  readonly #texts: TextBook;
  readonly #results;
  readonly #metrics;

  constructor(db: DatabaseSync) {
    this.#texts = new TextBook(db);
    this.#results = db.prepare(
      'SELECT case_id, place, verdict, duration_ms FROM history_results WHERE run = ?',
    );
    this.#metrics = db.prepare(
      'SELECT place, number, name, last FROM history_metrics WHERE run = ? ORDER BY place, number',
    );
  }

  /** What came of the wanted cases in the run, by their numbers. */
  read(
    run: number,
    {at, wanted}: {readonly at: number; readonly wanted: ReadonlyMap<number, unknown>},
  ): ReadonlyMap<number, PastRun> {
    const found = new Map<number, {place: number; verdict: Verdict; durationMs: number}>();
    for (const row of this.#results.iterate(run)) {
      this.rows += 1;
      const number = Number(row['case_id']);
      if (!wanted.has(number)) continue;
      const [place, verdict] = [Number(row['place']), row['verdict'] as Verdict];
      const before = found.get(number);
      if (before !== undefined && !isWorse(verdict, before.verdict)) continue;
      found.set(number, {place, verdict, durationMs: Math.round(Number(row['duration_ms']))});
    }
    const metrics = found.size === 0 ? undefined : this.#metricsOf(run);
    const runs = new Map<number, PastRun>();
    for (const [number, {place, verdict, durationMs}] of found) {
      const own = metrics?.get(place);
      runs.set(number, {at, verdict, durationMs, ...(own && {metrics: Object.fromEntries(own)})});
    }
    return runs;
  }

  /** Those of each case's last attempt that has any, by the case's place in the run. */
  #metricsOf(run: number): ReadonlyMap<number, ReadonlyMap<string, number>> {
    const metrics = new Map<number, Map<string, number>>();
    let attempt = '';
    for (const {place, number, name, last} of this.#metrics.iterate(run)) {
      this.rows += 1;
      const next = `${place} ${number}`;
      if (next !== attempt) metrics.set(Number(place), new Map());
      attempt = next;
      metrics.get(Number(place))?.set(this.#texts.textOf(Number(name)), Number(last));
    }
    return metrics;
  }
}

function isWorse(verdict: Verdict, before: Verdict): boolean {
  return verdict !== before && worstVerdict([verdict, before]) === verdict;
}
