import type {Client, ClientConfig} from 'pg';
import {FaultError} from '../../faults/fault-error.ts';
import {POSTGRES_MIGRATIONS} from './postgres-schema.ts';

/** Where it is told that a lock may have become free; the payload is its name. */
export const LOCK_CHANNEL = 'proctor_locks';

const CONNECT_TIMEOUT_MS = 5_000;
/** What is held up by a process that was stopped in a transaction goes on after so long. */
const IDLE_TRANSACTION_TIMEOUT_MS = 2_000;
const STATEMENT_TIMEOUT_MS = 4_000;
/** Type of 64-bit integers. Source: PostgreSQL's pg_type.dat. */
const INT8_OID = 20;
/** Of the advisory lock under which the tables are made: any number nobody else uses. */
const MIGRATION_LOCK = 7_077_001;

/** Who is told of what comes over a connection. */
export interface ConnectionListeners {
  /** A lock may have become free. */
  readonly onNotice: (name: string) => void;
  readonly onEnd: () => void;
}

/** Connects, makes the tables where they are not there, and listens. @throws pg's errors. */
export async function connectTo(url: string, listeners: ConnectionListeners): Promise<Client> {
  const {default: pg} = await import('pg');
  const config: ClientConfig = {
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    application_name: 'proctor',
    types: {
      // All that is kept is below 2^53.
      getTypeParser: ((oid: number, format: 'text') =>
        oid === INT8_OID ? Number : pg.types.getTypeParser(oid, format)) as never,
    },
  };
  const client = new pg.Client(config);
  client.on('error', listeners.onEnd);
  client.on('end', listeners.onEnd);
  client.on('notification', ({payload}) => listeners.onNotice(payload ?? ''));
  try {
    await client.connect();
    await client.query(
      `SET search_path TO proctor; SET synchronous_commit TO on;
       SET idle_in_transaction_session_timeout TO ${IDLE_TRANSACTION_TIMEOUT_MS};
       SET statement_timeout TO ${STATEMENT_TIMEOUT_MS}`,
    );
    await migrate(client);
    await client.query(`LISTEN ${LOCK_CHANNEL}`);
    return client;
  } catch (error) {
    client.end().catch(() => undefined);
    throw error;
  }
}

/** Where a database is, in words that hold no password. */
export function serverName(url: string): string {
  const parsed = URL.parse(url);
  const database = parsed?.pathname.replace(/^\//, '') ?? '';
  const host = parsed?.searchParams.get('host') ?? parsed?.host ?? '';
  return `the PostgreSQL database "${database}"${host === '' ? '' : ` at ${host}`}`;
}

async function migrate(client: Client): Promise<void> {
  if ((await versionOf(client)) === POSTGRES_MIGRATIONS.length) return;
  await client.query(`BEGIN; SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`);
  await client.query('CREATE SCHEMA IF NOT EXISTS proctor');
  // Asked again: another process may have done it meanwhile.
  const version = await versionOf(client);
  if (version > POSTGRES_MIGRATIONS.length) {
    throw new FaultError('state/unusable', 'cannot use the database: a newer proctor made it', {
      help: 'use that version, or another database: PROCTOR_STATE_URL',
    });
  }
  for (const migration of POSTGRES_MIGRATIONS.slice(version)) await client.query(migration);
  await client.query(`CREATE TABLE IF NOT EXISTS proctor_version (version BIGINT NOT NULL);
    DELETE FROM proctor_version; INSERT INTO proctor_version VALUES (${POSTGRES_MIGRATIONS.length})`);
  await client.query('COMMIT');
}

async function versionOf(client: Client): Promise<number> {
  const {rows} = await client.query<{table: string | null}>(
    `SELECT to_regclass('proctor.proctor_version')::text AS "table"`,
  );
  if (rows[0]?.table === null || rows[0] === undefined) return 0;
  const versions = await client.query<{version: number}>('SELECT version FROM proctor_version');
  return Number(versions.rows[0]?.version ?? 0);
}
