import {existsSync} from 'node:fs';
import {readdir, readFile, rm, stat, statfs} from 'node:fs/promises';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {wallClockMs} from '../../../util/clock.ts';
import {bootId, isAlive} from '../../../util/process-identity.ts';
import type {Health} from '../../environment.ts';
import {hostUptimeSeconds, processUsage} from './process-usage.ts';
import {
  MARKER_FILE,
  type RecordedProcess,
  readRecord,
  removeRecord,
  type VmRecord,
  type VmStatus,
  writeRecord,
} from './vm-record.ts';

/** A VM's disk must have this much to go on. */
const FREE_BYTES_MIN = 64 * 2 ** 20;
/** A killed process that has not gone by then is stuck in the kernel. */
const KILL_WAIT_MS = 10_000;

export interface CleanOptions {
  readonly signal: AbortSignal;
  /** Also what nobody has used for as long, though its runner is there. @default never */
  readonly idleMs?: number;
}

/** What became of a VM that was to be cleaned up. */
export type CleanResult =
  | {readonly status: 'gone'}
  /** It is in use, or it cannot be proven that what is there is its. */
  | {
      readonly status: 'kept';
      readonly reason: string;
      /** Whether its run lives and has use for it: then it is not to go. */
      readonly isInUse: boolean;
    };

/** The VMs of this machine and user, by the records that their runners write. */
export class VmRegistry {
  readonly #state: string;

  /** @param state As `stateFolder` gives it; it need not exist. */
  constructor(state: string) {
    this.#state = state;
  }

  /** All VMs, or those of `status`, oldest first. `gone` are those of which only the record is left. */
  async list(status?: VmStatus): Promise<VmRecord[]> {
    const names = await readdir(join(this.#state, 'environments')).catch(() => []);
    const records = await Promise.all(names.map((name) => this.read(name)));
    return records
      .filter((record) => record !== undefined)
      .filter((record) => status === undefined || record.status === status)
      .sort((a, b) => a.createdMs - b.createdMs || (a.id < b.id ? -1 : 1));
  }

  /** One VM as it is now; `undefined` where there is none. */
  async read(id: string): Promise<VmRecord | undefined> {
    if (!isSafeId(id)) return undefined;
    const record = await readRecord(this.#state, id);
    if (record === undefined) return undefined;
    if (isSame(record.process) || existsSync(record.folder)) return record;
    return isSame(record.runner) ? record : {...record, status: 'gone'};
  }

  /** How a VM is, as far as it can be seen from outside. */
  async health(record: VmRecord): Promise<Health> {
    const issues: string[] = [];
    const metrics: Record<string, number> = {};
    const folder = await stat(record.folder).catch(() => undefined);
    if (folder?.isDirectory() !== true) issues.push(`its folder '${record.folder}' is not there`);
    else {
      const {bavail, bsize} = await statfs(record.folder);
      metrics['diskFreeBytes'] = bavail * bsize;
      if (bavail * bsize < FREE_BYTES_MIN) issues.push('its disk is nearly full');
    }
    for (const disk of record.disks) {
      if (!existsSync(disk.path)) issues.push(`the file of its disk '${disk.name}' is not there`);
    }
    if (!isSame(record.runner)) issues.push('the run that made it is gone');
    const usage = isSame(record.process) ? processUsage(record.process.pid) : undefined;
    if (usage !== undefined) {
      metrics['uptimeSeconds'] = Math.max(0, hostUptimeSeconds() - usage.startedSeconds);
      metrics['cpuSeconds'] = usage.cpuSeconds;
      metrics['residentBytes'] = usage.residentBytes;
      if (usage.privateBytes !== undefined) metrics['privateBytes'] = usage.privateBytes;
    } else if (record.status !== 'creating') issues.push('its QEMU is not running');
    metrics['idleSeconds'] = Math.max(0, (wallClockMs() - record.usedMs) / 1000);
    if (record.error !== undefined) issues.push(record.error);
    const isDead = usage === undefined && record.status !== 'creating';
    const status = issues.length === 0 ? 'healthy' : isDead ? 'unhealthy' : 'degraded';
    return {status, issues, metrics};
  }

  /**
   * Ends and removes all that a VM owns: its process, its folder with its images, its record; and
   * nothing else. From whatever state, any number of times. A VM whose runner lives is left alone
   * unless it is idle longer than `options.idleMs`.
   */
  async clean(record: VmRecord, options: CleanOptions): Promise<CleanResult> {
    options.signal.throwIfAborted();
    if (!isSafeId(record.id)) {
      return {status: 'kept', reason: 'its id is not one of proctor', isInUse: false};
    }
    const idleMs = wallClockMs() - record.usedMs;
    const isIdle = record.status !== 'busy' && record.status !== 'creating';
    const isOverAge = isIdle && options.idleMs !== undefined && idleMs > options.idleMs;
    if (isSame(record.runner) && !isOverAge && record.status !== 'gone') {
      const reason = `run '${record.runId}' has it (pid ${record.runner.pid})`;
      return {status: 'kept', reason, isInUse: true};
    }
    if (!(await ownsFolder(record))) {
      const reason = `'${record.folder}' is not marked as this VM's folder`;
      return {status: 'kept', reason, isInUse: false};
    }
    // Seen by others who look while it goes on; and nothing to worry about where it is gone already.
    await writeRecord(this.#state, {...record, status: 'cleaning'});
    if (!(await endProcess(record.process, options.signal))) {
      const reason = `its QEMU (pid ${record.process?.pid}) cannot be ended`;
      return {status: 'kept', reason, isInUse: false};
    }
    await rm(record.folder, {recursive: true, force: true, maxRetries: 3});
    await removeRecord(this.#state, record.id);
    return {status: 'gone'};
  }
}

/** Whether the very process is there that was recorded. */
export function isSame(process: RecordedProcess | undefined): process is RecordedProcess {
  return process !== undefined && process.bootId === bootId() && isAlive(process);
}

/** Ids are made of these; so none leads out of the folder of records. */
function isSafeId(id: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]{0,200}$/.test(id);
}

/** Whether the folder is gone, is marked as this VM's, or was just made and is empty. */
async function ownsFolder(record: VmRecord): Promise<boolean> {
  const names = await readdir(record.folder).catch(() => []);
  if (names.length === 0) return true;
  const text = await readFile(join(record.folder, MARKER_FILE), 'utf8').catch(() => undefined);
  return text?.trim() === record.id;
}

async function endProcess(
  process_: RecordedProcess | undefined,
  signal: AbortSignal,
): Promise<boolean> {
  for (let waitedMs = 0; isSame(process_); waitedMs += 20) {
    if (waitedMs >= KILL_WAIT_MS) return false;
    try {
      process.kill(process_.pid, 'SIGKILL');
    } catch {
      // It has ended in between, or is another user's, which the next look tells.
    }
    await sleep(20, undefined, {signal}).catch(() => undefined);
    signal.throwIfAborted();
  }
  return true;
}
