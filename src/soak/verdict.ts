import type {SoakDrift, SoakJudged, SoakSampled} from '../journal/soak-event.ts';
import {counted} from '../report/soak-summary.ts';
import {driftText, TOO_FEW} from '../report/soak-text.ts';
import {formatDuration} from '../util/duration.ts';
import {moreFrequent} from './drift/fisher-exact.ts';
import type {SoakTotals} from './soak-book.ts';

/** A change of how often cases fail is no chance below this probability. */
const CHANCE_MAX = 0.01;
/** Fewer iterations show nothing of what goes on. */
const ITERATIONS_MIN = 2;
/** Cases of which the failures are told one by one. */
const CASES_MAX = 20;

/** Totals at one time, as a sample has them. */
export type SoakProgress = Pick<SoakSampled, 'elapsedMs' | 'counts' | 'restarts'>;

export interface SoakEvidence {
  readonly final: boolean;
  readonly totals: SoakTotals;
  readonly drifts: readonly SoakDrift[];
  /** Oldest first, as many as are kept: tells whether failures get more frequent. */
  readonly progress: readonly SoakProgress[];
  /** What was to be looked at and never had a value, a line each. @default nothing */
  readonly unmeasured?: readonly string[];
}

/**
 * What a soak shows. `unstable`: a case failed or was in error, an instance had to be replaced, or a
 * series grows beyond its limit for certain. `inconclusive`: none of that, but there were too few
 * iterations, or of a series with a limit it cannot be told whether it stays below, or what was to be
 * looked at never had a value. Of proctor's own series only those count there that a limit names. Reasons are a line each, worst first; those of a stable one say how much that proves.
 */
export function judgeSoak(evidence: SoakEvidence): SoakJudged {
  const {final, totals, drifts, progress, unmeasured = []} = evidence;
  const bad = [...failureReasons(totals, progress), ...restartReasons(totals)];
  for (const drift of byGrowth(drifts)) {
    if (drift.verdict === 'over-limit') bad.push(reasonOf(drift, totals));
  }
  const open = [...unmeasured, ...openReasons(totals, drifts)];
  const verdict = bad.length > 0 ? 'unstable' : open.length > 0 ? 'inconclusive' : 'stable';
  const {elapsedMs, iterations, restarts, counts, cases} = totals;
  return {
    type: 'soak-judged',
    final,
    verdict,
    reasons: verdict === 'stable' ? proofReasons(totals, drifts) : [...bad, ...open],
    elapsedMs,
    iterations,
    restarts,
    counts,
    drifts,
    cases,
  };
}

function byGrowth(drifts: readonly SoakDrift[]): readonly SoakDrift[] {
  return [...drifts].sort((a, b) => b.growth - a.growth);
}

function failureReasons(totals: SoakTotals, progress: readonly SoakProgress[]): string[] {
  const failing = totals.cases
    .map(({case: id, counts}) => ({
      id,
      failed: counts.failed,
      error: counts.error,
      bad: counts.failed + counts.error,
      of: counts.passed + counts.flaky + counts.failed + counts.error,
    }))
    .filter(({bad}) => bad > 0)
    .sort((a, b) => b.bad / b.of - a.bad / a.of);
  const reasons = failing.slice(0, CASES_MAX).map(({id, failed, error, of}) => {
    const parts = [failed > 0 ? `failed ${failed}` : '', error > 0 ? `was in error ${error}` : ''];
    return `case ${id} ${parts.filter(Boolean).join(' and ')} of ${times(of)}`;
  });
  if (failing.length > CASES_MAX) {
    reasons.push(`${failing.length - CASES_MAX} more cases did not always pass`);
  }
  const change = frequencyChange(totals, progress);
  return change === undefined ? reasons : [change, ...reasons];
}

/** Whether cases fail more often, or less, in the second half than in the first. */
function frequencyChange(
  totals: SoakTotals,
  progress: readonly SoakProgress[],
): string | undefined {
  const half = progress.findLast(({elapsedMs}) => elapsedMs <= totals.elapsedMs / 2);
  if (half === undefined) return undefined;
  const first = tally(half.counts);
  const whole = tally(totals.counts);
  const second = {failed: whole.failed - first.failed, of: whole.of - first.of};
  const says = `${first.failed} of ${times(first.of)} until ${formatDuration(half.elapsedMs)}, ${second.failed} of ${times(second.of)} since`;
  if (moreFrequent(first, second) < CHANCE_MAX) return `cases fail more and more often: ${says}`;
  if (moreFrequent(second, first) < CHANCE_MAX) return `cases failed above all early: ${says}`;
  return undefined;
}

function tally(counts: SoakTotals['counts']): {readonly failed: number; readonly of: number} {
  const failed = counts.failed + counts.error;
  return {failed, of: failed + counts.passed + counts.flaky};
}

function restartReasons({restarts, iterations}: SoakTotals): string[] {
  if (restarts === 0) return [];
  return [`instances had to be replaced ${times(restarts)} in ${counted(iterations, 'iteration')}`];
}

/** Why it cannot be told. */
function openReasons(totals: SoakTotals, drifts: readonly SoakDrift[]): string[] {
  const reasons: string[] = [];
  if (totals.iterations < ITERATIONS_MIN) {
    reasons.push(
      `${counted(totals.iterations, 'iteration')} ${totals.iterations === 1 ? 'is' : 'are'} too few to say anything`,
    );
  }
  for (const drift of byGrowth(drifts)) {
    const isOpen = drift.verdict === 'unclear' && drift.limit !== undefined;
    if (isOpen && !isOwnByKind(drift)) reasons.push(reasonOf(drift, totals));
  }
  if (reasons.some((reason) => reason.includes(TOO_FEW))) {
    reasons.push('let it go on for longer, or take samples more often: see "sample-interval"');
  }
  return reasons;
}

/** Nobody asked for proctor's own series but with a limit that names them. */
function isOwnByKind({series, limit}: SoakDrift): boolean {
  return series.startsWith('proctor/') && limit?.startsWith(`${series} `) !== true;
}

function reasonOf(drift: SoakDrift, {elapsedMs}: SoakTotals): string {
  const isOwn = drift.series.startsWith('proctor/');
  return `${driftText(drift, elapsedMs)}${isOwn ? ' (of proctor itself, not of what it tests)' : ''}`;
}

/**
 * What a soak without failures proves.
 *
 * Source: J. A. Hanley and A. Lippman-Hand, If nothing goes wrong, is everything all right?
 * Interpreting zero numerators (1983): with a confidence of 95 % at most 3 in n fail.
 */
function proofReasons({iterations, elapsedMs}: SoakTotals, drifts: readonly SoakDrift[]): string[] {
  const reasons = [
    `${iterations} iterations in ${formatDuration(elapsedMs)} without a failure: with a confidence of 95 % at most ${Number(Math.min(100, (3 / iterations) * 100).toPrecision(2))} % fail`,
  ];
  const within = drifts.filter(({limit, verdict}) => limit !== undefined && verdict !== 'unclear');
  if (within.length > 0) {
    const growing = within.filter(({verdict}) => verdict === 'grows').length;
    reasons.push(
      `${within.length === 1 ? '1 series is within its limit' : `${within.length} series are within their limits`}, ${growing} of them ${growing === 1 ? 'grows' : 'grow'} for certain`,
    );
  }
  return reasons;
}

function times(count: number): string {
  return count === 1 ? '1 time' : `${count} times`;
}
