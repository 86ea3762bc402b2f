import {FaultError} from '../faults/fault-error.ts';
import {sanitizeForTerminal} from '../util/terminal-text.ts';
import type {CliIo, ExitCode} from './io.ts';
import type {RunSession} from './run-session.ts';

/** Something outside failed; no case did. */
const EXIT_INFRASTRUCTURE = 3;

/**
 * Ends `session`, and says what could not be removed.
 *
 * @returns `exitCode`; 3 in place of 0 where something is left.
 */
export async function endSession(
  session: RunSession,
  exitCode: ExitCode,
  io: CliIo,
): Promise<ExitCode> {
  const left = await session.end();
  if (left.length === 0) return exitCode;
  for (const line of left) {
    io.stderr.write(`proctor: cannot remove what this run made: ${sanitizeForTerminal(line)}\n`);
  }
  io.stderr.write(`  help: \`proctor clean --run ${session.runId}\` tries again\n`);
  return exitCode === 0 ? EXIT_INFRASTRUCTURE : exitCode;
}

/** What `work` gives; `undefined` for a fault, which is printed. */
export async function orPrinted<T>(work: () => Promise<T>, io: CliIo): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    const {message, cause, help} = error;
    const why = cause instanceof Error ? `: ${cause.message}` : '';
    io.stderr.write(`proctor: ${sanitizeForTerminal(`${message}${why}`)}\n`);
    if (help !== undefined) io.stderr.write(`  help: ${sanitizeForTerminal(help)}\n`);
    return undefined;
  }
}
