import {statSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {foldJournals} from '../../journal/fold-journal.ts';
import type {RunReader} from '../../journal/run-result.ts';
import {
  JUNIT_DIALECTS,
  type JunitDialect,
  REPORT_FORMATS,
  type ReportFormat,
} from '../../report/report-format.ts';
import {writeReport, writeReportFile} from '../../report/write-report.ts';
import type {Result} from '../../util/result.ts';
import type {CliIo, ExitCode} from '../io.ts';
import {reportPath} from '../report-path.ts';
import {findRun} from '../run-place.ts';

/** What `proctor report` was asked. */
export interface ReportCommandOptions {
  /** Ids of runs, their folders or journals; several are merged. The latest run if empty. */
  readonly runs: readonly string[];
  readonly format: string;
  /** For `junit`. @default 'jenkins' */
  readonly dialect?: string;
  /** File, or a folder for JUnit's dialect `surefire` and HTML. Standard output if left out. */
  readonly output?: string;
  /** The runs of the manifest's folder are meant. @default the current folder's */
  readonly manifest?: string;
}

/**
 * `proctor report`: makes a report again from journals, of runs that were cut off too.
 *
 * @returns 0 when it is written, whatever it says; 2 when the runs or the options are wrong.
 */
export async function reportCommand(options: ReportCommandOptions, io: CliIo): Promise<ExitCode> {
  const fail = (problems: readonly string[]): ExitCode => {
    for (const problem of problems) io.stderr.write(`proctor: ${problem}\n`);
    return 2;
  };
  const format = REPORT_FORMATS.find((name) => name === options.format);
  if (format === undefined) {
    return fail([unknown('format', options.format, REPORT_FORMATS)]);
  }
  const dialect = JUNIT_DIALECTS.find((name) => name === (options.dialect ?? 'jenkins'));
  if (dialect === undefined) {
    return fail([unknown('dialect', options.dialect ?? '', JUNIT_DIALECTS)]);
  }
  const opened = openRuns(options, io);
  if (!opened.ok) return fail(opened.error);
  using reader = opened.value;
  return write(reader, {...options, format, dialect}, io);
}

function write(
  reader: RunReader,
  options: ReportCommandOptions & {format: ReportFormat; dialect: JunitDialect},
  io: CliIo,
): ExitCode {
  const {format, dialect, output} = options;
  // Services that take the rich dialect want paths from the root of the project.
  const wishes = {format, dialect, ...(dialect === 'rich' && {relativeTo: io.cwd})};
  if (output === undefined) {
    writeReport(reader, (text) => io.stdout.write(text), wishes);
    return 0;
  }
  try {
    const written = writeReportFile(reportPath(io.cwd, output), reader, wishes);
    for (const path of written) io.stderr.write(`wrote ${path}\n`);
    return 0;
  } catch (error) {
    io.stderr.write(`proctor: cannot write ${output}: ${messageOf(error)}\n`);
    return 2;
  }
}

function openRuns(options: ReportCommandOptions, io: CliIo): Result<RunReader, readonly string[]> {
  const folder =
    options.manifest === undefined ? io.cwd : dirname(resolve(io.cwd, options.manifest));
  const runs = options.runs.length === 0 ? ['latest'] : [...new Set(options.runs)];
  const journals: string[] = [];
  const problems: string[] = [];
  for (const run of runs) {
    const journal = findJournal(run, folder, io);
    if (journal !== undefined) journals.push(journal);
    else if (options.runs.length === 0) {
      problems.push(
        `no run is recorded in ${join(folder, '.proctor')}; start one with: proctor run`,
      );
    } else {
      problems.push(
        `no run "${run}": neither the id of a run in ${join(folder, '.proctor')}, nor a folder with a journal.jsonl, nor a journal`,
      );
    }
  }
  if (problems.length > 0) return {ok: false, error: problems};
  try {
    const folded = foldJournals(journals);
    if (folded.ok) return folded;
    return {ok: false, error: folded.error.map((problem) => `cannot merge: ${problem}`)};
  } catch (error) {
    return {ok: false, error: [`cannot read the journal: ${messageOf(error)}`]};
  }
}

function findJournal(run: string, manifestFolder: string, io: CliIo): string | undefined {
  const path = resolve(io.cwd, run);
  // A journal may have any name.
  if (statSync(path, {throwIfNoEntry: false})?.isFile()) return path;
  return findRun(run, manifestFolder, io)?.journalPath;
}

function unknown(option: string, value: string, known: readonly string[]): string {
  return `unknown ${option} "${value}": expected ${known.join(', ')}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
