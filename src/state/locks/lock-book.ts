import type {ProcessIdentity} from '../../util/process-identity.ts';
import {auditOperation, countRelease, countTimeout, countUse} from './lock-audit.ts';
import type {LockHost} from './lock-host.ts';
import type {LockHolder, LockMode, LockStatus} from './lock-records.ts';
import {type Operation, query, type Row} from './operation.ts';
import type {Staleness} from './staleness.ts';

/** How long a waiter that shows no life keeps its place. */
const WAITER_LEASE_MS = 5_000;

/** What somebody wants to hold. */
export interface LockRequest {
  /** Of this request alone. */
  readonly id: string;
  readonly name: string;
  readonly mode: LockMode;
  readonly purpose: string;
  /** Whose end frees the lock; `undefined` where only the lease does. */
  readonly owner: ProcessIdentity | undefined;
  /** Undoes what the owner leaves behind; the lock is not free before that has ended, too. */
  readonly guard: ProcessIdentity | undefined;
  /** `undefined`: as long as the owner lives. */
  readonly leaseMs: number | undefined;
  /** May be infinite. */
  readonly timeoutMs: number;
}

/** A request was granted. */
export interface Granted {
  readonly token: number;
}

/** A request has to wait. */
export interface Blocked {
  readonly token: undefined;
  /** Who has the lock; empty where only others wait that came before. */
  readonly holders: readonly LockHolder[];
  /** How many waiters come before it. */
  readonly ahead: number;
}

/** What the locks are, as operations on the book of them. One clock and one sense of life for all. */
export class LockBook {
  readonly #host: LockHost;
  readonly #staleness: Staleness;
  /** Who does it, for the audit log. */
  readonly #who: string;

  constructor(host: LockHost, staleness: Staleness) {
    this.#host = host;
    this.#staleness = staleness;
    this.#who = `${host.self.pid}@${host.name}`;
  }

  /** Whether nothing has changed for a waiter: then it need not write. */
  *isStillBlocked(request: LockRequest): Operation<Blocked | undefined> {
    const queue = queueOf(request, yield* this.#waiters(request.name));
    if (queue.own === undefined || this.#idleMs(queue.own) > WAITER_LEASE_MS / 4) return undefined;
    const holders = this.#sort(yield* this.#holders(request.name));
    const waiters = this.#sort(queue.before);
    if (holders.stale.length > 0 || waiters.stale.length > 0) return undefined;
    return isFree(request, holders.live, waiters.live)
      ? undefined
      : this.#blocked(holders.live, waiters.live);
  }

  /**
   * Grants a request, if nobody has the lock who excludes it and nobody excluded waits that came
   * before. Otherwise gives it a place among the waiters, unless `mayWait` is false.
   *
   * May be asked again for the same request: what was granted stays granted.
   */
  *acquire(
    request: LockRequest,
    {mayWait, waitedMs}: {readonly mayWait: boolean; readonly waitedMs: number},
  ): Operation<Granted | Blocked> {
    const rows = yield* this.#holders(request.name);
    const had = rows.find((row) => row['request'] === request.id);
    if (had !== undefined) return {token: Number(had['token'])};
    const holders = this.#sort(rows);
    for (const row of holders.stale) yield* this.#end(row, 'cleaned', this.#staleness.why(row));
    const queue = queueOf(request, yield* this.#waiters(request.name));
    const waiters = this.#sort(queue.before);
    for (const row of waiters.stale) yield* this.#leave(String(row['request']));
    if (isFree(request, holders.live, waiters.live)) {
      if (queue.own !== undefined) yield* this.#leave(request.id);
      return {token: yield* this.#grant(request, waitedMs)};
    }
    if (mayWait) yield* this.#wait(request, queue.own);
    return this.#blocked(holders.live, waiters.live);
  }

  /** A waiter goes; `timedOut` is told. */
  *giveUp(
    request: LockRequest,
    {timedOut}: {readonly timedOut: boolean},
  ): Operation<Granted | undefined> {
    yield* this.#leave(request.id);
    yield {wake: request.name};
    // Granted by a try of which no answer came.
    const [had] = yield* query('SELECT token FROM lock_holders WHERE request = ?', request.id);
    if (had !== undefined) return {token: Number(had['token'])};
    if (timedOut) {
      yield* countTimeout(request.name);
      yield* this.audit(request.name, 'timed-out', {detail: request.purpose});
    }
    return undefined;
  }

  /** Shows that the holder lives. @returns whether it still holds the lock. */
  *renew(name: string, token: number): Operation<boolean> {
    const rows = yield* query(
      'UPDATE lock_holders SET renewed_ms = ?, renewals = renewals + 1 WHERE token = ? AND name = ? RETURNING token',
      this.#host.nowMs(),
      token,
      name,
    );
    return rows.length > 0;
  }

  /** Says that another process undoes what the holder leaves behind. */
  *guardBy(name: string, token: number, guard: ProcessIdentity): Operation<void> {
    yield* query(
      'UPDATE lock_holders SET guard_pid = ?, guard_start = ? WHERE token = ? AND name = ?',
      guard.pid,
      guard.startTicks,
      token,
      name,
    );
  }

  *isHeld(name: string, token: number): Operation<boolean> {
    const rows = yield* query(
      'SELECT token FROM lock_holders WHERE token = ? AND name = ?',
      token,
      name,
    );
    return rows.length > 0;
  }

  /** @returns whether it was held. */
  *release(name: string, token: number): Operation<boolean> {
    const [row] = yield* query(
      'DELETE FROM lock_holders WHERE token = ? AND name = ? RETURNING *',
      token,
      name,
    );
    if (row !== undefined) yield* this.#noteEnd(row, 'released', undefined);
    return row !== undefined;
  }

  /** Takes the lock from all who have it. @returns whom it was taken from. */
  *forceRelease(name: string, reason: string): Operation<readonly LockHolder[]> {
    const rows = yield* this.#holders(name);
    for (const row of rows) yield* this.#end(row, 'force-released', reason);
    return rows.map((row) => this.holder(row));
  }

  /** Ends holdings and waits that are stale. @returns the holdings. */
  *clean(name: string): Operation<readonly LockHolder[]> {
    const holders = this.#sort(yield* this.#holders(name)).stale;
    const cleaned = holders.map((row) => this.holder(row));
    for (const row of holders) yield* this.#end(row, 'cleaned', this.#staleness.why(row));
    for (const row of this.#sort(yield* this.#waiters(name)).stale) {
      yield* this.#leave(String(row['request']));
    }
    return cleaned;
  }

  *status(name: string): Operation<LockStatus> {
    const waiters = this.#sort(yield* this.#waiters(name)).live;
    return this.#status(name, yield* this.#holders(name), waiters.length);
  }

  /** Every lock that somebody has or waits for, by name. */
  *list(): Operation<readonly LockStatus[]> {
    const holders = yield* query('SELECT * FROM lock_holders ORDER BY token');
    const waiters = this.#sort(yield* query('SELECT * FROM lock_waiters')).live;
    const holdersOf = Map.groupBy(holders, (row) => String(row['name']));
    const waitersOf = Map.groupBy(waiters, (row) => String(row['name']));
    const names = [...new Set([...holdersOf.keys(), ...waitersOf.keys()])].sort();
    return names.map((name) =>
      this.#status(name, holdersOf.get(name) ?? [], waitersOf.get(name)?.length ?? 0),
    );
  }

  /** Names of which a holder or waiter is stale. */
  *staleNames(): Operation<readonly string[]> {
    const rows = [
      ...(yield* query('SELECT * FROM lock_holders')),
      ...(yield* query('SELECT * FROM lock_waiters')),
    ];
    return [...new Set(this.#sort(rows).stale.map((row) => String(row['name'])))];
  }

  #status(name: string, rows: readonly Row[], waiting: number): LockStatus {
    const holders = rows.map((row) => this.holder(row));
    const isLocked = holders.some(({staleBecause}) => staleBecause === undefined);
    const state = isLocked ? 'locked' : holders.length > 0 ? 'stale' : 'available';
    return {name, state, holders, waiting};
  }

  /** Adds to the audit log. */
  *audit(
    name: string,
    operation: Parameters<typeof auditOperation>[0]['operation'],
    more: {readonly token?: number; readonly detail: string},
  ): Operation<void> {
    yield* auditOperation({name, operation, atMs: this.#host.wallMs(), who: this.#who, ...more});
  }

  /** A row of a holder, as others read it. */
  holder(row: Row): LockHolder {
    const optional = (value: unknown): number | undefined =>
      value === null ? undefined : Number(value);
    return {
      token: Number(row['token']),
      mode: row['mode'] === 'shared' ? 'shared' : 'exclusive',
      purpose: String(row['purpose']),
      host: String(row['host']),
      pid: optional(row['pid']),
      acquiredAtMs: Number(row['acquired_at_ms']),
      waitedMs: Number(row['waited_ms']),
      timeoutMs: optional(row['timeout_ms']),
      leaseMs: optional(row['lease_ms']),
      staleBecause: this.#staleness.why(row),
    };
  }

  *#holders(name: string): Operation<readonly Row[]> {
    return yield* query('SELECT * FROM lock_holders WHERE name = ? ORDER BY token', name);
  }

  /** Who waits, in the order they came. */
  *#waiters(name: string): Operation<readonly Row[]> {
    return yield* query('SELECT * FROM lock_waiters WHERE name = ? ORDER BY ticket', name);
  }

  #sort(rows: readonly Row[]): {readonly live: readonly Row[]; readonly stale: readonly Row[]} {
    const {live = [], stale = []} = Object.groupBy(rows, (row) =>
      this.#staleness.why(row) === undefined ? 'live' : 'stale',
    );
    return {live, stale};
  }

  #blocked(holders: readonly Row[], waiters: readonly Row[]): Blocked {
    return {
      token: undefined,
      holders: holders.map((row) => this.holder(row)),
      ahead: waiters.length,
    };
  }

  #idleMs(row: Row): number {
    return this.#host.nowMs() - Number(row['renewed_ms']);
  }

  *#grant(request: LockRequest, waitedMs: number): Operation<number> {
    const token = yield* nextToken();
    yield* query(
      `INSERT INTO lock_holders (token, request, name, mode, purpose, host, boot, pids, pid, start,
         guard_pid, guard_start, lease_ms, renewed_ms, renewals, acquired_ms, acquired_at_ms,
         waited_ms, timeout_ms)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?)`,
      token,
      ...this.#columns(request),
      request.leaseMs ?? null,
      this.#host.nowMs(),
      this.#host.nowMs(),
      this.#host.wallMs(),
      Math.round(waitedMs),
      Number.isFinite(request.timeoutMs) ? Math.round(request.timeoutMs) : null,
    );
    yield* countUse(request.name, token, waitedMs);
    yield* this.audit(request.name, 'acquired', {token, detail: request.purpose});
    return token;
  }

  *#wait(request: LockRequest, own: Row | undefined): Operation<void> {
    if (own !== undefined) {
      yield* query(
        'UPDATE lock_waiters SET renewed_ms = ?, renewals = renewals + 1 WHERE request = ?',
        this.#host.nowMs(),
        request.id,
      );
      return;
    }
    yield* query(
      `INSERT INTO lock_waiters (request, name, mode, purpose, host, boot, pids, pid, start,
         guard_pid, guard_start, lease_ms, renewed_ms, renewals)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)`,
      ...this.#columns({...request, owner: this.#host.self, guard: undefined}),
      WAITER_LEASE_MS,
      this.#host.nowMs(),
    );
  }

  *#leave(request: string): Operation<void> {
    yield* query('DELETE FROM lock_waiters WHERE request = ?', request);
  }

  /** Ends a holding. */
  *#end(
    row: Row,
    operation: 'cleaned' | 'force-released',
    reason: string | undefined,
  ): Operation<void> {
    yield* query('DELETE FROM lock_holders WHERE token = ?', Number(row['token']));
    yield* this.#noteEnd(row, operation, reason);
  }

  *#noteEnd(
    row: Row,
    operation: 'released' | 'cleaned' | 'force-released',
    reason: string | undefined,
  ): Operation<void> {
    const name = String(row['name']);
    const token = Number(row['token']);
    yield {wake: name};
    const isOfThisBoot = row['boot'] === this.#host.boot;
    const heldMs = isOfThisBoot ? this.#host.nowMs() - Number(row['acquired_ms']) : 0;
    yield* countRelease(name, Math.max(0, heldMs), operation !== 'released');
    const holder = `${row['pid'] ?? 'nobody'}@${row['host']}`;
    const detail = reason === undefined ? String(row['purpose']) : `${reason} (of ${holder})`;
    yield* this.audit(name, operation, {token, detail});
  }

  #columns({id, name, mode, purpose, owner, guard}: LockRequest): (string | number | null)[] {
    const {name: host, boot, pids} = this.#host;
    return [
      ...[id, name, mode, purpose, host, boot, pids],
      ...[owner?.pid ?? null, owner?.startTicks ?? null],
      ...[guard?.pid ?? null, guard?.startTicks ?? null],
    ];
  }
}

/** A request's own place among those who wait, and who is before it: all, if it has none. */
function queueOf(
  {id}: LockRequest,
  waiters: readonly Row[],
): {readonly own: Row | undefined; readonly before: readonly Row[]} {
  const index = waiters.findIndex((row) => row['request'] === id);
  return {own: waiters[index], before: index < 0 ? waiters : waiters.slice(0, index)};
}

/** Whether a request excludes, or is excluded by, nobody who has the lock or waits before it. */
function isFree({mode}: LockRequest, holders: readonly Row[], waiters: readonly Row[]): boolean {
  const others = [...holders, ...waiters];
  return mode === 'exclusive'
    ? others.length === 0
    : !others.some((row) => row['mode'] === 'exclusive');
}

/** How many tokens are noted down ahead as given. */
const TOKENS_RESERVED = 1_000;

/** The next of the tokens, which rise for all names together. */
function* nextToken(): Operation<number> {
  const [row] = yield* query('UPDATE lock_counter SET value = value + 1 RETURNING value, reserved');
  const value = Number(row?.['value']);
  if (value > Number(row?.['reserved'])) {
    const reserved = value + TOKENS_RESERVED;
    yield {reserve: reserved};
    yield* query('UPDATE lock_counter SET reserved = ?', reserved);
  }
  return value;
}
