import {FaultError} from '../../../faults/fault-error.ts';
import type {QemuSpec} from '../../../manifest/manifest.ts';
import {readKernelImage} from '../kernel-image.ts';

/**
 * Checks by the kernel's own header that the VMs of `spec` can run it. A 32-bit x86 kernel is fine
 * on x86_64.
 *
 * @throws {FaultError} `qemu/wrong-architecture`, `guest/kernel-unreadable`, `guest/kernel-unknown`.
 */
export async function requireArchitecture(
  kernel: string,
  spec: Pick<QemuSpec, 'id' | 'arch'>,
): Promise<void> {
  const {arch} = await readKernelImage(kernel);
  if (arch === spec.arch || (arch === 'x86' && spec.arch === 'x86_64')) return;
  throw new FaultError(
    'qemu/wrong-architecture',
    `cannot boot a kernel for ${arch} on '${spec.id}', which is ${spec.arch}`,
    {
      details: {kernel, kernelArch: arch, arch: spec.arch},
      help: `Set \`arch: ${arch}\`, or give a kernel for ${spec.arch}.`,
    },
  );
}
