import {randomBytes} from 'node:crypto';
import type {QemuSpec} from '../../manifest/manifest.ts';
import {ResourceStack} from '../../util/resource-stack.ts';
import {ConsoleLog} from '../console-log.ts';
import {consoleReader} from '../console-reader.ts';
import type {StepContext} from '../environment.ts';
import {ARCHITECTURES} from './architectures.ts';
import {prepareBoot, prepareFwCfg} from './boot/prepare-boot.ts';
import {cloneMaker} from './fork/clone-maker.ts';
import {warnOfPrivateRam} from './fork/frozen-machine.ts';
import {GuestRam} from './fork/guest-ram.ts';
import {type Accelerator, chooseAccelerator, timeoutFactor} from './host/accelerator.ts';
import {makeDisks} from './host/disks.ts';
import {findQemu} from './host/qemu-program.ts';
import {toolEnv} from './host/run-tool.ts';
import {nicsOf} from './machine/network.ts';
import {addressArguments} from './machine/private-address.ts';
import type {MachineConfig} from './machine-config.ts';
import {QemuEnvironment} from './qemu-environment.ts';
import {VmHome} from './records/vm-home.ts';
import {VirtualMachine} from './virtual-machine.ts';

/** More than this a guest is not waited for longer than the manifest says. */
const SLOWNESS_MAX = 2;

/** By how much a guest's times are stretched. */
export function slownessOf(accelerator: Accelerator): number {
  return Math.min(SLOWNESS_MAX, timeoutFactor(accelerator));
}

/**
 * Starts a VM of `spec`. Its guest boots when this returns; `connect` waits for it.
 *
 * @throws {FaultError} and leaves nothing behind.
 */
export async function provisionMachine(
  spec: QemuSpec,
  instance: number,
  context: StepContext,
): Promise<QemuEnvironment> {
  const resources = new ResourceStack();
  try {
    const architecture = ARCHITECTURES[spec.arch];
    const home = resources.use(
      await VmHome.make({environment: spec.id, instance, architecture: spec.arch}, context),
    );
    const {signal} = context;
    const env = toolEnv(context);
    const qemu = await findQemu(spec, {signal, env});
    const {accelerator, warning} = await chooseAccelerator(spec, qemu, {signal, env});
    if (warning !== undefined) warnOnce('qemu/no-kvm', warning, context);
    const nonce = randomBytes(16).toString('hex');
    const {folder} = home;
    const nics = nicsOf(spec, instance);
    const extraArguments = addressArguments(nics);
    const bootOptions = {architecture, accelerator, folder, nonce, extraArguments};
    const [{boot, keys}, disks, fwCfg] = await allOrNone([
      prepareBoot(spec, bootOptions, context),
      makeDisks(spec.disks, folder, {signal, env}),
      prepareFwCfg(spec, folder),
    ]);
    const ram = await sharedRam(spec, context);
    if (ram !== undefined) resources.use(ram);
    const console = resources.use(openConsole(spec, home, context));
    const config: MachineConfig = {
      spec,
      binary: qemu.path,
      accelerator,
      architecture,
      folder,
      boot,
      disks,
      nics,
      ram: ram?.file(true),
      fwCfg,
      nonce,
      isIncoming: false,
    };
    home.update({accelerator, disks, machine: spec.machine ?? architecture.machine});
    const vm = resources.use(await VirtualMachine.start(config, context, {console}));
    const access = {keys};
    const slowness = slownessOf(accelerator);
    const clones = cloneMaker({access, slowness});
    resources.move();
    return await QemuEnvironment.open(
      {spec, instance, home, console, vm, access, slowness, ram, clones},
      context,
    );
  } finally {
    await resources[Symbol.asyncDispose]();
  }
}

/** What was warned of, by run: it is the same for each machine. */
const warned = new Set<string>();

function warnOnce(code: string, message: string, {runId, warn}: StepContext): void {
  const key = JSON.stringify([runId, code, message]);
  if (warned.has(key)) return;
  warned.add(key);
  warn(code, message);
}

/** The console of a VM, in its file and judged by what `spec` says. */
export function openConsole(spec: QemuSpec, home: VmHome, context: StepContext): ConsoleLog {
  const makeReader = consoleReader(spec.console, context);
  const {warn, mask} = context;
  return new ConsoleLog(home.consolePath, {warn, mask, makeReader});
}

/**
 * Memory that clones can share, for what is to be frozen. All else gets memory of its own: it costs
 * no tmpfs, which is a scarce thing in containers.
 */
async function sharedRam(spec: QemuSpec, context: StepContext): Promise<GuestRam | undefined> {
  if (spec.isolation !== 'fork') return undefined;
  const ram = await GuestRam.create(spec.memoryBytes, {env: context.env});
  if (!('why' in ram)) return ram;
  warnOfPrivateRam(spec.id, ram.why, context);
  return undefined;
}

/** Waits for all, also when one has failed: nobody works in the folder when it is removed. */
async function allOrNone<A, B, C>(
  work: readonly [Promise<A>, Promise<B>, Promise<C>],
): Promise<[A, B, C]> {
  await Promise.allSettled(work);
  return Promise.all(work);
}
