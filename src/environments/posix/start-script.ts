import type {ControlShell} from './control-shell.ts';
import type {RemoteInvocation} from './remote-command.ts';
import {quote} from './remote-shell.ts';

/**
 * The script that a loader runs: sets up what `invocation` says and becomes its program.
 *
 * @param isSubshell As `ShellSession` says.
 */
export function startScript(
  invocation: RemoteInvocation,
  control: Pick<ControlShell, 'nonce' | 'facts'>,
  isSubshell = false,
): string {
  const {nonce, facts} = control;
  const {argv, env, cwd, file} = invocation;
  const program = quote(programOf(argv));
  const variables = Object.entries(env)
    .filter(([name]) => /^[A-Za-z_]\w*$/.test(name) && !READONLY.has(name))
    .map(([name, value]) => ` ${name}=${quote(value)}`);
  const needsSession = !facts.hasOwnSession && facts.tools.has('setsid');
  const setsid = isSubshell && argv[0]?.startsWith('/') === true ? '${_pw:-setsid}' : 'setsid';
  const lines = [
    variables.length > 0 ? `export${variables.join('')}` : '',
    file === undefined
      ? ''
      : `( umask 077; printf %s ${quote(file.text)} > ${quote(file.path)} ) || { echo "${nonce} - file"; exit 1; }`,
    `cd -- ${quote(cwd)} 2>/dev/null || { echo "${nonce} - cwd"; exit 1; }`,
    invocation.isProgramChecked
      ? `command -v ${program} >/dev/null 2>&1 || { echo "${nonce} - program"; exit 1; }`
      : '',
    isSubshell ? `echo ${nonce} $_pi .` : `echo ${nonce} $$ .;echo ${nonce} . >&2`,
    typeof argv === 'string'
      ? argv
      : `exec ${needsSession ? `${setsid} ` : ''}${argv.map(quote).join(' ')}${invocation.stdin === undefined ? ' </dev/null' : ''}`,
  ];
  return lines.filter(Boolean).join('\n');
}

/** What a fault of starting `argv` names. */
export function programOf(argv: RemoteInvocation['argv']): string {
  return typeof argv === 'string' ? 'sh' : (argv[0] ?? '');
}

/** Variables that bash does not let anyone set. */
const READONLY = new Set(['UID', 'EUID', 'PPID', 'BASHOPTS', 'SHELLOPTS', 'BASH_VERSINFO']);
