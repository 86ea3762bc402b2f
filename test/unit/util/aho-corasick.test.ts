import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {AhoCorasick} from '../../../src/util/aho-corasick.ts';

type Match = readonly [start: number, end: number];

function scanAll(patterns: readonly string[], text: string): Match[] {
  const automaton = new AhoCorasick(patterns.map((pattern) => Buffer.from(pattern)));
  const matches: Match[] = [];
  automaton.scan(Buffer.from(text), {from: 0, state: 0}, (start, end) => {
    matches.push([start, end]);
  });
  return matches;
}

/** For each end offset, the longest pattern that ends there. */
function scanNaively(patterns: readonly string[], text: string): Match[] {
  const matches: Match[] = [];
  for (let end = 1; end <= text.length; end++) {
    const found = patterns.filter(
      (pattern) => pattern !== '' && text.slice(0, end).endsWith(pattern),
    );
    const longest = Math.max(0, ...found.map((pattern) => pattern.length));
    if (longest > 0) matches.push([end - longest, end]);
  }
  return matches;
}

describe('AhoCorasick', () => {
  it('finds the longest pattern that ends at each offset', () => {
    expect(scanAll(['he', 'she', 'hers', 'his'], 'ushers')).toEqual([
      [1, 4],
      [2, 6],
    ]);
  });

  it('finds what a naive search finds, for any patterns and text', () => {
    const word = fc.string({unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6});
    const text = fc.string({unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 60});
    fc.assert(
      fc.property(fc.array(word, {maxLength: 8}), text, (patterns, subject) => {
        expect(scanAll(patterns, subject)).toEqual(scanNaively(patterns, subject));
      }),
      {numRuns: 2000},
    );
  });

  it('finds the same when the bytes come in pieces', () => {
    const automaton = new AhoCorasick([Buffer.from('abcabd'), Buffer.from('bca')]);
    const text = Buffer.from('xabcabcabdx');
    for (let cut = 0; cut <= text.length; cut++) {
      const matches: Match[] = [];
      const record = (from: number) => (start: number, end: number) => {
        matches.push([start + from, end + from]);
      };
      const state = automaton.scan(text.subarray(0, cut), {from: 0, state: 0}, record(0));
      automaton.scan(text.subarray(cut), {from: 0, state}, record(cut));
      expect(matches).toEqual([
        [2, 5],
        [5, 8],
        [4, 10],
      ]);
    }
  });

  it('tells how many of the last bytes may be the beginning of a match', () => {
    const automaton = new AhoCorasick([Buffer.from('secret'), Buffer.from('retry')]);
    const depths = [...'xsecret'].map((_, index) =>
      automaton.depth(
        automaton.scan(
          Buffer.from('xsecret').subarray(0, index + 1),
          {from: 0, state: 0},
          () => {},
        ),
      ),
    );
    expect(depths).toEqual([0, 1, 2, 3, 4, 5, 6]);
    const after = automaton.scan(Buffer.from('secretr'), {from: 0, state: 0}, () => {});
    expect(automaton.depth(after)).toBe(4);
  });

  it('matches any bytes, zero and 255 too, and patterns of one byte', () => {
    const automaton = new AhoCorasick([Buffer.from([0, 255]), Buffer.from([7])]);
    const matches: Match[] = [];
    automaton.scan(Buffer.from([1, 0, 255, 7]), {from: 0, state: 0}, (start, end) => {
      matches.push([start, end]);
    });
    expect(matches).toEqual([
      [1, 3],
      [3, 4],
    ]);
  });
});
