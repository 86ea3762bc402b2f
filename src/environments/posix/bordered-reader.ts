import {FaultError} from '../../faults/fault-error.ts';

const NEWLINE = 10;

/**
 * Takes one stream apart that holds several files: after each comes a border that no file can
 * hold, a digit that is 0 when the file is whole, and the end of the line.
 */
export class BorderedReader {
  readonly #chunks: AsyncIterator<Buffer>;
  readonly #border: Buffer;
  #held: Buffer = Buffer.alloc(0);
  #isAtBorder = true;

  constructor(chunks: AsyncIterable<Buffer>, border: string) {
    this.#chunks = chunks[Symbol.asyncIterator]();
    this.#border = Buffer.from(border);
  }

  /**
   * The next file. What of it is not taken is passed over when the next one is asked for.
   *
   * @throws {FaultError} `transfer/failed` at its end when it could not be read.
   */
  async *next(): AsyncGenerator<Buffer> {
    while (!this.#isAtBorder) await this.#piece();
    this.#isAtBorder = false;
    for (;;) {
      const {data, status} = await this.#piece();
      if (data.length > 0) yield data;
      if (status === undefined) continue;
      if (status !== '0') throw new FaultError('transfer/failed', 'cannot read a file');
      return;
    }
  }

  /** Ends what gives the stream. */
  async close(): Promise<void> {
    await this.#chunks.return?.();
  }

  /** Some data of the file; with a status, the last of it. */
  async #piece(): Promise<{readonly data: Buffer; readonly status: string | undefined}> {
    for (;;) {
      const at = this.#held.indexOf(this.#border);
      const end = at < 0 ? -1 : this.#held.indexOf(NEWLINE, at + this.#border.length);
      if (end >= 0) {
        const data = this.#held.subarray(0, at);
        const status = this.#held.toString('latin1', at + this.#border.length, end);
        this.#held = this.#held.subarray(end + 1);
        this.#isAtBorder = true;
        return {data, status};
      }
      // The beginning of a border may be at the end of what has come.
      const sure = at < 0 ? Math.max(0, this.#held.length - this.#border.length) : at;
      if (sure > 0) {
        const data = this.#held.subarray(0, sure);
        this.#held = this.#held.subarray(sure);
        return {data, status: undefined};
      }
      const {value, done} = await this.#chunks.next();
      if (done === true) throw new FaultError('transfer/failed', 'cannot read all files');
      this.#held = this.#held.length === 0 ? value : Buffer.concat([this.#held, value]);
    }
  }
}
