import {type Command, Option} from 'commander';
import type {CliIo, ExitCode} from './io.ts';

/** Adds a command to the tree; its outcome goes to `onExit`. */
type AddCommand = (program: Command, io: CliIo, onExit: (code: ExitCode) => void) => void;

const FORMATS = ['text', 'json'];

/** Adds what `proctor run` does with the instances of failed cases. */
export function addFailureOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--keep <when>', 'keep the instances of failed cases until Ctrl-C').choices([
        'on-failure',
      ]),
    )
    .option('--keep-for <age>', 'keep each for so long at most, as 30m')
    .option('--shell-on-failure', 'open a shell where the first case failed, then go on');
}

/** `proctor env`: machines that there are. */
export const addEnv: AddCommand = (program, io, onExit) => {
  const env = program
    .command('env')
    .description('Virtual machines of this user: those that run, and what is left of others.');
  withFormat(env.command('list').description('List them, oldest first.'))
    .option('--status <status>', 'only those: creating, idle, busy, error, cleaning or gone')
    .addHelpText('after', '\nExamples:\n  proctor env list\n  proctor env list --status error')
    .action(async (options) => {
      const {envListCommand} = await import('./commands/env.ts');
      onExit(await envListCommand(options, io));
    });
  withFormat(env.command('show').description('Tell all that is known of one.'))
    .argument('<id>', 'id, or its beginning, or environment#n')
    .addHelpText('after', "\nExamples:\n  proctor env show vm-1-3f\n  proctor env show 'vm#1'")
    .action(async (id: string, options) => {
      const {envShowCommand} = await import('./commands/env.ts');
      onExit(await envShowCommand({...options, id}, io));
    });
  withFormat(env.command('health').description('Say how they are, and what they use.'))
    .argument('[ids...]', 'which (default: all)')
    .addHelpText(
      'after',
      '\nExit codes: 0, 1 one is unhealthy, 2 no such machine.\n\nExamples:\n  proctor env health\n  proctor env health vm-1-3f --format json',
    )
    .action(async (ids: string[], options) => {
      const {envHealthCommand} = await import('./commands/env.ts');
      onExit(await envHealthCommand({...options, ids}, io));
    });
  withFormat(
    env.command('clean').description('Remove all that is left of those whose run is dead.'),
  )
    .argument('[ids...]', 'which (default: all)')
    .option('--idle <age>', 'also those that nobody has used for so long, as 30m or 2h')
    .addHelpText(
      'after',
      '\nWhat a living run uses is kept, and said to be.\n\nExit codes: 0, 2 no such machine, 3 something could not be removed.\n\nExamples:\n  proctor env clean\n  proctor env clean --idle 2h',
    )
    .action(async (ids: string[], options) => {
      const {envCleanCommand} = await import('./commands/env.ts');
      onExit(await envCleanCommand({...options, ids}, io));
    });
};

/** `proctor clean`: what dead runs have left. */
export const addClean: AddCommand = (program, io, onExit) => {
  withFormat(
    program
      .command('clean')
      .description('Remove what runs have left whose process is dead, as after a power cut.'),
  )
    .option('--dry-run', 'only say what would be removed')
    .option('--older-than <age>', 'only of runs that were at work longer ago, as 30m or 2h')
    .option('--run <id>', 'only of this run')
    .option('--force', 'with --run: it is dead, though that cannot be told from here')
    .addHelpText(
      'after',
      `
A run that is killed is cleaned up after at once, and each new run does the same as this command. What
a living run has is left alone, and what another host has made.

Exit codes: 0, 2 command line wrong or nothing left of that run, 3 something could not be removed.

Examples:
  proctor clean --dry-run
  proctor clean --older-than 2h --format json`,
    )
    .action(async (options) => {
      const {cleanCommand} = await import('./commands/clean.ts');
      onExit(await cleanCommand(options, io));
    });
};

/** `proctor try`: one command under one kernel. */
export const addTry: AddCommand = (program, io, onExit) => {
  program
    .command('try')
    .description('Boot a kernel, run one command in it, and remove all of it again.')
    .argument('[command...]', 'what to run, after --: one word is a script (default: a shell)')
    .requiredOption('--kernel <file>', 'the kernel')
    .option('--initrd <file>', 'boot this initramfs (default: a small one is built)')
    .option('--arch <name>', 'its architecture (default: the kernel’s)')
    .option('--memory <size>', 'memory of the machine (default: 256MiB)')
    .option('--cpus <count>', 'its processors (default: 1)')
    .addOption(
      new Option('--accel <name>', 'how it runs (default: auto)').choices(['auto', 'kvm', 'tcg']),
    )
    .option('--cmdline <text>', 'more for the kernel’s command line')
    .addOption(
      new Option(
        '--via <way>',
        'how commands get there (default: guest-agent; console for an --initrd)',
      ).choices(['guest-agent', 'ssh', 'console']),
    )
    .option('--file <source:target>', 'a file or folder to put there (repeatable)', append)
    .option('--modules <folder>', 'the kernel’s modules (default: looked for beside it)')
    .option('--sysroot <folder>', 'where the guest’s programs are taken from (default: /)')
    .option('--timeout <age>', 'time that the command may take (default: no limit)')
    .option('--console <file>', 'keep what the kernel printed')
    .addHelpText(
      'after',
      `
Exit codes: the command’s; 1 the kernel crashed, 2 command line wrong, 3 the machine cannot be had,
124 the command took too long, 130 interrupted, 143 terminated.

Examples:
  proctor try --kernel bzImage -- uname -r
  proctor try --kernel bzImage --file ./selftest:/root/selftest -- '/root/selftest; dmesg | tail'
  proctor try --kernel Image --sysroot arm64/`,
    )
    .action(async (command: string[], options) => {
      const {tryCommand} = await import('./commands/try.ts');
      onExit(await tryCommand({...options, command}, io));
    });
};

/** `proctor shell`: a shell in an environment. */
export const addShell: AddCommand = (program, io, onExit) => {
  program
    .command('shell')
    .description('Open a shell in a new instance of an environment, or in one that a run keeps.')
    .argument('<environment>', 'its name; or the id, or environment#n, of one that is kept')
    .option('-m, --manifest <file>', 'the manifest (default: proctor.yaml in this folder)')
    .option('--scenario <name>', 'put this scenario’s artifacts there, and start its tools')
    .addHelpText(
      'after',
      `
Ctrl-] leaves at once. With no terminal, the lines of the standard input are run in turn.

Exit codes: the shell’s; 2 manifest or command line wrong, 3 the instance cannot be had,
130 interrupted, 143 terminated.

Examples:
  proctor shell vm
  proctor shell vm --scenario boot
  proctor shell vm-1-3f9a`,
    )
    .action(async (environment: string, options) => {
      const {shellCommand} = await import('./commands/shell.ts');
      onExit(await shellCommand({...options, environment}, io));
    });
};

function withFormat(command: Command): Command {
  return command.addOption(
    new Option('--format <format>', 'how to print it').choices(FORMATS).default('text'),
  );
}

function append(text: string, known: readonly string[] = []): readonly string[] {
  return [...known, text];
}
