import {createHash} from 'node:crypto';
import {openBelow} from './safe-path.ts';

/** What arrived of one file. */
export interface ReceivedFile {
  readonly bytes: number;
  /** Of what was written, in hex. */
  readonly sha256: string;
  /** Whether there was more than `bytesMax`. */
  readonly truncated: boolean;
}

/**
 * Writes at most `bytesMax` bytes of `chunks` to a file at `path` below `destination`, which
 * appears there at once and whole. Reads no further than it must to know whether there is more.
 *
 * @param options.path From `safeRelativePath`.
 * @throws what `chunks` throws, leaving nothing behind.
 * @throws {FaultError} `transfer/unsafe-path`.
 */
export async function receiveFile(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  options: {readonly destination: string; readonly path: string; readonly bytesMax: number},
): Promise<ReceivedFile> {
  const file = await openBelow(options.destination, options.path);
  try {
    const hash = createHash('sha256');
    let bytes = 0;
    let truncated = false;
    for await (const chunk of chunks) {
      const piece = chunk.subarray(0, options.bytesMax - bytes);
      truncated = piece.length < chunk.length;
      hash.update(piece);
      for (let written = 0; written < piece.length; ) {
        written += (await file.handle.write(piece, written)).bytesWritten;
      }
      bytes += piece.length;
      if (truncated) break;
    }
    await file.commit();
    return {bytes, sha256: hash.digest('hex'), truncated};
  } finally {
    await file[Symbol.asyncDispose]();
  }
}
