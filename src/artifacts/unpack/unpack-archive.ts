import {statSync} from 'node:fs';
import {posix} from 'node:path';
import {FaultError} from '../../faults/fault-error.ts';
import {formatSize} from '../../util/size.ts';
import type {AddedObject, ObjectStore} from '../store/object-store.ts';
import type {ArchiveEntry, ReadArchiveOptions} from './archive-entry.ts';
import {beginningOf} from './expand-stream.ts';
import {readTar} from './read-tar.ts';
import {readZip} from './read-zip.ts';

/** How much may come out of an archive. */
export interface ArchiveLimits {
  /** Files, folders, links and all else. */
  readonly entriesMax: number;
  readonly bytesMax: number;
  /** Bytes that come out for each that goes in; counted from 64 MiB on. */
  readonly ratioMax: number;
}

/** Source archives of large projects have 100,000 files; what people compress shrinks to a tenth. */
export const ARCHIVE_LIMITS: ArchiveLimits = {
  entriesMax: 500_000,
  bytesMax: 16 * 2 ** 30,
  ratioMax: 200,
};

/** Any archive may come to this without being suspected of being a bomb. */
const UNSUSPICIOUS_BYTES = 64 * 2 ** 20;
const PATH_BYTES_MAX = 4_096;

/** A file of an archive, in the store. */
export interface UnpackedFile {
  /** As in the archive, made plain: relative, without `.`, `..` and doubled slashes. */
  readonly path: string;
  readonly mode: number;
  readonly object: AddedObject;
}

/** What an archive holds. */
export interface UnpackedArchive {
  /** By path; at least one. */
  readonly files: readonly UnpackedFile[];
  /** What is not put anywhere, as devices and links that lead out, and why. */
  readonly skipped: readonly string[];
}

/**
 * Puts the files of an archive (tar, also compressed, or zip) into the store; never anywhere else.
 * A link to a file of the archive is that file once more; a folder is only made for what is in it.
 * Other links and special files are left out.
 *
 * @throws {FaultError} `artifact/archive-refused` for names that lead out, for more than `limits`,
 *   for damage and for what can not be read.
 */
export async function unpackArchive(
  path: string,
  options: {
    readonly artifact: string;
    readonly objects: ObjectStore;
    readonly isSealed: boolean;
    readonly signal: AbortSignal;
    readonly limits?: ArchiveLimits;
    readonly onExpanded?: (bytes: number) => void;
  },
): Promise<UnpackedArchive> {
  const {artifact, objects, isSealed, signal, limits = ARCHIVE_LIMITS, onExpanded} = options;
  const refuse: ReadArchiveOptions['refuse'] = (why, {cause, help} = {}) =>
    new FaultError('artifact/archive-refused', `cannot unpack artifact "${artifact}": ${why}`, {
      cause,
      details: {artifact, source: path},
      ...(help !== undefined && {help}),
    });
  const tree = new ArchiveTree(refuse);
  const meter = new Meter(statSync(path).size, limits, refuse);
  const reading: ReadArchiveOptions = {
    signal,
    refuse,
    onExpanded: (bytes) => {
      meter.add(bytes);
      onExpanded?.(bytes);
    },
  };
  const isZip = (await beginningOf(path)).toString('latin1', 0, 2) === 'PK';
  for await (const entry of isZip ? readZip(path, reading) : readTar(path, reading)) {
    signal.throwIfAborted();
    meter.addEntry();
    const name = tree.nameOf(entry);
    if (entry.type === 'file' && name !== '') {
      const object = await objects.add(entry.content, {isSealed, signal});
      tree.addFile(name, {path: name, mode: entry.mode, object});
    } else tree.addOther(name, entry);
  }
  return tree.finish();
}

/** What has come out so far. */
class Meter {
  readonly #limits: ArchiveLimits;
  readonly #refuse: ReadArchiveOptions['refuse'];
  readonly #archiveBytes: number;
  #bytes = 0;
  #entries = 0;

  constructor(archiveBytes: number, limits: ArchiveLimits, refuse: ReadArchiveOptions['refuse']) {
    this.#archiveBytes = archiveBytes;
    this.#limits = limits;
    this.#refuse = refuse;
  }

  add(bytes: number): void {
    const {bytesMax, ratioMax} = this.#limits;
    this.#bytes += bytes;
    if (this.#bytes > bytesMax) throw this.#tooMuch(`more than ${formatSize(bytesMax)} come out`);
    const isMuch = this.#bytes > Math.min(UNSUSPICIOUS_BYTES, bytesMax / 2);
    if (isMuch && this.#bytes > this.#archiveBytes * ratioMax) {
      throw this.#tooMuch(`more than ${ratioMax} times its size comes out`);
    }
  }

  addEntry(): void {
    const {entriesMax} = this.#limits;
    this.#entries++;
    if (this.#entries > entriesMax) throw this.#tooMuch(`it has more than ${entriesMax} entries`);
  }

  #tooMuch(why: string): FaultError {
    return this.#refuse(why, {help: 'if that is meant, unpack it in a `build` command'});
  }
}

/** The names of an archive, as they come. */
class ArchiveTree {
  readonly #refuse: ReadArchiveOptions['refuse'];
  readonly #files = new Map<string, UnpackedFile>();
  /** Links by their names, and what they lead to, from the archive's root. */
  readonly #links = new Map<string, string>();
  readonly #skipped: string[] = [];

  constructor(refuse: ReadArchiveOptions['refuse']) {
    this.#refuse = refuse;
  }

  /** Made plain; empty for the root itself. */
  nameOf({path}: ArchiveEntry): string {
    if (path.startsWith('/')) throw this.#refuse(`"${path}" in it is an absolute path`);
    if (path.split('/').includes('..')) throw this.#refuse(`"${path}" in it leads out of it`);
    if (Buffer.byteLength(path) > PATH_BYTES_MAX || path.includes('\0')) {
      throw this.#refuse('a name in it is too long or holds a NUL');
    }
    const name = posix.normalize(path).replace(/\/+$/, '');
    return name === '.' ? '' : name;
  }

  /** The last of a name counts, as with `tar -x`. */
  addFile(name: string, file: UnpackedFile): void {
    this.#links.delete(name);
    this.#files.set(name, file);
  }

  addOther(name: string, entry: ArchiveEntry): void {
    const {type, linkPath = ''} = entry;
    if (type === 'folder' || name === '') return;
    if (type === 'other') {
      this.#skipped.push(`"${name}": it is no file, folder or link, or has holes`);
      return;
    }
    const base = type === 'symbolic-link' ? posix.dirname(name) : '.';
    const target = linkPath.startsWith('/') ? linkPath : posix.join(base, linkPath);
    if (type === 'hard-link') {
      // It is the file that had the name then.
      const file = this.#files.get(target);
      if (file !== undefined) {
        this.addFile(name, {...file, path: name});
        return;
      }
    }
    this.#files.delete(name);
    this.#links.set(name, target);
  }

  finish(): UnpackedArchive {
    for (const name of this.#links.keys()) {
      const file = this.#follow(name);
      if (file === undefined)
        this.#skipped.push(`"${name}": it is a link to no file of the archive`);
      else this.#files.set(name, {...file, path: name});
    }
    if (this.#files.size === 0) throw this.#refuse('there is no file in it');
    const files = [...this.#files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
    return {files, skipped: this.#skipped};
  }

  #follow(name: string): UnpackedFile | undefined {
    const seen = new Set<string>();
    for (let at = name; !seen.has(at); ) {
      const file = this.#files.get(at);
      if (file !== undefined) return file;
      seen.add(at);
      const next = this.#links.get(at);
      if (next === undefined) return undefined;
      at = next;
    }
    return undefined;
  }
}
