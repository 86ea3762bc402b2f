import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, expect, it} from 'vitest';
import {LedgerWriter} from '../../../src/ledger/ledger-writer.ts';
import {Locks} from '../../../src/state/locks/locks.ts';
import {lockFolder} from '../../../src/state/state-folder.ts';
import {ownIdentity} from '../../../src/util/owner-identity.ts';
import {LockCrowd} from '../../rig/lock-crowd.ts';

const isRoot = process.getuid?.() === 0;
const note = isRoot ? '' : ' (skipped: needs root, to be two users)';
const GROUP = 64_100;
const USERS = [
  {uid: 64_101, gid: GROUP},
  {uid: 64_102, gid: GROUP},
] as const;
const ROUNDS = 20;

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, {recursive: true, force: true});
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'locks-'));
  folders.push(folder);
  return folder;
}

/** A crowd whose program and book are everybody's, and a folder for locks in it. */
async function newCrowd(): Promise<{readonly crowd: LockCrowd; readonly stateFolder: string}> {
  // The suite's own temporary folder is root's alone.
  const crowd = await LockCrowd.make('/tmp');
  chmodSync(crowd.folder, 0o755);
  for (const name of ['occupant', 'book']) {
    writeFileSync(join(crowd.folder, name), '');
    chmodSync(join(crowd.folder, name), 0o666);
  }
  const stateFolder = join(crowd.folder, 'locks');
  mkdirSync(stateFolder);
  return {crowd, stateFolder};
}

it.skipIf(!isRoot)(
  `L1 L4 keeps users apart who share the folder, also when one of them is killed${note}`,
  {timeout: 120_000},
  async () => {
    const {crowd, stateFolder} = await newCrowd();
    using _ = crowd;
    chownSync(stateFolder, 0, GROUP);
    chmodSync(stateFolder, 0o2770);
    const place = {stateFolder};
    const work = {name: 'board', leaseMs: 60_000};
    const holder = crowd.start(place, {...work, rounds: 0}, USERS[0]);
    await holder.says('held');
    const members = [...USERS, ...USERS].map((user) =>
      crowd.start(place, {...work, rounds: ROUNDS}, user),
    );
    await members[1]?.says('waiting');
    await holder.kill();
    expect(await Promise.all(members.map(({ended}) => ended))).toEqual(members.map(() => '0'));
    expect(crowd.said(/^overlap/)).toEqual([]);
    expect(crowd.book()).toHaveLength(members.length * ROUNDS);
  },
);

it.skipIf(!isRoot)(
  `L5 says whose it is where a user has no right to it${note}`,
  {timeout: 60_000},
  async () => {
    const {crowd, stateFolder} = await newCrowd();
    using _ = crowd;
    const [one, other] = USERS;
    chownSync(stateFolder, one.uid, GROUP);
    chmodSync(stateFolder, 0o750);
    const work = {name: 'board', rounds: 1, leaseMs: 60_000};
    expect(await crowd.start({stateFolder}, work, other).ended).toContain(
      `${stateFolder} belongs to user ${one.uid}, and may not be written to by user ${other.uid}`,
    );
  },
);

it.skipIf(!isRoot)(
  `L3 leaves nothing of root’s in the folder of a user who became root for once${note}`,
  {timeout: 60_000},
  async () => {
    const {crowd, stateFolder} = await newCrowd();
    using _ = crowd;
    const [user] = USERS;
    chownSync(stateFolder, user.uid, user.gid);
    const own = join(stateFolder, 'state', 'proctor');
    {
      const signal = new AbortController().signal;
      await using locks = await Locks.open({stateFolder: own});
      await using _held = await locks.acquire('board', {purpose: 'a test', timeoutMs: 0, signal});
      const ask = {purpose: 'to wait', timeoutMs: 20, signal};
      await expect(locks.acquire('board', ask)).rejects.toMatchObject({code: 'lock/timeout'});
      const header = {v: 1, runId: 'run', runner: ownIdentity(), startedAt: 0} as const;
      const path = join(own, 'ledgers', 'run.jsonl');
      await LedgerWriter.create(path, header)?.close();
      const places = readdirSync(stateFolder, {recursive: true, encoding: 'utf8'});
      const foreign = places.filter((name) => statSync(join(stateFolder, name)).uid !== user.uid);
      // A ledger is believed by its own user only: root's reaper would not undo another one's.
      expect(foreign).toEqual(['state/proctor/ledgers/run.jsonl']);
      expect(places).toContain('state/proctor/proctor.db-wal');
      expect(places).toContain('state/proctor/lock-tokens');
    }
    const work = {name: 'board', rounds: 1, leaseMs: 60_000};
    expect(await crowd.start({stateFolder: own}, work, user).ended).toBe('0');
  },
);

it('L1 is in the machine’s folder where there is one, unless a variable names another one', () => {
  const machine = newFolder();
  const env = {HOME: '/home/ann'};
  expect(lockFolder(env, machine)).toBe(machine);
  expect(lockFolder(env, join(machine, 'none'))).toBe('/home/ann/.local/state/proctor');
  const named = {...env, PROCTOR_STATE_DIR: '/own'};
  expect(lockFolder(named, machine)).toBe('/own');
  expect(lockFolder({...named, PROCTOR_LOCK_DIR: '/shared'}, machine)).toBe('/shared');
  const file = join(machine, 'file');
  writeFileSync(file, '', {mode: 0o700});
  expect(lockFolder(env, file)).toBe('/home/ann/.local/state/proctor');
});
