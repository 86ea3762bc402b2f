import {lstatSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {monotonicMs} from './clock.ts';
import {
  isAlive,
  listProcesses,
  type ProcessEntry,
  type ProcessIdentity,
} from './process-identity.ts';

/** Of a mode. Source: inode(7). */
const WRITABLE_BY_OTHERS = 0o022;
const POLL_MS = 10;
/** A reaper may start something in between. */
const MOVES_MAX = 10;

/**
 * Reapers of other runs, among processes that are to be ended: of a proctor that a step has started.
 * They undo what that one leaves behind, as containers, which ending its processes does not end.
 *
 * One is known by its ledger, which names its pid and start time, and which only its own user can
 * have written.
 */
export class OtherReapers {
  readonly #seen = new Map<string, ProcessEntry>();

  /** Takes out of `members`, by pid, those that are reapers, with all that came from them. */
  spare(members: Map<number, ProcessEntry>, all: readonly ProcessEntry[]): void {
    for (const pid of this.#among([...members.values()], all)) members.delete(pid);
  }

  /**
   * Moves those that are in the control group `from`, or below it, to the group `to`, before `from`
   * is killed as a whole. Where they may not go there they stay.
   */
  moveOut(from: string, to: string): void {
    for (let round = 0; round < MOVES_MAX; round++) {
      const pids = new Set(membersOf(from));
      if (pids.size === 0) return;
      const all = listProcesses();
      const members = all.filter(({pid}) => pids.has(pid));
      const spared = [...this.#among(members, all)].filter((pid) => pids.has(pid));
      if (spared.length === 0) return;
      for (const pid of spared) {
        try {
          writeFileSync(join(to, 'cgroup.procs'), String(pid));
        } catch {
          // It has ended in between, or may not.
        }
      }
    }
  }

  /** Pids of the reapers among `entries`, and of all that came from them. */
  #among(entries: readonly ProcessEntry[], all: readonly ProcessEntry[]): ReadonlySet<number> {
    const spared = new Set<number>();
    for (const entry of entries) if (this.#isReaper(entry)) spared.add(entry.pid);
    if (spared.size === 0) return spared;
    const children = Map.groupBy(all, ({parent}) => parent);
    // A set's iteration also visits what is added on the way.
    for (const pid of spared) for (const {pid: child} of children.get(pid) ?? []) spared.add(child);
    return spared;
  }

  /** Waits for those that were spared to have done their work, at most `timeoutMs`. */
  async finished(limits: {
    readonly timeoutMs: number;
    readonly signal?: AbortSignal;
  }): Promise<void> {
    const endMs = monotonicMs() + limits.timeoutMs;
    const others = [...this.#seen.values()].filter(({parent}) => parent !== process.pid);
    while (others.some(isAlive)) {
      if (monotonicMs() >= endMs || limits.signal?.aborted === true) return;
      await sleep(POLL_MS);
    }
  }

  #isReaper(entry: ProcessEntry): boolean {
    const key = `${entry.pid} ${entry.startTicks}`;
    // Its ledger is gone a little before it is.
    if (!this.#seen.has(key) && !isReaper(entry)) return false;
    this.#seen.set(key, entry);
    return true;
  }
}

/** Pids in a control group and in those below it. */
function membersOf(group: string): number[] {
  try {
    const pids = readFileSync(join(group, 'cgroup.procs'), 'latin1').split('\n').map(Number);
    const below = readdirSync(group, {withFileTypes: true}).filter((entry) => entry.isDirectory());
    return [...pids.filter(Boolean), ...below.flatMap(({name}) => membersOf(join(group, name)))];
  } catch {
    // It is gone.
    return [];
  }
}

/** Whether it leads a session and was started with a ledger that names it. */
function isReaper({pid, startTicks, session}: ProcessEntry): boolean {
  if (pid !== session) return false;
  try {
    const path = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').at(-2) ?? '';
    if (!path.startsWith('/') || !path.endsWith('.jsonl')) return false;
    const {uid, mode} = lstatSync(path);
    if (uid !== statSync(`/proc/${pid}`).uid || (mode & WRITABLE_BY_OTHERS) !== 0) return false;
    const lines = readFileSync(path, 'utf8').split('\n');
    return lines.some((line) => {
      const named = line.includes('"reaper"') ? reaperIn(line) : undefined;
      return named?.pid === pid && named.startTicks === startTicks;
    });
  } catch {
    // It has ended, or there is no such ledger.
    return false;
  }
}

/** The reaper that a line of a ledger names. */
function reaperIn(line: string): ProcessIdentity | undefined {
  try {
    return (JSON.parse(line) as {readonly reaper?: ProcessIdentity} | null)?.reaper;
  } catch {
    // Cut off.
    return undefined;
  }
}
