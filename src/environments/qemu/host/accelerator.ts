import {FaultError} from '../../../faults/fault-error.ts';
import type {QemuSpec} from '../../../manifest/manifest.ts';
import {type KvmProbeOptions, probeKvm} from './kvm-probe.ts';
import type {QemuProgram} from './qemu-program.ts';

export type Accelerator = 'kvm' | 'tcg';

/** What a VM is run by, and why. */
export interface AcceleratorChoice {
  readonly accelerator: Accelerator;
  /** For one warning a run, where `auto` could not have KVM; a sentence. */
  readonly warning?: string;
}

/**
 * How much longer a guest may take under QEMU's emulation than with KVM.
 *
 * Source: syzkaller's pkg/mgrconfig, `initTimeouts`: 10, from a measured slowdown of some 9.
 */
const TCG_FACTOR = 10;

/**
 * What to multiply the times by that a guest is given, where the manifest does not say them: 1 with
 * KVM.
 */
export function timeoutFactor(accelerator: Accelerator): number {
  return accelerator === 'tcg' ? TCG_FACTOR : 1;
}

/**
 * Settles what the VMs of `spec` are run by. With `auto`, KVM is used where it has proven to work.
 *
 * @throws {FaultError} `qemu/kvm-unusable` for `accel: kvm` where it does not work.
 */
export async function chooseAccelerator(
  spec: Pick<QemuSpec, 'accel' | 'arch' | 'cpu'>,
  qemu: QemuProgram,
  options: Omit<KvmProbeOptions, 'cpu'>,
): Promise<AcceleratorChoice> {
  if (spec.accel === 'tcg') return {accelerator: 'tcg'};
  const verdict = await probeKvm(qemu, spec.arch, {...options, cpu: kvmCpu(spec.cpu)});
  if (verdict.works) return {accelerator: 'kvm'};
  const {reason, help} = verdict;
  if (spec.accel === 'kvm') {
    throw new FaultError('qemu/kvm-unusable', 'cannot use KVM', {
      cause: new Error(reason),
      details: {arch: spec.arch},
      ...(help !== undefined && {help}),
    });
  }
  return {
    accelerator: 'tcg',
    warning: `VMs run under emulation, which is slow: ${reason}.${help === undefined ? '' : ` ${help}`}`,
  };
}

/** A model's flags, as in `host,-avx`, are left out: the host may lack some and still work. */
function kvmCpu(cpu: string | undefined): string {
  return cpu?.split(',')[0] ?? 'host';
}
