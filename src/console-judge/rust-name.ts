/** A name as Rust mangles it; anything else in it than paths is left alone. */
const MANGLED = /^_R[A-Z]/;

/** Names nest no deeper than that; a longer one is not Rust's. */
const DEPTH_MAX = 50;

/** Letters for simple types. */
const BASIC: Readonly<Record<string, string>> = {
  a: 'i8',
  b: 'bool',
  c: 'char',
  d: 'f64',
  e: 'str',
  f: 'f32',
  h: 'u8',
  i: 'isize',
  j: 'usize',
  l: 'i32',
  m: 'u32',
  n: 'i128',
  o: 'u128',
  s: 'i16',
  t: 'u16',
  u: '()',
  x: 'i64',
  y: 'u64',
  z: '!',
};

/**
 * `_RNvCs1_6kernel4open` → `kernel::open`; a name that is not mangled, or in a way that is not
 * known here, comes back as it is.
 *
 * Source: the Rust symbol name mangling scheme v0 (RFC 2603).
 */
export function readableName(name: string): string {
  if (!MANGLED.test(name)) return name;
  try {
    return new Demangler(name.slice(2)).path(0);
  } catch {
    return name;
  }
}

class Demangler {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  path(depth: number): string {
    if (depth > DEPTH_MAX) throw new RangeError('nested too deep');
    const tag = this.#take();
    switch (tag) {
      case 'C':
        return this.#identifier();
      case 'N': {
        this.#take();
        const parent = this.path(depth + 1);
        const own = this.#identifier();
        return own === '' ? `${parent}::{closure}` : `${parent}::${own}`;
      }
      case 'M':
        this.#implPath(depth);
        return `<${this.#type(depth + 1)}>`;
      case 'X':
        this.#implPath(depth);
        return `<${this.#type(depth + 1)} as ${this.path(depth + 1)}>`;
      case 'Y':
        return `<${this.#type(depth + 1)} as ${this.path(depth + 1)}>`;
      case 'I': {
        const generic = this.path(depth + 1);
        const types: string[] = [];
        while (this.#text[this.#at] !== 'E') types.push(this.#type(depth + 1));
        this.#at++;
        return `${generic}<${types.join(', ')}>`;
      }
      case 'B':
        return this.#back(() => this.path(depth + 1));
      default:
        throw new RangeError(`unknown part ${tag}`);
    }
  }

  #type(depth: number): string {
    const tag = this.#text[this.#at] ?? '';
    const basic = BASIC[tag];
    if (basic !== undefined) {
      this.#at++;
      return basic;
    }
    if (tag === 'R' || tag === 'Q') {
      this.#at++;
      return `${tag === 'R' ? '&' : '&mut '}${this.#type(depth + 1)}`;
    }
    if (tag === 'B') {
      this.#at++;
      return this.#back(() => this.#type(depth + 1));
    }
    return this.path(depth);
  }

  #implPath(depth: number): void {
    this.#disambiguator();
    this.path(depth + 1);
  }

  #identifier(): string {
    this.#disambiguator();
    const match = /^(\d+)_?/.exec(this.#text.slice(this.#at, this.#at + 8));
    if (match === null) throw new RangeError('a length is missing');
    const start = this.#at + match[0].length;
    this.#at = start + Number(match[1]);
    if (this.#at > this.#text.length) throw new RangeError('the name is cut off');
    return this.#text.slice(start, this.#at);
  }

  #disambiguator(): void {
    if (this.#text[this.#at] !== 's') return;
    this.#at++;
    this.#number();
  }

  /** Base 62, ended by `_`; nothing before it is 0. */
  #number(): number {
    const end = this.#text.indexOf('_', this.#at);
    if (end < 0) throw new RangeError('a number does not end');
    const digits = this.#text.slice(this.#at, end);
    this.#at = end + 1;
    if (digits === '') return 0;
    const alphabet = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
    return [...digits].reduce((sum, digit) => sum * 62 + alphabet.indexOf(digit), 0) + 1;
  }

  /** What stood earlier in the name. */
  #back(read: () => string): string {
    const position = this.#number();
    const here = this.#at;
    if (position >= here) throw new RangeError('it refers to what is not read yet');
    this.#at = position;
    const text = read();
    this.#at = here;
    return text;
  }

  #take(): string {
    return this.#text[this.#at++] ?? '';
  }
}
