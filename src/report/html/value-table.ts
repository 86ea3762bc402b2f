/** Gives each different value one number, in the order in which they first come. */
export class ValueTable<T> {
  readonly values: T[] = [];
  readonly #indexes = new Map<string, number>();
  readonly #keyOf: (value: T) => string;

  /** @param keyOf alike for what counts as the same. @default as JSON */
  constructor(keyOf: (value: T) => string = (value) => JSON.stringify(value)) {
    this.#keyOf = keyOf;
  }

  /** @returns -1 for `undefined`. */
  index(value: T | undefined): number {
    if (value === undefined) return -1;
    const key = this.#keyOf(value);
    const known = this.#indexes.get(key);
    if (known !== undefined) return known;
    const index = this.values.length;
    this.values.push(value);
    this.#indexes.set(key, index);
    return index;
  }
}

/** A table of texts. */
export function textTable(): ValueTable<string> {
  return new ValueTable<string>((text) => text);
}
