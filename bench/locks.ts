import {closeSync, fdatasyncSync, mkdirSync, openSync, statSync, writeSync} from 'node:fs';
import {join} from 'node:path';
import {performance} from 'node:perf_hooks';
import {Locks} from '../src/state/locks/locks.ts';
import {freePort} from '../test/rig/free-port.ts';
import {hasPostgres, PostgresServer} from '../test/rig/postgres-server.ts';
import {median, type Row, row} from './measure.ts';

const ROUNDS = 200;
const LOCKS = 500;
/** A page of the database, which is the least that is written. */
const PAGE = Buffer.alloc(4096, 'x');
const ASK = {purpose: 'a benchmark', timeoutMs: 0, signal: new AbortController().signal};

/** What a free lock costs, in time and on disk. */
export async function locks(folder: string): Promise<Row[]> {
  const rows: Row[] = [];
  const stateFolder = join(folder, 'state');
  mkdirSync(stateFolder);
  const own = await Locks.open({stateFolder});
  const synced = openSync(join(folder, 'synced'), 'w');
  const ratios: number[] = [];
  const acquired: number[] = [];
  const writes: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const [takeMs, giveMs] = await holdOnce(own);
    const writeMs = timed(() => {
      writeSync(synced, PAGE);
      fdatasyncSync(synced);
    });
    acquired.push(takeMs);
    writes.push(writeMs);
    ratios.push((takeMs + giveMs) / (2 * writeMs));
  }
  closeSync(synced);
  const detail = `median of ${ROUNDS}; a page written and synced: ${median(writes).toFixed(2)} ms`;
  rows.push(
    row('a free lock (SQLite)', median(acquired), 10, {unit: 'ms', detail}),
    row('acquire and release / two pages written and synced', median(ratios), 4, {
      unit: '×',
      detail: 'one after the other, in turn',
    }),
  );
  rows.push(await diskRow(own, stateFolder));
  if (hasPostgres) rows.push(await postgresRow());
  return rows;
}

async function diskRow(own: Locks, stateFolder: string): Promise<Row> {
  for (let index = 0; index < LOCKS; index += 1) {
    await own.acquireFor(`environment-${index}`, {...ASK, leaseMs: 600_000});
  }
  await own[Symbol.asyncDispose]();
  const bytes = statSync(join(stateFolder, 'proctor.db')).size / LOCKS;
  const detail = `${LOCKS} locks, all of the database divided by them`;
  return row('on disk for each lock', bytes / 1000, 5, {unit: 'KB', detail});
}

async function postgresRow(): Promise<Row> {
  const server = await PostgresServer.start(await freePort());
  try {
    const far = await Locks.open({stateFolder: '/nonexistent', url: server.url()});
    const acquired: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) acquired.push((await holdOnce(far))[0]);
    await far[Symbol.asyncDispose]();
    const detail = `median of ${ROUNDS}; over loopback, without syncing`;
    return row('a free lock (PostgreSQL)', median(acquired), 10, {unit: 'ms', detail});
  } finally {
    await server[Symbol.asyncDispose]();
  }
}

/** @returns ms to acquire, and to release. */
async function holdOnce(own: Locks): Promise<readonly [number, number]> {
  const startedMs = performance.now();
  const lock = await own.acquire('test', ASK);
  const heldMs = performance.now();
  await lock.release();
  return [heldMs - startedMs, performance.now() - heldMs];
}

function timed(work: () => void): number {
  const startedMs = performance.now();
  work();
  return performance.now() - startedMs;
}
