/**
 * What makes the tables, step by step, as `MIGRATIONS` for SQLite; only ever appended to. They are in
 * a schema of their own, `proctor`.
 */
export const POSTGRES_MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE lock_counter (value BIGINT NOT NULL, reserved BIGINT NOT NULL);
  INSERT INTO lock_counter VALUES (0, 9007199254740991);
  CREATE TABLE lock_holders (
    token BIGINT PRIMARY KEY, request TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
    mode TEXT NOT NULL, purpose TEXT NOT NULL,
    host TEXT NOT NULL, boot TEXT NOT NULL, pids TEXT NOT NULL,
    pid BIGINT, start BIGINT, guard_pid BIGINT, guard_start BIGINT,
    lease_ms BIGINT, renewed_ms BIGINT NOT NULL, renewals BIGINT NOT NULL,
    acquired_ms BIGINT NOT NULL, acquired_at_ms BIGINT NOT NULL,
    waited_ms BIGINT NOT NULL, timeout_ms BIGINT
  );
  CREATE INDEX lock_holders_name ON lock_holders (name);
  CREATE TABLE lock_waiters (
    ticket BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, request TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL, mode TEXT NOT NULL, purpose TEXT NOT NULL,
    host TEXT NOT NULL, boot TEXT NOT NULL, pids TEXT NOT NULL,
    pid BIGINT, start BIGINT, guard_pid BIGINT, guard_start BIGINT,
    lease_ms BIGINT, renewed_ms BIGINT NOT NULL, renewals BIGINT NOT NULL
  );
  CREATE INDEX lock_waiters_name ON lock_waiters (name);
  CREATE TABLE lock_audit (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at_ms BIGINT NOT NULL, name TEXT NOT NULL,
    operation TEXT NOT NULL, token BIGINT, who TEXT NOT NULL, detail TEXT NOT NULL
  );
  CREATE TABLE lock_metrics (
    name TEXT PRIMARY KEY, last_token BIGINT NOT NULL, acquired BIGINT NOT NULL,
    waited_ms BIGINT NOT NULL, waited_max_ms BIGINT NOT NULL,
    released BIGINT NOT NULL, held_ms BIGINT NOT NULL, held_max_ms BIGINT NOT NULL,
    timed_out BIGINT NOT NULL, taken BIGINT NOT NULL
  );
  `,
  // Tells this book of tokens from any that was there before under the same address.
  `
  CREATE TABLE lock_book (id TEXT NOT NULL);
  INSERT INTO lock_book
    VALUES (md5(random()::text || clock_timestamp()::text || pg_backend_pid()::text));
  `,
];
