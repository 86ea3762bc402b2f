import {mkdir, readFile, rename, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {bootId, type ProcessIdentity, readProcess} from '../../../util/process-identity.ts';

/** What a VM is up to, as its record says. */
export const VM_STATUSES = ['creating', 'idle', 'busy', 'error', 'cleaning', 'gone'] as const;

/** One of `VM_STATUSES`. */
export type VmStatus = (typeof VM_STATUSES)[number];

/** A process of a certain boot of this machine. */
export interface RecordedProcess extends ProcessIdentity {
  readonly bootId: string;
}

/** What is written down of a VM, from before it exists until nothing of it is left. */
export interface VmRecord {
  readonly version: 1;
  /** Unique on this machine; the name of the record's folder. */
  readonly id: string;
  /** Of the manifest. */
  readonly environment: string;
  readonly instance: number;
  readonly runId: string;
  readonly status: VmStatus;
  /** The VM's own, absolute. It holds a file `.proctor-vm` with the id. */
  readonly folder: string;
  readonly architecture: string;
  readonly machine: string;
  readonly accelerator: string;
  readonly disks: readonly {readonly name: string; readonly path: string}[];
  /** QEMU; `undefined` before it is started. */
  readonly process: RecordedProcess | undefined;
  /** Who made it. */
  readonly runner: RecordedProcess;
  readonly forwards: readonly {
    readonly protocol: 'tcp' | 'udp';
    readonly host: number;
    readonly guest: number;
  }[];
  readonly guestAddress: string | undefined;
  /** Absolute; it outlives the VM. */
  readonly consolePath: string;
  /** Milliseconds since the epoch. */
  readonly createdMs: number;
  readonly usedMs: number;
  /** What is wrong with it. */
  readonly error: string | undefined;
}

const FILE = 'record.json';

/** Holds the id of the VM whose folder it is in: nothing else is ever removed. */
export const MARKER_FILE = '.proctor-vm';

/** Where the record of `id` is. */
export function recordFolder(state: string, id: string): string {
  return join(state, 'environments', id);
}

/** This process. */
export function ownProcess(): RecordedProcess {
  const startTicks = readProcess(process.pid)?.startTicks ?? 0;
  return {pid: process.pid, startTicks, bootId: bootId() ?? ''};
}

/** Writes `record`, so that whoever reads it gets this one or the one before, whole. */
export async function writeRecord(state: string, record: VmRecord): Promise<void> {
  const folder = recordFolder(state, record.id);
  const temporary = join(folder, `.${FILE}.${process.pid}`);
  await mkdir(folder, {recursive: true, mode: 0o700});
  await writeFile(temporary, `${JSON.stringify(record, undefined, 2)}\n`, {mode: 0o600});
  await rename(temporary, join(folder, FILE));
}

/** The record of `id`; `undefined` where there is none, or none that can be read. */
export async function readRecord(state: string, id: string): Promise<VmRecord | undefined> {
  let text: string;
  try {
    text = await readFile(join(recordFolder(state, id), FILE), 'utf8');
  } catch {
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) && value.id === id ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Removes the record of `id`, if there is one. */
export async function removeRecord(state: string, id: string): Promise<void> {
  await rm(recordFolder(state, id), {recursive: true, force: true});
}

function isRecord(value: unknown): value is VmRecord {
  if (typeof value !== 'object' || value === null) return false;
  const {version, id, folder, runner, status, disks} = value as Partial<VmRecord>;
  return (
    version === 1 &&
    typeof id === 'string' &&
    typeof folder === 'string' &&
    folder.startsWith('/') &&
    Array.isArray(disks) &&
    VM_STATUSES.includes(status as VmStatus) &&
    typeof runner?.pid === 'number'
  );
}
