import type {PageSummary} from '../../page-data.ts';
import type {PageView} from '../../page-view.ts';
import {VerdictBar} from '../parts/verdict-bar.tsx';
import {countOf} from '../words/quantity-text.ts';

/** How the run went as a whole. */
export function Overview({summary}: {summary: PageSummary; view: PageView | undefined}) {
  return (
    <section class="overview">
      <h2>{countOf(summary.total, 'case')}</h2>
      <VerdictBar counts={summary.counts} />
    </section>
  );
}
