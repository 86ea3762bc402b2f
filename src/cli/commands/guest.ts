import {createReadStream, createWriteStream} from 'node:fs';
import {copyFile, stat} from 'node:fs/promises';
import {basename, resolve} from 'node:path';
import {pipeline} from 'node:stream/promises';
import {createGzip} from 'node:zlib';
import {buildGuest, collectWhole} from '../../environments/qemu/guest-build/build-guest.ts';
import type {GuestContents} from '../../environments/qemu/guest-build/guest-contents.ts';
import type {GuestFile, GuestRecipe} from '../../environments/qemu/guest-build/recipe.ts';
import {type KernelArch, readKernelImage} from '../../environments/qemu/kernel-image.ts';
import {FaultError} from '../../faults/fault-error.ts';
import type {CliIo, ExitCode} from '../io.ts';
import {RunSession} from '../run-session.ts';

/** Exit code for a command line that is wrong. */
const EXIT_USAGE = 2;
/** Exit code where this machine lacks something. */
const EXIT_INFRASTRUCTURE = 3;

const PARTS = ['agent', 'ssh', 'console'] as const;

/** What `proctor guest build` was asked. Paths are relative to the current folder. */
export interface GuestBuildOptions {
  readonly kernel: string;
  /** @default the kernel's */
  readonly arch?: string;
  /** @default '/' */
  readonly sysroot?: string;
  /** The folder of the kernel's modules. @default where they are usually */
  readonly modules?: string;
  /** Names of modules to put in. */
  readonly module?: readonly string[];
  /** `agent`, `ssh` and `console`, with commas between them. */
  readonly with: string;
  /** `SOURCE:TARGET`, each. */
  readonly file?: readonly string[];
  /** Packed with gzip if its name ends in `.gz`. */
  readonly output: string;
}

/**
 * `proctor guest build`: writes the initramfs of a guest, and says what is in it.
 *
 * @returns 0 when it is written; 2 when the options are wrong, 3 when something is missing.
 */
export async function guestBuildCommand(options: GuestBuildOptions, io: CliIo): Promise<ExitCode> {
  const wishes = readWishes(options, io.cwd);
  if (typeof wishes === 'string') {
    io.stderr.write(`proctor: ${wishes}\n`);
    return EXIT_USAGE;
  }
  try {
    const kernel = await readKernelImage(wishes.kernel);
    const recipe: GuestRecipe = {...wishes, arch: (options.arch as KernelArch) ?? kernel.arch};
    const contents = await collectWhole(recipe, {signal: io.signal});
    const output = resolve(io.cwd, options.output);
    await using session = await RunSession.open(io);
    await write(recipe, output, {cacheFolder: session.scratchFolder, signal: io.signal});
    const {size} = await stat(output);
    io.stdout.write(describe(recipe, contents));
    io.stderr.write(`wrote ${output} (${(size / 2 ** 20).toFixed(1)} MiB)\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    io.stderr.write(`proctor: ${error.message}${causeOf(error)}\n`);
    if (error.help !== undefined) io.stderr.write(`${error.help}\n`);
    return EXIT_INFRASTRUCTURE;
  }
}

/** @returns what is wrong with the options, as a text, if anything is. */
function readWishes(options: GuestBuildOptions, cwd: string): Omit<GuestRecipe, 'arch'> | string {
  const parts = options.with.split(',').filter((part) => part !== '');
  const strange = parts.find((part) => !PARTS.some((known) => known === part));
  if (strange !== undefined) return `unknown part "${strange}": expected ${PARTS.join(', ')}`;
  const files: GuestFile[] = [];
  for (const text of options.file ?? []) {
    const split = text.lastIndexOf(':');
    const target = text.slice(split + 1);
    if (split < 1 || !target.startsWith('/')) {
      return `expected SOURCE:TARGET with an absolute target, found "${text}"`;
    }
    files.push({source: resolve(cwd, text.slice(0, split)), target});
  }
  return {
    kernel: resolve(cwd, options.kernel),
    sysroot: resolve(cwd, options.sysroot ?? '/'),
    ...(options.modules !== undefined && {modulesFolder: resolve(cwd, options.modules)}),
    ...(options.module !== undefined && {modules: options.module}),
    with: {
      agent: parts.includes('agent'),
      ssh: parts.includes('ssh'),
      console: parts.includes('console'),
    },
    files,
  };
}

async function write(
  recipe: GuestRecipe,
  output: string,
  {cacheFolder, signal}: {readonly cacheFolder: string; readonly signal: AbortSignal},
): Promise<void> {
  try {
    const built = await buildGuest(recipe, {cacheFolder, signal});
    if (output.endsWith('.gz')) {
      await pipeline(createReadStream(built), createGzip(), createWriteStream(output), {signal});
    } else {
      await copyFile(built, output);
    }
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (error instanceof FaultError) throw error;
    throw new FaultError('guest/build-failed', `cannot write "${output}"`, {cause: error});
  }
}

function describe(recipe: GuestRecipe, contents: GuestContents): string {
  const {release, modules, modulesFolder, entries} = contents;
  const names = new Set(entries.map(({path}) => path));
  const programs = ['bin/busybox', 'usr/sbin/qemu-ga', 'usr/sbin/dropbear'];
  const libraries = [...names].filter((path) => /\.so(\.|$)/.test(path)).map((path) => `/${path}`);
  const lines = [
    `kernel    ${release ?? 'of an unknown release'} (${recipe.arch})`,
    `programs  ${programs
      .filter((path) => names.has(path))
      .map((path) => basename(path))
      .join(' ')}`,
    ...(libraries.length === 0 ? [] : [`libraries ${libraries.sort().join(' ')}`]),
    modulesFolder === undefined
      ? 'modules   none were found for this kernel: it must have its drivers built in'
      : `modules   ${modules.join(' ')} (from ${modulesFolder})`,
  ];
  if ((recipe.files ?? []).length > 0) {
    lines.push(`files     ${(recipe.files ?? []).map(({target}) => target).join(' ')}`);
  }
  return `${lines.join('\n')}\n`;
}

function causeOf(error: FaultError): string {
  return error.cause instanceof Error ? `: ${error.cause.message}` : '';
}
