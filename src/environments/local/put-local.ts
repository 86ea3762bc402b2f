import {createHash, randomBytes} from 'node:crypto';
import {constants} from 'node:fs';
import {type FileHandle, lstat, mkdir, open, rename, rm, statfs} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import PQueue from 'p-queue';
import {FaultError} from '../../faults/fault-error.ts';
import type {LedgerEntry, ResourceLedger} from '../../ledger/ledger.ts';
import type {FileToPut, PutReceipt, TransferOptions} from '../environment.ts';
import {putFault} from '../posix/put/put-fault.ts';
import {SourceReader} from '../posix/put/source-content.ts';
import {byFolder, planUploads, type Upload} from '../posix/put/upload.ts';
import {idOf} from './account-ids.ts';

const CHUNK_BYTES = 262_144;
/** Files at once: reading, hashing and writing overlap. */
const FILES_AT_ONCE = 4;

/** As `Connection.put`. */
export async function putLocalFiles(
  files: readonly FileToPut[],
  options: TransferOptions & {readonly scratch: string; readonly ledger: ResourceLedger},
): Promise<PutReceipt> {
  const {scratch, ledger, signal} = options;
  const id = randomBytes(9).toString('hex');
  const uploads = planUploads(files, {scratch, temporary: `.${id}.part`});
  const sums = new Map<Upload, string>();
  const progress = {bytes: 0, files: 0};
  const folders = byFolder(uploads).map(([temporary]) => temporary);
  const entries = await Promise.all(folders.map((path) => ledger.intend({kind: 'folder', path})));
  try {
    for (const [index, folder] of folders.entries()) {
      const [upload] = uploads.filter(({temporary}) => temporary === folder);
      if (upload !== undefined) await makeFolders(upload);
      entries[index]?.made();
    }
    const queue = new PQueue({concurrency: FILES_AT_ONCE});
    const copyAll = uploads.map((upload) => async () => {
      signal.throwIfAborted();
      const onChunk = (bytes: number): void => {
        progress.bytes += bytes;
        options.onProgress?.({...progress});
      };
      sums.set(upload, await copyOne(upload, {signal, onChunk}));
      progress.files++;
      options.onProgress?.({...progress});
    });
    await settled(queue, copyAll);
    for (const upload of uploads) await place(upload);
  } finally {
    for (const [index, folder] of folders.entries()) await removeQuietly(folder, entries[index]);
  }
  const byTarget = new Map(uploads.map((upload) => [upload.file.target, sums.get(upload) ?? '']));
  return {sha256s: files.map((file) => byTarget.get(file.target) ?? ''), bytes: progress.bytes};
}

/** Runs all, and ends only when none of them is running any more. */
async function settled(queue: PQueue, work: readonly (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = [];
  const guarded = work.map((each) => async () => {
    if (failures.length > 0) return;
    await each().catch((error: unknown) => failures.push(error));
  });
  await queue.addAll(guarded);
  if (failures.length > 0) throw failures[0];
}

function inner(temporary: string): string {
  return join(temporary, 'f');
}

function partOf(upload: Upload): string {
  return join(inner(upload.temporary), upload.name);
}

async function makeFolders(upload: Upload): Promise<void> {
  try {
    await mkdir(upload.folder, {recursive: true, mode: 0o755});
    await mkdir(upload.temporary, {mode: 0o700});
    await mkdir(inner(upload.temporary), {mode: 0o700});
  } catch (error) {
    throw await faultOf(upload, error);
  }
}

async function copyOne(
  upload: Upload,
  options: {readonly signal: AbortSignal; readonly onChunk: (bytes: number) => void},
): Promise<string> {
  const {file} = upload;
  const source = new SourceReader(upload, {isHashed: true});
  try {
    const {O_RDWR, O_CREAT, O_EXCL} = constants;
    const copy = await open(partOf(upload), O_RDWR | O_CREAT | O_EXCL, 0o600);
    try {
      for await (const chunk of source.chunks({offset: 0, signal: options.signal})) {
        for (let written = 0; written < chunk.length; ) {
          written += (await copy.write(chunk, written)).bytesWritten;
        }
        options.onChunk(chunk.length);
      }
      const {sha256} = source.sum();
      await checkCopy(copy, sha256, {upload, signal: options.signal});
      await own(copy, upload, options);
      // After all that would take set-user-ID bits away; the umask does not count.
      await copy.chmod(file.mode & 0o7777);
      return sha256;
    } finally {
      await copy.close();
    }
  } catch (error) {
    if (error instanceof FaultError || options.signal.aborted) throw error;
    throw await faultOf(upload, error);
  }
}

async function own(
  copy: FileHandle,
  upload: Upload,
  options: {readonly signal: AbortSignal},
): Promise<void> {
  const {owner, group} = upload.file;
  if (owner === undefined && group === undefined) return;
  const stats = await copy.stat();
  const uid = owner === undefined ? stats.uid : await idOf('user', owner, options);
  const gid = group === undefined ? stats.gid : await idOf('group', group, options);
  if (uid === undefined || gid === undefined) {
    const said = uid === undefined ? `invalid user: '${owner}'` : `invalid group: '${group}'`;
    throw putFault(whatOf(upload), said, {folder: upload.folder});
  }
  try {
    await copy.chown(uid, gid);
  } catch (error) {
    const said = `chown: ${(error as Error).message.replace('EPERM: operation', 'operation')}`;
    throw putFault(whatOf(upload), said, {folder: upload.folder, cause: error});
  }
}

async function checkCopy(
  copy: FileHandle,
  sha256: string,
  options: {readonly upload: Upload; readonly signal: AbortSignal},
): Promise<void> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  for (let position = 0; ; ) {
    options.signal.throwIfAborted();
    const {bytesRead} = await copy.read(buffer, 0, CHUNK_BYTES, position);
    if (bytesRead === 0) break;
    position += bytesRead;
    hash.update(buffer.subarray(0, bytesRead));
  }
  if (hash.digest('hex') === sha256) return;
  const message = `cannot put '${options.upload.file.source}': what arrived differs`;
  throw new FaultError('transfer/checksum-mismatch', message);
}

async function place(upload: Upload): Promise<void> {
  try {
    const isFolder = await lstat(upload.target).then(
      (stats) => stats.isDirectory(),
      () => false,
    );
    if (isFolder) {
      throw putFault(whatOf(upload), `${upload.target} is a folder`, {folder: upload.folder});
    }
    await rename(partOf(upload), upload.target);
  } catch (error) {
    throw error instanceof FaultError ? error : await faultOf(upload, error);
  }
}

/** Removes a temporary folder; the next thing that fails says why this did. */
async function removeQuietly(temporary: string, entry: LedgerEntry | undefined): Promise<void> {
  try {
    await rm(temporary, {recursive: true, force: true});
    entry?.[Symbol.dispose]();
  } catch {
    // It stands in the book.
  }
}

async function faultOf(upload: Upload, cause: unknown): Promise<FaultError> {
  const said = cause instanceof Error ? cause.message : String(cause);
  const room = /ENOSPC|EDQUOT/.test(said) ? await roomFor(upload) : undefined;
  return putFault(whatOf(upload), said, {folder: upload.folder, room, cause});
}

async function roomFor(
  upload: Upload,
): Promise<{readonly freeBytes: number; readonly neededBytes: number} | undefined> {
  // Without what we have of it there, which is about to go.
  await rm(partOf(upload), {force: true}).catch(() => undefined);
  for (let folder = upload.folder; ; folder = dirname(folder)) {
    const room = await statfs(folder).catch(() => undefined);
    if (room !== undefined) {
      return {freeBytes: room.bavail * room.bsize, neededBytes: upload.bytes};
    }
    if (folder === dirname(folder)) return undefined;
  }
}

function whatOf(upload: Upload): string {
  return `'${upload.file.source}' at '${upload.target}'`;
}
