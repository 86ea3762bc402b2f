/** Seeds are whole numbers below this. */
export const SEED_MAX = 2 ** 32 - 1;

/**
 * A reproducible sequence of numbers in [0, 1), for shuffling only: never for secrets.
 *
 * Source: Marsaglia, "Xorshift RNGs" (Journal of Statistical Software 8/14, 2003), the 32-bit
 * generator with shifts 13, 17, 5; the seed goes through the finalizer of MurmurHash3 first, so
 * that near seeds give unlike sequences.
 */
export function seededRandom(seed: number): () => number {
  let state = mix(seed >>> 0) || 0x9e3779b9;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** Shuffles in place, every order equally likely (Fisher and Yates). */
export function shuffle<T>(items: T[], random: () => number): void {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const item = items[last] as T;
    items[last] = items[other] as T;
    items[other] = item;
  }
}

function mix(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
