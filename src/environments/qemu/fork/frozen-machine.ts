import {randomUUID} from 'node:crypto';
import {copyFile, mkdir, rename, rm, stat} from 'node:fs/promises';
import {basename, join} from 'node:path';
import {FaultError} from '../../../faults/fault-error.ts';
import {NO_LEDGER} from '../../../ledger/ledger.ts';
import {ResourceStack} from '../../../util/resource-stack.ts';
import type {ConsoleLog} from '../../console-log.ts';
import type {StepContext} from '../../environment.ts';
import type {LinkState} from '../guest-link/link-host.ts';
import {copyOverlay, type DiskFile, overlayOf} from '../host/disks.ts';
import {toolEnv} from '../host/run-tool.ts';
import {withAddressesOf} from '../machine/private-address.ts';
import type {MachineConfig, Nic} from '../machine-config.ts';
import {VirtualMachine} from '../virtual-machine.ts';
import type {GuestRam} from './guest-ram.ts';
import type {GuestTraits} from './guest-traits.ts';
import {loadState, saveState} from './machine-state.ts';

const STATE_FILE = 'state';

/** What a machine is frozen with. */
export interface FreezeOptions {
  /** What it keeps its memory in, with `share`; it is kept open as long as the frozen machine is. */
  readonly ram: GuestRam | undefined;
  readonly traits: GuestTraits;
  /** What stands in its guest for a connection through the agent. @default nothing */
  readonly link?: LinkState | undefined;
  /** What its disks stand on: is kept as long as this one is. */
  readonly origin?: FrozenMachine | undefined;
}

/** What is a copy's own. */
export interface ThawOptions {
  /** Exists; of mode 0700. */
  readonly folder: string;
  readonly nics: readonly Nic[];
  readonly nonce?: string;
  readonly console: ConsoleLog;
  /** Whether it will be frozen in turn: then it gets memory that its copies can share. */
  readonly isTemplate: boolean;
}

/** A copy, which is stopped: `cont` has it go on where the frozen machine stood. */
export interface ThawedMachine {
  readonly machine: VirtualMachine;
  /** What a template keeps its memory in; the caller's. */
  readonly ram: GuestRam | undefined;
}

/** The parts of a frozen machine. */
export interface FrozenParts {
  readonly config: MachineConfig;
  readonly ram: GuestRam | undefined;
  readonly traits: GuestTraits;
  readonly link: LinkState | undefined;
  /** What `saveState` wrote. */
  readonly statePath: string;
  /** Empty overlays of its disks, to be copied. */
  readonly overlays: readonly DiskFile[];
  readonly stateBytes: number;
}

/**
 * A machine that has been stopped for good: its memory, the state of its devices and its disks,
 * none of which is written to any more, so that any number of copies can stand on them.
 */
export class FrozenMachine implements AsyncDisposable {
  readonly parts: FrozenParts;
  readonly #resources: ResourceStack;
  #holders = 0;
  #isDisposed = false;
  #released: Promise<void> | undefined;

  constructor(parts: FrozenParts, resources: ResourceStack) {
    this.parts = parts;
    this.#resources = resources;
  }

  /**
   * Freezes `machine`, which ends by that; its disks and all else that it has in its folder are
   * moved. Nobody may be using it any more.
   *
   * @throws {FaultError} `vm/checkpoint-failed`; the machine is of no more use then, either.
   */
  static async freeze(
    machine: VirtualMachine,
    options: FreezeOptions,
    context: StepContext,
  ): Promise<FrozenMachine> {
    const resources = new ResourceStack();
    try {
      for (const held of [options.ram?.use(), options.origin?.hold()]) {
        resources.defer(async () => held?.[Symbol.dispose]());
      }
      const folder = await makeFolder(resources, context);
      const {config} = machine;
      const {memoryBytes} = config.spec;
      const sharesRam = options.ram !== undefined;
      const {signal} = context;
      await machine.qmp.execute('stop', {}, {signal});
      const statePath = join(folder, STATE_FILE);
      await saveState(machine.qmp, statePath, {signal, sharesRam, memoryBytes});
      await machine.stop({how: 'quit'});
      const moved = await moveFiles(config, folder);
      const parts: FrozenParts = {
        config: moved,
        ram: options.ram,
        traits: options.traits,
        link: options.link,
        statePath,
        overlays: await makeOverlays(moved.disks, folder, context),
        stateBytes: (await stat(statePath)).size,
      };
      return new FrozenMachine(parts, resources.move());
    } catch (error) {
      await resources[Symbol.asyncDispose]();
      if (context.signal.aborted) throw context.signal.reason;
      throw checkpointFault(machine.config.spec.id, error);
    }
  }

  /**
   * What was frozen before, by another process: its files stay the caller's, until `resources` are
   * disposed of.
   *
   * @throws {FaultError} `qemu/image-failed`; `resources` are disposed of then.
   */
  static async open(
    parts: Omit<FrozenParts, 'overlays'>,
    resources: ResourceStack,
    context: StepContext,
  ): Promise<FrozenMachine> {
    try {
      const folder = await makeFolder(resources, context);
      const overlays = await makeOverlays(parts.config.disks, folder, context);
      return new FrozenMachine({...parts, overlays}, resources.move());
    } catch (error) {
      await resources[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** What it costs. */
  get facts(): Readonly<Record<string, string | number | boolean>> {
    const {config, ram, stateBytes} = this.parts;
    return {
      sharesMemory: ram !== undefined,
      memoryBytes: config.spec.memoryBytes,
      stateBytes,
      disks: config.disks.length,
    };
  }

  /**
   * Starts a copy, which is stopped where the frozen machine was.
   *
   * @throws {FaultError} of `VirtualMachine.start`, or `vm/checkpoint-failed`; nothing is left then.
   */
  async thaw(options: ThawOptions, context: StepContext): Promise<ThawedMachine> {
    using _ = this.hold();
    const stack = new ResourceStack();
    try {
      const {config, statePath} = this.parts;
      const template = options.isTemplate ? await this.#copyRam(context) : undefined;
      if (template !== undefined) stack.use(template);
      const source = this.parts.ram;
      const ram = template?.file(true) ?? source?.file(false);
      const machine = await VirtualMachine.start(
        {
          ...config,
          folder: options.folder,
          nics: options.nics,
          nonce: options.nonce ?? config.nonce,
          disks: await this.#copyDisks(options.folder),
          boot: await bootOfCopy(config, options),
          ram,
          isIncoming: true,
        },
        context,
        {console: options.console},
      );
      stack.use(machine);
      await loadState(machine.qmp, statePath, {
        signal: context.signal,
        sharesRam: source !== undefined,
        memoryBytes: config.spec.memoryBytes,
      });
      stack.move();
      return {machine, ram: template};
    } catch (error) {
      await stack[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** Keeps its files there until what is returned is disposed of, even if it is disposed of. */
  hold(): Disposable {
    this.#holders += 1;
    const ramUse = this.parts.ram?.use();
    let isOver = false;
    return {
      [Symbol.dispose]: () => {
        if (isOver) return;
        isOver = true;
        this.#holders -= 1;
        ramUse?.[Symbol.dispose]();
        if (this.#isDisposed && this.#holders === 0) {
          // Who waits for it has been told; what cannot be removed here stands in the ledger.
          this.#release().then(undefined, () => undefined);
        }
      },
    };
  }

  /**
   * Lets go of its memory and removes its files, at once or when the last that holds it lets go.
   * Copies that run have all that they need open.
   */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#isDisposed = true;
    if (this.#holders === 0) await this.#release();
  }

  #release(): Promise<void> {
    this.#released ??= this.#resources[Symbol.asyncDispose]();
    return this.#released;
  }

  /** A template's own memory; `undefined` where it is to be saved whole when it is frozen. */
  async #copyRam(context: StepContext): Promise<GuestRam | undefined> {
    const {ram, config} = this.parts;
    if (ram === undefined) return undefined;
    const copy = await ram.copy({env: context.env, signal: context.signal});
    if (!('why' in copy)) return copy;
    warnOfPrivateRam(config.spec.id, copy.why, context);
    return undefined;
  }

  async #copyDisks(folder: string): Promise<DiskFile[]> {
    return Promise.all(this.parts.overlays.map((overlay) => copyOverlay(overlay, folder)));
  }
}

/** Says that forks of `id` will cost more than they need to. */
export function warnOfPrivateRam(id: string, why: string, context: StepContext): void {
  context.warn(
    'vm/private-memory',
    `checkpoints of '${id}' are made without shared memory, so that each clone loads all of it: ${why}`,
  );
}

async function makeFolder(resources: ResourceStack, context: StepContext): Promise<string> {
  const folder = join(context.scratchFolder, `checkpoint-${randomUUID()}`);
  const entry = await (context.ledger ?? NO_LEDGER).intend({kind: 'folder', path: folder});
  resources.defer(async () => {
    await rm(folder, {recursive: true, force: true, maxRetries: 3});
    entry[Symbol.dispose]();
  });
  await mkdir(folder, {mode: 0o700});
  entry.made();
  return folder;
}

/** Moves what the machine has in its own folder to `folder`. */
async function moveFiles(config: MachineConfig, folder: string): Promise<MachineConfig> {
  const move = async (path: string): Promise<string> => {
    if (!path.startsWith(`${config.folder}/`)) return path;
    const target = join(folder, basename(path));
    await rename(path, target);
    return target;
  };
  const moveAll = async <T extends {readonly path: string}>(files: readonly T[]): Promise<T[]> =>
    Promise.all(files.map(async (file) => ({...file, path: await move(file.path)})));
  return {
    ...config,
    folder,
    disks: await moveAll(config.disks),
    fwCfg: await moveAll(config.fwCfg),
    boot: await moveBoot(config.boot, move),
    ram: undefined,
  };
}

async function moveBoot(
  boot: MachineConfig['boot'],
  move: (path: string) => Promise<string>,
): Promise<MachineConfig['boot']> {
  if (boot.kind === 'kernel') {
    // One with keys of its own is the machine's.
    return boot.initrd === undefined ? boot : {...boot, initrd: await move(boot.initrd)};
  }
  const {firmwareVariables: variables} = boot;
  return variables === undefined ? boot : {...boot, firmwareVariables: await move(variables)};
}

async function makeOverlays(
  disks: readonly DiskFile[],
  folder: string,
  context: StepContext,
): Promise<DiskFile[]> {
  const {signal} = context;
  const env = toolEnv(context);
  if (disks.length === 0) return [];
  const overlays = join(folder, 'overlays');
  await mkdir(overlays);
  return Promise.all(disks.map((disk) => overlayOf(disk, overlays, {signal, env})));
}

async function bootOfCopy(
  {boot, nics}: MachineConfig,
  options: Pick<ThawOptions, 'folder' | 'nics'>,
): Promise<MachineConfig['boot']> {
  if (boot.kind === 'disk') return copyVariables(boot, options.folder);
  return {...boot, cmdline: withAddressesOf(boot.cmdline, nics, options.nics)};
}

async function copyVariables(
  boot: MachineConfig['boot'],
  folder: string,
): Promise<MachineConfig['boot']> {
  if (boot.kind !== 'disk' || boot.firmwareVariables === undefined) return boot;
  const copy = join(folder, basename(boot.firmwareVariables));
  await copyFile(boot.firmwareVariables, copy);
  return {...boot, firmwareVariables: copy};
}

function checkpointFault(id: string, error: unknown): FaultError {
  if (error instanceof FaultError && error.code === 'vm/checkpoint-failed') return error;
  return new FaultError('vm/checkpoint-failed', `cannot freeze '${id}'`, {cause: error});
}
