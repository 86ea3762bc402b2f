import type {Verdict} from '../../journal/event.ts';
import {formatDuration} from '../../util/duration.ts';
import {sanitizeLine} from '../../util/terminal-text.ts';
import {deploymentSummary, deploymentTotalsText} from '../deployment-summary.ts';
import {coverageShares} from '../instrumentation-summary.ts';
import type {ConsoleStyle} from './console-style.ts';
import type {BoundedList, ListedCase, RunTally} from './run-tally.ts';
import {VERDICTS} from './verdicts.ts';

/** Cases shorter than this are not worth being called slow. */
const SLOW_MS = 2000;
const LISTED_MAX = 20;

const WORDS: Readonly<Record<Verdict, string>> = {
  passed: 'passed',
  failed: 'failed',
  flaky: 'flaky',
  error: 'in error',
  skipped: 'skipped',
  interrupted: 'interrupted',
};

/** How a run ended, as far as the console knows. */
export interface SummaryInput {
  readonly tally: RunTally;
  readonly caseCount: number;
  readonly durationMs: number;
  /** Why it was called off; `undefined` if it was not. */
  readonly stopping: string | undefined;
  /** Paths of what was written. */
  readonly reports: readonly string[];
  readonly isQuiet: boolean;
  /** In place of the number of cases. */
  readonly subject?: string;
  /** Of a run that can be gone on with where it was interrupted. @default it cannot be */
  readonly runId?: string;
}

/** The last lines of a run. */
export function summaryLines(input: SummaryInput, style: ConsoleStyle): string[] {
  const {tally} = input;
  const lines = [
    ...caseList('failed', tally.failed, style),
    ...caseList('in error (infrastructure)', tally.errors, style),
    ...faultLine(tally),
    ...caseList('flaky', tally.flaky, style),
    ...caseList('known flaky', tally.knownFlaky, style),
    ...caseList('passed, but unproven', tally.unproven, style),
    ...caseList('quarantined, not counted', tally.quarantined, style),
    ...findingLines(tally, style),
    ...deploymentLine(tally),
    ...toolLine(tally),
    ...coverageLine(tally),
    ...(input.isQuiet ? [] : slowestLines(tally)),
  ];
  if (input.stopping !== undefined) lines.push(`stopped: ${sanitizeLine(input.stopping)}`);
  lines.push(totals(input, style));
  const {runId} = input;
  const isUnfinished = tally.counts.interrupted > 0 || tally.doneCount < input.caseCount;
  if (runId !== undefined && isUnfinished) {
    lines.push(`to go on with it: proctor run --resume ${sanitizeLine(runId)}`);
  }
  if (!input.isQuiet) for (const path of input.reports) lines.push(`  ${sanitizeLine(path)}`);
  return lines;
}

/** `9 passed · 1 failed`, without what is 0. */
export function countsText(tally: RunTally, style: ConsoleStyle): string {
  const parts: string[] = [];
  for (const verdict of Object.keys(VERDICTS) as Verdict[]) {
    const count = tally.counts[verdict];
    if (count > 0) parts.push(style.verdict(verdict, `${count} ${WORDS[verdict]}`));
  }
  if (tally.quarantined.count > 0) parts.push(`${tally.quarantined.count} quarantined`);
  return parts.join(style.separator);
}

function totals(input: SummaryInput, style: ConsoleStyle): string {
  const {tally, caseCount, durationMs, subject} = input;
  if (subject !== undefined) {
    return [style.paint('strong', subject), formatDuration(durationMs)].join(style.separator);
  }
  const missing = caseCount - tally.doneCount;
  const counts = countsText(tally, style);
  const parts = [
    style.paint('strong', `${caseCount} ${caseCount === 1 ? 'case' : 'cases'}`),
    ...(counts === '' ? [] : [counts]),
    ...(missing > 0 ? [`${missing} not run`] : []),
    formatDuration(durationMs),
  ];
  return parts.join(style.separator);
}

function caseList(title: string, list: BoundedList<ListedCase>, style: ConsoleStyle): string[] {
  if (list.count === 0) return [];
  const shown = list.items.slice(0, LISTED_MAX);
  const lines = shown.map(({id, verdict, reason}) => {
    const why = reason === undefined ? '' : style.paint('dim', `  ${sanitizeLine(reason)}`);
    return `  ${style.mark(verdict)} ${sanitizeLine(id)}${why}`;
  });
  const left = list.count - shown.length;
  return [style.paint('strong', title), ...lines, ...(left > 0 ? [`  and ${left} more`] : [])];
}

/** `deployments: 3 completed, 1 failed: 12 files sent (3 MiB), 1997 unchanged` */
function deploymentLine({deployments, deployed}: RunTally): string[] {
  const {failed, cancelled} = deployments;
  // Looking whether an instance is ready, which is done to all, is no news where it is.
  const {checks: _, ...done} = deployed;
  const isNews = failed + cancelled > 0 || deploymentTotalsText({...done, checks: 0}) !== '';
  if (!isNews) return [];
  const result = {deploymentCounts: deployments, deploymentTotals: deployed};
  return [`deployments: ${deploymentSummary(result)}`];
}

/** `instrumentation: gcov, kasan proven; lockdep lost in 2 cases` */
function toolLine({tools}: RunTally): string[] {
  if (tools.size === 0) return [];
  const proven = [...tools].flatMap(([tool, {proven: count}]) => (count > 0 ? [tool] : []));
  const parts = [
    ...(proven.length > 0 ? [`${proven.map(sanitizeLine).join(', ')} proven`] : []),
    ...[...tools].flatMap(([tool, {lost}]) =>
      lost === 0 ? [] : [`${sanitizeLine(tool)} lost in ${lost} ${lost === 1 ? 'case' : 'cases'}`],
    ),
  ];
  return [`instrumentation: ${parts.join('; ')}`];
}

/** What tools have found. */
function findingLines({findings}: RunTally, style: ConsoleStyle): string[] {
  if (findings.count === 0) return [];
  const shown = findings.items.slice(0, LISTED_MAX);
  const left = findings.count - shown.length;
  return [
    style.paint('strong', 'found by instrumentation'),
    ...shown.map(({where, tool, title}) => {
      const what = style.paint('dim', `  ${sanitizeLine(tool)}: ${sanitizeLine(title)}`);
      return `  ${sanitizeLine(where)}${what}`;
    }),
    ...(left > 0 ? [`  and ${left} more`] : []),
  ];
}

/** `coverage: lines 81.4 %, functions 100.0 %, branches 50.0 %` */
function coverageLine({coverage}: RunTally): string[] {
  if (coverage === undefined) return [];
  const parts = coverageShares(coverage).map(({name, percent}) => `${name} ${percent} %`);
  return [`coverage: ${parts.join(', ')}`];
}

function faultLine(tally: RunTally): string[] {
  if (tally.faults.size === 0) return [];
  const codes = [...tally.faults].sort((a, b) => b[1] - a[1]);
  const text = codes.map(([code, count]) => `${sanitizeLine(code)} (${count})`).join(', ');
  return [`infrastructure faults: ${text}`];
}

function slowestLines(tally: RunTally): string[] {
  const slow = tally.slowest.filter(({durationMs}) => durationMs >= SLOW_MS);
  if (slow.length === 0) return [];
  const times = slow.map(({durationMs}) => formatDuration(durationMs));
  const width = Math.max(...times.map((time) => time.length));
  const lines = slow.map(({id}, index) => `  ${times[index]?.padStart(width)} ${sanitizeLine(id)}`);
  return ['slowest', ...lines];
}
