import {useLayoutEffect, useState} from 'preact/hooks';
import {CasesView} from './cases/cases-view.tsx';
import {EnvironmentsView} from './environments/environments-view.tsx';
import {GraphView} from './graph/graph-view.tsx';
import {Overview} from './overview/overview.tsx';
import {KeysDialog} from './parts/keys-dialog.tsx';
import {useKeys} from './parts/use-keys.ts';
import {Printed} from './printed.tsx';
import {SoakView} from './soak/soak-view.tsx';
import {type Go, type PageState, WayContext} from './state/page-state.ts';
import type {Store} from './state/store.ts';
import {useStore} from './state/store.ts';
import {TimelineView} from './timeline/timeline-view.tsx';
import {TopBar} from './top-bar.tsx';

/** The whole page: a function of what is in `store`. */
export function App({store, go}: {store: Store<PageState>; go: Go}) {
  const state = useStore(store);
  const {route, view} = state;
  const [showsKeys, setShowsKeys] = useState(false);
  useKeys(store, {go, onHelp: () => setShowsKeys(true)});
  useLayoutEffect(() => {
    const {dataset} = document.documentElement;
    if (route.theme === undefined) delete dataset['theme'];
    else dataset['theme'] = route.theme;
  }, [route.theme]);
  return (
    <WayContext.Provider value={{route, go}}>
      <div class="shell">
        <button type="button" class="skip" onClick={skip}>
          Skip to the content
        </button>
        <TopBar state={state} onKeys={() => setShowsKeys(true)} />
        <main id="main" class={`main main-${route.view}`} tabIndex={-1}>
          {state.problem !== undefined && (
            <p role="alert" class="problem">
              {state.problem}
            </p>
          )}
          {state.isPrinting && view !== undefined ? (
            <Printed summary={state.summary} view={view} />
          ) : (
            <Part state={state} />
          )}
        </main>
        {showsKeys && <KeysDialog onClose={() => setShowsKeys(false)} />}
      </div>
    </WayContext.Provider>
  );
}

/** Not by an address, which says what is shown. */
function skip(): void {
  document.getElementById('main')?.focus();
}

/** The part of the page that is chosen. */
function Part({state: {summary, view, route, problem}}: {state: PageState}) {
  if (route.view === 'overview') return <Overview summary={summary} view={view} />;
  if (view === undefined) {
    return problem === undefined ? <p class="loading">Reading the data …</p> : null;
  }
  const {soak} = view.data;
  switch (route.view) {
    case 'cases':
      return <CasesView view={view} />;
    case 'timeline':
      return <TimelineView view={view} />;
    case 'graph':
      return <GraphView view={view} />;
    case 'environments':
      return <EnvironmentsView view={view} />;
    case 'soak':
      return soak === undefined ? null : <SoakView view={view} soak={soak} />;
  }
}
