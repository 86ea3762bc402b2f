import type {Verdict} from '../journal/event.ts';

/** What decides the exit code of a run. Quarantined cases are not in the counts. */
export interface RunEnding {
  readonly counts: Readonly<Record<Verdict, number>>;
  readonly failOnFlaky: boolean;
  /** Whether an instance could not be cleaned up, or the like. */
  readonly cleanupFailed: boolean;
  readonly stopping: 'interrupted' | 'terminated' | 'other' | undefined;
}

/**
 * 0 all passed · 1 a case failed (or was flaky, where that counts, or was cut off by a limit) ·
 * 3 only infrastructure failed, so that CI may retry the job · 130 interrupted · 143 terminated.
 */
export function exitCodeOf(ending: RunEnding): number {
  const {counts} = ending;
  if (ending.stopping === 'interrupted') return 130;
  if (ending.stopping === 'terminated') return 143;
  if (counts.failed > 0) return 1;
  if (ending.failOnFlaky && counts.flaky > 0) return 1;
  if (counts.error > 0 || ending.cleanupFailed) return 3;
  if (counts.interrupted > 0) return 1;
  return 0;
}
