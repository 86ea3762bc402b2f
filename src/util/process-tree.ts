import {readFile} from 'node:fs/promises';
import {setTimeout as sleep} from 'node:timers/promises';
import {monotonicMs} from './clock.ts';
import {OtherReapers} from './other-reapers.ts';
import {isAlive, listProcesses, type ProcessEntry, readProcess} from './process-identity.ts';

/** Pauses between looks at processes that are ending; the last one repeats. */
const POLL_MS = [1, 2, 4, 8, 16, 25] as const;
/** SIGKILL ends a process at once unless it hangs in the kernel: more waiting does not help. */
const KILL_TIMEOUT_MS = 10_000;
/** What a reaper of a proctor among them may take to undo what that one has left. */
const REAPER_TIMEOUT_MS = 20_000;

/** How a tree of processes is told from all others. */
export interface ProcessTreeOptions {
  /** Pid of the process that leads its group and session; `undefined` where only the mark counts. */
  readonly leader: number | undefined;
  /** Signals the leader's group, if the leader has not been reaped. */
  readonly signalGroup: (signal: NodeJS.Signals) => void;
  /** Text that stands in the initial environment of its processes and of no others. */
  readonly mark: string;
}

/**
 * The processes that came from one command: those of its group and session, their descendants,
 * and those with its mark in their environment, which also finds what has called setsid(2) and
 * lost its parent.
 *
 * A number is signalled only while it is known to be ours. While the leader has not been reaped,
 * its pid and so its group's number belong to it. After that, the number of a group can go to a
 * stranger as soon as the group is empty (bazelbuild/bazel#11910: a group was killed after its
 * number had been given away): so the group counts as ours only while a member is in it that we
 * know by pid and start time, since then it cannot have been empty in between.
 *
 * Reapers of other runs are not counted: they end when they have done their work.
 *
 * Without /proc it knows only the group, and only while the leader is there.
 */
export class ProcessTree {
  readonly #leader: number | undefined;
  readonly #mark: string;
  readonly #signalGroup: ProcessTreeOptions['signalGroup'];
  readonly #known = new Map<number, ProcessEntry>();
  readonly #reapers = new OtherReapers();
  #isLeaderHeld: boolean;

  constructor(options: ProcessTreeOptions) {
    this.#leader = options.leader;
    this.#mark = options.mark;
    this.#signalGroup = options.signalGroup;
    this.#isLeaderHeld = options.leader !== undefined;
  }

  /**
   * To be called when the leader has been reaped.
   *
   * @param members Who was in its group in that very turn, when its number was still its own.
   */
  releaseLeader(members: readonly ProcessEntry[]): void {
    this.#isLeaderHeld = false;
    for (const entry of members) this.#known.set(entry.pid, entry);
  }

  /** Living members that group, session and parents tell; remembers them. */
  survey(): ProcessEntry[] {
    const entries = listProcesses();
    const leader = this.#leader;
    const isGroupOurs =
      leader !== undefined &&
      (this.#isLeaderHeld || entries.some((entry) => this.#isKnown(entry) && isIn(entry, leader)));
    const members = new Map<number, ProcessEntry>();
    for (const entry of entries) {
      if (this.#isKnown(entry) || (isGroupOurs && leader !== undefined && isIn(entry, leader))) {
        members.set(entry.pid, entry);
      }
    }
    addDescendants(entries, members);
    this.#reapers.spare(members, entries);
    // What has the mark is known before it is looked at.
    for (const pid of this.#known.keys()) if (!members.has(pid)) this.#known.delete(pid);
    for (const entry of members.values()) this.#known.set(entry.pid, entry);
    return [...members.values()].filter((entry) => !entry.isZombie);
  }

  /** As `survey`, and also those that carry the mark. */
  async surveyMarked(): Promise<ProcessEntry[]> {
    const candidates = listProcesses().filter(
      (entry) => !entry.isZombie && !this.#isKnown(entry) && isYoung(entry),
    );
    const isMarked = await Promise.all(candidates.map((entry) => hasMark(entry.pid, this.#mark)));
    candidates.forEach((entry, index) => {
      // Seen again, so that the environment read was that of this process.
      if (isMarked[index] && isAlive(entry)) this.#known.set(entry.pid, entry);
    });
    return this.survey();
  }

  /**
   * Sends `signal` to all that is known and there, or to those `entries` only. Without /proc: to
   * the leader's group.
   */
  signal(signal: NodeJS.Signals, entries?: readonly ProcessEntry[]): void {
    const group = this.#isLeaderHeld && entries === undefined ? this.#leader : undefined;
    if (group !== undefined) this.#signalGroup(signal);
    for (const entry of entries ?? this.#known.values()) {
      if (entry.group !== group && isAlive(entry)) kill(entry.pid, signal);
    }
  }

  /** Those known that have not ended. */
  living(): ProcessEntry[] {
    for (const entry of this.#known.values()) {
      if (!isAlive(entry)) this.#known.delete(entry.pid);
    }
    return [...this.#known.values()];
  }

  /**
   * Living members of the group or session, as they are now; not what has left it. Only for after
   * the leader has been reaped.
   */
  inGroup(): ProcessEntry[] {
    const leader = this.#leader;
    if (leader === undefined || this.living().length === 0) return [];
    const entries = listProcesses().filter((entry) => isIn(entry, leader) && !entry.isZombie);
    if (!entries.some((entry) => this.#isKnown(entry))) return [];
    for (const entry of entries) this.#known.set(entry.pid, entry);
    return entries;
  }

  /** Ends what `inGroup` finds with SIGKILL. @returns what could not be ended. */
  async killGroup(): Promise<ProcessEntry[]> {
    const isEmpty = (): boolean => {
      const members = this.inGroup();
      this.signal('SIGKILL', members);
      return members.length === 0;
    };
    return (await pollUntil(isEmpty, {timeoutMs: KILL_TIMEOUT_MS})) ? [] : this.inGroup();
  }

  /**
   * Ends everything with SIGKILL, again and again until nothing is found: what forks faster than
   * it is looked for is found in a later round.
   *
   * @returns what could not be ended: processes of other users, or that hang in the kernel.
   */
  async kill(): Promise<ProcessEntry[]> {
    const endMs = monotonicMs() + KILL_TIMEOUT_MS;
    this.signal('SIGKILL');
    for (let round = 0; ; round++) {
      const members = await this.surveyMarked();
      if (members.length === 0) await this.#reapers.finished({timeoutMs: REAPER_TIMEOUT_MS});
      if (members.length === 0 || monotonicMs() >= endMs) return members;
      this.signal('SIGKILL');
      await pause(round);
    }
  }

  #isKnown(entry: ProcessEntry): boolean {
    return this.#known.get(entry.pid)?.startTicks === entry.startTicks;
  }
}

/** Asks first, with SIGTERM; what has not ended after `graceMs` gets SIGKILL. */
export async function endMarkedProcesses(mark: string, graceMs: number): Promise<ProcessEntry[]> {
  const tree = new ProcessTree({leader: undefined, mark, signalGroup: () => undefined});
  if ((await tree.surveyMarked()).length === 0) return [];
  tree.signal('SIGTERM');
  // A stopped process handles SIGTERM only once it goes on.
  tree.signal('SIGCONT');
  await pollUntil(() => tree.living().length === 0, {timeoutMs: graceMs});
  return tree.kill();
}

/**
 * Looks, ever less often, until `isDone`, at most `timeoutMs` or until `isHurried`.
 *
 * @returns whether it is done.
 */
export async function pollUntil(
  isDone: () => boolean,
  options: {readonly timeoutMs: number; readonly isHurried?: () => boolean},
): Promise<boolean> {
  const endMs = monotonicMs() + options.timeoutMs;
  for (let look = 0; ; look++) {
    if (isDone()) return true;
    if (monotonicMs() >= endMs || options.isHurried?.() === true) return false;
    await pause(look);
  }
}

function isIn(entry: ProcessEntry, leader: number): boolean {
  return entry.group === leader || entry.session === leader;
}

function addDescendants(
  entries: readonly ProcessEntry[],
  members: Map<number, ProcessEntry>,
): void {
  const children = new Map<number, ProcessEntry[]>();
  for (const entry of entries) {
    const siblings = children.get(entry.parent);
    if (siblings === undefined) children.set(entry.parent, [entry]);
    else siblings.push(entry);
  }
  // A map's iteration also visits what is added on the way.
  for (const pid of members.keys()) {
    for (const child of children.get(pid) ?? []) members.set(child.pid, child);
  }
}

let ownStartTicks: number | undefined;

/** Whether it is no older than this process: nothing we started is. */
function isYoung(entry: ProcessEntry): boolean {
  ownStartTicks ??= readProcess(process.pid)?.startTicks ?? 0;
  return entry.startTicks >= ownStartTicks && entry.pid !== process.pid;
}

/** Reading this can wait on a hanging process's memory lock, so it must not hold up this thread. */
async function hasMark(pid: number, mark: string): Promise<boolean> {
  try {
    return (await readFile(`/proc/${pid}/environ`)).includes(mark);
  } catch {
    return false;
  }
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended in between, or belongs to another user: the next look tells.
  }
}

function pause(round: number): Promise<void> {
  return sleep(POLL_MS[Math.min(round, POLL_MS.length - 1)]);
}
