import {setTimeout as sleep} from 'node:timers/promises';
import {monotonicMs} from '../../util/clock.ts';
import {OtherReapers} from '../../util/other-reapers.ts';
import {
  isAlive,
  listProcesses,
  type ProcessEntry,
  type ProcessIdentity,
  readProcess,
} from '../../util/process-identity.ts';
import {findMarked, type Mark} from './marked-processes.ts';
import {ABSENT, ofKind, UNDONE, type UndoItem, type UndoOptions} from './undo-item.ts';

const GRACE_MS = 1_000;
/** A killed process that has not gone by then hangs in the kernel. */
const KILL_TIMEOUT_MS = 5_000;
/** What a reaper of a proctor among them may take to undo what that one has left. */
const REAPER_TIMEOUT_MS = 30_000;
/** Pauses between looks at processes that are ending; the last one repeats. */
const POLL_MS = [1, 2, 4, 8, 16, 25] as const;

/**
 * Ends processes: those that are known by pid and start time, with their groups, and those that
 * have a mark. What belongs to a run as a whole is asked to end first, so that it can leave things in
 * order; what stands for a resource of ours, as a QEMU, is ended at once.
 *
 * Reapers of other runs, as of a proctor that a step has started, are waited for.
 *
 * A pid is signalled only right after its start time was seen to be the right one.
 */
export async function undoProcesses(all: readonly UndoItem[], options: UndoOptions): Promise<void> {
  const items = [...ofKind(all, 'process'), ...ofKind(all, 'processes')];
  for (const each of items) if (!each.isOfThisBoot) each.outcome = ABSENT;
  const targets = items.filter((each) => each.isOfThisBoot).map((each) => new Target(each));
  if (targets.length === 0) return;
  if (options.needsProof === true && listProcesses().length === 0) {
    for (const {item} of targets) item.outcome = {status: 'left', why: 'there is no /proc'};
    return;
  }
  const seen = new Set<Target>();
  const reapers = new OtherReapers();
  await look(targets, reapers);
  await untilGone(targets, {...options, timeoutMs: options.settleMs ?? 0});
  for (const target of targets) if (target.living().length > 0) seen.add(target);
  // Where nothing was found there is nobody who could start another one meanwhile.
  if (seen.size > 0) {
    await askToEnd(targets, options);
    await end(targets, {...options, reapers});
    await reapers.finished({signal: options.signal, timeoutMs: REAPER_TIMEOUT_MS});
  }
  for (const target of targets) {
    const left = target.living();
    target.item.outcome =
      left.length > 0
        ? {status: 'left', why: `${pidsText(left)} cannot be ended`}
        : seen.has(target)
          ? UNDONE
          : ABSENT;
  }
}

/** What one item of a ledger stands for, as far as it is known by now. */
class Target {
  readonly item: UndoItem;
  readonly mark: Mark;
  /** Whether it is asked first. */
  readonly isPolite: boolean;
  readonly #known = new Map<string, ProcessEntry>();
  #group: number | undefined;

  constructor(item: UndoItem) {
    this.item = item;
    const {resource} = item.item;
    const text = 'mark' in resource ? resource.mark : '';
    this.mark = {text, sinceTicks: item.header.runner.startTicks};
    this.isPolite = resource.kind === 'processes';
  }

  add(entries: readonly ProcessEntry[]): void {
    for (const entry of entries) this.#known.set(keyOf(entry), entry);
  }

  /**
   * The process itself and its group. While it leads the group, or a member is in it that we know by
   * pid and start time, the group's number cannot have been given to strangers.
   */
  addGroup(entries: readonly ProcessEntry[]): void {
    const {process} = this.item.item.detail;
    if (process === undefined) return;
    const leader = entries.find((entry) => isSame(entry, process) && !entry.isZombie);
    if (leader !== undefined) {
      this.add([leader]);
      if (leader.group === leader.pid) this.#group = leader.pid;
    }
    const members = entries.filter((entry) => entry.group === this.#group && !entry.isZombie);
    const isOurs = members.some((entry) => this.#known.has(keyOf(entry)));
    if (isOurs) this.add(members);
    else this.#group = undefined;
  }

  living(): ProcessEntry[] {
    for (const [key, entry] of this.#known) if (!isAlive(entry)) this.#known.delete(key);
    return [...this.#known.values()];
  }

  signal(name: NodeJS.Signals): void {
    const living = this.living();
    const group = this.#group;
    // At once, so that none of them starts another in between.
    if (living.some(({pid}) => group !== undefined && readProcess(pid)?.group === group)) {
      send(-(group ?? 0), name);
    }
    for (const {pid} of living) send(pid, name);
  }
}

function send(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended in between, or belongs to another user: the next look tells.
  }
}

function keyOf({pid, startTicks}: ProcessIdentity): string {
  return `${pid} ${startTicks}`;
}

function isSame(a: ProcessIdentity, b: ProcessIdentity): boolean {
  return a.pid === b.pid && a.startTicks === b.startTicks;
}

async function look(targets: readonly Target[], reapers: OtherReapers): Promise<void> {
  const entries = listProcesses();
  for (const target of targets) target.addGroup(entries);
  const marks = targets.map((target) => target.mark);
  const marked = await findMarked(marks, reapers);
  for (const target of targets) target.add(marked.get(target.mark.text) ?? []);
}

async function askToEnd(targets: readonly Target[], options: UndoOptions): Promise<void> {
  const polite = targets.filter((target) => target.isPolite && target.living().length > 0);
  for (const target of polite) {
    target.signal('SIGTERM');
    // A stopped process handles SIGTERM only once it goes on.
    target.signal('SIGCONT');
  }
  for (const target of targets) if (!target.isPolite) target.signal('SIGKILL');
  await untilGone(polite, {...options, timeoutMs: options.graceMs ?? GRACE_MS});
}

/** Looks, at those that are known, at most `timeoutMs`. */
async function untilGone(
  targets: readonly Target[],
  {signal, timeoutMs}: Pick<UndoOptions, 'signal'> & {readonly timeoutMs: number},
): Promise<void> {
  const endMs = monotonicMs() + timeoutMs;
  for (let round = 0; targets.some((target) => target.living().length > 0); round++) {
    if (monotonicMs() >= endMs || signal.aborted) return;
    await pause(round);
  }
}

/** Again and again until nothing is found: what forks faster than it is looked for is found later. */
async function end(
  targets: readonly Target[],
  {signal, reapers}: UndoOptions & {readonly reapers: OtherReapers},
): Promise<void> {
  const endMs = monotonicMs() + KILL_TIMEOUT_MS;
  for (let round = 0; ; round++) {
    await look(targets, reapers);
    const busy = targets.filter((target) => target.living().length > 0);
    if (busy.length === 0 || monotonicMs() >= endMs || (round > 0 && signal.aborted)) return;
    for (const target of busy) target.signal('SIGKILL');
    await pause(round);
  }
}

function pidsText(entries: readonly ProcessEntry[]): string {
  const pids = entries.map((entry) => entry.pid);
  return pids.length === 1 ? `process ${pids[0]}` : `processes ${pids.join(', ')}`;
}

function pause(round: number): Promise<void> {
  return sleep(POLL_MS[Math.min(round, POLL_MS.length - 1)]);
}
