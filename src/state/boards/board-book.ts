import type {DatabaseSync} from 'node:sqlite';
import {wallClockMs} from '../../util/clock.ts';
import {StateDatabase} from '../database.ts';

/** Longest text that is kept of a fault or a reason. */
const TEXT_CHARACTERS_MAX = 500;

/** Why a board is not to be used. */
export interface Quarantine {
  /** In a clause. */
  readonly reason: string;
  /** A run's id, or `user@host`. */
  readonly by: string;
  /** ms since the epoch. */
  readonly atMs: number;
}

/** What is known of one board. Times are in ms since the epoch. */
export interface BoardRecord {
  readonly name: string;
  /** Infrastructure failures in a row. */
  readonly failures: number;
  /** The latest of them, as `ssh/unreachable: cannot reach …`. */
  readonly lastFault: string | undefined;
  readonly quarantine: Quarantine | undefined;
  readonly usedAtMs: number | undefined;
  /** The latest check that was asked for by hand. */
  readonly check:
    | {readonly ok: boolean; readonly atMs: number; readonly detail: string}
    | undefined;
}

/** How the boards of a lab have behaved, in the machine's database. */
export class BoardBook implements Disposable {
  readonly #database: StateDatabase;

  private constructor(database: StateDatabase) {
    this.#database = database;
  }

  /** @throws {FaultError} `state/unusable`, as all calls. */
  static open(stateFolder: string): BoardBook {
    return new BoardBook(StateDatabase.open(stateFolder));
  }

  /** Tells this database from all others, for as long as it exists. */
  get labId(): string {
    return this.#database.read((database) =>
      String(database.prepare('SELECT id FROM board_lab').get()?.['id']),
    );
  }

  /** What is known of `names`, in their order. */
  of(names: readonly string[]): readonly BoardRecord[] {
    return this.#database.read((database) => names.map((name) => readBoard(database, name)));
  }

  /** Notes that it is used now. */
  used(name: string): void {
    this.#update(name, 'used_at_ms = ?', wallClockMs());
  }

  /** It did what was asked of it: failures before do not count any more. */
  succeeded(name: string): void {
    this.#update(name, 'failures = 0, last_fault = NULL');
  }

  /**
   * It failed once more.
   *
   * @returns what is known now; with a quarantine once it has failed `quarantineAfter` times in a row.
   */
  failed(
    name: string,
    {fault, quarantineAfter, by}: {fault: string; quarantineAfter: number; by: string},
  ): BoardRecord {
    return this.#database.write((database) => {
      update(database, name, 'failures = failures + 1, last_fault = ?', cut(fault));
      const record = readBoard(database, name);
      if (record.quarantine === undefined && record.failures >= quarantineAfter) {
        const times = record.failures === 1 ? 'once' : `${record.failures} times in a row`;
        setQuarantine(database, name, {reason: `it failed ${times}: ${fault}`, by});
      }
      return readBoard(database, name);
    });
  }

  /** Takes it out of use. */
  quarantine(name: string, {reason, by}: Omit<Quarantine, 'atMs'>): void {
    this.#database.write((database) => setQuarantine(database, name, {reason, by}));
  }

  /** Puts it back to use. @returns whether it was in quarantine. */
  release(name: string): boolean {
    return this.#database.write((database) => {
      const wasOut = readBoard(database, name).quarantine !== undefined;
      clearQuarantine(database, name);
      return wasOut;
    });
  }

  /** Notes a check: one that passed puts the board back to use. */
  checked(name: string, {ok, detail}: {ok: boolean; detail: string}): void {
    this.#database.write((database) => {
      const set = 'checked_at_ms = ?, check_ok = ?, check_detail = ?';
      update(database, name, set, wallClockMs(), ok ? 1 : 0, cut(detail));
      if (ok) clearQuarantine(database, name);
    });
  }

  [Symbol.dispose](): void {
    this.#database.close();
  }

  #update(name: string, set: string, ...values: ReadonlyArray<string | number>): void {
    this.#database.write((database) => update(database, name, set, ...values));
  }
}

function update(
  database: DatabaseSync,
  name: string,
  set: string,
  ...values: ReadonlyArray<string | number>
): void {
  database.prepare('INSERT INTO boards (name) VALUES (?) ON CONFLICT DO NOTHING').run(name);
  database.prepare(`UPDATE boards SET ${set} WHERE name = ?`).run(...values, name);
}

function setQuarantine(
  database: DatabaseSync,
  name: string,
  {reason, by}: Omit<Quarantine, 'atMs'>,
): void {
  const set = 'quarantined_at_ms = ?, quarantine_reason = ?, quarantined_by = ?';
  update(database, name, set, wallClockMs(), cut(reason), cut(by));
}

function clearQuarantine(database: DatabaseSync, name: string): void {
  const set =
    'failures = 0, last_fault = NULL, quarantined_at_ms = NULL, quarantine_reason = NULL, quarantined_by = NULL';
  update(database, name, set);
}

function readBoard(database: DatabaseSync, name: string): BoardRecord {
  const row = database.prepare('SELECT * FROM boards WHERE name = ?').get(name) ?? {};
  const number = (key: string): number | undefined =>
    row[key] === null || row[key] === undefined ? undefined : Number(row[key]);
  const text = (key: string): string => String(row[key] ?? '');
  const [outAtMs, checkedAtMs] = [number('quarantined_at_ms'), number('checked_at_ms')];
  return {
    name,
    failures: number('failures') ?? 0,
    lastFault: text('last_fault') || undefined,
    quarantine:
      outAtMs === undefined
        ? undefined
        : {reason: text('quarantine_reason'), by: text('quarantined_by'), atMs: outAtMs},
    usedAtMs: number('used_at_ms'),
    check:
      checkedAtMs === undefined
        ? undefined
        : {ok: number('check_ok') === 1, atMs: checkedAtMs, detail: text('check_detail')},
  };
}

function cut(text: string): string {
  return text.toWellFormed().replaceAll('\0', ' ').slice(0, TEXT_CHARACTERS_MAX);
}
