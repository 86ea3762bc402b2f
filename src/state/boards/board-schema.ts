/** What the database knows of boards. Times are in ms since the epoch, for people. */
export const BOARDS_SCHEMA = `
  CREATE TABLE board_lab (id TEXT NOT NULL);
  INSERT INTO board_lab VALUES (lower(hex(randomblob(12))));
  CREATE TABLE boards (
    name TEXT PRIMARY KEY,
    failures INTEGER NOT NULL DEFAULT 0, last_fault TEXT,
    quarantined_at_ms INTEGER, quarantine_reason TEXT, quarantined_by TEXT,
    used_at_ms INTEGER, checked_at_ms INTEGER, check_ok INTEGER, check_detail TEXT
  ) STRICT, WITHOUT ROWID;
`;
