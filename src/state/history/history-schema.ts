/**
 * Tables of the history, for `MIGRATIONS`.
 *
 * All of a run's rows are keyed by the number of its row in `history_runs`, so that they lie side by
 * side: a run is written by appending, and removed in one stretch. No number is given twice: who
 * remembers one never takes another run for it. A run is visible once its `state` is `kept`, which is
 * set last: what a killed writer leaves is never seen. Texts that come again and again are kept once,
 * in `history_texts`. Times are ms, those in `…_at` since the epoch.
 */
export const HISTORY_SCHEMA = `
  CREATE TABLE history_meta (generation INTEGER NOT NULL) STRICT;
  INSERT INTO history_meta VALUES (0);
  CREATE TABLE history_projects (
    id INTEGER PRIMARY KEY, folder TEXT NOT NULL UNIQUE,
    imported INTEGER NOT NULL DEFAULT 0, seen_at REAL NOT NULL
  ) STRICT;
  CREATE TABLE history_texts (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE history_cases (
    id INTEGER PRIMARY KEY, project INTEGER NOT NULL, manifest TEXT NOT NULL, key TEXT NOT NULL,
    UNIQUE (project, manifest, key)
  ) STRICT;
  CREATE TABLE history_runs (
    id INTEGER PRIMARY KEY AUTOINCREMENT, project INTEGER NOT NULL, run TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('writing', 'kept', 'removing')),
    writer TEXT NOT NULL, row_count INTEGER NOT NULL,
    kind TEXT NOT NULL, manifest TEXT NOT NULL, name INTEGER NOT NULL, sha256 TEXT NOT NULL,
    version INTEGER NOT NULL, hostname INTEGER NOT NULL,
    started_at REAL NOT NULL, duration_ms REAL NOT NULL, exit_code REAL NOT NULL,
    complete INTEGER NOT NULL, stopping TEXT, seed REAL, shard_index REAL, shard_count REAL,
    journal_bytes REAL NOT NULL,
    passed REAL NOT NULL, failed REAL NOT NULL, flaky REAL NOT NULL,
    skipped REAL NOT NULL, error REAL NOT NULL, interrupted REAL NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX history_runs_kept ON history_runs (project, run) WHERE state = 'kept';
  CREATE INDEX history_runs_started ON history_runs (project, started_at, run);
  CREATE TABLE history_results (
    run INTEGER NOT NULL, place INTEGER NOT NULL, case_id INTEGER NOT NULL, repetition INTEGER NOT NULL,
    scenario INTEGER NOT NULL, environment INTEGER NOT NULL, tags INTEGER,
    verdict TEXT NOT NULL, duration_ms REAL NOT NULL, started_at REAL,
    title INTEGER, fault INTEGER, quarantined INTEGER NOT NULL,
    PRIMARY KEY (run, place)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE history_attempts (
    run INTEGER NOT NULL, place INTEGER NOT NULL, number INTEGER NOT NULL, attempt REAL NOT NULL,
    verdict TEXT NOT NULL, duration_ms REAL NOT NULL, title INTEGER, fault INTEGER,
    PRIMARY KEY (run, place, number)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE history_metrics (
    run INTEGER NOT NULL, place INTEGER NOT NULL, number INTEGER NOT NULL, metric INTEGER NOT NULL,
    name INTEGER NOT NULL, unit INTEGER, count INTEGER NOT NULL,
    least REAL NOT NULL, most REAL NOT NULL, last REAL NOT NULL,
    PRIMARY KEY (run, place, number, metric)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE history_stages (
    run INTEGER NOT NULL, number INTEGER NOT NULL, stage TEXT NOT NULL,
    environment INTEGER NOT NULL, instance INTEGER NOT NULL, place INTEGER, attempt REAL,
    ok INTEGER NOT NULL, duration_ms REAL NOT NULL, started_at REAL NOT NULL,
    title INTEGER, fault INTEGER,
    PRIMARY KEY (run, number)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE history_imports (
    project INTEGER NOT NULL, key TEXT NOT NULL, duration_ms REAL, verdict TEXT NOT NULL,
    seen_at REAL NOT NULL, PRIMARY KEY (project, key)
  ) STRICT, WITHOUT ROWID;
`;
