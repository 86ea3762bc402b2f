import {existsSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {lockRunCommand} from '../../../src/cli/commands/lock-run.ts';
import type {InterruptSignal} from '../../../src/cli/io.ts';
import {StateDatabase} from '../../../src/state/database.ts';
import {Locks} from '../../../src/state/locks/locks.ts';
import {CapturedIo} from '../cli-small/captured-io.ts';

/** Sends itself a signal when the environment is first looked at while a lock is held. */
class InterruptedIo extends CapturedIo {
  #listener: ((signal: InterruptSignal) => void) | undefined;
  wasSent = false;

  constructor(folder: string) {
    super(folder, {...process.env, PROCTOR_STATE_DIR: folder});
    Object.defineProperty(this.env, 'PROCTOR_STATE_URL', {
      enumerable: true,
      get: () => this.#interrupt(folder),
    });
  }

  override onInterrupt(listener?: (signal: InterruptSignal) => void): Disposable {
    this.#listener = listener;
    return super.onInterrupt();
  }

  #interrupt(folder: string): undefined {
    using database = StateDatabase.open(folder);
    const holder = database.read((db) => db.prepare('SELECT token FROM lock_holders').get());
    if (holder === undefined || this.wasSent) return;
    this.wasSent = true;
    queueMicrotask(() => this.#listener?.('SIGTERM'));
  }
}

it('L9 a signal that comes when the lock was just granted ends it before the command starts', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lock-run-'));
  try {
    const io = new InterruptedIo(folder);
    const ran = join(folder, 'ran');
    const exitCode = await lockRunCommand({names: ['test'], command: ['touch', ran]}, io);
    expect(io.wasSent).toBe(true);
    expect(exitCode).toBe(143);
    expect(existsSync(ran)).toBe(false);
    await using locks = await Locks.open({stateFolder: folder});
    const {signal} = new AbortController();
    expect((await locks.status('test', {signal})).state).toBe('available');
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
});
