import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, it} from 'vitest';
import {thisHost} from '../../../src/state/locks/lock-host.ts';
import {Locks} from '../../../src/state/locks/locks.ts';
import {LockMachine} from '../../rig/lock-machine.ts';

const signal = new AbortController().signal;
/** Its next beat is later than any test takes. */
const ASK = {purpose: 'to see', timeoutMs: 0, leaseMs: 600_000, signal};
const PATIENCE = {timeout: 30_000, interval: 20};

let folder: string;
const opened: Locks[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'locks-'));
});
afterEach(async () => {
  for (const locks of opened.splice(0)) await locks[Symbol.asyncDispose]();
  rmSync(folder, {recursive: true, force: true});
});

async function open(host = thisHost()): Promise<Locks> {
  const locks = await Locks.open({stateFolder: folder, host});
  opened.push(locks);
  return locks;
}

it('L7 a machine that goes on after it was suspended finds out at once that it lost a lock', async () => {
  const laptop = new LockMachine('laptop');
  const mine = await open(laptop.start(process.pid));
  const lock = await mine.acquire('test', ASK);
  await (await open()).forceRelease('test', 'its lease is over', {signal});
  expect(lock.lost.aborted).toBe(false);
  laptop.asleepMs += 3_600_000;
  await expect.poll(() => lock.lost.aborted, PATIENCE).toBe(true);
  await expect(lock.confirm()).rejects.toMatchObject({code: 'lock/lost'});
});

it('L7 a machine that goes on after it was suspended keeps what nobody has taken', async () => {
  const laptop = new LockMachine('laptop');
  const host = laptop.start(process.pid);
  const looks = Promise.withResolvers<void>();
  const lock = await (await open(host)).acquire('test', ASK);
  laptop.asleepMs += 3_600_000;
  const asleepMs = host.asleepMs.bind(host);
  host.asleepMs = () => {
    // What it does about it has begun when it looks the next time.
    queueMicrotask(looks.resolve);
    return asleepMs();
  };
  await looks.promise;
  await lock.confirm();
  await lock.release();
});

it('L7 how long the machine was suspended is never less than nothing, and does not change by itself', () => {
  const host = thisHost();
  const before = host.asleepMs();
  expect(before).toBeGreaterThan(-60_000);
  expect(Math.abs(host.asleepMs() - before)).toBeLessThan(60_000);
});
