import {crc32} from 'node:zlib';
import type {Entry, ZipFile} from 'yauzl';
import yauzl from 'yauzl';
import {FaultError} from '../../faults/fault-error.ts';
import type {ArchiveEntry, ReadArchiveOptions} from './archive-entry.ts';

/** File types in a Unix mode. Source: inode(7). */
const TYPE_BITS = 0o170_000;
const REGULAR = 0o100_000;
const FOLDER = 0o040_000;
const LINK = 0o120_000;
/** Who made an entry, in the upper byte of "version made by". Source: APPNOTE.TXT 4.4.2. */
const MADE_BY_UNIX = 3;
const LINK_BYTES_MAX = 4_096;

/**
 * Reads a zip archive (APPNOTE.TXT 6.3) by its central directory.
 *
 * @throws {FaultError} as `options.refuse` makes it.
 */
export async function* readZip(
  path: string,
  options: ReadArchiveOptions,
): AsyncGenerator<ArchiveEntry, void> {
  const {signal, onExpanded, refuse} = options;
  let zip: ZipFile | undefined;
  // What comes while an entry is read does not pass by here again: its reader gets it.
  const asRefused = (error: unknown): unknown => {
    signal.throwIfAborted();
    if (error instanceof FaultError) return error;
    return refuse(`it is damaged or hostile (${(error as Error).message})`, {cause: error});
  };
  const contentOf = async function* (opened: ZipFile, entry: Entry): AsyncGenerator<Buffer, void> {
    let sum = 0;
    try {
      const stream = await opened.openReadStreamPromise(entry);
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        signal.throwIfAborted();
        onExpanded(chunk.length);
        sum = crc32(chunk, sum);
        yield chunk;
      }
    } catch (error) {
      throw asRefused(error);
    }
    if (sum !== entry.crc32) throw refuse(`the checksum of "${entry.fileName}" is wrong`);
  };
  try {
    zip = await yauzl.openPromise(path, {
      lazyEntries: true,
      autoClose: false,
      strictFileNames: true,
    });
    for await (const entry of zip.eachEntry()) {
      signal.throwIfAborted();
      if (entry.isEncrypted()) throw refuse(`"${entry.fileName}" is encrypted`);
      const type = typeOf(entry);
      const linkPath =
        type === 'symbolic-link' ? await linkOf(entry, contentOf(zip, entry), refuse) : undefined;
      yield {
        path: entry.fileName,
        type,
        mode: modeOf(entry),
        linkPath,
        content: type === 'file' ? contentOf(zip, entry) : nothing(),
      };
    }
  } catch (error) {
    throw asRefused(error);
  } finally {
    zip?.close();
  }
}

function typeOf(entry: Entry): ArchiveEntry['type'] {
  if (entry.fileName.endsWith('/')) return 'folder';
  switch (unixMode(entry) & TYPE_BITS) {
    case 0:
    case REGULAR:
      return 'file';
    case FOLDER:
      return 'folder';
    case LINK:
      return 'symbolic-link';
    default:
      return 'other';
  }
}

function modeOf(entry: Entry): number {
  return unixMode(entry) & 0o777 || 0o644;
}

/** 0 where it was made by a system without such. */
function unixMode(entry: Entry): number {
  const isUnix = entry.versionMadeBy >> 8 === MADE_BY_UNIX;
  return isUnix ? entry.externalFileAttributes >>> 16 : 0;
}

async function linkOf(
  entry: Entry,
  content: AsyncIterable<Buffer>,
  refuse: ReadArchiveOptions['refuse'],
): Promise<string> {
  if (entry.uncompressedSize > LINK_BYTES_MAX) throw refuse(`"${entry.fileName}" is too long`);
  const blocks: Buffer[] = [];
  for await (const block of content) blocks.push(block);
  return Buffer.concat(blocks).toString();
}

async function* nothing(): AsyncGenerator<Buffer, void> {}
