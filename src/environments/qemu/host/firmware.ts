import {constants} from 'node:fs';
import {access, readdir, readFile} from 'node:fs/promises';
import {basename, join} from 'node:path';
import type {Architecture} from '../architectures.ts';

/** A UEFI firmware in flash memory. */
export interface Firmware {
  /** Never written to. */
  readonly code: string;
  /** What each VM's own variables begin as; `undefined` where the firmware keeps none. */
  readonly variables: string | undefined;
}

/**
 * Where distributions say which firmware they have; a file in the first hides one of the same name
 * in the second.
 *
 * Source: QEMU's docs/interop/firmware.json.
 */
const DESCRIPTOR_FOLDERS = ['/etc/qemu/firmware', '/usr/share/qemu/firmware'];

/** Names of architectures there that differ from ours. */
const QEMU_NAMES: Readonly<Record<string, string>> = {arm64: 'aarch64'};

/** What a firmware may ask for that our machines do not have, or that keeps unsigned kernels out. */
const UNWANTED = new Set(['requires-smm', 'enrolled-keys']);

/** A descriptor, as far as it matters here. */
interface Descriptor {
  readonly 'interface-types'?: readonly string[];
  readonly mapping?: {
    readonly device?: string;
    readonly mode?: string;
    readonly executable?: {readonly filename?: string; readonly format?: string};
    readonly 'nvram-template'?: {readonly filename?: string; readonly format?: string};
  };
  readonly targets?: ReadonlyArray<{
    readonly architecture?: string;
    readonly machines?: readonly string[];
  }>;
  readonly features?: readonly string[];
}

/**
 * The firmware that machines of `architecture` boot from disks with: the one that is stated, else
 * what this distribution's descriptors name, else where Debian has it.
 *
 * @param options.folders Of descriptors. @default QEMU's
 * @returns `undefined` where the machine has its own, or there is none here.
 */
export async function findFirmware(
  architecture: Architecture,
  options: {readonly stated?: string | undefined; readonly folders?: readonly string[]} = {},
): Promise<Firmware | undefined> {
  const {stated, folders = DESCRIPTOR_FOLDERS} = options;
  if (stated !== undefined) return {code: stated, variables: await variablesBeside(stated)};
  if (architecture.firmware.length === 0) return undefined;
  for (const path of await descriptorsIn(folders)) {
    const found = await readDescriptor(path, architecture);
    if (found !== undefined) return found;
  }
  for (const code of architecture.firmware) {
    if (await isReadable(code)) return {code, variables: await variablesBeside(code)};
  }
  return undefined;
}

/** In the order of their names, which says what is to be preferred. */
async function descriptorsIn(folders: readonly string[]): Promise<string[]> {
  const paths = new Map<string, string>();
  for (const folder of folders) {
    for (const name of await readdir(folder).catch(() => [])) {
      if (name.endsWith('.json') && !paths.has(name)) paths.set(name, join(folder, name));
    }
  }
  return [...paths.values()].sort((one, other) => (basename(one) < basename(other) ? -1 : 1));
}

async function readDescriptor(
  path: string,
  architecture: Architecture,
): Promise<Firmware | undefined> {
  let descriptor: Descriptor;
  try {
    descriptor = JSON.parse(await readFile(path, 'utf8')) as Descriptor;
  } catch {
    // An empty file hides one of the same name.
    return undefined;
  }
  const {mapping, targets = [], features = []} = descriptor;
  const name = QEMU_NAMES[architecture.name] ?? architecture.name;
  const machine = architecture.machine.split(',')[0] ?? '';
  const isTarget = targets.some(
    (target) =>
      target.architecture === name &&
      target.machines?.some((one) => one.replace(/-?\*$/, '') === machine),
  );
  const isUefi = descriptor['interface-types']?.includes('uefi') === true;
  if (!isTarget || !isUefi || features.some((feature) => UNWANTED.has(feature))) return undefined;
  if (mapping?.device !== 'flash' || (mapping.mode ?? 'split') !== 'split') return undefined;
  const code = rawFile(mapping.executable);
  const variables = rawFile(mapping['nvram-template']);
  if (code === undefined || variables === undefined) return undefined;
  return (await isReadable(code)) && (await isReadable(variables)) ? {code, variables} : undefined;
}

function rawFile(
  file: {readonly filename?: string; readonly format?: string} | undefined,
): string | undefined {
  return file?.format === 'raw' ? file.filename : undefined;
}

/** They stand beside the code, as `…_VARS.fd` and `…_CODE.fd`. Source: Debian's edk2. */
async function variablesBeside(code: string): Promise<string | undefined> {
  const variables = code.replace(/_CODE(?=[^/]*\.fd$)/, '_VARS');
  return variables !== code && (await isReadable(variables)) ? variables : undefined;
}

async function isReadable(path: string): Promise<boolean> {
  return access(path, constants.R_OK).then(
    () => true,
    () => false,
  );
}
