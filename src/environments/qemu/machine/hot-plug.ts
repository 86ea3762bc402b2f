import {rm} from 'node:fs/promises';
import {basename} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {FaultError} from '../../../faults/fault-error.ts';
import type {DiskSpec} from '../../../manifest/manifest.ts';
import type {StepContext} from '../../environment.ts';
import {
  diskBlockdev,
  diskDevice,
  diskDeviceProperties,
  diskNode,
  HOTPLUG_PORTS,
  needsHotplugPorts,
} from '../command-line.ts';
import {type DiskFile, makeDisks} from '../host/disks.ts';
import {toolEnv} from '../host/run-tool.ts';
import {QmpError, type QmpOptions} from '../qmp/qmp-client.ts';
import type {QmpBlockNode} from '../qmp/qmp-commands.ts';
import type {VirtualMachine} from '../virtual-machine.ts';

/**
 * How long the guest is given to let go of a disk. The PCIe way alone takes 5 s: the button can be
 * pressed again within that time (PCIe Base Specification, 6.7.1.5).
 */
const UNPLUG_TIMEOUT_MS = 30_000;
/** Until the guest is asked once more; requests get lost while it boots, or looks for devices. */
const UNPLUG_AGAIN_MS = 7000;
/** After a refusal, as "the guest is busy": its button blinks for 5 s. */
const BUSY_WAIT_MS = 500;
/** Nodes that a disk may have on each other. */
const NODES_MAX = 1000;

/** What of a machine's disks can change while it runs. */
export interface PluggedDisk {
  readonly disk: DiskFile;
  /** Root port that it is on, where there are such. */
  readonly port: string | undefined;
}

/**
 * Makes a disk and plugs it in. What was done is undone when a part of it fails.
 *
 * @param taken Root ports that have a disk.
 * @throws {FaultError} `vm/operation-failed`, `qemu/image-failed`.
 */
export async function plugDisk(
  vm: VirtualMachine,
  spec: DiskSpec,
  options: {readonly context: StepContext; readonly taken: ReadonlySet<string>},
): Promise<PluggedDisk> {
  const {context, taken} = options;
  const {signal} = context;
  const env = toolEnv(context);
  const port = needsHotplugPorts(vm.config)
    ? HOTPLUG_PORTS.find((each) => !taken.has(each))
    : undefined;
  if (needsHotplugPorts(vm.config) && port === undefined) {
    throw new FaultError('vm/operation-failed', `cannot attach the disk '${spec.name}'`, {
      cause: new Error(`all ${HOTPLUG_PORTS.length} ports for disks are taken`),
    });
  }
  const [disk] = await makeDisks([spec], vm.config.folder, {signal, env});
  if (disk === undefined) throw new FaultError('qemu/image-failed', 'cannot make a disk');
  try {
    await vm.qmp.execute('blockdev-add', diskBlockdev(disk), {signal});
    const properties = {...diskDeviceProperties(disk), ...(port !== undefined && {bus: port})};
    await vm.qmp.execute('device_add', properties, {signal});
    return {disk, port};
  } catch (error) {
    // Also where we were called off in between: then nobody knows of it.
    const quick = {signal: new AbortController().signal, timeoutMs: 5000};
    await removeNode(vm, disk.name, quick).catch(() => undefined);
    await rm(disk.path, {force: true});
    if (signal.aborted) throw signal.reason;
    throw operationFailed(`attach the disk '${spec.name}'`, error);
  }
}

/**
 * Takes a disk out: asks the guest to let go of it until it does, removes what is behind it, then
 * its file. What has been done already, as by a call that failed, is left out.
 *
 * The guest's answer is `DEVICE_DELETED` with the device's id, or `DEVICE_UNPLUG_GUEST_ERROR`; a
 * guest may also refuse without a word. So in the end only the list of devices counts.
 *
 * @param options.keepsFile Whether something else stands on the disk's file.
 * @throws {FaultError} `vm/operation-failed`.
 */
export async function unplugDisk(
  vm: VirtualMachine,
  disk: DiskFile,
  options: {readonly context: StepContext; readonly keepsFile: boolean},
): Promise<void> {
  const {signal} = options.context;
  const slowness = vm.config.accelerator === 'tcg' ? 2 : 1;
  const what = `detach the disk '${disk.name}'`;
  try {
    await releaseDevice(vm, diskDevice(disk.name), {
      signal,
      timeoutMs: UNPLUG_TIMEOUT_MS * slowness,
    });
    await removeNode(vm, disk.name, {signal});
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw operationFailed(what, error);
  }
  if (!options.keepsFile) await rm(disk.path, {force: true});
}

async function releaseDevice(
  vm: VirtualMachine,
  id: string,
  options: {readonly signal: AbortSignal; readonly timeoutMs: number},
): Promise<void> {
  const {signal} = options;
  let leftMs = options.timeoutMs;
  let refusal = 'the guest does not let go of it';
  while (await hasDevice(vm, id, {signal})) {
    if (leftMs <= 0) throw new Error(refusal);
    const timeoutMs = Math.min(UNPLUG_AGAIN_MS, leftMs);
    // Before the command: the answer may be there before the command's own.
    const answer = vm.qmp.waitForEvent(
      ['DEVICE_DELETED', 'DEVICE_UNPLUG_GUEST_ERROR'],
      ({data}) => data['device'] === id,
      {signal, timeoutMs},
    );
    try {
      await vm.qmp.execute('device_del', {id}, {signal});
    } catch (error) {
      if (!(error instanceof QmpError)) throw error;
      if (error.class === 'DeviceNotFound') return;
      // "already in the process of unplug", or "guest is busy": it is waited for, or asked again.
      refusal = error.description;
    }
    try {
      const {event} = await answer;
      if (event === 'DEVICE_DELETED') return;
      refusal = 'the guest refused to let go of it';
      leftMs -= BUSY_WAIT_MS;
      await sleep(BUSY_WAIT_MS, undefined, {signal});
    } catch (error) {
      signal.throwIfAborted();
      if (!vm.isAlive) throw error;
      leftMs -= timeoutMs;
    }
  }
}

async function hasDevice(vm: VirtualMachine, id: string, options: QmpOptions): Promise<boolean> {
  const devices = await vm.qmp.execute('qom-list', {path: '/machine/peripheral'}, options);
  return devices.some(({name}) => name === id);
}

/**
 * Removes the nodes of a disk: one, or one more for each checkpoint that was made with it, which
 * stand on each other. What they stand on besides, without a name of ours, goes with them.
 */
async function removeNode(vm: VirtualMachine, name: string, options: QmpOptions): Promise<void> {
  const isOurs = (node: QmpBlockNode): boolean =>
    node['node-name'] === diskNode(name) ||
    (node['node-name']?.startsWith('disk-') === true &&
      basename(node.file ?? '') === `disk-${name}.qcow2`);
  for (let roundsLeft = NODES_MAX; roundsLeft > 0; roundsLeft--) {
    const nodes = await vm.qmp.execute('query-named-block-nodes', {flat: true}, options);
    const ours = nodes.filter(isOurs).flatMap((node) => node['node-name'] ?? []);
    if (ours.length === 0) return;
    let refusal: unknown;
    let removed = 0;
    for (const node of ours) {
      try {
        await vm.qmp.execute('blockdev-del', {'node-name': node}, options);
        removed += 1;
      } catch (error) {
        // Another stands on it, which goes first.
        if (!(error instanceof QmpError)) throw error;
        refusal = error;
      }
    }
    if (removed === 0) throw refusal;
  }
}

/** Something that was asked of a machine did not come about. */
export function operationFailed(what: string, error: unknown): FaultError {
  const cause = error instanceof QmpError ? new Error(error.description) : error;
  return new FaultError('vm/operation-failed', `cannot ${what}`, {cause});
}
