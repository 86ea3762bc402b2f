import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {
  guardWorkflowCommands,
  sanitizeForTerminal,
  sanitizeLine,
  workflowCommand,
} from '../../../src/util/terminal-text.ts';

/** Texts made of what terminals and GitHub act on. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...['\x1b', '\x1b[', '\x1b]', '\x9b', '\x9d', '\x9c', '\x07', '\r', '\n', '::', '##[', ' '],
        ...['\x1b]8;;', '\x1b\\', '2J', '31m', 'error', '\u202e', '\x1bP', '\u2028', '\x85', '\0'],
      ),
      fc.string({unit: 'binary', maxLength: 4}),
    ),
    {maxLength: 30},
  )
  .map((parts) => parts.join(''));

const CONTROL = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

describe('sanitizeForTerminal', () => {
  it('removes sequences and shows what else would move the cursor', () => {
    const cases: ReadonlyArray<readonly [string, string]> = [
      ['\x1b[31mred\x1b[0m', 'red'],
      ['\x1b[2J\x1b[1;1Hgone', 'gone'],
      ['\x9b31mred', 'red'],
      ['\x1b]0;title\x07text', 'text'],
      ['\x1b]8;;http://evil\x1b\\link\x1b]8;;\x1b\\', 'link'],
      ['\x1b]52;c;Y2F0\x9cx', 'x'],
      ['\x1bPq#0;2;0\x1b\\after', 'after'],
      ['\x1bcreset', 'reset'],
      ['\x1b(Bx', 'x'],
      ['\x1b]never ends', 'never ends'],
      ['50%\r100%\r\ndone', '50%\n100%\ndone'],
      ['a\x08b\x07\0\x7f', 'a␈b␇␀␡'],
      ['ab\u202ecd\u2066', 'ab<U+202E>cd<U+2066>'],
      ['\ud800x', '\ufffdx'],
      ['tab\tand\nline é 😀', 'tab\tand\nline é 😀'],
    ];
    expect(cases.map(([text]) => sanitizeForTerminal(text))).toEqual(
      cases.map(([, shown]) => shown),
    );
  });

  it('leaves no control but newline and tab, for any text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(sanitizeForTerminal(text)).not.toMatch(CONTROL);
        expect(sanitizeForTerminal(text).isWellFormed()).toBe(true);
        expect(sanitizeLine(text)).not.toMatch(/[\n\t]/);
      }),
      {numRuns: 2000},
    );
  });

  it('leaves no control but newline and tab, for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({maxLength: 200}), (bytes) => {
        for (const encoding of ['utf8', 'latin1'] as const) {
          expect(sanitizeForTerminal(Buffer.from(bytes).toString(encoding))).not.toMatch(CONTROL);
        }
      }),
      {numRuns: 500},
    );
  });

  it('is idempotent', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const once = sanitizeForTerminal(text);
        expect(sanitizeForTerminal(once)).toBe(once);
      }),
    );
  });
});

describe('guardWorkflowCommands', () => {
  it('breaks every command that a line could hold, for any text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const guarded = guardWorkflowCommands(sanitizeForTerminal(text));
        expect(guarded).not.toMatch(/^\s*::/m);
        expect(guarded).not.toContain('##[');
      }),
      {numRuns: 2000},
    );
  });

  it('leaves other text alone', () => {
    expect(guardWorkflowCommands('std::string ## title\na::b')).toBe('std::string ## title\na::b');
    expect(guardWorkflowCommands('  ::error::x\n##[group]')).toBe('  : :error::x\n## [group]');
  });
});

describe('workflowCommand', () => {
  it('escapes what would end a message or a property', () => {
    expect(workflowCommand('error', {title: 'a: b, 100%', line: 3}, 'two\nlines: 5%')).toBe(
      '::error title=a%3A b%2C 100%25,line=3::two%0Alines: 5%25',
    );
    expect(workflowCommand('endgroup', {}, '')).toBe('::endgroup::');
  });
});
