import {existsSync} from 'node:fs';
import type {DatabaseSync} from 'node:sqlite';
import {wallClockMs} from '../../util/clock.ts';
import type {StateDatabase} from '../database.ts';
import {inBatches} from './in-batches.ts';
import {mark, removeMarkedRuns} from './write-run.ts';

/** Projects whose folder is gone are kept for so long after their last run: it may come back. */
const FORGET_AFTER_MS = 90 * 24 * 60 * 60 * 1000;

/** Where numbers of texts stand. */
const USES: ReadonlyArray<readonly [table: string, columns: readonly string[]]> = [
  ['history_runs', ['name', 'version', 'hostname']],
  ['history_results', ['scenario', 'environment', 'tags', 'title', 'fault']],
  ['history_attempts', ['title', 'fault']],
  ['history_metrics', ['name', 'unit']],
  ['history_stages', ['environment', 'instance', 'title', 'fault']],
];

/** Somebody has written meanwhile: what was found unused may be used by now. */
class Outdated extends Error {}

/**
 * Removes what nothing refers to any more: projects whose folder has long been gone, texts, and names
 * of cases. Does less where others write at the same time.
 *
 * @throws {FaultError} `state/unusable`.
 */
export async function sweepHistory(database: StateDatabase): Promise<void> {
  await removeGoneProjects(database);
  const unused = database.read(findUnused);
  if (unused === undefined) return;
  const {generation, texts, cases} = unused;
  try {
    await inBatches(
      database,
      function* (db) {
        yield* deleteRows(db, 'history_texts', texts);
        yield* deleteRows(db, 'history_cases', cases);
      },
      (db) => {
        if (generationOf(db) !== generation) throw new Outdated();
      },
    );
  } catch (error) {
    if (!(error instanceof Outdated)) throw error;
  }
}

interface Unused {
  readonly generation: number;
  readonly texts: readonly number[];
  readonly cases: readonly number[];
}

/** `undefined` while somebody writes: its rows are not all there yet. */
function findUnused(db: DatabaseSync): Unused | undefined {
  const writing = db.prepare("SELECT 1 FROM history_runs WHERE state = 'writing'").get();
  if (writing !== undefined) return undefined;
  const used = USES.flatMap(([table, columns]) =>
    columns.map((column) => `SELECT ${column} FROM ${table} WHERE ${column} IS NOT NULL`),
  ).join(' UNION ');
  const idsOf = (sql: string): number[] =>
    db
      .prepare(sql)
      .all()
      .map(({id}) => Number(id));
  return {
    generation: generationOf(db),
    texts: idsOf(`SELECT id FROM history_texts WHERE id NOT IN (${used})`),
    cases: idsOf(
      'SELECT id FROM history_cases WHERE id NOT IN (SELECT case_id FROM history_results)',
    ),
  };
}

function generationOf(db: DatabaseSync): number {
  return Number(db.prepare('SELECT generation FROM history_meta').get()?.['generation']);
}

function* deleteRows(db: DatabaseSync, table: string, ids: readonly number[]): Generator<void> {
  const statement = db.prepare(`DELETE FROM ${table} WHERE id = ?`);
  for (const id of ids) {
    statement.run(id);
    yield;
  }
}

async function removeGoneProjects(database: StateDatabase): Promise<void> {
  const latest = wallClockMs() - FORGET_AFTER_MS;
  const old = database.read((db) =>
    db
      .prepare(
        `SELECT id, folder FROM history_projects p WHERE seen_at < ? AND NOT EXISTS
           (SELECT 1 FROM history_runs r WHERE r.project = p.id AND r.started_at >= ?)`,
      )
      .all(latest, latest),
  );
  const gone = old.filter(({folder}) => !existsSync(String(folder)));
  for (const {id} of gone) {
    const project = Number(id);
    database.write((db) => {
      const runs = db.prepare('SELECT id FROM history_runs WHERE project = ?').all(project);
      for (const run of runs) mark(db, Number(run['id']));
    });
  }
  if (gone.length === 0) return;
  await removeMarkedRuns(database);
  await inBatches(database, function* (db) {
    for (const {id} of gone) {
      for (const [table, key] of [
        ['history_imports', 'project'],
        ['history_projects', 'id'],
      ] as const) {
        db.prepare(`DELETE FROM ${table} WHERE ${key} = ?`).run(Number(id));
        yield;
      }
    }
  });
}
