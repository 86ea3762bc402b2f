import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {isFinished, type PastRun} from '../journal/past-run.ts';
import type {CaseResult} from '../journal/run-result.ts';
import type {PastAttempts} from './case-retries.ts';
import type {CaseOutcome, PastProgress} from './run-options.ts';

/** What `past` leaves to be done, and what it has done. */
export function progressOf({result, deployments, toolFiles}: PastRun): PastProgress {
  const finished = new Map<string, CaseOutcome>();
  const attempts = new Map<string, PastAttempts>();
  for (const item of result.cases) {
    if (isFinished(item)) finished.set(item.id, outcomeOf(item));
    else if (item.attempts.length > 0) attempts.set(item.id, attemptsOf(item));
  }
  const {durationMs, resumptions} = result;
  return {finished, attempts, deployments, toolFiles, durationMs, resumptions: resumptions.length};
}

/**
 * Where logs go whose names do not tell the processes of one run apart: a folder for each that goes
 * on with it. It is made, if that is possible: who cannot write there says so.
 *
 * @param resumptions How often the run was gone on with before. @default it is not gone on with
 */
export function makeLogFolder(runFolder: string, resumptions?: number): string {
  const logs = join(runFolder, 'logs');
  const folder = resumptions === undefined ? logs : join(logs, `resumed-${resumptions + 1}`);
  try {
    mkdirSync(folder, {recursive: true});
  } catch {
    // As said above.
  }
  return folder;
}

function outcomeOf({verdict, durationMs, attempts}: CaseResult): CaseOutcome {
  const metrics = new Map(attempts.at(-1)?.metrics.map(({name, value}) => [name, value]));
  return {verdict, durationMs, metrics};
}

function attemptsOf({attempts}: CaseResult): PastAttempts {
  const ended = attempts.filter(({verdict}) => verdict !== 'interrupted');
  return {
    attempt: attempts.reduce((latest, {attempt}) => Math.max(latest, attempt), 0),
    testFailures: ended.filter(({verdict}) => verdict === 'failed').length,
    infrastructureFaults: ended.filter(({verdict}) => verdict === 'error').length,
    durationMs: ended.reduce((sum, {durationMs}) => sum + durationMs, 0),
  };
}
