import {expect, it} from 'vitest';
import {compileCapturePatterns} from '../../../src/environments/capture-pattern.ts';

it('cuts a pattern into where to look and what to take', () => {
  const patterns = [
    '/var/log/**/*.log',
    'a/*.txt',
    './plain',
    'dir/',
    '/cores/*',
    '*/{a,b/c}',
    '/*.x',
  ];
  const {includes} = compileCapturePatterns(patterns, '/w');
  expect(includes.map(({root, isLiteral, depthMax}) => [root, isLiteral, depthMax])).toEqual([
    ['/var/log', false, Infinity],
    ['/w/a', false, 1],
    ['/w/plain', true, Infinity],
    ['/w/dir', true, Infinity],
    ['/cores', false, 1],
    ['/w', false, Infinity],
    ['/', false, 1],
  ]);
});

it('matches names with dots and line breaks, and does not cross folders with one star', () => {
  const [pattern] = compileCapturePatterns(['/r/*/x*'], '/w').includes;
  const paths = ['a/x', '.h/xy', 'a\nb/x\n', 'x', 'a/b/x'];
  expect(paths.map((path) => pattern?.isMatch(path))).toEqual([true, true, true, false, false]);
});

it('leaves out what a pattern with ! names', () => {
  const {isExcluded} = compileCapturePatterns(['**', '!**/*.tmp', '!/abs/secret'], '/w');
  const paths = ['/w/a.tmp', '/w/d/a.tmp', '/x/a.tmp', '/abs/secret', '/abs/secret/in', '/w/a'];
  expect(paths.map(isExcluded)).toEqual([true, true, false, true, true, false]);
});
