import type {CompletedCommand, CompletedOption, Completion} from './completion-tree.ts';

/** A completion script for fish. */
export function fishScript(commands: readonly CompletedCommand[]): string {
  const lines = commands.flatMap((command) => [
    `complete -c proctor -n __fish_use_subcommand -a ${command.name} -d ${quote(command.description)}`,
    ...command.options.map((option) => `${start(command)}${optionPart(option)}`),
    ...(command.argument === undefined
      ? []
      : [`${start(command)} ${argumentPart(command.argument)}`]),
  ]);
  return `# fish completion for proctor
# proctor completion fish > ~/.config/fish/completions/proctor.fish
function __proctor_cases
    proctor list --format ids 2>/dev/null
end

function __proctor_environments
    proctor list --format ids 2>/dev/null | string replace -r '^[^@]*@' '' | string replace -r '[:#].*$' '' | sort -u
end

complete -c proctor -f
${lines.join('\n')}
`;
}

function start(command: CompletedCommand): string {
  return `complete -c proctor -n '__fish_seen_subcommand_from ${command.name}'`;
}

function optionPart({short, long, description, value}: CompletedOption): string {
  const name = `${short === undefined ? '' : ` -s ${short.slice(1)}`} -l ${long.slice(2)}`;
  const takes = value === undefined ? '' : ` ${valuePart(value)}`;
  return `${name} -d ${quote(description)}${takes}`;
}

function valuePart(completion: Completion): string {
  if (completion.kind === 'files') return '-r -F';
  if (completion.kind === 'free') return '-x';
  return `-x ${argumentPart(completion)}`;
}

function argumentPart(completion: Completion): string {
  switch (completion.kind) {
    case 'words':
      return `-a ${quote(completion.words.join(' '))}`;
    case 'cases':
    case 'environments':
      return `-a '(__proctor_${completion.kind})'`;
    case 'files':
      return '-F';
    case 'free':
      return '-f';
  }
}

function quote(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
