import {expect, it} from 'vitest';
import {Locks} from '../../../src/state/locks/locks.ts';
import {CuttingProxy} from '../../rig/cutting-proxy.ts';
import {freePort} from '../../rig/free-port.ts';
import {LockCrowd, type LockMember, type LockPlace} from '../../rig/lock-crowd.ts';
import {hasPostgres, PostgresServer} from '../../rig/postgres-server.ts';

/** Processes and how often each goes in. */
const PROCESSES = 8;
const ROUNDS = 500;
/** Each turn costs about twenty messages to and fro: less often, but for the whole proof. */
const POSTGRES_ROUNDS = Number(process.env['PROCTOR_TEST_LOCK_ROUNDS'] ?? 100);
const PATIENCE = {timeout: 120_000, interval: 50};
const NAME = 'board-7';

/** As many processes as are to be killed or stopped while they hold the lock or wait for it. */
async function disturb(crowd: LockCrowd, place: LockPlace): Promise<void> {
  const start = (leaseMs: number): LockMember =>
    crowd.start(place, {name: NAME, rounds: 0, leaseMs});
  for (let round = 0; round < 3; round += 1) {
    const holder = start(60_000);
    await holder.says('held');
    expect(await holder.kill()).toBe('SIGKILL');
    const waiter = start(60_000);
    await waiter.says('waiting');
    await waiter.kill();
  }
  for (let round = 0; round < 2; round += 1) {
    const stopped = start(400);
    const token = Number((await stopped.says('held')).split(' ')[1]);
    stopped.child.kill('SIGSTOP');
    // Somebody else has had it since.
    await expect.poll(() => (crowd.book().at(-1) ?? 0) > token, PATIENCE).toBe(true);
    stopped.child.kill('SIGCONT');
    expect(await stopped.says('lost')).toBe(`lost ${token}`);
    expect(await stopped.ended).toBe('0');
  }
}

async function allGoIn(crowd: LockCrowd, place: LockPlace, rounds = ROUNDS): Promise<void> {
  const members = Array.from({length: PROCESSES}, () =>
    crowd.start(place, {name: NAME, rounds, leaseMs: 60_000}),
  );
  expect(await Promise.all(members.map(({ended}) => ended))).toEqual(members.map(() => '0'));
}

/** Nobody was inside with another, all got their turns, tokens rose, and nothing is left. */
async function expectOrder(crowd: LockCrowd, place: LockPlace, rounds = ROUNDS): Promise<void> {
  expect(crowd.said(/^overlap/)).toEqual([]);
  const book = crowd.book();
  expect(book).toHaveLength(PROCESSES * rounds);
  expect(book.every((token, index) => token > (book[index - 1] ?? 0))).toBe(true);
  const locks = await Locks.open(place);
  const signal = new AbortController().signal;
  await locks.clean({signal});
  expect(await locks.list({signal})).toEqual([]);
  await locks[Symbol.asyncDispose]();
}

it('L1 L3 L4 keeps 8 processes with 500 turns each apart while holders and waiters are killed and stopped', {
  timeout: 600_000,
}, async () => {
  using crowd = await LockCrowd.make();
  const place = {stateFolder: crowd.folder};
  await Promise.all([allGoIn(crowd, place), disturb(crowd, place)]);
  await expectOrder(crowd, place);
});

const reason = hasPostgres ? '' : ' (skipped: there is no PostgreSQL)';

it.skipIf(!hasPostgres)(
  `L1 L3 L4 does so with a PostgreSQL, which is restarted, and whose connections are cut${reason}`,
  {timeout: 600_000},
  async () => {
    await using server = await PostgresServer.start(await freePort());
    await using proxy = await CuttingProxy.start(server.port);
    using crowd = await LockCrowd.make();
    const place = {stateFolder: crowd.folder, url: server.url(proxy.port)};
    const reached = (share: number) =>
      expect
        .poll(() => crowd.book().length, PATIENCE)
        .toBeGreaterThan(PROCESSES * POSTGRES_ROUNDS * share);
    const unsettle = async (): Promise<void> => {
      await reached(0.1);
      proxy.cut();
      await reached(0.3);
      proxy.cutAfter(1_000);
      await reached(0.4);
      await server.down('SIGINT');
      await server.up();
      await reached(0.6);
      await server.down('SIGQUIT');
      await server.up();
      await reached(0.8);
      proxy.cutAfter(100);
    };
    await Promise.all([allGoIn(crowd, place, POSTGRES_ROUNDS), disturb(crowd, place), unsettle()]);
    await expectOrder(crowd, place, POSTGRES_ROUNDS);
    expect(proxy.cuts).toBeGreaterThanOrEqual(3);
  },
);
