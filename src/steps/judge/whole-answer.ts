import {describeExit} from '../../environments/describe-exit.ts';
import type {ExecResult} from '../../environments/environment.ts';
import {FaultError} from '../../faults/fault-error.ts';

/**
 * Says that a script of proctor's own came to its end, so that what it did not print is not there.
 *
 * @param purpose What it was for, as `look for programs`.
 * @throws {FaultError} `environment/unhealthy` where it was ended by its time or by a signal.
 */
export function requireWholeAnswer(
  result: Pick<ExecResult, 'endedBy' | 'exitCode' | 'exitSignal'>,
  purpose: string,
): void {
  const isOver = result.endedBy === 'itself';
  if (isOver && result.exitCode !== undefined) return;
  const why = isOver ? `the command ended by ${describeExit(result)}` : 'it took too long';
  throw new FaultError('environment/unhealthy', `cannot ${purpose}: ${why}`, {
    help: 'It is out of memory or very busy, or a file there does not answer: look at its load.',
  });
}
