import type {Verdict} from '../../journal/event.ts';

/** A count of 0 for every verdict, in the order in which they are told. */
export const VERDICTS: Readonly<Record<Verdict, number>> = {
  passed: 0,
  failed: 0,
  flaky: 0,
  error: 0,
  skipped: 0,
  interrupted: 0,
};
