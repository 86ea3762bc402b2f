/** One file of an archive. */
export interface TarFile {
  /** Path in the archive, without a slash in front. */
  readonly path: string;
  readonly mode: number;
  readonly content: Buffer;
  /** Whether it is none that anyone asked for. @default false */
  readonly isOurs?: boolean;
}

/** A part of an archive, large enough to be sent by itself. */
export interface TarPart {
  readonly data: Buffer;
  /** Bytes of the files' contents in it, those of ours left out. */
  readonly contentBytes: number;
}

const BLOCK_BYTES = 512;
/** Length of the header's name field. */
const NAME_BYTES_MAX = 100;
/** What is sent in smaller pieces costs a packet each. */
const PART_BYTES = 262_144;

/**
 * The files as a tar archive that GNU tar, BusyBox and libarchive read: ustar headers, with GNU's
 * long names where a path does not fit (GNU tar manual, "Basic Tar Format").
 */
export function* tarArchive(files: Iterable<TarFile>): Generator<TarPart> {
  let pieces: Buffer[] = [];
  let bytes = 0;
  let contentBytes = 0;
  const add = (piece: Buffer): void => {
    pieces.push(piece);
    bytes += piece.length;
  };
  for (const {path, mode, content, isOurs = false} of files) {
    const name = Buffer.from(path);
    if (name.length > NAME_BYTES_MAX) {
      const long = Buffer.concat([name, Buffer.alloc(1)]);
      add(header({name: Buffer.from('././@LongLink'), mode: 0o644, size: long.length, type: 'L'}));
      add(long);
      add(paddingOf(long));
    }
    add(header({name: name.subarray(0, NAME_BYTES_MAX), mode, size: content.length, type: '0'}));
    add(content);
    add(paddingOf(content));
    if (!isOurs) contentBytes += content.length;
    if (bytes < PART_BYTES) continue;
    yield {data: Buffer.concat(pieces), contentBytes};
    pieces = [];
    bytes = contentBytes = 0;
  }
  add(Buffer.alloc(2 * BLOCK_BYTES));
  yield {data: Buffer.concat(pieces), contentBytes};
}

function header(entry: {name: Buffer; mode: number; size: number; type: string}): Buffer {
  const block = Buffer.alloc(BLOCK_BYTES);
  entry.name.copy(block, 0);
  const octal = (value: number, offset: number, length: number): void => {
    block.write(`${value.toString(8).padStart(length - 1, '0')}\0`, offset, 'latin1');
  };
  octal(entry.mode, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(entry.size, 124, 12);
  octal(0, 136, 12);
  block.write('        ', 148, 'latin1');
  block.write(entry.type, 156, 'latin1');
  block.write('ustar  \0', 257, 'latin1');
  let sum = 0;
  for (const byte of block) sum += byte;
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return block;
}

function paddingOf(content: Buffer): Buffer {
  return Buffer.alloc((BLOCK_BYTES - (content.length % BLOCK_BYTES)) % BLOCK_BYTES);
}
