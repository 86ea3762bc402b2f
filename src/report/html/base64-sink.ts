import type {TextSink} from '../report-format.ts';

/** Writes bytes as Base64, piece by piece as they come. */
export class Base64Sink {
  readonly #out: TextSink;
  /** What does not make a group of three bytes yet. */
  #rest: Uint8Array = new Uint8Array();

  constructor(out: TextSink) {
    this.#out = out;
  }

  write(bytes: Uint8Array): void {
    const all = this.#rest.length === 0 ? Buffer.from(bytes) : Buffer.concat([this.#rest, bytes]);
    const whole = all.length - (all.length % 3);
    if (whole > 0) this.#out(all.toString('base64', 0, whole));
    this.#rest = all.subarray(whole);
  }

  /** Writes what is left of the last group. */
  end(): void {
    if (this.#rest.length > 0) this.#out(Buffer.from(this.#rest).toString('base64'));
    this.#rest = new Uint8Array();
  }
}
