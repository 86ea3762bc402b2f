const NOTHING = Buffer.alloc(0);
/** More than any login prints before a command begins; keeps a talkative one from filling memory. */
const PREFIX_BYTES_MAX = 65_536;

/**
 * Takes away what a host prints before a command begins, as a `.bashrc` that greets, up to and
 * including the line that tells of the beginning.
 */
export class StartFilter {
  readonly #nonce: Buffer;
  #held: Buffer = NOTHING;
  #words: readonly string[] | undefined;

  constructor(nonce: string) {
    this.#nonce = Buffer.from(`${nonce} `);
  }

  /** Words of the line after the nonce, once it has come. */
  get words(): readonly string[] | undefined {
    return this.#words;
  }

  /** What has come while the command has not begun. */
  get held(): string {
    return this.#held.toString();
  }

  /** What of `chunk` belongs to the command. */
  push(chunk: Buffer): Buffer {
    if (this.#words !== undefined) return chunk;
    this.#held = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    const at = this.#held.indexOf(this.#nonce);
    const end = at < 0 ? -1 : this.#held.indexOf(10, at);
    if (end < 0) {
      if (this.#held.length > PREFIX_BYTES_MAX) {
        this.#held = this.#held.subarray(this.#held.length - PREFIX_BYTES_MAX / 2);
      }
      return NOTHING;
    }
    this.#words = this.#held.toString('latin1', at + this.#nonce.length, end).split(' ');
    const rest = this.#held.subarray(end + 1);
    this.#held = NOTHING;
    return rest;
  }
}
