import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {undoLedger} from '../../../src/ledger/undo/undo-ledgers.ts';
import {lockBookName, lockBookOf} from '../../../src/ledger/undo/undo-locks.ts';
import {Locks} from '../../../src/state/locks/locks.ts';
import {writeLedger} from '../../rig/ledger-book.ts';

describe('undoing a ledger with locks', () => {
  const {signal} = new AbortController();
  const purpose = 'a test';
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'proctor-undo-locks-'));
  });
  afterEach(() => rmSync(folder, {recursive: true}));

  function undo(lock: {name: string; token: number; book?: string; folder?: string}) {
    const path = writeLedger(folder, {runId: 'run'}, [{resource: {kind: 'lock', ...lock}}]);
    return undoLedger(path, {signal, stateFolder: folder});
  }

  it('L4 gives back a lock, by its token', async () => {
    await using locks = await Locks.open({stateFolder: folder});
    const token = await locks.acquireFor('board', {
      purpose,
      leaseMs: 600_000,
      timeoutMs: 0,
      signal,
    });
    expect(await undo({name: 'board', token})).toEqual({undone: 1, left: [], elsewhere: []});
    expect((await locks.status('board', {signal})).state).toBe('available');
  });

  it('L4 gives it back where it was taken, wherever locks are for this process', async () => {
    const shared = join(folder, 'shared');
    await using locks = await Locks.open({stateFolder: shared});
    await using own = await Locks.open({stateFolder: folder});
    const options = {purpose, leaseMs: 600_000, timeoutMs: 0, signal};
    const token = await locks.acquireFor('board', options);
    expect(await own.acquireFor('board', options)).toBe(token);
    const book = lockBookOf({folder: shared, url: undefined});
    const result = await undo({name: 'board', token, ...book});
    expect(result).toEqual({undone: 1, left: [], elsewhere: []});
    expect((await locks.status('board', {signal})).state).toBe('available');
    expect((await own.status('board', {signal})).state).toBe('locked');
  });

  it('L1 takes it from nobody who has it since', async () => {
    await using locks = await Locks.open({stateFolder: folder});
    const options = {purpose, leaseMs: 600_000, timeoutMs: 0, signal};
    const old = await locks.acquireFor('board', options);
    await locks.release('board', old, {signal});
    await locks.acquireFor('board', options);
    expect(await undo({name: 'board', token: old})).toEqual({undone: 0, left: [], elsewhere: []});
    expect((await locks.status('board', {signal})).state).toBe('locked');
  });

  it('leaves alone a lock of another database, whose tokens mean nothing here', async () => {
    await using locks = await Locks.open({stateFolder: folder});
    const options = {purpose, leaseMs: 600_000, timeoutMs: 0, signal};
    const token = await locks.acquireFor('board', options);
    const book = lockBookName('postgres://lab/locks') ?? '';
    const result = await undo({name: 'board', token, book});
    expect(result).toEqual({undone: 0, left: [], elsewhere: ['lock board']});
    expect((await locks.status('board', {signal})).state).toBe('locked');
  });
});
