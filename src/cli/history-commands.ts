import {type Command, InvalidArgumentError, Option} from 'commander';
import type {HistoryQuestion} from './history/answer.ts';
import type {HistoryOptions} from './history/history-command.ts';
import type {CliIo, ExitCode} from './io.ts';

type AddCommand = (program: Command, io: CliIo, onExit: (code: ExitCode) => void) => void;

const FORMATS = ['table', 'json', 'csv'];

/** `proctor history` and what is below it. */
export const addHistory: AddCommand = (program, io, onExit) => {
  const history = program
    .command('history')
    .description('What earlier runs in this folder came to.')
    .addHelpText(
      'after',
      `
Exit codes: 0, 2 command line wrong, 3 the history cannot be used.

Examples:
  proctor history                              the latest runs
  proctor history rates --by scenario --since 30d
  proctor history failures --since 7d
  proctor history trend boot@vm
  proctor history trend boot@vm --metric boot_ms --format csv`,
    );
  const ask = async (question: HistoryQuestion, options: HistoryOptions): Promise<void> => {
    const {historyCommand} = await import('./history/history-command.ts');
    onExit(await historyCommand(question, options, io));
  };
  const add = (name: string, description: string, isDefault = false): Command =>
    withFilters(history.command(name, {isDefault}).description(description));
  add('runs', 'List runs, the latest first (this is what `history` alone does).', true).action(
    async (options) => await ask({view: 'runs'}, options),
  );
  withTallyKey(add('rates', 'How often what passed, the least often first.')).action(
    async (options) => await ask({view: 'rates', by: options.by}, options),
  );
  withTallyKey(add('slowest', 'What takes longest to pass, by the 90th percentile.')).action(
    async (options) => await ask({view: 'slowest', by: options.by}, options),
  );
  add('flakiest', 'Cases that failed and passed with the manifest unchanged.').action(
    async (options) => await ask({view: 'flakiest'}, options),
  );
  add('failures', 'What failed, the same failures of all runs together.').action(
    async (options) => await ask({view: 'failures'}, options),
  );
  add('stages', 'What provisioning and other stages take, and how often they fail.').action(
    async (options) => await ask({view: 'stages'}, options),
  );
  addTrend(add('trend', 'How runs, a case or a metric went over time.'), ask);
  addKeeping(history, io, onExit);
};

function addTrend(
  trend: Command,
  ask: (question: HistoryQuestion, options: HistoryOptions) => Promise<void>,
): void {
  trend
    .argument('[case]', 'an id, a scenario, a glob or a /regular expression/ (default: all runs)')
    .option('--metric <name>', 'a metric in place of verdicts')
    .addOption(
      new Option('--by <period>', 'what runs are put together by, where no case is given')
        .choices(['run', 'hour', 'day', 'week'])
        .default('day'),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  proctor history trend --by week\n  proctor history trend boot@vm\n  proctor history trend --metric boot_ms --format json',
    )
    .action(async (name: string | undefined, options) => {
      const {metric, by} = options;
      const what = {...(name !== undefined && {case: name}), ...(metric !== undefined && {metric})};
      await ask({view: 'trend', by, ...what}, options);
    });
}

const addKeeping: AddCommand = (history, io, onExit) => {
  withManifest(
    history.command('rebuild').description('Read the journals of all runs in this folder again.'),
  )
    .addHelpText(
      'after',
      '\nRuns whose folder is gone stay as they are recorded.\n\nExit codes: 0, 3 a journal or the history cannot be used.',
    )
    .action(async (options) => {
      const {historyRebuildCommand} = await import('./history/history-command.ts');
      onExit(await historyRebuildCommand(options, io));
    });
  withManifest(
    history.command('prune').description('Remove runs: their folders and their history.'),
  )
    .option('--older-than <age>', 'runs that began before: an age, as 30d, or a date')
    .option('--keep <count>', 'the latest so many stay (default: 10 of any age)', count)
    .option('--keep-history', 'remove folders only: what is recorded of them stays')
    .option('--dry-run', 'say what would be removed')
    .addHelpText(
      'after',
      `
Without --older-than and --keep it keeps the bounds that runs keep by themselves: the folders of the
latest 500 runs, and 5000 runs in the history. A run that may be going on is never removed.

Exit codes: 0, 2 command line wrong, 3 something could not be removed.

Examples:
  proctor history prune --older-than 30d
  proctor history prune --keep 50 --keep-history`,
    )
    .action(async (options) => {
      const {historyPruneCommand} = await import('./history/history-command.ts');
      onExit(await historyPruneCommand(options, io));
    });
};

/** `proctor compare`. */
export const addCompare: AddCommand = (program, io, onExit) => {
  withManifest(
    program
      .command('compare')
      .description('Say what is different between two runs: new failures, fixed, slower, …'),
  )
    .argument('[before]', 'a run: its id, latest, or previous, which is the one before the other')
    .argument('[after]', 'another (default: latest)')
    .addOption(new Option('--format <format>', 'how to print').choices(FORMATS).default('table'))
    .option('--fail-on-new', 'exit with 1 where a case fails that did not before')
    .addHelpText(
      'after',
      `
Exit codes: 0; with --fail-on-new 1 for new failures, 3 for new infrastructure failures only; 2 no such
run, 3 the history cannot be used.

Examples:
  proctor compare                              the latest run with the one before
  proctor compare 20261121-120512-4f2a latest --fail-on-new`,
    )
    .action(async (before: string | undefined, after: string | undefined, options) => {
      const {compareCommand} = await import('./history/compare-command.ts');
      const runs = {...(before !== undefined && {before}), ...(after !== undefined && {after})};
      onExit(await compareCommand({...options, ...runs}, io));
    });
};

function withFilters(command: Command): Command {
  return withManifest(command)
    .option('--since <age>', 'only runs from then on: an age, as 7d, or a date')
    .option('--limit <count>', 'rows (default: 20 in a table, else all)', count)
    .option('-t, --tag <expression>', 'only cases with these tags, as "smoke and not slow"')
    .option('--scenario <pattern>', 'only these cases, as for run (repeatable)', append)
    .option('-e, --environment <name>', 'only cases of this environment (repeatable)', append)
    .addOption(new Option('--format <format>', 'how to print').choices(FORMATS).default('table'));
}

function withTallyKey(command: Command): Command {
  return command.addOption(
    new Option('--by <what>', 'what is counted by')
      .choices(['case', 'scenario', 'environment', 'tag', 'manifest'])
      .default('case'),
  );
}

function withManifest(command: Command): Command {
  return command.option(
    '-m, --manifest <file>',
    'only runs of this manifest (default: all of this folder)',
  );
}

function append(text: string, known: readonly string[] = []): readonly string[] {
  return [...known, text];
}

function count(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('Expected a whole number.');
  return Number(text);
}
