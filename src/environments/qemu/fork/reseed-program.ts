import type {GuestArch} from '../../../manifest/manifest.ts';

interface MachineCode {
  /** ELF's number of the architecture, and its flags. */
  readonly machine: number;
  readonly flags: number;
  readonly is64Bit: boolean;
  /** Position-independent; in base64. */
  readonly code: string;
}

/**
 * A program of some 30 instructions that no shell can stand in for, as it takes ioctl(2):
 *
 *     n = read(0, pool.buf, 512);
 *     pool.buf_size = n; pool.entropy_count = n * 8;
 *     fd = open("/dev/urandom", O_WRONLY);
 *     ioctl(fd, RNDADDENTROPY, &pool);
 *     exit(ioctl(fd, RNDRESEEDCRNG));
 *
 * so that it ends with 0 only where the kernel has reseeded, which takes root, and Linux 4.14. The
 * numbers are the same on these architectures: 0x40085203 and 0x5207.
 *
 * Source: random(4); linux/random.h; each architecture's syscall table, for read, open or openat,
 * ioctl and exit. ELF's header: elf(5).
 */
const PROGRAMS: Readonly<Record<GuestArch, MachineCode>> = {
  x86_64: {
    machine: 62,
    flags: 0,
    is64Bit: true,
    code:
      'SIHsAAQAADHAMf9IjXQkCLoAAgAADwWJRCQEweADiQQkSI09MgAAAL4BAAAAuAIAAAAPBYnHSIni' +
      'vgNSCEC4EAAAAA8FvgdSAAC4EAAAAA8Fice4PAAAAA8FL2Rldi91cmFuZG9tAA==',
  },
  arm64: {
    machine: 183,
    flags: 0,
    is64Bit: true,
    code:
      '/wMQ0QAAgNLhIwCRAkCA0ugHgNIBAADUAXAdU+EDAClgDICSAQIAECIAgNIIB4DSAQAA1PMDACph' +
      'QIpSAQGocuIDAJGoA4DSAQAA1OADEyrhQIpSqAOA0gEAANSoC4DSAQAA1C9kZXYvdXJhbmRvbQA=',
  },
  riscv64: {
    machine: 243,
    flags: 0,
    is64Bit: true,
    code:
      'EwEBwBMFAACTBYEAEwYAIJMI8ANzAAAAkxU1ACMgsQAjIqEAEwXA+ZcFAACThYUEEwYQAJMIgANz' +
      'AAAAEwQFALdVCECbhTUgEwYBAJMI0AFzAAAAEwUEALdVAACbhXUgkwjQAXMAAACTCNAFcwAAAC9k' +
      'ZXYvdXJhbmRvbQA=',
  },
  arm: {
    machine: 40,
    flags: 0x0500_0200,
    is64Bit: false,
    code:
      'AdtN4gAAoOMIEI3iAiyg4wNwoOMAAADvBACN5YARoOEAEI3lOACP4gEQoOMFcKDjAAAA7wBAoOED' +
      'EgXjCBBE4w0goOE2cKDjAAAA7wQAoOEHEgXjNnCg4wAAAO8BcKDjAAAA7y9kZXYvdXJhbmRvbQA=',
  },
};

/** Where the program is loaded. */
const BASE = 0x10000;

/** The program as a static executable for Linux: reads a seed from standard input. */
export function reseedProgram(arch: GuestArch): Buffer {
  const {machine, flags, is64Bit, code: text} = PROGRAMS[arch];
  const code = Buffer.from(text, 'base64');
  const headerBytes = is64Bit ? 120 : 84;
  const bytes = headerBytes + code.length;
  const ident = [0x7f, 0x45, 0x4c, 0x46, is64Bit ? 2 : 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  const writer = new LittleEndian(headerBytes, is64Bit);
  for (const byte of ident) writer.byte(byte);
  // ELF header: an executable, entry behind the headers, one segment, no sections.
  writer.half(2).half(machine).word(1);
  writer
    .address(BASE + headerBytes)
    .address(is64Bit ? 64 : 52)
    .address(0);
  writer
    .word(flags)
    .half(is64Bit ? 64 : 52)
    .half(is64Bit ? 56 : 32)
    .half(1);
  writer.half(0).half(0).half(0);
  // Its segment: the whole file, to be read and executed.
  writer.word(1);
  if (is64Bit) writer.word(5);
  writer.address(0).address(BASE).address(BASE).address(bytes).address(bytes);
  if (!is64Bit) writer.word(5);
  writer.address(0x1000);
  return Buffer.concat([writer.bytes, code]);
}

/** Writes numbers one behind the other. */
class LittleEndian {
  readonly bytes: Buffer;
  readonly #is64Bit: boolean;
  #at = 0;

  constructor(length: number, is64Bit: boolean) {
    this.bytes = Buffer.alloc(length);
    this.#is64Bit = is64Bit;
  }

  byte(value: number): this {
    this.#at = this.bytes.writeUInt8(value, this.#at);
    return this;
  }

  half(value: number): this {
    this.#at = this.bytes.writeUInt16LE(value, this.#at);
    return this;
  }

  word(value: number): this {
    this.#at = this.bytes.writeUInt32LE(value, this.#at);
    return this;
  }

  /** As wide as the architecture. */
  address(value: number): this {
    if (!this.#is64Bit) return this.word(value);
    this.#at = this.bytes.writeBigUInt64LE(BigInt(value), this.#at);
    return this;
  }
}
