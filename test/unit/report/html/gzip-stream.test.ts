import {gunzipSync} from 'node:zlib';
import fc from 'fast-check';
import {expect, it} from 'vitest';
import {Base64Sink} from '../../../../src/report/html/base64-sink.ts';
import {GzipStream} from '../../../../src/report/html/gzip-stream.ts';

/** `pieces` compressed, as Base64; `flushAfter`: those after which what is at hand is compressed. */
function compressed(pieces: readonly string[], flushAfter: ReadonlySet<number>): string {
  let base64 = '';
  const encoded = new Base64Sink((text) => (base64 += text));
  const stream = new GzipStream((bytes) => encoded.write(bytes));
  for (const [index, piece] of pieces.entries()) {
    stream.write(piece);
    if (flushAfter.has(index)) stream.flush();
  }
  stream.end();
  encoded.end();
  return base64;
}

it('gives one stream, for any texts and wherever it is flushed', () => {
  const piece = fc.oneof(
    fc.string({unit: 'binary'}),
    fc.string({maxLength: 30}).map((text) => text.repeat(300)),
  );
  fc.assert(
    fc.property(
      fc.array(piece, {maxLength: 8}),
      fc.array(fc.nat(8), {maxLength: 3}),
      (pieces, flushed) => {
        const base64 = compressed(pieces, new Set(flushed));
        const bytes = Buffer.from(base64, 'base64');
        expect(bytes.toString('base64')).toBe(base64);
        expect(gunzipSync(bytes).toString()).toBe(pieces.join(''));
        expect(compressed(pieces, new Set(flushed))).toBe(base64);
      },
    ),
    {numRuns: 100},
  );
});

it('gives a stream that browsers take', async () => {
  const pieces = ['one ', 'two ', 'three 🙂'];
  const bytes = Buffer.from(compressed(pieces, new Set([0, 1])), 'base64');
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  expect(await new Response(plain).text()).toBe(pieces.join(''));
});

it('compresses a long text in pieces as well as in one', () => {
  const lines = Array.from({length: 40_000}, (_, index) => `line ${index} of a long output\n`);
  const base64 = compressed(lines, new Set());
  expect(gunzipSync(Buffer.from(base64, 'base64')).toString()).toBe(lines.join(''));
  expect(base64.length).toBeLessThan(200_000);
});
