import type {Argument, Command, Option} from 'commander';

/** What may stand in a place of the command line. */
export type Completion =
  | {readonly kind: 'words'; readonly words: readonly string[]}
  /** Asked of `proctor list` when the key is pressed. */
  | {readonly kind: 'cases' | 'environments'}
  | {readonly kind: 'files'}
  /** A value that cannot be guessed. */
  | {readonly kind: 'free'};

/** One option, by its short and long spelling. */
export interface CompletedOption {
  readonly short: string | undefined;
  readonly long: string;
  readonly description: string;
  /** `undefined` for one that takes no value, or need not have one. */
  readonly value: Completion | undefined;
}

/** One command with what may follow it. */
export interface CompletedCommand {
  readonly name: string;
  readonly description: string;
  readonly options: readonly CompletedOption[];
  /** What its positional arguments are; `undefined` where it takes none. */
  readonly argument: Completion | undefined;
}

/** What shells need to know of a command line, from commander's tree. */
export function completionTree(program: Command): CompletedCommand[] {
  const help = program.createHelp();
  return help.visibleCommands(program).map((command) => ({
    name: command.name(),
    description: command.description(),
    options: help.visibleOptions(command).map(completedOption),
    argument: argumentCompletion(command),
  }));
}

function completedOption(option: Option): CompletedOption {
  return {
    short: option.short,
    long: option.long ?? option.flags,
    description: option.description,
    value: option.required ? optionValue(option) : undefined,
  };
}

function optionValue(option: Option): Completion {
  if (option.argChoices !== undefined) return {kind: 'words', words: option.argChoices};
  if (option.long === '--scenario') return {kind: 'cases'};
  if (option.long === '--environment') return {kind: 'environments'};
  return /<(file|folder|path)>/.test(option.flags) ? {kind: 'files'} : {kind: 'free'};
}

function argumentCompletion(command: Command): Completion | undefined {
  if (command.name() === 'help') {
    const siblings = command.parent?.commands.map((sibling) => sibling.name()) ?? [];
    return {kind: 'words', words: siblings};
  }
  const argument = command.registeredArguments[0];
  return argument === undefined ? undefined : argumentValue(argument, command.name());
}

/** Words of arguments that are checked by the command itself, for a better message. */
const ARGUMENT_WORDS: Readonly<Record<string, readonly string[]>> = {
  completion: ['bash', 'zsh', 'fish'],
  schema: ['manifest', 'report', 'journal-event'],
};

function argumentValue(argument: Argument, command: string): Completion {
  const words = argument.argChoices ?? ARGUMENT_WORDS[command];
  if (words !== undefined) return {kind: 'words', words};
  if (argument.name() === 'patterns') return {kind: 'cases'};
  return argument.name() === 'runs' ? {kind: 'files'} : {kind: 'free'};
}
