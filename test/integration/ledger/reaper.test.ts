import {execFileSync, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {ledgerPath} from '../../../src/ledger/ledger-file.ts';
import {ledgerState} from '../../../src/ledger/list-ledgers.ts';
import {isAlive, listProcesses, readProcess} from '../../../src/util/process-identity.ts';
import {writeLedger} from '../../rig/ledger-book.ts';
import {LedgerProgram} from '../../rig/ledger-program.ts';
import {startMarked} from '../../rig/marked-process.ts';

const isRoot = process.getuid?.() === 0;
/** Patience with a machine that is busy with other tests. */
const PATIENCE = {timeout: 15_000};

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    return '';
  }
}

describe('the reaper', () => {
  let program: LedgerProgram;
  let folder: string;
  beforeAll(async () => {
    program = await LedgerProgram.build();
  });
  afterAll(() => program[Symbol.dispose]());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'proctor-reaper-'));
  });
  afterEach(() => rmSync(folder, {recursive: true, force: true}));

  const isGone = (runId: string) => !existsSync(ledgerPath(folder, runId));

  it.each<NodeJS.Signals>(['SIGKILL', 'SIGTERM', 'SIGHUP', 'SIGSEGV'])(
    'D29 undoes all that its runner had made, and says so: %s',
    async (signal) => {
      const runFolder = join(folder, 'run');
      const made = join(folder, 'made');
      mkdirSync(runFolder);
      mkdirSync(join(made, 'deep'), {recursive: true});
      const mark = `PROCTOR_RUN_ID=run-${process.pid}-${signal}`;
      const runner = await program.start({
        stateFolder: folder,
        runId: 'run',
        runFolder,
        resources: [
          {kind: 'processes', mark},
          {kind: 'folder', path: made},
        ],
      });
      const {pid} = runner.ledger.header.runner;
      const identity = await startMarked(mark);
      const exit = once(runner.child, 'exit');
      runner.child.kill(signal);
      await exit;
      await expect.poll(() => isGone('run'), PATIENCE).toBe(true);
      expect(isAlive(identity)).toBe(false);
      expect(existsSync(made)).toBe(false);
      const log = readFileSync(join(runFolder, 'reaper.log'), 'utf8');
      expect(log.replace(/^\S+/, 'TIME')).toBe(
        `TIME reaper: process ${pid} of run run is dead; 2 of what it made were there and are gone\n`,
      );
    },
  );

  it('does not end by what ends a session, and waits as a shell', async () => {
    const runner = await program.start({stateFolder: folder, runId: 'run', resources: []});
    const {reaper} = runner.ledger.header;
    if (reaper === undefined) return;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.kill(reaper.pid, signal);
    expect(readProcess(reaper.pid)?.session).toBe(reaper.pid);
    expect(readFileSync(`/proc/${reaper.pid}/cmdline`, 'utf8')).toMatch(/^\/bin\/sh\0/);
    await runner.kill();
    await expect.poll(() => isGone('run'), PATIENCE).toBe(true);
  });

  it('has no mark of what its runner was started by', async () => {
    const runner = await program.start({stateFolder: folder, runId: 'run', resources: []});
    const {reaper} = runner.ledger.header;
    if (reaper === undefined) return;
    expect(readFileSync(`/proc/${reaper.pid}/environ`, 'utf8')).toMatch(
      /^PATH=[^\0]*\0(PWD=[^\0]*\0)?$/,
    );
    await runner.kill();
    await expect.poll(() => isGone('run'), PATIENCE).toBe(true);
  });

  it('leaves nothing, at whatever moment its runner is killed', async () => {
    const makes = join(folder, 'makes');
    mkdirSync(makes);
    for (let round = 0; round < 8; round++) {
      const runId = `run-${round}`;
      const runner = await program.start({stateFolder: folder, runId, resources: [], makes});
      await expect.poll(() => readdirSync(makes).length, PATIENCE).toBeGreaterThan(round * 3);
      await runner.kill();
      await expect.poll(() => isGone(runId), PATIENCE).toBe(true);
      expect(readdirSync(makes)).toEqual([]);
    }
  });

  it('ends what has its run’s mark even where somebody has removed the ledger', async () => {
    const runId = `run-${process.pid}-lost`;
    const runner = await program.start({stateFolder: folder, runId, resources: []});
    const identity = await startMarked(`PROCTOR_RUN_ID=${runId}`);
    rmSync(join(folder, 'ledgers'), {recursive: true});
    await runner.kill();
    await expect.poll(() => isAlive(identity), PATIENCE).toBe(false);
  });

  it('waits for its program while another version of it is installed', async () => {
    const runner = await program.start({stateFolder: folder, runId: 'run', resources: []});
    const {pid = 0} = runner.ledger.header.reaper ?? {};
    const away = `${program.path}.away`;
    renameSync(program.path, away);
    try {
      await runner.kill();
      const isPausing = (): boolean =>
        listProcesses().some((each) => each.parent === pid && commandOf(each.pid) === 'sleep');
      await expect.poll(isPausing, PATIENCE).toBe(true);
    } finally {
      renameSync(away, program.path);
    }
    await expect.poll(() => isGone('run'), PATIENCE).toBe(true);
  });

  it('ends what has its run’s mark even where its program has gone, and keeps the ledger', async () => {
    const runId = `run-${process.pid}-bare`;
    const runner = await program.start({stateFolder: folder, runId, resources: []});
    const [identity, other] = await Promise.all([
      startMarked(`PROCTOR_RUN_ID=${runId}`),
      startMarked(`PROCTOR_RUN_ID=${runId}2`),
    ]);
    const away = `${program.path}.away`;
    renameSync(program.path, away);
    try {
      await runner.kill();
      await expect.poll(() => isAlive(identity), {timeout: 30_000}).toBe(false);
      const {reaper} = runner.ledger.header;
      await expect.poll(() => reaper !== undefined && isAlive(reaper), PATIENCE).toBe(false);
    } finally {
      renameSync(away, program.path);
    }
    expect(isAlive(other)).toBe(true);
    process.kill(other.pid, 'SIGKILL');
    expect(isGone(runId)).toBe(false);
  }, 60_000);

  it.skipIf(!isRoot)('as root: keeps the ledger where processes cannot be looked for', async () => {
    const made = join(folder, 'made');
    mkdirSync(made);
    const runner = {pid: 1, startTicks: 0, host: 'here'};
    const ledger = writeLedger(folder, {runId: 'run', runner}, [
      {resource: {kind: 'processes', mark: 'PROCTOR_RUN_ID=run'}},
      {resource: {kind: 'folder', path: made}},
    ]);
    const script = 'mount -t tmpfs none /proc && exec "$@"';
    const args = [
      '-m',
      '/bin/sh',
      '-c',
      script,
      'sh',
      process.execPath,
      program.path,
      'reap',
      ledger,
    ];
    const {status} = spawnSync('unshare', args, {env: {PATH: process.env['PATH']}});
    expect(status).toBe(3);
    expect(existsSync(made)).toBe(false);
    expect(readFileSync(join(folder, 'ledgers', 'reaper.log'), 'utf8')).toMatch(
      /left: processes with PROCTOR_RUN_ID=run: there is no \/proc$/m,
    );
    expect(isGone('run')).toBe(false);
  });

  it('does not disturb another run that is at work beside it', async () => {
    const [first, second] = await Promise.all(
      ['one', 'two'].map(async (runId) => {
        const made = join(folder, runId);
        mkdirSync(made);
        const mark = `PROCTOR_RUN_ID=${runId}-${process.pid}`;
        const resources = [
          {kind: 'processes', mark},
          {kind: 'folder', path: made},
        ] as const;
        const runner = await program.start({stateFolder: folder, runId, resources});
        return {runner, made, identity: await startMarked(mark)};
      }),
    );
    await first?.runner.kill();
    await expect.poll(() => isGone('one'), PATIENCE).toBe(true);
    expect(existsSync(second?.made ?? '')).toBe(true);
    expect(second && isAlive(second.identity)).toBe(true);
    expect(second && ledgerState(second.runner.ledger)).toBe('alive');
    await second?.runner.kill();
    await expect.poll(() => isGone('two'), PATIENCE).toBe(true);
    expect(second && isAlive(second.identity)).toBe(false);
  });

  it.skipIf(!isRoot)('as root: leaves nothing of a run that is killed on a full disk', async () => {
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'none', disk]);
    try {
      const [runFolder, made] = [join(disk, 'run'), join(disk, 'made')];
      for (const each of [runFolder, made]) mkdirSync(each);
      const mark = `PROCTOR_RUN_ID=full-${process.pid}`;
      const resources = [
        {kind: 'processes', mark},
        {kind: 'folder', path: made},
      ] as const;
      const runner = await program.start({stateFolder: disk, runId: 'run', runFolder, resources});
      const identity = await startMarked(mark);
      expect(() => writeFileSync(join(runFolder, 'big'), Buffer.alloc(400_000))).toThrow('ENOSPC');
      await runner.kill();
      const ledger = ledgerPath(disk, 'run');
      await expect.poll(() => existsSync(ledger), PATIENCE).toBe(false);
      expect(isAlive(identity)).toBe(false);
      expect(existsSync(made)).toBe(false);
      expect(readdirSync(join(disk, 'ledgers'))).toEqual([]);
    } finally {
      execFileSync('umount', ['-l', disk]);
    }
  });
});
