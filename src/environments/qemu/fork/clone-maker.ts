import type {QemuSpec} from '../../../manifest/manifest.ts';
import {ResourceStack} from '../../../util/resource-stack.ts';
import type {StepContext} from '../../environment.ts';
import type {GuestAccess} from '../boot/guest-access.ts';
import {nicsOf} from '../machine/network.ts';
import {openConsole, slownessOf} from '../provision.ts';
import {QemuEnvironment} from '../qemu-environment.ts';
import {VmHome} from '../records/vm-home.ts';
import type {FrozenMachine} from './frozen-machine.ts';
import {keepTemplate, openKeptTemplate} from './kept-templates.ts';
import {type Clone, type CloneMaker, VmCheckpoint} from './vm-checkpoint.ts';

/** What copies have in common with what they are copies of, besides its state. */
export interface CloneMakerOptions {
  readonly access: GuestAccess;
  readonly slowness: number;
}

/** Makes environments of copies, each with a folder, a record, a console and cards of its own. */
export function cloneMaker({access, slowness}: CloneMakerOptions): CloneMaker {
  const maker: CloneMaker = {
    open: (frozen, options, context) =>
      openClone(frozen, {...options, access, slowness, maker}, context),
    keep: (frozen, preparation, context) => keepTemplate({frozen, access, preparation}, context),
  };
  return maker;
}

async function openClone(
  frozen: FrozenMachine,
  options: CloneMakerOptions & {
    readonly instance: number;
    readonly isTemplate: boolean;
    readonly maker: CloneMaker;
  },
  context: StepContext,
): Promise<Clone> {
  const {instance, isTemplate, access, slowness, maker} = options;
  const resources = new ResourceStack();
  try {
    const {config, link} = frozen.parts;
    const {spec} = config;
    const home = resources.use(
      await VmHome.make({environment: spec.id, instance, architecture: spec.arch}, context),
    );
    const console = resources.use(openConsole(spec, home, context));
    const thawed = await frozen.thaw(
      {folder: home.folder, nics: nicsOf(spec, instance), console, isTemplate},
      context,
    );
    const {machine: vm, ram} = thawed;
    resources.use(vm);
    if (ram !== undefined) resources.use(ram);
    const {accelerator, disks, architecture} = vm.config;
    home.update({accelerator, disks, machine: spec.machine ?? architecture.machine});
    resources.move();
    const environment = await QemuEnvironment.open(
      {
        spec,
        instance,
        home,
        console,
        vm,
        access,
        slowness,
        ram,
        origin: frozen,
        clones: maker,
        link,
      },
      context,
    );
    return {environment, machine: vm, offer: (connection) => environment.offer(connection)};
  } finally {
    await resources[Symbol.asyncDispose]();
  }
}

/**
 * The checkpoint that an earlier run kept of a machine of `spec`, prepared as `preparation` says;
 * `undefined` where there is none.
 */
export async function openKeptCheckpoint(
  spec: QemuSpec,
  preparation: string,
  context: StepContext,
): Promise<VmCheckpoint | undefined> {
  const kept = await openKeptTemplate(spec, preparation, context);
  if (kept === undefined) return undefined;
  const {frozen, access, accelerator} = kept;
  return new VmCheckpoint(frozen, cloneMaker({access, slowness: slownessOf(accelerator)}));
}
