import {lstat, readdir, readlink} from 'node:fs/promises';
import {join} from 'node:path';
import {FaultError} from '../../../faults/fault-error.ts';
import {readKernelImage} from '../kernel-image.ts';
import type {CpioEntry} from './cpio.ts';
import {collectModules} from './guest-modules.ts';
import * as scripts from './guest-scripts.ts';
import type {GuestFile, GuestRecipe} from './recipe.ts';
import {Sysroot, type SysrootProgram} from './sysroot.ts';

/** What the host lacks to build a guest, and how to get it. */
export interface MissingPart {
  /** "qemu-ga for arm64 is not in /". */
  readonly message: string;
  /** What mends it. */
  readonly help: string;
}

/** All that goes into a guest. */
export interface GuestContents {
  readonly entries: readonly CpioEntry[];
  /** Empty for a guest that can be built. */
  readonly missing: readonly MissingPart[];
  /** The kernel's release, where it could be read. */
  readonly release: string | undefined;
  /** Names of the kernel modules in it. */
  readonly modules: readonly string[];
  /** Where they come from; `undefined` for a kernel that has none. */
  readonly modulesFolder: string | undefined;
}

/** Programs that a guest may have, the Debian packages they come in and where they go. */
const PROGRAMS = {
  busybox: {package: 'busybox-static', target: 'bin/busybox'},
  'qemu-ga': {package: 'qemu-guest-agent', target: 'usr/sbin/qemu-ga'},
  dropbear: {package: 'dropbear-bin', target: 'usr/sbin/dropbear'},
} as const;

type ProgramName = keyof typeof PROGRAMS;

/** Names of architectures that Debian has others for. */
const DEBIAN_ARCHES: Readonly<Record<string, string>> = {
  x86_64: 'amd64',
  x86: 'i386',
  arm: 'armhf',
  ppc64: 'ppc64el',
  loongarch64: 'loong64',
};

const FOLDERS = [
  ...['bin', 'dev', 'etc', 'lib', 'mnt', 'proc', 'root', 'run', 'sbin', 'sys', 'tmp', 'usr', 'var'],
  ...['etc/acpi', 'etc/acpi/PWRF', 'etc/dropbear', 'etc/proctor', 'usr/bin', 'usr/sbin'],
  ...['usr/lib', 'var/log', 'var/tmp'],
];

/** Programs of BusyBox that are looked for in /sbin. */
const SBIN = new Set(['init', 'modprobe', 'poweroff', 'reboot', 'halt', 'acpid', 'insmod']);

/**
 * Gathers what the recipe asks for. What is not there is told in `missing`, not thrown.
 *
 * @throws {FaultError} of `readKernelImage`; `guest/build-failed` for files that cannot be read.
 */
export async function collectGuest(
  recipe: GuestRecipe,
  {signal}: {readonly signal: AbortSignal},
): Promise<GuestContents> {
  const kernel = await readKernelImage(recipe.kernel);
  signal.throwIfAborted();
  const missing: MissingPart[] = [];
  if (kernel.arch !== recipe.arch) {
    missing.push({
      message: `the kernel "${recipe.kernel}" is for ${kernel.arch}, not for ${recipe.arch}`,
      help: `Use a kernel for ${recipe.arch}, or leave the architecture out.`,
    });
  }
  const modules = await collectModules(recipe, kernel.release);
  for (const name of modules.missing) missing.push(missingModule(name, modules.folder));
  signal.throwIfAborted();
  const entries = [...baseEntries(recipe), ...modules.entries];
  const names: ProgramName[] = ['busybox'];
  if (recipe.with.agent) names.push('qemu-ga');
  if (recipe.with.ssh) names.push('dropbear');
  const sysroot = new Sysroot(recipe.sysroot ?? '/', recipe.arch);
  for (const name of names) {
    entries.push(...(await programEntries(name, {sysroot, missing})));
    signal.throwIfAborted();
  }
  for (const file of recipe.files ?? []) entries.push(...(await fileEntries(file, missing)));
  return {
    entries: withFolders(entries),
    missing,
    release: kernel.release,
    modules: modules.names,
    modulesFolder: modules.folder,
  };
}

function missingModule(name: string, folder: string | undefined): MissingPart {
  return folder === undefined
    ? {
        message: `the kernel module "${name}" is nowhere: no modules of this kernel were found`,
        help: 'Name the folder of its modules, as make modules_install has made it.',
      }
    : {
        message: `the kernel module "${name}" is not in ${folder}`,
        help: 'Check its name; a kernel for the cloud has few modules.',
      };
}

function baseEntries(recipe: GuestRecipe): CpioEntry[] {
  const text = (path: string, content: string, mode = 0o644): CpioEntry => ({
    path,
    type: 'file',
    mode,
    data: Buffer.from(content),
  });
  const script = (path: string, content: string) => text(path, content, 0o755);
  return [
    ...FOLDERS.map((path): CpioEntry => ({path, type: 'folder', mode: 0o755})),
    {path: 'root', type: 'folder', mode: 0o700},
    {path: 'root/.ssh', type: 'folder', mode: 0o700},
    {path: 'dev/console', type: 'device', mode: 0o600, major: 5, minor: 1},
    {path: 'dev/null', type: 'device', mode: 0o666, major: 1, minor: 3},
    ...Object.entries(scripts.ETC_FILES).map(([path, content]) => text(path, content)),
    text('etc/shadow', scripts.SHADOW, 0o600),
    script('init', scripts.INIT_SCRIPT),
    script('sbin/shutdown', scripts.SHUTDOWN_SCRIPT),
    script('etc/proctor/hardware', scripts.HARDWARE_SCRIPT),
    script('etc/proctor/dhcp', scripts.DHCP_SCRIPT),
    script('etc/acpi/PWRF/00000080', scripts.POWER_BUTTON_SCRIPT),
    ...(recipe.with.agent ? [script('etc/proctor/agent', scripts.AGENT_SCRIPT)] : []),
    ...(recipe.with.ssh ? [script('etc/proctor/ssh', scripts.SSH_SCRIPT)] : []),
    ...(recipe.with.console
      ? [
          script('etc/proctor/console', scripts.CONSOLE_SCRIPT),
          script('etc/proctor/terminal', scripts.TERMINAL_SCRIPT),
        ]
      : []),
  ];
}

async function programEntries(
  name: ProgramName,
  {sysroot, missing}: {readonly sysroot: Sysroot; readonly missing: MissingPart[]},
): Promise<CpioEntry[]> {
  const {package: packageName, target} = PROGRAMS[name];
  const program = await sysroot.findProgram(name);
  const install = installHelp(packageName, sysroot);
  if (program === undefined) {
    missing.push({
      message: `${name} for ${sysroot.arch} is not in ${sysroot.folder}`,
      help: install,
    });
    return [];
  }
  const libraries = await sysroot.librariesOf(program);
  for (const library of libraries.missing) {
    missing.push({
      message: `${library}, which ${name} for ${sysroot.arch} needs, is not in ${sysroot.folder}`,
      help: `${install} (with all that it depends on)`,
    });
  }
  return [
    {path: target, type: 'file', mode: 0o755, data: program.bytes},
    ...libraries.entries,
    ...(name === 'busybox' ? appletLinks(program) : []),
  ];
}

function installHelp(packageName: string, sysroot: Sysroot): string {
  const arch = DEBIAN_ARCHES[sysroot.arch] ?? sysroot.arch;
  return sysroot.folder === '/'
    ? `Install Debian's ${packageName}: apt install ${packageName}; for another architecture, ` +
        `unpack ${packageName}:${arch} into a folder (dpkg -x) and name it as the sysroot`
    : `Unpack Debian's ${packageName}:${arch} there: ` +
        `apt-get download ${packageName}:${arch} && dpkg -x ${packageName}_*.deb ${sysroot.folder}`;
}

/**
 * A link for each of BusyBox's programs, by the table of their names in it: it cannot be asked
 * where it is for another architecture. Where the table is not found, the guest makes the links.
 *
 * Source: `applet_names` of BusyBox's include/applet_tables.h: sorted, each with a NUL behind it.
 */
function appletLinks({bytes}: SysrootProgram): CpioEntry[] {
  const start = bytes.indexOf('[\0[[\0', 0, 'latin1');
  if (start < 0) return [linkTo('sbin/init')];
  const names: string[] = [];
  for (let at = start; ; ) {
    const end = bytes.indexOf(0, at);
    const name = bytes.toString('latin1', at, end);
    if (end < 0 || !/^[\w[.+-]{1,32}$/.test(name)) break;
    names.push(name);
    at = end + 1;
  }
  return names
    .filter((name) => name !== 'busybox')
    .map((name) => linkTo(SBIN.has(name) ? `sbin/${name}` : `bin/${name}`));
}

function linkTo(path: string): CpioEntry {
  return {path, type: 'link', mode: 0o777, to: '/bin/busybox'};
}

/** The file, or the folder with all that is in it. */
async function fileEntries(
  {source, target, mode}: GuestFile,
  missing: MissingPart[],
): Promise<CpioEntry[]> {
  const path = target.replace(/^\/+|\/+$/g, '');
  if (path === '' || path.split('/').some((part) => part === '..' || part === '.')) {
    const help = 'Expected an absolute path without "." and "..".';
    throw new FaultError('guest/build-failed', `cannot put "${source}" at "${target}"`, {help});
  }
  const stats = await lstat(source).catch(() => undefined);
  if (stats === undefined) {
    missing.push({message: `there is no file "${source}"`, help: 'Check its path.'});
    return [];
  }
  const bits = mode ?? stats.mode & 0o7777;
  if (stats.isSymbolicLink()) {
    return [{path, type: 'link', mode: 0o777, to: await readlink(source)}];
  }
  if (stats.isFile()) return [{path, type: 'file', mode: bits, source, size: stats.size}];
  if (!stats.isDirectory()) {
    throw new FaultError('guest/build-failed', `cannot put "${source}" into a guest`, {
      help: 'Only files, folders and links can be put in.',
    });
  }
  const entries: CpioEntry[] = [{path, type: 'folder', mode: stats.mode & 0o7777}];
  for (const name of await readdir(source)) {
    const inner = {source: join(source, name), target: `${path}/${name}`};
    entries.push(...(await fileEntries(inner, missing)));
  }
  return entries;
}

/** The entries, and each folder on the way to one that is not there yet. */
function withFolders(entries: readonly CpioEntry[]): CpioEntry[] {
  const known = new Map(entries.map((entry) => [entry.path, entry]));
  const all = [...entries];
  for (const {path} of entries) {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end);
      if (known.has(folder)) break;
      const entry: CpioEntry = {path: folder, type: 'folder', mode: 0o755};
      known.set(folder, entry);
      all.push(entry);
    }
  }
  return all;
}
