import type {KernelArch} from '../kernel-headers.ts';
import {readElf} from '../kernel-headers.ts';

/** What a program, library or kernel module says that it needs. */
export interface ElfFile {
  readonly arch: KernelArch | undefined;
  /** The dynamic linker, absolute; `undefined` where none is needed. */
  readonly interpreter: string | undefined;
  /** Names of libraries. */
  readonly needed: readonly string[];
  /** Where libraries are looked for first; may begin with $ORIGIN. */
  readonly runPaths: readonly string[];
}

const PT_LOAD = 1;
const PT_DYNAMIC = 2;
const PT_INTERP = 3;
const DT_NULL = 0;
const DT_NEEDED = 1;
const DT_STRTAB = 5;
const DT_RPATH = 15;
const DT_RUNPATH = 29;

/** A part of the file that a header points to. */
interface Part {
  readonly type: number;
  readonly offset: number;
  readonly address: number;
  readonly size: number;
}

/**
 * What the ELF file in `bytes` needs to run; `undefined` for what is no ELF file. Offsets that lead
 * out of the file end the look.
 *
 * Source: elf(5).
 */
export function parseElf(bytes: Buffer): ElfFile | undefined {
  const head = readElf(bytes);
  if (head === undefined) return undefined;
  const reader = new ElfReader(bytes);
  const parts = reader.programHeaders();
  const interpreter = parts.find(({type}) => type === PT_INTERP);
  const dynamic = parts.find(({type}) => type === PT_DYNAMIC);
  const tags = dynamic === undefined ? [] : reader.dynamicTags(dynamic);
  const table = tags.find(([tag]) => tag === DT_STRTAB)?.[1];
  const strings = table === undefined ? undefined : offsetOf(table, parts);
  const texts = (...wanted: number[]) =>
    strings === undefined
      ? []
      : tags.filter(([tag]) => wanted.includes(tag)).map(([, at]) => reader.text(strings + at));
  return {
    arch: head.arch,
    interpreter: interpreter && reader.text(interpreter.offset),
    needed: texts(DT_NEEDED).filter((name) => name !== ''),
    runPaths: texts(DT_RPATH, DT_RUNPATH).flatMap((path) => path.split(':')),
  };
}

/**
 * The contents of the section `name`; `undefined` where there is none.
 *
 * Source: elf(5), section headers.
 */
export function elfSection(bytes: Buffer, name: string): Buffer | undefined {
  if (readElf(bytes) === undefined) return undefined;
  return new ElfReader(bytes).section(name);
}

function offsetOf(address: number, parts: readonly Part[]): number | undefined {
  const part = parts.find(
    (each) =>
      each.type === PT_LOAD && each.address <= address && address < each.address + each.size,
  );
  return part && address - part.address + part.offset;
}

/** Numbers of either size and byte order; 0 for what lies outside of the file. */
class ElfReader {
  readonly #bytes: Buffer;
  readonly #is64: boolean;
  readonly #isBig: boolean;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.#is64 = bytes[4] === 2;
    this.#isBig = bytes[5] === 2;
  }

  programHeaders(): Part[] {
    const [start, size, count] = this.#is64
      ? [this.#word(32), this.#u16(54), this.#u16(56)]
      : [this.#word(28), this.#u16(42), this.#u16(44)];
    return Array.from({length: size === 0 ? 0 : count}, (_unused, index) => {
      const at = start + index * size;
      return this.#is64
        ? {
            type: this.#u32(at),
            offset: this.#word(at + 8),
            address: this.#word(at + 16),
            size: this.#word(at + 32),
          }
        : {
            type: this.#u32(at),
            offset: this.#u32(at + 4),
            address: this.#u32(at + 8),
            size: this.#u32(at + 16),
          };
    });
  }

  dynamicTags(part: Part): [tag: number, value: number][] {
    const step = this.#is64 ? 16 : 8;
    const tags: [number, number][] = [];
    const end = Math.min(part.offset + part.size, this.#bytes.length);
    for (let at = part.offset; at + step <= end; at += step) {
      const tag = this.#word(at);
      if (tag === DT_NULL) break;
      tags.push([tag, this.#word(at + step / 2)]);
    }
    return tags;
  }

  section(name: string): Buffer | undefined {
    const [start, size, count, names] = this.#is64
      ? [this.#word(40), this.#u16(58), this.#u16(60), this.#u16(62)]
      : [this.#u32(32), this.#u16(46), this.#u16(48), this.#u16(50)];
    const place = (index: number): [offset: number, length: number] => {
      const at = start + index * size;
      return this.#is64
        ? [this.#word(at + 24), this.#word(at + 32)]
        : [this.#u32(at + 16), this.#u32(at + 20)];
    };
    const [table] = place(names);
    for (let index = 0; index < count; index++) {
      if (this.text(table + this.#u32(start + index * size)) !== name) continue;
      const [offset, length] = place(index);
      return this.#bytes.subarray(offset, offset + length);
    }
    return undefined;
  }

  /** The text at `at`, up to its NUL. */
  text(at: number): string {
    const end = this.#bytes.indexOf(0, at);
    return at >= this.#bytes.length || end < 0 ? '' : this.#bytes.toString('utf8', at, end);
  }

  #u16(at: number): number {
    if (at + 2 > this.#bytes.length) return 0;
    return this.#isBig ? this.#bytes.readUInt16BE(at) : this.#bytes.readUInt16LE(at);
  }

  #u32(at: number): number {
    if (at + 4 > this.#bytes.length) return 0;
    return this.#isBig ? this.#bytes.readUInt32BE(at) : this.#bytes.readUInt32LE(at);
  }

  /** A number of the file's own width. */
  #word(at: number): number {
    if (!this.#is64) return this.#u32(at);
    if (at + 8 > this.#bytes.length) return 0;
    return Number(this.#isBig ? this.#bytes.readBigUInt64BE(at) : this.#bytes.readBigUInt64LE(at));
  }
}
