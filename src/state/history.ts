import type {Verdict} from '../journal/event.ts';

/** What earlier runs of a manifest left behind, for planning and for judging. */
export interface History {
  /** Expected duration of a case, from its recorded runs; `undefined` where it has none. */
  durationMs(caseId: string): number | undefined;
  /** Verdict of its latest run. */
  verdict(caseId: string): Verdict | undefined;
}

/** A history without runs. */
export const NO_HISTORY: History = {durationMs: () => undefined, verdict: () => undefined};
