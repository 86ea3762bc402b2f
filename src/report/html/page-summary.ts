import type {CaseResult, RunResult} from '../../journal/run-result.ts';
import {formatDuration} from '../../util/duration.ts';
import {caseOutcome} from '../case-outcome.ts';
import {oneLine} from '../guest-text.ts';
import type {PageSummary} from './page-data.ts';

/** Failures that are told before the rest of the page is there. */
const FAILURES_MAX = 50;

const REASON_CHARS_MAX = 300;

/** What a page shows first. */
export function pageSummary(result: RunResult): PageSummary {
  const {run, soak, stopping} = result;
  const failures: Array<PageSummary['failures'][number]> = [];
  let failureCount = 0;
  for (const [index, item] of result.cases.entries()) {
    if (!isBad(item)) continue;
    failureCount++;
    if (failures.length === FAILURES_MAX) continue;
    const {id, verdict, durationMs} = item;
    const reason = oneLine(caseOutcome(item).message).slice(0, REASON_CHARS_MAX).toWellFormed();
    failures.push({case: index, id, verdict, reason, durationMs});
  }
  return {
    name: run.manifest.name,
    runId: run.runId,
    version: run.version,
    startedAt: run.startedAt,
    durationMs: result.durationMs,
    complete: result.complete,
    exitCode: result.exitCode,
    total: result.cases.length,
    counts: result.counts,
    ...(stopping !== undefined && {stopping: stopping.message}),
    ...(soak !== undefined && {
      soak: {
        verdict: soak.judged?.verdict ?? 'inconclusive',
        iterations: soak.judged?.iterations ?? soak.samples.at(-1)?.iterations ?? 0,
      },
    }),
    failures,
    failureCount,
  };
}

/** Whether a case speaks against what is tested: quarantined ones do not. */
function isBad(item: CaseResult): boolean {
  const {kind} = caseOutcome(item);
  return kind === 'failure' || kind === 'error';
}

/** The same as a table, for who does not let scripts run. */
export function summaryNoscript(summary: PageSummary): string {
  const {counts, failures, failureCount} = summary;
  const tally = (Object.keys(counts) as Array<keyof typeof counts>)
    .filter((verdict) => counts[verdict] > 0)
    .map((verdict) => `${counts[verdict]} ${verdict}`);
  const rows = failures.map(({id, verdict, reason, durationMs}) => {
    const cells = [id, verdict, formatDuration(durationMs), reason];
    return `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>\n`;
  });
  const more = failureCount - failures.length;
  const time = formatDuration(summary.durationMs);
  return [
    '<noscript>\n',
    `<h1>${escaped(summary.name)}</h1>\n`,
    `<p>${escaped(summary.runId)}: ${summary.total} cases (${tally.join(', ')}) in ${time}.`,
    summary.complete ? '' : ' The run was cut off.',
    summary.stopping === undefined ? '' : ` ${escaped(summary.stopping)}.`,
    ' The rest of this page is shown by its script.</p>\n',
    ...(rows.length === 0
      ? []
      : ['<table><tr><th>case<th>verdict<th>time<th>why</tr>\n', ...rows, '</table>\n']),
    more > 0 ? `<p>${more} more.</p>\n` : '',
    '</noscript>\n',
  ].join('');
}

function escaped(text: string): string {
  return oneLine(text)
    .toWellFormed()
    .replaceAll(/[&<>"'#]/gu, (character) => `&#${character.charCodeAt(0)};`);
}
