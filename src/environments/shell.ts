/** How a script is given to a shell. */
export interface ShellInvocation {
  /** Program and arguments; `{0}` stands for the script's file where `inline` is false. */
  readonly argv: readonly string[];
  /** Whether the script itself may be the last argument, after `argv`. */
  readonly inline: boolean;
  /** As `argv`, for a script that must be in a file. */
  readonly fileArgv: readonly string[];
}

/** The Linux kernel takes no argument longer than this (MAX_ARG_STRLEN, binfmts.h), NUL included. */
export const ARGUMENT_BYTES_MAX = 131_072;

/**
 * How `shell` of a step is called. bash stops at the first command that fails, also within a pipe,
 * and reads no profile; sh stops at the first command that fails: as GitHub Actions does it.
 *
 * @param shell As in a manifest; `undefined` for bash, or sh where there is no bash.
 */
export function shellInvocation(shell: string | undefined, hasBash: boolean): ShellInvocation {
  switch (shell ?? (hasBash ? 'bash' : 'sh')) {
    case 'bash':
      return named(['bash', '--noprofile', '--norc', '-eo', 'pipefail']);
    case 'sh':
      return named(['sh', '-e']);
    case 'python3':
      return named(['python3']);
    default: {
      const argv = splitWords(shell ?? '');
      const fileArgv = argv.some((word) => word.includes('{0}')) ? argv : [...argv, '{0}'];
      return {argv: fileArgv, inline: false, fileArgv};
    }
  }
}

function named(program: readonly string[]): ShellInvocation {
  return {argv: [...program, '-c'], inline: true, fileArgv: [...program, '{0}']};
}

/**
 * A shell as in a manifest that runs scripts as `shell` does, but by a command line that begins with
 * `words`, as those of a tool that starts another.
 *
 * @param words None may hold a single quote.
 */
export function wrappedShell(
  shell: string | undefined,
  hasBash: boolean,
  words: readonly string[],
): string {
  const own = shellInvocation(shell, hasBash).fileArgv;
  return [...words, ...own].map((word) => (word === '{0}' ? word : `'${word}'`)).join(' ');
}

/** Splits at blanks that do not stand in single or double quotes; quotes are taken off. */
export function splitWords(text: string): string[] {
  const words: string[] = [];
  for (const [word] of text.matchAll(/(?:[^\s'"]|'[^']*'?|"[^"]*"?)+/g)) {
    words.push(
      word.replace(/'([^']*)'?|"([^"]*)"?/g, (_, single, double) => single ?? double ?? ''),
    );
  }
  return words;
}
