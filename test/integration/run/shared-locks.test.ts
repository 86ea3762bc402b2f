import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, it} from 'vitest';
import type {RunEventBody} from '../../../src/journal/event.ts';
import type {LockSpec} from '../../../src/manifest/board-spec.ts';
import type {Hold} from '../../../src/run/holds/hold.ts';
import {RunHolds} from '../../../src/run/holds/run-holds.ts';
import {Locks} from '../../../src/state/locks/locks.ts';
import {planOf, scenario} from '../../rig/plans.ts';

let state: string;
let others: Locks;
let holds: RunHolds;
let events: RunEventBody[];
/** Settled as soon as the run waits. */
let waiting: PromiseWithResolvers<void>;
const never = new AbortController().signal;
const OTHER = {purpose: 'a bisection', timeoutMs: 0, signal: never};
const LONG_MS = 60_000;

beforeEach(async () => {
  state = mkdtempSync(join(tmpdir(), 'proctor-shared-locks-'));
  others = await Locks.open({stateFolder: state});
  events = [];
  waiting = Promise.withResolvers();
  const {manifest} = planOf([scenario('x')]);
  holds = new RunHolds({
    stateFolder: state,
    runId: 'r1',
    manifest,
    emit: (event) => events.push(event),
    onWaiting: () => waiting.resolve(),
  });
});

afterEach(async () => {
  await holds[Symbol.asyncDispose]();
  await others[Symbol.asyncDispose]();
  rmSync(state, {recursive: true, force: true});
});

/** What the environment `environment` of the run gets. */
function want(environment: string, timeoutMs: number, signal = never): Promise<Hold> {
  const lock: LockSpec = {names: ['one'], mode: 'exclusive', leaseMs: 30_000, timeoutMs};
  const hold = holds.lock(lock, {environment, instance: `${environment}#1`}, signal);
  hold.catch(() => undefined);
  return hold;
}

async function timeouts(): Promise<number | undefined> {
  return (await others.metrics({name: 'one', signal: never}))[0]?.timedOut;
}

it('L2 environments that share a lock each wait for as long as they were asked to', async () => {
  const held = await others.acquire('one', OTHER);
  const short = want('a', 40);
  const long = want('b', LONG_MS);
  const fault = {code: 'lock/timeout', message: expect.stringMatching(/within .*a bisection/)};
  await expect(short).rejects.toMatchObject(fault);
  // It was not this run that gave up.
  expect((await others.status('one', {signal: never})).waiting).toBe(1);
  await held.release();
  await (await long).release();
  expect((await others.status('one', {signal: never})).state).toBe('available');
});

it('L2 one that is called off calls off no other that shares its lock', async () => {
  const held = await others.acquire('one', OTHER);
  const first = new AbortController();
  const called = want('a', LONG_MS, first.signal);
  await waiting.promise;
  const kept = want('b', LONG_MS);
  first.abort(new Error('no longer needed'));
  await expect(called).rejects.toThrow('no longer needed');
  await held.release();
  const hold = await kept;
  await hold.confirm();
  await hold.release();
});

it('L2 nobody waits for a lock that no environment wants any more', async () => {
  const held = await others.acquire('one', OTHER);
  const stop = new AbortController();
  const [one, two] = [want('a', LONG_MS, stop.signal), want('b', LONG_MS, stop.signal)];
  await waiting.promise;
  stop.abort(new Error('the run ends'));
  await expect(one).rejects.toThrow('the run ends');
  await expect(two).rejects.toThrow('the run ends');
  expect((await others.status('one', {signal: never})).waiting).toBe(0);
  expect(await timeouts()).toBe(0);
  await held.release();
});

it('L2 the last one whose time is over is told who has it, and counts as a timeout', async () => {
  await using _held = await others.acquire('one', OTHER);
  const fault = {code: 'lock/timeout', details: {timeoutMs: expect.closeTo(30, -1)}};
  await expect(want('a', 30)).rejects.toMatchObject(fault);
  expect(await timeouts()).toBe(1);
  expect((await others.status('one', {signal: never})).waiting).toBe(0);
});

it('L2 a lock that is free is had at once, also with no time to wait', async () => {
  const hold = await want('a', 0);
  await hold.release();
  expect(events.map((event) => event.type === 'lock-changed' && event.change)).toEqual([
    'acquired',
    'released',
  ]);
});
