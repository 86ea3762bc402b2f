import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import {FaultError} from '../faults/fault-error.ts';
import {monotonicMs} from '../util/clock.ts';
import {Deadline} from '../util/deadline.ts';
import type {AttemptRun} from './attempt-run.ts';
import {recordOf} from './record/fault-record.ts';
import {expandPath} from './step-files.ts';

/**
 * Brings back what the scenario asks for, to `captured/CASE/`, in `attempt-N/` from the second
 * attempt on. What cannot be had is a warning: the verdict is the steps'.
 */
export async function captureFiles(run: AttemptRun): Promise<void> {
  const {capture} = run.scenario;
  if (capture.length === 0) return;
  const {instance} = run.input;
  const stage = {
    stage: 'capture',
    environment: run.spec.id,
    instance: instance.name,
    ...run.ids,
  } as const;
  run.emit({type: 'stage-started', ...stage});
  const startedMs = monotonicMs();
  using deadline = new Deadline(run.spec.stageTimeoutMs, {parent: run.context.signal});
  const folder = run.capturedFolder;
  try {
    const count = await bringBack(run, {folder, signal: deadline.signal});
    const durationMs = monotonicMs() - startedMs;
    run.emit({type: 'stage-ended', ...stage, ok: true, durationMs, facts: {files: count}});
  } catch (error) {
    const durationMs = monotonicMs() - startedMs;
    if (run.isInterrupted) run.interrupted();
    const known = deadline.expired
      ? new FaultError('stage/timed-out', 'cannot capture files in time', {cause: error})
      : error;
    if (!run.context.signal.aborted && !(known instanceof FaultError)) throw error;
    const fault =
      known instanceof FaultError
        ? recordOf(known, 'capture')
        : {code: 'cancelled', message: 'the attempt was called off', stage: 'capture'};
    run.emit({type: 'stage-ended', ...stage, ok: false, durationMs, fault});
    if (known instanceof FaultError) run.captureFailed(known, fault.message);
  }
}

async function bringBack(
  run: AttemptRun,
  options: {readonly folder: string; readonly signal: AbortSignal},
): Promise<number> {
  const {folder, signal} = options;
  const scope = run.scope.plain(run.scope.stepEnv({}, {}));
  const patterns = run.scenario.capture.map((pattern) => expandPath(pattern, scope));
  const destination = join(run.input.runFolder, folder);
  await mkdir(destination, {recursive: true});
  const skipped: string[] = [];
  let skippedCount = 0;
  const files = await run.connection.get(patterns, destination, {
    signal,
    onSkipped: (source, reason) => {
      skippedCount += 1;
      if (skipped.length < 3) skipped.push(`${source}: ${reason}`);
    },
  });
  for (const {source, path, bytes, sha256, truncated} of files) {
    run.emit({
      type: 'file-captured',
      ...run.ids,
      source,
      path: join(folder, path),
      bytes,
      sha256,
      ...(truncated && {truncated}),
    });
  }
  if (skippedCount > 0) {
    const more = skippedCount > skipped.length ? ` and ${skippedCount - skipped.length} more` : '';
    run.warn('capture/skipped', `not captured: ${skipped.join('; ')}${more}`);
  }
  return files.length;
}
