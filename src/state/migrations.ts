import {BOARDS_SCHEMA} from './boards/board-schema.ts';
import {HISTORY_SCHEMA} from './history/history-schema.ts';

/**
 * What makes the database, step by step: entry `n` leads from version `n` to `n + 1` (SQLite's
 * `user_version`). Only ever appended to: databases of all ages are out there. One entry may hold
 * many statements; all of it happens, or nothing.
 */
export const MIGRATIONS: readonly string[] = [
  // Locks: who holds them, who waits, what happened. One counter gives all tokens, so that a name
  // need not be remembered for ever. Times in `…_ms` are of the machine's monotonic clock, but for
  // `…_at_ms`, which is for people.
  `
  CREATE TABLE lock_counter (value INTEGER NOT NULL, reserved INTEGER NOT NULL);
  INSERT INTO lock_counter VALUES (0, 0);
  CREATE TABLE lock_holders (
    token INTEGER PRIMARY KEY, request TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
    mode TEXT NOT NULL, purpose TEXT NOT NULL,
    host TEXT NOT NULL, boot TEXT NOT NULL, pids TEXT NOT NULL,
    pid INTEGER, start INTEGER, guard_pid INTEGER, guard_start INTEGER,
    lease_ms INTEGER, renewed_ms INTEGER NOT NULL, renewals INTEGER NOT NULL,
    acquired_ms INTEGER NOT NULL, acquired_at_ms INTEGER NOT NULL,
    waited_ms INTEGER NOT NULL, timeout_ms INTEGER
  ) STRICT;
  CREATE INDEX lock_holders_name ON lock_holders (name);
  CREATE TABLE lock_waiters (
    ticket INTEGER PRIMARY KEY AUTOINCREMENT, request TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
    mode TEXT NOT NULL, purpose TEXT NOT NULL,
    host TEXT NOT NULL, boot TEXT NOT NULL, pids TEXT NOT NULL,
    pid INTEGER, start INTEGER, guard_pid INTEGER, guard_start INTEGER,
    lease_ms INTEGER, renewed_ms INTEGER NOT NULL, renewals INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX lock_waiters_name ON lock_waiters (name);
  CREATE TABLE lock_audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at_ms INTEGER NOT NULL, name TEXT NOT NULL,
    operation TEXT NOT NULL, token INTEGER, who TEXT NOT NULL, detail TEXT NOT NULL
  ) STRICT;
  CREATE TABLE lock_metrics (
    name TEXT PRIMARY KEY, last_token INTEGER NOT NULL, acquired INTEGER NOT NULL,
    waited_ms INTEGER NOT NULL, waited_max_ms INTEGER NOT NULL,
    released INTEGER NOT NULL, held_ms INTEGER NOT NULL, held_max_ms INTEGER NOT NULL,
    timed_out INTEGER NOT NULL, taken INTEGER NOT NULL
  ) STRICT;
  `,
  HISTORY_SCHEMA,
  BOARDS_SCHEMA,
];
