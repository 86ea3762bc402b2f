import {VerdictMark} from './parts/verdict-mark.tsx';
import {type PageState, useWay} from './state/page-state.ts';
import {routeHash, type View} from './state/route.ts';
import {durationText, timeText} from './words/quantity-text.ts';
import {visibleLine} from './words/visible-text.ts';

const NAMES: Readonly<Record<View, string>> = {
  overview: 'Overview',
  cases: 'Cases',
  timeline: 'Timeline',
  graph: 'Graph',
  environments: 'Environments',
  soak: 'Soak',
};

/** What run this is, and the ways to the parts of the page. */
export function TopBar({state}: {state: PageState}) {
  const {summary} = state;
  const {route} = useWay();
  const views = (Object.keys(NAMES) as View[]).filter(
    (view) => view !== 'soak' || summary.soak !== undefined,
  );
  return (
    <header class="top">
      <div class="top-run">
        <VerdictMark verdict={summary.exitCode === 0 ? 'passed' : 'failed'} />
        <h1>{visibleLine(summary.name)}</h1>
        <span class="dim">{timeText(summary.startedAt)}</span>
        <span class="dim">{durationText(summary.durationMs)}</span>
      </div>
      <nav aria-label="Parts of the report">
        {views.map((view) => (
          <a
            key={view}
            href={routeHash({...route, view, case: undefined})}
            aria-current={route.view === view ? 'page' : undefined}
          >
            {NAMES[view]}
          </a>
        ))}
      </nav>
    </header>
  );
}
