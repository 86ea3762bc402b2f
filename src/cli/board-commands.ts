import {type Command, Option} from 'commander';
import type {CliIo, ExitCode} from './io.ts';

type AddCommand = (program: Command, io: CliIo, onExit: (code: ExitCode) => void) => void;

/** `proctor boards` and what is below it. */
export const addBoards: AddCommand = (program, io, onExit) => {
  const boards = program
    .command('boards')
    .description('Boards of the manifest: who has them, and whether they are fit for use.')
    .addHelpText(
      'after',
      `
Exit codes: 0, 2 command line or manifest wrong, 3 a board failed its check, or the state cannot be used.

Examples:
  proctor boards
  proctor boards check pi4-1
  proctor boards quarantine pi4-2 --reason "SD card is worn out"`,
    );
  add(boards, 'list', 'List boards, their state and who has them (what `boards` alone does).', true)
    .addOption(
      new Option('--format <format>', 'how to print them')
        .choices(['text', 'json'])
        .default('text'),
    )
    .action(async (options) => {
      const {listBoards} = await import('./commands/boards.ts');
      onExit(await listBoards(options, io));
    });
  add(boards, 'check', 'Reserve boards and check them; one that passes is put back to use.')
    .argument('[names...]', 'of the boards (default: all)')
    .option('--timeout <time>', 'how long to wait for a board that somebody has', '1m')
    .action(async (names: string[], options) => {
      const {checkBoards} = await import('./commands/boards.ts');
      onExit(await checkBoards({...options, names}, io));
    });
  add(boards, 'quarantine', 'Take a board out of use until a check passes.')
    .argument('<name>', 'of the board')
    .requiredOption('--reason <text>', 'for whoever asks why')
    .action(async (name: string, options) => {
      const {quarantineBoard} = await import('./commands/boards.ts');
      onExit(await quarantineBoard({...options, names: [name]}, io));
    });
  add(boards, 'release', 'Put boards back to use unchecked, and forget their failures.')
    .argument('<names...>', 'of the boards')
    .action(async (names: string[], options) => {
      const {releaseBoards} = await import('./commands/boards.ts');
      onExit(await releaseBoards({...options, names}, io));
    });
};

function add(boards: Command, name: string, description: string, isDefault = false): Command {
  return boards
    .command(name, {isDefault})
    .description(description)
    .option('-m, --manifest <file>', 'the manifest (default: proctor.yaml in this folder)');
}
