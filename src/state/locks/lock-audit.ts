import type {LockAuditEntry, LockMetrics, LockOperation} from './lock-records.ts';
import {type Operation, query} from './operation.ts';

/** What is kept of the audit log. */
const AUDIT_ENTRIES_MAX = 10_000;
/** Of how many names the metrics are kept: those that were locked last. */
const METRICS_NAMES_MAX = 1_000;
/** How often it is cut down to that. */
const TRIM_EVERY = 500;
const DETAIL_CHARACTERS_MAX = 500;

/** Adds a line to the audit log, and now and then removes those that are too many. */
export function* auditOperation(entry: {
  readonly name: string;
  readonly operation: LockOperation;
  readonly atMs: number;
  readonly who: string;
  readonly token?: number;
  readonly detail: string;
}): Operation<void> {
  const [row] = yield* query(
    'INSERT INTO lock_audit (at_ms, name, operation, token, who, detail) VALUES (?, ?, ?, ?, ?, ?) RETURNING id',
    entry.atMs,
    entry.name,
    entry.operation,
    entry.token ?? null,
    entry.who,
    entry.detail.slice(0, DETAIL_CHARACTERS_MAX),
  );
  const id = Number(row?.['id']);
  if (id % TRIM_EVERY !== 0) return;
  yield* query('DELETE FROM lock_audit WHERE id <= ?', id - AUDIT_ENTRIES_MAX);
  yield* query(
    `DELETE FROM lock_metrics WHERE name NOT IN
       (SELECT name FROM lock_metrics ORDER BY last_token DESC LIMIT ?)`,
    METRICS_NAMES_MAX,
  );
}

/** The latest of the audit log, oldest first; of one name or of all. */
export function* readAudit(
  name: string | undefined,
  entriesMax: number,
): Operation<readonly LockAuditEntry[]> {
  const rows =
    name === undefined
      ? yield* query('SELECT * FROM lock_audit ORDER BY id DESC LIMIT ?', entriesMax)
      : yield* query(
          'SELECT * FROM lock_audit WHERE name = ? ORDER BY id DESC LIMIT ?',
          name,
          entriesMax,
        );
  return rows
    .map((row) => ({
      id: Number(row['id']),
      atMs: Number(row['at_ms']),
      name: String(row['name']),
      operation: String(row['operation']) as LockOperation,
      token: row['token'] === null ? undefined : Number(row['token']),
      who: String(row['who']),
      detail: String(row['detail']),
    }))
    .reverse();
}

/** Counts a holding that begins. */
export function* countUse(name: string, token: number, waitedMs: number): Operation<void> {
  const waited = Math.round(waitedMs);
  yield* query(
    `INSERT INTO lock_metrics AS known VALUES (?, ?, 1, ?, ?, 0, 0, 0, 0, 0)
     ON CONFLICT (name) DO UPDATE SET last_token = excluded.last_token,
       acquired = known.acquired + 1, waited_ms = known.waited_ms + excluded.waited_ms,
       waited_max_ms = CASE WHEN known.waited_max_ms < excluded.waited_max_ms
         THEN excluded.waited_max_ms ELSE known.waited_max_ms END`,
    ...[name, token, waited, waited],
  );
}

/** Counts a holding that ends; `taken`: not by its holder. */
export function* countRelease(name: string, heldMs: number, taken: boolean): Operation<void> {
  const held = Math.round(heldMs);
  yield* query(
    `UPDATE lock_metrics SET released = released + 1, held_ms = held_ms + ?,
       held_max_ms = CASE WHEN held_max_ms < ? THEN ? ELSE held_max_ms END,
       taken = taken + ? WHERE name = ?`,
    ...[held, held, held, taken ? 1 : 0, name],
  );
}

/** Counts somebody who gave up. */
export function* countTimeout(name: string): Operation<void> {
  yield* query(
    `INSERT INTO lock_metrics AS known VALUES (?, 0, 0, 0, 0, 0, 0, 0, 1, 0)
     ON CONFLICT (name) DO UPDATE SET timed_out = known.timed_out + 1`,
    name,
  );
}

/** Totals of one name or of all, by name. */
export function* readMetrics(name: string | undefined): Operation<readonly LockMetrics[]> {
  const rows =
    name === undefined
      ? yield* query('SELECT * FROM lock_metrics ORDER BY name')
      : yield* query('SELECT * FROM lock_metrics WHERE name = ?', name);
  return rows.map((row) => ({
    name: String(row['name']),
    acquired: Number(row['acquired']),
    waitedMs: Number(row['waited_ms']),
    waitedMaxMs: Number(row['waited_max_ms']),
    released: Number(row['released']),
    heldMs: Number(row['held_ms']),
    heldMaxMs: Number(row['held_max_ms']),
    timedOut: Number(row['timed_out']),
    taken: Number(row['taken']),
  }));
}
