import type {Verdict} from '../../journal/event.ts';
import type {PastRun} from '../../journal/past-run.ts';
import {shownPath} from '../../report/console/shown-path.ts';
import {sanitizeLine} from '../../util/terminal-text.ts';
import type {PlannedRun, RunCommandOptions} from '../commands/run.ts';
import type {CliIo, ExitCode} from '../io.ts';
import {writeReports} from '../run-reports.ts';
import {type OverRun, openPastRun} from './open-past-run.ts';

/** The run cannot be gone on with. */
const EXIT_USAGE = 2;
const EXIT_INFRASTRUCTURE = 3;

/**
 * `proctor run --resume`: what is left of a run is run, into its own folder and journal.
 *
 * @param run Runs what is planned.
 * @returns the exit code of the whole run; 2 where it cannot be gone on with.
 */
export async function resumeRun(
  options: RunCommandOptions & {readonly resume: string},
  io: CliIo,
  run: (planned: PlannedRun, options: RunCommandOptions, io: CliIo) => Promise<ExitCode>,
): Promise<ExitCode> {
  const opened = await openPastRun(options, io);
  switch (opened.kind) {
    case 'refused':
      if (opened.message !== '') {
        const help = opened.help === undefined ? '' : `  help: ${opened.help}\n`;
        io.stderr.write(`proctor: ${opened.message}\n${help}`);
      }
      return EXIT_USAGE;
    case 'over':
      return tellOver(opened, io);
    case 'resumed': {
      using _claim = opened;
      const {plan, folder, past} = opened;
      return await run({plan, before: {folder, past}}, opened.options, io);
    }
  }
}

/** Says that nothing is left to be done; reports are made again where they were asked for. */
function tellOver({folder, past, options}: OverRun, io: CliIo): ExitCode {
  const {cwd, env} = io;
  const {written, moved, problems} = writeReports(folder, {unwritten: []}, {...options, cwd, env});
  const reports = written.map((path) => `  ${sanitizeLine(shownPath(path, cwd))}\n`).join('');
  io.stdout.write(
    `run ${folder.runId} has ended, nothing of it is left to run: ${countsOf(past)}\n`,
  );
  io.stdout.write(reports);
  for (const problem of [...moved, ...problems]) io.stderr.write(`proctor: ${problem}\n`);
  const {exitCode} = past.result;
  return exitCode === 0 && problems.length > 0 ? EXIT_INFRASTRUCTURE : exitCode;
}

function countsOf({result}: PastRun): string {
  const counts = Object.entries(result.counts) as Array<[Verdict, number]>;
  const parts = counts.flatMap(([verdict, count]) => (count > 0 ? [`${count} ${verdict}`] : []));
  return parts.length === 0 ? 'it had no cases' : parts.join(', ');
}
