import {readFileSync, readlinkSync} from 'node:fs';
import {hostname, uptime} from 'node:os';
import {machineMs, wallClockMs} from '../../util/clock.ts';
import {bootId, type ProcessIdentity, readProcess} from '../../util/process-identity.ts';

/** What locks know of the machine that they are used on. */
export interface LockHost {
  /** Name of the machine. */
  readonly name: string;
  /**
   * Of this boot of its kernel, and after a slash of the machine as /etc/machine-id says, where there
   * is one; empty where there is no /proc.
   */
  readonly boot: string;
  /** Of the namespace that our pids are of; empty where there is no /proc. */
  readonly pids: string;
  /** This process. */
  readonly self: ProcessIdentity;
  /** Of a clock that all processes of this boot share and that never jumps. */
  nowMs(): number;
  /** How far a clock that also goes while the machine is suspended is ahead of `nowMs`. */
  asleepMs(): number;
  /** For people; nothing is decided by it. */
  wallMs(): number;
  /** Whether it is certain that this very process of our namespace has ended. */
  hasEnded(identity: ProcessIdentity): boolean;
  /** The process `pid` as it is now; `undefined` where there is none. */
  find(pid: number): ProcessIdentity | undefined;
}

/** The machine that this process runs on. */
export function thisHost(): LockHost {
  return {
    name: hostname(),
    boot: bootOfMachine(),
    pids: pidNamespace(),
    self: findProcess(process.pid) ?? {pid: process.pid, startTicks: 0},
    nowMs: machineMs,
    asleepMs,
    wallMs: wallClockMs,
    hasEnded,
    find: findProcess,
  };
}

/**
 * Source: proc(5): the uptime includes time spent in suspend; clock_gettime(2): CLOCK_MONOTONIC, which
 * `machineMs` is of, does not.
 */
function asleepMs(): number {
  try {
    return uptime() * 1000 - machineMs();
  } catch {
    // It cannot be told: then only beats find out.
    return 0;
  }
}

function findProcess(pid: number): ProcessIdentity | undefined {
  const entry = readProcess(pid);
  if (entry !== undefined) return {pid, startTicks: entry.startTicks};
  return isThere(pid) ? {pid, startTicks: 0} : undefined;
}

/**
 * No process has the pid, or one that started at another time, or the process waits to be reaped.
 * Where /proc hides the processes of others, or there is none, only the first can be told.
 */
function hasEnded({pid, startTicks}: ProcessIdentity): boolean {
  const entry = readProcess(pid);
  if (entry === undefined) return !isThere(pid);
  return entry.isZombie || (startTicks !== 0 && entry.startTicks !== startTicks);
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, and somebody else's.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

function bootOfMachine(): string {
  const boot = bootId();
  if (boot === undefined) return '';
  try {
    return `${boot}/${readFileSync('/etc/machine-id', 'latin1').trim()}`;
  } catch {
    return boot;
  }
}

function pidNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}
