import {stat, statfs} from 'node:fs/promises';
import type {Health} from '../../environment.ts';
import type {QemuEnvironment} from '../qemu-environment.ts';
import {hostUptimeSeconds, processUsage} from '../records/process-usage.ts';

/** A monitor that takes longer than this is not well. */
const MONITOR_TIMEOUT_MS = 5000;
/** A VM's disks must have this much to grow. */
const FREE_BYTES_MIN = 64 * 2 ** 20;
/** States of QEMU in which a guest does not run, and why. Source: qapi/run-state.json. */
const STOPPED: Readonly<Record<string, string>> = {
  'internal-error': 'QEMU has stopped it: internal error',
  'io-error': 'QEMU has stopped it: a disk cannot be written',
  'guest-panicked': 'its kernel has panicked',
  paused: 'it is paused',
  shutdown: 'it is switched off',
};

/** How a VM is, seen from this machine; that its guest answers is for a connection to show. */
export async function machineHealth(
  environment: QemuEnvironment,
  options: {readonly signal: AbortSignal},
): Promise<Health> {
  const {vm, home, console, lostSignal} = environment;
  const issues: string[] = [];
  const metrics: Record<string, number> = {};
  let isUnhealthy = false;
  const fail = (issue: string): void => {
    issues.push(issue);
    isUnhealthy = true;
  };
  if (lostSignal.aborted) fail((lostSignal.reason as Error).message);
  const folder = await stat(home.folder).catch(() => undefined);
  if (folder?.isDirectory() === true) {
    const {bavail, bsize} = await statfs(home.folder);
    metrics['diskFreeBytes'] = bavail * bsize;
    if (bavail * bsize < FREE_BYTES_MIN) issues.push('the disk of its folder is nearly full');
  } else fail(`its folder '${home.folder}' is not there`);
  const usage = vm.isAlive ? processUsage(vm.identity.pid) : undefined;
  if (usage === undefined) {
    if (!lostSignal.aborted) fail('its QEMU is not running');
  } else {
    metrics['uptimeSeconds'] = Math.max(0, hostUptimeSeconds() - usage.startedSeconds);
    metrics['cpuSeconds'] = usage.cpuSeconds;
    metrics['residentBytes'] = usage.residentBytes;
    if (usage.privateBytes !== undefined) metrics['privateBytes'] = usage.privateBytes;
    const limits = {signal: options.signal, timeoutMs: MONITOR_TIMEOUT_MS};
    const state = await vm.qmp.execute('query-status', {}, limits).catch(() => undefined);
    if (state === undefined) fail('its monitor does not answer');
    else if (!state.running) fail(STOPPED[state.status] ?? `QEMU says that it is ${state.status}`);
  }
  metrics['consoleBytes'] = console.length;
  metrics['consoleSilenceSeconds'] = console.silenceMs / 1000;
  if (console.fatalTitle !== undefined) fail(`its kernel cannot go on: ${console.fatalTitle}`);
  const status = isUnhealthy ? 'unhealthy' : issues.length > 0 ? 'degraded' : 'healthy';
  return {status, issues, metrics};
}
