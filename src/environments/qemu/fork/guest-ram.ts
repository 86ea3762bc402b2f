import {closeSync, ftruncateSync, openSync} from 'node:fs';
import {statfs} from 'node:fs/promises';
import {openUnnamedFile} from '../host/unnamed-file.ts';
import type {RamFile} from '../machine-config.ts';
import {copyData} from './sparse-file.ts';

/** Where memory that virtual machines share is kept, unless `PROCTOR_RAM_FOLDER` says otherwise. */
const RAM_FOLDER = '/dev/shm';
/** Source: linux/magic.h, TMPFS_MAGIC. */
const TMPFS_MAGIC = 0x01021994;
/** Left for others on tmpfs: who writes to a full one is killed by SIGBUS. */
const SPARE_BYTES = 32 * 2 ** 20;

/** Why memory cannot be kept where clones could share it, as a clause. */
export interface NoGuestRam {
  readonly why: string;
}

/** Where shared memory may be kept. */
export interface RamOptions {
  /** Variables of proctor's own process; looks at `PROCTOR_RAM_FOLDER`. @default none */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
}

/**
 * A guest's memory as a file that has no name: nothing is left of it when the last process that has
 * it open ends, however that happens. It is open as long as the object is, and so are copies that
 * QEMU has mapped after that.
 */
export class GuestRam implements AsyncDisposable {
  /** All that are open in this process and kept on tmpfs: each may yet grow to its whole size. */
  static readonly #open = new Set<GuestRam>();

  readonly fd: number;
  readonly bytes: number;
  #users = 0;
  #isDisposed = false;
  #isClosed = false;

  private constructor(fd: number, bytes: number) {
    this.fd = fd;
    this.bytes = bytes;
  }

  /** Memory of `memoryBytes`, in whole MiB as QEMU has it, all zero; or why there is none. */
  static async create(
    memoryBytes: number,
    options: RamOptions = {},
  ): Promise<GuestRam | NoGuestRam> {
    const bytes = Math.ceil(memoryBytes / 2 ** 20) * 2 ** 20;
    const folder = options.env?.['PROCTOR_RAM_FOLDER'] ?? RAM_FOLDER;
    const promised = [...GuestRam.#open].reduce((sum, ram) => sum + ram.bytes, 0);
    const why = await refusal(folder, {bytes, promised});
    if (why !== undefined) return {why};
    let fd: number;
    try {
      fd = openUnnamedFile(folder);
    } catch (error) {
      return {why: `no file can be made in ${folder}: ${(error as Error).message}`};
    }
    try {
      ftruncateSync(fd, bytes);
    } catch (error) {
      closeSync(fd);
      return {why: `${folder} takes no file of that size: ${(error as Error).message}`};
    }
    const ram = new GuestRam(fd, bytes);
    GuestRam.#open.add(ram);
    return ram;
  }

  /** The memory that is kept in a file, for clones to read. */
  static openFile(path: string, bytes: number): GuestRam {
    // QEMU opens it by this descriptor, for writing, and maps it privately.
    return new GuestRam(openSync(path, 'r+'), bytes);
  }

  /** What QEMU is told: a template writes to the file, clones only read it. */
  file(share: boolean): RamFile {
    return {fd: this.fd, share};
  }

  /** Another with the same contents, or why there is none to be had. */
  async copy(options: RamOptions & {readonly signal: AbortSignal}): Promise<GuestRam | NoGuestRam> {
    const copy = await GuestRam.create(this.bytes, options);
    if ('why' in copy) return copy;
    try {
      using _ = this.use();
      await copyData(this.fd, copy.fd, {bytes: this.bytes, signal: options.signal});
      return copy;
    } catch (error) {
      await copy[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** Keeps the descriptor from being closed, and its number from being another file's. */
  use(): Disposable {
    this.#users += 1;
    let isOver = false;
    return {
      [Symbol.dispose]: () => {
        if (isOver) return;
        isOver = true;
        this.#users -= 1;
        this.#closeIfUnused();
      },
    };
  }

  /** Closes it as soon as nobody uses it; any number of times. Machines that run keep theirs. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#isDisposed = true;
    this.#closeIfUnused();
  }

  #closeIfUnused(): void {
    if (!this.#isDisposed || this.#users > 0 || this.#isClosed) return;
    this.#isClosed = true;
    GuestRam.#open.delete(this);
    closeSync(this.fd);
  }
}

async function refusal(
  folder: string,
  {bytes, promised}: {readonly bytes: number; readonly promised: number},
): Promise<string | undefined> {
  let place: Awaited<ReturnType<typeof statfs>>;
  try {
    place = await statfs(folder);
  } catch (error) {
    return `${folder} cannot be used: ${(error as Error).message}`;
  }
  if (place.type !== TMPFS_MAGIC) return `${folder} is no tmpfs`;
  const freeBytes = place.bavail * place.bsize;
  // What is promised may in part be used already: then it is counted twice, on the safe side, but
  // never more than the file system has.
  const room = Math.min(freeBytes, place.blocks * place.bsize - promised);
  if (room >= bytes + SPARE_BYTES) return undefined;
  const mib = (count: number): number => Math.max(0, Math.floor(count / 2 ** 20));
  return `${folder} has ${mib(room)} MiB to spare, of ${mib(bytes + SPARE_BYTES)} needed`;
}
