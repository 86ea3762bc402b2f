import type {CompletedCommand, Completion} from './completion-tree.ts';

/**
 * A completion script for bash.
 *
 * Ids of cases hold characters that bash takes for the end of a word (`:`, `=`, `@`), so the word
 * is read from the line itself and what bash has already typed is cut off again. `compgen -W` is
 * not used for what a manifest says: it would expand `$(…)` in it.
 */
export function bashScript(commands: readonly CompletedCommand[]): string {
  const names = commands.map((command) => command.name).join(' ');
  return `# bash completion for proctor: source <(proctor completion bash)
_proctor_add() {
  local candidate
  for candidate in "$@"; do
    [[ $candidate == "$cur"* ]] && candidates+=("$candidate")
  done
}

_proctor_list() {
  local -a found=()
  local line
  while IFS= read -r line; do
    [[ $1 == environments ]] && line="\${line#*@}" && line="\${line%%[:#]*}"
    found+=("$line")
  done < <("\${words[0]}" list --format ids \${manifest:+-m "$manifest"} 2>/dev/null)
  ((\${#found[@]})) && _proctor_add "\${found[@]}"
}

_proctor() {
  local line="\${COMP_LINE:0:COMP_POINT}" cur typed command='' previous='' manifest='' word broken
  local -a words=() candidates=()
  local index
  COMPREPLY=()
  read -ra words <<<"$line"
  [[ $line == *[[:space:]] ]] && words+=('')
  local last=$((\${#words[@]} - 1))
  for ((index = 1; index < last; index++)); do
    word="\${words[index]}"
    [[ $previous == -m || $previous == --manifest ]] && manifest="$word"
    if [[ -z $command && " ${names} " == *" $word "* ]]; then command="$word"; fi
    previous="$word"
  done
  typed="\${words[last]}"
  cur="$typed"
  if [[ $cur == --*=* ]]; then
    previous="\${cur%%=*}"
    cur="\${cur#*=}"
  fi
  case "$command $previous" in
${commands.flatMap(optionCases).join('\n')}
    *)
      case "$command" in
        '') _proctor_add ${names} ;;
${commands.map(commandCase).join('\n')}
      esac
      ;;
  esac
  # What bash regards as typed already: up to the last of its word breaks.
  broken="\${typed%"\${typed##*[$COMP_WORDBREAKS]}"}"
  for word in \${candidates[@]+"\${candidates[@]}"}; do
    word="\${typed%"$cur"}$word"
    printf -v word '%q' "\${word#"$broken"}"
    COMPREPLY+=("$word")
  done
}

complete -F _proctor proctor
`;
}

function optionCases(command: CompletedCommand): string[] {
  return command.options.flatMap(({short, long, value}) => {
    if (value === undefined) return [];
    const patterns = [long, ...(short === undefined ? [] : [short])];
    const pattern = patterns.map((flag) => `'${command.name} ${flag}'`).join(' | ');
    return [`    ${pattern}) ${action(value)} ;;`];
  });
}

function commandCase(command: CompletedCommand): string {
  const flags = command.options.map((option) => option.long).join(' ');
  const {argument} = command;
  const values = argument === undefined ? '' : ` else ${action(argument)};`;
  return `        ${command.name}) if [[ $cur == -* ]]; then _proctor_add ${flags};${values} fi ;;`;
}

function action(completion: Completion): string {
  switch (completion.kind) {
    case 'words':
      return `_proctor_add ${completion.words.join(' ')}`;
    case 'cases':
    case 'environments':
      return `_proctor_list ${completion.kind}`;
    case 'files':
      return 'compopt -o default 2>/dev/null';
    case 'free':
      return ':';
  }
}
