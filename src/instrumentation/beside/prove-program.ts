import {FaultError} from '../../faults/fault-error.ts';
import type {ToolPlace} from '../tool.ts';
import {lastLine, quoted, runThere} from './run-there.ts';

const PROOF_TIMEOUT_MS = 30_000;

/** A first word that is a program's name, rather than a part of the shell's language. */
const PROGRAM = /^[A-Za-z0-9_.+/-]+$/;
const WORDS_OF_SHELLS =
  /^(?:if|for|while|until|case|function|select|time|then|do|set|cd|export|trap|ulimit|umask|\.|source|exec|eval|\{|\[)$/;

/**
 * Proves that a script can be read by its shell, and that the program is there that its first line
 * calls.
 *
 * @param what "scan by …": what cannot be done without.
 * @returns where the program is, or what is known of it.
 * @throws {FaultError} `instrumentation/unavailable`.
 */
export async function proveProgram(
  place: ToolPlace,
  script: string,
  what: string,
): Promise<string> {
  const program = firstProgram(script);
  const look = program === undefined ? 'echo "a script"' : `command -v ${quoted(program)}`;
  const result = await runThere(place.connection, look, {
    signal: place.context.signal,
    timeoutMs: PROOF_TIMEOUT_MS,
    env: place.env,
  });
  if (result.exitCode === 0) return lastLine(result);
  throw new FaultError(
    'instrumentation/unavailable',
    `cannot ${what}: there is no program '${program}' there`,
    {help: 'install it there: `dependencies` and `artifacts` do that'},
  );
}

/** The program that a script calls first; `undefined` where that is not plain to see. */
export function firstProgram(script: string): string | undefined {
  const line = script
    .split('\n')
    .map((text) => text.trim())
    .find((text) => text !== '' && !text.startsWith('#'));
  const words = (line ?? '').split(/\s+/).filter((word) => !/^[A-Za-z_]\w*=/.test(word));
  const word = words.find((text) => text !== 'exec' && text !== 'env' && text !== 'nice');
  return word !== undefined && PROGRAM.test(word) && !WORDS_OF_SHELLS.test(word) ? word : undefined;
}
