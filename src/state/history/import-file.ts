import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {DatabaseSync} from 'node:sqlite';
import type {Verdict} from '../../journal/event.ts';
import type {StateDatabase} from '../database.ts';
import {inBatches} from './in-batches.ts';
import type {ImportedCase} from './planned-history.ts';

/** Where versions before the database kept the history of a project, below its folder. */
const FILE = join('.proctor', 'history.json');
const FORMAT_VERSION = 1;

const VERDICTS: readonly Verdict[] = [
  'passed',
  'failed',
  'flaky',
  'skipped',
  'error',
  'interrupted',
];

/**
 * Takes over what an older version kept of the project in `folder`, the first time it is seen. The
 * file stays where it is, and is not looked at again.
 *
 * @returns why it could not be used, in a sentence, where it could not.
 * @throws {FaultError} `state/unusable`.
 */
export async function importFile(
  database: StateDatabase,
  {project, folder}: {readonly project: number; readonly folder: string},
): Promise<string | undefined> {
  const isDone = database.read(
    (db) =>
      db.prepare('SELECT imported FROM history_projects WHERE id = ?').get(project)?.[
        'imported'
      ] === 1,
  );
  if (isDone) return undefined;
  const {cases, warning} = readFile(join(folder, FILE));
  await inBatches(database, (db) => insertCases(db, project, cases));
  return warning;
}

function* insertCases(
  db: DatabaseSync,
  project: number,
  cases: ReadonlyMap<string, ImportedCase>,
): Generator<void> {
  const insert = db.prepare('INSERT OR REPLACE INTO history_imports VALUES (?, ?, ?, ?, ?)');
  for (const [key, {durationMs, verdict, seenAt}] of cases) {
    insert.run(project, key, durationMs ?? null, verdict, seenAt);
    yield;
  }
  // Last: what was cut short is done again.
  db.prepare('UPDATE history_projects SET imported = 1 WHERE id = ?').run(project);
}

function readFile(path: string): {
  readonly cases: ReadonlyMap<string, ImportedCase>;
  readonly warning: string | undefined;
} {
  try {
    return {cases: parse(JSON.parse(readFileSync(path, 'utf8'))), warning: undefined};
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const why = error instanceof Error ? error.message : String(error);
    const warning = isMissing ? undefined : `cannot use the history in ${path}: ${why}`;
    return {cases: new Map(), warning};
  }
}

/** @throws {SyntaxError} where the document is not a history at all; odd entries are left out. */
function parse(document: unknown): Map<string, ImportedCase> {
  if (!isObject(document) || document['v'] !== FORMAT_VERSION || !isObject(document['cases'])) {
    throw new SyntaxError(`it is not a history of version ${FORMAT_VERSION}`);
  }
  const cases = new Map<string, ImportedCase>();
  for (const [key, entry] of Object.entries(document['cases'])) {
    if (!Array.isArray(entry)) continue;
    const [durationMs, verdict, seenAt] = entry as unknown[];
    const known = VERDICTS.find((candidate) => candidate === verdict);
    if (typeof seenAt !== 'number' || known === undefined) continue;
    const isDuration = typeof durationMs === 'number' && durationMs >= 0;
    cases.set(key, {durationMs: isDuration ? durationMs : undefined, verdict: known, seenAt});
  }
  return cases;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
