import {expect, it} from 'vitest';
import {shellInvocation, splitWords} from '../../../src/environments/shell.ts';

it('calls bash and sh so that the first failing command ends the script', () => {
  const bash = ['bash', '--noprofile', '--norc', '-eo', 'pipefail'];
  expect(shellInvocation(undefined, true)).toEqual({
    argv: [...bash, '-c'],
    inline: true,
    fileArgv: [...bash, '{0}'],
  });
  expect(shellInvocation(undefined, false).argv).toEqual(['sh', '-e', '-c']);
  expect(shellInvocation('bash', false).argv[0]).toBe('bash');
  expect(shellInvocation('python3', true).argv).toEqual(['python3', '-c']);
});

it('gives other shells a file where {0} stands, or last', () => {
  expect(shellInvocation("perl -w '{0}' x", true)).toMatchObject({
    inline: false,
    fileArgv: ['perl', '-w', '{0}', 'x'],
  });
  expect(shellInvocation('zsh', true).fileArgv).toEqual(['zsh', '{0}']);
});

it('splits words at blanks outside of quotes', () => {
  const text = `a  "b c" d'e f'g "h'i" '' "open`;
  expect(splitWords(text)).toEqual(['a', 'b c', 'de fg', "h'i", '', 'open']);
});
