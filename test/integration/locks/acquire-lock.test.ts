import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, expect, it} from 'vitest';
import {acquireLock, FaultError, Locks} from '../../../src/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'locks-'));
const env = {PROCTOR_STATE_DIR: folder};
const ask = {purpose: 'to see', env};

afterAll(() => {
  rmSync(folder, {recursive: true, force: true});
});

it('L7 L9 holds a lock for a scope of a program', async () => {
  await using locks = await Locks.open({stateFolder: folder});
  const signal = new AbortController().signal;
  const work = async (): Promise<void> => {
    await using lock = await acquireLock('test', ask);
    await lock.confirm();
    expect([lock.name, lock.mode, lock.lost.aborted]).toEqual(['test', 'exclusive', false]);
    expect((await locks.status('test', {signal})).holders).toMatchObject([{token: lock.token}]);
    const again = acquireLock('test', {...ask, timeoutMs: 0});
    await expect(again).rejects.toMatchObject({code: 'lock/timeout'});
    throw new Error('of the work');
  };
  await expect(work()).rejects.toThrow('of the work');
  expect((await locks.status('test', {signal})).state).toBe('available');
  const lock = await acquireLock('test', {...ask, mode: 'shared'});
  await lock.release();
  await expect(lock.release()).rejects.toThrow(FaultError);
});

it('L2 waits for a lock until it is called off', async () => {
  await using held = await acquireLock('busy', ask);
  const abort = new AbortController();
  const onWaiting = (holder: string): void => {
    expect(holder).toContain(`(token ${held.token})`);
    abort.abort(new Error('enough'));
  };
  const waiting = acquireLock('busy', {...ask, signal: abort.signal, onWaiting});
  await expect(waiting).rejects.toThrow('enough');
});
