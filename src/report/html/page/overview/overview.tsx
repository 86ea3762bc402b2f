import type {PageSummary} from '../../page-data.ts';
import type {PageView} from '../../page-view.ts';
import {VerdictBar} from '../parts/verdict-bar.tsx';
import {VERDICTS_WORST_FIRST, VerdictSign} from '../parts/verdict-mark.tsx';
import {useWay} from '../state/page-state.ts';
import {routeHash, START} from '../state/route.ts';
import {countOf, countText, durationText} from '../words/quantity-text.ts';
import {visibleText} from '../words/visible-text.ts';
import {EnvironmentTable} from './environment-table.tsx';
import {Failures, FirstFailures} from './failures.tsx';
import {ConsoleOfRun, MetricsBeyond, Remarks, RunFacts, Slowest, Unsteady} from './notable.tsx';

/** How the run went as a whole; of the summary alone until the rest is there. */
export function Overview({summary, view}: {summary: PageSummary; view: PageView | undefined}) {
  return (
    <div class="overview">
      <h2 class="unseen">Overview</h2>
      <Hero summary={summary} />
      {view === undefined ? (
        <FirstFailures summary={summary} />
      ) : (
        <>
          <Failures view={view} />
          <div class="panels">
            <div class="panel-stack">
              <EnvironmentTable view={view} />
              <Slowest view={view} />
            </div>
            <div class="panel-stack">
              <MetricsBeyond view={view} />
              <Unsteady view={view} />
              <Remarks view={view} />
              <RunFacts view={view} />
            </div>
          </div>
          <ConsoleOfRun view={view} />
        </>
      )}
    </div>
  );
}

function Hero({summary}: {summary: PageSummary}) {
  const {route} = useWay();
  const {counts, total} = summary;
  const kind = outcomeOf(summary);
  return (
    <section class={`hero hero-${kind}`} aria-label="Result">
      <p class="hero-line">
        <strong class="hero-word">{OUTCOME_WORDS[kind]}</strong>
        <span>{sentence(summary)}</span>
      </p>
      <VerdictBar counts={counts} />
      <div class="chips">
        {VERDICTS_WORST_FIRST.filter((verdict) => counts[verdict] > 0).map((verdict) => (
          <a
            key={verdict}
            class={`chip chip-${verdict}`}
            href={routeHash({...START, theme: route.theme, view: 'cases', verdicts: [verdict]})}
          >
            <VerdictSign verdict={verdict} /> {countText(counts[verdict])} {verdict}
          </a>
        ))}
        <a class="chip" href={routeHash({...START, theme: route.theme, view: 'cases'})}>
          all {countText(total)}
        </a>
      </div>
      {summary.stopping !== undefined && <p class="note">{visibleText(summary.stopping)}</p>}
    </section>
  );
}

type Outcome = 'passed' | 'failed' | 'error' | 'interrupted';

const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  passed: 'Passed',
  failed: 'Failed',
  error: 'Not found out',
  interrupted: 'Not finished',
};

/** How the run ended; it is the exit code that decides. */
export function outcomeOf({exitCode, complete, counts, stopping}: PageSummary): Outcome {
  if (exitCode === 0 && complete) return 'passed';
  if (counts.failed > 0 || exitCode === 1) return 'failed';
  if (!complete || stopping !== undefined || counts.interrupted > 0) return 'interrupted';
  return counts.error > 0 ? 'error' : 'failed';
}

function sentence({total, failureCount, durationMs}: PageSummary): string {
  const time = durationText(durationMs);
  if (failureCount === 0) return `${countOf(total, 'case')} in ${time}`;
  return `${countText(failureCount)} of ${countOf(total, 'case')} did not pass, in ${time}`;
}
