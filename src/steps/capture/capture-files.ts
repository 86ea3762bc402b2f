import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import type {CapturedFile} from '../../environments/environment.ts';
import {FaultError} from '../../faults/fault-error.ts';
import {monotonicMs} from '../../util/clock.ts';
import {Deadline} from '../../util/deadline.ts';
import type {AttemptRun} from '../attempt-run.ts';
import {recordOf} from '../record/fault-record.ts';
import {expandPath} from '../step-files.ts';
import {type CapturedRecord, writeCaptureMetadata} from './capture-metadata.ts';
import {readCoreDump} from './core-dump.ts';
import {coreMark, findCores} from './find-cores.ts';

/**
 * Brings back what the scenario asks for, to `captured/CASE/`, in `attempt-N/` from the second
 * attempt on, and writes down beside that folder where it comes from. What cannot be had is a
 * warning: the verdict is the steps'.
 */
export async function captureFiles(run: AttemptRun): Promise<void> {
  const {capture, captureLimits} = run.scenario;
  if (capture.length === 0 && captureLimits?.cores !== true) return;
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
  try {
    const captured = await bringBack(run, deadline.signal);
    const facts: Record<string, string | number> = {files: captured.length};
    if (captured.length > 0) facts['metadata'] = await writeCaptureMetadata(run, captured);
    const durationMs = monotonicMs() - startedMs;
    run.emit({type: 'stage-ended', ...stage, ok: true, durationMs, facts});
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

async function bringBack(run: AttemptRun, signal: AbortSignal): Promise<CapturedRecord[]> {
  const {scenario, capturedFolder: folder} = run;
  const scope = run.scope.plain(run.scope.stepEnv({}, {}));
  const patterns = scenario.capture.map((pattern) => expandPath(pattern, scope));
  const cores = scenario.captureLimits?.cores === true ? await coresOf(run, signal) : [];
  const records: CapturedRecord[] = [];
  for (const {source, path, bytes, sha256, truncated} of await getFiles(run, patterns, signal)) {
    // A pattern may name a core dump, too.
    if (!cores.includes(source)) {
      records.push({
        source,
        path: join(folder, path),
        bytes,
        sha256,
        ...(truncated && {truncated}),
      });
    }
  }
  if (cores.length > 0) records.push(...(await getCores(run, cores, signal)));
  for (const record of records) run.emit({type: 'file-captured', ...run.ids, ...record});
  return records;
}

async function getFiles(
  run: AttemptRun,
  patterns: readonly string[],
  signal: AbortSignal,
): Promise<readonly CapturedFile[]> {
  if (patterns.length === 0) return [];
  const {fileBytesMax, totalBytesMax} = run.scenario.captureLimits ?? {};
  const destination = join(run.input.runFolder, run.capturedFolder);
  await mkdir(destination, {recursive: true});
  const skipped: string[] = [];
  let skippedCount = 0;
  const files = await run.connection.get(patterns, destination, {
    signal,
    ...(fileBytesMax !== undefined && {fileBytesMax}),
    ...(totalBytesMax !== undefined && {totalBytesMax}),
    onSkipped: (source, reason) => {
      skippedCount += 1;
      if (skipped.length < 3) skipped.push(`${source}: ${reason}`);
    },
  });
  if (skippedCount > 0) {
    const more = skippedCount > skipped.length ? ` and ${skippedCount - skipped.length} more` : '';
    run.warn('capture/skipped', `not captured: ${skipped.join('; ')}${more}`);
  }
  return files;
}

async function coresOf(run: AttemptRun, signal: AbortSignal): Promise<readonly string[]> {
  const {connection, scenario} = run;
  const {workingDirectory} = scenario;
  const scope = run.scope.plain(run.scope.stepEnv({}, {}));
  const folders = workingDirectory === undefined ? [] : [expandPath(workingDirectory, scope)];
  const mark = coreMark(connection, run.input.case.index, run.input.attempt);
  const found = await findCores(connection, mark, {signal, folders});
  if ('problem' in found) {
    run.warn('capture/no-cores', `cannot look for core dumps: ${found.problem}`);
    return [];
  }
  if (found.omitted > 0) {
    run.warn('capture/skipped', `not captured: ${found.omitted} more core dumps`);
  }
  return found.paths;
}

async function getCores(
  run: AttemptRun,
  cores: readonly string[],
  signal: AbortSignal,
): Promise<CapturedRecord[]> {
  const {runFolder} = run.input;
  const literal = cores.map((path) => path.replace(/[*?[\]{}()!+@\\|]/g, '\\$&'));
  const records: CapturedRecord[] = [];
  for (const {source, path, bytes, sha256, truncated} of await getFiles(run, literal, signal)) {
    const below = join(run.capturedFolder, path);
    const core = await readCoreDump(join(runFolder, below));
    records.push({
      source,
      path: below,
      bytes,
      sha256,
      ...(truncated && {truncated}),
      facts: {
        core: core !== undefined,
        ...(core?.program !== undefined && {program: core.program}),
        ...(core?.pid !== undefined && {pid: core.pid}),
        ...(core?.signal !== undefined && {signal: core.signal}),
        ...(core?.buildId !== undefined && {buildId: core.buildId}),
      },
    });
  }
  return records;
}
