import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, describe, expect, it} from 'vitest';
import {FaultError} from '../../../src/faults/fault-error.ts';
import {RunHolds} from '../../../src/run/holds/run-holds.ts';
import {StateDatabase} from '../../../src/state/database.ts';
import {describeFault} from '../../../src/state/locks/lock-faults.ts';
import {Locks} from '../../../src/state/locks/locks.ts';
import {CuttingProxy} from '../../rig/cutting-proxy.ts';
import {freePort} from '../../rig/free-port.ts';
import {planOf, scenario} from '../../rig/plans.ts';
import {hasPostgres, PostgresServer} from '../../rig/postgres-server.ts';

const signal = new AbortController().signal;
const ASK = {purpose: 'to see', timeoutMs: 0, signal};
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, {recursive: true, force: true});
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'locks-'));
  folders.push(folder);
  return folder;
}

async function faultOf(promise: Promise<unknown>): Promise<FaultError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof FaultError)) throw new Error(`no fault, but ${String(error)}`);
  return error;
}

/** A database with a lock in it, and nobody who has it open. */
async function usedFolder(prepare: (path: string) => void = () => undefined): Promise<string> {
  const folder = newFolder();
  prepare(folder);
  const locks = await Locks.open({stateFolder: folder});
  await locks.acquire('test', ASK);
  await locks[Symbol.asyncDispose]();
  return folder;
}

describe('the machine’s database', () => {
  it('L1 is refused on a network file system, where two machines would have the same lock', () => {
    const open = (type: number): StateDatabase =>
      StateDatabase.open(newFolder(), {fileSystemType: () => type});
    for (const type of [0x6969, 0xff534d42, -0xacb2be]) {
      const refused = expect.objectContaining({
        code: 'state/unusable',
        help: expect.stringMatching(/PROCTOR_LOCK_DIR.*PROCTOR_STATE_URL/),
      });
      expect(() => open(type)).toThrow(refused);
    }
    open(0xef53).close();
  });

  it('L5 is a clear fault where it cannot be used', async () => {
    const damaged = await usedFolder();
    writeFileSync(join(damaged, 'proctor.db'), 'not a database '.repeat(1000));
    const inFile = join(newFolder(), 'file');
    writeFileSync(inFile, '');
    const isFolder = newFolder();
    mkdirSync(join(isFolder, 'proctor.db'));
    for (const [stateFolder, why] of [
      [damaged, /file is not a database$/],
      [inFile, /EEXIST|ENOTDIR/],
      [isFolder, /unable to open database file$/],
    ] as const) {
      const fault = await faultOf(Locks.open({stateFolder}));
      expect(fault.code).toBe('state/unusable');
      expect(describeFault(fault)).toMatch(why);
      expect(fault.message).toBe(`cannot use ${join(stateFolder, 'proctor.db')}`);
      expect(fault.help).toMatch(/damaged/);
    }
  });

  it('L5 has the status error where it was damaged meanwhile', async () => {
    const folder = await usedFolder();
    await using locks = await Locks.open({stateFolder: folder});
    expect((await locks.status('test', {signal})).state).toBe('available');
    // The file stays, its contents go; what is in the log of changes goes, too.
    truncateSync(join(folder, 'proctor.db'), 4096);
    truncateSync(join(folder, 'proctor.db-wal'), 0);
    await using others = await Locks.open({stateFolder: folder}).catch(() => locks);
    const status = await others.status('test', {signal});
    expect(status.state).toBe('error');
    expect(status.error).toMatch(/^cannot use .*proctor\.db: /);
    expect((await faultOf(others.acquire('test', ASK))).code).toBe('state/unusable');
  });

  it('is a clear fault where somebody keeps it locked', () => {
    const folder = newFolder();
    using one = StateDatabase.open(folder);
    using other = StateDatabase.open(folder, {busyTimeoutMs: 20});
    const fault = one.write(() => {
      try {
        return other.write(() => undefined);
      } catch (error) {
        return error;
      }
    });
    expect(fault).toBeInstanceOf(FaultError);
    expect(describeFault(fault as FaultError)).toMatch(/database is locked$/);
    expect((fault as FaultError).help).toMatch(/^(another process|process \d+) keeps it locked/);
  });

  it('says who keeps it locked, and whether that is stopped', async () => {
    const folder = newFolder();
    StateDatabase.open(folder).close();
    const script = `const {DatabaseSync} = require('node:sqlite');
      const database = new DatabaseSync(process.argv[1]);
      database.exec('BEGIN IMMEDIATE');
      process.stdout.write('locked');
      setInterval(() => undefined, 60_000);`;
    const locker = spawn(process.execPath, ['-e', script, join(folder, 'proctor.db')]);
    try {
      await once(locker.stdout, 'data');
      locker.kill('SIGSTOP');
      const stat = () => readFileSync(`/proc/${locker.pid}/stat`, 'latin1');
      await expect.poll(stat, {timeout: 10_000}).toContain(') T ');
      using other = StateDatabase.open(folder, {busyTimeoutMs: 20});
      const fault = await faultOf((async () => other.write(() => undefined))());
      expect(fault.help).toBe(
        `process ${locker.pid} (stopped) keeps it locked; one that is stopped has to go on, or to end`,
      );
      // Who only reads need not wait.
      expect(other.read((database) => database.prepare('SELECT 1 AS one').get())).toEqual({one: 1});
    } finally {
      locker.kill('SIGKILL');
    }
  });

  it('waits for a turn where others write', async () => {
    const folder = newFolder();
    using one = StateDatabase.open(folder);
    await using locks = await Locks.open({stateFolder: folder});
    const asked = one.write(() => locks.acquire('test', ASK));
    const lock = await asked;
    await lock.confirm();
  });

  it('is a clear fault where a newer proctor made it', () => {
    const folder = newFolder();
    using one = StateDatabase.open(folder);
    one.write((database) => database.exec('PRAGMA user_version = 1000'));
    expect(() => StateDatabase.open(folder)).toThrow(/a newer proctor made it$/);
  });

  it('is for whom its folder is', async () => {
    for (const [mode, expected] of [
      [0o755, 0o600],
      [0o2770, 0o660],
      [0o777, 0o666],
    ] as const) {
      const folder = await usedFolder((path) => chmodSync(path, mode));
      for (const name of ['proctor.db', 'lock-tokens']) {
        expect(statSync(join(folder, name)).mode & 0o777).toBe(expected);
      }
    }
  });

  it('L1 gives no token a second time after it was removed or went back', async () => {
    const folder = await usedFolder();
    copyFileSync(join(folder, 'proctor.db'), join(folder, 'copy'));
    let last = 0;
    for (const change of ['none', 'removed', 'went back', 'none'] as const) {
      if (change !== 'none') {
        for (const suffix of ['', '-wal', '-shm']) {
          rmSync(join(folder, `proctor.db${suffix}`), {force: true});
        }
      }
      if (change === 'went back') copyFileSync(join(folder, 'copy'), join(folder, 'proctor.db'));
      const locks = await Locks.open({stateFolder: folder});
      const lock = await locks.acquire('test', ASK);
      expect(lock.token).toBeGreaterThan(last);
      last = lock.token;
      await locks[Symbol.asyncDispose]();
    }
    expect(Number(readFileSync(join(folder, 'lock-tokens'), 'utf8'))).toBeGreaterThan(last);
  });

  it('L7 makes who holds a lock lose it when the database is replaced', async () => {
    const folder = newFolder();
    await using locks = await Locks.open({stateFolder: folder});
    const lock = await locks.acquire('test', {...ASK, leaseMs: 300});
    for (const suffix of ['', '-wal', '-shm']) rmSync(join(folder, `proctor.db${suffix}`));
    await expect.poll(() => lock.lost.aborted, {timeout: 10_000}).toBe(true);
    expect((lock.lost.reason as FaultError).code).toBe('lock/lost');
  });

  it('L3 takes less than 5 KB for each lock', async () => {
    const folder = newFolder();
    // All of the log goes into the file when the last one closes it.
    const bytes = (): number => statSync(join(folder, 'proctor.db')).size;
    StateDatabase.open(folder).close();
    const before = bytes();
    const locks = await Locks.open({stateFolder: folder});
    const COUNT = 200;
    for (let index = 0; index < COUNT; index += 1) {
      await locks.acquireFor(`environment-${index}`, {
        ...ASK,
        purpose: 'a purpose that takes a line, as purposes of people often do'.repeat(4),
        ownerPid: process.pid,
      });
    }
    await locks[Symbol.asyncDispose]();
    expect((bytes() - before) / COUNT).toBeLessThan(5_000);
    expect((bytes() - before) / COUNT).toBeGreaterThan(100);
  });
});

const note = hasPostgres ? '' : ' (skipped: there is no PostgreSQL)';

describe('a PostgreSQL', () => {
  const rule = it.skipIf(!hasPostgres);

  it('is a clear fault where it cannot be reached, without the password', async () => {
    const url = `postgres://me:hidden@127.0.0.1:${await freePort()}/lab`;
    const fault = await faultOf(Locks.open({stateFolder: '/nonexistent', url}));
    expect(fault.code).toBe('state/unreachable');
    expect(fault.message).toMatch(
      /^cannot reach the PostgreSQL database "lab" at 127\.0\.0\.1:\d+$/,
    );
    expect(describeFault(fault)).toMatch(/ECONNREFUSED/);
    expect(JSON.stringify([describeFault(fault), fault.details, fault.help])).not.toContain(
      'hidden',
    );
  });

  rule(
    `L4 L5 makes holders stop at two thirds of the lease when it is gone, and serves who waited${note}`,
    async () => {
      await using server = await PostgresServer.start(await freePort());
      const missing = await faultOf(
        Locks.open({stateFolder: '/nonexistent', url: server.url(server.port, 'nope')}),
      );
      expect(missing.code).toBe('state/unusable');
      expect(describeFault(missing)).toMatch(/database "nope" does not exist$/);

      await using proxy = await CuttingProxy.start(server.port);
      await using far = await Locks.open({
        stateFolder: '/nonexistent',
        url: server.url(proxy.port),
      });
      await using near = await Locks.open({stateFolder: '/nonexistent', url: server.url()});
      const lock = await far.acquire('board', {...ASK, leaseMs: 1_500});
      // From here on, nothing comes through.
      proxy.leadTo(await freePort());
      proxy.cut();
      const next = near.acquire('board', {...ASK, timeoutMs: 60_000});
      await expect.poll(() => lock.lost.aborted, {timeout: 10_000}).toBe(true);
      const fault = lock.lost.reason as FaultError;
      expect([fault.code, fault.details]).toEqual([
        'lock/lost',
        {lock: 'board', token: lock.token},
      ]);
      expect(fault.message).toMatch(
        /^cannot go on with lock "board": its lease could not be renewed/,
      );
      // The process of the holder lives, so that only the lease frees it.
      expect((await next).token).toBeGreaterThan(lock.token);
      expect((await faultOf(lock.confirm())).code).toBe('lock/lost');
      proxy.leadTo(server.port);
      expect((await far.status('board', {signal})).state).toBe('locked');
    },
  );

  rule(
    `L7 has a book of tokens of its own once it is made anew, and one that was there before books had names${hasPostgres ? '' : ' (skipped: there is no PostgreSQL)'}`,
    async () => {
      await using server = await PostgresServer.start(await freePort());
      const {default: pg} = await import('pg');
      const client = new pg.Client(server.url());
      client.on('error', () => undefined);
      await client.connect();
      const bookId = async (): Promise<string> => {
        await using holds = new RunHolds({
          ...{stateFolder: newFolder(), url: server.url(), runId: 'r'},
          manifest: planOf([scenario('x')]).manifest,
          emit: () => undefined,
          onWaiting: () => undefined,
        });
        return holds.bookId();
      };
      const first = await bookId();
      expect(first).toMatch(/^[0-9a-f]{32}$/);
      expect(await bookId()).toBe(first);
      await client.query('DROP SCHEMA proctor CASCADE');
      const second = await bookId();
      expect(second).not.toBe(first);
      await client.query(
        'DROP TABLE proctor.lock_book; UPDATE proctor.proctor_version SET version = 1',
      );
      expect(await bookId()).toMatch(/^[0-9a-f]{32}$/);
      await client.end();
    },
    60_000,
  );
});
