import fc from 'fast-check';
import {expect, it} from 'vitest';
import {GuardedOutput} from '../../../src/action/guarded-output.ts';

/** As the runner reads lines, and what it takes for a command. */
function commandsIn(text: string): string[] {
  return text
    .split(/\r\n|\r|\n/)
    .filter((line) => /^[\s\u0085\u180e]*::/.test(line) || line.includes('##['));
}

function written(chunks: readonly string[], commands: boolean): string {
  let text = '';
  const output = new GuardedOutput(
    (part) => {
      text += part;
    },
    {commands},
  );
  for (const chunk of chunks) output.write(chunk);
  output.flush();
  return text;
}

it('lets no text be a command, wherever it is cut', () => {
  const piece = fc.constantFrom(
    '::',
    ':',
    'error',
    '##[',
    '#',
    '[',
    ' ',
    '\u0085',
    '\u00a0',
    '\r',
    '\n',
    '\t',
    'x',
    ']',
    '\v',
  );
  fc.assert(
    fc.property(fc.array(piece, {maxLength: 60}), (chunks) => {
      expect(commandsIn(written(chunks, false))).toEqual([]);
    }),
    {numRuns: 1000},
  );
});

it('lets through the commands that proctor’s console writes, and no others', () => {
  const own = ['::group::why', '::endgroup::', '::error file=a,line=1,title=x::y', '::notice::z'];
  const others = [
    '::add-mask::x',
    '::stop-commands::x',
    '::set-output name=a::b',
    '::debug::x',
    ' ::error::x',
  ];
  expect(
    commandsIn(
      written(
        [...own, ...others].map((line) => `${line}\n`),
        true,
      ),
    ),
  ).toEqual(own);
  expect(commandsIn(written(['::error::##[add-mask]x\n'], true))).toEqual([
    '::error::## [add-mask]x',
  ]);
});

it('lets no text be a command, though it goes on from a line that was too long to be kept', () => {
  for (const [long, next] of [
    [`${'x'.repeat(70_000)}\r`, '::add-mask::x\n'],
    [`${'x'.repeat(70_000)}\r`, '\n::add-mask::x\n'],
    [`${'x'.repeat(70_000)}##`, '[error]x\n'],
    [`${'x'.repeat(70_000)}#`, '#[error]x\n'],
    [' '.repeat(70_000), '::error::x\n'],
    [`${' '.repeat(70_000)}:`, ':error::x\n'],
  ] as const) {
    expect(commandsIn(written([long, next], false)), next).toEqual([]);
    expect(commandsIn(written([long, `${next}::group::x\n`], true)).at(-1)).toBe('::group::x');
  }
});

it('writes lines whole, ends the last one, and does not keep a line for ever', () => {
  expect(written(['a', 'b\r', '\nc\rd', 'e'], false)).toBe('ab\nc\nde\n');
  expect(written(['x'.repeat(70_000), '::error::\n'], false)).toBe(
    `${'x'.repeat(70_000)}\n: :error::\n`,
  );
  expect(written([], false)).toBe('');
});
