import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {RunSession} from '../../../src/cli/run-session.ts';
import {readLedger} from '../../../src/ledger/ledger-file.ts';
import {RunLedger} from '../../../src/ledger/run-ledger.ts';

const isRoot = process.getuid?.() === 0;

describe.skipIf(!isRoot)('as root, who can mount a small disk: a ledger on a full one', () => {
  let folder: string;
  let disk: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'proctor-full-'));
    disk = join(folder, 'disk');
    mkdirSync(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', disk]);
  });
  afterEach(() => {
    execFileSync('umount', ['-l', disk]);
    rmSync(folder, {recursive: true});
  });

  const fill = () => {
    try {
      writeFileSync(join(disk, 'big'), Buffer.alloc(100_000));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  };

  it('lets nothing be made that is not written down, and goes on when there is room', async () => {
    const ledger = await RunLedger.open({stateFolder: disk, runId: 'run'});
    if (ledger === undefined) throw new Error('there is one');
    const made = join(folder, 'made');
    const entry = await ledger.intend({kind: 'folder', path: made});
    mkdirSync(made);
    fill();
    // What still fits into the last page of the file does.
    const long = join(folder, 'x'.repeat(3000));
    const refused = ledger
      .intend({kind: 'folder', path: long})
      .then(() => ledger.intend({kind: 'folder', path: `${long}y`}));
    await expect(refused).rejects.toMatchObject({code: 'ledger/unwritable'});
    entry.made();
    rmSync(join(disk, 'big'));
    const later = join(folder, 'later');
    (await ledger.intend({kind: 'folder', path: later})).made();
    mkdirSync(later);
    const open = readLedger(ledger.path)?.items.filter(({state}) => state === 'open') ?? [];
    const paths = open.map(({resource}) => 'path' in resource && resource.path);
    expect(paths).toContain(made);
    expect(paths).toContain(later);
    expect(await ledger.end()).toEqual([]);
    expect([made, later].filter(existsSync)).toEqual([]);
  });

  it('keeps a run from beginning', async () => {
    fill();
    const output = {write: () => undefined, isTerminal: false, columns: undefined};
    const io = {
      ...{stdout: output, stderr: output, cwd: disk, signal: new AbortController().signal},
      env: {PROCTOR_STATE_DIR: disk},
      onInterrupt: () => ({[Symbol.dispose]: () => undefined}),
    };
    await expect(RunSession.open(io)).rejects.toMatchObject({code: 'ledger/unwritable'});
    expect(existsSync(join(disk, 'ledgers', 'run.jsonl'))).toBe(false);
  });
});
