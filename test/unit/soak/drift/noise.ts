/** Random numbers that are the same each time: mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Standard normal ones (Box and Muller). */
export function gaussian(random: () => number): () => number {
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** `count` values without any drift, of about the given spread around 0. */
export type Noise = (count: number, random: () => number) => number[];

function series(count: number, value: (index: number) => number): number[] {
  return Array.from({length: count}, (_, index) => value(index));
}

export const white: Noise = (count, random) => series(count, gaussian(random));

/** Each is `likeness` times the one before and something new. */
export function autoregressive(likeness: number): Noise {
  return (count, random) => {
    const next = gaussian(random);
    let value = next();
    return series(count, () => {
      value = likeness * value + Math.sqrt(1 - likeness ** 2) * next();
      return value;
    });
  };
}

/** As the memory of a program whose garbage is collected so many times in all. */
export function sawtooth(teeth: number): Noise {
  return (count, random) => {
    const phase = random();
    const next = gaussian(random);
    return series(count, (index) => (((index / count) * teeth + phase) % 1) * 4 + 0.2 * next());
  };
}

/** One in ten is far off. */
export const withOutliers: Noise = (count, random) => {
  const next = gaussian(random);
  return series(count, () => next() * (random() < 0.1 ? 100 : 1));
};

/** Each is the one before and something new. */
export const randomWalk: Noise = (count, random) => {
  const next = gaussian(random);
  let value = 0;
  return series(count, () => {
    value += next();
    return value;
  });
};
