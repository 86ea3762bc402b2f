import {existsSync, readdirSync, readFileSync, rmdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {monotonicMs} from '../../util/clock.ts';
import {OtherReapers} from '../../util/other-reapers.ts';
import {ABSENT, leftBy, ofKind, UNDONE, type UndoItem, type UndoOptions} from './undo-item.ts';

const TIMEOUT_MS = 5_000;
const POLL_MS = 10;
/** What a reaper of a proctor in them may take to undo what that one has left. */
const REAPER_TIMEOUT_MS = 30_000;
/** Only below it is anything a control group. */
const ROOT = '/sys/fs/cgroup/';

/** Ends what runs in control groups, those within them too, and removes them. */
export async function undoCgroups(all: readonly UndoItem[], options: UndoOptions): Promise<void> {
  await Promise.all(
    ofKind(all, 'cgroup').map(async (each) => {
      const paths = each.isOfThisBoot ? each.item.resource.paths.filter(isGroup) : [];
      try {
        for (const path of paths) await removeGroup(path, options.signal);
        each.outcome = paths.length === 0 ? ABSENT : UNDONE;
      } catch (error) {
        each.outcome = leftBy(error);
      }
    }),
  );
}

function isGroup(path: string): boolean {
  return path.startsWith(ROOT) && !path.includes('/../') && existsSync(path);
}

async function removeGroup(path: string, signal: AbortSignal): Promise<void> {
  const reapers = new OtherReapers();
  reapers.moveOut(path, dirname(path));
  const endMs = monotonicMs() + TIMEOUT_MS;
  for (;;) {
    try {
      killMembers(path);
      removeEmpty(path);
      break;
    } catch (error) {
      if (!existsSync(path)) return;
      if (monotonicMs() >= endMs || signal.aborted) throw error;
    }
    await sleep(POLL_MS);
  }
  await reapers.finished({signal, timeoutMs: REAPER_TIMEOUT_MS});
}

/** A pid in `cgroup.procs` is a member's at that moment. Source: cgroups(7). */
function killMembers(path: string): void {
  const killAll = join(path, 'cgroup.kill');
  if (existsSync(killAll)) {
    writeFileSync(killAll, '1');
    return;
  }
  for (const name of foldersIn(path)) killMembers(join(path, name));
  for (const line of readFileSync(join(path, 'cgroup.procs'), 'latin1').split('\n')) {
    const pid = Number(line);
    if (!(pid > 1) || pid === process.pid) continue;
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended in between.
    }
  }
}

function removeEmpty(path: string): void {
  for (const name of foldersIn(path)) removeEmpty(join(path, name));
  rmdirSync(path);
}

function foldersIn(path: string): string[] {
  return readdirSync(path, {withFileTypes: true})
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}
