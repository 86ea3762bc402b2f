import type {RunResult} from '../journal/run-result.ts';
import type {SoakDrift, SoakJudged} from '../journal/soak-event.ts';
import {formatDuration} from '../util/duration.ts';
import {driftText, seriesTitle} from './soak-text.ts';

/** One thing that a soak was judged by, as a test of its own. */
export interface SoakCheck {
  /** `verdict`, or the title of a series. */
  readonly name: string;
  readonly kind: 'passed' | 'failure' | 'skipped';
  /** `soak.unstable`, `soak.over-limit`, …; empty if passed. */
  readonly type: string;
  /** In a line; empty if passed. */
  readonly message: string;
  /** All that there is to say; may be empty. */
  readonly text: string;
}

/** Series that are listed where there is no limit to judge them by. */
const UNLIMITED_MAX = 100;

/**
 * The verdict of a soak, then each series that has a limit; empty where it was not judged, or is no
 * soak. What cannot be told is neither passed nor failed.
 */
export function soakChecks({soak}: RunResult): readonly SoakCheck[] {
  const judged = soak?.judged;
  if (judged === undefined) return [];
  return [verdictCheck(judged), ...driftsToTell(judged).filter(hasLimit).map(driftCheck(judged))];
}

function verdictCheck(judged: SoakJudged | (Omit<SoakJudged, 'type'> & {at: number})): SoakCheck {
  const {verdict, reasons, elapsedMs} = judged;
  const drifts = driftsToTell(judged).map((drift) => driftText(drift, elapsedMs));
  const text = [soakHeadline(judged), ...reasons, '', ...drifts].join('\n');
  const head = {name: 'verdict', text};
  if (verdict === 'stable') return {...head, kind: 'passed', type: '', message: ''};
  const kind = verdict === 'unstable' ? 'failure' : 'skipped';
  return {...head, kind, type: `soak.${verdict}`, message: `${verdict}: ${reasons[0] ?? ''}`};
}

function driftCheck({elapsedMs}: {readonly elapsedMs: number}): (drift: SoakDrift) => SoakCheck {
  return (drift) => {
    const text = driftText(drift, elapsedMs);
    const name = `${seriesTitle(drift.series)}: ${drift.limit ?? ''}`;
    if (drift.verdict === 'over-limit') {
      return {name, text, kind: 'failure', type: 'soak.over-limit', message: text};
    }
    if (drift.verdict === 'unclear') {
      return {name, text, kind: 'skipped', type: 'soak.unclear', message: text};
    }
    return {name, text, kind: 'passed', type: '', message: ''};
  };
}

function hasLimit({limit}: SoakDrift): boolean {
  return limit !== undefined;
}

/** `unstable after 1000 iterations in 24h00m, 25 failures, 3 restarts`. */
export function soakHeadline({
  verdict,
  iterations,
  elapsedMs,
  counts,
  restarts,
}: Omit<SoakJudged, 'type'>): string {
  const failures = counts.failed + counts.error;
  const parts = [
    `${verdict} after ${counted(iterations, 'iteration')} in ${formatDuration(elapsedMs)}`,
    ...(failures > 0 ? [counted(failures, 'failure')] : []),
    ...(restarts > 0 ? [counted(restarts, 'restart')] : []),
  ];
  return parts.join(', ');
}

/** `1 iteration`, `2 iterations`. */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

const WORST_FIRST: readonly SoakDrift['verdict'][] = [
  'over-limit',
  'unclear',
  'grows',
  'shrinks',
  'flat',
];

/** Worst first; those with a limit before those without, of which a hundred are told. */
export function driftsToTell({
  drifts,
}: {
  readonly drifts: readonly SoakDrift[];
}): readonly SoakDrift[] {
  const rank = ({verdict}: SoakDrift): number => WORST_FIRST.indexOf(verdict);
  const sorted = [...drifts].sort((a, b) => rank(a) - rank(b) || b.growth - a.growth);
  const unlimited = sorted.filter((drift) => !hasLimit(drift));
  return [...sorted.filter(hasLimit), ...unlimited.slice(0, UNLIMITED_MAX)];
}
