import {readFile} from 'node:fs/promises';
import type {OtherReapers} from '../../util/other-reapers.ts';
import {listProcesses, type ProcessEntry, readProcess} from '../../util/process-identity.ts';

/** Environments that are read at one time. */
const READS_MAX = 64;
/** An environment that cannot be read in this time is of a process that hangs in the kernel. */
const READ_TIMEOUT_MS = 2_000;

/** A mark, and since when there can be processes that have it. */
export interface Mark {
  /** Stands in the environment of its processes, and of no others. */
  readonly text: string;
  /** Start of the process that gave it to others, in clock ticks since boot. */
  readonly sinceTicks: number;
}

/**
 * The living processes that have one of `marks` in their environment, and all that descend from
 * them, by mark; not reapers of other runs. One look for all marks; 400 processes take about 25 ms.
 */
export async function findMarked(
  marks: readonly Mark[],
  reapers: OtherReapers,
): Promise<ReadonlyMap<string, readonly ProcessEntry[]>> {
  const sinceTicks = Math.min(...marks.map((mark) => mark.sinceTicks));
  const processes = listProcesses();
  const living = processes.filter((entry) => !entry.isZombie);
  const young = living.filter((entry) => entry.startTicks >= sinceTicks);
  const found = new Map<string, Map<number, ProcessEntry>>();
  await inPieces(young, async (entry) => {
    const environment = await environmentOf(entry);
    for (const mark of marks) {
      if (entry.startTicks < mark.sinceTicks || !environment.includes(mark.text)) continue;
      const members = found.get(mark.text) ?? new Map<number, ProcessEntry>();
      found.set(mark.text, members.set(entry.pid, entry));
    }
  });
  const children = childrenOf(living);
  const spared = ownAncestors(processes);
  return new Map(
    [...found].map(([text, members]) => {
      // A map's iteration also visits what is added on the way.
      for (const pid of members.keys()) {
        for (const child of children.get(pid) ?? []) members.set(child.pid, child);
      }
      reapers.spare(members, living);
      return [text, [...members.values()].filter(({pid}) => !spared.has(pid))] as const;
    }),
  );
}

async function environmentOf(entry: ProcessEntry): Promise<string> {
  const reading = readFile(`/proc/${entry.pid}/environ`, 'latin1').catch(() => '');
  const text = await orAfter(reading, READ_TIMEOUT_MS, '');
  // Seen again, so that what was read was that of this process.
  return readProcess(entry.pid)?.startTicks === entry.startTicks ? text : '';
}

async function orAfter<T>(work: Promise<T>, timeoutMs: number, instead: T): Promise<T> {
  const {promise, resolve} = Promise.withResolvers<T>();
  const timer = setTimeout(() => resolve(instead), timeoutMs);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}

async function inPieces<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let start = 0; start < items.length; start += READS_MAX) {
    await Promise.all(items.slice(start, start + READS_MAX).map(work));
  }
}

function childrenOf(entries: readonly ProcessEntry[]): Map<number, ProcessEntry[]> {
  const children = new Map<number, ProcessEntry[]>();
  for (const entry of entries) {
    const siblings = children.get(entry.parent);
    if (siblings === undefined) children.set(entry.parent, [entry]);
    else siblings.push(entry);
  }
  return children;
}

/** This process and what runs it: who cleans up from within a shell of a dead run goes on. */
function ownAncestors(entries: readonly ProcessEntry[]): ReadonlySet<number> {
  const byPid = new Map(entries.map((entry) => [entry.pid, entry]));
  const pids = new Set<number>();
  for (let at = byPid.get(process.pid); at !== undefined && !pids.has(at.pid); ) {
    pids.add(at.pid);
    at = byPid.get(at.parent);
  }
  return pids;
}
