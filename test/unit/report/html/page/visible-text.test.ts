import fc from 'fast-check';
import {expect, it} from 'vitest';
import {visibleLine, visibleText} from '../../../../../src/report/html/page/words/visible-text.ts';
import {guestText} from '../../../../rig/journal-fixtures.ts';

const HARM = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069\u2028\u2029]/u;

it('what guests print has no control, no escape and nothing that turns text around, for any', () => {
  fc.assert(
    fc.property(guestText, (text) => {
      const shown = visibleText(text);
      expect(shown).not.toMatch(HARM);
      expect(shown.isWellFormed()).toBe(true);
      expect(visibleLine(text)).not.toMatch(/[\n\t]/);
    }),
    {numRuns: 500},
  );
});

it('what is left out is seen, but for escapes of terminals', () => {
  expect(visibleText('\u001b[1;31mred\u001b[0m \u001b]0;title\u0007ok\u0007')).toBe('red ok⟨0007⟩');
  expect(visibleText('a\u202eb\u0000c\r\nd')).toBe('a⟨202E⟩b⟨0000⟩c\nd');
  expect(visibleLine(' two\n  lines ')).toBe('two lines');
});
