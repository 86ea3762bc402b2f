import {readFile, statfs} from 'node:fs/promises';
import {availableParallelism, freemem, totalmem} from 'node:os';
import type {Check, CheckContext} from './check.ts';
import {isAccessible} from './probe.ts';

/** Of package.json's `engines`. */
const NODE_MIN = [22, 13] as const;

/** Below these a run of some size is likely to meet the limit. */
const DISK_FREE_MIN_MIB = 512;
const MEMORY_FREE_MIN_MIB = 256;
const OPEN_FILES_MIN = 1024;
const PROCESSES_MIN = 1024;

/** What every kind of environment depends on. */
export async function machineChecks(context: CheckContext): Promise<Check[]> {
  const limits = await readFile('/proc/self/limits', 'utf8').catch(() => '');
  return [
    nodeCheck(process.versions.node),
    {id: 'processors', status: 'ok', detail: `${availableParallelism()} usable`},
    memoryCheck(),
    await diskCheck(context.cwd),
    limitCheck(limits, {
      id: 'open-files',
      title: 'Max open files',
      min: OPEN_FILES_MIN,
      flag: '-n',
    }),
    limitCheck(limits, {id: 'processes', title: 'Max processes', min: PROCESSES_MIN, flag: '-u'}),
    await cgroupCheck(),
  ];
}

/** @param version as `22.13.0`. */
export function nodeCheck(version: string): Check {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isNew = major > NODE_MIN[0] || (major === NODE_MIN[0] && minor >= NODE_MIN[1]);
  if (isNew) return {id: 'node', status: 'ok', detail: version};
  return {
    id: 'node',
    status: 'missing',
    detail: `${version} is older than ${NODE_MIN.join('.')}`,
    fix: 'install a newer Node.js from https://nodejs.org',
  };
}

function memoryCheck(): Check {
  const freeMib = Math.round(freemem() / 2 ** 20);
  const totalMib = Math.round(totalmem() / 2 ** 20);
  const status = freeMib < MEMORY_FREE_MIN_MIB ? 'warning' : 'ok';
  return {id: 'memory', status, detail: `${freeMib} of ${totalMib} MiB free`};
}

async function diskCheck(folder: string): Promise<Check> {
  const stats = await statfs(folder).catch(() => undefined);
  if (stats === undefined)
    return {id: 'disk', status: 'warning', detail: 'free space is not known'};
  const freeMib = Math.round((stats.bavail * stats.bsize) / 2 ** 20);
  const status = freeMib < DISK_FREE_MIN_MIB ? 'warning' : 'ok';
  return {id: 'disk', status, detail: `${freeMib} MiB free in ${folder}`};
}

/**
 * The soft limit of one line of `/proc/self/limits`.
 *
 * Source: proc_pid_limits(5).
 */
export function limitCheck(
  limits: string,
  {
    id,
    title,
    min,
    flag,
  }: {readonly id: string; readonly title: string; readonly min: number; readonly flag: string},
): Check {
  const [, soft] = new RegExp(`^${title}\\s+(\\S+)`, 'm').exec(limits) ?? [];
  if (soft === undefined) return {id, status: 'ok', detail: 'no limit is known'};
  if (soft === 'unlimited' || Number(soft) >= min) return {id, status: 'ok', detail: soft};
  return {id, status: 'warning', detail: `at most ${soft}`, fix: `ulimit ${flag} ${min}`};
}

async function cgroupCheck(): Promise<Check> {
  const id = 'cgroups';
  const controllers = await readFile('/sys/fs/cgroup/cgroup.controllers', 'utf8').catch(
    () => undefined,
  );
  if (controllers !== undefined)
    return {id, status: 'ok', detail: `version 2: ${controllers.trim()}`};
  if (await isAccessible('/sys/fs/cgroup/memory')) return {id, status: 'ok', detail: 'version 1'};
  return {id, status: 'warning', detail: 'none: limits of processes cannot be set'};
}
