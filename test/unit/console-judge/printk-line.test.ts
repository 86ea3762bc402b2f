import {describe, expect, it} from 'vitest';
import {parsePrintkLine} from '../../../src/console-judge/printk-line.ts';

describe('a line of a console', () => {
  it.each([
    ['plain words', {text: 'plain words', caller: undefined, stampS: undefined}],
    ['[    1.250000] words', {text: 'words', caller: undefined, stampS: 1.25}],
    ['[   36.852785][ T3615] words\r', {text: 'words', caller: 'T3615', stampS: 36.852785}],
    ['[   36.852785][    C1]  <IRQ>', {text: ' <IRQ>', caller: 'C1', stampS: 36.852785}],
    ['<6>[   85.501187] words', {text: 'words', caller: undefined, stampS: 85.501187}],
    ['<6>words', {text: 'words', caller: undefined, stampS: undefined}],
    ['host login: [   36.852785][ T3615] words', {text: 'words', caller: 'T3615'}],
    ['34359738352 bytes[   76.471107] BUG: words', {text: 'BUG: words', stampS: 76.471107}],
    ['** 2395 printk messages dropped ** [   96.027166] words', {text: 'words', hasDropped: true}],
    ['\x1b[0;32m  OK  \x1b[0m words', {text: '  OK   words'}],
    ['array[3] = [12.5]', {text: 'array[3] = [12.5]', stampS: undefined}],
  ])('%j loses what is put before it', (raw, expected) => {
    expect(parsePrintkLine(raw)).toMatchObject(expected);
  });
});
