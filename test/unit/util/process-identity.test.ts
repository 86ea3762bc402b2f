import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {expect, it} from 'vitest';
import {bootId, isAlive, listProcesses, readProcess} from '../../../src/util/process-identity.ts';

const hasProc = existsSync('/proc/self/stat');

it.skipIf(!hasProc)(
  'knows a process by its pid and start time, until it has ended (needs /proc)',
  async () => {
    // The name holds what could be taken for the end of the name.
    const child = spawn('/bin/sh', ['-c', 'exec sleep 600'], {argv0: 'a) R 1 (b', detached: true});
    await once(child, 'spawn');
    const entry = readProcess(child.pid ?? 0);
    expect(entry).toMatchObject({
      pid: child.pid,
      parent: process.pid,
      group: child.pid,
      isZombie: false,
    });
    if (entry === undefined) return;
    expect(isAlive(entry)).toBe(true);
    expect(isAlive({pid: entry.pid, startTicks: entry.startTicks - 1})).toBe(false);
    expect(listProcesses().some(({pid}) => pid === process.pid)).toBe(true);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(isAlive(entry)).toBe(false);
    expect(readProcess(entry.pid)).toBeUndefined();
  },
);

it.skipIf(!hasProc)('tells one boot from another (needs /proc)', () => {
  expect(bootId()).toMatch(/^[0-9a-f-]{36}$/);
});
