import {mkdtempSync, readdirSync, statSync} from 'node:fs';
import os from 'node:os';
import {dirname, join, resolve} from 'node:path';
import * as core from '@actions/core';
import {recordRun} from '../cli/history/run-history.ts';
import type {CliIo, ExitCode} from '../cli/io.ts';
import {foldJournals} from '../journal/fold-journal.ts';
import {runFolderAt} from '../journal/run-folder.ts';
import type {RunReader} from '../journal/run-result.ts';
import {JUNIT_DIALECTS, type ReportFormat} from '../report/report-format.ts';
import {writeReportFile} from '../report/write-report.ts';
import {setEndOutputs, setReportOutputs} from './outputs.ts';
import {missingJobs} from './planned-job.ts';
import type {ActionInputs} from './read-inputs.ts';
import {oneLineOf, summarize, upload} from './report-run.ts';
import type {ActionStep} from './step.ts';

/** What is wrong is what was asked for: a shard that is missing, or no run at all. */
const EXIT_WRONG = 2;

/** In the folder of the merged report; the page for people is written with the summary. */
const OWN_FILES = [
  ['json', 'report.json'],
  ['junit', 'junit.xml'],
  ['html', 'report.html'],
] as const satisfies ReadonlyArray<readonly [ReportFormat, string]>;

/**
 * Merges the runs of several jobs into one report, which ends as the worst of them did: so one job
 * can stand for all.
 */
export async function reportMode(
  inputs: ActionInputs,
  cwd: string,
  step: ActionStep,
): Promise<ExitCode> {
  const problems: string[] = [];
  const journals = inputs.list('runs').flatMap((path) => journalsAt(path, {cwd, problems}));
  using reader = open(journals, problems);
  if (reader === undefined || problems.length > 0) {
    for (const problem of problems) core.error(oneLineOf(problem), {title: 'proctor cannot merge'});
    setEndOutputs(EXIT_WRONG, undefined);
    return EXIT_WRONG;
  }
  const {exitCode, run} = reader.result;
  const path = mkdtempSync(join(step.env['RUNNER_TEMP'] || os.tmpdir(), 'proctor-report-'));
  writeFiles(reader, {inputs, cwd, path});
  core.setOutput('run-id', run.runId);
  core.setOutput('run-folder', path);
  setEndOutputs(exitCode, reader.result);
  await remember(journals, {...step.io, cwd}, inputs);
  const told = {runId: 'merged', path, exitCode};
  await summarize(reader, told, inputs, step);
  setReportOutputs(inputs, cwd, path);
  await upload(told, inputs, step);
  return exitCode;
}

/** Lets the history of this machine know of the runs, so that later plans can be made by it. */
async function remember(
  journals: readonly string[],
  io: CliIo,
  inputs: ActionInputs,
): Promise<void> {
  const manifestFolder = dirname(resolve(io.cwd, inputs.text('manifest') ?? 'proctor.yaml'));
  for (const journal of journals) {
    using reader = open([journal], []);
    const folder = runFolderAt(dirname(journal));
    if (reader === undefined || folder === undefined) continue;
    const {result} = reader;
    await recordRun(manifestFolder, {folder: {...folder, runId: result.run.runId}, result}, io);
  }
}

function open(journals: readonly string[], problems: string[]): RunReader | undefined {
  if (journals.length === 0) {
    problems.push(
      'found no run: the input "runs" names folders of runs, or folders that hold such',
    );
    return undefined;
  }
  const missing = missingJobs(journals.map(dirname));
  if (missing !== undefined) problems.push(missing);
  try {
    const folded = foldJournals(journals);
    if (folded.ok) return folded.value;
    problems.push(...folded.error);
  } catch (error) {
    problems.push(oneLineOf(error));
  }
  return undefined;
}

/**
 * A journal, that of a run's folder, or those of all such folders in the folder. What is named and
 * gives no run is a problem, and so is a folder in it that has none: nobody would miss its cases.
 */
function journalsAt(
  given: string,
  {cwd, problems}: {readonly cwd: string; readonly problems: string[]},
): string[] {
  const path = resolve(cwd, given);
  const stat = statSync(path, {throwIfNoEntry: false});
  if (stat === undefined) problems.push(`the input "runs" names ${given}, which does not exist`);
  if (stat?.isFile()) return [path];
  if (!stat?.isDirectory()) return [];
  const own = journalIn(path);
  if (own !== undefined) return [own];
  const folders = readdirSync(path)
    .sort()
    .filter((name) => statSync(join(path, name), {throwIfNoEntry: false})?.isDirectory());
  if (folders.length === 0) problems.push(`${given} holds no run`);
  return folders.flatMap((name) => {
    const journal = journalIn(join(path, name));
    if (journal === undefined)
      problems.push(`${join(given, name)} is not of a run: no journal.jsonl`);
    return journal ?? [];
  });
}

function journalIn(folder: string): string | undefined {
  const journal = join(folder, 'journal.jsonl');
  return statSync(journal, {throwIfNoEntry: false})?.isFile() ? journal : undefined;
}

function writeFiles(
  reader: RunReader,
  to: {readonly inputs: ActionInputs; readonly cwd: string; readonly path: string},
): void {
  const {inputs, cwd, path} = to;
  const dialect = JUNIT_DIALECTS.find((name) => name === inputs.text('junit-dialect')) ?? 'jenkins';
  const write = (file: string, format: ReportFormat): void => {
    try {
      const wishes = dialect === 'rich' ? {dialect, relativeTo: cwd} : {dialect};
      writeReportFile(file, reader, {format, ...(format === 'junit' && wishes)});
    } catch (error) {
      core.warning(oneLineOf(error), {title: `proctor cannot write the ${format} report`});
    }
  };
  for (const [format, name] of OWN_FILES) write(join(path, name), format);
  for (const format of ['junit', 'json', 'html', 'markdown'] as const) {
    const wanted = inputs.text(format);
    if (wanted !== undefined) write(resolve(cwd, wanted), format);
  }
}
