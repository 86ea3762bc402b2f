import {createHash, randomBytes} from 'node:crypto';
import {constants, type Stats} from 'node:fs';
import {access, type FileHandle, lstat, mkdir, open, realpath, rename, rm} from 'node:fs/promises';
import {isAbsolute, join, relative, resolve} from 'node:path';
import {FaultError} from '../faults/fault-error.ts';

/** Longest part of a path that file systems take is 255 bytes; a temporary name adds to it. */
const PART_BYTES_MAX = 200;
/** PATH_MAX is 4096; this leaves room for the destination's own path and for archives. */
const PATH_BYTES_MAX = 1000;
/**
 * Control characters, marks that turn the direction of text, what Windows and GitHub's artifact
 * upload refuse, and `%`, which makes the encoding one-to-one.
 */
const UNSAFE =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff%\\:<>|*?"]/u;

/**
 * The name of a file on an environment as a path that is safe below any folder: relative, free of
 * `.` and `..`, of control characters and of bytes that are not UTF-8, each part at most 200 bytes,
 * 1000 in all. Different paths give different names. Unsafe bytes become `%XX`; of what is too
 * long, the rest becomes `~` and a hash.
 *
 * @param name Bytes where they may not be UTF-8. Never empty in the result.
 */
export function safeRelativePath(name: string | Buffer): string {
  const bytes = typeof name === 'string' ? Buffer.from(name) : name;
  const parts = splitParts(bytes).map(safePart);
  if (parts.length === 0) return '_';
  const path = parts.join('/');
  if (Buffer.byteLength(path) <= PATH_BYTES_MAX) return path;
  return `deep~${shortHash(bytes)}/${parts.at(-1)}`;
}

/**
 * Where the file `source` of an environment goes below a destination: its path from
 * `workingDirectory` if it lies below that, else its absolute path.
 */
export function capturedPath(source: Buffer, workingDirectory: string): string {
  const prefix = Buffer.from(
    workingDirectory.endsWith('/') ? workingDirectory : `${workingDirectory}/`,
  );
  const isBelow = source.subarray(0, prefix.length).equals(prefix);
  return safeRelativePath(isBelow ? source.subarray(prefix.length) : source);
}

/**
 * The absolute path on an environment that `target` stands for.
 *
 * @throws {FaultError} `transfer/unsafe-path` when a relative one leaves `scratch`.
 */
export function resolveTarget(target: string, scratch: string): string {
  if (target.includes('\0')) throw unsafe(target, 'it holds a NUL character');
  if (isAbsolute(target)) return resolve(target);
  const path = resolve(scratch, target);
  const below = relative(scratch, path);
  if (below === '' || below === '..' || below.startsWith('../')) {
    throw unsafe(target, 'it leaves the folder that relative targets start from');
  }
  return path;
}

/** A file on its way to its place: nobody sees it there before `commit`. */
export interface FileBelow extends AsyncDisposable {
  readonly handle: FileHandle;
  /** Puts it in place, over any file or link of that name. */
  commit(): Promise<void>;
}

/**
 * Opens a new file with mode 0600 for `path`, to be written below `destination`, which must exist.
 * Folders are made as needed. A link that stands in the way is never followed, whenever it was
 * put there: each folder is opened without following links and used through its descriptor.
 * Disposing it before `commit` removes it.
 *
 * @param path From `safeRelativePath`.
 * @throws {FaultError} `transfer/unsafe-path` when something else stands where a folder must be.
 */
export async function openBelow(destination: string, path: string): Promise<FileBelow> {
  const parts = path.split('/');
  const name = parts.pop();
  if (name === undefined || [name, ...parts].some((part) => ['', '.', '..'].includes(part))) {
    throw unsafe(path, 'it is not a plain relative path');
  }
  const folder = await openFolder(await realpath(destination), parts, path);
  try {
    const temporary = join(folder.path, `.${randomBytes(9).toString('hex')}.part`);
    const {O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW} = constants;
    const handle = await open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
    return new PartialFile({handle, temporary, final: join(folder.path, name), folder, path});
  } catch (error) {
    await folder.handle?.close();
    throw error;
  }
}

/** An open folder; `path` reaches it whatever becomes of its name, where /proc allows. */
interface OpenFolder {
  readonly path: string;
  readonly handle: FileHandle | undefined;
}

class PartialFile implements FileBelow {
  readonly handle: FileHandle;
  readonly #temporary: string;
  readonly #final: string;
  readonly #folder: OpenFolder;
  readonly #path: string;
  #committed = false;
  #disposed: Promise<void> | undefined;

  constructor(options: {
    handle: FileHandle;
    temporary: string;
    final: string;
    folder: OpenFolder;
    path: string;
  }) {
    this.handle = options.handle;
    this.#temporary = options.temporary;
    this.#final = options.final;
    this.#folder = options.folder;
    this.#path = options.path;
  }

  async commit(): Promise<void> {
    try {
      await rename(this.#temporary, this.#final);
    } catch (error) {
      throw unsafe(this.#path, 'something else stands there', error);
    }
    this.#committed = true;
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.#disposed ??= this.#dispose();
    return this.#disposed;
  }

  async #dispose(): Promise<void> {
    try {
      await this.handle.close();
      if (!this.#committed) await rm(this.#temporary, {force: true});
    } finally {
      await this.#folder.handle?.close();
    }
  }
}

/** Opens `root`/`parts`, making folders, each through the descriptor of the one above it. */
async function openFolder(
  root: string,
  parts: readonly string[],
  path: string,
): Promise<OpenFolder> {
  if (!(await hasDescriptorPaths())) return openFolderByName(root, parts, path);
  const flags = constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW;
  let handle = await open(root, flags);
  try {
    for (const part of parts) {
      const child = `/proc/self/fd/${handle.fd}/${part}`;
      await makeFolder(child);
      const next = await open(child, flags).catch((error: unknown) => {
        throw unsafe(path, `'${part}' is not a folder`, error);
      });
      await handle.close();
      handle = next;
    }
  } catch (error) {
    await handle.close();
    throw error;
  }
  return {path: `/proc/self/fd/${handle.fd}`, handle};
}

/** Without /proc/self/fd: checks each level, which another process may still change afterwards. */
async function openFolderByName(
  root: string,
  parts: readonly string[],
  path: string,
): Promise<OpenFolder> {
  let folder = root;
  for (const part of parts) {
    folder = join(folder, part);
    await makeFolder(folder);
    const stats: Stats = await lstat(folder);
    if (!stats.isDirectory()) throw unsafe(path, `'${part}' is not a folder`);
  }
  return {path: folder, handle: undefined};
}

async function makeFolder(path: string): Promise<void> {
  await mkdir(path, {mode: 0o755}).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

let descriptorPaths: Promise<boolean> | undefined;

function hasDescriptorPaths(): Promise<boolean> {
  descriptorPaths ??= access('/proc/self/fd').then(
    () => true,
    () => false,
  );
  return descriptorPaths;
}

function splitParts(bytes: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  let start = 0;
  for (let index = 0; index <= bytes.length; index++) {
    if (index < bytes.length && bytes[index] !== 0x2f) continue;
    const part = bytes.subarray(start, index);
    start = index + 1;
    if (part.length > 0 && !(part.length === 1 && part[0] === 0x2e)) parts.push(part);
  }
  return parts;
}

function safePart(bytes: Buffer): string {
  if (bytes.toString('latin1') === '..') return '%2E%2E';
  let safe = '';
  for (let index = 0; index < bytes.length; ) {
    const length = characterLength(bytes, index);
    const piece = bytes.subarray(index, index + Math.max(length, 1));
    const text = length === 0 ? '' : piece.toString();
    safe += length === 0 || UNSAFE.test(text) ? percentEncode(piece) : text;
    index += piece.length;
  }
  if (Buffer.byteLength(safe) <= PART_BYTES_MAX) return safe;
  return `${cutToBytes(safe, PART_BYTES_MAX - 17)}~${shortHash(bytes)}`;
}

/** Bytes of the UTF-8 character at `index`; 0 when there is no valid one. */
function characterLength(bytes: Buffer, index: number): number {
  const lead = bytes[index] ?? 0;
  if (lead < 0x80) return 1;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  const piece = bytes.subarray(index, index + length);
  // Decoding and encoding again gives the same bytes only for valid UTF-8.
  return piece.length === length && Buffer.from(piece.toString()).equals(piece) ? length : 0;
}

function percentEncode(bytes: Buffer): string {
  return Array.from(bytes, (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(
    '',
  );
}

function cutToBytes(text: string, bytesMax: number): string {
  let cut = '';
  let bytes = 0;
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > bytesMax) break;
    cut += character;
  }
  return cut;
}

/** Enough of a hash that nobody finds two paths with the same one by chance: 64 bits. */
function shortHash(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}

function unsafe(path: string, why: string, cause?: unknown): FaultError {
  const shown = JSON.stringify(path);
  return new FaultError('transfer/unsafe-path', `cannot write ${shown}: ${why}`, {cause});
}
