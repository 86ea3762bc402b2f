import {createHash, type Hash} from 'node:crypto';
import {closeSync, constants, fstatSync, openSync, readSync} from 'node:fs';
import {FaultError} from '../../../faults/fault-error.ts';
import {openSource} from '../../open-source.ts';
import {type Upload, unreadable} from './upload.ts';

/** Bytes read and sent at a time. */
const CHUNK_BYTES = 524_288;
/** One is sent, one waits for that, one is read; and one to spare. */
const BUFFERS = 4;

/** What is known of a source once it has been read. */
export interface SourceSum {
  readonly bytes: number;
  /** In hex. */
  readonly sha256: string;
}

/**
 * The whole content of a small source, at once: for thousands of files, one after the other is ten
 * times as fast as each by itself in the background.
 *
 * @throws {FaultError} `transfer/source-missing`; `transfer/checksum-mismatch` where it is not what
 *   it was said to be; `transfer/failed`.
 */
export async function readSmall(
  upload: Upload,
  options: {readonly signal: AbortSignal},
): Promise<{readonly content: Buffer; readonly sha256: string}> {
  const {file} = upload;
  const content =
    file.open === undefined ? readPlain(file.source) : await gathered(file.open(options));
  const sha256 = createHash('sha256').update(content).digest('hex');
  if (file.sha256 !== undefined && file.sha256 !== sha256) throw unlike(upload, sha256);
  return {content, sha256};
}

async function gathered(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

function readPlain(source: string): Buffer {
  let handle: number;
  try {
    // Never waits for a pipe's writer.
    handle = openSync(source, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    throw unreadable(source, error);
  }
  try {
    const stats = fstatSync(handle);
    if (!stats.isFile()) {
      throw new FaultError('transfer/failed', `cannot put '${source}': it is not a regular file`);
    }
    const content = Buffer.allocUnsafe(stats.size);
    let bytes = 0;
    while (bytes < content.length) {
      const read = readSync(handle, content, bytes, content.length - bytes, bytes);
      if (read === 0) break;
      bytes += read;
    }
    return content.subarray(0, bytes);
  } catch (error) {
    if (error instanceof FaultError) throw error;
    throw unreadable(source, error);
  } finally {
    closeSync(handle);
  }
}

/** A source that is read from its start, or from where an earlier reading was cut off. */
export class SourceReader {
  readonly #upload: Upload;
  /** Of all bytes before `#hashedBytes`; there where nothing else tells what the content is. */
  readonly #hash: Hash | undefined;
  #hashedBytes = 0;
  #endBytes = 0;

  /** @param options.isHashed Whether the content must be hashed here, even where its sum is given. */
  constructor(upload: Upload, options: {readonly isHashed: boolean}) {
    this.#upload = upload;
    const isNeeded = options.isHashed || upload.file.sha256 === undefined;
    this.#hash = isNeeded ? createHash('sha256') : undefined;
  }

  /**
   * The bytes from `offset` on; a chunk is of use until the second after it is asked for. As long as it was when it was looked at first, or it has changed.
   *
   * @throws {FaultError} `transfer/failed` where it has become shorter or longer meanwhile.
   */
  async *chunks(options: {
    readonly offset: number;
    readonly signal: AbortSignal;
  }): AsyncGenerator<Buffer> {
    const {offset, signal} = options;
    const {file, bytes} = this.#upload;
    let position = file.open === undefined ? offset : 0;
    const source = file.open?.({signal}) ?? plainChunks(file.source, offset, signal);
    for await (const chunk of source) {
      signal.throwIfAborted();
      this.#take(chunk, position);
      const start = Math.max(0, offset - position);
      position += chunk.length;
      if (position > bytes) break;
      if (start < chunk.length) yield chunk.subarray(start);
    }
    this.#endBytes = position;
    if (position === bytes) return;
    const message = `cannot put '${file.source}': it has changed while it was read`;
    throw new FaultError('transfer/failed', message, {
      help: 'put it again once nobody writes to it any more',
    });
  }

  /**
   * What was read; the sum is that which was given where nothing was hashed here.
   *
   * @throws {FaultError} `transfer/checksum-mismatch` where it is not what it was said to be.
   */
  sum(): SourceSum {
    const {file} = this.#upload;
    const sha256 = this.#hash?.copy().digest('hex') ?? file.sha256 ?? '';
    if (file.sha256 !== undefined && file.sha256 !== sha256) throw unlike(this.#upload, sha256);
    return {bytes: this.#endBytes, sha256};
  }

  /** Hashes what has not been hashed yet. */
  #take(chunk: Buffer, position: number): void {
    const end = position + chunk.length;
    if (this.#hash === undefined || end <= this.#hashedBytes) return;
    this.#hash.update(chunk.subarray(Math.max(0, this.#hashedBytes - position)));
    this.#hashedBytes = end;
  }
}

async function* plainChunks(
  source: string,
  offset: number,
  signal: AbortSignal,
): AsyncGenerator<Buffer> {
  const handle = await openSource(source);
  // The next chunk is read while this one is sent. New memory for each would keep the garbage
  // collector busy for as long as the encryption takes.
  const buffers = Array.from({length: BUFFERS}, () => Buffer.allocUnsafeSlow(CHUNK_BYTES));
  let turn = 0;
  const read = (position: number) => {
    const buffer = buffers[turn++ % BUFFERS] ?? Buffer.allocUnsafeSlow(CHUNK_BYTES);
    return handle.read(buffer, 0, CHUNK_BYTES, position);
  };
  let next = read(offset);
  try {
    for (let position = offset; ; ) {
      const {buffer, bytesRead} = await next;
      if (bytesRead === 0) return;
      position += bytesRead;
      signal.throwIfAborted();
      next = read(position);
      next.catch(() => undefined);
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await next.catch(() => undefined);
    await handle.close();
  }
}

/** The fault of a source that is not what it was said to be. */
export function unlike(upload: Upload, sha256: string): FaultError {
  const {source, sha256: expected = ''} = upload.file;
  const message = `cannot put '${source}': its content is not what it should be: SHA-256 ${sha256.slice(0, 12)}…, not ${expected.slice(0, 12)}…`;
  return new FaultError('transfer/checksum-mismatch', message, {
    details: {sha256, expected},
    help: 'it has changed since it was looked at: start again',
  });
}
