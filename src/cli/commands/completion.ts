import type {Command} from 'commander';
import {bashScript} from '../completion/bash-script.ts';
import {completionTree} from '../completion/completion-tree.ts';
import {fishScript} from '../completion/fish-script.ts';
import {zshScript} from '../completion/zsh-script.ts';
import type {CliIo, ExitCode} from '../io.ts';

/** Exit code for a command line that is wrong. */
const EXIT_USAGE = 2;

const SCRIPTS = {bash: bashScript, zsh: zshScript, fish: fishScript} as const;

/** What `proctor completion` was asked. */
export interface CompletionOptions {
  readonly shell: string;
  /** The whole command line, as it was declared. */
  readonly program: Command;
}

/** Prints a script that teaches a shell proctor's commands, options, cases and environments. */
export async function completionCommand(options: CompletionOptions, io: CliIo): Promise<ExitCode> {
  const {shell} = options;
  if (!Object.hasOwn(SCRIPTS, shell)) {
    const known = Object.keys(SCRIPTS).join(', ');
    io.stderr.write(`proctor: expected one of ${known}, found "${shell}"\n`);
    return EXIT_USAGE;
  }
  io.stdout.write(SCRIPTS[shell as keyof typeof SCRIPTS](completionTree(options.program)));
  return 0;
}
