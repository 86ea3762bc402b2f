import {mkdir, open, rename, rm} from 'node:fs/promises';
import {basename, dirname, join} from 'node:path';
import type {FileCaptured} from '../../journal/event.ts';
import {wallClockMs} from '../../util/clock.ts';
import type {AttemptRun} from '../attempt-run.ts';

/** What is written down of each file. */
export type CapturedRecord = Pick<
  FileCaptured,
  'source' | 'path' | 'bytes' | 'sha256' | 'truncated' | 'facts'
>;

/**
 * Writes down where captured files come from, beside their folder: as `captured/CASE.json`, below
 * the run's folder. Names that the environment chose are in it as they were there.
 *
 * @returns its path below the run's folder.
 */
export async function writeCaptureMetadata(
  run: AttemptRun,
  files: readonly CapturedRecord[],
): Promise<string> {
  const {instance, case: item, attempt} = run.input;
  const {facts} = run.connection;
  const folder = run.capturedFolder;
  const path = `${folder}.json`;
  const document = run.context.mask.value({
    case: item.id,
    scenario: run.scenario.id,
    attempt,
    ...(Object.keys(item.matrix).length > 0 && {matrix: item.matrix}),
    environment: run.spec.id,
    type: run.spec.type,
    instance: instance.name,
    capturedAt: new Date(wallClockMs()).toISOString(),
    os: facts.os,
    kernel: facts.kernel,
    arch: facts.arch,
    files: files.map((file) => ({...file, path: file.path.slice(folder.length + 1)})),
  });
  const full = join(run.input.runFolder, path);
  await mkdir(dirname(full), {recursive: true});
  const partial = join(dirname(full), `.${basename(full)}.part`);
  try {
    const handle = await open(partial, 'wx', 0o600);
    try {
      await handle.writeFile(`${JSON.stringify(document, undefined, 2)}\n`);
    } finally {
      await handle.close();
    }
    await rename(partial, full);
  } catch (error) {
    await rm(partial, {force: true});
    throw error;
  }
  return path;
}
