import {Parser, type ReadEntry} from 'tar';
import type {ArchiveEntry, ReadArchiveOptions} from './archive-entry.ts';
import {compressionOf, expandStream} from './expand-stream.ts';

const TYPES: Readonly<Record<string, ArchiveEntry['type']>> = {
  File: 'file',
  OldFile: 'file',
  ContiguousFile: 'file',
  Directory: 'folder',
  SymbolicLink: 'symbolic-link',
  Link: 'hard-link',
};

/** Longest name or list of attributes of one entry. */
const META_BYTES_MAX = 1_048_576;

/** What has been parsed of an entry and not been asked for yet: less than one block of the file. */
interface Parsed {
  readonly entry: ReadEntry;
  chunks: Buffer[];
  isEnded: boolean;
  isSkipped: boolean;
}

/**
 * Reads a tar archive, compressed or not: ustar, pax and GNU's long names (POSIX.1-2017, pax,
 * "Interchange Format"), by the parser of node-tar, which writes nothing. It is fed as entries are
 * asked for, so that never more than a block is held.
 *
 * @throws {FaultError} as `options.refuse` makes it.
 */
export async function* readTar(
  path: string,
  options: ReadArchiveOptions,
): AsyncGenerator<ArchiveEntry, void> {
  const {refuse} = options;
  // node-tar's own limit on nested compression does not apply: what comes is refused below.
  const parser = new Parser({strict: true, maxMetaEntrySize: META_BYTES_MAX});
  const queue: Parsed[] = [];
  let failure: unknown;
  parser.on('error', (error: unknown) => {
    failure ??= error;
  });
  const add = (entry: ReadEntry): void => {
    const parsed: Parsed = {entry, chunks: [], isEnded: false, isSkipped: false};
    entry.on('data', (chunk) => {
      if (!parsed.isSkipped) parsed.chunks.push(chunk as Buffer);
    });
    entry.on('end', () => {
      parsed.isEnded = true;
    });
    queue.push(parsed);
  };
  parser.on('entry', add);
  parser.on('ignoredEntry', add);
  const blocks = expandStream(path, options);
  let isFirst = true;
  let isDone = false;
  const feed = async (): Promise<void> => {
    const {done, value} = await blocks.next();
    isDone = done === true;
    if (value !== undefined) {
      if (isFirst && compressionOf(value) !== undefined) throw refuse('it is compressed twice');
      isFirst = false;
      parser.write(value);
    } else parser.end();
    if (failure === undefined) return;
    throw refuse(`it is damaged or no tar archive (${(failure as Error).message})`, {
      cause: failure,
    });
  };
  try {
    for (;;) {
      while (queue.length === 0 && !isDone) await feed();
      const parsed = queue.shift();
      if (parsed === undefined) return;
      yield entryOf(parsed, contentOf(parsed, feed));
      parsed.isSkipped = true;
      parsed.chunks = [];
    }
  } finally {
    await blocks.return();
  }
}

function entryOf({entry}: Parsed, content: AsyncIterable<Buffer>): ArchiveEntry {
  // GNU's newer way of files with holes looks like a plain file with the map in front of it.
  const isSparse = /(?:^|\/)GNUSparseFile\.\d+\//.test(entry.path);
  return {
    path: entry.path,
    type: isSparse ? 'other' : (TYPES[entry.type] ?? 'other'),
    mode: (entry.mode ?? 0o644) & 0o777,
    linkPath: entry.linkpath,
    content,
  };
}

async function* contentOf(parsed: Parsed, feed: () => Promise<void>): AsyncGenerator<Buffer, void> {
  for (;;) {
    const chunks = parsed.chunks.splice(0);
    yield* chunks;
    if (parsed.isEnded && parsed.chunks.length === 0) return;
    if (parsed.chunks.length === 0) await feed();
  }
}
