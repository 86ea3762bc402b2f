import {execFile} from 'node:child_process';
import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {promisify} from 'node:util';
import * as zlib from 'node:zlib';
import {FaultError} from '../../../faults/fault-error.ts';
import {elfSection} from './elf-file.ts';

/** What modules may be packed with: CONFIG_MODULE_COMPRESS_*. */
const SUFFIXES = ['', '.xz', '.zst', '.gz'] as const;

/** The largest kernel modules, with debug information, are of some 50 MB. */
const MODULE_BYTES_MAX = 256 * 2 ** 20;

/** A kernel module, unpacked. */
export interface KernelModule {
  readonly name: string;
  /** In the folder of modules, without the suffix of its packing. */
  readonly path: string;
  readonly bytes: Buffer;
  /** Names of the modules that it needs, first those it was built to be loaded after. */
  readonly depends: readonly string[];
  /** Patterns of what it drives. */
  readonly aliases: readonly string[];
}

/** The modules of one kernel, read when they are asked for. */
export class ModuleFolder {
  readonly folder: string;
  /** Name → path without the suffix of the packing. */
  readonly #paths: ReadonlyMap<string, string>;
  readonly #builtin: ReadonlySet<string>;
  readonly #read = new Map<string, Promise<KernelModule | undefined>>();

  private constructor(
    folder: string,
    lists: {readonly paths: ReadonlyMap<string, string>; readonly builtin: ReadonlySet<string>},
  ) {
    this.folder = folder;
    this.#paths = lists.paths;
    this.#builtin = lists.builtin;
  }

  /** Reads the lists of `folder`; where it has none, what modules are there. */
  static async open(folder: string): Promise<ModuleFolder> {
    const listed = await Promise.all(
      ['modules.dep', 'modules.order'].map((name) => linesOf(join(folder, name))),
    );
    let lines = listed.flat().map((line) => line.replace(/:.*/, ''));
    if (lines.length === 0) {
      lines = await readdir(folder, {recursive: true}).catch(() => []);
    }
    const paths = new Map<string, string>();
    for (const line of lines) {
      const path = line.trim().replace(/\.(xz|zst|gz)$/, '');
      if (path.endsWith('.ko') && !paths.has(moduleName(path))) paths.set(moduleName(path), path);
    }
    const builtin = new Set((await linesOf(join(folder, 'modules.builtin'))).map(moduleName));
    return new ModuleFolder(folder, {paths, builtin});
  }

  /** Whether the kernel has it without a module. */
  isBuiltin(name: string): boolean {
    return this.#builtin.has(moduleName(name));
  }

  /** @returns `undefined` for what is not there. */
  read(name: string): Promise<KernelModule | undefined> {
    const key = moduleName(name);
    let module = this.#read.get(key);
    if (module === undefined) {
      const path = this.#paths.get(key);
      module = path === undefined ? Promise.resolve(undefined) : this.#open(key, path);
      this.#read.set(key, module);
    }
    return module;
  }

  async #open(name: string, path: string): Promise<KernelModule | undefined> {
    for (const suffix of SUFFIXES) {
      const file = join(this.folder, `${path}${suffix}`);
      const packed = await readFile(file).catch(() => undefined);
      if (packed === undefined) continue;
      return describe(await unpack(packed, file), {name, path});
    }
    return undefined;
  }
}

/** A module's name in one spelling: `-` and `_` mean the same; folders and `.ko` are left out. */
export function moduleName(path: string): string {
  return path
    .trim()
    .replace(/^.*\//, '')
    .replace(/\.ko(\.\w+)?$/, '')
    .replaceAll('-', '_');
}

/** `key=value` texts, each with a NUL behind it: include/linux/moduleparam.h, module.h. */
function describe(bytes: Buffer, {name, path}: {name: string; path: string}): KernelModule {
  const facts = (elfSection(bytes, '.modinfo') ?? Buffer.alloc(0)).toString('latin1').split('\0');
  const valuesOf = (key: string) =>
    facts.filter((fact) => fact.startsWith(`${key}=`)).map((fact) => fact.slice(key.length + 1));
  const before = valuesOf('softdep').flatMap(
    (text) => /(?:^|\s)pre:((?:\s+[\w-]+(?!\S))*)/.exec(text)?.[1]?.trim().split(/\s+/) ?? [],
  );
  const depends = [...valuesOf('depends').flatMap((text) => text.split(',')), ...before];
  return {
    name,
    path,
    bytes,
    depends: depends.filter((each) => each !== '').map(moduleName),
    aliases: valuesOf('alias'),
  };
}

/** @throws {FaultError} `guest/build-failed` for what is damaged, or of an unknown packing. */
async function unpack(packed: Buffer, file: string): Promise<Buffer> {
  const options = {maxOutputLength: MODULE_BYTES_MAX};
  try {
    if (file.endsWith('.gz')) return await promisify(zlib.gunzip)(packed, options);
    if (file.endsWith('.zst')) {
      if (!('zstdDecompress' in zlib)) throw new Error('Node 22.15 or later is needed for zstd');
      return await promisify(zlib.zstdDecompress)(packed, options);
    }
    if (!file.endsWith('.xz')) return packed;
    // Node has no decoder of xz.
    const run = promisify(execFile);
    const {stdout} = await run('xz', ['--decompress', '--stdout', '--', file], {
      encoding: 'buffer',
      maxBuffer: MODULE_BYTES_MAX,
    });
    return stdout;
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new FaultError('guest/build-failed', `cannot unpack the kernel module "${file}"`, {
      cause: error,
      ...(isMissing && {help: 'Install xz: apt install xz-utils'}),
    });
  }
}

async function linesOf(path: string): Promise<string[]> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return text.split('\n').filter((line) => line.trim() !== '');
}
