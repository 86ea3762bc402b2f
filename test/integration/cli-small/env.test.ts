import {existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {
  envCleanCommand,
  envHealthCommand,
  envListCommand,
  envShowCommand,
} from '../../../src/cli/commands/env.ts';
import {
  MARKER_FILE,
  ownProcess,
  type VmRecord,
  writeRecord,
} from '../../../src/environments/qemu/records/vm-record.ts';
import {wallClockMs} from '../../../src/util/clock.ts';
import {CapturedIo} from './captured-io.ts';

const HOUR_MS = 3_600_000;

let root: string;
let io: CapturedIo;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'env-'));
  io = new CapturedIo(root, {PROCTOR_STATE_DIR: join(root, 'state')});
});

afterEach(() => rmSync(root, {recursive: true, force: true}));

/** Records a machine without a process; it is whole but for what `change` says. */
async function record(id: string, change: Partial<VmRecord> = {}, marker = id): Promise<VmRecord> {
  const folder = join(root, id);
  mkdirSync(folder);
  writeFileSync(join(folder, MARKER_FILE), `${marker}\n`);
  const made: VmRecord = {
    version: 1,
    id,
    environment: 'vm',
    instance: 1,
    runId: 'run-1',
    status: 'idle',
    folder,
    architecture: 'x86_64',
    machine: 'pc',
    accelerator: 'tcg',
    disks: [],
    process: undefined,
    runner: {pid: 1, startTicks: -1, bootId: 'another boot'},
    forwards: [],
    guestAddress: undefined,
    consolePath: join(root, `${id}.log`),
    createdMs: wallClockMs() - HOUR_MS,
    usedMs: wallClockMs() - HOUR_MS,
    error: undefined,
    ...change,
  };
  await writeRecord(join(root, 'state'), made);
  return made;
}

describe('proctor env clean', () => {
  it('E5 removes what is proven dead, keeps what a run uses, and says why', async () => {
    const dead = await record('vm-1-dead');
    await record('vm-2-used', {runner: ownProcess(), instance: 2});
    expect(await envCleanCommand({ids: []}, io)).toBe(0);
    expect(io.stdoutText).toBe(
      `removed vm-1-dead (vm#1)\nkept vm-2-used (vm#2): run 'run-1' has it (pid ${process.pid})\n`,
    );
    expect(existsSync(dead.folder)).toBe(false);
  });

  it('E5 removes what is idle for longer than it may, with --idle', async () => {
    await record('vm-1-old', {runner: ownProcess()});
    await record('vm-2-new', {runner: ownProcess(), usedMs: wallClockMs(), instance: 2});
    await record('vm-3-busy', {runner: ownProcess(), status: 'busy', instance: 3});
    expect(await envCleanCommand({ids: [], idle: '30m'}, io)).toBe(0);
    expect(io.stdoutText).toMatch(/^removed vm-1-old .*\nkept vm-2-new .*, it is idle, unused for/);
    expect(io.stdoutText).toMatch(/^kept vm-3-busy .*, it is busy, unused for 1h00m$/m);
  });

  it('E5 exits with 3 for dead machines whose folder cannot be proven to be theirs', async () => {
    const strange = await record('vm-1-strange', {}, 'somebody else');
    expect(await envCleanCommand({ids: ['vm-1'], format: 'json'}, io)).toBe(3);
    const reason = `'${strange.folder}' is not marked as this VM's folder`;
    expect(JSON.parse(io.stdoutText)).toEqual([{id: strange.id, outcome: 'failed', reason}]);
    expect(existsSync(strange.folder)).toBe(true);
  });

  it('wants a duration', async () => {
    expect(await envCleanCommand({ids: [], idle: 'long'}, io)).toBe(2);
    expect(io.stderrText).toContain('expected --idle to be a duration such as 30m or 2h');
  });
});

describe('proctor env', () => {
  it('E5 lists machines by status, with ages for people and records for programs', async () => {
    expect(await envListCommand({}, io)).toBe(0);
    expect([io.stdoutText, io.stderrText]).toEqual(['', 'no virtual machines\n']);
    await record('vm-1-a', {error: 'it is broken', status: 'error'});
    await record('board-4-b', {environment: 'board', instance: 4, createdMs: 0});
    expect(await envListCommand({}, io)).toBe(0);
    expect(io.stdoutText).toMatch(
      /^ID +INSTANCE +STATUS +AGE +UNUSED +MEMORY +RUN\nboard-4-b +board#4 +idle +\d+h\d\dm +1h00m +- +run-1\nvm-1-a +vm#1 +error +1h00m +1h00m +- +run-1\n$/,
    );
    const json = new CapturedIo(root, io.env);
    expect(await envListCommand({status: 'error', format: 'json'}, json)).toBe(0);
    expect(JSON.parse(json.stdoutText)).toMatchObject([{id: 'vm-1-a', runnerAlive: false}]);
    expect(await envListCommand({status: 'tired'}, io)).toBe(2);
  });

  it('takes an id, its beginning or environment#n, and says what may be meant', async () => {
    await record('vm-1-abc');
    await record('vm-1-abd', {instance: 2});
    for (const id of ['vm-1-abc', 'vm#1']) {
      const own = new CapturedIo(root, io.env);
      expect(await envShowCommand({id}, own)).toBe(0);
      expect(own.stdoutText).toMatch(/^id +vm-1-abc\ninstance +vm#1\n/);
    }
    expect(await envShowCommand({id: 'vm-1'}, io)).toBe(2);
    expect(io.stderrText).toContain('"vm-1" may be any of vm-1-abc (vm#1), vm-1-abd (vm#2)');
    expect(await envShowCommand({id: 'vm-1-abx'}, io)).toBe(2);
    expect(io.stderrText).toContain('no machine is called "vm-1-abx"; did you mean "vm-1-ab');
  });

  it('E5 says how machines are, and exits with 1 for an unhealthy one', async () => {
    expect(await envHealthCommand({ids: []}, io)).toBe(0);
    await record('vm-1-a', {disks: [{name: 'data', path: join(root, 'none')}]});
    const own = new CapturedIo(root, io.env);
    expect(await envHealthCommand({ids: ['vm#1']}, own)).toBe(1);
    expect(own.stdoutText).toMatch(
      /^vm-1-a \(vm#1\): unhealthy\n {2}! the file of its disk 'data' is not there\n/,
    );
    expect(own.stdoutText).toMatch(/^ {2}disk free .+ GiB, idle 1h00m$/m);
  });
});
