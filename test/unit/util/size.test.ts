import fc from 'fast-check';
import {expect, it} from 'vitest';
import {formatSize, parseSize} from '../../../src/util/size.ts';

it.each([
  ['512KiB', 524_288],
  ['256MiB', 268_435_456],
  ['1.5GiB', 1_610_612_736],
  ['2TiB', 2 * 1024 ** 4],
])('reads %s', (text, bytes) => {
  expect(parseSize(text)).toBe(bytes);
});

it.each(['', '5', '5MB', '5 MiB', '-5MiB', '5mib', '0.0000001KiB', '9999999999TiB', '1.MiB'])(
  'refuses "%s"',
  (text) => {
    expect(parseSize(text)).toBeUndefined();
  },
);

it.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1024, '1 KiB'],
  [1.5 * 1024 ** 3, '1.5 GiB'],
  [5000 * 1024 ** 4, '5000 TiB'],
])('writes %d for people', (bytes, text) => {
  expect(formatSize(bytes)).toBe(text);
});

it('reads whole units as what they are', () => {
  const units = fc.constantFrom(['K', 1], ['M', 2], ['G', 3]);
  fc.assert(
    fc.property(fc.nat(100_000), units, (count, [unit, power]) => {
      expect(parseSize(`${count}${unit}iB`)).toBe(count * 1024 ** Number(power));
    }),
  );
});
