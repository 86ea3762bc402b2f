import {Readable} from 'node:stream';
import fc from 'fast-check';
import {expect, it} from 'vitest';
import {BorderedReader} from '../../../../src/environments/posix/bordered-reader.ts';
import {FaultError} from '../../../../src/faults/fault-error.ts';

const BORDER = 'a-border ';

it('takes files apart wherever the stream is cut, also those that are not taken whole', async () => {
  const file = fc.record({
    content: fc.oneof(
      fc.uint8Array({maxLength: 30}).map((bytes) => Buffer.from(bytes)),
      fc.constantFrom('a-bord', 'a-border', '\n', 'a-a-border').map((text) => Buffer.from(text)),
    ),
    isWhole: fc.boolean(),
    isTaken: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(file), fc.integer({min: 1, max: 50}), async (files, step) => {
      const stream = Buffer.concat(
        files.flatMap(({content, isWhole}) => [
          content,
          Buffer.from(`${BORDER}${isWhole ? 0 : 1}\n`),
        ]),
      );
      const chunks: Buffer[] = [];
      for (let at = 0; at < stream.length; at += step) chunks.push(stream.subarray(at, at + step));
      const reader = new BorderedReader(Readable.from(chunks), BORDER);
      for (const {content, isWhole, isTaken} of files) {
        const taken: Buffer[] = [];
        const take = async (): Promise<void> => {
          for await (const chunk of reader.next()) {
            if (!isTaken) return;
            taken.push(chunk);
          }
        };
        const error = await take().catch((reason: unknown) => reason);
        if (!isTaken) continue;
        expect(Buffer.concat(taken).equals(content)).toBe(true);
        expect(error instanceof FaultError).toBe(!isWhole);
      }
      await reader.close();
    }),
    {numRuns: 300},
  );
});

it('does not take the end of the stream for the end of a file', async () => {
  const reader = new BorderedReader(Readable.from([Buffer.from('half a fi')]), BORDER);
  const take = async (): Promise<void> => {
    for await (const _chunk of reader.next());
  };
  await expect(take()).rejects.toMatchObject({code: 'transfer/failed'});
});
