/** Longest message taken; the longest known, of query-qmp-schema, has about 250 KB. */
export const MESSAGE_BYTES_MAX = 16 * 2 ** 20;

const LF = 0x0a;

/**
 * Cuts a stream of JSON objects, one a line, into messages, however the bytes are split.
 *
 * Source: docs/interop/qmp-spec.txt, section 2: messages end with CRLF; QEMU sends no line feeds
 * within them unless asked for pretty ones.
 */
export class QmpLines {
  #parts: Buffer[] = [];
  #length = 0;
  readonly #bytesMax: number;

  constructor(bytesMax = MESSAGE_BYTES_MAX) {
    this.#bytesMax = bytesMax;
  }

  /**
   * The messages that `chunk` ends.
   *
   * @throws {SyntaxError} for what is no JSON object, and for one that is too long: nothing after it
   *   is to be trusted.
   */
  push(chunk: Buffer): Record<string, unknown>[] {
    const messages: Record<string, unknown>[] = [];
    let from = 0;
    for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, from)) {
      this.#keep(chunk.subarray(from, at));
      const text = Buffer.concat(this.#parts, this.#length).toString('utf8').trim();
      this.#parts = [];
      this.#length = 0;
      from = at + 1;
      if (text !== '') messages.push(toObject(text));
    }
    this.#keep(chunk.subarray(from));
    return messages;
  }

  #keep(part: Buffer): void {
    if (part.length === 0) return;
    this.#length += part.length;
    if (this.#length > this.#bytesMax) {
      throw new SyntaxError(`a message is longer than ${this.#bytesMax} bytes`);
    }
    this.#parts.push(part);
  }
}

function toObject(text: string): Record<string, unknown> {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new SyntaxError('a message is no object');
  }
  return value as Record<string, unknown>;
}
