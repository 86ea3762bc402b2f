import {type Command, InvalidArgumentError, Option} from 'commander';
import type {CliIo, ExitCode} from './io.ts';

type AddCommand = (program: Command, io: CliIo, onExit: (code: ExitCode) => void) => void;

/** `proctor artifacts` and what is below it. */
export const addArtifacts: AddCommand = (program, io, onExit) => {
  const artifacts = program
    .command('artifacts')
    .description('Versions of artifacts that runs have used, and the store they are kept in.');
  addViews(artifacts, io, onExit);
  addRestore(artifacts, io, onExit);
  withFormat(artifacts.command('gc').description('Remove what has not been used for long.'))
    .option('--older-than <age>', 'what no run has used for so long (default: 30d)')
    .option('--keep <count>', 'versions of each artifact kept at any age (default: 3)', count)
    .option('--max-size <size>', 'and what was used longest ago, down to that (default: 10GiB)')
    .addHelpText(
      'after',
      '\nWhat a living run uses is kept. Runs do this by themselves once a day.\n\nExit codes: 0, 2 command line wrong, 3 something could not be removed.\n\nExamples:\n  proctor artifacts gc\n  proctor artifacts gc --older-than 0s --keep 0',
    )
    .action(async (options) => {
      const {artifactsGcCommand} = await import('./commands/artifacts.ts');
      onExit(await artifactsGcCommand(options, io));
    });
  withFormat(
    artifacts.command('verify').description('Read all that is kept, and find what is damaged.'),
  )
    .option('--remove', 'remove what is damaged; it is made anew when it is needed')
    .addHelpText('after', '\nExit codes: 0, 1 something is damaged.')
    .action(async (options) => {
      const {artifactsVerifyCommand} = await import('./commands/artifacts.ts');
      onExit(await artifactsVerifyCommand(options, io));
    });
};

const addViews: AddCommand = (artifacts, io, onExit) => {
  withManifestName(
    withFormat(artifacts.command('list').description('List versions, the last used first.')),
  )
    .argument('[artifact]', 'only of this one')
    .addHelpText('after', '\nExamples:\n  proctor artifacts list\n  proctor artifacts list suite')
    .action(async (artifact: string | undefined, options) => {
      const {artifactsListCommand} = await import('./commands/artifacts.ts');
      onExit(
        await artifactsListCommand({...options, ...(artifact !== undefined && {artifact})}, io),
      );
    });
  withManifestName(
    withFormat(artifacts.command('show').description('Show the files of a version.')),
  )
    .argument('<artifact>', 'its id in the manifest')
    .option('--version <digits>', 'the beginning of its digest (default: the last used)')
    .addHelpText('after', '\nExit codes: 0, 2 no such version.')
    .action(async (artifact: string, options) => {
      const {artifactsShowCommand} = await import('./commands/artifacts.ts');
      onExit(await artifactsShowCommand({...options, artifact}, io));
    });
};

const addRestore: AddCommand = (artifacts, io, onExit) => {
  withManifestName(
    artifacts.command('restore').description('Write the files of a version into a folder.'),
  )
    .argument('<artifact>', 'its id in the manifest')
    .requiredOption('--to <folder>', 'an empty or new folder')
    .option('--version <digits>', 'the beginning of its digest (default: the last used)')
    .option('--reveal', 'also a sensitive one, in clear')
    .addHelpText(
      'after',
      '\nExit codes: 0, 2 no such version, 3 its contents are not kept or damaged.\n\nExamples:\n  proctor artifacts restore suite --version 3fa91c --to /tmp/suite',
    )
    .action(async (artifact: string, options) => {
      const {artifactsRestoreCommand} = await import('./commands/artifacts.ts');
      onExit(await artifactsRestoreCommand({...options, artifact}, io));
    });
};

function withManifestName(command: Command): Command {
  return command.option('--of <manifest>', 'of the manifest with this name');
}

function withFormat(command: Command): Command {
  return command.addOption(
    new Option('--format <name>', 'how to print').choices(['text', 'json']).default('text'),
  );
}

function count(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('expected a whole number.');
  return Number(text);
}
