import type {Verdict} from '../journal/event.ts';

/** What earlier runs of a manifest left behind, for planning and for judging. */
export interface History {
  /** Expected duration of a case, from its recorded runs; `undefined` where it has none. */
  durationMs(caseId: string): number | undefined;
  /** Verdict of its latest run. */
  verdict(caseId: string): Verdict | undefined;
  /** How often it fails for no reason of the manifest's; `undefined` where it is not known to. */
  flakiness?(caseId: string): Flakiness | undefined;
}

/** A case that changes its verdict, there and back, without the manifest changing. */
export interface Flakiness {
  /** Runs in which it failed, or passed only on a retry. */
  readonly failed: number;
  /** Of so many latest runs that judged it. */
  readonly runs: number;
}

/** A history without runs. */
export const NO_HISTORY: History = {durationMs: () => undefined, verdict: () => undefined};
