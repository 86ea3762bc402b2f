import {statfs} from 'node:fs/promises';
import {ARCHITECTURES, type Architecture} from '../../environments/qemu/architectures.ts';
import {Sysroot} from '../../environments/qemu/guest-build/sysroot.ts';
import {probeKvm} from '../../environments/qemu/host/kvm-probe.ts';
import {findQemu, type QemuProgram} from '../../environments/qemu/host/qemu-program.ts';
import {FaultError} from '../../faults/fault-error.ts';
import type {Check, CheckContext} from './check.ts';
import {toolCheck} from './probe.ts';

/** What goes into a guest without an image, and what it is for. */
const GUEST_PARTS = [
  {name: 'busybox', debian: 'busybox-static', without: 'no guest can be made without an image'},
  {name: 'qemu-ga', debian: 'qemu-guest-agent', without: 'not for guests `via: guest-agent`'},
  {name: 'dropbear', debian: 'dropbear-bin', without: 'not for guests `via: ssh`'},
] as const;

/** Where the memory of guests with `isolation: fork` is kept. */
const SHARED_MEMORY = '/dev/shm';
/** Room for a guest of 256 MiB, and a clone or two of it. */
const SHARED_MEMORY_MIN_MIB = 512;

/** What virtual machines need. */
export async function qemuChecks(context: CheckContext): Promise<Check[]> {
  const found = await Promise.all(
    Object.values(ARCHITECTURES).map(async (architecture) => systemCheck(architecture, context)),
  );
  const own = Object.values(ARCHITECTURES).find(({hostArch}) => hostArch === process.arch);
  const program = found.find(({architecture}) => architecture === own)?.program;
  const hasAny = found.some(({program: one}) => one !== undefined);
  // One of them is enough.
  const systems = found.map(({check}, index) =>
    hasAny || index > 0 ? check : {...check, status: 'missing' as const},
  );
  return [
    ...systems,
    await toolCheck(
      {name: 'qemu-img', debian: 'qemu-utils', without: 'no disks can be made'},
      {...context, otherwise: 'missing'},
    ),
    await kvmCheck(own, program, context),
    await toolCheck(
      {
        name: 'setpriv',
        debian: 'util-linux',
        without: 'VMs end a moment after a proctor that was killed, not with it',
      },
      {...context, otherwise: 'warning'},
    ),
    ...(own === undefined ? [] : await guestChecks(own)),
    await sharedMemoryCheck(SHARED_MEMORY),
  ];
}

async function systemCheck(
  architecture: Architecture,
  {env, signal}: CheckContext,
): Promise<{architecture: Architecture; check: Check; program: QemuProgram | undefined}> {
  const {name, binary} = architecture;
  try {
    const program = await findQemu({arch: name, binary: undefined}, {env, signal});
    const detail = `${program.path}, version ${program.version}`;
    return {architecture, program, check: {id: binary, status: 'ok', detail}};
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    const {cause, help} = error;
    const detail =
      cause instanceof Error ? `${error.message}: ${cause.message}` : `no machines of ${name}`;
    const fix = help === undefined ? {} : {fix: help};
    return {
      architecture,
      program: undefined,
      check: {id: binary, status: 'warning', detail, ...fix},
    };
  }
}

/** Runs a guest, whatever is remembered. */
async function kvmCheck(
  own: Architecture | undefined,
  program: QemuProgram | undefined,
  {env, signal}: CheckContext,
): Promise<Check> {
  const id = 'kvm';
  const slow = 'machines run under emulation, which is slow';
  if (own === undefined || program === undefined) {
    const reason = own === undefined ? 'not for this processor' : `needs ${own.binary}`;
    return {id, status: 'warning', detail: `${reason}: ${slow}`};
  }
  const {works, reason, help} = await probeKvm(program, own.name, {env, signal, anew: true});
  if (works) return {id, status: 'ok', detail: reason};
  const fix = help === undefined ? {} : {fix: help};
  return {id, status: 'warning', detail: `${reason}: ${slow}`, ...fix};
}

async function guestChecks(own: Architecture): Promise<Check[]> {
  const host = new Sysroot('/', own.name);
  return Promise.all(
    GUEST_PARTS.map(async ({name, debian, without}): Promise<Check> => {
      const program = await host.findProgram(name);
      if (program !== undefined) return {id: name, status: 'ok', detail: `/${program.path}`};
      return {id: name, status: 'warning', detail: without, fix: `apt install ${debian}`};
    }),
  );
}

async function sharedMemoryCheck(folder: string): Promise<Check> {
  const id = 'shared-memory';
  const without = 'forks of a VM are slower, and share no memory';
  const stats = await statfs(folder).catch(() => undefined);
  if (stats === undefined) return {id, status: 'warning', detail: `no ${folder}: ${without}`};
  const freeMib = Math.floor((stats.bavail * stats.bsize) / 2 ** 20);
  const detail = `${freeMib} MiB free in ${folder}`;
  if (freeMib >= SHARED_MEMORY_MIN_MIB) return {id, status: 'ok', detail};
  return {
    id,
    status: 'warning',
    detail: `only ${detail}: ${without}`,
    fix: `mount -o remount,size=50% ${folder}; for a container, --shm-size`,
  };
}
