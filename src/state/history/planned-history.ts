import type {DatabaseSync} from 'node:sqlite';
import type {Verdict} from '../../journal/event.ts';
import {caseKey} from '../case-key.ts';
import type {Flakiness, History} from '../history.ts';
import {type KeptRun, readHeads} from './read-run.ts';

/** What is known of the cases of a manifest. */
export interface KnownCases extends History {
  readonly caseCount: number;
  flakiness(caseId: string): Flakiness | undefined;
}

/** Weight of the latest run in the mean: four runs after a change most of the old is forgotten. */
const LATEST_WEIGHT = 0.4;

/** Passes that the mean is of: what the one before these weighs is below a ten-millionth. */
const PASSES_MAX = 32;

/** Latest runs by which a case is called flaky. */
const JUDGED_MAX = 20;

/** There and back: a single change is what a defect, or its repair, looks like. */
const FLAKY_CHANGES = 2;

/** Cases that were not run for so long before the latest run are forgotten: renamed, most likely. */
const FORGET_AFTER_MS = 90 * 24 * 60 * 60 * 1000;

/** Rows that are read at most, the latest runs first: about 0.3 s. */
const ROWS_MAX = 200_000;

/** Verdicts of the repetitions of one case in one run: the one that most calls for a look counts. */
const WORST_FIRST: readonly Verdict[] = [
  'failed',
  'error',
  'interrupted',
  'flaky',
  'passed',
  'skipped',
];

/** How a case ended in a run, for what follows from it. */
export interface PastResult {
  /** Tells runs apart. */
  readonly run: number;
  readonly verdict: Verdict;
  readonly durationMs: number;
  /** Of the run. ms since the epoch. */
  readonly startedAt: number;
  /** Of the manifest. */
  readonly sha256: string;
}

/** What an older version kept of a case. */
export interface ImportedCase {
  readonly durationMs: number | undefined;
  readonly verdict: Verdict;
  /** ms since the epoch. */
  readonly seenAt: number;
}

/** What the runs of one manifest, and what an older version kept, say of its cases. */
export function readKnownCases(
  db: DatabaseSync,
  {project, manifest}: {readonly project: number; readonly manifest: string},
): KnownCases {
  const heads = readHeads(db, {project, manifest}).filter(({kind}) => kind === 'run');
  const past = readPast(db, heads);
  const imported = readImports(db, project);
  const names = db
    .prepare('SELECT id, key FROM history_cases WHERE project = ? AND manifest = ?')
    .all(project, manifest);
  const cases = new Map<string, readonly PastResult[]>();
  for (const {id, key} of names) {
    const results = past.get(Number(id));
    if (results !== undefined) cases.set(String(key), results);
  }
  return knownCases(cases, imported);
}

/** @param past Of each case, by its key, the latest result first. */
export function knownCases(
  past: ReadonlyMap<string, readonly PastResult[]>,
  imported: ReadonlyMap<string, ImportedCase> = new Map(),
): KnownCases {
  // Worked out at once: what it is worked out from takes far more memory.
  const known = new Map(
    Array.from(new Set([...past.keys(), ...imported.keys()]), (key) => {
      const results = past.get(key) ?? [];
      const before = imported.get(key);
      const durationMs = expectedMs(results, before);
      const verdict = latestVerdict(results, before);
      return [key, {durationMs, verdict, flakiness: flakinessOf(results)}];
    }),
  );
  return {
    caseCount: known.size,
    durationMs: (id) => known.get(caseKey(id))?.durationMs,
    verdict: (id) => known.get(caseKey(id))?.verdict,
    flakiness: (id) => known.get(caseKey(id))?.flakiness,
  };
}

/** A mean of the passes in which the later ones weigh more; `undefined` where there is none. */
export function expectedMs(
  latestFirst: readonly PastResult[],
  imported: ImportedCase | undefined,
): number | undefined {
  // A failed run may have ended early or hung: it says little about how long passing takes.
  const passes = latestFirst.filter(
    ({verdict, startedAt}) =>
      (verdict === 'passed' || verdict === 'flaky') && !isIn(imported, startedAt),
  );
  let mean = passes.length < PASSES_MAX ? imported?.durationMs : undefined;
  for (const {durationMs} of passes.slice(0, PASSES_MAX).reverse()) {
    mean = mean === undefined ? durationMs : mean + LATEST_WEIGHT * (durationMs - mean);
  }
  return mean;
}

/** The worst of its repetitions in the latest run that did not skip it. */
function latestVerdict(
  latestFirst: readonly PastResult[],
  imported: ImportedCase | undefined,
): Verdict | undefined {
  const latest = latestFirst.find(({verdict}) => verdict !== 'skipped');
  if (latest === undefined || isIn(imported, latest.startedAt)) {
    return imported?.verdict ?? (latestFirst.length === 0 ? undefined : worstOf(latestFirst));
  }
  return worstOf(latestFirst.filter(({run}) => run === latest.run));
}

function worstOf(results: readonly PastResult[]): Verdict | undefined {
  return worstVerdict(results.map(({verdict}) => verdict));
}

/** What the repetitions of one case came to together: what most calls for a look. */
export function worstVerdict(verdicts: readonly Verdict[]): Verdict | undefined {
  return WORST_FIRST.find((verdict) => verdicts.includes(verdict));
}

/** Whether a run from `startedAt` on is in what the older version kept: it did so at a run's end. */
function isIn(imported: ImportedCase | undefined, startedAt: number): boolean {
  return imported !== undefined && startedAt < imported.seenAt;
}

/**
 * Whether a case is known to be flaky, by its latest runs that judged it: it passed on a retry, or
 * changed between pass and failure and back while the manifest stayed the same.
 */
export function flakinessOf(latestFirst: readonly PastResult[]): Flakiness | undefined {
  const judged = latestFirst
    .filter(({verdict}) => verdict === 'passed' || verdict === 'failed' || verdict === 'flaky')
    .slice(0, JUDGED_MAX);
  let changes = 0;
  for (const [index, later] of judged.entries()) {
    if (later.verdict === 'flaky') changes += FLAKY_CHANGES;
    const earlier = judged[index + 1];
    const isChange =
      earlier !== undefined &&
      earlier.sha256 === later.sha256 &&
      (earlier.verdict === 'failed') !== (later.verdict === 'failed');
    if (isChange) changes += 1;
  }
  if (changes < FLAKY_CHANGES) return undefined;
  const failed = judged.filter(({verdict}) => verdict !== 'passed').length;
  return {failed, runs: judged.length};
}

/** By the number of a case, the latest result first. */
function readPast(db: DatabaseSync, heads: readonly KeptRun[]): Map<number, PastResult[]> {
  const past = new Map<number, PastResult[]>();
  const from = (heads[0]?.startedAt ?? 0) - FORGET_AFTER_MS;
  // Repetitions of one run: the last one first.
  const select = db.prepare(
    'SELECT case_id, verdict, duration_ms FROM history_results WHERE run = ? ORDER BY place DESC',
  );
  let rows = 0;
  for (const {row, startedAt, sha256} of heads) {
    if (startedAt < from || rows >= ROWS_MAX) break;
    for (const {case_id: id, verdict, duration_ms: durationMs} of select.iterate(row)) {
      rows += 1;
      const result: PastResult = {
        run: row,
        verdict: verdict as Verdict,
        durationMs: Number(durationMs),
        startedAt,
        sha256,
      };
      const known = past.get(Number(id));
      if (known === undefined) past.set(Number(id), [result]);
      else known.push(result);
    }
  }
  return past;
}

function readImports(db: DatabaseSync, project: number): Map<string, ImportedCase> {
  const rows = db
    .prepare('SELECT key, duration_ms, verdict, seen_at FROM history_imports WHERE project = ?')
    .all(project);
  return new Map(
    rows.map(({key, duration_ms: durationMs, verdict, seen_at: seenAt}) => [
      String(key),
      {
        durationMs: typeof durationMs === 'number' ? durationMs : undefined,
        verdict: verdict as Verdict,
        seenAt: Number(seenAt),
      },
    ]),
  );
}
