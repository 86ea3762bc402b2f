import {type FileHandle, open} from 'node:fs/promises';

/** What a core dump tells of the program that crashed. */
export interface CoreFacts {
  /** Path of the program there, or its name where the dump has no more. */
  readonly program: string | undefined;
  readonly pid: number | undefined;
  /** Number of the signal that ended it. */
  readonly signal: number | undefined;
  /** Of the program: what its debugging information is found by; in hex. */
  readonly buildId: string | undefined;
}

/** Bytes of notes that are looked at; those of a process with 10,000 mappings are below 2 MiB. */
const NOTE_BYTES_MAX = 4_194_304;
/** A process of 500 threads has some 3,000 notes. */
const NOTES_MAX = 20_000;
/** Nothing that is read at once is larger: a dump may say anything of its own sizes. */
const READ_BYTES_MAX = 8_388_608;
/** A build id is 20 bytes; the notes of a program are some hundred. */
const PROGRAM_BYTES_MAX = 65_536;

const ET_CORE = 4;
const ET_DYN = 3;
const PT_LOAD = 1;
const PT_NOTE = 4;
const NT_PRSTATUS = 1;
const NT_PRPSINFO = 3;
const NT_AUXV = 6;
const NT_FILE = 0x46494c45;
const NT_GNU_BUILD_ID = 3;
const AT_PHDR = 3;

/**
 * Reads a core dump of Linux, also one that was cut off. `undefined` where `path` is none.
 *
 * Sources: elf(5), core(5), and the kernel's fs/binfmt_elf.c (fill_note_info, fill_files_note) and
 * include/linux/elfcore.h for the layouts of notes.
 */
export async function readCoreDump(path: string): Promise<CoreFacts | undefined> {
  const handle = await open(path, 'r');
  try {
    const file = await ElfFile.read((bytes, position) => readAt(handle, bytes, position));
    if (file === undefined || file.type !== ET_CORE) return undefined;
    return await factsOf(file);
  } finally {
    await handle.close();
  }
}

async function factsOf(core: ElfFile): Promise<CoreFacts> {
  let program: string | undefined;
  let pid: number | undefined;
  let signal: number | undefined;
  let programHeaders: bigint | undefined;
  let mappings: readonly Mapping[] = [];
  for (const {type, name, content} of await core.notes()) {
    if (name !== 'CORE' && name !== '') continue;
    switch (type) {
      case NT_PRSTATUS:
        // Of several threads the first is the one that crashed.
        if (content.length >= 14) signal ??= core.u16(content, 12);
        break;
      case NT_PRPSINFO: {
        const [pidAt, nameAt] = core.is64 ? [24, 40] : [12, 28];
        if (content.length < nameAt + 16) break;
        pid = core.u32(content, pidAt);
        program ??= textAt(content, nameAt, 16);
        break;
      }
      case NT_AUXV:
        programHeaders = core.auxiliary(content, AT_PHDR);
        break;
      case NT_FILE:
        mappings = core.mappings(content);
        break;
      default:
    }
  }
  const own = mappings.find(
    ({start, end}) =>
      programHeaders !== undefined && start <= programHeaders && programHeaders < end,
  );
  if (own !== undefined) program = own.path;
  const base = mappings.find(({path, offset}) => path === own?.path && offset === 0n)?.start;
  const buildId = base === undefined ? undefined : await buildIdAt(core, base);
  return {program, pid, signal: signal === 0 ? undefined : signal, buildId};
}

/** The build id of the program whose first page is mapped at `base`; a dump has that page. */
async function buildIdAt(core: ElfFile, base: bigint): Promise<string | undefined> {
  const program = await ElfFile.read((bytes, position) =>
    core.memory(base + BigInt(position), bytes),
  );
  if (program === undefined) return undefined;
  const bias = program.type === ET_DYN ? base : 0n;
  for (const segment of program.segments) {
    if (segment.type !== PT_NOTE) continue;
    const bytes = Math.min(Number(segment.fileBytes), PROGRAM_BYTES_MAX);
    const content = await core.memory(bias + segment.address, bytes);
    for (const note of program.notesIn(content)) {
      if (note.type === NT_GNU_BUILD_ID && note.name === 'GNU') return note.content.toString('hex');
    }
  }
  return undefined;
}

/** Reads up to so many bytes at a position; fewer at the end. */
type ReadAt = (bytes: number, position: number) => Promise<Buffer>;

interface Segment {
  readonly type: number;
  readonly offset: bigint;
  readonly address: bigint;
  readonly fileBytes: bigint;
}

interface Note {
  readonly type: number;
  readonly name: string;
  readonly content: Buffer;
}

interface Mapping {
  readonly start: bigint;
  readonly end: bigint;
  /** In the file, in pages. */
  readonly offset: bigint;
  readonly path: string;
}

/** An ELF file of either size and byte order, as far as its headers go. */
class ElfFile {
  readonly is64: boolean;
  readonly type: number;
  readonly segments: readonly Segment[];
  readonly #isLittle: boolean;
  readonly #readAt: ReadAt;

  private constructor(
    readAt: ReadAt,
    header: {readonly is64: boolean; readonly isLittle: boolean; readonly type: number},
    segments: readonly Segment[],
  ) {
    this.#readAt = readAt;
    this.is64 = header.is64;
    this.#isLittle = header.isLittle;
    this.type = header.type;
    this.segments = segments;
  }

  static async read(readAt: ReadAt): Promise<ElfFile | undefined> {
    const start = await readAt(64, 0);
    if (start.length < 52 || start.toString('latin1', 0, 4) !== '\x7fELF') return undefined;
    const is64 = start[4] === 2;
    const isLittle = start[5] === 1;
    if (is64 && start.length < 64) return undefined;
    const order = new ElfFile(readAt, {is64, isLittle, type: 0}, []);
    const type = order.u16(start, 16);
    const at = Number(order.word(start, is64 ? 32 : 28));
    const size = order.u16(start, is64 ? 54 : 42);
    const count = order.u16(start, is64 ? 56 : 44);
    // Sizes of Elf64_Phdr and Elf32_Phdr: no other is known.
    if (size !== (is64 ? 56 : 32) || !Number.isSafeInteger(at)) return undefined;
    const table = await readAt(size * count, at);
    const segments: Segment[] = [];
    for (let entry = 0; entry + size <= table.length; entry += size) {
      segments.push(order.#segment(table, entry));
    }
    return new ElfFile(readAt, {is64, isLittle, type}, segments);
  }

  #segment(table: Buffer, at: number): Segment {
    const [offset, address, bytes] = this.is64 ? [8, 16, 32] : [4, 8, 16];
    return {
      type: this.u32(table, at),
      offset: this.word(table, at + offset),
      address: this.word(table, at + address),
      fileBytes: this.word(table, at + bytes),
    };
  }

  /** Of its note segments. */
  async notes(): Promise<Note[]> {
    const notes: Note[] = [];
    // Over all segments: they may overlap.
    let leftBytes = NOTE_BYTES_MAX;
    for (const {type, offset, fileBytes} of this.segments) {
      if (type !== PT_NOTE || leftBytes === 0) continue;
      const bytes = fileBytes > leftBytes ? leftBytes : Number(fileBytes);
      leftBytes -= bytes;
      for (const note of this.notesIn(await this.#read(bytes, offset))) notes.push(note);
    }
    return notes.slice(0, NOTES_MAX);
  }

  notesIn(content: Buffer): Note[] {
    const notes: Note[] = [];
    const padded = (bytes: number): number => Math.ceil(bytes / 4) * 4;
    for (let at = 0; at + 12 <= content.length && notes.length < NOTES_MAX; ) {
      const nameBytes = this.u32(content, at);
      const bytes = this.u32(content, at + 4);
      const start = at + 12 + padded(nameBytes);
      if (start + bytes > content.length) break;
      notes.push({
        type: this.u32(content, at + 8),
        name: textAt(content, at + 12, nameBytes),
        content: content.subarray(start, start + bytes),
      });
      at = start + padded(bytes);
    }
    return notes;
  }

  /** What the process had at `address`; fewer bytes where the dump has no more. */
  async memory(address: bigint, bytes: number): Promise<Buffer> {
    for (const segment of this.segments) {
      if (segment.type !== PT_LOAD || address < segment.address) continue;
      const skipped = address - segment.address;
      if (skipped >= segment.fileBytes) continue;
      const left = segment.fileBytes - skipped;
      return this.#read(left < bytes ? Number(left) : bytes, segment.offset + skipped);
    }
    return Buffer.alloc(0);
  }

  /** The value of `key` in an auxiliary vector. */
  auxiliary(vector: Buffer, key: number): bigint | undefined {
    const size = this.is64 ? 8 : 4;
    for (let at = 0; at + 2 * size <= vector.length; at += 2 * size) {
      if (this.word(vector, at) === BigInt(key)) return this.word(vector, at + size);
    }
    return undefined;
  }

  mappings(content: Buffer): Mapping[] {
    const size = this.is64 ? 8 : 4;
    if (content.length < 2 * size) return [];
    const count = Number(this.word(content, 0));
    const table = 2 * size;
    if (table + count * 3 * size > content.length) return [];
    const names = content.toString('utf8', table + count * 3 * size).split('\0');
    return Array.from({length: count}, (_, index) => {
      const at = table + index * 3 * size;
      return {
        start: this.word(content, at),
        end: this.word(content, at + size),
        offset: this.word(content, at + 2 * size),
        path: names[index] ?? '',
      };
    });
  }

  u16(bytes: Buffer, at: number): number {
    return this.#isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at);
  }

  u32(bytes: Buffer, at: number): number {
    return this.#isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
  }

  /** An address, offset or size. */
  word(bytes: Buffer, at: number): bigint {
    if (!this.is64) return BigInt(this.u32(bytes, at));
    return this.#isLittle ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at);
  }

  async #read(bytes: number, position: bigint): Promise<Buffer> {
    if (position > BigInt(Number.MAX_SAFE_INTEGER)) return Buffer.alloc(0);
    return this.#readAt(bytes, Number(position));
  }
}

async function readAt(handle: FileHandle, bytes: number, position: number): Promise<Buffer> {
  if (!Number.isSafeInteger(position + READ_BYTES_MAX)) return Buffer.alloc(0);
  const buffer = Buffer.alloc(Math.max(0, Math.min(bytes, READ_BYTES_MAX)));
  let length = 0;
  while (length < buffer.length) {
    const {bytesRead} = await handle.read(
      buffer,
      length,
      buffer.length - length,
      position + length,
    );
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return buffer.subarray(0, length);
}

/** Up to the first NUL. */
function textAt(bytes: Buffer, at: number, length: number): string {
  const text = bytes.toString('utf8', at, at + length);
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}
