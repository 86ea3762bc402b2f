import {copyFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {FaultError} from '../../../faults/fault-error.ts';
import type {QemuBoot, QemuSpec} from '../../../manifest/manifest.ts';
import type {StepContext} from '../../environment.ts';
import {type Architecture, consoleArguments} from '../architectures.ts';
import {appendFiles} from '../guest-build/append-files.ts';
import {buildGuest} from '../guest-build/build-guest.ts';
import {type GuestKeys, guestKeyFiles, guestKeys} from '../guest-build/guest-keys.ts';
import {ETC_FILES} from '../guest-build/guest-scripts.ts';
import type {GuestRecipe} from '../guest-build/recipe.ts';
import {findFirmware} from '../host/firmware.ts';
import {requireArchitecture} from '../host/kernel-check.ts';
import {cacheFolder} from '../host/remembered.ts';
import {hostLines} from '../machine/private-address.ts';
import type {MachineBoot} from '../machine-config.ts';

/** What a machine starts with, and the keys that were put in. */
export interface PreparedBoot {
  readonly boot: MachineBoot;
  /** `undefined` for guests that are not ours, or are not reached by SSH. */
  readonly keys: GuestKeys | undefined;
}

export interface BootOptions {
  readonly architecture: Architecture;
  readonly accelerator: 'kvm' | 'tcg';
  /** The VM's own. */
  readonly folder: string;
  readonly nonce: string;
  /** More for the kernel's command line, as addresses on private networks. */
  readonly extraArguments: readonly string[];
}

/**
 * Patience, in seconds, for the watchdogs of a kernel that is emulated, maybe on a busy machine: soft
 * lockups (at twice the threshold), RCU stalls, workqueues. A kernel that has one of them not passes
 * it over.
 *
 * Source: syzkaller's dashboard/config/linux/bits, timeouts for emulation; kernel-parameters.txt.
 */
const PATIENCE =
  'watchdog_thresh=60 rcupdate.rcu_cpu_stall_timeout=300 workqueue.watchdog_thresh=165';

type KernelBoot = Extract<QemuBoot, {kind: 'kernel'}>;

/**
 * Makes ready what a VM of `spec` boots from.
 *
 * @throws {FaultError} `qemu/wrong-architecture`, `guest/…`, `environment/tool-missing` for firmware.
 */
export async function prepareBoot(
  spec: QemuSpec,
  options: BootOptions,
  context: StepContext,
): Promise<PreparedBoot> {
  const {boot} = spec;
  if (boot.kind === 'disk')
    return {boot: await prepareFirmware(boot.firmware, options), keys: undefined};
  await requireArchitecture(boot.kernel, spec);
  const {initrd, keys} = await prepareInitrd(boot, {spec, options, context});
  const cmdline = kernelCommandLine(boot.cmdline, spec, options);
  return {
    boot: {kind: 'kernel', kernel: boot.kernel, initrd, cmdline, dtb: boot.dtb},
    keys,
  };
}

/** What the guest that proctor builds for `spec` is made of; `undefined` where it builds none. */
export function recipeOf(spec: QemuSpec): GuestRecipe | undefined {
  if (spec.boot.kind !== 'kernel' || spec.boot.rootfs === undefined) return undefined;
  const {kernel, rootfs} = spec.boot;
  const {via} = spec.connect;
  return {
    arch: spec.arch,
    kernel,
    sysroot: rootfs.sysroot,
    ...(rootfs.modules !== undefined && {modulesFolder: rootfs.modules}),
    with: {agent: via === 'guest-agent', ssh: via === 'ssh', console: via === 'console'},
    files: Object.entries(rootfs.files).map(([target, source]) => ({source, target})),
  };
}

/**
 * The manifest's own words come after ours, so that they win, but for the nonce, which nothing must
 * hide.
 */
function kernelCommandLine(own: string, spec: QemuSpec, options: BootOptions): string {
  const words: string[] = [];
  const console = consoleArguments(options.architecture);
  // Its last `console=` is what the kernel takes for /dev/console.
  if (!own.split(/\s+/).includes(console)) words.push(console);
  if (spec.network.mode === 'user') words.push('proctor.net=static');
  words.push(...options.extraArguments);
  if (options.accelerator === 'tcg') words.push(PATIENCE);
  if (own !== '') words.push(own);
  words.push(`proctor.nonce=${options.nonce}`);
  return words.join(' ');
}

async function prepareInitrd(
  boot: KernelBoot,
  {spec, options, context}: {spec: QemuSpec; options: BootOptions; context: StepContext},
): Promise<{readonly initrd: string | undefined; readonly keys: GuestKeys | undefined}> {
  const recipe = recipeOf(spec);
  if (recipe === undefined) return {initrd: boot.initrd, keys: undefined};
  const {signal, env = {}} = context;
  const cache = cacheFolder(env) ?? context.scratchFolder;
  const built = await buildGuest(recipe, {cacheFolder: join(cache, 'guests'), signal});
  const keys = spec.connect.via === 'ssh' ? guestKeys() : undefined;
  const files = keys === undefined ? [] : [...guestKeyFiles(keys)];
  const hosts = hostLines(spec.network);
  if (hosts.length > 0) {
    files.push({path: '/etc/hosts', content: `${ETC_FILES['etc/hosts']}${hosts.join('\n')}\n`});
  }
  if (files.length === 0) return {initrd: built, keys};
  const initrd = join(options.folder, 'initrd');
  await appendFiles(built, files, {target: initrd, signal});
  return {initrd, keys};
}

async function prepareFirmware(
  stated: string | undefined,
  {architecture, folder}: BootOptions,
): Promise<MachineBoot> {
  const firmware = await findFirmware(architecture, {stated});
  if (firmware === undefined && architecture.firmware.length > 0) {
    throw new FaultError(
      'environment/tool-missing',
      `cannot boot from a disk: there is no firmware for ${architecture.name}`,
      {help: `apt install ${architecture.firmwarePackage ?? ''}`.trim()},
    );
  }
  const {code, variables} = firmware ?? {code: undefined, variables: undefined};
  if (variables === undefined) return {kind: 'disk', firmware: code, firmwareVariables: undefined};
  const copy = join(folder, 'firmware-variables.fd');
  await copyFile(variables, copy);
  return {kind: 'disk', firmware: code, firmwareVariables: copy};
}

/** Files with what `fw-cfg` gives as text. */
export async function prepareFwCfg(
  spec: QemuSpec,
  folder: string,
): Promise<readonly {readonly name: string; readonly path: string}[]> {
  return Promise.all(
    spec.fwCfg.map(async ({name, value}, index) => {
      if (value.kind === 'file') return {name, path: value.path};
      const path = join(folder, `fw-cfg-${index}`);
      await writeFile(path, value.text, {mode: 0o600});
      return {name, path};
    }),
  );
}
