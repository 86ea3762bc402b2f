import {shellInvocation, splitWords} from '../../environments/shell.ts';
import type {AttemptRun} from '../attempt-run.ts';
import type {ReadyScript} from '../execute.ts';

/** Linux takes no environment variable longer than this (MAX_ARG_STRLEN, binfmts.h). */
const VARIABLE_BYTES_MAX = 131_000;
const SIGNAL_TIMEOUT_MS = 30_000;

/** A script that can be sent signals while it runs. */
export interface SignalledScript {
  readonly script: ReadyScript;
  /** Sends `signal` to all of its processes. @returns whether there was one. */
  send(signal: string, options: {readonly signal: AbortSignal}): Promise<boolean>;
}

/**
 * Makes `script` write down its process id first, which is how a signal can be sent to it on any
 * environment: with another command. No line of the script moves.
 *
 * @returns `undefined` where that cannot be done: a very long script for a shell of its own.
 */
export function signalledScript(
  run: AttemptRun,
  script: ReadyScript,
  key: string,
): SignalledScript | undefined {
  const {case: item, attempt} = run.input;
  const pidFile = `${run.connection.scratch}/.proctor-${item.index}-${attempt}-${key}.pid`;
  const writing = rewritten(script, run.connection.facts.hasBash);
  if (writing === undefined) return undefined;
  const values = {...script.env.values, ...writing.env, PROCTOR_PID_FILE: pidFile};
  return {
    script: {
      ...script,
      shell: writing.shell,
      script: writing.script,
      env: {...script.env, values},
    },
    send: async (signal, options) => {
      const result = await run.connection.exec(
        {
          script: SEND,
          shell: 'sh',
          env: {PROCTOR_PID_FILE: pidFile, PROCTOR_SIGNAL: signal},
          cwd: undefined,
          stdin: undefined,
        },
        {
          signal: options.signal,
          timeoutMs: SIGNAL_TIMEOUT_MS,
          idleTimeoutMs: Number.POSITIVE_INFINITY,
          killGraceMs: 1000,
          outputBytesMax: 0,
        },
      );
      return result.exitCode === 0;
    },
  };
}

/**
 * To the whole group where the script leads one, else to it and its descendants: a shell that
 * waits for a program would keep the signal to itself.
 */
const SEND = `
p=$(cat "$PROCTOR_PID_FILE" 2>/dev/null) && [ -n "$p" ] || exit 44
group() { sed 's/^.*) //' "/proc/$1/stat" 2>/dev/null | cut -d ' ' -f 3; }
if [ "$(group "$p")" = "$p" ]; then
  kill -s "$PROCTOR_SIGNAL" -- "-$p" 2>/dev/null || exit 44
  exit 0
fi
all=$p new=$p
while [ -n "$new" ]; do
  found=
  for stat in /proc/[0-9]*/stat; do
    set -- $(sed 's/ (.*) / /' "$stat" 2>/dev/null)
    for parent in $new; do
      if [ "\${3:-}" = "$parent" ]; then found="$found $1"; fi
    done
  done
  all="$all $found" new=$found
done
kill -s "$PROCTOR_SIGNAL" $all 2>/dev/null || exit 44
`;

function rewritten(
  {shell, script}: ReadyScript,
  hasBash: boolean,
): (Pick<ReadyScript, 'shell' | 'script'> & {env: Record<string, string>}) | undefined {
  const note = 'echo $$ >"$PROCTOR_PID_FILE" || :; ';
  if (shell === undefined || shell === 'bash' || shell === 'sh') {
    return {shell, script: `${note}${script}`, env: {}};
  }
  if (Buffer.byteLength(script) > VARIABLE_BYTES_MAX) return undefined;
  // Its own shell becomes what wrote its id down: exec keeps the id.
  const {fileArgv} = shellInvocation(shell, hasBash);
  const words = fileArgv.map((word) =>
    quote(word).replaceAll('{0}', `'"$PROCTOR_PID_FILE.script"'`),
  );
  const write = `printf '%s' "$PROCTOR_SCRIPT" >"$PROCTOR_PID_FILE.script"`;
  const env = {PROCTOR_SCRIPT: script};
  const line = `${note}${write}; unset PROCTOR_SCRIPT; exec ${words.join(' ')}`;
  return splitWords(shell).length === 0 ? undefined : {shell: 'sh', script: line, env};
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
