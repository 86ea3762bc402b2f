import {constants} from 'node:fs';
import {copyFile, realpath, rm, statfs} from 'node:fs/promises';
import {join} from 'node:path';
import {FaultError} from '../../../faults/fault-error.ts';
import type {DiskSpec} from '../../../manifest/manifest.ts';
import {type ImageFormat, imageFormat} from './image-format.ts';
import {runTool} from './run-tool.ts';

/** A disk's file on this machine, as QEMU is to be given it: with its format, never to be guessed. */
export interface DiskFile {
  readonly name: string;
  /** Absolute; in the VM's own folder. */
  readonly path: string;
  readonly format: ImageFormat;
  readonly readOnly: boolean;
  readonly boot: boolean;
}

export interface DiskOptions {
  readonly signal: AbortSignal;
  /** Variables of proctor's own process. @default none */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  /** As of `StepContext`: told `qemu/disk-room` where the disks do not fit once they are full. */
  readonly warn?: (code: string, message: string) => void;
}

/** qemu-img only writes a few hundred KiB; a hanging network file system must not hang the run. */
const IMG_TIMEOUT_MS = 30_000;
/** Room that a disk needs at the least, for the guest to be able to write anything at all. */
const ROOM_BYTES_MIN = 16 * 2 ** 20;
/** Source: docs/interop/qcow2.txt, "backing_file_size". */
const BACKING_PATH_BYTES_MAX = 1023;

/**
 * Makes the disks of a new VM in `folder`: an empty qcow2 file for a size, an overlay for an image.
 * An image is only ever read, so that any number of VMs may use it at once.
 *
 * @param folder Absolute; exists; of this VM only.
 * @throws {FaultError} `qemu/image-failed`, `environment/tool-missing`; leaves no file behind.
 */
export async function makeDisks(
  specs: readonly DiskSpec[],
  folder: string,
  options: DiskOptions,
): Promise<DiskFile[]> {
  if (specs.length === 0) return [];
  await requireRoom(folder, specs.length);
  const missing = await missingRoom(specs, folder);
  if (missing > 0) {
    const text = `the disks of a VM need ${mebibytes(missing)} MiB more than are free in "${folder}"`;
    options.warn?.('qemu/disk-room', `${text} if the guest fills them up`);
  }
  const settled = await Promise.allSettled(specs.map((spec) => makeDisk(spec, folder, options)));
  const failed = settled.find((result) => result.status === 'rejected');
  if (failed === undefined) {
    return settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  }
  await Promise.all(specs.map(({name}) => rm(pathIn(folder, name), {force: true})));
  throw failed.reason;
}

async function makeDisk(spec: DiskSpec, folder: string, options: DiskOptions): Promise<DiskFile> {
  const {name, readOnly, boot} = spec;
  const path = pathIn(folder, name);
  if (spec.image === undefined) {
    const size = String(spec.sizeBytes ?? 0);
    await qemuImg(['create', '-q', '-f', 'qcow2', path, size], {...options, name});
  } else {
    const format = await imageFormat(spec.image, spec.format);
    // Not a link that may point elsewhere later.
    const backing = await realpath(spec.image);
    if (format === 'qcow2') await checkChain(backing, {...options, name});
    await createOverlay({path, backing, format, name}, options);
  }
  return {name, path, format: 'qcow2', readOnly, boot};
}

/**
 * An empty overlay of `disk` in `folder`; `disk` must not be written to from now on.
 *
 * @throws {FaultError} `qemu/image-failed`.
 */
export async function overlayOf(
  disk: DiskFile,
  folder: string,
  options: DiskOptions,
): Promise<DiskFile> {
  const path = pathIn(folder, disk.name);
  await createOverlay({path, backing: disk.path, format: disk.format, name: disk.name}, options);
  return {...disk, path, format: 'qcow2'};
}

/**
 * Copies an overlay that nothing has been written to, as `overlayOf` made it: a clone's disk
 * without a process, since empty overlays of one disk are all alike.
 *
 * @throws {FaultError} `qemu/image-failed`.
 */
export async function copyOverlay(overlay: DiskFile, folder: string): Promise<DiskFile> {
  const path = pathIn(folder, overlay.name);
  try {
    await copyFile(overlay.path, path, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
  } catch (error) {
    throw imageFault(overlay.name, error);
  }
  return {...overlay, path};
}

/** Bytes that are missing in `folder` for the disks' whole sizes; 0 for none. */
async function missingRoom(specs: readonly DiskSpec[], folder: string): Promise<number> {
  const wanted = specs.reduce((sum, {sizeBytes}) => sum + (sizeBytes ?? 0), 0);
  return Math.max(0, wanted - (await freeBytes(folder)));
}

async function requireRoom(folder: string, disks: number): Promise<void> {
  const free = await freeBytes(folder);
  const needed = disks * ROOM_BYTES_MIN;
  if (free >= needed) return;
  throw new FaultError('qemu/image-failed', `cannot make disks in "${folder}"`, {
    cause: new Error(
      `only ${mebibytes(free)} MiB are free, at least ${mebibytes(needed)} are needed`,
    ),
    details: {freeBytes: free, neededBytes: needed},
    help: 'Make room there, or set TMPDIR to a folder on a larger file system.',
  });
}

function mebibytes(bytes: number): number {
  return Math.floor(bytes / 2 ** 20);
}

async function freeBytes(folder: string): Promise<number> {
  const {bavail, bsize} = await statfs(folder);
  return bavail * bsize;
}

async function createOverlay(
  overlay: {
    readonly path: string;
    readonly backing: string;
    readonly format: ImageFormat;
    readonly name: string;
  },
  options: DiskOptions,
): Promise<void> {
  const {path, backing, format, name} = overlay;
  if (Buffer.byteLength(backing) > BACKING_PATH_BYTES_MAX) {
    throw imageFault(name, new Error(`the path of its image is too long: "${backing}"`));
  }
  const args = ['create', '-q', '-f', 'qcow2', '-F', format, '-b', backing, path];
  await qemuImg(args, {...options, name});
}

/** What `qemu-img info` says of one file of a chain, as far as it matters here. */
interface ChainLink {
  readonly filename?: unknown;
  readonly 'backing-filename'?: unknown;
  readonly 'full-backing-filename'?: unknown;
  readonly 'backing-filename-format'?: unknown;
  readonly 'format-specific'?: {readonly data?: {readonly 'data-file'?: unknown}};
}

/**
 * Looks at all files that an image stands on: each must be a file of this machine, with a format
 * that is written down, since QEMU would guess it else.
 */
async function checkChain(image: string, options: DiskOptions & {name: string}): Promise<void> {
  // Link by link, since `--backing-chain` would open what is looked for here.
  let path: string | undefined = image;
  const seen = new Set<string>();
  while (path !== undefined && !seen.has(path)) {
    seen.add(path);
    const text = await qemuImg(['info', '-U', '-f', 'qcow2', '--output=json', path], options);
    path = nextLink(path, {link: JSON.parse(text) as ChainLink, name: options.name});
  }
}

/** The next qcow2 file of the chain; `undefined` at its end. */
function nextLink(
  path: string,
  {link, name}: {readonly link: ChainLink; readonly name: string},
): string | undefined {
  if (link['format-specific']?.data?.['data-file'] !== undefined) {
    throw imageFault(name, new Error(`"${path}" keeps its data in another file`));
  }
  if (link['backing-filename'] === undefined) return undefined;
  const backing = String(link['full-backing-filename'] ?? link['backing-filename']);
  const format = link['backing-filename-format'];
  if (!backing.startsWith('/')) {
    throw imageFault(name, new Error(`"${path}" stands on ${backing}, which is no file here`));
  }
  if (typeof format !== 'string') {
    const help = `State it: qemu-img rebase -u -F FORMAT -b ${backing} ${path}`;
    throw imageFault(name, new Error(`"${path}" does not say the format of "${backing}"`), help);
  }
  return format === 'qcow2' ? backing : undefined;
}

async function qemuImg(
  args: readonly string[],
  {name, signal, env}: DiskOptions & {readonly name: string},
): Promise<string> {
  const result = await runTool('qemu-img', args, {signal, env, timeoutMs: IMG_TIMEOUT_MS});
  if (result.exitCode === 0) return result.stdout;
  if (result.isMissing) {
    throw new FaultError('environment/tool-missing', 'cannot run qemu-img', {
      help: 'apt install qemu-utils',
    });
  }
  if (result.isTimedOut) {
    throw imageFault(name, new Error(`qemu-img took longer than ${IMG_TIMEOUT_MS / 1000} s`));
  }
  const message = result.stderr.trim().replace(/^qemu-img: /gm, '');
  throw imageFault(name, new Error(message === '' ? 'qemu-img was ended' : message));
}

function imageFault(name: string, cause: unknown, help?: string): FaultError {
  return new FaultError('qemu/image-failed', `cannot make the disk "${name}"`, {
    cause,
    details: {disk: name},
    ...(help !== undefined && {help}),
  });
}

/** Names of disks are checked by the manifest: letters, digits, `-` and `_`. */
function pathIn(folder: string, name: string): string {
  return join(folder, `disk-${name}.qcow2`);
}
