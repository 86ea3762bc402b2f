import {type ChildProcess, execFileSync, spawn} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {once} from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {type LedgerHeader, ledgerPath} from '../../../src/ledger/ledger-file.ts';
import type {Resource, ResourceDetail} from '../../../src/ledger/resource.ts';
import {type UndoResult, undoLedger} from '../../../src/ledger/undo/undo-ledgers.ts';
import {isAlive, listProcesses, readProcess} from '../../../src/util/process-identity.ts';
import {DEAD_RUNNER, writeLedger} from '../../rig/ledger-book.ts';

const isRoot = process.getuid?.() === 0;

describe('undoing a ledger', () => {
  let folder: string;
  let children: ChildProcess[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'proctor-undo-'));
    children = [];
  });
  afterEach(() => {
    for (const {pid = 0} of children) {
      try {
        process.kill(-pid, 'SIGKILL');
      } catch {
        // It was undone.
      }
    }
    rmSync(folder, {recursive: true, force: true});
  });

  /** Writes a ledger of a dead run that had made what is there. */
  function book(
    resources: readonly (readonly [Resource, ResourceDetail?])[],
    more: Partial<LedgerHeader> = {},
  ): string {
    const runId = `run-${randomBytes(6).toString('hex')}`;
    const booked = resources.map(([resource, detail]) => ({resource, ...(detail && {detail})}));
    return writeLedger(folder, {runId, ...more}, booked);
  }

  function undo(path: string): Promise<UndoResult> {
    const {signal} = new AbortController();
    return undoLedger(path, {signal, stateFolder: folder, graceMs: 200});
  }

  /** A process that says `ready`, and its identity. */
  async function start(script: string, env: Readonly<Record<string, string>> = {}) {
    const child = spawn('/bin/sh', ['-c', script], {
      env: {PATH: process.env['PATH'] ?? '', ...env},
      stdio: ['ignore', 'pipe', 'ignore'],
      detached: true,
    });
    children.push(child);
    await once(child.stdout, 'data');
    const entry = readProcess(child.pid ?? 0);
    if (entry === undefined) throw new Error('it has ended');
    return {child, identity: {pid: entry.pid, startTicks: entry.startTicks}};
  }

  const DEFIANT = "trap '' TERM HUP INT; echo ready; exec sleep 600";

  it('ends what has the mark, in whatever session, and not what has another one', async () => {
    const mark = `PROCTOR_RUN_ID=${randomBytes(6).toString('hex')}`;
    const [name = '', value = ''] = mark.split('=');
    const script = `(trap '' TERM; setsid env -u ${name} sleep 600) & ${DEFIANT}`;
    const ours = await start(script, {[name]: value});
    const other = await start(DEFIANT, {[name]: value.slice(1)});
    const path = book([[{kind: 'processes', mark}]]);
    expect(await undo(path)).toEqual({undone: 1, left: [], elsewhere: []});
    expect(isAlive(ours.identity)).toBe(false);
    expect(isAlive(other.identity)).toBe(true);
    expect(existsSync(path)).toBe(false);
  });

  it('lets what has the mark put things in order first', async () => {
    const mark = `PROCTOR_RUN_ID=${randomBytes(6).toString('hex')}`;
    const [name = '', value = ''] = mark.split('=');
    const done = join(folder, 'done');
    await start(`trap 'echo > "${done}"; exit' TERM; echo ready; sleep 600 & wait`, {
      [name]: value,
    });
    await undo(book([[{kind: 'processes', mark}]]));
    expect(existsSync(done)).toBe(true);
  });

  it('ends a process with its group', async () => {
    const {identity} = await start(`sleep 600 & echo $!; ${DEFIANT}`);
    const resource = {kind: 'process', label: 'x', mark: 'X=no such mark'} as const;
    expect((await undo(book([[resource, {process: identity}]]))).undone).toBe(1);
    expect(isAlive(identity)).toBe(false);
    const left = listProcesses().filter(({group, isZombie}) => group === identity.pid && !isZombie);
    expect(left).toEqual([]);
  });

  it.each<
    [
      string,
      (identity: {pid: number; startTicks: number}) => [ResourceDetail, Partial<LedgerHeader>],
    ]
  >([
    [
      'with another start time',
      ({pid, startTicks}) => [{process: {pid, startTicks: startTicks - 1}}, {}],
    ],
    ['after another boot', (process) => [{process}, {runner: {...DEAD_RUNNER, boot: 'before'}}]],
    [
      'in another namespace',
      (process) => [{process}, {runner: {...DEAD_RUNNER, pidNamespace: 'pid:[1]'}}],
    ],
  ])('never ends a stranger that has the pid by now: %s', async (_, change) => {
    const mark = `X=${randomBytes(6).toString('hex')}`;
    const {identity} = await start(DEFIANT);
    const [detail, more] = change(identity);
    const path = book([[{kind: 'process', label: 'x', mark}, detail]], more);
    expect(await undo(path)).toEqual({undone: 0, left: [], elsewhere: []});
    expect(isAlive(identity)).toBe(true);
  });

  it('never ends what is older than the run, whatever its environment says', async () => {
    const mark = `X=${randomBytes(6).toString('hex')}`;
    // It starts nothing that would be younger.
    const {identity} = await start('echo ready; exec sleep 600', {X: mark.slice(2)});
    const later = {runner: {...DEAD_RUNNER, startTicks: identity.startTicks + 1}};
    await undo(book([[{kind: 'processes', mark}]], later));
    expect(isAlive(identity)).toBe(true);
  });

  it('removes folders and files, links not followed', async () => {
    const [ours, file, other] = ['ours', 'file', 'other'].map((name) => join(folder, name));
    mkdirSync(join(ours ?? '', 'deep'), {recursive: true});
    mkdirSync(other ?? '');
    writeFileSync(join(other ?? '', 'kept'), '');
    writeFileSync(file ?? '', '');
    symlinkSync(other ?? '', join(ours ?? '', 'link'));
    chmodSync(join(ours ?? '', 'deep'), 0);
    const path = book([[{kind: 'folder', path: ours ?? ''}], [{kind: 'file', path: file ?? ''}]]);
    expect((await undo(path)).undone).toBe(2);
    expect([ours, file, join(other ?? '', 'kept')].map((each) => existsSync(each ?? ''))).toEqual([
      false,
      false,
      true,
    ]);
  });

  it.each<[string, (path: string, other: string) => void]>([
    ['a link', (path, other) => symlinkSync(other, path)],
    ['another folder', (path) => mkdirSync(path)],
    ['a file', (path) => writeFileSync(path, '')],
  ])('leaves alone what has the path of a folder by now: %s', async (_, replace) => {
    const path = join(folder, 'ours');
    const other = join(folder, 'other');
    mkdirSync(other);
    writeFileSync(join(other, 'kept'), '');
    mkdirSync(path);
    const ledger = book([[{kind: 'folder', path}]]);
    renameSync(path, join(folder, 'away'));
    replace(path, other);
    expect(await undo(ledger)).toEqual({undone: 0, left: [], elsewhere: []});
    expect(existsSync(path)).toBe(true);
    expect(existsSync(join(other, 'kept'))).toBe(true);
  });

  it('does not go where a folder above has become a link to', async () => {
    const parent = join(folder, 'parent');
    const other = join(folder, 'other');
    mkdirSync(parent);
    mkdirSync(join(other, 'ours'), {recursive: true});
    // It was intended, and its runner died before it was made.
    const ledger = book([[{kind: 'folder', path: join(parent, 'ours')}]]);
    rmSync(parent, {recursive: true});
    symlinkSync(other, parent);
    await undo(ledger);
    expect(existsSync(join(other, 'ours'))).toBe(true);
  });

  it('runs what puts back changes elsewhere, in order, and tries again where that fails', async () => {
    const path = join(folder, 'ours');
    const log = join(folder, 'log');
    mkdirSync(path);
    for (const name of ['undo-2', 'undo-1', 'other']) {
      writeFileSync(join(path, name), `echo ${name} >> '${log}'\n`);
    }
    writeFileSync(join(path, 'undo-3'), `[ -e '${folder}/ready' ]\n`);
    const ledger = book([[{kind: 'folder', path, undoes: true}]]);
    expect((await undo(ledger)).left).toHaveLength(1);
    expect(existsSync(ledger)).toBe(true);
    writeFileSync(join(folder, 'ready'), '');
    expect(await undo(ledger)).toEqual({undone: 1, left: [], elsewhere: []});
    expect(readFileSync(log, 'utf8')).toBe('undo-1\nundo-2\n');
    expect(existsSync(path)).toBe(false);
  });

  it('runs nothing from where others may write', async () => {
    const path = join(folder, 'ours');
    mkdirSync(path);
    chmodSync(path, 0o777);
    writeFileSync(join(path, 'undo-1'), `touch '${folder}/ran'\n`);
    const ledger = book([[{kind: 'folder', path, undoes: true}]]);
    const why = `'${path}' may have been written by another user`;
    expect((await undo(ledger)).left).toEqual([`folder ${path}: ${why}`]);
    expect(existsSync(join(folder, 'ran'))).toBe(false);
  });

  it.skipIf(!isRoot)(
    'as root: unmounts what is mounted in a folder, and what shows there stays',
    async () => {
      const path = join(folder, 'ours');
      const other = join(folder, 'other');
      for (const each of [join(path, 'a b'), other]) mkdirSync(each, {recursive: true});
      writeFileSync(join(other, 'kept'), '');
      execFileSync('mount', ['--bind', other, join(path, 'a b')]);
      expect((await undo(book([[{kind: 'folder', path}]]))).left).toEqual([]);
      expect(existsSync(path)).toBe(false);
      expect(existsSync(join(other, 'kept'))).toBe(true);
    },
  );

  it.skipIf(!isRoot)('as root: takes away mounts and network namespaces', async () => {
    const path = join(folder, 'mounted');
    const name = `proctor-${randomBytes(4).toString('hex')}`;
    mkdirSync(path);
    execFileSync('mount', ['-t', 'tmpfs', 'none', path]);
    execFileSync('ip', ['netns', 'add', name]);
    const ledger = book([[{kind: 'mount', path}], [{kind: 'network-namespace', name}]]);
    expect((await undo(ledger)).undone).toBe(2);
    expect(readFileSync('/proc/self/mountinfo', 'utf8')).not.toContain(path);
    expect(existsSync(`/run/netns/${name}`)).toBe(false);
  });

  it.skipIf(!isRoot || !existsSync('/sys/fs/cgroup/pids'))(
    'as root, with control groups of version 1: ends what is in a group and below it',
    async () => {
      const group = `/sys/fs/cgroup/pids/proctor-${randomBytes(4).toString('hex')}`;
      mkdirSync(join(group, 'inner'), {recursive: true});
      const {identity} = await start(`echo $$ > ${group}/inner/cgroup.procs; ${DEFIANT}`);
      expect((await undo(book([[{kind: 'cgroup', paths: [group]}]]))).undone).toBe(1);
      expect(isAlive(identity)).toBe(false);
      expect(existsSync(group)).toBe(false);
    },
  );

  it('tells of what is on other machines, and waits for nothing there', async () => {
    const path = book([[{kind: 'remote', host: 'board-7', root: '/tmp/proctor-x'}]]);
    const result = {undone: 0, left: [], elsewhere: ['/tmp/proctor-x on board-7']};
    expect(await undo(path)).toEqual(result);
    expect(existsSync(path)).toBe(false);
  });

  it('takes a ledger that is not there for one that is undone', async () => {
    expect(await undo(ledgerPath(folder, 'none'))).toEqual({undone: 0, left: [], elsewhere: []});
  });
});
