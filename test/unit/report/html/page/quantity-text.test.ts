import {expect, it} from 'vitest';
import {
  bytesText,
  countOf,
  durationText,
  shareText,
  valueText,
} from '../../../../../src/report/html/page/words/quantity-text.ts';
import {tickText} from '../../../../../src/report/html/page/words/time-steps.ts';

it('durations are written in two units at most', () => {
  const written = [0, 0.2, 7, 999.4, 999.6, 9_994, 59_949, 59_951, 125_000, 3_599_600, 11_220_000];
  expect(written.map(durationText)).toEqual([
    ...['0 ms', '<1 ms', '7 ms', '999 ms', '1.00 s', '9.99 s', '59.9 s', '1 min 00 s'],
    ...['2 min 05 s', '1 h 00 min', '3 h 07 min'],
  ]);
  expect(durationText(100 * 3_600_000)).toBe('4 d 04 h');
});

it('sizes, counts, shares and measured values are written to be read', () => {
  expect([512, 1_536, 350 * 1024, 3.4 * 1024 ** 3].map(bytesText)).toEqual([
    ...['512 B', '1.5 KiB', '350 KiB', '3.4 GiB'],
  ]);
  expect([countOf(1, 'case'), countOf(5_000, 'case'), countOf(2, 'process', 'processes')]).toEqual([
    ...['1 case', '5,000 cases', '2 processes'],
  ]);
  expect([0.07, -0.5, 0].map(shareText)).toEqual(['+7.0 %', '-50 %', '0.0 %']);
  expect([valueText(41.234, 'ms'), valueText(18_250.4), valueText(0)]).toEqual([
    ...['41.23 ms', '18,250', '0'],
  ]);
});

it('ticks of an axis of time are short', () => {
  expect([0, 250, 1_500, 60_000, 270_000, 7_500_000].map(tickText)).toEqual([
    ...['0', '250 ms', '1.5 s', '1:00', '4:30', '2:05:00'],
  ]);
});
