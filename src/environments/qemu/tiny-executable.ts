/** Instructions of one architecture. */
export interface MachineCode {
  /** ELF's number of the architecture, and its flags. */
  readonly machine: number;
  readonly flags: number;
  readonly is64Bit: boolean;
  /** Position-independent; in base64. */
  readonly code: string;
}

/** Where the program is loaded. */
const BASE = 0x10000;

/**
 * A static executable for Linux that is all one segment of `parts.code`.
 *
 * Source of the header's form: elf(5).
 */
export function tinyExecutable(parts: MachineCode): Buffer {
  const {machine, flags, is64Bit} = parts;
  const code = Buffer.from(parts.code, 'base64');
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
