import {type Command, InvalidArgumentError, Option} from 'commander';

/** As the manifest's schema has it. */
const ITERATIONS_MAX = 1_000_000_000;

const HELP = `
Memory, open files, disk and times of cases are looked at meanwhile; "soak:" in the manifest says how
much may grow, which processes are looked at, and what ends the soak early. Reports are in the run's
folder, always of the latest interval.

Exit codes: 0 stable, or too short to say; 1 unstable; 2 manifest or command line wrong; 3 nothing but
infrastructure was wrong; 4 no case selected; 70 bug in proctor; 130 interrupted; 143 terminated.

Examples:
  proctor soak --duration 24h --report-interval 1h
  proctor soak 'server@vm' --iterations 10000
  proctor soak --tag soak --until-failure
  proctor soak --resume latest`;

/** Adds the options of `proctor soak` that it does not have in common with all that plan. */
export function addSoakOptions(command: Command): Command {
  return command
    .option('--duration <time>', 'begin no iteration after that time, as 24h or 1h30m')
    .option('--iterations <count>', 'run all cases that often', iterations)
    .option('--report-interval <time>', 'time between two reports (default: 1h)')
    .option('--until-failure', 'end after the first iteration in which a case does not pass')
    .option('--resume <run>', 'go on with a soak that was cut off: its id, its folder or "latest"')
    .option('--force', 'with --resume: its process is dead, though that cannot be told from here')
    .option('--concurrency <count>', 'nodes at once, in place of the manifest’s', small)
    .option('--retries <count>', 'retries of failed tests, in place of the manifest’s', retries)
    .option('--junit <file>', 'write JUnit XML there too')
    .addOption(
      new Option('--junit-dialect <name>', 'flavour of the JUnit XML')
        .choices(['jenkins', 'surefire', 'rich'])
        .default('jenkins'),
    )
    .option('--json <file>', 'write the JSON report there too')
    .option('--markdown <file>', 'write a Markdown summary there')
    .option('--html <file>', 'write the HTML report there too; a folder with its files: <folder>/')
    .option('-q, --quiet', 'print failures and the verdict only')
    .addHelpText('after', HELP);
}

function iterations(text: string): number {
  return whole(text, {min: 1, max: ITERATIONS_MAX});
}

function small(text: string): number {
  return whole(text, {min: 1, max: 999_999});
}

function retries(text: string): number {
  return whole(text, {min: 0, max: 999_999});
}

function whole(text: string, {min, max}: {readonly min: number; readonly max: number}): number {
  const value = /^\d{1,10}$/u.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw new InvalidArgumentError(`Expected a whole number from ${min} to ${max}.`);
}
