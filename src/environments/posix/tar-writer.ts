/** One file of an archive. */
export interface TarFile {
  /** Path in the archive, without a slash in front. */
  readonly path: string;
  readonly mode: number;
  readonly content: Buffer;
}

const BLOCK_BYTES = 512;
/** Length of the header's name field. */
const NAME_BYTES_MAX = 100;

/**
 * The files as a tar archive that GNU tar, BusyBox and libarchive read: ustar headers, with GNU's
 * long names where a path does not fit (GNU tar manual, "Basic Tar Format").
 */
export function* tarArchive(files: Iterable<TarFile>): Generator<Buffer> {
  for (const file of files) {
    const name = Buffer.from(file.path);
    if (name.length > NAME_BYTES_MAX) {
      const long = Buffer.concat([name, Buffer.alloc(1)]);
      yield header({name: Buffer.from('././@LongLink'), mode: 0o644, size: long.length, type: 'L'});
      yield padded(long);
    }
    const {mode, content} = file;
    yield header({name: name.subarray(0, NAME_BYTES_MAX), mode, size: content.length, type: '0'});
    yield padded(content);
  }
  yield Buffer.alloc(2 * BLOCK_BYTES);
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
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return block;
}

function padded(content: Buffer): Buffer {
  const rest = content.length % BLOCK_BYTES;
  return rest === 0 ? content : Buffer.concat([content, Buffer.alloc(BLOCK_BYTES - rest)]);
}
