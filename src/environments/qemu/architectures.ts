import type {GuestArch} from '../../manifest/manifest.ts';

/** What differs between the architectures that proctor runs guests of. */
export interface Architecture {
  readonly name: GuestArch;
  /** QEMU's program for it, and Debian's package with that. */
  readonly binary: string;
  readonly binaryPackage: string;
  /** Machine type where the manifest says none. */
  readonly machine: string;
  /** CPU model where the manifest says none. `host` under KVM needs no entry. */
  readonly cpuUnderTcg: string;
  /** Whether KVM can run it here: by Node's `process.arch`. */
  readonly hostArch: string;
  /** The serial console's name in the guest. */
  readonly console: string;
  /** What else of the kernel's command line the console needs; with a blank before it, or empty. */
  readonly consoleOptions: string;
  /** Whether the machine (if it is the default one) can plug disks in without root ports. */
  readonly hasPciHotplug: boolean;
  /** Devices that every machine gets. */
  readonly devices: readonly string[];
  /** Whether QEMU can tell its guest that it is a copy: the vmgenid device, found by ACPI. */
  readonly hasVmGenId: boolean;
  /** Whether `inject-nmi` does something. */
  readonly hasNmi: boolean;
  /** UEFI code images, the first that exists is used; empty where the machine has its own. */
  readonly firmware: readonly string[];
  readonly firmwarePackage: string | undefined;
}

/**
 * x86_64 runs on `pc` (i440fx), not `q35`: its PCI slots take and release disks by ACPI alone, as
 * every kernel with ACPI can, Debian's and small ones. `q35` needs root ports for that, and the
 * native PCIe way takes 5 s for each removal. There are also fewer devices to find at boot.
 *
 * `virt` has PCIe only: four root ports wait for disks that are plugged in.
 *
 * Source: QEMU's docs/pcie.txt, docs/system/arm/virt.rst, docs/system/riscv/virt.rst; Debian's
 * packages qemu-system-*, qemu-efi-*.
 */
export const ARCHITECTURES: Readonly<Record<GuestArch, Architecture>> = {
  x86_64: {
    name: 'x86_64',
    binary: 'qemu-system-x86_64',
    binaryPackage: 'qemu-system-x86',
    machine: 'pc',
    cpuUnderTcg: 'max',
    hostArch: 'x64',
    console: 'ttyS0',
    consoleOptions: '',
    hasPciHotplug: true,
    // Tells of a panic even when the console is quiet.
    devices: ['pvpanic'],
    hasVmGenId: true,
    hasNmi: true,
    firmware: [],
    firmwarePackage: undefined,
  },
  arm64: {
    name: 'arm64',
    binary: 'qemu-system-aarch64',
    binaryPackage: 'qemu-system-arm',
    machine: 'virt',
    // The architecture's own algorithm of pointer authentication is slow to emulate.
    cpuUnderTcg: 'max,pauth-impdef=on',
    hostArch: 'arm64',
    console: 'ttyAMA0',
    consoleOptions: '',
    hasPciHotplug: false,
    devices: [],
    hasVmGenId: false,
    hasNmi: true,
    firmware: ['/usr/share/AAVMF/AAVMF_CODE.fd', '/usr/share/qemu-efi-aarch64/QEMU_EFI.fd'],
    firmwarePackage: 'qemu-efi-aarch64',
  },
  riscv64: {
    name: 'riscv64',
    binary: 'qemu-system-riscv64',
    binaryPackage: 'qemu-system-misc',
    machine: 'virt',
    cpuUnderTcg: 'rv64',
    hostArch: 'riscv64',
    console: 'ttyS0',
    consoleOptions: '',
    hasPciHotplug: false,
    devices: [],
    hasVmGenId: false,
    hasNmi: false,
    firmware: [
      '/usr/share/qemu-efi-riscv64/RISCV_VIRT_CODE.fd',
      '/usr/lib/u-boot/qemu-riscv64_smode/uboot.elf',
    ],
    firmwarePackage: 'u-boot-qemu',
  },
  arm: {
    name: 'arm',
    binary: 'qemu-system-arm',
    binaryPackage: 'qemu-system-arm',
    // Kernels without LPAE cannot reach what lies above 4 GiB.
    machine: 'virt,highmem=off',
    cpuUnderTcg: 'cortex-a15',
    hostArch: 'arm',
    console: 'ttyAMA0',
    consoleOptions: '',
    hasPciHotplug: false,
    devices: [],
    hasVmGenId: false,
    hasNmi: false,
    firmware: ['/usr/share/AAVMF/AAVMF32_CODE.fd', '/usr/share/qemu-efi-arm/QEMU_EFI.fd'],
    firmwarePackage: 'qemu-efi-arm',
  },
};

/** What every guest of `architecture` needs on its kernel's command line for its console. */
export function consoleArguments(architecture: Architecture): string {
  return `console=${architecture.console}${architecture.consoleOptions}`;
}
