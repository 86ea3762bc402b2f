import {constants} from 'node:fs';
import {access, stat} from 'node:fs/promises';
import {totalmem} from 'node:os';
import {FaultError} from '../../../faults/fault-error.ts';
import type {QemuSpec} from '../../../manifest/manifest.ts';
import type {CheckOptions, Problem} from '../../environment.ts';
import {findProgram} from '../../find-program.ts';
import {ARCHITECTURES} from '../architectures.ts';
import {recipeOf} from '../boot/prepare-boot.ts';
import {missingForGuest} from '../guest-build/build-guest.ts';
import {type AcceleratorChoice, chooseAccelerator} from './accelerator.ts';
import {findFirmware} from './firmware.ts';
import {imageFormat} from './image-format.ts';
import {requireArchitecture} from './kernel-check.ts';
import {checkFixedPorts} from './ports.ts';
import {unknownNames} from './qemu-names.ts';
import {findQemu, type QemuProgram} from './qemu-program.ts';

/**
 * All that `spec` needs of this machine and that it lacks: programs with their packages, files,
 * KVM, memory, ports, names that this QEMU does not know, and kernels of another architecture.
 * Starts nothing but the guest that proves KVM, where nobody knows yet.
 *
 * @throws `options.signal.reason`.
 */
export async function checkHost(
  spec: QemuSpec,
  options: CheckOptions,
): Promise<readonly Problem[]> {
  const problems = await Promise.all([
    checkQemu(spec, options),
    checkKernel(spec, options),
    checkDisks(spec, options),
    checkFiles(spec),
    checkFirmware(spec),
    checkFixedPorts(spec.network.forwards),
  ]);
  options.signal.throwIfAborted();
  return [...problems.flat(), ...checkMemory(spec)];
}

/** The fault of `work` as a problem, if it is one. */
async function problemOf(work: Promise<unknown>): Promise<Problem[]> {
  try {
    await work;
    return [];
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    const {message, cause, help} = error;
    const why = cause instanceof Error ? `: ${cause.message}` : '';
    return [{message: `${message}${why}`, ...(help !== undefined && {help})}];
  }
}

async function checkQemu(spec: QemuSpec, options: CheckOptions): Promise<Problem[]> {
  let qemu: QemuProgram | undefined;
  const missing = await problemOf(
    findQemu(spec, options).then((found) => {
      qemu = found;
    }),
  );
  if (qemu === undefined) return missing;
  let choice: AcceleratorChoice | undefined;
  const unusable = await problemOf(
    chooseAccelerator(spec, qemu, options).then((chosen) => {
      choice = chosen;
    }),
  );
  const problems = [...unusable, ...(await unknownNames(spec, qemu, options))];
  if (choice?.accelerator === 'tcg' && spec.cpu?.split(',')[0] === 'host') {
    problems.push({
      message: "the CPU model 'host' is there with KVM only, which is not used here",
      help: 'Leave `cpu` out, or set `cpu: max`.',
    });
  }
  return problems;
}

/** Of the kernel, and of what a guest for it is built from. */
async function checkKernel(spec: QemuSpec, {signal}: CheckOptions): Promise<Problem[]> {
  if (spec.boot.kind !== 'kernel') return [];
  const unfit = await problemOf(requireArchitecture(spec.boot.kernel, spec));
  const recipe = recipeOf(spec);
  // Without a kernel nobody knows what its guest needs.
  if (unfit.length > 0 || recipe === undefined) return unfit;
  const problems: Problem[] = [];
  const failed = await problemOf(
    missingForGuest(recipe, {signal}).then((parts) => {
      problems.push(...parts.map(({message, help}) => ({message, help})));
    }),
  );
  return [...problems, ...failed];
}

async function checkDisks(spec: QemuSpec, {env = {}}: CheckOptions): Promise<Problem[]> {
  if (spec.disks.length === 0) return [];
  const images = spec.disks.map(async ({image, format}) =>
    image === undefined ? [] : problemOf(imageFormat(image, format)),
  );
  const problems = (await Promise.all(images)).flat();
  if ((await findProgram('qemu-img', env)) === undefined) {
    problems.unshift({message: 'cannot find qemu-img', help: 'apt install qemu-utils'});
  }
  return problems;
}

/** Files that are only handed on, by what the manifest calls them. */
async function checkFiles(spec: QemuSpec): Promise<Problem[]> {
  const {boot, connect} = spec;
  const files: (readonly [what: string, path: string | undefined])[] =
    boot.kind === 'kernel'
      ? [
          ['initrd', boot.initrd],
          ['device tree', boot.dtb],
        ]
      : [['firmware', boot.firmware]];
  for (const {name, value} of spec.fwCfg) {
    if (value.kind === 'file') files.push([`value of fw-cfg ${name}`, value.path]);
  }
  if (connect.via === 'ssh') {
    for (const key of connect.keys) files.push(['SSH key', key]);
    for (const path of connect.knownHosts) files.push(['known-hosts file', path]);
  }
  const problems = files.map(async ([what, path]) => {
    const why = path === undefined ? undefined : await whyUnreadable(path);
    return why === undefined ? [] : [{message: `cannot read the ${what} "${path}": ${why}`}];
  });
  return (await Promise.all(problems)).flat();
}

async function whyUnreadable(path: string): Promise<string | undefined> {
  try {
    await access(path, constants.R_OK);
    return (await stat(path)).isDirectory() ? 'it is a folder' : undefined;
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? 'there is no such file' : 'this user may not';
  }
}

/** Where a machine has no firmware of its own, and the manifest names none. */
async function checkFirmware({arch, boot}: QemuSpec): Promise<Problem[]> {
  if (boot.kind !== 'disk' || boot.firmware !== undefined) return [];
  const architecture = ARCHITECTURES[arch];
  const {firmware, firmwarePackage} = architecture;
  if (firmware.length === 0 || (await findFirmware(architecture)) !== undefined) return [];
  return [
    {
      message: `there is no firmware for ${arch} here, which booting from a disk needs`,
      help: `apt install ${firmwarePackage}, or name one with \`firmware\``,
    },
  ];
}

function checkMemory({id, memoryBytes}: QemuSpec): Problem[] {
  const limit = process.constrainedMemory();
  // Larger than all memory, or 0, where there is no limit.
  const total = limit > 0 ? Math.min(limit, totalmem()) : totalmem();
  if (memoryBytes <= total) return [];
  const mib = (bytes: number) => Math.floor(bytes / 2 ** 20);
  return [
    {
      message: `'${id}' needs ${mib(memoryBytes)} MiB of memory; this machine has ${mib(total)}`,
      help: 'Lower `memory`.',
    },
  ];
}
