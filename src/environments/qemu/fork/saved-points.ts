import {mkdir, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {FaultError} from '../../../faults/fault-error.ts';
import type {ConsoleLog} from '../../console-log.ts';
import type {StepContext} from '../../environment.ts';
import {diskNode} from '../command-line.ts';
import {type DiskFile, overlayOf} from '../host/disks.ts';
import {toolEnv} from '../host/run-tool.ts';
import type {MachineConfig} from '../machine-config.ts';
import {VirtualMachine} from '../virtual-machine.ts';
import type {FrozenMachine} from './frozen-machine.ts';
import {loadState, saveState} from './machine-state.ts';

/** A moment of a machine, which it can be taken back to. */
interface SavedPoint {
  readonly config: MachineConfig;
  /** With the state. */
  readonly folder: string;
}

/** A machine as it is at the moment, and whose disks it stands on. */
export interface SavedPointsOptions {
  /** Exists; is the machine's own. */
  readonly folder: string;
  /** What a copy was made from: its files are kept while there are points. */
  readonly origin: FrozenMachine | undefined;
}

/**
 * Moments of one machine, by name. Memory is saved whole, to a file; disks are frozen, and the
 * machine goes on with overlays of them, all while it is stopped, so that both are of one instant.
 */
export class SavedPoints implements AsyncDisposable {
  readonly #folder: string;
  readonly #origin: FrozenMachine | undefined;
  readonly #points = new Map<string, SavedPoint>();
  #hold: Disposable | undefined;
  #count = 0;
  /** Of the machine that is running, by name of the disk, where it is not the one it began with. */
  #nodes = new Map<string, string>();

  constructor({folder, origin}: SavedPointsOptions) {
    this.#folder = folder;
    this.#origin = origin;
  }

  /** QEMU's name of the node that a disk's device is on now. */
  nodeOf(disk: string): string {
    return this.#nodes.get(disk) ?? diskNode(disk);
  }

  /**
   * Remembers `machine` as it is under `name`, in place of what had that name before, and has it go
   * on.
   *
   * @returns the machine's disks from now on.
   * @throws {FaultError} `vm/checkpoint-failed`; the machine goes on all the same, if it can.
   */
  async save(
    name: string,
    {machine, config}: {readonly machine: VirtualMachine; readonly config: MachineConfig},
    {signal}: StepContext,
  ): Promise<readonly DiskFile[]> {
    const {qmp} = machine;
    try {
      this.#hold ??= this.#origin?.hold();
      const folder = await this.#nextFolder();
      const {status} = await qmp.execute('query-status', {}, {signal});
      await qmp.execute('stop', {}, {signal});
      let disks: readonly DiskFile[];
      try {
        // Before the state: what has been migrated may not touch its disks until it goes on.
        disks = await this.#switchDisks(machine, {disks: config.disks, folder, signal});
        await saveState(qmp, join(folder, 'state'), {
          signal,
          sharesRam: false,
          memoryBytes: config.spec.memoryBytes,
        });
      } finally {
        // A machine that was stopped by somebody else stays so.
        if (status === 'running') await goOn(machine);
      }
      const old = this.#points.get(name);
      this.#points.set(name, {config, folder});
      // Its disks may be what others stand on.
      if (old !== undefined) await rm(join(old.folder, 'state'), {force: true});
      return disks;
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      throw new FaultError('vm/checkpoint-failed', `cannot make the checkpoint "${name}"`, {
        cause: error,
      });
    }
  }

  /**
   * Starts a machine as it was when it was saved under `name`, stopped; the one before must have
   * ended. May be done any number of times.
   *
   * @throws {FaultError} `vm/operation-failed` where nothing has that name, or it cannot be loaded.
   */
  async load(name: string, console: ConsoleLog, context: StepContext): Promise<VirtualMachine> {
    const point = this.#pointOf(name);
    let machine: VirtualMachine | undefined;
    try {
      const folder = await this.#nextFolder();
      const {signal} = context;
      const env = toolEnv(context);
      const disks = await Promise.all(
        point.config.disks.map((disk) => overlayOf(disk, folder, {signal, env})),
      );
      const config = {...point.config, disks, ram: undefined, isIncoming: true};
      machine = await VirtualMachine.start(config, context, {console});
      await loadState(machine.qmp, join(point.folder, 'state'), {
        signal,
        sharesRam: false,
        memoryBytes: config.spec.memoryBytes,
      });
      this.#nodes = new Map();
      return machine;
    } catch (error) {
      await machine?.[Symbol.asyncDispose]();
      if (context.signal.aborted) throw context.signal.reason;
      throw operationFault(`cannot go back to the checkpoint "${name}"`, error);
    }
  }

  /** @throws {FaultError} `vm/operation-failed` where nothing has that name. */
  require(name: string): void {
    this.#pointOf(name);
  }

  /** Forgets all; the folder goes with the machine's. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#points.clear();
    this.#hold?.[Symbol.dispose]();
    this.#hold = undefined;
  }

  #pointOf(name: string): SavedPoint {
    const point = this.#points.get(name);
    if (point !== undefined) return point;
    const names = [...this.#points.keys()].map((each) => `"${each}"`);
    const there = names.length === 0 ? 'none has been made' : `there is ${names.join(', ')}`;
    throw operationFault(`cannot go back to the checkpoint "${name}": ${there}`);
  }

  async #nextFolder(): Promise<string> {
    this.#count += 1;
    const folder = join(this.#folder, `point-${this.#count}`);
    await mkdir(folder, {mode: 0o700});
    return folder;
  }

  /** Has the machine write to new overlays from now on, of all its disks at once. */
  async #switchDisks(
    machine: VirtualMachine,
    {
      disks,
      folder,
      signal,
    }: {
      readonly disks: readonly DiskFile[];
      readonly folder: string;
      readonly signal: AbortSignal;
    },
  ): Promise<readonly DiskFile[]> {
    const written = disks.filter(({readOnly}) => !readOnly);
    if (written.length === 0) return disks;
    const next = written.map((disk) => ({
      disk: {...disk, path: join(folder, `disk-${disk.name}.qcow2`), format: 'qcow2' as const},
      from: this.nodeOf(disk.name),
      to: `${diskNode(disk.name)}-${this.#count}`,
    }));
    const actions = next.map(({disk, from, to}) => ({
      type: 'blockdev-snapshot-sync',
      data: {
        'node-name': from,
        'snapshot-node-name': to,
        'snapshot-file': disk.path,
        format: disk.format,
      },
    }));
    await machine.qmp.execute('transaction', {actions}, {signal});
    for (const {disk, to} of next) this.#nodes.set(disk.name, to);
    return disks.map((disk) => next.find((each) => each.disk.name === disk.name)?.disk ?? disk);
  }
}

/** Not called off: a machine must not stay stopped because a step was. */
async function goOn(machine: VirtualMachine): Promise<void> {
  await machine.qmp.execute('cont', {}, {signal: new AbortController().signal});
}

function operationFault(message: string, cause?: unknown): FaultError {
  return new FaultError('vm/operation-failed', message, {cause});
}
