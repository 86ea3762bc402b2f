import type {ExecResult} from './environment.ts';

/** How a process ended. */
export type ExitStatus = Pick<ExecResult, 'exitCode' | 'exitSignal'>;

/** How a process ended, in words. */
export function describeExit(status: ExitStatus): string {
  if (status.exitSignal !== undefined) return `signal ${status.exitSignal}`;
  return status.exitCode === undefined ? 'an unknown end' : `exit code ${status.exitCode}`;
}
