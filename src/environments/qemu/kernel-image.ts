import {constants} from 'node:fs';
import {type FileHandle, open} from 'node:fs/promises';
import {Readable, type Transform} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import * as zlib from 'node:zlib';
import {FaultError} from '../../faults/fault-error.ts';
import {
  type KernelArch,
  type KernelFormat,
  type KernelHead,
  readElf,
  readPeMachine,
  recognize,
} from './kernel-headers.ts';

export type {KernelArch, KernelFormat} from './kernel-headers.ts';

/** What a kernel's own header says of it. */
export interface KernelImage {
  readonly arch: KernelArch;
  readonly format: KernelFormat;
  /** What the whole file is packed with, beyond its format. */
  readonly wrapping: 'gzip' | 'zstd' | undefined;
  /** As `uname -r` will say; `undefined` where it is packed in a way that cannot be looked into. */
  readonly release: string | undefined;
}

const CHUNK_BYTES = 262_144;
/** All headers and what they point to, but for an x86 kernel's version, lie in these bytes. */
const HEAD_BYTES = 65_536;
/** Where the banner is looked for at most, counted after unpacking. */
const SCANNED_BYTES_MAX = 256 * 2 ** 20;
/** A banner cut by the end of a chunk is found with this many bytes of the chunk before. */
const BANNER_BYTES_MAX = 256;
/** Compressed kernels within an ARM zImage are looked for in its first bytes. */
const PIGGY_OFFSET_MAX = 2 ** 20;

/** `linux_banner`, init/version-timestamp.c: "Linux version 6.1.0-56-amd64 (debian-kernel@…". */
const BANNER = /Linux version (\d[\w.+~:-]{0,127}) \(/;

const GZIP_MAGIC = Buffer.from([0x1f, 0x8b, 0x08]);
const ZSTD_MAGIC = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);

/**
 * Reads what the kernel at `path` is from its header. Uses little memory whatever the file is.
 *
 * Source: Documentation/arch/x86/boot.rst, arch/arm64/booting.rst, arch/riscv/boot-image-header.rst
 * and drivers/firmware/efi/libstub/zboot-header.S of the kernel; elf(5).
 *
 * @throws {FaultError} `guest/kernel-unreadable` when there is no such regular file,
 *   `guest/kernel-unknown` when it is no kernel, or one that is packed in an unknown way.
 */
export async function readKernelImage(path: string): Promise<KernelImage> {
  let handle: FileHandle | undefined;
  try {
    // Without O_NONBLOCK, opening a named pipe would wait for its writer.
    handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    if (!(await handle.stat()).isFile()) throw new Error('it is not a regular file');
    return await inspect(handle, path);
  } catch (error) {
    if (error instanceof FaultError) throw error;
    throw new FaultError('guest/kernel-unreadable', `cannot read the kernel "${path}"`, {
      cause: error,
    });
  } finally {
    await handle?.close();
  }
}

async function inspect(handle: FileHandle, path: string): Promise<KernelImage> {
  const head = await readAt(handle, 0, HEAD_BYTES);
  const wrapping = packingOf(head);
  if (wrapping !== undefined) {
    const inner = await firstBytes(unpacked(handle, {packing: wrapping}), HEAD_BYTES);
    const kind = recognize(inner);
    if (kind === undefined) throw unknown(path, inner);
    const release = await findBanner(unpacked(handle, {packing: wrapping}));
    return {arch: kind.arch, format: kind.format, wrapping, release};
  }
  if (head.toString('latin1', 4, 8) === 'zimg') return inspectZboot(handle, {head, path});
  const kind = recognize(head);
  if (kind === undefined) throw unknown(path, head);
  const release = await findRelease(handle, kind);
  return {arch: kind.arch, format: kind.format, wrapping: undefined, release};
}

/**
 * "MZ", "zimg" at 4, the payload's offset and size at 8 and 12, its compression at 24.
 *
 * Source: drivers/firmware/efi/libstub/zboot-header.S.
 */
async function inspectZboot(
  handle: FileHandle,
  {head, path}: {head: Buffer; path: string},
): Promise<KernelImage> {
  const arch = readPeMachine(head);
  if (arch === undefined) throw unknown(path, head);
  const [start, size] = [head.readUInt32LE(8), head.readUInt32LE(12)];
  const packing = packingOf(await readAt(handle, start, 8));
  const release =
    packing === undefined || size === 0
      ? undefined
      : await findBanner(unpacked(handle, {packing, start, end: start + size - 1}));
  return {arch, format: 'zboot', wrapping: undefined, release};
}

async function findRelease(handle: FileHandle, kind: KernelHead): Promise<string | undefined> {
  if (kind.versionOffset !== undefined) {
    const text = (await readAt(handle, kind.versionOffset, BANNER_BYTES_MAX)).toString('latin1');
    return /^(\d[\w.+~:-]{0,127})(?:[ \0]|$)/.exec(text)?.[1];
  }
  if (kind.format === 'zImage') return findInPiggy(handle);
  return findBanner(plain(handle));
}

/** The kernel that a zImage unpacks, where it is packed with gzip. */
async function findInPiggy(handle: FileHandle): Promise<string | undefined> {
  const bytes = await readAt(handle, 0, PIGGY_OFFSET_MAX);
  const start = bytes.indexOf(GZIP_MAGIC);
  return start < 0 ? undefined : findBanner(unpacked(handle, {packing: 'gzip', start}));
}

function packingOf(head: Buffer): 'gzip' | 'zstd' | undefined {
  if (head.subarray(0, 3).equals(GZIP_MAGIC)) return 'gzip';
  return head.subarray(0, 4).equals(ZSTD_MAGIC) ? 'zstd' : undefined;
}

/** Calls `visit` with a source's bytes in turn, until it says `false` or they end. */
type Chunks = (visit: (chunk: Buffer) => boolean) => Promise<void>;

/** A part of the file, unpacked on the way. */
function unpacked(
  handle: FileHandle,
  part: {readonly packing: 'gzip' | 'zstd'; readonly start?: number; readonly end?: number},
): Chunks {
  const {packing, start = 0, end = Number.MAX_SAFE_INTEGER} = part;
  return async (visit) => {
    const target = decompressor(packing);
    // Not by iteration, which would lose what was unpacked right before damage: what stands behind
    // the packed data is no business of ours.
    target.on('error', () => undefined);
    target.on('data', (chunk: Buffer) => {
      if (!visit(chunk)) target.destroy();
    });
    await pipeline(Readable.from(chunksOf(handle, {start, end})), target).catch(() => undefined);
  };
}

function plain(handle: FileHandle): Chunks {
  return async (visit) => {
    for await (const chunk of chunksOf(handle, {start: 0, end: Number.MAX_SAFE_INTEGER})) {
      if (!visit(chunk)) return;
    }
  };
}

async function* chunksOf(
  handle: FileHandle,
  {start, end}: {readonly start: number; readonly end: number},
): AsyncGenerator<Buffer> {
  for (let position = start; position <= end; ) {
    const chunk = await readAt(handle, position, Math.min(CHUNK_BYTES, end + 1 - position));
    if (chunk.length === 0) return;
    yield chunk;
    position += chunk.length;
  }
}

/** @throws {FaultError} where this Node cannot unpack zstd: before 22.15. */
function decompressor(packing: 'gzip' | 'zstd'): Transform {
  if (packing === 'gzip') return zlib.createGunzip();
  if ('createZstdDecompress' in zlib) return zlib.createZstdDecompress();
  throw new FaultError('guest/kernel-unknown', 'cannot unpack a kernel that is packed with zstd', {
    help: 'Unpack it first (unzstd), or use Node 22.15 or later.',
  });
}

/** Fewer when the source ends before, or is damaged from there on. */
async function firstBytes(chunks: Chunks, bytesMax: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  await chunks((chunk) => {
    parts.push(chunk);
    length += chunk.length;
    return length < bytesMax;
  });
  return Buffer.concat(parts).subarray(0, bytesMax);
}

async function findBanner(chunks: Chunks): Promise<string | undefined> {
  let tail = Buffer.alloc(0);
  let scanned = 0;
  let release: string | undefined;
  await chunks((chunk) => {
    const bytes = Buffer.concat([tail, chunk]);
    release = bannerIn(bytes);
    scanned += chunk.length;
    tail = bytes.subarray(Math.max(0, bytes.length - BANNER_BYTES_MAX));
    return release === undefined && scanned < SCANNED_BYTES_MAX;
  });
  return release;
}

function bannerIn(bytes: Buffer): string | undefined {
  const START = 'Linux version ';
  for (let at = bytes.indexOf(START); at >= 0; at = bytes.indexOf(START, at + 1)) {
    const match = BANNER.exec(bytes.toString('latin1', at, at + BANNER_BYTES_MAX));
    if (match !== null) return match[1];
  }
  return undefined;
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const {buffer, bytesRead} = await handle.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

function unknown(path: string, head: Buffer): FaultError {
  const elf = readElf(head);
  const help =
    elf === undefined
      ? 'Expected a bzImage, an arm64 or RISC-V Image, a zImage, or a vmlinux, as it is or gzipped.'
      : 'It is an ELF file, but no kernel: a program, a module or a library.';
  return new FaultError('guest/kernel-unknown', `cannot tell what kernel "${path}" is`, {help});
}
