import fc from 'fast-check';
import {expect, it} from 'vitest';
import {OutputTail} from '../../../src/environments/output-tail.ts';

it('keeps exactly the last bytes, however they are cut into chunks', () => {
  fc.assert(
    fc.property(
      fc.nat({max: 20_000}),
      fc.array(fc.nat({max: 9000}), {maxLength: 30}),
      (bytesMax, lengths) => {
        const tail = new OutputTail(bytesMax);
        let next = 0;
        const chunks = lengths.map((length) =>
          Buffer.from(Array.from({length}, () => next++ % 251)),
        );
        for (const chunk of chunks) tail.push(chunk);
        const all = Buffer.concat(chunks);
        expect(tail.bytes().equals(all.subarray(Math.max(0, all.length - bytesMax)))).toBe(true);
        expect(tail.omittedBytes).toBe(Math.max(0, all.length - bytesMax));
      },
    ),
    {numRuns: 300},
  );
});
