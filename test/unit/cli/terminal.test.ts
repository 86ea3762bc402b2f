import {describe, expect, it} from 'vitest';
import type {CliIo, TextOutput} from '../../../src/cli/io.ts';
import {canMoveCursor, wantsColor} from '../../../src/cli/terminal.ts';

function outputOn(isTerminal: boolean): TextOutput {
  return {isTerminal, columns: isTerminal ? 80 : undefined, write: () => {}};
}

function ioWith(env: CliIo['env']): CliIo {
  const output = outputOn(true);
  return {
    stdout: output,
    stderr: output,
    env,
    cwd: '/',
    signal: new AbortController().signal,
    onInterrupt: () => ({[Symbol.dispose]: () => {}}),
  };
}

describe('wantsColor', () => {
  it.each([
    ['a terminal has them', {TERM: 'xterm'}, true, true],
    ['a pipe has none', {TERM: 'xterm'}, false, false],
    ['NO_COLOR takes them away', {NO_COLOR: '1'}, true, false],
    ['an empty NO_COLOR does not', {NO_COLOR: ''}, true, true],
    ['a dumb terminal has none', {TERM: 'dumb'}, true, false],
    ['FORCE_COLOR gives them to a pipe', {FORCE_COLOR: '1', NO_COLOR: '1'}, false, true],
    ['FORCE_COLOR=0 takes them away', {FORCE_COLOR: '0'}, true, false],
  ])('%s', (_title, env, isTerminal, expected) => {
    expect(wantsColor(ioWith(env), outputOn(isTerminal))).toBe(expected);
  });
});

describe('canMoveCursor', () => {
  it('is true on a terminal that is not dumb only', () => {
    expect(canMoveCursor(ioWith({TERM: 'xterm'}), outputOn(true))).toBe(true);
    expect(canMoveCursor(ioWith({TERM: 'dumb'}), outputOn(true))).toBe(false);
    expect(canMoveCursor(ioWith({TERM: 'xterm'}), outputOn(false))).toBe(false);
  });
});
