import {outcomeOf} from './overview/overview.tsx';
import {Icon} from './parts/icon.tsx';
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
export function TopBar({state, onKeys}: {state: PageState; onKeys: () => void}) {
  const {summary} = state;
  const {route} = useWay();
  const views = (Object.keys(NAMES) as View[]).filter(
    (view) => view !== 'soak' || summary.soak !== undefined,
  );
  return (
    <header class="top">
      <div class="top-run">
        <VerdictMark verdict={outcomeOf(summary)} />
        <h1>{visibleLine(summary.name)}</h1>
        <span class="dim when">{timeText(summary.startedAt)}</span>
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
      <div class="top-tools">
        <ThemeButton />
        <button type="button" class="button icon-button" title="Keys (?)" onClick={onKeys}>
          <Icon name="keys" />
          <span class="unseen">Keys</span>
        </button>
      </div>
    </header>
  );
}

/** Goes from light to dark and back; at first it is as the system has it. */
function ThemeButton() {
  const {route, go} = useWay();
  const isDark = route.theme === undefined ? prefersDark() : route.theme === 'dark';
  const other = isDark ? 'light' : 'dark';
  return (
    <button
      type="button"
      class="button icon-button"
      title={`Show it ${other}`}
      onClick={() =>
        go({theme: (other === 'dark') === prefersDark() ? undefined : other}, 'replace')
      }
    >
      <Icon name={isDark ? 'sun' : 'moon'} />
      <span class="unseen">Show it {other}</span>
    </button>
  );
}

function prefersDark(): boolean {
  return matchMedia('(prefers-color-scheme: dark)').matches;
}
