import {mkdtempSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {makeLogFolder} from '../../../src/run/past-progress.ts';

it('has a folder for the logs of each process that goes on with a run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'logs-'));
  try {
    expect(makeLogFolder(folder)).toBe(join(folder, 'logs'));
    for (const [before, name] of [
      [0, 'resumed-1'],
      [1, 'resumed-2'],
    ] as const) {
      const path = makeLogFolder(folder, before);
      expect(path).toBe(join(folder, 'logs', name));
      expect(statSync(path).isDirectory()).toBe(true);
    }
    writeFileSync(join(folder, 'file'), '');
    // What cannot be made is for who writes there to tell of.
    expect(makeLogFolder(join(folder, 'file'), 0)).toBe(join(folder, 'file/logs/resumed-1'));
  } finally {
    rmSync(folder, {recursive: true});
  }
});
