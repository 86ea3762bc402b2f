/**
 * Finds many patterns in bytes in one pass, in time linear in the bytes whatever they are.
 *
 * Source: Aho and Corasick, "Efficient string matching", 1975. States are numbers, 0 is the root;
 * the edges of all other states are in one hash table, so that a secret of some kilobytes in
 * twenty encodings costs megabytes and not the gigabytes of a dense table.
 */
export class AhoCorasick {
  readonly #edges = new EdgeTable();
  readonly #rootNext = new Int32Array(256);
  /** Whether a pattern begins with these two bytes: nearly all bytes are skipped by this alone. */
  readonly #pairs = new Uint8Array(65_536);
  readonly #depth: Int32Array;
  readonly #fail: Int32Array;
  /** Length of the longest pattern that ends in a state; 0 for none. */
  readonly #ending: Int32Array;

  /** Empty patterns are left out. */
  constructor(patterns: Iterable<Uint8Array>) {
    const nodes = new TrieNodes();
    for (const pattern of patterns) this.#add(pattern, nodes);
    this.#depth = Int32Array.from(nodes.depth);
    this.#ending = Int32Array.from(nodes.ending);
    this.#fail = new Int32Array(nodes.depth.length);
    this.#link(nodes);
  }

  /** How many bytes before here may be the beginning of a match in `state`. */
  depth(state: number): number {
    return this.#depth[state] as number;
  }

  /**
   * Goes on from `state` over `bytes[from…]` and gives the state behind them.
   *
   * @param onMatch called for each offset where patterns end, with the longest of them. `start`
   * counts from the beginning of `bytes` and is negative where the match began before it.
   */
  scan(
    bytes: Uint8Array,
    position: {readonly from: number; readonly state: number},
    onMatch: (start: number, end: number) => void,
  ): number {
    const {length} = bytes;
    const last = length - 1;
    const pairs = this.#pairs;
    let {state, from: index} = position;
    while (index < length) {
      if (state === 0) {
        while (
          index < last &&
          pairs[((bytes[index] as number) << 8) | (bytes[index + 1] as number)] === 0
        )
          index++;
      }
      state = this.#next(state, bytes[index] as number);
      index++;
      const matched = this.#ending[state] as number;
      if (matched > 0) onMatch(index - matched, index);
    }
    return state;
  }

  #next(from: number, byte: number): number {
    let state = from;
    while (state !== 0) {
      const next = this.#edges.get(state, byte);
      if (next !== 0) return next;
      state = this.#fail[state] as number;
    }
    return this.#rootNext[byte] as number;
  }

  #child(state: number, byte: number): number {
    return state === 0 ? (this.#rootNext[byte] as number) : this.#edges.get(state, byte);
  }

  #add(pattern: Uint8Array, nodes: TrieNodes): void {
    const [first, second] = pattern;
    if (first === undefined) return;
    if (second === undefined) this.#pairs.fill(1, first << 8, (first + 1) << 8);
    else this.#pairs[(first << 8) | second] = 1;
    let state = 0;
    for (const byte of pattern) {
      let next = this.#child(state, byte);
      if (next === 0) {
        next = nodes.add(state, byte);
        if (state === 0) this.#rootNext[byte] = next;
        else this.#edges.set(state, byte, next);
      }
      state = next;
    }
    nodes.ending[state] = pattern.length;
  }

  /** Points each state at the longest proper suffix that is a state too; shallow states first. */
  #link(nodes: TrieNodes): void {
    for (const state of nodes.byDepth()) {
      const parent = nodes.parent[state] as number;
      if (parent !== 0) {
        this.#fail[state] = this.#next(this.#fail[parent] as number, nodes.byte[state] as number);
      }
      if (this.#ending[state] === 0) {
        this.#ending[state] = this.#ending[this.#fail[state] as number] as number;
      }
    }
  }
}

/** What is known of each state while the automaton is built. */
class TrieNodes {
  readonly parent = [0];
  readonly byte = [0];
  readonly depth = [0];
  readonly ending = [0];

  add(parent: number, byte: number): number {
    this.parent.push(parent);
    this.byte.push(byte);
    this.depth.push((this.depth[parent] as number) + 1);
    return this.ending.push(0) - 1;
  }

  /** All states but the root. */
  byDepth(): number[] {
    const levels: number[][] = [];
    for (let state = 1; state < this.depth.length; state++) {
      const depth = this.depth[state] as number;
      const level = levels[depth];
      if (level === undefined) levels[depth] = [state];
      else level.push(state);
    }
    return levels.flat();
  }
}

/** `(state, byte)` → state, with open addressing; 0 stands for "none". */
class EdgeTable {
  #keys = new Int32Array(1024);
  #values = new Int32Array(1024);
  #size = 0;

  get(state: number, byte: number): number {
    return this.#values[this.#slot(state * 256 + byte)] as number;
  }

  set(state: number, byte: number, value: number): void {
    if (this.#size * 2 >= this.#keys.length) this.#grow();
    const slot = this.#slot(state * 256 + byte);
    this.#keys[slot] = state * 256 + byte;
    this.#values[slot] = value;
    this.#size++;
  }

  #slot(key: number): number {
    const keys = this.#keys;
    const mask = keys.length - 1;
    // Fibonacci hashing: neighbouring keys (bytes of one state) must not fill neighbouring slots.
    let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & mask;
    while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const keys = this.#keys;
    const values = this.#values;
    this.#keys = new Int32Array(keys.length * 2);
    this.#values = new Int32Array(keys.length * 2);
    for (const [index, key] of keys.entries()) {
      if (key === 0) continue;
      const slot = this.#slot(key);
      this.#keys[slot] = key;
      this.#values[slot] = values[index] as number;
    }
  }
}
