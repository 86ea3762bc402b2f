import {AhoCorasick} from './aho-corasick.ts';

/** What stands in place of a secret. */
const HIDDEN = Buffer.from('***');
const NOTHING = Buffer.alloc(0);

/** Hides all occurrences of some patterns; a `Mask`. */
export class SecretMask {
  readonly isEmpty = false;
  readonly #automaton: AhoCorasick;
  readonly #encoder = new TextEncoder();
  /** Short texts are encoded into this, since most hold no secret and need no copy. */
  readonly #scratch = new Uint8Array(16_384);

  constructor(patterns: Iterable<string>) {
    this.#automaton = new AhoCorasick(Array.from(patterns, (pattern) => Buffer.from(pattern)));
  }

  text(text: string): string {
    if (!this.#isFoundIn(text)) return text;
    const stream = this.stream();
    return Buffer.concat([stream.push(Buffer.from(text)), stream.end()]).toString();
  }

  value<T>(value: T): T {
    return this.#deep(value) as T;
  }

  stream(): SecretMaskStream {
    return new SecretMaskStream(this.#automaton);
  }

  #isFoundIn(text: string): boolean {
    let bytes: Uint8Array;
    if (text.length * 3 <= this.#scratch.length) {
      const {written} = this.#encoder.encodeInto(text, this.#scratch);
      bytes = this.#scratch.subarray(0, written);
    } else {
      bytes = Buffer.from(text);
    }
    let isFound = false;
    this.#automaton.scan(bytes, {from: 0, state: 0}, () => {
      isFound = true;
    });
    return isFound;
  }

  #deep(value: unknown): unknown {
    if (typeof value === 'string') return this.text(value);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) {
      const items = value.map((item) => this.#deep(item));
      return items.some((item, index) => item !== value[index]) ? items : value;
    }
    const names = new Set<string>();
    let isChanged = false;
    const entries = Object.entries(value).map(([key, item]): [string, unknown] => {
      let name = this.text(key);
      // Two hidden keys must not become one.
      while (names.has(name)) name += '*';
      names.add(name);
      const masked = this.#deep(item);
      isChanged ||= name !== key || masked !== item;
      return [name, masked];
    });
    return isChanged ? Object.fromEntries(entries) : value;
  }
}

/**
 * Hides all occurrences of some patterns in one stream; a `MaskStream`.
 *
 * Offsets count from the beginning of the bytes in hand: those held back, then the new chunk.
 * What it gives depends on the stream's bytes alone, not on where they were cut.
 */
export class SecretMaskStream {
  readonly #automaton: AhoCorasick;
  #state = 0;
  #held: Buffer = NOTHING;
  /** Found, in order, apart from each other, and not given out yet. */
  #found: Array<{start: number; end: number}> = [];
  /** End of a hidden run whose `***` is already given out; further matches may lengthen it. */
  #hiddenUntil = 0;

  constructor(automaton: AhoCorasick) {
    this.#automaton = automaton;
  }

  push(chunk: Buffer): Buffer {
    const heldLength = this.#held.length;
    const bytes = heldLength === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    const position = {from: heldLength, state: this.#state};
    this.#state = this.#automaton.scan(bytes, position, (start, end) => this.#match(start, end));
    // From here on a pattern may have begun that later bytes complete.
    const safeEnd = bytes.length - this.#automaton.depth(this.#state);
    return this.#give(bytes, safeEnd);
  }

  end(): Buffer {
    const bytes = this.#held;
    this.#state = 0;
    return this.#give(bytes, bytes.length);
  }

  #match(from: number, end: number): void {
    let start = from;
    for (
      let last = this.#found.at(-1);
      last !== undefined && last.end > start;
      last = this.#found.at(-1)
    ) {
      start = Math.min(start, last.start);
      this.#found.pop();
    }
    if (start < this.#hiddenUntil) this.#hiddenUntil = end;
    else this.#found.push({start, end});
  }

  #give(bytes: Buffer, safeEnd: number): Buffer {
    const parts: Buffer[] = [];
    let position = Math.min(this.#hiddenUntil, safeEnd);
    let isChanged = position > 0;
    let taken = 0;
    for (const {start, end} of this.#found) {
      if (start >= safeEnd) break;
      parts.push(bytes.subarray(position, start), HIDDEN);
      position = Math.min(end, safeEnd);
      this.#hiddenUntil = end;
      isChanged = true;
      taken++;
    }
    if (position < safeEnd) parts.push(bytes.subarray(position, safeEnd));
    this.#found = this.#found
      .slice(taken)
      .map(({start, end}) => ({start: start - safeEnd, end: end - safeEnd}));
    this.#hiddenUntil = Math.max(0, this.#hiddenUntil - safeEnd);
    // A copy: the caller may use the chunk's memory again.
    this.#held = safeEnd === bytes.length ? NOTHING : Buffer.from(bytes.subarray(safeEnd));
    if (!isChanged) return bytes.subarray(0, safeEnd);
    return Buffer.concat(parts);
  }
}
