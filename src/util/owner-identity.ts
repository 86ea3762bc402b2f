import {readFileSync, readlinkSync} from 'node:fs';
import {hostname} from 'node:os';
import {bootId, isAlive, type ProcessIdentity, readProcess} from './process-identity.ts';

/** A process of some machine, so that another one that reads of it can tell whether it is dead. */
export interface OwnerIdentity extends ProcessIdentity {
  readonly host: string;
  /** As /etc/machine-id says; absent where that is not there. */
  readonly machine?: string;
  /** Absent where there is no /proc. */
  readonly boot?: string;
  /** Pids are of this namespace. */
  readonly pidNamespace?: string;
}

/** `unknown`: of another machine, or of a container that cannot be looked into from here. */
export type OwnerState = 'alive' | 'dead' | 'unknown';

/** This process. */
export function ownIdentity(): OwnerIdentity {
  return {
    ...hereIdentity(),
    pid: process.pid,
    startTicks: readProcess(process.pid)?.startTicks ?? 0,
  };
}

/**
 * Whether `owner` is dead for certain. That takes this very machine; and either another boot of it,
 * or that its pid, in our own namespace, is nobody's or of a process with another start time.
 */
export function ownerState(owner: OwnerIdentity): OwnerState {
  const here = hereIdentity();
  if (here.boot === undefined || owner.boot === undefined) return 'unknown';
  if (owner.boot !== here.boot) {
    // Another boot: of this machine it is a proof, of another one it says nothing.
    return owner.host === here.host && owner.machine === here.machine ? 'dead' : 'unknown';
  }
  // The boot id is the kernel's: containers have it in common, but not the pids.
  if (owner.pidNamespace !== here.pidNamespace) return 'unknown';
  return isAlive(owner) ? 'alive' : 'dead';
}

/** Whether `owner` ran since this machine was last started, where our pids mean the same. */
export function isOfThisBoot(owner: OwnerIdentity): boolean {
  const here = hereIdentity();
  return owner.boot === here.boot && owner.pidNamespace === here.pidNamespace;
}

type Here = Omit<OwnerIdentity, 'pid' | 'startTicks'>;
let here: Here | undefined;

function hereIdentity(): Here {
  if (here !== undefined) return here;
  const boot = bootId();
  const machine = readText('/etc/machine-id');
  const pidNamespace = namespace();
  here = {
    host: hostname(),
    ...(machine !== undefined && {machine}),
    ...(boot !== undefined && {boot}),
    ...(pidNamespace !== undefined && {pidNamespace}),
  };
  return here;
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'latin1').trim() || undefined;
  } catch {
    return undefined;
  }
}

function namespace(): string | undefined {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return undefined;
  }
}
