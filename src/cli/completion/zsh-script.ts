import type {CompletedCommand, CompletedOption, Completion} from './completion-tree.ts';

/** A completion script for zsh: to be sourced, or to be put as `_proctor` on the `fpath`. */
export function zshScript(commands: readonly CompletedCommand[]): string {
  return `#compdef proctor
# zsh completion for proctor: source <(proctor completion zsh)
_proctor_cases() {
  local -a found
  found=("\${(@f)$(proctor list --format ids 2>/dev/null)}")
  compadd -a found
}

_proctor_environments() {
  local -a found
  found=("\${(@f)$(proctor list --format ids 2>/dev/null)}")
  found=("\${(@u)\${(@)\${(@)found#*@}%%[:#]*}}")
  compadd -a found
}

_proctor() {
  local curcontext="$curcontext" state line
  typeset -A opt_args
  _arguments -C '1: :->command' '*:: :->rest'
  case $state in
    command)
      local -a commands
      commands=(
${commands.map(({name, description}) => `        ${quote(`${name}:${description}`)}`).join('\n')}
      )
      _describe command commands
      ;;
    rest)
      case $words[1] in
${commands.map(commandCase).join('\n')}
      esac
      ;;
  esac
}

if [[ $funcstack[1] == _proctor ]]; then
  _proctor "$@"
else
  compdef _proctor proctor
fi
`;
}

function commandCase(command: CompletedCommand): string {
  const specs = command.options.flatMap(optionSpecs);
  if (command.argument !== undefined) specs.push(quote(`*:value:${action(command.argument)}`));
  return `        ${command.name}) _arguments ${specs.join(' ')} ;;`;
}

function optionSpecs({short, long, description, value}: CompletedOption): string[] {
  const text = description.replace(/[[\]:\\]/g, '\\$&');
  const flags = short === undefined ? [long] : [short, long];
  return flags.map((flag) =>
    quote(`${flag}[${text}]${value === undefined ? '' : `:value:${action(value)}`}`),
  );
}

function action(completion: Completion): string {
  switch (completion.kind) {
    case 'words':
      return `(${completion.words.join(' ')})`;
    case 'cases':
    case 'environments':
      return `_proctor_${completion.kind}`;
    case 'files':
      return '_files';
    case 'free':
      return ' ';
  }
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
