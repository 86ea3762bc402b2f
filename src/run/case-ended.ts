import type {CaseEnded, Verdict} from '../journal/event.ts';
import type {Case} from '../plan/plan.ts';
import type {AttemptOutcome} from '../steps/attempt.ts';
import type {NeedsTracker} from './needs-tracker.ts';
import type {CaseOutcome} from './run-options.ts';

/** What a case came to, and why. */
export interface Ending {
  readonly item: Case;
  readonly verdict: Verdict;
  readonly reason: string | undefined;
  /** @default it was not started */
  readonly outcome?: Omit<CaseOutcome, 'verdict'> | undefined;
}

/** The event of an attempt's end. */
export function caseEnded(
  item: Case,
  attempt: number,
  outcome: Omit<AttemptOutcome, 'verdict'> & {readonly verdict: Verdict},
  more: {readonly retryInMs?: number},
): CaseEnded {
  return {
    type: 'case-ended',
    case: item.id,
    attempt,
    final: more.retryInMs === undefined,
    verdict: outcome.verdict,
    durationMs: outcome.durationMs,
    ...(outcome.reason !== undefined && {reason: outcome.reason}),
    ...(outcome.fault !== undefined && {fault: outcome.fault}),
    ...(outcome.skip !== undefined && {skip: outcome.skip}),
    ...(outcome.doubts !== undefined && {doubts: outcome.doubts}),
    ...(outcome.log !== undefined && {log: outcome.log}),
    ...(outcome.consoleLog !== undefined && {consoleLog: outcome.consoleLog}),
    ...more,
  };
}

/** What a case that came to `verdict` means for those that need it. */
export function needOutcome(item: Case, verdict: Verdict): Parameters<NeedsTracker['settle']>[1] {
  const satisfied = verdict === 'passed' || verdict === 'flaky';
  return {satisfied, why: `needs ${item.id}, which ${describeVerdict(verdict)}`};
}

/** What a case did, for the reason of those that need it. */
function describeVerdict(verdict: Verdict): string {
  switch (verdict) {
    case 'passed':
    case 'failed':
      return verdict;
    case 'flaky':
      return 'was flaky';
    case 'skipped':
      return 'was skipped';
    case 'error':
      return 'had an infrastructure error';
    case 'interrupted':
      return 'was interrupted';
  }
}
