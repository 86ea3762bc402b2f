import {execFile} from 'node:child_process';
import {constants} from 'node:fs';
import {access, mkdir, readdir, readFile, rmdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {FaultError} from '../../faults/fault-error.ts';
import type {LedgerEntry, ResourceLedger} from '../../ledger/ledger.ts';
import {monotonicMs} from '../../util/clock.ts';
import {OtherReapers} from '../../util/other-reapers.ts';
import {isAlive, readProcess} from '../../util/process-identity.ts';

/** Controllers of version 1 whose groups are of no consequence to what is in them. */
const PLAIN_CONTROLLERS = ['freezer', 'pids'] as const;
/** Entering and leaving a group takes a shell a few milliseconds. */
const PROOF_TIMEOUT_MS = 10_000;
/** SIGKILL ends a process at once unless it hangs in the kernel: more waiting does not help. */
const KILL_TIMEOUT_MS = 10_000;
const POLL_MS = 2;

/** A control group as whoever starts something in it needs it; absolute. */
export interface GroupPlace {
  readonly path: string;
  /** Where who has entered it goes back to. */
  readonly home: string;
}

/**
 * A control group of its own for all that one instance's commands start. What is in it stays in it,
 * whatever it does to its session, its parents and its environment: so all of it is found.
 *
 * It has no controllers, and limits nothing. There is one where a group may be made below this
 * process's own: in version 2 where that is delegated to the user, or in version 1. A PID namespace
 * would do as much, but what runs in one sees other numbers than everybody else.
 *
 * Sources: cgroups(7); the kernel's admin-guide/cgroup-v2.rst, "Delegation", `cgroup.kill`.
 */
export class CommandGroup {
  readonly place: GroupPlace;
  readonly #entry: LedgerEntry;

  private constructor(place: GroupPlace, entry: LedgerEntry) {
    this.place = place;
    this.#entry = entry;
  }

  /** A new group; `undefined` where there can be none. @param name Of a folder; nobody else's. */
  static async make(name: string, ledger: ResourceLedger): Promise<CommandGroup | undefined> {
    const home = await findHome();
    if (home === undefined) return undefined;
    const path = join(home, `proctor-${name}.${ownSuffix()}`);
    const entry = await ledger.intend({kind: 'cgroup', paths: [path]});
    try {
      await mkdir(path, {mode: 0o755});
      if (await canEnter({path, home})) return new CommandGroup({path, home}, entry);
      await rmdir(path);
    } catch {
      // No more groups are allowed here, or the hierarchy is read-only.
    }
    entry[Symbol.dispose]();
    return undefined;
  }

  /**
   * Kills what is in it, and in groups below it, and removes it. To be called when nobody enters it
   * any more.
   *
   * @throws {FaultError} `environment/unhealthy`.
   */
  async end(): Promise<void> {
    const {path, home} = this.place;
    new OtherReapers().moveOut(path, home);
    const endMs = monotonicMs() + KILL_TIMEOUT_MS;
    for (;;) {
      const pids = await killAll(path);
      if (pids.length === 0 && (await removeGroups(path))) break;
      if (monotonicMs() >= endMs) {
        const what = pids.length === 0 ? '' : ` of the processes ${pids.join(', ')}`;
        const message = `cannot remove the control group ${path}${what}`;
        throw new FaultError('environment/unhealthy', message, {details: {pids: pids.join(', ')}});
      }
      await sleep(POLL_MS);
    }
    this.#entry[Symbol.dispose]();
  }
}

let home: Promise<string | undefined> | undefined;

/** The group of this process, if others can be made below it; `undefined` where there is none. */
function findHome(): Promise<string | undefined> {
  home ??= searchHome().catch(() => undefined);
  return home;
}

async function searchHome(): Promise<string | undefined> {
  const [mounts, own] = await Promise.all([
    readFile('/proc/self/mountinfo', 'utf8'),
    readFile('/proc/self/cgroup', 'utf8'),
  ]);
  for (const folder of ownGroups(mounts, own)) {
    const {W_OK} = constants;
    const isOurs = await Promise.all([
      access(folder, W_OK),
      access(join(folder, 'cgroup.procs'), W_OK),
    ]).then(
      () => true,
      () => false,
    );
    if (!isOurs) continue;
    await sweep(folder);
    return folder;
  }
  return undefined;
}

/**
 * Folders of the groups that a process is in, of those hierarchies that may be used, best first.
 *
 * @param mounts As /proc/self/mountinfo has them.
 * @param own As /proc/self/cgroup has it.
 */
export function ownGroups(mounts: string, own: string): string[] {
  const paths = new Map<string, string>();
  for (const line of own.split('\n')) {
    const [, names = '', ...path] = line.split(':');
    for (const name of names.split(',')) paths.set(name, path.join(':'));
  }
  const folders = new Map<string, string>();
  for (const line of mounts.split('\n')) {
    const [before = '', after = ''] = line.split(' - ');
    const [, , , root = '', at = ''] = before.split(' ').map(unescaped);
    const [type, , options = ''] = after.split(' ');
    const names = type === 'cgroup2' ? [''] : type === 'cgroup' ? options.split(',') : [];
    for (const name of names) {
      const path = paths.get(name);
      const below = path === undefined ? undefined : pathBelow(root, path);
      if (below !== undefined && !folders.has(name)) folders.set(name, join(at, below));
    }
  }
  return ['', ...PLAIN_CONTROLLERS].flatMap((name) => folders.get(name) ?? []);
}

/** Source: proc_pid_mountinfo(5): blanks are there as octal numbers. */
function unescaped(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, octal: string) =>
    String.fromCharCode(Number.parseInt(octal, 8)),
  );
}

function pathBelow(root: string, path: string): string | undefined {
  if (root === '/') return path.startsWith('/..') ? undefined : path;
  if (path === root) return '/';
  return path.startsWith(`${root}/`) ? path.slice(root.length) : undefined;
}

/** Whose a group is, at the end of its name. */
function ownSuffix(): string {
  return `${process.pid}-${readProcess(process.pid)?.startTicks ?? 0}`;
}

/** Removes what is empty and belongs to nobody that lives: of those that had no book. */
async function sweep(folder: string): Promise<void> {
  for (const name of await groupsBelow(folder)) {
    const [, pid, startTicks] = /^proctor-.*\.(\d+)-(\d+)$/.exec(name) ?? [];
    if (pid === undefined || isAlive({pid: Number(pid), startTicks: Number(startTicks)})) continue;
    // Fails where something is in it.
    await rmdir(join(folder, name)).catch(() => undefined);
  }
}

const proven = new Map<string, Promise<boolean>>();

/** Whether a process may go into a group below `home`, and back. Tried once, with a shell. */
function canEnter({path, home}: GroupPlace): Promise<boolean> {
  const known = proven.get(home);
  if (known !== undefined) return known;
  const script = 'echo 0 >"$1/cgroup.procs" && echo 0 >"$2/cgroup.procs"';
  const proof = new Promise<boolean>((resolve) => {
    const options = {timeout: PROOF_TIMEOUT_MS, killSignal: 'SIGKILL', env: {}} as const;
    execFile('/bin/sh', ['-c', script, 'sh', path, home], options, (error) =>
      resolve(error === null),
    );
  });
  proven.set(home, proof);
  return proof;
}

/** Sends SIGKILL to all in the group and in those below. @returns who was there. */
async function killAll(path: string): Promise<number[]> {
  const pids = await membersOf(path);
  if (pids.length === 0) return pids;
  // All at once, in version 2 since Linux 5.14.
  if (await writeFile(join(path, 'cgroup.kill'), '1', {flag: 'r+'}).then(yes, no)) return pids;
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended in between, or belongs to another user, which the next look tells.
    }
  }
  return pids;
}

async function membersOf(path: string): Promise<number[]> {
  const text = await readFile(join(path, 'cgroup.procs'), 'utf8').catch(() => '');
  // 0 stands for processes of another PID namespace.
  const pids = text.split('\n').map(Number).filter(Boolean);
  for (const name of await groupsBelow(path)) pids.push(...(await membersOf(join(path, name))));
  return pids;
}

async function groupsBelow(path: string): Promise<string[]> {
  const entries = await readdir(path, {withFileTypes: true}).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

/** @returns whether there is none of them any more. */
async function removeGroups(path: string): Promise<boolean> {
  for (const name of await groupsBelow(path)) await removeGroups(join(path, name));
  return rmdir(path).then(yes, (error: NodeJS.ErrnoException) => error.code === 'ENOENT');
}

const yes = (): boolean => true;
const no = (): boolean => false;
