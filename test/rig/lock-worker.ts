import {
  appendFileSync,
  closeSync,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  writeFileSync,
} from 'node:fs';
import {join} from 'node:path';
import type {HeldLock} from '../../src/state/locks/held-lock.ts';
import {Locks} from '../../src/state/locks/locks.ts';
import {readProcess} from '../../src/util/process-identity.ts';

/** What a process of the lock tests does; on its command line, as JSON. */
export interface LockWork {
  readonly stateFolder: string;
  readonly url?: string;
  readonly name: string;
  /** Where the marker and the book of those who were inside are. */
  readonly folder: string;
  /** How often it goes in; 0 for once, and it stays. */
  readonly rounds: number;
  readonly leaseMs: number;
}

const work = JSON.parse(process.argv[2] ?? '') as LockWork;
const marker = join(work.folder, 'occupant');
const book = join(work.folder, 'book');

const {stateFolder, url} = work;
const locks = await Locks.open({stateFolder, ...(url !== undefined && {url})});
if (work.rounds === 0) await stay();
for (let round = 0; round < work.rounds; round += 1) await goIn();
await locks[Symbol.asyncDispose]();
say('done');

async function goIn(): Promise<void> {
  const lock = await acquire();
  enter(lock);
  // Others get their turn while it is held.
  await new Promise((resolve) => setImmediate(resolve));
  try {
    await lock.confirm();
  } catch {
    say(`lost ${lock.token}`);
    return;
  }
  appendFileSync(book, `${lock.token}\n`);
  writeFileSync(marker, '');
  await lock.release();
}

/** Holds it until it is killed, or loses it. */
async function stay(): Promise<void> {
  const lock = await acquire();
  enter(lock);
  say(`held ${lock.token}`);
  await new Promise((resolve) => {
    lock.lost.addEventListener('abort', resolve);
    // Waiting for a signal keeps no process alive.
    setInterval(() => undefined, 60_000);
  });
  say(`lost ${lock.token}`);
  process.exit(0);
}

function acquire(): Promise<HeldLock> {
  return locks.acquire(work.name, {
    purpose: 'to be alone',
    timeoutMs: 280_000,
    leaseMs: work.leaseMs,
    signal: new AbortController().signal,
    onWaiting: () => say('waiting'),
  });
}

/** Says when somebody is inside who could still do something. */
function enter({token}: HeldLock): void {
  const [pid, other] = readText(marker).split(' ').map(Number);
  const occupant = pid === undefined || pid === 0 ? undefined : readProcess(pid);
  if (occupant !== undefined && !occupant.isZombie && !isStopped(occupant.pid)) {
    say(`overlap of ${token} with ${other}`);
  }
  const last = Number(endOf(book).trimEnd().split('\n').at(-1));
  if (token <= last) say(`overlap of ${token} after ${last}`);
  writeFileSync(marker, `${process.pid} ${token}`);
}

function isStopped(pid: number): boolean {
  return readText(`/proc/${pid}/stat`).includes(') T ');
}

/** Its last line, and perhaps something before it: it grows with each turn of each process. */
function endOf(path: string): string {
  try {
    const file = openSync(path, 'r');
    try {
      const end = Buffer.alloc(64);
      const from = Math.max(0, fstatSync(file).size - end.length);
      return end.toString('latin1', 0, readSync(file, end, 0, end.length, from));
    } finally {
      closeSync(file);
    }
  } catch {
    return '';
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
