/** What a kernel runs on, in Debian's and the kernel's usual words. */
export type KernelArch =
  | 'x86_64'
  | 'x86'
  | 'arm64'
  | 'arm'
  | 'riscv64'
  | 'riscv32'
  | 'ppc64'
  | 'ppc'
  | 's390x'
  | 'mips'
  | 'loongarch64';

/** How a kernel is packed; `zboot` is an EFI program with a compressed image inside. */
export type KernelFormat = 'bzImage' | 'Image' | 'zImage' | 'zboot' | 'ELF';

/** What the first bytes of a kernel say. */
export interface KernelHead {
  readonly arch: KernelArch;
  readonly format: KernelFormat;
  /** Where an x86 kernel's version stands as text. */
  readonly versionOffset?: number;
}

/** What the first bytes of an ELF file say. */
export interface ElfHead {
  readonly type: number;
  readonly arch: KernelArch | undefined;
  /** Whether the dynamic linker starts it: then it is a program. */
  readonly hasInterpreter: boolean;
}

/** `e_machine` of elf(5) (include/uapi/linux/elf-em.h), by the class of the file in bits. */
const ELF_MACHINES: Readonly<Record<number, {readonly 32?: KernelArch; readonly 64?: KernelArch}>> =
  {
    3: {32: 'x86'},
    8: {32: 'mips', 64: 'mips'},
    20: {32: 'ppc'},
    21: {64: 'ppc64'},
    22: {64: 's390x'},
    40: {32: 'arm'},
    62: {64: 'x86_64'},
    183: {64: 'arm64'},
    243: {32: 'riscv32', 64: 'riscv64'},
    258: {64: 'loongarch64'},
  };

/** IMAGE_FILE_MACHINE_* of the PE format (include/linux/pe.h). */
const PE_MACHINES: Readonly<Record<number, KernelArch>> = {
  332: 'x86',
  448: 'arm',
  450: 'arm',
  20530: 'riscv32',
  20580: 'riscv64',
  25188: 'loongarch64',
  34404: 'x86_64',
  43620: 'arm64',
};

const ET_EXEC = 2;
const ET_DYN = 3;
const PT_INTERP = 3;

/** Which kernel begins with these bytes; `undefined` for none that is known. */
export function recognize(head: Buffer): KernelHead | undefined {
  return readBzImage(head) ?? readImage(head) ?? readZimage(head) ?? readVmlinux(head);
}

/**
 * "HdrS" at 0x202, protocol version at 0x206, xloadflags at 0x236 from protocol 2.12 on. Older
 * ones do not say whether they are of 64 bits, and count as of 32.
 *
 * Source: Documentation/arch/x86/boot.rst, "The Real-Mode Kernel Header".
 */
function readBzImage(head: Buffer): KernelHead | undefined {
  if (head.length < 0x238) return undefined;
  if (head.readUInt16LE(0x1fe) !== 0xaa55) return undefined;
  if (head.toString('latin1', 0x202, 0x206) !== 'HdrS') return undefined;
  const protocol = head.readUInt16LE(0x206);
  const XLF_KERNEL_64 = 1;
  const is64 = protocol >= 0x20c && (head.readUInt16LE(0x236) & XLF_KERNEL_64) !== 0;
  const version = head.readUInt16LE(0x20e);
  return {
    arch: is64 ? 'x86_64' : 'x86',
    format: 'bzImage',
    ...(version !== 0 && {versionOffset: version + 0x200}),
  };
}

/**
 * "ARM\x64" at 56, or "RSC\x05" at 56 and, before version 0.2 of that header, "RISCV" at 48.
 * RISC-V's header does not tell 32 from 64 bits, but the two are linked to other offsets
 * (arch/riscv/kernel/head.S).
 *
 * Source: Documentation/arch/arm64/booting.rst, Documentation/arch/riscv/boot-image-header.rst.
 */
function readImage(head: Buffer): KernelHead | undefined {
  if (head.length < 64) return undefined;
  const magic = head.toString('latin1', 56, 60);
  if (magic === 'ARM\x64') return {arch: 'arm64', format: 'Image'};
  const isRiscv = magic === 'RSC\x05' || head.toString('latin1', 48, 53) === 'RISCV';
  if (!isRiscv) return undefined;
  const RISCV32_TEXT_OFFSET = 0x400000n;
  const is32 = head.readBigUInt64LE(8) === RISCV32_TEXT_OFFSET;
  return {arch: is32 ? 'riscv32' : 'riscv64', format: 'Image'};
}

/**
 * 0x016f2818 at 0x24, in the byte order of the kernel.
 *
 * Source: Documentation/arch/arm/booting.rst; arch/arm/boot/compressed/head.S.
 */
function readZimage(head: Buffer): KernelHead | undefined {
  if (head.length < 0x30) return undefined;
  const MAGIC = 0x016f2818;
  const isZimage = head.readUInt32LE(0x24) === MAGIC || head.readUInt32BE(0x24) === MAGIC;
  return isZimage ? {arch: 'arm', format: 'zImage'} : undefined;
}

/** A vmlinux: an ELF file that is run as it is, without a dynamic linker. */
function readVmlinux(head: Buffer): KernelHead | undefined {
  const elf = readElf(head);
  if (elf?.arch === undefined || elf.hasInterpreter) return undefined;
  return elf.type === ET_EXEC || elf.type === ET_DYN ? {arch: elf.arch, format: 'ELF'} : undefined;
}

/** Source: elf(5). `undefined` for what is no ELF file, or is cut off. */
export function readElf(head: Buffer): ElfHead | undefined {
  if (head.length < 64 || head.toString('latin1', 0, 4) !== '\x7fELF') return undefined;
  const is64 = head[4] === 2;
  if (!is64 && head[4] !== 1) return undefined;
  const isBig = head[5] === 2;
  const u16 = (at: number) => (isBig ? head.readUInt16BE(at) : head.readUInt16LE(at));
  const u32 = (at: number) => (isBig ? head.readUInt32BE(at) : head.readUInt32LE(at));
  const u64 = (at: number) => Number(isBig ? head.readBigUInt64BE(at) : head.readBigUInt64LE(at));
  const [start, size, count] = is64 ? [u64(32), u16(54), u16(56)] : [u32(28), u16(42), u16(44)];
  let hasInterpreter = false;
  for (let index = 0; index < count && size >= 4; index++) {
    const at = start + index * size;
    if (at + 4 > head.length) break;
    hasInterpreter ||= u32(at) === PT_INTERP;
  }
  return {type: u16(16), arch: ELF_MACHINES[u16(18)]?.[is64 ? 64 : 32], hasInterpreter};
}

/** What an EFI program runs on: the offset of its PE header stands at 0x3c. */
export function readPeMachine(head: Buffer): KernelArch | undefined {
  if (head.length < 64) return undefined;
  const at = head.readUInt32LE(0x3c);
  if (at + 6 > head.length || head.toString('latin1', at, at + 4) !== 'PE\0\0') return undefined;
  return PE_MACHINES[head.readUInt16LE(at + 4)];
}
