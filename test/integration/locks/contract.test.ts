import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest';
import {FaultError} from '../../../src/faults/fault-error.ts';
import type {LockHost} from '../../../src/state/locks/lock-host.ts';
import {Locks} from '../../../src/state/locks/locks.ts';
import {freePort} from '../../rig/free-port.ts';
import {LockMachine} from '../../rig/lock-machine.ts';
import {hasPostgres, PostgresServer} from '../../rig/postgres-server.ts';

const signal = new AbortController().signal;
const folder = mkdtempSync(join(tmpdir(), 'locks-'));
const opened: Locks[] = [];
let server: PostgresServer | undefined;
let places = 0;

/** Longer than any test takes. */
const LONG_MS = 60_000;
const ASK = {purpose: 'to see', timeoutMs: LONG_MS, leaseMs: LONG_MS, signal};

beforeAll(async () => {
  if (hasPostgres) server = await PostgresServer.start(await freePort());
});
afterEach(async () => {
  for (const locks of opened.splice(0)) await locks[Symbol.asyncDispose]();
});
afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
  rmSync(folder, {recursive: true, force: true});
});

/** Names of locks that no other test has; of the PostgreSQL, all tests have one. */
function fresh(name: string): string {
  places += 1;
  return `${name} ${places}`;
}

/** The fault that `promise` ends with. */
async function faultOf(promise: Promise<unknown>): Promise<FaultError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof FaultError)) throw new Error(`no fault, but ${String(error)}`);
  return error;
}

const STORES = [
  {store: 'SQLite', isThere: true, why: ''},
  {store: 'PostgreSQL', isThere: hasPostgres, why: ' (skipped: there is no PostgreSQL)'},
] as const;

describe.each(STORES)('locks in $store', ({store, isThere, why}) => {
  const rule = it.skipIf(!isThere);
  const note = isThere ? '' : why;

  async function open(host?: LockHost, more?: {cleanIntervalMs: number}): Promise<Locks> {
    const url = store === 'SQLite' ? {} : {url: server?.url() ?? ''};
    const locks = await Locks.open({stateFolder: folder, ...url, ...(host && {host}), ...more});
    opened.push(locks);
    return locks;
  }

  rule(`L1 has one exclusive holder, or many shared ones${note}`, async () => {
    const [one, other] = [await open(), await open()];
    const name = fresh('test');
    const lock = await one.acquire(name, ASK);
    expect(await other.tryAcquire(name, ASK)).toBeUndefined();
    expect(await other.tryAcquire(name, {...ASK, mode: 'shared'})).toBeUndefined();
    await lock.release();
    const shared = [
      await one.acquire(name, {...ASK, mode: 'shared'}),
      await other.acquire(name, {...ASK, mode: 'shared'}),
    ];
    expect(await one.tryAcquire(name, ASK)).toBeUndefined();
    for (const each of shared) await each.release();
    const last = await other.acquire(name, ASK);
    const tokens = [lock, ...shared, last].map(({token}) => token);
    expect(tokens.toSorted((a, b) => a - b)).toEqual(tokens);
    expect(new Set(tokens).size).toBe(4);
  });

  rule(`L1 serves first who came first, shared ones together${note}`, async () => {
    const locks = await open();
    const name = fresh('queue');
    const first = await locks.acquire(name, ASK);
    const order: string[] = [];
    const come = async (label: string, mode: 'exclusive' | 'shared') => {
      const waits = Promise.withResolvers<string>();
      const lock = locks.acquire(name, {...ASK, mode, onWaiting: waits.resolve}).then((held) => {
        order.push(label);
        return held;
      });
      return {seen: await waits.promise, lock};
    };
    const one = await come('shared', 'shared');
    const two = await come('shared', 'shared');
    const three = await come('exclusive', 'exclusive');
    const four = await come('late', 'shared');
    expect(one.seen).toContain(`(token ${first.token})`);
    expect((await locks.status(name, {signal})).waiting).toBe(4);
    await first.release();
    const together = await Promise.all([one.lock, two.lock]);
    expect((await locks.status(name, {signal})).waiting).toBe(2);
    for (const lock of together) await lock.release();
    await (await three.lock).release();
    await (await four.lock).release();
    expect(order).toEqual(['shared', 'shared', 'exclusive', 'late']);
  });

  rule(`L2 gives up with who holds it, since when and why${note}`, async () => {
    const locks = await open();
    const name = fresh('busy');
    const held = await locks.acquire(name, {...ASK, purpose: 'flash\u001b[1m it'});
    const [status] = await locks
      .list({signal})
      .then((all) => all.filter((each) => each.name === name));
    const [holder] = status?.holders ?? [];
    const since = new Date(holder?.acquiredAtMs ?? 0).toISOString();
    const text = `process ${process.pid} on ${holder?.host} since ${since} for "flash it" (token ${held.token})`;
    const fault = await faultOf(locks.acquire(name, {...ASK, timeoutMs: 30}));
    expect(fault.code).toBe('lock/timeout');
    expect(fault.message).toBe(`cannot lock "${name}" within 30ms: held by ${text}`);
    expect(fault.details).toEqual({lock: name, timeoutMs: 30, ahead: 0, holder: text});
    expect((await faultOf(locks.acquire(name, {...ASK, timeoutMs: 0}))).message).toBe(
      `cannot lock "${name}" at once: held by ${text}`,
    );
    // Who gave up has no place left.
    expect((await locks.status(name, {signal})).waiting).toBe(0);
  });

  rule(`L2 leaves the queue when the waiting is called off${note}`, async () => {
    const locks = await open();
    const name = fresh('off');
    const held = await locks.acquire(name, ASK);
    const abort = new AbortController();
    const why = new Error('enough');
    const onWaiting = (): void => abort.abort(why);
    await expect(locks.acquire(name, {...ASK, signal: abort.signal, onWaiting})).rejects.toBe(why);
    expect((await locks.status(name, {signal})).waiting).toBe(0);
    await held.release();
  });

  rule(`L3 records who holds a lock, what for, and how it was asked${note}`, async () => {
    const machine = new LockMachine('lab');
    const locks = await open(machine.start(7));
    const name = fresh('record');
    await locks.acquire(name, {purpose: 'nightly', timeoutMs: 500, leaseMs: 900, signal});
    expect(await locks.status(name, {signal})).toEqual({
      name,
      state: 'locked',
      waiting: 0,
      holders: [
        {
          token: expect.any(Number),
          mode: 'exclusive',
          purpose: 'nightly',
          host: 'lab',
          pid: 7,
          acquiredAtMs: machine.wallMs,
          waitedMs: 0,
          timeoutMs: 500,
          leaseMs: 900,
          staleBecause: undefined,
        },
      ],
    });
  });

  rule(
    `L4 takes the lock of a process that has ended, and of one whose pid another has${note}`,
    async () => {
      const machine = new LockMachine('lab');
      const holder = await open(machine.start(7));
      const other = await open(machine.start(8));
      const [name, second] = [fresh('dead'), fresh('dead')];
      await holder.acquire(name, ASK);
      await holder.acquire(second, ASK);
      expect(await other.tryAcquire(name, ASK)).toBeUndefined();
      machine.processes.delete(7);
      expect((await other.status(name, {signal})).state).toBe('stale');
      expect((await other.status(name, {signal})).holders[0]?.staleBecause).toBe(
        'process 7 has ended',
      );
      await other.acquire(name, {...ASK, timeoutMs: 0});
      // Somebody else has the pid by now.
      machine.start(7);
      const cleaned = await other.clean({signal});
      expect(cleaned.map((each) => each.name)).toEqual([second]);
      expect((await other.status(second, {signal})).state).toBe('available');
    },
  );

  rule(`L4 takes a lock whose lease has run out, whatever wall clocks say${note}`, async () => {
    const machine = new LockMachine('lab');
    const other = new LockMachine(store === 'SQLite' ? 'lab' : 'office');
    const holder = await open(machine.start(7));
    // Of the same machine, processes share the clock; of another, it only says how long we look.
    const far = store === 'SQLite' ? machine : other;
    if (far === other) other.boot = 'another';
    const looker = await open(far.start(8));
    const name = fresh('lease');
    const held = await holder.acquire(name, {...ASK, leaseMs: 10_000});
    for (const jump of [1e12, -2e12, 1e12]) {
      machine.wallMs += jump;
      far.wallMs -= jump;
      expect(await looker.tryAcquire(name, ASK)).toBeUndefined();
    }
    far.nowMs += 9_000;
    expect(await looker.tryAcquire(name, ASK)).toBeUndefined();
    far.nowMs += 2_000;
    const next = await looker.acquire(name, {...ASK, timeoutMs: 0});
    expect(next.token).toBeGreaterThan(held.token);
    // The holder was suspended, and comes back.
    const fault = await faultOf(held.confirm());
    expect([fault.code, held.lost.aborted, held.lost.reason]).toEqual(['lock/lost', true, fault]);
    expect((await faultOf(held.release())).code).toBe('lock/lost');
    await held[Symbol.asyncDispose]();
    await next.confirm();
    const operations = (await looker.audit({name, signal})).map(({operation}) => operation);
    expect(operations.filter((each) => each !== 'timed-out')).toEqual(
      expect.arrayContaining(['acquired', 'cleaned', 'acquired']),
    );
  });

  rule(`L4 takes the locks of before a boot, if it is proven that they are${note}`, async () => {
    const machine = new LockMachine('lab');
    const holder = await open(machine.start(7));
    const name = fresh('boot');
    await holder.acquire(name, ASK);
    machine.reboot();
    const later = await open(machine.start(7));
    const taken = await later.tryAcquire(name, ASK);
    // Another machine may have the same name: of one PostgreSQL, only the lease proves it.
    expect(taken !== undefined).toBe(store === 'SQLite');
    machine.nowMs += LONG_MS + 1;
    expect((await later.status(name, {signal})).state).toBe('stale');
  });

  rule(
    `L1 takes another boot of another machine for no proof that a holder is dead${note}`,
    async () => {
      const [machine, stranger] = [new LockMachine('lab'), new LockMachine('office')];
      stranger.boot = 'another';
      const holder = await open(machine.start(7));
      const name = fresh('home');
      await holder.acquire(name, ASK);
      const other = await open(stranger.start(7));
      expect(await other.tryAcquire(name, ASK)).toBeUndefined();
      stranger.nowMs += LONG_MS + 1;
      expect(await other.tryAcquire(name, ASK)).toBeDefined();
    },
  );

  rule(`L4 looks at an interval for what is stale${note}`, async () => {
    const machine = new LockMachine('lab');
    const holder = await open(machine.start(7));
    const name = fresh('interval');
    await holder.acquire(name, ASK);
    machine.processes.delete(7);
    const other = await open(machine.start(8), {cleanIntervalMs: 20});
    const operations = async (): Promise<readonly string[]> =>
      (await other.audit({name, signal})).map(({operation}) => operation);
    await expect.poll(operations, {timeout: 10_000}).toEqual(['acquired', 'cleaned']);
  });

  rule(`L4 L5 keeps a lock that is renewed${note}`, async () => {
    const locks = await open();
    const other = await open();
    const name = fresh('renewed');
    const lock = await locks.acquire(name, {...ASK, leaseMs: 2_000});
    // Longer than the lease: somebody waits for it meanwhile.
    const fault = await faultOf(other.acquire(name, {...ASK, timeoutMs: 3_000}));
    expect(fault.code).toBe('lock/timeout');
    await lock.confirm();
    await lock.release();
    expect(await other.status(name, {signal})).toEqual({
      ...{name, state: 'available', holders: [], waiting: 0},
    });
  });

  rule(
    `L6 refuses to release what is not held, and takes by force with a reason${note}`,
    async () => {
      const locks = await open();
      const name = fresh('force');
      expect((await faultOf(locks.forceRelease(name, 'no', {signal}))).code).toBe('lock/not-held');
      expect((await faultOf(locks.release(name, 1, {signal}))).message).toBe(
        `cannot release lock "${name}": token 1 does not hold it, nobody holds it`,
      );
      const lock = await locks.acquire(name, {...ASK, leaseMs: 300});
      expect((await faultOf(locks.release(name, lock.token + 1, {signal}))).code).toBe(
        'lock/not-held',
      );
      const [taken] = await locks.forceRelease(name, 'unplugged', {signal});
      expect(taken?.token).toBe(lock.token);
      // It notices by itself, when it would renew.
      await expect.poll(() => lock.lost.aborted, {timeout: 10_000}).toBe(true);
      expect((lock.lost.reason as FaultError).code).toBe('lock/lost');
      const next = await locks.acquire(name, ASK);
      expect(next.token).toBeGreaterThan(lock.token);
      await next.release();
      expect((await faultOf(next.release())).code).toBe('lock/not-held');
      const forced = (await locks.audit({name, signal})).find(
        ({operation}) => operation === 'force-released',
      );
      expect(forced?.detail).toMatch(/^unplugged \(of \d+@/);
    },
  );

  rule(
    `L6 L9 holds a lock for another process until that gives it back or ends${note}`,
    async () => {
      const machine = new LockMachine('lab');
      const locks = await open(machine.start(7));
      machine.start(40);
      const ask = {purpose: 'a shell', timeoutMs: 0, signal};
      const name = fresh('shell');
      const token = await locks.acquireFor(name, {...ask, ownerPid: 40});
      machine.nowMs += 1e9;
      expect(await locks.tryAcquire(name, ASK)).toBeUndefined();
      expect(await locks.releaseIfHeld(name, token, {signal})).toBe(true);
      expect(await locks.releaseIfHeld(name, token, {signal})).toBe(false);
      await locks.acquireFor(name, {...ask, ownerPid: 40});
      machine.processes.delete(40);
      await locks.acquireFor(name, {...ask, leaseMs: 1_000});
      machine.nowMs += 1_001;
      await (await locks.acquire(name, {...ASK, timeoutMs: 0})).release();
      expect((await faultOf(locks.acquireFor(name, {...ask, ownerPid: 40}))).code).toBe(
        'lock/not-held',
      );
    },
  );

  rule(
    `L7 gives back on every way out of a scope, and counts what was held and waited for${note}`,
    async () => {
      const locks = await open();
      const name = fresh('scope');
      for (const fails of [false, true]) {
        const work = async (): Promise<void> => {
          await using lock = await locks.acquire(name, ASK);
          await lock.confirm();
          if (fails) throw new Error('of the work');
        };
        await work().catch(() => undefined);
        expect((await locks.status(name, {signal})).state).toBe('available');
      }
      await locks.acquire(name, ASK);
      await faultOf(locks.acquire(name, {...ASK, timeoutMs: 0}));
      await locks.forceRelease(name, 'done', {signal});
      const [metrics] = await locks.metrics({name, signal});
      expect(metrics).toMatchObject({name, acquired: 3, released: 3, timedOut: 1, taken: 1});
      const audit = await locks.audit({name, signal, entriesMax: 4});
      expect(audit.map(({operation}) => operation)).toEqual([
        'released',
        'acquired',
        'timed-out',
        'force-released',
      ]);
    },
  );

  rule(
    `takes several locks in the order of their names, so that nobody waits for ever${note}`,
    async () => {
      const group = await Promise.all([open(), open(), open(), open()]);
      const names = ['a', 'b', 'c', 'd'].map((name) => fresh(name));
      let inside = 0;
      const go = async (locks: Locks, at: number): Promise<void> => {
        for (let round = 0; round < 5; round += 1) {
          // Each in another order, and twice.
          const wanted = names.map((_, index) => names[(index * 3 + at) % 4] ?? '');
          const held = await locks.acquireAll([...wanted, ...wanted], ASK);
          expect(held.map(({name}) => name)).toEqual(names);
          inside += 1;
          expect(inside).toBe(1);
          await Promise.all(held.map((lock) => lock.confirm()));
          inside -= 1;
          for (const lock of held) await lock.release();
        }
      };
      await Promise.all(group.map(go));
      const [locks] = group;
      const blocker = await locks?.acquire(names[2] ?? '', ASK);
      const fault = await faultOf(
        group[1]?.acquireAll(names, {...ASK, timeoutMs: 50}) ?? Promise.resolve(),
      );
      expect(fault.code).toBe('lock/timeout');
      await blocker?.release();
      for (const name of names)
        expect((await locks?.status(name, {signal}))?.state).toBe('available');
    },
  );
});
