/** Smallest memory set aside for a stream that goes on after its first chunk. */
const CAPACITY_MIN = 4096;

/**
 * Keeps the last bytes of a stream in memory that never exceeds `bytesMax`, however many chunks
 * of whatever size come; each byte is copied a constant number of times.
 */
export class OutputTail {
  readonly #bytesMax: number;
  /** A ring once it is as large as `bytesMax`; before that, filled from the start. */
  #ring = Buffer.alloc(0);
  /** Bytes that have come, in all. */
  #total = 0;
  /** Where the next byte goes. */
  #position = 0;

  constructor(bytesMax: number) {
    this.#bytesMax = Math.max(0, Math.floor(bytesMax));
  }

  /** Bytes that came and are not kept. */
  get omittedBytes(): number {
    return Math.max(0, this.#total - this.#bytesMax);
  }

  push(chunk: Buffer): void {
    this.#total += chunk.length;
    if (chunk.length >= this.#bytesMax) {
      this.#ring = Buffer.from(chunk.subarray(chunk.length - this.#bytesMax));
      this.#position = 0;
      return;
    }
    this.#grow(chunk.length);
    const head = Math.min(chunk.length, this.#ring.length - this.#position);
    chunk.copy(this.#ring, this.#position, 0, head);
    chunk.copy(this.#ring, 0, head);
    this.#position = (this.#position + chunk.length) % this.#ring.length;
  }

  /** The bytes kept, oldest first; a copy. */
  bytes(): Buffer {
    if (this.#total <= this.#ring.length && this.#total < this.#bytesMax) {
      return Buffer.from(this.#ring.subarray(0, this.#total));
    }
    return Buffer.concat([
      this.#ring.subarray(this.#position),
      this.#ring.subarray(0, this.#position),
    ]);
  }

  /** Makes room for `length` more bytes, or for `bytesMax` if that is less. */
  #grow(length: number): void {
    const needed = Math.min(this.#bytesMax, this.#total);
    if (needed <= this.#ring.length) return;
    const used = Math.min(this.#total - length, this.#ring.length);
    const capacity = Math.min(
      this.#bytesMax,
      Math.max(needed, 2 * this.#ring.length, CAPACITY_MIN),
    );
    const grown = Buffer.alloc(capacity);
    // Below its largest size the ring has never wrapped: it grows before it would.
    this.#ring.copy(grown, 0, 0, used);
    this.#ring = grown;
    this.#position = used;
  }
}
