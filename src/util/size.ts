/** Bytes in each unit a manifest may use. */
const UNIT_BYTES = {K: 1024, M: 1024 ** 2, G: 1024 ** 3, T: 1024 ** 4} as const;

const SIZE = /^(\d+(?:\.\d+)?)([KMGT])iB$/;

/**
 * The bytes that `text` (`512KiB`, `256MiB`, `1.5GiB`) stands for; `undefined` if it is no size, or
 * none of whole bytes that a number can hold.
 */
export function parseSize(text: string): number | undefined {
  const match = SIZE.exec(text);
  if (match === null) return undefined;
  const bytes = Number(match[1]) * UNIT_BYTES[match[2] as keyof typeof UNIT_BYTES];
  return Number.isSafeInteger(bytes) ? bytes : undefined;
}

/** A short text for people, in the largest unit that leaves a number above 1: `80 B`, `1.5 GiB`. */
export function formatSize(bytes: number): string {
  let value = bytes;
  let unit = 'B';
  for (const larger of ['KiB', 'MiB', 'GiB', 'TiB']) {
    if (value < 1024) break;
    value /= 1024;
    unit = larger;
  }
  return `${Number.isInteger(value) ? value : value.toFixed(1)} ${unit}`;
}
