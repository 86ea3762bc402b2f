/** How a run went, in a word. */
export type Conclusion =
  | 'success'
  | 'failure'
  | 'error'
  | 'empty'
  | 'invalid'
  | 'cancelled'
  | 'bug';

/** What an exit code of proctor's says to a workflow. */
export interface Concluded {
  readonly conclusion: Conclusion;
  /** Whether the same may well end otherwise when it is done again. */
  readonly retryable: boolean;
}

const CONCLUSIONS: Readonly<Record<number, Conclusion>> = {
  0: 'success',
  1: 'failure',
  2: 'invalid',
  3: 'error',
  4: 'empty',
  130: 'cancelled',
  143: 'cancelled',
};

/** Codes that are not known here are bugs: proctor has no others. */
export function concludedFrom(exitCode: number): Concluded {
  const conclusion = CONCLUSIONS[exitCode] ?? 'bug';
  return {conclusion, retryable: conclusion === 'error' || conclusion === 'cancelled'};
}
