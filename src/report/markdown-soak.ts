import type {RunResult} from '../journal/run-result.ts';
import {formatDuration} from '../util/duration.ts';
import {cell, type Page} from './markdown-page.ts';
import {driftsToTell, soakHeadline} from './soak-summary.ts';
import {growthText, quantityText, seriesTitle, slopeText} from './soak-text.ts';

/** Shares of the page that may be filled up to. */
const FULL_AFTER = {drifts: 0.4, failures: 0.6, restarts: 0.65};
/** Failures and restarts that are told one by one. */
const LISTED_MAX = 100;

/** What a soak shows: verdict and reasons, then each series, then failures and restarts. */
export function soakSection(page: Page, {soak}: RunResult): void {
  const judged = soak?.judged;
  if (soak === undefined || judged === undefined) return;
  page.text(`\n### Soak: ${cell(soakHeadline(judged))}\n\n`);
  for (const reason of judged.reasons) page.block(`- ${cell(reason)}\n`, FULL_AFTER.drifts);
  page.table('Drift', ['series', 'verdict', 'at first', 'at last', 'growth', 'slope', 'limit'], {
    items: driftsToTell(judged),
    fullAfter: FULL_AFTER.drifts,
    row: (drift) => [
      seriesTitle(drift.series),
      drift.verdict,
      quantityText(drift.first, drift.unit),
      quantityText(drift.last, drift.unit),
      growthText(drift.growth),
      slopeText(drift, judged.elapsedMs),
      drift.limit ?? '',
    ],
  });
  page.table('Cases over all iterations', ['case', 'passed', 'failed', 'error', 'median', '95 %'], {
    items: judged.cases,
    fullAfter: FULL_AFTER.failures,
    row: ({case: id, counts, medianMs, p95Ms}) => [
      id,
      String(counts.passed + counts.flaky),
      String(counts.failed),
      String(counts.error),
      formatDuration(medianMs),
      formatDuration(p95Ms),
    ],
  });
  page.table(
    'Failures in iterations',
    ['iteration', 'after', 'case', 'instance', 'why', 'kept in'],
    {
      items: soak.failures.slice(0, LISTED_MAX),
      fullAfter: FULL_AFTER.failures,
      row: ({iteration, elapsedMs, case: id, instance, reason, fault, kept}) => [
        String(iteration),
        formatDuration(elapsedMs),
        id,
        instance ?? '',
        reason ?? fault?.message ?? '',
        kept ?? '',
      ],
    },
  );
  page.table('Instances that were replaced', ['iteration', 'after', 'instance', 'why'], {
    items: soak.restarts.slice(0, LISTED_MAX),
    fullAfter: FULL_AFTER.restarts,
    row: ({iteration, elapsedMs, instance, reason}) => [
      String(iteration),
      formatDuration(elapsedMs),
      instance,
      reason,
    ],
  });
}
