import type {SoakJudged} from '../journal/soak-event.ts';
import type {RoundsEnding} from '../run/run-options.ts';

/**
 * 0 stable, or too short to say · 1 unstable, or cut off by a limit of time · 3 nothing but
 * infrastructure was wrong · 130 interrupted · 143 terminated.
 */
export function soakExitCode(
  {verdict, counts, drifts, iterations}: SoakJudged,
  {cleanupFailed, stopping}: RoundsEnding,
): number {
  if (stopping === 'interrupted') return 130;
  if (stopping === 'terminated') return 143;
  const isOverLimit = drifts.some((drift) => drift.verdict === 'over-limit');
  const isInfrastructure = counts.failed === 0 && counts.error > 0 && !isOverLimit;
  if (verdict === 'unstable') return isInfrastructure ? 3 : 1;
  if (cleanupFailed || iterations === 0) return 3;
  return stopping === undefined ? 0 : 1;
}
