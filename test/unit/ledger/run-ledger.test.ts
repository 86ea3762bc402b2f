import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {readLedger} from '../../../src/ledger/ledger-file.ts';
import {RunLedger, type RunLedgerOptions} from '../../../src/ledger/run-ledger.ts';
import {StateDatabase} from '../../../src/state/database.ts';
import {Locks} from '../../../src/state/locks/locks.ts';
import {isAlive} from '../../../src/util/process-identity.ts';

const RUN_ID = '20261121-120512-4f2a';

describe('the ledger of a run', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'proctor-ledger-'));
  });
  afterEach(() => rmSync(folder, {recursive: true}));

  async function open(more: Partial<RunLedgerOptions> = {}): Promise<RunLedger> {
    const ledger = await RunLedger.open({stateFolder: folder, runId: RUN_ID, ...more});
    if (ledger === undefined) throw new Error('there is one already');
    return ledger;
  }

  const itemsOf = (ledger: RunLedger) => readLedger(ledger.path)?.items ?? [];

  it('L3 has what is about to be made in a file before it may be made, of many at once', async () => {
    await using ledger = await open();
    const paths = Array.from({length: 200}, (_, index) => join(folder, `made-${index}`));
    await Promise.all(
      paths.map(async (path) => {
        using _ = await ledger.intend({kind: 'folder', path});
        expect(readFileSync(ledger.path, 'utf8')).toContain(`"path":${JSON.stringify(path)}`);
      }),
    );
    expect(itemsOf(ledger).map(({state}) => state)).toEqual(paths.map(() => 'gone'));
    expect(statSync(ledger.path).mode & 0o777).toBe(0o600);
  });

  it('is gone when all in it is gone', async () => {
    const ledger = await open();
    (await ledger.intend({kind: 'folder', path: join(folder, 'x')}))[Symbol.dispose]();
    await ledger[Symbol.asyncDispose]();
    expect(existsSync(ledger.path)).toBe(false);
  });

  it('D29 removes at its end what nobody has removed', async () => {
    const ledger = await open();
    const path = join(folder, 'x');
    const entry = await ledger.intend({kind: 'folder', path});
    mkdirSync(join(path, 'y'), {recursive: true});
    entry.made();
    expect(await ledger.end()).toEqual([]);
    expect(existsSync(path)).toBe(false);
  });

  it('leaves what was handed over, and tells of no leak there', async () => {
    const ledger = await open();
    const path = join(folder, 'cached');
    const entry = await ledger.intend({kind: 'file', path});
    writeFileSync(path, '');
    entry.made();
    entry.handOver();
    expect(await ledger.audit(new AbortController())).toEqual([]);
    await ledger.end();
    expect(existsSync(path)).toBe(true);
  });

  it('finds what is said to be gone and is not, and removes it', async () => {
    await using ledger = await open();
    const path = join(folder, 'x');
    const entry = await ledger.intend({kind: 'folder', path});
    mkdirSync(path);
    entry.made();
    entry[Symbol.dispose]();
    expect(await ledger.audit(new AbortController())).toEqual([
      {kind: 'folder', what: `folder ${path}`, removed: true},
    ]);
    expect(existsSync(path)).toBe(false);
  });

  it('takes for no leak what has the path of something that is gone', async () => {
    await using ledger = await open();
    const path = join(folder, 'x');
    const entry = await ledger.intend({kind: 'folder', path});
    mkdirSync(path);
    entry.made();
    rmSync(path, {recursive: true});
    entry[Symbol.dispose]();
    writeFileSync(join(folder, 'takes-the-inode'), '');
    mkdirSync(path);
    expect(await ledger.audit(new AbortController())).toEqual([]);
    expect(existsSync(path)).toBe(true);
  });

  it('is refused where one of that run is there', async () => {
    await using _ = await open();
    expect(await RunLedger.open({stateFolder: folder, runId: RUN_ID})).toBeUndefined();
  });

  it('fails with ledger/unwritable where it cannot be made', async () => {
    writeFileSync(join(folder, 'file'), '');
    const opening = RunLedger.open({stateFolder: join(folder, 'file'), runId: RUN_ID});
    await expect(opening).rejects.toMatchObject({code: 'ledger/unwritable'});
  });

  it('fails with ledger/unwritable once it is closed', async () => {
    const ledger = await open();
    await ledger.end();
    const intending = ledger.intend({kind: 'folder', path: join(folder, 'x')});
    await expect(intending).rejects.toMatchObject({code: 'ledger/unwritable'});
  });

  it('fails with ledger/no-reaper where nothing can be started', async () => {
    // Longer than the kernel takes. Source: execve(2), MAX_ARG_STRLEN.
    const reaper = {command: ['/bin/true'], env: {LONG: 'x'.repeat(200_000)}};
    await expect(open({reaper})).rejects.toMatchObject({code: 'ledger/no-reaper'});
    expect(existsSync(join(folder, 'ledgers', `${RUN_ID}.jsonl`))).toBe(false);
  });

  it('gets another reaper when somebody has ended the one it had', async () => {
    const ledger = await open({reaper: {command: ['/bin/true'], env: {}}});
    const first = ledger.identity;
    if (first === undefined) return;
    process.kill(first.pid, 'SIGKILL');
    await expect.poll(() => ledger.identity?.pid).not.toBe(first.pid);
    const second = ledger.identity;
    expect(readLedger(ledger.path)?.header.reaper).toEqual(second);
    await ledger.end();
    expect(second !== undefined && isAlive(second)).toBe(false);
  });

  it('L4 has its locks guarded by the reaper that it has now', async () => {
    const reaper = {command: ['/bin/true'], env: {}};
    await using ledger = await open({reaper});
    const first = ledger.identity;
    if (first === undefined) return;
    await using locks = await Locks.open({stateFolder: folder});
    const {signal} = new AbortController();
    await locks.acquire('board', {purpose: 'test', timeoutMs: 0, guard: ledger, signal});
    const guards = (): unknown => {
      using database = StateDatabase.open(folder);
      return database.read((db) => db.prepare('SELECT guard_pid FROM lock_holders').all());
    };
    expect(guards()).toEqual([{guard_pid: first.pid}]);
    process.kill(first.pid, 'SIGKILL');
    await expect.poll(() => ledger.identity?.pid).not.toBe(first.pid);
    await expect.poll(guards).toEqual([{guard_pid: ledger.identity?.pid}]);
  });
});
