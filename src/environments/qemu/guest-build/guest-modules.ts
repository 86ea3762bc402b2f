import {access, realpath} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import type {CpioEntry} from './cpio.ts';
import {type KernelModule, ModuleFolder, moduleName} from './module-files.ts';
import type {GuestRecipe} from './recipe.ts';

/** Loaded at each boot, in the end: what QEMU may plug in later, and its power button. */
const LOADED = ['virtio_blk', 'virtio_net', 'virtio_console', 'virtio_mmio', 'button', 'evdev'];

/** Loaded at boot where the hardware is there, by its name in sysfs. */
const PROBED = ['virtio_pci', 'virtio_rng', 'qemu_fw_cfg', 'vmgenid'];

/** Loaded by the kernel when somebody asks for them. */
const ON_DEMAND = ['af_packet', 'ext4', 'overlay', 'loop'];

/** What a guest gets of a kernel's modules. */
export interface GuestModules {
  /** Where they were found; `undefined` for a kernel that has none. */
  readonly folder: string | undefined;
  /** Names, sorted. */
  readonly names: readonly string[];
  /** Names that were asked for and are neither modules nor built in. */
  readonly missing: readonly string[];
  readonly entries: readonly CpioEntry[];
}

/** Takes the modules of virtual hardware, those the recipe names, and all that they depend on. */
export async function collectModules(
  recipe: GuestRecipe,
  release: string | undefined,
): Promise<GuestModules> {
  const folder = await findModules(recipe, release);
  const wanted = recipe.modules ?? [];
  if (folder === undefined || release === undefined) {
    return {folder: undefined, names: [], missing: wanted, entries: []};
  }
  const modules = await ModuleFolder.open(folder);
  const found = new Map<string, KernelModule>();
  const add = async (name: string): Promise<void> => {
    if (found.has(name) || modules.isBuiltin(name)) return;
    const module = await modules.read(name);
    if (module === undefined) return;
    found.set(name, module);
    for (const each of module.depends) await add(each);
  };
  for (const name of [...LOADED, ...PROBED, ...ON_DEMAND, ...wanted]) await add(moduleName(name));
  const missing = wanted.filter((name) => !found.has(moduleName(name)) && !modules.isBuiltin(name));
  const kept = [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const loaded = [...LOADED, ...wanted].map(moduleName).filter((name) => found.has(name));
  return {
    folder,
    names: kept.map(({name}) => name),
    missing,
    entries: moduleEntries(kept, {release, loaded: [...new Set(loaded)], found}),
  };
}

/** `modules.dep` and `modules.alias` as depmod(8) writes them, which modprobe goes by. */
function moduleEntries(
  modules: readonly KernelModule[],
  context: {
    readonly release: string;
    readonly loaded: readonly string[];
    readonly found: ReadonlyMap<string, KernelModule>;
  },
): CpioEntry[] {
  if (modules.length === 0) return [];
  const folder = `lib/modules/${context.release}`;
  const text = (name: string, lines: readonly string[]): CpioEntry => ({
    path: name,
    type: 'file',
    mode: 0o644,
    data: Buffer.from(lines.map((line) => `${line}\n`).join('')),
  });
  const pathOf = (name: string) => context.found.get(name)?.path ?? '';
  return [
    ...modules.map(
      ({path, bytes}): CpioEntry => ({
        path: `${folder}/${path}`,
        type: 'file',
        mode: 0o644,
        data: bytes,
      }),
    ),
    text(
      `${folder}/modules.dep`,
      modules.map(({name, path}) => {
        // The last one is loaded first.
        const before = loadOrder(name, context.found).slice(0, -1).reverse();
        return `${path}: ${before.map(pathOf).join(' ')}`.trimEnd();
      }),
    ),
    text(
      `${folder}/modules.alias`,
      modules.flatMap(({name, aliases}) => aliases.map((alias) => `alias ${alias} ${name}`)),
    ),
    text('etc/modules', context.loaded),
  ];
}

/** The module `name` behind all that must be loaded before it. */
export function loadOrder(name: string, found: ReadonlyMap<string, KernelModule>): string[] {
  const order: string[] = [];
  const seen = new Set<string>();
  const visit = (each: string): void => {
    const module = found.get(each);
    if (module === undefined || seen.has(each)) return;
    seen.add(each);
    for (const before of module.depends) visit(before);
    order.push(each);
  };
  visit(name);
  return order;
}

/** The folder with the modules of `release`; `undefined` where there is none. */
async function findModules(
  recipe: GuestRecipe,
  release: string | undefined,
): Promise<string | undefined> {
  if (recipe.modulesFolder !== undefined) return recipe.modulesFolder;
  if (release === undefined) return undefined;
  const real = await realpath(recipe.kernel);
  const roots = [
    dirname(dirname(real)),
    dirname(recipe.kernel),
    dirname(real),
    recipe.sysroot ?? '/',
    '/',
  ];
  for (const root of roots) {
    for (const lib of ['lib/modules', 'usr/lib/modules']) {
      const folder = join(root, lib, release);
      if (
        await access(folder).then(
          () => true,
          () => false,
        )
      )
        return folder;
    }
  }
  return undefined;
}
