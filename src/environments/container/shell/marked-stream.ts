const NOTHING = Buffer.alloc(0);
const NEWLINE = 10;
/** Longer than any line of a slot's shell. */
const LINE_BYTES_MAX = 200;

/** Who hears what a stream carries. */
export interface MarkedStreamListener {
  onData(chunk: Buffer): void;
  /** Words of a line that begins with the mark. */
  onWords(words: readonly string[]): void;
}

/** Takes the lines that begin with a mark out of a stream of bytes, wherever they stand. */
export class MarkedStream {
  readonly #mark: Buffer;
  readonly #listener: MarkedStreamListener;
  /** What may be the beginning of such a line. */
  #held: Buffer = NOTHING;

  constructor(mark: string, listener: MarkedStreamListener) {
    this.#mark = Buffer.from(`${mark} `);
    this.#listener = listener;
  }

  push(chunk: Buffer): void {
    let data = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    this.#held = NOTHING;
    for (;;) {
      const at = data.indexOf(this.#mark);
      const end = at < 0 ? -1 : data.indexOf(NEWLINE, at);
      if (at < 0 || (end < 0 && data.length - at > LINE_BYTES_MAX)) break;
      if (at > 0) this.#listener.onData(data.subarray(0, at));
      if (end < 0) {
        this.#held = data.subarray(at);
        return;
      }
      const line = data.toString('latin1', at + this.#mark.length, end);
      data = data.subarray(end + 1);
      this.#listener.onWords(line.split(' '));
    }
    const start = data.length - overlap(data, this.#mark);
    this.#held = data.subarray(start);
    if (start > 0) this.#listener.onData(data.subarray(0, start));
  }
}

/** How many bytes at the end of `data` are the beginning of `mark`. */
function overlap(data: Buffer, mark: Buffer): number {
  for (let length = Math.min(data.length, mark.length - 1); length > 0; length--) {
    if (data.subarray(data.length - length).equals(mark.subarray(0, length))) return length;
  }
  return 0;
}
