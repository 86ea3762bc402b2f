import {type FileHandle, open} from 'node:fs/promises';
import {assert} from '../../../util/assert.ts';

/** One member of an archive. Paths have no leading slash. */
export type CpioEntry = {
  readonly path: string;
  /** Permission bits. */
  readonly mode: number;
} & (
  | {readonly type: 'folder'}
  | {readonly type: 'file'; readonly data: Buffer}
  /** Read when the archive is; it must still have that size then. */
  | {readonly type: 'file'; readonly source: string; readonly size: number}
  | {readonly type: 'link'; readonly to: string}
  | {readonly type: 'device'; readonly major: number; readonly minor: number}
);

const TYPE_BITS = {folder: 0o040000, file: 0o100000, link: 0o120000, device: 0o020000} as const;

/** Bytes of a file that are in memory at once. */
const CHUNK_BYTES = 1 << 20;

/** Sizes are eight hexadecimal digits. */
const SIZE_MAX = 0xffff_ffff;

/**
 * The archive of `entries`, piece by piece: sorted by path, with no time in it, so that equal
 * contents give equal bytes. Ends on a multiple of four, so that another one may follow.
 *
 * Source: the format "newc" of Documentation/driver-api/early-userspace/buffer-format.rst.
 *
 * @throws what reading a file gives; `RangeError` when one has another size than it had.
 */
export async function* cpioArchive(entries: Iterable<CpioEntry>): AsyncGenerator<Buffer> {
  const byPath = new Map<string, CpioEntry>();
  for (const entry of entries) byPath.set(entry.path, entry);
  const sorted = [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  let inode = 1;
  for (const entry of sorted) {
    yield header(entry, inode++);
    if (entry.type === 'file' && 'source' in entry) yield* fileBytes(entry.source, entry.size);
    else yield inlineBytes(entry);
    yield padding(sizeOf(entry));
  }
  yield header({path: 'TRAILER!!!', mode: 0, type: 'trailer'}, 0);
}

/** Bytes that follow an entry's header. */
function sizeOf(entry: CpioEntry): number {
  if (entry.type === 'file') return 'source' in entry ? entry.size : entry.data.length;
  return entry.type === 'link' ? Buffer.byteLength(entry.to) : 0;
}

function inlineBytes(entry: CpioEntry): Buffer {
  if (entry.type === 'link') return Buffer.from(entry.to);
  return entry.type === 'file' && 'data' in entry ? entry.data : Buffer.alloc(0);
}

/**
 * Magic, inode, mode, uid, gid, links, time, size, device (two numbers), device that it stands for
 * (two), length of the name with its NUL, checksum; then the name.
 */
function header(
  entry: CpioEntry | {readonly path: string; readonly mode: number; readonly type: 'trailer'},
  inode: number,
): Buffer {
  const size = entry.type === 'trailer' ? 0 : sizeOf(entry);
  assert(size <= SIZE_MAX, 'a file of an archive is too large');
  const mode = entry.type === 'trailer' ? 0 : TYPE_BITS[entry.type] | entry.mode;
  const [major, minor] = entry.type === 'device' ? [entry.major, entry.minor] : [0, 0];
  const links = entry.type === 'folder' ? 2 : 1;
  const name = Buffer.from(`${entry.path}\0`);
  const numbers = [inode, mode, 0, 0, links, 0, size, 0, 0, major, minor, name.length, 0];
  const text = numbers.map((number) => number.toString(16).padStart(8, '0')).join('');
  const head = Buffer.concat([Buffer.from(`070701${text}`), name]);
  return Buffer.concat([head, padding(head.length)]);
}

function padding(length: number): Buffer {
  return Buffer.alloc((4 - (length % 4)) % 4);
}

async function* fileBytes(path: string, size: number): AsyncGenerator<Buffer> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path);
    for (let done = 0; done < size; ) {
      const length = Math.min(CHUNK_BYTES, size - done);
      const {bytesRead, buffer} = await handle.read(Buffer.allocUnsafe(length), 0, length, done);
      if (bytesRead === 0) throw new RangeError(`${path} was cut short while it was read`);
      done += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle?.close();
  }
}
