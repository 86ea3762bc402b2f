import {lstat, readFile, readlink} from 'node:fs/promises';
import {basename, dirname, join, normalize} from 'node:path';
import type {KernelArch} from '../kernel-headers.ts';
import type {CpioEntry} from './cpio.ts';
import {type ElfFile, parseElf} from './elf-file.ts';

/** The folder that libraries of an architecture are in on Debian: deb-multiarch, GNU triplets. */
const TRIPLETS: Partial<Readonly<Record<KernelArch, readonly string[]>>> = {
  x86_64: ['x86_64-linux-gnu'],
  x86: ['i386-linux-gnu'],
  arm64: ['aarch64-linux-gnu'],
  arm: ['arm-linux-gnueabihf', 'arm-linux-gnueabi'],
  riscv64: ['riscv64-linux-gnu'],
  ppc64: ['powerpc64le-linux-gnu'],
  s390x: ['s390x-linux-gnu'],
  loongarch64: ['loongarch64-linux-gnu'],
};

/** Where programs are looked for. */
const PROGRAM_FOLDERS = ['usr/sbin', 'usr/bin', 'sbin', 'bin', 'usr/local/sbin', 'usr/local/bin'];

/** The kernel's own limit for links that lead to links. */
const LINKS_MAX = 40;

/** A program of a sysroot, with its bytes. */
export interface SysrootProgram {
  readonly path: string;
  readonly bytes: Buffer;
  readonly elf: ElfFile;
}

/** A folder that holds a system, whose links and paths are meant from there and not from `/`. */
export class Sysroot {
  readonly folder: string;
  readonly arch: KernelArch;

  constructor(folder: string, arch: KernelArch) {
    this.folder = folder;
    this.arch = arch;
  }

  /** The program of that name, for this architecture; `undefined` where there is none. */
  async findProgram(name: string): Promise<SysrootProgram | undefined> {
    for (const folder of PROGRAM_FOLDERS) {
      const program = await this.#readElf(join(folder, name));
      if (program !== undefined) return program;
    }
    return undefined;
  }

  /**
   * The program's dynamic linker and all libraries that it and they need, at the paths at which the
   * linker will find them. Names of those that are not there are in `missing`.
   */
  async librariesOf(program: SysrootProgram): Promise<{
    readonly entries: CpioEntry[];
    readonly missing: readonly string[];
  }> {
    const found = new Map<string, CpioEntry>();
    const missing = new Set<string>();
    const add = ({path, bytes}: SysrootProgram) =>
      found.set(path, {path, type: 'file', mode: 0o755, data: bytes});
    const {interpreter} = program.elf;
    if (interpreter !== undefined) {
      const linker = await this.#readElf(interpreter);
      if (linker === undefined) missing.add(interpreter);
      else add(linker);
    }
    const names = new Set(interpreter === undefined ? [] : [basename(interpreter)]);
    for (const queue = [program]; ; ) {
      const user = queue.pop();
      if (user === undefined) break;
      for (const name of user.elf.needed) {
        if (names.has(name)) continue;
        names.add(name);
        const library = await this.#findLibrary(name, user);
        if (library === undefined) missing.add(name);
        else {
          add(library);
          queue.push(library);
        }
      }
    }
    return {entries: [...found.values()], missing: [...missing]};
  }

  /** The real path on this machine; `undefined` where there is no such file. Links stay inside. */
  async resolve(path: string): Promise<string | undefined> {
    let pending = normalize(`/${path}`).split('/').filter(Boolean);
    const done: string[] = [];
    let links = 0;
    while (pending.length > 0) {
      const [name = '', ...rest] = pending;
      pending = rest;
      if (name === '.' || name === '..') {
        if (name === '..') done.pop();
        continue;
      }
      const here = join(this.folder, ...done, name);
      const stats = await lstat(here).catch(() => undefined);
      if (stats === undefined) return undefined;
      if (!stats.isSymbolicLink()) {
        done.push(name);
        continue;
      }
      if (++links > LINKS_MAX) return undefined;
      const target = await readlink(here);
      if (target.startsWith('/')) done.length = 0;
      pending = [...target.split('/').filter(Boolean), ...rest];
    }
    return join(this.folder, ...done);
  }

  async #findLibrary(name: string, user: SysrootProgram): Promise<SysrootProgram | undefined> {
    if (name.includes('/')) return this.#readElf(name);
    const triplets = TRIPLETS[this.arch] ?? [];
    const own = user.elf.runPaths.map((path) =>
      path.replace(/\$ORIGIN|\$\{ORIGIN\}/g, `/${dirname(user.path)}`),
    );
    const folders = [
      ...own,
      ...triplets.flatMap((triplet) => [`lib/${triplet}`, `usr/lib/${triplet}`]),
      ...['lib64', 'usr/lib64', 'lib', 'usr/lib', 'usr/local/lib'],
    ];
    for (const folder of folders) {
      const library = await this.#readElf(join(folder, name));
      if (library !== undefined) return library;
    }
    return undefined;
  }

  /** The ELF file at `path`, if it is for this architecture. */
  async #readElf(path: string): Promise<SysrootProgram | undefined> {
    const real = await this.resolve(path);
    if (real === undefined || (await lstat(real)).isFile() === false) return undefined;
    const bytes = await readFile(real);
    const elf = parseElf(bytes);
    if (elf?.arch !== this.arch) return undefined;
    return {path: normalize(path).replace(/^\/+/, ''), bytes, elf};
  }
}
