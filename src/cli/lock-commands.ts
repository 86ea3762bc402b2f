import {type Command, InvalidArgumentError, Option} from 'commander';
import {parseDuration} from '../util/duration.ts';
import type {CliIo, ExitCode} from './io.ts';

type AddCommand = (program: Command, io: CliIo, onExit: (code: ExitCode) => void) => void;

/** `proctor lock` and what is below it. */
export const addLock: AddCommand = (program, io, onExit) => {
  const lock = program
    .command('lock')
    .description('Locks by name: of this machine, or of all that share PROCTOR_STATE_URL.');
  addLockRun(lock, io, onExit);
  addAcquire(lock, io, onExit);
  addRelease(lock, io, onExit);
  addViews(lock, io, onExit);
  addCare(lock, io, onExit);
};

const addLockRun: AddCommand = (lock, io, onExit) => {
  withWaiting(lock.command('run').description('Run a command while holding a lock.'))
    .argument('<name>', 'of the lock')
    .argument('<command...>', 'what is run, after --')
    .option('--and <name>', 'also this lock, all or none (repeatable)', append)
    .option('--lease <time>', 'how long it may show no sign of life (default: 30s)', duration)
    .addHelpText(
      'after',
      `
The command gets the signals that this one gets, and finds the lock’s token in PROCTOR_LOCK_TOKEN. It
is ended if the lock is lost. What it has started ends with it.

Exit codes: the command’s; 128 and a signal’s number; 127 it cannot be started; 3 the lock cannot be
had, or was lost.

Examples:
  proctor lock run test -- npm test
  proctor lock run board-7 --timeout 1h --purpose "flash the kernel" -- ./flash.sh
  proctor lock run db --shared -- ./read-only-tests.sh`,
    )
    .action(async (name: string, command: string[], options) => {
      const {lockRunCommand} = await import('./commands/lock-run.ts');
      onExit(
        await lockRunCommand({...options, names: [name, ...(options.and ?? [])], command}, io),
      );
    });
};

const addAcquire: AddCommand = (lock, io, onExit) => {
  withFormat(
    withWaiting(lock.command('acquire').description('Acquire a lock for the calling shell.')),
  )
    .argument('<name>', 'of the lock')
    .addOption(ownerOption())
    .option('--lease <time>', 'it is free after so long; nobody renews it', duration)
    .option('--detach', 'it is nobody’s: only the lease ends it')
    .addHelpText(
      'after',
      `
The lock is held until \`proctor lock release\`, or the end of the process that has it, or of the lease.
Prints its token.

Exit codes: 0, 2 command line wrong, 3 it cannot be had.

Examples:
  proctor lock acquire board-7 --timeout 10m --purpose "bisecting"
  token=$(proctor lock acquire board-7 --detach --lease 2h)`,
    )
    .action(async (name: string, options) => {
      const {lockAcquireCommand} = await import('./commands/lock.ts');
      onExit(await lockAcquireCommand({...options, name}, io));
    });
};

const addRelease: AddCommand = (lock, io, onExit) => {
  lock
    .command('release')
    .description('Give back what `acquire` acquired.')
    .argument('[name]', 'of the lock')
    .option('--all', 'every lock that the process has')
    .addOption(ownerOption())
    .option('--token <number>', 'the holding with this token, whoever has it', wholeNumber)
    .addHelpText(
      'after',
      '\nExit codes: 0, 2 command line wrong, 3 it is not held, or by somebody else.\n\nExamples:\n  proctor lock release board-7\n  proctor lock release board-7 --token 42',
    )
    .action(async (name: string | undefined, options) => {
      const {lockReleaseCommand} = await import('./commands/lock.ts');
      onExit(await lockReleaseCommand({...options, ...(name !== undefined && {name})}, io));
    });
  withFormat(
    lock.command('force-release').description('Take a lock from whoever has it; they will notice.'),
  )
    .argument('<name>', 'of the lock')
    .requiredOption('--reason <text>', 'why, for the audit log')
    .addHelpText(
      'after',
      '\nExit codes: 0, 3 nobody holds it.\n\nExamples:\n  proctor lock force-release board-7 --reason "its runner was unplugged"',
    )
    .action(async (name: string, options) => {
      const {lockForceReleaseCommand} = await import('./commands/lock.ts');
      onExit(await lockForceReleaseCommand({...options, name}, io));
    });
};

const addViews: AddCommand = (lock, io, onExit) => {
  withFormat(lock.command('status').description('Say whether a lock is held, and by whom.'))
    .argument('<name>', 'of the lock')
    .addHelpText(
      'after',
      '\nStates: available, locked, stale (the next who wants it gets it), error.\n\nExit codes: 0 it can be had, 1 locked, 3 it cannot be told.\n\nExamples:\n  proctor lock status board-7',
    )
    .action(async (name: string, options) => {
      const {lockStatusCommand} = await import('./commands/lock.ts');
      onExit(await lockStatusCommand({...options, name}, io));
    });
  withFormat(lock.command('list').description('List all locks that are held or waited for.'))
    .option('--metrics', 'list instead how often locks were held, and for how long')
    .addHelpText('after', '\nExamples:\n  proctor lock list\n  proctor lock list --format json')
    .action(async (options) => {
      const {lockListCommand} = await import('./commands/lock.ts');
      onExit(await lockListCommand(options, io));
    });
};

const addCare: AddCommand = (lock, io, onExit) => {
  withFormat(
    lock.command('clean').description('End holdings whose process is dead or lease has run out.'),
  )
    .addHelpText(
      'after',
      '\nWho acquires a lock does this for it anyway.\n\nExamples:\n  proctor lock clean',
    )
    .action(async (options) => {
      const {lockCleanCommand} = await import('./commands/lock.ts');
      onExit(await lockCleanCommand(options, io));
    });
  withFormat(lock.command('audit').description('Show what was done with locks, oldest first.'))
    .argument('[name]', 'only with this one')
    .option('--last <count>', 'how much (default: 100)', wholeNumber)
    .addHelpText(
      'after',
      '\nExamples:\n  proctor lock audit board-7\n  proctor lock audit --last 1000',
    )
    .action(async (name: string | undefined, options) => {
      const {lockAuditCommand} = await import('./commands/lock.ts');
      onExit(await lockAuditCommand({...options, ...(name !== undefined && {name})}, io));
    });
};

function withWaiting(command: Command): Command {
  return command
    .option('--shared', 'together with others who ask for it so')
    .option('--purpose <text>', 'what for, in words for who waits')
    .option('--timeout <time>', 'how long to wait; 0s for not at all (default: 10m)', duration);
}

function ownerOption(): Option {
  return new Option('--owner-pid <pid>', 'the process that has it (default: the parent)').argParser(
    wholeNumber,
  );
}

function withFormat(command: Command): Command {
  return command.addOption(
    new Option('--format <name>', 'how to print').choices(['table', 'json']).default('table'),
  );
}

function duration(text: string): number {
  const durationMs = parseDuration(text);
  if (durationMs === undefined) {
    throw new InvalidArgumentError('expected a duration such as 30s or 10m.');
  }
  return durationMs;
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new InvalidArgumentError('expected a whole number.');
  return Number(text);
}

function append(value: string, previous: readonly string[] | undefined): readonly string[] {
  return [...(previous ?? []), value];
}
