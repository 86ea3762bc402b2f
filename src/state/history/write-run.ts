import type {DatabaseSync} from 'node:sqlite';
import {wallClockMs} from '../../util/clock.ts';
import {type OwnerIdentity, ownerState, ownIdentity} from '../../util/owner-identity.ts';
import type {StateDatabase} from '../database.ts';
import {inBatches} from './in-batches.ts';
import type {AttemptContent, CaseContent, RunContent} from './run-content.ts';
import {TextBook} from './text-book.ts';

/** A run whose rows are being written was taken for a dead writer's, and is being removed. */
class TakenAway extends Error {}

/** Tries to write a run that others remove meanwhile, since they cannot see this process. */
const TRIES_MAX = 3;

/** Runs with no more rows are written at once: that takes about 1 ms. */
const ROWS_AT_ONCE_MAX = 300;

/** For so long a writer that cannot be looked at counts as alive: writing takes seconds. */
const UNKNOWN_ALIVE_MS = 60 * 60 * 1000;

/**
 * Writes `content` into the history, in place of what is there of the same run. Others see the old
 * run or the new one, whole. Two processes that write the same run at once do no harm: one of them stays.
 *
 * @param project Number of its project.
 * @throws {FaultError} `state/unusable`; the history then has what it had.
 */
export async function writeRun(
  database: StateDatabase,
  project: number,
  content: RunContent,
): Promise<void> {
  if (rowCount(content) <= ROWS_AT_ONCE_MAX) {
    writeAtOnce(database, project, content);
    return;
  }
  for (let tries = 1; ; tries += 1) {
    const run = database.write((db) => openRun(db, project, content));
    try {
      const check = (db: DatabaseSync): void => {
        const row = db.prepare('SELECT state FROM history_runs WHERE id = ?').get(run);
        if (row?.['state'] !== 'writing') throw new TakenAway();
      };
      await inBatches(database, (db) => insertRows(db, {project, run, content}), check);
      database.write((db) => {
        check(db);
        showRun(db, {project, run, runId: content.runId});
      });
      return;
    } catch (error) {
      if (!(error instanceof TakenAway)) {
        giveUp(database, run);
        throw error;
      }
      if (tries === TRIES_MAX) return;
    }
  }
}

/** In a single transaction: each costs a sync of the disk. */
function writeAtOnce(database: StateDatabase, project: number, content: RunContent): void {
  database.write((db) => {
    const run = openRun(db, project, content);
    const rows = insertRows(db, {project, run, content});
    while (rows.next().done !== true);
    showRun(db, {project, run, runId: content.runId});
  });
}

/** Removes the rows of runs that are to go, and of writers that died. */
export async function removeMarkedRuns(database: StateDatabase): Promise<number> {
  let removed = 0;
  const marked = database.read((db) =>
    db.prepare("SELECT id, state, writer FROM history_runs WHERE state <> 'kept'").all(),
  );
  for (const {id, state, writer} of marked) {
    const run = Number(id);
    if (state === 'writing') {
      if (mayWriteStill(String(writer))) continue;
      database.write((db) => mark(db, run));
    }
    await inBatches(database, (db) => deleteRows(db, run));
    removed += 1;
  }
  return removed;
}

/** Marks a run for `removeMarkedRuns`: from here on nobody sees it. */
export function mark(db: DatabaseSync, run: number): void {
  db.prepare("UPDATE history_runs SET state = 'removing' WHERE id = ?").run(run);
}

function openRun(db: DatabaseSync, project: number, content: RunContent): number {
  const texts = new TextBook(db);
  db.exec('UPDATE history_meta SET generation = generation + 1');
  const {counts, shard} = content;
  const {lastInsertRowid} = db
    .prepare(
      `INSERT INTO history_runs (project, run, state, writer, row_count, kind, manifest, name, sha256,
         version, hostname, started_at, duration_ms, exit_code, complete, stopping, seed,
         shard_index, shard_count, journal_bytes, passed, failed, flaky, skipped, error, interrupted)
       VALUES (?, ?, 'writing', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      project,
      content.runId,
      writerText(),
      rowCount(content),
      content.kind,
      content.manifest,
      texts.idOf(content.name),
      content.sha256,
      texts.idOf(content.version),
      texts.idOf(content.hostname),
      content.startedAt,
      content.durationMs,
      content.exitCode,
      Number(content.complete),
      content.stopping ?? null,
      content.seed ?? null,
      shard?.index ?? null,
      shard?.count ?? null,
      content.journalBytes,
      counts.passed,
      counts.failed,
      counts.flaky,
      counts.skipped,
      counts.error,
      counts.interrupted,
    );
  return Number(lastInsertRowid);
}

/** How many rows a run has, besides its own. */
function rowCount({cases, stages}: RunContent): number {
  const ofAttempts = (attempts: readonly AttemptContent[]): number =>
    attempts.reduce((sum, {metrics}) => sum + 1 + metrics.length, 0);
  return cases.reduce((sum, {attempts}) => sum + 1 + ofAttempts(attempts), stages.length);
}

function showRun(
  db: DatabaseSync,
  {project, run, runId}: {readonly project: number; readonly run: number; readonly runId: string},
): void {
  db.exec('UPDATE history_meta SET generation = generation + 1');
  db.prepare(
    "UPDATE history_runs SET state = 'removing' WHERE project = ? AND run = ? AND state = 'kept'",
  ).run(project, runId);
  db.prepare("UPDATE history_runs SET state = 'kept' WHERE id = ?").run(run);
}

interface RunRows {
  readonly project: number;
  readonly run: number;
  readonly content: RunContent;
}

function* insertRows(db: DatabaseSync, {project, run, content}: RunRows): Generator<void> {
  const texts = new TextBook(db);
  const cases = new CaseBook(db, project, content.manifest);
  const insertResult = db.prepare(
    'INSERT INTO history_results VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  for (const [place, item] of content.cases.entries()) {
    insertResult.run(
      run,
      place,
      cases.idOf(item.key),
      item.repetition,
      texts.idOf(item.scenario),
      texts.idOf(item.environment),
      item.tags.length === 0 ? null : texts.idOf(JSON.stringify(item.tags)),
      item.verdict,
      item.durationMs,
      item.startedAt ?? null,
      texts.idOrNull(item.title),
      texts.idOrNull(item.fault),
      Number(item.quarantined),
    );
    yield;
  }
  yield* insertAttempts(db, {run, cases: content.cases, texts});
  const insertStage = db.prepare(
    'INSERT INTO history_stages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  for (const [number, stage] of content.stages.entries()) {
    insertStage.run(
      run,
      number,
      stage.stage,
      texts.idOf(stage.environment),
      texts.idOf(stage.instance),
      stage.place ?? null,
      stage.attempt ?? null,
      Number(stage.ok),
      stage.durationMs,
      stage.startedAt,
      texts.idOrNull(stage.title),
      texts.idOrNull(stage.fault),
    );
    yield;
  }
}

function* insertAttempts(
  db: DatabaseSync,
  {run, cases, texts}: {run: number; cases: readonly CaseContent[]; texts: TextBook},
): Generator<void> {
  const insert = db.prepare('INSERT INTO history_attempts VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const insertMetric = db.prepare(
    'INSERT INTO history_metrics VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  for (const [place, {attempts}] of cases.entries()) {
    for (const [number, item] of attempts.entries()) {
      const {attempt, verdict, durationMs, title, fault, metrics} = item;
      insert.run(
        run,
        place,
        number,
        attempt,
        verdict,
        durationMs,
        texts.idOrNull(title),
        texts.idOrNull(fault),
      );
      yield;
      for (const [index, {name, unit, count, least, most, last}] of metrics.entries()) {
        const names = [texts.idOf(name), texts.idOrNull(unit)] as const;
        insertMetric.run(run, place, number, index, ...names, count, least, most, last);
        yield;
      }
    }
  }
}

/** Gives each case of a manifest its number. */
class CaseBook {
  readonly #ids: Map<string, number>;
  readonly #add: (key: string) => number;

  constructor(db: DatabaseSync, project: number, manifest: string) {
    const rows = db
      .prepare('SELECT id, key FROM history_cases WHERE project = ? AND manifest = ?')
      .all(project, manifest);
    this.#ids = new Map(rows.map(({id, key}) => [String(key), Number(id)]));
    const find = db.prepare(
      'SELECT id FROM history_cases WHERE project = ? AND manifest = ? AND key = ?',
    );
    const insert = db.prepare(
      'INSERT INTO history_cases (project, manifest, key) VALUES (?, ?, ?)',
    );
    this.#add = (key) => {
      // Another run may have added it since the list was read.
      const row = find.get(project, manifest, key);
      return Number(row?.['id'] ?? insert.run(project, manifest, key).lastInsertRowid);
    };
  }

  idOf(key: string): number {
    let id = this.#ids.get(key);
    if (id === undefined) {
      id = this.#add(key);
      this.#ids.set(key, id);
    }
    return id;
  }
}

/** Rows that are removed in one step. */
const ROWS_PER_STEP = 64;

function* deleteRows(db: DatabaseSync, run: number): Generator<void> {
  for (const [table, key] of [
    ['history_results', 'place'],
    ['history_attempts', 'place, number'],
    ['history_metrics', 'place, number, metric'],
    ['history_stages', 'number'],
  ] as const) {
    const statement = db.prepare(
      `DELETE FROM ${table} WHERE run = ? AND (${key}) IN
         (SELECT ${key} FROM ${table} WHERE run = ? LIMIT ${ROWS_PER_STEP})`,
    );
    while (Number(statement.run(run, run).changes) > 0) yield;
  }
  db.exec('UPDATE history_meta SET generation = generation + 1');
  db.prepare('DELETE FROM history_runs WHERE id = ?').run(run);
}

function giveUp(database: StateDatabase, run: number): void {
  try {
    database.write((db) => mark(db, run));
  } catch {
    // The database does not take anything; what is marked as being written is removed later.
  }
}

/** Who writes and since when, so that others can tell whether it still does. */
interface Writer {
  readonly owner: OwnerIdentity;
  /** ms since the epoch. */
  readonly at: number;
}

function writerText(): string {
  return JSON.stringify({owner: ownIdentity(), at: wallClockMs()} satisfies Writer);
}

function mayWriteStill(text: string): boolean {
  const {owner, at} = JSON.parse(text) as Writer;
  const state = ownerState(owner);
  return state === 'alive' || (state === 'unknown' && wallClockMs() - at < UNKNOWN_ALIVE_MS);
}
