import {createReadStream, createWriteStream} from 'node:fs';
import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import {pipeline} from 'node:stream/promises';
import type {AttemptRun} from '../attempt-run.ts';
import type {ConsoleRange} from './scan-console.ts';

/** Of more than this the end is kept. */
const COPY_BYTES_MAX = 32 * 2 ** 20;

/**
 * Copies what a console said during an attempt to a log of its own, masked.
 *
 * @returns its path below the run's folder; `undefined` where there is nothing, or no room for it.
 */
export async function copyConsole(
  run: AttemptRun,
  range: ConsoleRange,
): Promise<string | undefined> {
  const {source, end} = range;
  const start = Math.max(range.start, end - COPY_BYTES_MAX);
  if (end <= start) return undefined;
  const path = join('logs', `${run.safeName}.${run.input.attempt}.console.log`);
  const {mask} = run.context;
  try {
    await mkdir(join(run.input.runFolder, 'logs'), {recursive: true});
    await pipeline(
      createReadStream(source, {start, end: end - 1}),
      async function* (chunks: AsyncIterable<Buffer>) {
        const left = start - range.start;
        if (left > 0) yield Buffer.from(`[${left} bytes left out]\n`);
        if (mask.isEmpty) {
          yield* chunks;
          return;
        }
        const stream = mask.stream();
        for await (const chunk of chunks) yield stream.push(chunk);
        yield stream.end();
      },
      createWriteStream(join(run.input.runFolder, path)),
    );
    return path;
  } catch (error) {
    run.warn('log/unwritable', `cannot write ${path}: ${(error as Error).message}`);
    return undefined;
  }
}
