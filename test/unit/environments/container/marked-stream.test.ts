import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {MarkedStream} from '../../../../src/environments/container/shell/marked-stream.ts';

const MARK = 'f00df00d';

/** What a stream in these pieces carries, and the words in it. */
function read(chunks: readonly Buffer[]): {data: string; words: string[]} {
  const data: Buffer[] = [];
  const words: string[] = [];
  const stream = new MarkedStream(MARK, {
    onData: (chunk) => data.push(Buffer.from(chunk)),
    onWords: (line) => words.push(line.join(' ')),
  });
  for (const chunk of chunks) stream.push(chunk);
  return {data: Buffer.concat(data).toString('latin1'), words};
}

describe('a marked stream', () => {
  it('gives the same data and words however it is cut', () => {
    const part = fc.oneof(
      fc.uint8Array({maxLength: 20}).map((bytes) => ({kind: 'data' as const, bytes})),
      fc.constantFrom('f', 'f00d', 'f00df00d', 'f00df00').map((text) => ({
        kind: 'data' as const,
        bytes: new Uint8Array(Buffer.from(text)),
      })),
      fc.constantFrom('e', 'x 0 -', 'x 143 -sl').map((text) => ({kind: 'words' as const, text})),
    );
    fc.assert(
      fc.property(fc.array(part), fc.array(fc.integer({min: 1, max: 7})), (parts, cuts) => {
        const all = Buffer.concat(
          parts.map((each) =>
            each.kind === 'data' ? Buffer.from(each.bytes) : Buffer.from(`${MARK} ${each.text}\n`),
          ),
        );
        const data = Buffer.concat(
          parts.flatMap((each) => (each.kind === 'data' ? [Buffer.from(each.bytes)] : [])),
        );
        // The mark itself is never said by anyone else: it is random.
        fc.pre(!data.includes(`${MARK} `));
        const whole = read([all]);
        const pieces: Buffer[] = [];
        let at = 0;
        for (let turn = 0; at < all.length; turn++) {
          const length = cuts[turn % Math.max(1, cuts.length)] ?? 1;
          pieces.push(all.subarray(at, at + length));
          at += length;
        }
        expect(read(pieces)).toEqual(whole);
        expect(whole.words).toEqual(
          parts.flatMap((each) => (each.kind === 'words' ? [each.text] : [])),
        );
        // What may be a mark's beginning is held until more comes.
        expect(data.toString('latin1').startsWith(whole.data)).toBe(true);
        expect(data.length - whole.data.length).toBeLessThanOrEqual(MARK.length);
      }),
      {numRuns: 500},
    );
  });
});
