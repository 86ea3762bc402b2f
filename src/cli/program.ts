import {Command, CommanderError, InvalidArgumentError, Option} from 'commander';
import {VERSION} from '../util/version.ts';
import {addArtifacts} from './artifact-commands.ts';
import {addBoards} from './board-commands.ts';
import {bugReport, EXIT_BUG} from './bug-report.ts';
import {addCompare, addHistory} from './history-commands.ts';
import {TEMPLATE_NAMES} from './init/template-names.ts';
import type {CliIo, ExitCode} from './io.ts';
import {addLock} from './lock-commands.ts';
import {addClean, addEnv, addFailureOptions, addShell, addTry} from './machine-commands.ts';
import {addSelectionOptions} from './selection-options.ts';
import {addSoakOptions} from './soak/soak-options.ts';

/** Exit code for a command line that is wrong. */
const EXIT_USAGE = 2;

/**
 * Runs the command that `args` (without node and script) ask for. Command modules are loaded only
 * when their command is used, so that `--help` and `validate` start fast.
 */
export async function runProgram(args: readonly string[], io: CliIo): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const program = createProgram(io, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync([...args], {from: 'user'});
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT_USAGE;
    io.stderr.write(bugReport(error));
    return EXIT_BUG;
  }
}

/** The whole command line, as commander's tree; also what `completion` and the docs are made of. */
export function createProgram(io: CliIo, onExit: (code: ExitCode) => void): Command {
  const program = new Command('proctor')
    .description('Runs test scenarios on machines described in a YAML manifest.')
    .version(VERSION, '-V, --version')
    .exitOverride()
    .showHelpAfterError('(run with --help for what there is)')
    .showSuggestionAfterError()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHelpWidth: () => io.stdout.columns ?? 80,
      getErrHelpWidth: () => io.stderr.columns ?? 80,
    })
    .addHelpText('after', '\nExamples:\n  proctor init\n  proctor run\n  proctor run --tag smoke');
  for (const add of [
    addRun,
    addSoak,
    addDeploy,
    addValidate,
    addPlan,
    addList,
    addReport,
    addHistory,
    addCompare,
    addJudge,
    addInit,
    addDoctor,
    addSchema,
    addGuest,
    addTry,
    addShell,
    addEnv,
    addClean,
    addArtifacts,
    addLock,
    addBoards,
    addCompletion,
  ]) {
    add(program, io, onExit);
  }
  return program;
}

type AddCommand = (program: Command, io: CliIo, onExit: (code: ExitCode) => void) => void;

const addRun: AddCommand = (program, io, onExit) => {
  const command = addFailureOptions(
    addSelectionOptions(
      withManifest(program.command('run').description('Run the selected cases and write reports.')),
    ),
  )
    .option('--resume <run>', 'go on with a run that was cut off: its id, its folder or "latest"')
    .option('--force', 'with --resume: its process is dead, though that cannot be told from here')
    .option('--concurrency <count>', 'nodes at once, in place of the manifest’s', positive)
    .option('--retries <count>', 'retries of failed tests, in place of the manifest’s', count)
    .option('--max-failures <count>', 'start no new case after that many failures', positive)
    .option('--fail-fast', 'end everything at the first failure')
    .option('--fail-on-flaky', 'exit with 1 when a case passed only on a retry')
    .option(
      '--update-baseline',
      'store the metrics of passed cases as their baseline, and do not compare',
    )
    .option('--junit <file>', 'write JUnit XML there too')
    .addOption(
      new Option('--junit-dialect <name>', 'flavour of the JUnit XML')
        .choices(['jenkins', 'surefire', 'rich'])
        .default('jenkins'),
    )
    .option('--json <file>', 'write the JSON report there too')
    .option('--markdown <file>', 'write a Markdown summary there')
    .option('--html <file>', 'write the HTML report there too; a folder with its files: <folder>/')
    .option('--trace <file>', 'write a trace for Perfetto there; compressed: <file>.gz')
    .option('-q, --quiet', 'print failures and the summary only')
    .option('-v, --verbose', 'print what every step prints, as it comes')
    .option('--no-annotations', 'in GitHub Actions: write no annotations')
    .addHelpText(
      'after',
      `
Exit codes: 0 all passed, 1 a case failed, 2 manifest or command line wrong, 3 infrastructure
failed, 4 no case selected, 70 bug in proctor, 130 interrupted, 143 terminated.

Examples:
  proctor run                              everything in ./proctor.yaml
  proctor run 'boot@*' --tag 'smoke and not slow'
  proctor run --last-failed --verbose
  proctor run --shard 2/4 --junit junit.xml
  proctor run --resume latest`,
    );
  command.action(async (patterns: string[], options) => {
    const {runCommand} = await import('./commands/run.ts');
    onExit(await runCommand({...options, variables: options.variable ?? {}, patterns}, io));
  });
};

const addSoak: AddCommand = (program, io, onExit) => {
  const about = 'Run the selected cases again and again, and judge what grows.';
  const command = withManifest(program.command('soak').description(about));
  addSoakOptions(addSelectionOptions(command)).action(async (patterns: string[], options) => {
    const {soakCommand} = await import('./soak/soak-command.ts');
    onExit(await soakCommand({...options, variables: options.variable ?? {}, patterns}, io));
  });
};

const addDeploy: AddCommand = (program, io, onExit) => {
  withManifest(
    program
      .command('deploy')
      .description('Make environments ready for the selected scenarios, and run none of them.'),
  )
    .argument('[patterns...]', 'scenarios whose needs count, as for run (default: all)')
    .option('-e, --env <name>', 'only this environment, used or not (repeatable)', append)
    .option('--environment <name>', 'the same', append)
    .option('-t, --tag <expression>', 'only scenarios with these tags')
    .option('--artifacts <ids...>', 'these artifacts, in place of those that scenarios ask for')
    .option('--resume', 'skip what the last deployment there has finished, if it has not changed')
    .option('--rollback', 'put all back where it fails, and not only what the failed stage changed')
    .option('--keep', 'keep what is ready until Ctrl-C, for `proctor shell`')
    .option('--concurrency <count>', 'nodes at once, in place of the manifest’s', positive)
    .addOption(
      new Option('--format <format>', 'how to print the summary')
        .choices(['text', 'json'])
        .default('text'),
    )
    .option('-q, --quiet', 'print failures and the summary only')
    .option('-v, --verbose', 'print each stage as it ends')
    .addHelpText(
      'after',
      `
What has an absolute target stays on local and ssh environments; virtual machines and containers are
removed again, unless kept.

Exit codes: 0 all are ready, 2 manifest or command line wrong, 3 one is not ready, 4 nothing selected,
70 bug in proctor, 130 interrupted, 143 terminated.

Examples:
  proctor deploy --env board
  proctor deploy --env board --resume
  proctor deploy --env vm --keep`,
    )
    .action(async (patterns: string[], options) => {
      const {deployCommand} = await import('./commands/deploy.ts');
      const env = [...(options.env ?? []), ...(options.environment ?? [])];
      const only = env.length > 0 ? {env} : {};
      const variables = options.variable ?? {};
      onExit(await deployCommand({...options, ...only, variables, patterns}, io));
    });
};

const addValidate: AddCommand = (program, io, onExit) => {
  withManifest(program.command('validate').description('Say everything that is wrong.'))
    .addOption(
      new Option('--format <format>', 'how to print diagnostics')
        .choices(['text', 'json', 'github', 'sarif'])
        .default('text'),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  proctor validate\n  proctor validate --format github\n  proctor validate -m other.yaml --format sarif > proctor.sarif',
    )
    .action(async (options) => {
      const {validateCommand} = await import('./commands/validate.ts');
      onExit(await validateCommand({...options, variables: options.variable ?? {}}, io));
    });
};

const addPlan: AddCommand = (program, io, onExit) => {
  addSelectionOptions(
    withManifest(program.command('plan').description('Show what a run would do, and its graph.')),
  )
    .addOption(
      new Option('--format <format>', 'how to draw the execution graph')
        .choices(['text', 'json', 'mermaid', 'dot', 'github-matrix'])
        .default('text'),
    )
    .option('-v, --verbose', 'leave nothing out')
    .option('--shards <count>', 'with github-matrix: parts to make at most', positive)
    .addOption(
      new Option('--by <what>', 'with github-matrix: what makes parts').choices([
        'cases',
        'environment',
      ]),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  proctor plan\n  proctor plan --tag smoke --format dot | dot -Tsvg > plan.svg\n  proctor plan --shard 1/4 --format json\n  proctor plan --shards 4 --format github-matrix',
    )
    .action(async (patterns: string[], options) => {
      const {planCommand} = await import('./commands/plan.ts');
      onExit(await planCommand({...options, variables: options.variable ?? {}, patterns}, io));
    });
};

const addList: AddCommand = (program, io, onExit) => {
  addSelectionOptions(withManifest(program.command('list').description('List the selected cases.')))
    .addOption(
      new Option('--format <format>', 'how to print them')
        .choices(['text', 'ids', 'json'])
        .default('text'),
    )
    .option('--tags', 'list tags instead, with how many cases each has')
    .addHelpText(
      'after',
      "\nExamples:\n  proctor list\n  proctor list --tag 'not slow' --format ids\n  proctor list --tags",
    )
    .action(async (patterns: string[], options) => {
      const {listCommand} = await import('./commands/list.ts');
      onExit(await listCommand({...options, variables: options.variable ?? {}, patterns}, io));
    });
};

const addReport: AddCommand = (program, io, onExit) => {
  program
    .command('report')
    .description('Make a report again from journals; several runs (shards) are merged.')
    .argument('[runs...]', 'run ids, run folders or journal files (default: the latest run)')
    .option('-m, --manifest <file>', 'manifest beside which .proctor/ is')
    .addOption(
      new Option('--format <format>', 'format of the report')
        .choices(['junit', 'json', 'markdown', 'html', 'ctrf', 'tap', 'trace'])
        .default('markdown'),
    )
    .addOption(
      new Option('--dialect <name>', 'flavour of the JUnit XML')
        .choices(['jenkins', 'surefire', 'rich'])
        .default('jenkins'),
    )
    .option('-o, --output <file>', 'where to write it (default: standard output)')
    .addHelpText(
      'after',
      '\nExamples:\n  proctor report\n  proctor report --format html -o report.html\n  proctor report --format html -o public/   index.html, with logs and captured files\n  proctor report --format junit --dialect surefire -o out/\n  proctor report shard-*/ --format json -o report.json',
    )
    .action(async (runs: string[], options) => {
      const {reportCommand} = await import('./commands/report.ts');
      onExit(await reportCommand({...options, runs}, io));
    });
};

const addJudge: AddCommand = (program, io, onExit) => {
  program
    .command('judge')
    .description('Say what the kernel said is wrong in logs of consoles.')
    .argument('<files...>', 'logs; - for the standard input')
    .addOption(
      new Option('--format <format>', 'how to print reports')
        .choices(['text', 'json'])
        .default('text'),
    )
    .option('--ignore <regex>', 'titles or headlines that are no reports (repeatable)', append)
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 for reports of this severity or worse')
        .choices(['fatal', 'error', 'warning', 'note'])
        .default('warning'),
    )
    .addHelpText(
      'after',
      `
Exit codes: 0 nothing found, 1 found, 2 a file cannot be read.

Examples:
  proctor judge console.log
  proctor judge - --fail-on error < /var/log/kern.log
  proctor judge *.log --format json --ignore '^WARNING in vkms'`,
    )
    .action(async (files: string[], options) => {
      const {judgeCommand} = await import('./commands/judge.ts');
      onExit(await judgeCommand({...options, files}, io));
    });
};

const addInit: AddCommand = (program, io, onExit) => {
  program
    .command('init')
    .description('Write a proctor.yaml that passes, to start from.')
    .addOption(
      new Option('--template <name>', 'what its scenarios run on')
        .choices(TEMPLATE_NAMES)
        .default('local'),
    )
    .option('--github', 'write a workflow for GitHub Actions, too; a proctor.yaml is kept')
    .option('--force', 'overwrite files that are there')
    .addHelpText(
      'after',
      '\nExamples:\n  proctor init && proctor run\n  proctor init --template qemu\n  proctor init --github',
    )
    .action(async (options) => {
      const {initCommand} = await import('./commands/init.ts');
      onExit(await initCommand(options, io));
    });
};

const addDoctor: AddCommand = (program, io, onExit) => {
  program
    .command('doctor')
    .description('Say what this machine has and lacks, for which kinds of environment.')
    .addOption(
      new Option('--format <format>', 'how to print it').choices(['text', 'json']).default('text'),
    )
    .addHelpText('after', '\nExamples:\n  proctor doctor\n  proctor doctor --format json')
    .action(async (options) => {
      const {doctorCommand} = await import('./commands/doctor.ts');
      onExit(await doctorCommand(options, io));
    });
};

const addSchema: AddCommand = (program, io, onExit) => {
  program
    .command('schema')
    .description('Print a JSON Schema.')
    .argument('[name]', 'manifest, report or journal-event', 'manifest')
    .addHelpText(
      'after',
      '\nExamples:\n  proctor schema > proctor.schema.json\n  proctor schema report',
    )
    .action(async (name: string) => {
      const {schemaCommand} = await import('./commands/schema.ts');
      onExit(await schemaCommand({name}, io));
    });
};

const addGuest: AddCommand = (program, io, onExit) => {
  program
    .command('guest')
    .description('Systems for virtual machines.')
    .command('build')
    .description('Write an initramfs that boots under a kernel with no image at hand.')
    .requiredOption('--kernel <file>', 'the kernel that it will run under')
    .option('--arch <name>', 'its architecture (default: the kernel’s)')
    .option('--sysroot <folder>', 'where its programs and libraries are taken from (default: /)')
    .option('--modules <folder>', 'the kernel’s modules (default: looked for beside it)')
    .option('--module <name>', 'a module to put in besides the usual ones (repeatable)', append)
    .option('--with <parts>', 'of agent, ssh and console', 'agent,console')
    .option('--file <source:target>', 'a file or folder to put in (repeatable)', append)
    .requiredOption('-o, --output <file>', 'where to write it; packed if it ends in .gz')
    .addHelpText(
      'after',
      '\nExamples:\n  proctor guest build --kernel bzImage -o initrd.cpio\n  proctor guest build --kernel Image --sysroot arm64/ --with agent,ssh -o initrd.cpio.gz',
    )
    .action(async (options) => {
      const {guestBuildCommand} = await import('./commands/guest.ts');
      onExit(await guestBuildCommand(options, io));
    });
};

const addCompletion: AddCommand = (program, io, onExit) => {
  program
    .command('completion')
    .description('Print a completion script for your shell.')
    .argument('<shell>', 'bash, zsh or fish')
    .addHelpText(
      'after',
      '\nExamples:\n  source <(proctor completion bash)\n  proctor completion fish > ~/.config/fish/completions/proctor.fish',
    )
    .action(async (shell: string) => {
      const {completionCommand} = await import('./commands/completion.ts');
      onExit(await completionCommand({shell, program}, io));
    });
};

function withManifest(command: Command): Command {
  return command
    .option('-m, --manifest <file>', 'the manifest (default: proctor.yaml in this folder)')
    .option(
      '--variable <name=value>',
      'override one of the manifest’s variables (repeatable)',
      addVariable,
    );
}

function addVariable(text: string, known: Record<string, string> = {}): Record<string, string> {
  const split = text.indexOf('=');
  if (split < 1) throw new InvalidArgumentError('Expected NAME=value.');
  return {...known, [text.slice(0, split)]: text.slice(split + 1)};
}

function append(text: string, known: readonly string[] = []): readonly string[] {
  return [...known, text];
}

function positive(text: string): number {
  const value = count(text);
  if (value < 1) throw new InvalidArgumentError('Expected a whole number of 1 or more.');
  return value;
}

function count(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('Expected a whole number.');
  return Number(text);
}
