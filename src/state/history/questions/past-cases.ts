import type {DatabaseSync} from 'node:sqlite';
import type {Verdict} from '../../../journal/event.ts';
import {type KeptRun, tagsOf} from '../read-run.ts';
import type {CaseContent, MetricContent, RunContent, StageContent} from '../run-content.ts';
import {TextBook} from '../text-book.ts';

/** The run that something is of. */
export type RunOf = Pick<RunContent, 'runId' | 'manifest' | 'sha256' | 'startedAt'>;

/** How a case ended in one run, as questions about many runs need it. */
export interface PastCase
  extends Pick<
    CaseContent,
    | 'key'
    | 'scenario'
    | 'environment'
    | 'tags'
    | 'verdict'
    | 'durationMs'
    | 'title'
    | 'fault'
    | 'quarantined'
  > {
  readonly run: RunOf;
}

/** The values of a metric in the last attempt at a case. */
export interface PastMetric extends MetricContent {
  readonly item: PastCase;
}

/** A stage of one run. */
export interface PastStage
  extends Pick<StageContent, 'stage' | 'environment' | 'instance' | 'ok' | 'durationMs' | 'fault'> {
  readonly run: RunOf;
}

/** Which cases are meant. */
export type CaseFilter = (
  item: Pick<PastCase, 'key' | 'scenario' | 'environment' | 'tags'>,
) => boolean;

const RESULTS = `SELECT r.*, c.key FROM history_results r JOIN history_cases c ON c.id = r.case_id
  WHERE r.run = ? ORDER BY r.place`;

const METRICS = `SELECT r.*, c.key, m.name, m.unit, m.count, m.least, m.most, m.last
  FROM history_metrics m JOIN history_results r ON r.run = m.run AND r.place = m.place
  JOIN history_cases c ON c.id = r.case_id
  WHERE m.run = ? AND m.number =
    (SELECT max(number) FROM history_attempts a WHERE a.run = m.run AND a.place = m.place)
  ORDER BY m.place, m.metric`;

const STAGES = `SELECT stage, environment, instance, ok, duration_ms, fault FROM history_stages
  WHERE run = ? ORDER BY number`;

/** The cases of `runs`, run by run, each in its plan's order. Memory does not grow with them. */
export function* pastCases(
  db: DatabaseSync,
  runs: readonly KeptRun[],
  filter: CaseFilter,
): Generator<PastCase> {
  const texts = new TextBook(db);
  const select = db.prepare(RESULTS);
  for (const run of runs) {
    for (const row of select.iterate(run.row)) {
      const item = caseOf(row, {run, texts});
      if (filter(item)) yield item;
    }
  }
}

/** The metrics of the cases of `runs`, or the one called `name`; as `pastCases`. */
export function* pastMetrics(
  db: DatabaseSync,
  runs: readonly KeptRun[],
  {filter, name: only}: {readonly filter: CaseFilter; readonly name?: string},
): Generator<PastMetric> {
  const texts = new TextBook(db);
  const select = db.prepare(METRICS);
  for (const run of runs) {
    for (const row of select.iterate(run.row)) {
      const name = texts.textOf(Number(row['name']));
      if (only !== undefined && name !== only) continue;
      const item = caseOf(row, {run, texts});
      if (!filter(item)) continue;
      yield {
        item,
        name,
        unit: texts.textOrNone(row['unit']),
        count: Number(row['count']),
        least: Number(row['least']),
        most: Number(row['most']),
        last: Number(row['last']),
      };
    }
  }
}

/** The stages of `runs`, run by run, in the order in which they ended. */
export function* pastStages(db: DatabaseSync, runs: readonly KeptRun[]): Generator<PastStage> {
  const texts = new TextBook(db);
  const select = db.prepare(STAGES);
  for (const run of runs) {
    for (const row of select.iterate(run.row)) {
      yield {
        run,
        stage: row['stage'] as StageContent['stage'],
        environment: texts.textOf(Number(row['environment'])),
        instance: texts.textOf(Number(row['instance'])),
        ok: row['ok'] === 1,
        durationMs: Number(row['duration_ms']),
        fault: texts.textOrNone(row['fault']),
      };
    }
  }
}

function caseOf(
  row: Record<string, unknown>,
  {run, texts}: {readonly run: KeptRun; readonly texts: TextBook},
): PastCase {
  return {
    run,
    key: String(row['key']),
    scenario: texts.textOf(Number(row['scenario'])),
    environment: texts.textOf(Number(row['environment'])),
    tags: tagsOf(texts.textOrNone(row['tags'])),
    verdict: row['verdict'] as Verdict,
    durationMs: Number(row['duration_ms']),
    title: texts.textOrNone(row['title']),
    fault: texts.textOrNone(row['fault']),
    quarantined: row['quarantined'] === 1,
  };
}
