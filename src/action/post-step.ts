import {existsSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import * as core from '@actions/core';
import {settleLedgers} from '../cli/cleanup/settle-ledgers.ts';
import type {CliIo, ExitCode} from '../cli/io.ts';
import {writeReports} from '../cli/run-reports.ts';
import {runFolderAt} from '../journal/run-folder.ts';
import {listLedgers} from '../ledger/list-ledgers.ts';
import {JUNIT_DIALECTS} from '../report/report-format.ts';
import {stateFolder} from '../state/state-folder.ts';
import {monotonicMs} from '../util/clock.ts';
import {annotateRun} from './annotate-run.ts';
import {workingFolder} from './main-step.ts';
import {type ActionInputs, readInputs} from './read-inputs.ts';
import {oneLineOf, openRun, summarize, upload} from './report-run.ts';
import {type ActionStep, STATE} from './step.ts';

/** Of a run whose process has just been killed, the reaper is at work: it gets that long. */
const REAPER_MS = 25_000;
/** What is done here after that. */
const CLEAN_MS = 15_000;
const POLL_MS = 200;

/** A run that the first step has begun. */
interface BegunRun {
  readonly runId: string;
  /** Absolute. */
  readonly path: string;
}

/**
 * The action's step at the end of the job, which comes however the job ends: removes what the run has
 * left, and does what the first step was killed before it could do. Done twice, it does nothing more.
 * It fails nothing: whoever cancels a job knows that it has not passed.
 */
export async function postStep(step: ActionStep): Promise<ExitCode> {
  const run = {runId: core.getState(STATE.runId), path: core.getState(STATE.runFolder)};
  const read = readInputs(core.getInput, step.env);
  if (run.runId === '' || !read.ok) {
    core.info('proctor: nothing was begun, so there is nothing to clean up');
    return 0;
  }
  const inputs = read.value;
  const io: CliIo = {...step.io, cwd: workingFolder(inputs, step) ?? step.env['HOME'] ?? '/'};
  await cleanUp(run, io);
  if (core.getState(STATE.reported) === '') writeMissingReports(run, inputs, io);
  await tell(run, inputs, step);
  return 0;
}

/** Waits for the run's reaper, and does its work where there is none. */
async function cleanUp({runId}: BegunRun, io: CliIo): Promise<void> {
  try {
    const folder = stateFolder(io.env);
    const endMs = monotonicMs() + REAPER_MS;
    for (;;) {
      const ledger = (await listLedgers(folder)).find(({header}) => header.runId === runId);
      if (ledger === undefined) {
        core.info(`proctor: nothing is left of run ${runId}`);
        return;
      }
      if (ledger.state === 'dead') {
        const options = {signal: io.signal, by: 'clean', env: io.env, timeoutMs: CLEAN_MS} as const;
        for (const {undone, left} of await settleLedgers([ledger], options)) {
          core.info(`proctor: removed ${undone} things that run ${runId} had left`);
          for (const line of left) core.warning(oneLineOf(line), {title: 'Left by proctor'});
        }
        return;
      }
      if (monotonicMs() >= endMs) {
        core.warning(`run ${runId} is still ${ledger.state}`, {title: 'Not cleaned up'});
        return;
      }
      await sleep(POLL_MS);
    }
  } catch (error) {
    core.warning(oneLineOf(error), {title: 'proctor cannot clean up'});
  }
}

/** Folds the journal, unless whoever has cleaned up did so. */
function writeMissingReports(run: BegunRun, inputs: ActionInputs, io: CliIo): void {
  const folder = runFolderAt(run.path);
  if (folder === undefined || isReported(run.path)) return;
  const paths = (['junit', 'json', 'html', 'markdown'] as const).flatMap((name) => {
    const path = inputs.text(name);
    return path === undefined ? [] : [[name, path] as const];
  });
  const wishes = {
    ...Object.fromEntries(paths),
    junitDialect: JUNIT_DIALECTS.find((name) => name === inputs.text('junit-dialect')) ?? 'jenkins',
    cwd: io.cwd,
    env: io.env,
  };
  const {moved, problems} = writeReports(folder, {unwritten: []}, wishes);
  for (const line of [...moved, ...problems]) core.info(oneLineOf(line));
}

function isReported(path: string): boolean {
  const report = join(path, 'report.json');
  if (!existsSync(report)) return false;
  return statSync(report).mtimeMs >= statSync(join(path, 'journal.jsonl')).mtimeMs;
}

/** Annotations, summary and upload, as far as they are missing. */
async function tell(run: BegunRun, inputs: ActionInputs, step: ActionStep): Promise<void> {
  using reader = openRun(run.path);
  if (reader === undefined) return;
  const told = {...run, exitCode: reader.result.exitCode};
  if (core.getState(STATE.annotated) === '' && inputs.flag('annotate')) annotateRun(reader, step);
  if (core.getState(STATE.summarized) === '') await summarize(reader, told, inputs, step);
  if (core.getState(STATE.uploaded) === '') await upload(told, inputs, step);
}
