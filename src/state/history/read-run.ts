import type {DatabaseSync} from 'node:sqlite';
import type {Verdict} from '../../journal/event.ts';
import type {
  AttemptContent,
  CaseContent,
  MetricContent,
  RunContent,
  StageContent,
} from './run-content.ts';
import {TextBook} from './text-book.ts';

/** A run without its cases and stages. */
export type RunHead = Omit<RunContent, 'cases' | 'stages'>;

/** A kept run, by the number of its row. */
export interface KeptRun extends RunHead {
  readonly row: number;
  /** How many rows it has, besides its own. */
  readonly rowCount: number;
}

/** Which runs are wanted. */
export interface RunWish {
  /** Number of the project. */
  readonly project: number;
  /** File name of a manifest. @default all of them */
  readonly manifest?: string | undefined;
}

/** All runs that are kept, the latest first. */
export function readHeads(db: DatabaseSync, {project, manifest}: RunWish): KeptRun[] {
  const texts = new TextBook(db);
  const only = manifest === undefined ? '' : 'AND manifest = ?';
  return db
    .prepare(
      `SELECT * FROM history_runs WHERE project = ? AND state = 'kept' ${only}
         ORDER BY started_at DESC, run DESC`,
    )
    .all(project, ...(manifest === undefined ? [] : [manifest]))
    .map((row) => headOf(row, texts));
}

function headOf(row: Row, texts: TextBook): KeptRun {
  const count = (name: Verdict): number => Number(row[name]);
  return {
    row: Number(row['id']),
    rowCount: Number(row['row_count']),
    runId: String(row['run']),
    kind: row['kind'] === 'deploy' ? 'deploy' : 'run',
    manifest: String(row['manifest']),
    name: texts.textOf(Number(row['name'])),
    sha256: String(row['sha256']),
    version: texts.textOf(Number(row['version'])),
    hostname: texts.textOf(Number(row['hostname'])),
    startedAt: Number(row['started_at']),
    durationMs: Number(row['duration_ms']),
    exitCode: Number(row['exit_code']),
    complete: row['complete'] === 1,
    stopping: row['stopping'] === null ? undefined : String(row['stopping']),
    seed: numberOrNone(row['seed']),
    shard:
      row['shard_index'] === null
        ? undefined
        : {index: Number(row['shard_index']), count: Number(row['shard_count'])},
    journalBytes: Number(row['journal_bytes']),
    counts: {
      passed: count('passed'),
      failed: count('failed'),
      flaky: count('flaky'),
      skipped: count('skipped'),
      error: count('error'),
      interrupted: count('interrupted'),
    },
  };
}

/** All that is kept of a run: as `contentOfRun` gave it. */
export function readContent(
  db: DatabaseSync,
  {row: run, rowCount: _, ...head}: KeptRun,
): RunContent {
  const texts = new TextBook(db);
  const attempts = readAttempts(db, run, texts);
  const cases = db
    .prepare(
      `SELECT r.*, c.key FROM history_results r JOIN history_cases c ON c.id = r.case_id
         WHERE run = ? ORDER BY place`,
    )
    .all(run)
    .map((row) => caseOf(row, {texts, attempts: attempts.get(Number(row['place'])) ?? []}));
  const stages = db
    .prepare('SELECT * FROM history_stages WHERE run = ? ORDER BY number')
    .all(run)
    .map((row) => stageOf(row, texts));
  return {...head, cases, stages};
}

type Row = Record<string, unknown>;

function caseOf(
  row: Row,
  {texts, attempts}: {readonly texts: TextBook; readonly attempts: readonly AttemptContent[]},
): CaseContent {
  return {
    key: String(row['key']),
    repetition: Number(row['repetition']),
    scenario: texts.textOf(Number(row['scenario'])),
    environment: texts.textOf(Number(row['environment'])),
    tags: tagsOf(texts.textOrNone(row['tags'])),
    verdict: row['verdict'] as Verdict,
    durationMs: Number(row['duration_ms']),
    startedAt: numberOrNone(row['started_at']),
    title: texts.textOrNone(row['title']),
    fault: texts.textOrNone(row['fault']),
    quarantined: row['quarantined'] === 1,
    attempts,
  };
}

/** The tags of a row's text of them. */
export function tagsOf(text: string | undefined): readonly string[] {
  return text === undefined ? [] : (JSON.parse(text) as string[]);
}

function readAttempts(
  db: DatabaseSync,
  run: number,
  texts: TextBook,
): ReadonlyMap<number, AttemptContent[]> {
  const metrics = new Map<string, MetricContent[]>();
  const rows = db
    .prepare('SELECT * FROM history_metrics WHERE run = ? ORDER BY place, number, metric')
    .iterate(run);
  for (const row of rows) {
    const key = `${row['place']} ${row['number']}`;
    const known = metrics.get(key);
    if (known === undefined) metrics.set(key, [metricOf(row, texts)]);
    else known.push(metricOf(row, texts));
  }
  const attempts = new Map<number, AttemptContent[]>();
  const all = db
    .prepare('SELECT * FROM history_attempts WHERE run = ? ORDER BY place, number')
    .iterate(run);
  for (const row of all) {
    const place = Number(row['place']);
    const attempt: AttemptContent = {
      attempt: Number(row['attempt']),
      verdict: row['verdict'] as Verdict,
      durationMs: Number(row['duration_ms']),
      title: texts.textOrNone(row['title']),
      fault: texts.textOrNone(row['fault']),
      metrics: metrics.get(`${place} ${row['number']}`) ?? [],
    };
    const known = attempts.get(place);
    if (known === undefined) attempts.set(place, [attempt]);
    else known.push(attempt);
  }
  return attempts;
}

function metricOf(row: Row, texts: TextBook): MetricContent {
  return {
    name: texts.textOf(Number(row['name'])),
    unit: texts.textOrNone(row['unit']),
    count: Number(row['count']),
    least: Number(row['least']),
    most: Number(row['most']),
    last: Number(row['last']),
  };
}

function stageOf(row: Row, texts: TextBook): StageContent {
  return {
    stage: row['stage'] as StageContent['stage'],
    environment: texts.textOf(Number(row['environment'])),
    instance: texts.textOf(Number(row['instance'])),
    place: numberOrNone(row['place']),
    attempt: numberOrNone(row['attempt']),
    ok: row['ok'] === 1,
    durationMs: Number(row['duration_ms']),
    startedAt: Number(row['started_at']),
    title: texts.textOrNone(row['title']),
    fault: texts.textOrNone(row['fault']),
  };
}

function numberOrNone(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
