import {constants, type Dirent} from 'node:fs';
import {chmod, type FileHandle, lstat, mkdir, open, opendir, rm} from 'node:fs/promises';
import {FaultError} from '../../faults/fault-error.ts';
import {type CapturePattern, compileCapturePatterns} from '../capture-pattern.ts';
import type {CapturedFile, GetOptions} from '../environment.ts';
import {receiveFile} from '../receive-file.ts';
import {capturedPath} from '../safe-path.ts';

const CHUNK_BYTES = 262_144;
/** Contract of `GetOptions`. */
const FILE_BYTES_MAX = 104_857_600;
const TOTAL_BYTES_MAX = 1_073_741_824;
/** More files than anyone looks at; keeps a hostile tree from filling memory. */
const FILES_MAX = 100_000;

/** As `Connection.get`. */
export async function getLocalFiles(
  patterns: readonly string[],
  destination: string,
  options: GetOptions & {readonly workingDirectory: string},
): Promise<CapturedFile[]> {
  const {workingDirectory, signal, fileBytesMax = FILE_BYTES_MAX} = options;
  await mkdir(destination, {recursive: true});
  let leftBytes = options.totalBytesMax ?? TOTAL_BYTES_MAX;
  const taken = new Set<string>();
  const captured: CapturedFile[] = [];
  for (const source of await findFiles(patterns, options)) {
    signal.throwIfAborted();
    const shown = source.toString();
    const handle = await openRegular(source, options);
    if (handle === undefined) continue;
    try {
      const path = freePath(capturedPath(source, workingDirectory), taken);
      const received = await receiveFile(readChunks(handle, signal), {
        destination,
        path,
        bytesMax: Math.min(fileBytesMax, leftBytes),
      });
      leftBytes -= received.bytes;
      captured.push({source: shown, path, ...received});
    } finally {
      await handle.close();
    }
  }
  return captured;
}

/** Regular files that match, each once, in the order of their names. */
async function findFiles(
  patterns: readonly string[],
  options: GetOptions & {readonly workingDirectory: string},
): Promise<Buffer[]> {
  const {includes, isExcluded} = compileCapturePatterns(patterns, options.workingDirectory);
  // By bytes: names that are not UTF-8 may look alike as text.
  const found = new Map<string, Buffer>();
  for (const pattern of includes) {
    for await (const path of walk(pattern, options)) {
      if (isExcluded(path.toString())) continue;
      if (found.size >= FILES_MAX) {
        options.onSkipped?.(path.toString(), `more than ${FILES_MAX} files match`);
        break;
      }
      found.set(path.toString('latin1'), path);
    }
  }
  return [...found.values()].sort(Buffer.compare);
}

async function* walk(pattern: CapturePattern, options: GetOptions): AsyncGenerator<Buffer> {
  const root = Buffer.from(pattern.root);
  if (pattern.isLiteral) {
    const stats = await lstat(root).catch(() => undefined);
    if (stats === undefined) return;
    if (!stats.isDirectory()) {
      if (stats.isFile()) yield root;
      else options.onSkipped?.(pattern.root, 'not a regular file');
      return;
    }
  }
  const folders: {path: Buffer; relative: string; depth: number}[] = [
    {path: root, relative: '', depth: 1},
  ];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for await (const entry of entriesOf(folder.path, options)) {
      const path = Buffer.concat([folder.path, SLASH, entry.name]);
      const relative = `${folder.relative}${entry.name.toString()}`;
      if (entry.isDirectory()) {
        if (folder.depth < pattern.depthMax) {
          folders.push({path, relative: `${relative}/`, depth: folder.depth + 1});
        }
      } else if (pattern.isMatch(relative)) {
        if (entry.isFile()) yield path;
        else options.onSkipped?.(path.toString(), 'not a regular file');
      }
    }
  }
}

const SLASH = Buffer.from('/');

async function* entriesOf(folder: Buffer, options: GetOptions): AsyncGenerator<Dirent<Buffer>> {
  options.signal.throwIfAborted();
  try {
    // The types know of text names only.
    const entries = (await opendir(folder, {
      encoding: 'buffer' as BufferEncoding,
    })) as unknown as AsyncIterable<Dirent<Buffer>>;
    for await (const entry of entries) yield entry;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unreadable';
    if (code !== 'ENOENT') options.onSkipped?.(folder.toString(), code);
  }
}

/** Opens `path` if it still is a regular file; never follows a link, never waits for a FIFO. */
async function openRegular(path: Buffer, options: GetOptions): Promise<FileHandle | undefined> {
  const {O_RDONLY, O_NOFOLLOW, O_NONBLOCK} = constants;
  try {
    const handle = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    if ((await handle.stat()).isFile()) return handle;
    await handle.close();
    options.onSkipped?.(path.toString(), 'not a regular file');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unreadable';
    options.onSkipped?.(path.toString(), code);
  }
  return undefined;
}

/** `path`, or with a number where another file has got that already. */
function freePath(path: string, taken: Set<string>): string {
  let free = path;
  for (let number = 2; taken.has(free); number++) free = `${path}~${number}`;
  taken.add(free);
  return free;
}

/** From the start of the file. Ends early where a file of the kernel's would make us wait. */
async function* readChunks(handle: FileHandle, signal: AbortSignal): AsyncGenerator<Buffer> {
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  for (let position = 0; ; ) {
    signal.throwIfAborted();
    const bytesRead = await handle.read(buffer, 0, CHUNK_BYTES, position).then(
      (result) => result.bytesRead,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'EAGAIN') return 0;
        throw error;
      },
    );
    if (bytesRead === 0) return;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

/** Removes `folder` and all below it, also where a folder forbids its owner to change it. */
export async function removeTree(folder: string): Promise<void> {
  try {
    await rm(folder, {recursive: true, force: true, maxRetries: 3});
  } catch {
    await unlockFolders(Buffer.from(folder));
    try {
      await rm(folder, {recursive: true, force: true, maxRetries: 3});
    } catch (error) {
      const message = `cannot remove the scratch folder '${folder}'`;
      throw new FaultError('local/scratch-failed', message, {
        cause: error,
        help: 'something in it belongs to another user or is mounted: remove it by hand',
      });
    }
  }
}

async function unlockFolders(folder: Buffer): Promise<void> {
  const stats = await lstat(folder).catch(() => undefined);
  if (stats?.isDirectory() !== true) return;
  await chmod(folder, 0o700).catch(() => undefined);
  const never = new AbortController().signal;
  for await (const entry of entriesOf(folder, {signal: never})) {
    if (entry.isDirectory()) await unlockFolders(Buffer.concat([folder, SLASH, entry.name]));
  }
}
