import {existsSync} from 'node:fs';
import {join} from 'node:path';
import type {QemuSpec} from '../../../manifest/manifest.ts';
import type {StepContext} from '../../environment.ts';
import {ARCHITECTURES} from '../architectures.ts';
import type {GuestAccess} from '../boot/guest-access.ts';
import {recipeOf} from '../boot/prepare-boot.ts';
import {buildGuest} from '../guest-build/build-guest.ts';
import {type Accelerator, chooseAccelerator} from '../host/accelerator.ts';
import {findQemu} from '../host/qemu-program.ts';
import {cacheFolder} from '../host/remembered.ts';
import {toolEnv} from '../host/run-tool.ts';
import type {FrozenMachine} from './frozen-machine.ts';
import {TemplateCache} from './template-cache.ts';
import {templateKey} from './template-key.ts';

/** A template of another run, and what lets proctor into its copies. */
export interface KeptTemplate {
  readonly frozen: FrozenMachine;
  readonly access: GuestAccess;
  readonly accelerator: Accelerator;
}

/**
 * The template that was kept of a machine of `spec` that had been prepared in the way that
 * `preparation`, a digest, stands for; `undefined` where there is none.
 *
 * @throws {FaultError} as `provision` does for what it needs of this machine.
 */
export async function openKeptTemplate(
  spec: QemuSpec,
  preparation: string,
  context: StepContext,
): Promise<KeptTemplate | undefined> {
  const cache = cacheFor(spec, context);
  if (cache === undefined) return undefined;
  const {key, accelerator} = await keyOf(spec, preparation, context);
  const open = await cache.open(key, spec, context);
  if (open === undefined) return undefined;
  return {frozen: open.machine, access: toAccess(open.extra), accelerator};
}

/**
 * Keeps a template for later runs, if its spec says so. What goes wrong with that is warned of: the
 * run does not need it.
 */
export async function keepTemplate(
  template: {
    readonly frozen: FrozenMachine;
    readonly access: GuestAccess;
    readonly preparation: string;
  },
  context: StepContext,
): Promise<void> {
  const {frozen, access, preparation} = template;
  const {spec} = frozen.parts.config;
  const cache = cacheFor(spec, context);
  if (cache === undefined) return;
  try {
    const {key} = await keyOf(spec, preparation, context);
    await cache.keep(key, {machine: frozen, extra: fromAccess(access)}, context);
  } catch (error) {
    context.signal.throwIfAborted();
    const why = error instanceof Error ? error.message : String(error);
    context.warn('vm/template-not-kept', `the template of '${spec.id}' is not kept: ${why}`);
  }
}

function cacheFor(spec: QemuSpec, context: StepContext): TemplateCache | undefined {
  if (!spec.cache) return undefined;
  const folder = cacheFolder(context.env ?? {});
  if (folder === undefined) return undefined;
  return new TemplateCache({folder: join(folder, 'templates'), bytesMax: spec.cacheBytesMax});
}

async function keyOf(
  spec: QemuSpec,
  preparation: string,
  context: StepContext,
): Promise<{readonly key: string; readonly accelerator: Accelerator}> {
  const {signal} = context;
  const env = toolEnv(context);
  const qemu = await findQemu(spec, {signal, env});
  const {accelerator} = await chooseAccelerator(spec, qemu, {signal, env});
  const files = await bootFiles(spec, context);
  const qemuVersion = `${qemu.version} ${qemu.stamp}`;
  const key = await templateKey({spec, accelerator, qemuVersion, files, preparation}, signal);
  return {key, accelerator};
}

async function bootFiles(spec: QemuSpec, context: StepContext): Promise<string[]> {
  const {boot} = spec;
  if (boot.kind === 'disk') {
    const {firmware} = ARCHITECTURES[spec.arch];
    const code = boot.firmware ?? firmware.find((path) => existsSync(path));
    return code === undefined ? [] : [code];
  }
  const recipe = recipeOf(spec);
  const files = [boot.kernel, boot.initrd, boot.dtb];
  if (recipe !== undefined) {
    const {signal, env = {}} = context;
    const cache = cacheFolder(env) ?? context.scratchFolder;
    files.push(await buildGuest(recipe, {cacheFolder: join(cache, 'guests'), signal}));
  }
  return files.filter((path) => path !== undefined);
}

/** As JSON: the key in dropbear's format is bytes. */
function fromAccess({keys}: GuestAccess): {readonly keys?: unknown} {
  if (keys === undefined) return {};
  const {host} = keys;
  return {keys: {...keys, host: {...host, dropbear: host.dropbear.toString('base64')}}};
}

/** What `fromAccess` gave: it has been checked as a whole by its digest. */
function toAccess(extra: Readonly<Record<string, unknown>>): GuestAccess {
  const keys = extra['keys'] as StoredKeys | undefined;
  if (keys === undefined) return {keys: undefined};
  const dropbear = Buffer.from(keys.host.dropbear, 'base64');
  return {keys: {...keys, host: {...keys.host, dropbear}}};
}

type Keys = NonNullable<GuestAccess['keys']>;
type StoredKeys = Omit<Keys, 'host'> & {
  readonly host: Omit<Keys['host'], 'dropbear'> & {readonly dropbear: string};
};
