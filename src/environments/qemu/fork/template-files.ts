import {createHash} from 'node:crypto';
import {constants} from 'node:fs';
import {
  copyFile,
  mkdir,
  open,
  readdir,
  readFile,
  realpath,
  stat,
  writeFile,
} from 'node:fs/promises';
import {basename, join} from 'node:path';
import {FaultError} from '../../../faults/fault-error.ts';
import type {DiskSpec} from '../../../manifest/manifest.ts';
import type {StepContext} from '../../environment.ts';
import type {LinkState} from '../guest-link/link-host.ts';
import type {DiskFile} from '../host/disks.ts';
import {imageFormat} from '../host/image-format.ts';
import {runTool, toolEnv} from '../host/run-tool.ts';
import type {MachineConfig} from '../machine-config.ts';
import type {FrozenMachine} from './frozen-machine.ts';
import {GuestRam} from './guest-ram.ts';
import type {GuestTraits} from './guest-traits.ts';
import {copyData, digestData} from './sparse-file.ts';

/** The file that makes a folder a template. */
export const META_FILE = 'meta.json';
const STATE_FILE = 'state';
const RAM_FILE = 'ram';
/** Of `meta.json`; another is not read. */
const VERSION = 1;
/** Gigabytes may have to be written. */
const CONVERT_TIMEOUT_MS = 600_000;

/** What whoever opens a template needs besides; JSON. */
export type TemplateExtra = Readonly<Record<string, unknown>>;

/** A machine's settings but for those that come from its spec, which is part of the key. */
type KeptConfig = Omit<MachineConfig, 'spec' | 'architecture'>;

/** A template that was read, and is whole. */
export interface CachedTemplate {
  readonly config: KeptConfig;
  readonly traits: GuestTraits;
  readonly link: LinkState | undefined;
  /** Open; the caller's. `undefined` where memory is part of the state. */
  readonly ram: GuestRam | undefined;
  readonly statePath: string;
  readonly stateBytes: number;
  readonly extra: TemplateExtra;
}

interface FileFacts {
  readonly bytes: number;
  /** Nanoseconds, as text: what has not been written to since needs not be read. */
  readonly mtimeNs: string;
  /** Of `digestData`. */
  readonly digest: string;
}

interface TemplateMeta {
  readonly version: number;
  readonly config: KeptConfig;
  readonly traits: GuestTraits;
  readonly link?: LinkState | undefined;
  readonly memoryBytes: number;
  readonly extra: TemplateExtra;
  readonly files: Readonly<Record<string, FileFacts>>;
}

/**
 * Writes all that a copy of `machine` needs to `folder`, which will be called `target` then. Disks
 * stand on nothing but the user's images.
 *
 * @throws {FaultError} `vm/checkpoint-failed`.
 */
export async function storeTemplate(
  {
    machine,
    extra,
    folder,
    target,
  }: {
    readonly machine: FrozenMachine;
    readonly extra: TemplateExtra;
    readonly folder: string;
    readonly target: string;
  },
  context: StepContext,
): Promise<void> {
  const {config, ram, traits, link, statePath} = machine.parts;
  const {signal} = context;
  const {spec, architecture: _, ...rest} = config;
  await copyFile(statePath, join(folder, STATE_FILE), constants.COPYFILE_FICLONE);
  if (ram !== undefined) await storeRam(ram, join(folder, RAM_FILE), signal);
  const names = new NameSource([META_FILE, STATE_FILE, RAM_FILE, 'used', 'users']);
  const keep = async (path: string): Promise<string> => {
    const name = names.next(basename(path));
    await copyFile(path, join(folder, name), constants.COPYFILE_FICLONE);
    return join(target, name);
  };
  const disks: DiskFile[] = [];
  for (const disk of config.disks) {
    const name = names.next(`disk-${disk.name}.qcow2`);
    const base = spec.disks.find((each) => each.name === disk.name);
    await convertDisk(disk, {to: join(folder, name), base}, context);
    disks.push({...disk, path: join(target, name), format: 'qcow2'});
  }
  const fwCfg = [];
  for (const each of config.fwCfg) fwCfg.push({...each, path: await keep(each.path)});
  const kept: KeptConfig = {...rest, disks, fwCfg, boot: await keepBoot(config.boot, keep)};
  const meta: TemplateMeta = {
    version: VERSION,
    config: {...kept, folder: target, ram: undefined},
    traits,
    link,
    memoryBytes: ram?.bytes ?? 0,
    extra,
    files: await factsOfFolder(folder, signal),
  };
  await writeMeta(folder, meta);
}

/** The template in `folder`; `undefined` where it is damaged. */
export async function loadTemplate(
  folder: string,
  signal: AbortSignal,
): Promise<CachedTemplate | undefined> {
  try {
    const meta = await readMeta(folder);
    if (meta === undefined) return undefined;
    for (const [name, facts] of Object.entries(meta.files)) {
      if (!(await isAsItWas(join(folder, name), facts, signal))) return undefined;
    }
    const stateBytes = meta.files[STATE_FILE]?.bytes ?? 0;
    const hasRam = RAM_FILE in meta.files;
    const {config, traits, link, extra} = meta;
    const statePath = join(folder, STATE_FILE);
    const ram = hasRam ? GuestRam.openFile(join(folder, RAM_FILE), meta.memoryBytes) : undefined;
    return {config, traits, link, extra, statePath, stateBytes, ram};
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}

/** Space on the disk that a folder takes, files in it counted once. */
export async function allocatedBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true}).catch(() => []);
  let bytes = 0;
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const facts = await stat(join(entry.parentPath, entry.name)).catch(() => undefined);
    bytes += (facts?.blocks ?? 0) * 512;
  }
  return bytes;
}

async function storeRam(ram: GuestRam, path: string, signal: AbortSignal): Promise<void> {
  const file = await open(path, 'wx+', 0o600);
  try {
    await file.truncate(ram.bytes);
    await copyData(ram.fd, file.fd, {bytes: ram.bytes, signal});
    await file.truncate(ram.bytes);
  } finally {
    await file.close();
  }
}

/** Once more in a file of its own, whatever it stands on but for the user's image. */
async function convertDisk(
  disk: DiskFile,
  {to, base}: {readonly to: string; readonly base: DiskSpec | undefined},
  context: StepContext,
): Promise<void> {
  const args = ['convert', '-q', '-f', disk.format, '-O', 'qcow2'];
  if (base?.image !== undefined) {
    const format = await imageFormat(base.image, base.format);
    args.push('-B', await realpath(base.image), '-F', format);
  }
  args.push(disk.path, to);
  const result = await runTool('qemu-img', args, {
    signal: context.signal,
    env: toolEnv(context),
    timeoutMs: CONVERT_TIMEOUT_MS,
  });
  if (result.exitCode === 0) return;
  throw new FaultError('vm/checkpoint-failed', `cannot keep the disk "${disk.name}"`, {
    cause: new Error(result.stderr.trim()),
  });
}

/** Kernel and initramfs, too: where they came from, others may remove them. */
async function keepBoot(
  boot: MachineConfig['boot'],
  keep: (path: string) => Promise<string>,
): Promise<MachineConfig['boot']> {
  const keepMaybe = async (path: string | undefined): Promise<string | undefined> =>
    path === undefined ? undefined : keep(path);
  if (boot.kind === 'disk') {
    return {...boot, firmwareVariables: await keepMaybe(boot.firmwareVariables)};
  }
  return {
    ...boot,
    kernel: await keep(boot.kernel),
    initrd: await keepMaybe(boot.initrd),
    dtb: await keepMaybe(boot.dtb),
  };
}

async function factsOfFolder(
  folder: string,
  signal: AbortSignal,
): Promise<Record<string, FileFacts>> {
  const files: Record<string, FileFacts> = {};
  for (const entry of await readdir(folder, {withFileTypes: true})) {
    if (!entry.isFile() || entry.name === 'used') continue;
    const file = await open(join(folder, entry.name), 'r+');
    try {
      // Its name is not to be there before its data, should the power fail.
      await file.datasync();
      const {size, mtimeNs} = await file.stat({bigint: true});
      const bytes = Number(size);
      const digest = await digestData(file.fd, {bytes, signal});
      files[entry.name] = {bytes, mtimeNs: String(mtimeNs), digest};
    } finally {
      await file.close();
    }
  }
  return files;
}

/** Whether the file is the one that was written: by its time, and where that differs, by reading. */
async function isAsItWas(path: string, facts: FileFacts, signal: AbortSignal): Promise<boolean> {
  const {size, mtimeNs} = await stat(path, {bigint: true});
  if (Number(size) !== facts.bytes) return false;
  if (String(mtimeNs) === facts.mtimeNs) return true;
  const file = await open(path, 'r');
  try {
    return (await digestData(file.fd, {bytes: facts.bytes, signal})) === facts.digest;
  } finally {
    await file.close();
  }
}

async function writeMeta(folder: string, meta: TemplateMeta): Promise<void> {
  const text = JSON.stringify(meta);
  const document = {sha256: createHash('sha256').update(text).digest('hex'), meta: text};
  await mkdir(folder, {recursive: true});
  await writeFile(join(folder, META_FILE), `${JSON.stringify(document)}\n`, {mode: 0o600});
}

async function readMeta(folder: string): Promise<TemplateMeta | undefined> {
  const document: unknown = JSON.parse(await readFile(join(folder, META_FILE), 'utf8'));
  const {sha256, meta} = document as {readonly sha256?: unknown; readonly meta?: unknown};
  if (typeof meta !== 'string') return undefined;
  if (createHash('sha256').update(meta).digest('hex') !== sha256) return undefined;
  const parsed = JSON.parse(meta) as TemplateMeta;
  return parsed.version === VERSION ? parsed : undefined;
}

/** Names of files in one folder. */
class NameSource {
  readonly #taken: Set<string>;

  constructor(taken: readonly string[]) {
    this.#taken = new Set(taken);
  }

  /** `name`, or if that is taken, with a number before it. */
  next(name: string): string {
    let free = name;
    for (let count = 1; this.#taken.has(free); count += 1) free = `${count}-${name}`;
    this.#taken.add(free);
    return free;
  }
}
