import {setTimeout as sleep} from 'node:timers/promises';
import type {Client} from 'pg';
import {FaultError} from '../../faults/fault-error.ts';
import {backoffMs} from '../../util/backoff.ts';
import {monotonicMs} from '../../util/clock.ts';
import {Deadline, whenAborted} from '../../util/deadline.ts';
import type {LockStore, StoreOptions} from './lock-store.ts';
import type {Operation, Row} from './operation.ts';
import {connectTo, LOCK_CHANNEL, serverName} from './postgres-connection.ts';

/** How long the server may be away before that is a fault: a restart takes seconds. */
const PATIENCE_MS = 30_000;
const OPEN_PATIENCE_MS = 5_000;
/** Of one transaction; beyond that its connection counts as lost. */
const TRANSACTION_TIMEOUT_MS = 5_000;
const BACKOFF = {delayMs: 20, maxDelayMs: 1_000} as const;
const CLOSE_TIMEOUT_MS = 2_000;

/**
 * SQLSTATEs of what may succeed when tried again: connection exceptions, rollbacks that resolve
 * conflicts, too many connections, locks that were not had in time, shutdowns and start-ups.
 *
 * Source: PostgreSQL's documentation, appendix A.
 */
const TRANSIENT = /^(08|40|53300|55P03|57014|57P0[1-3]|25P03)/;

/** Locks in a PostgreSQL that several machines use. One connection, one transaction at a time. */
export class PostgresStore implements LockStore {
  readonly isOfThisMachine = false;
  readonly #url: string;
  readonly #listeners = new Map<string, Set<() => void>>();
  /** The one there is, or that is being made. */
  #client: Promise<Client> | undefined;
  /** The transaction that was begun last. */
  #last: Promise<unknown> = Promise.resolve();

  private constructor(url: string) {
    this.#url = url;
  }

  /** @throws {FaultError} `state/unusable`, `state/unreachable`; `signal.reason`. */
  static async open(url: string, {signal}: StoreOptions): Promise<PostgresStore> {
    const store = new PostgresStore(url);
    try {
      await store.#patiently({signal, patienceMs: OPEN_PATIENCE_MS}, async () => undefined);
      return store;
    } catch (error) {
      await store[Symbol.asyncDispose]();
      throw error;
    }
  }

  write<T>(
    begin: (mayHaveHappened: boolean) => Operation<T>,
    {signal, name = ''}: StoreOptions,
  ): Promise<T> {
    let mayHaveHappened = false;
    return this.#patiently({signal, patienceMs: PATIENCE_MS}, (client) =>
      transact(client, () => begin(mayHaveHappened), {
        begin: `BEGIN; SELECT pg_advisory_xact_lock(hashtextextended(${client.escapeLiteral(name)}, 0))`,
        onCommit: () => {
          mayHaveHappened = true;
        },
      }),
    );
  }

  read<T>(begin: () => Operation<T>, {signal}: StoreOptions): Promise<T> {
    return this.#patiently({signal, patienceMs: PATIENCE_MS}, (client) => ask(client, begin()));
  }

  onWake(name: string, listener: () => void): Disposable {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
    return {
      [Symbol.dispose]: () => {
        listeners.delete(listener);
        if (listeners.size === 0 && this.#listeners.get(name) === listeners) {
          this.#listeners.delete(name);
        }
      },
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    using deadline = new Deadline(CLOSE_TIMEOUT_MS, {parent: new AbortController().signal});
    using aborted = whenAborted(deadline.signal);
    await Promise.race([this.#last.catch(() => undefined), aborted.promise]).catch(() => undefined);
    this.#drop();
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work, work);
    this.#last = turn;
    return turn;
  }

  /** Tries until it succeeds, the fault is one that stays, or patience is at its end. */
  async #patiently<T>(
    {signal, patienceMs}: {readonly signal: AbortSignal; readonly patienceMs: number},
    work: (client: Client) => Promise<T>,
  ): Promise<T> {
    const endMs = monotonicMs() + patienceMs;
    for (let retry = 1; ; retry += 1) {
      signal.throwIfAborted();
      using aborted = whenAborted(signal);
      try {
        const turn = this.#inTurn(() => this.#attempt(signal, work));
        // Its turn may come late; who has given up by then is not kept.
        turn.catch(() => undefined);
        return await Promise.race([turn, aborted.promise]);
      } catch (error) {
        signal.throwIfAborted();
        if (!isTransient(error)) throw this.#unusable(error);
        if (monotonicMs() >= endMs) throw this.#unreachable(error);
      }
      const pause = sleep(backoffMs(retry, BACKOFF, Math.random()));
      await Promise.race([pause, aborted.promise]);
    }
  }

  async #attempt<T>(signal: AbortSignal, work: (client: Client) => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    using deadline = new Deadline(TRANSACTION_TIMEOUT_MS, {parent: signal});
    using aborted = whenAborted(deadline.signal);
    try {
      const done = this.#connected().then(work);
      done.catch(() => undefined);
      return await Promise.race([done, aborted.promise]);
    } catch (error) {
      // Nobody knows in what state the connection is after anything but a refused statement.
      if (!isRefused(error)) this.#drop();
      if (deadline.expired) throw new LostConnectionError('no answer in time');
      throw error;
    }
  }

  #connected(): Promise<Client> {
    if (this.#client !== undefined) return this.#client;
    const client = connectTo(this.#url, {
      onNotice: (name) => this.#ring(name),
      onEnd: () => {
        if (this.#client === client) this.#client = undefined;
      },
    });
    this.#client = client;
    client.then(
      // What was told meanwhile was missed.
      () => {
        for (const name of this.#listeners.keys()) this.#ring(name);
      },
      () => {
        if (this.#client === client) this.#client = undefined;
      },
    );
    return client;
  }

  #ring(name: string): void {
    for (const listener of this.#listeners.get(name) ?? []) listener();
  }

  #drop(): void {
    const client = this.#client;
    this.#client = undefined;
    client?.then((connected) => connected.end()).catch(() => undefined);
  }

  #unreachable(error: unknown): FaultError {
    const message = `cannot reach ${serverName(this.#url)}`;
    return new FaultError('state/unreachable', message, {
      cause: error,
      help: 'PROCTOR_STATE_URL says where the database is; it has to run and be reachable from here',
    });
  }

  #unusable(error: unknown): unknown {
    if (!isDatabaseError(error)) return error;
    const message = `cannot use ${serverName(this.#url)}`;
    return new FaultError('state/unusable', message, {
      cause: error,
      details: {sqlState: error.code},
      help: 'PROCTOR_STATE_URL names a database in which a user may make the schema "proctor", or has it',
    });
  }
}

/** The connection is no more, or nothing comes over it. */
class LostConnectionError extends Error {
  override readonly name = 'LostConnectionError';
}

async function transact<T>(
  client: Client,
  begin: () => Operation<T>,
  options: {readonly begin: string; readonly onCommit: () => void},
): Promise<T> {
  await client.query(options.begin);
  try {
    const wakes: string[] = [];
    const result = await ask(client, begin(), (name) => wakes.push(name));
    options.onCommit();
    const notices = wakes.map(
      (name) => `SELECT pg_notify('${LOCK_CHANNEL}', ${client.escapeLiteral(name)});`,
    );
    await client.query(`${notices.join(' ')} COMMIT`);
    return result;
  } catch (error) {
    if (isRefused(error)) await client.query('ROLLBACK');
    throw error;
  }
}

async function ask<T>(
  client: Client,
  operation: Operation<T>,
  onWake: (name: string) => void = () => undefined,
): Promise<T> {
  let step = operation.next();
  while (step.done !== true) {
    const request = step.value;
    if ('wake' in request) onWake(request.wake);
    if ('sql' in request) {
      const {rows} = await client.query({...prepared(request.sql), values: [...request.values]});
      step = operation.next(rows as readonly Row[]);
    } else step = operation.next([]);
  }
  return step.value;
}

const statements = new Map<string, {readonly name: string; readonly text: string}>();

/** A statement with `$1`, `$2` … in place of each `?`, and the name that the server keeps it under. */
function prepared(sql: string): {readonly name: string; readonly text: string} {
  const known = statements.get(sql);
  if (known !== undefined) return known;
  let count = 0;
  const text = sql.replaceAll('?', () => {
    count += 1;
    return `$${count}`;
  });
  const statement = {name: `lock${statements.size}`, text};
  statements.set(sql, statement);
  return statement;
}

interface DatabaseError extends Error {
  /** SQLSTATE. */
  readonly code: string;
}

function isDatabaseError(error: unknown): error is DatabaseError {
  return error instanceof Error && 'severity' in error && 'code' in error;
}

/** Whether the server has answered, and goes on with this connection. */
function isRefused(error: unknown): boolean {
  return isDatabaseError(error) && !/^(08|57P0|25P03)/.test(error.code);
}

/** Anything of the network is; of what the server says, some. */
function isTransient(error: unknown): boolean {
  if (error instanceof FaultError) return false;
  return isDatabaseError(error) ? TRANSIENT.test(error.code) : isNetworkError(error);
}

function isNetworkError(error: unknown): boolean {
  if (error instanceof LostConnectionError) return true;
  if (!(error instanceof Error)) return false;
  // pg has no code for a connection that ends while something is asked.
  return (
    error instanceof AggregateError ||
    'syscall' in error ||
    /^(Connection terminated|timeout e|Client )/.test(error.message)
  );
}
