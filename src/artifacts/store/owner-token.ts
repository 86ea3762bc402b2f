import {readlinkSync} from 'node:fs';
import {bootId, isAlive, readProcess} from '../../util/process-identity.ts';

/** What nobody can tell the owner of is taken for left behind after this time. */
const UNKNOWN_OWNER_MS = 24 * 3_600_000;

let own: string | undefined;

/**
 * Names this process in file names: by boot, PID namespace, pid and start, so that whoever finds the
 * file later can tell whether its owner is still there.
 */
export function ownerToken(): string {
  own ??= `${placeToken()}.${process.pid}.${readProcess(process.pid)?.startTicks ?? 0}`;
  return own;
}

/**
 * Whether the process that `name` begins with the token of is gone. Of another boot, container or
 * machine that cannot be told: then its age decides.
 */
export function isOwnerGone(name: string, ageMs: number): boolean {
  const [place, pid, startTicks] = name.split('.');
  if (place !== placeToken()) return ageMs > UNKNOWN_OWNER_MS;
  return !isAlive({pid: Number(pid), startTicks: Number(startTicks)});
}

function placeToken(): string {
  let namespace = '';
  try {
    namespace = /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? '';
  } catch {
    // No /proc: the boot id is missing, too, and age decides.
  }
  return `${(bootId() ?? 'unknown').slice(0, 13)}-${namespace}`;
}
