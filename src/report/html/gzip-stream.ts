import {constants, crc32, deflateRawSync} from 'node:zlib';

/** Text is compressed in pieces of about this many characters; each costs a few bytes more. */
const PIECE_CHARS = 256 * 1024;

/** Measured on the data of 5,000 cases: a third faster than zlib's own choice, 0.4 % larger. */
const LEVEL = 5;

/**
 * RFC 1952: deflate, no flags, no time, no system. So the same text gives the same bytes whenever
 * and wherever it is compressed.
 */
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);

/**
 * Compresses text piece by piece to one gzip stream. Each piece is deflated by itself and flushed
 * to a whole byte, so that they are one stream when they are put together; thus it needs neither
 * to wait nor to hold the whole.
 */
export class GzipStream {
  readonly #out: (bytes: Uint8Array) => void;
  #pending: string[] = [];
  #pendingChars = 0;
  #crc = 0;
  #plainBytes = 0;
  #bytes = 0;

  /** @param out gets the bytes, piece by piece. */
  constructor(out: (bytes: Uint8Array) => void) {
    this.#out = out;
    this.#emit(HEADER);
  }

  /** Bytes of what is compressed so far, the latest piece left out. */
  get bytes(): number {
    return this.#bytes;
  }

  write(text: string): void {
    this.#pending.push(text);
    this.#pendingChars += text.length;
    if (this.#pendingChars >= PIECE_CHARS) this.flush();
  }

  /** Compresses what is at hand, so that `bytes` counts it. */
  flush(): void {
    if (this.#pendingChars > 0) this.#deflate(constants.Z_FULL_FLUSH);
  }

  /** Ends the stream. */
  end(): void {
    this.#deflate(constants.Z_FINISH);
    const trailer = Buffer.alloc(8);
    trailer.writeUInt32LE(this.#crc, 0);
    trailer.writeUInt32LE(this.#plainBytes % 2 ** 32, 4);
    this.#emit(trailer);
  }

  #deflate(finishFlush: number): void {
    // A lone surrogate becomes U+FFFD, as wherever text becomes UTF-8.
    const plain = Buffer.from(this.#pending.join(''));
    this.#pending = [];
    this.#pendingChars = 0;
    this.#crc = crc32(plain, this.#crc);
    this.#plainBytes += plain.length;
    this.#emit(deflateRawSync(plain, {finishFlush, level: LEVEL}));
  }

  #emit(bytes: Uint8Array): void {
    this.#bytes += bytes.length;
    this.#out(bytes);
  }
}
