import {useLayoutEffect, useState} from 'preact/hooks';
import {CasesView} from './cases/cases-view.tsx';
import {EnvironmentsView} from './environments/environments-view.tsx';
import {Overview} from './overview/overview.tsx';
import {KeysDialog} from './parts/keys-dialog.tsx';
import {useKeys} from './parts/use-keys.ts';
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
          {route.view === 'overview' && <Overview summary={state.summary} view={view} />}
          {view === undefined && route.view !== 'overview' && state.problem === undefined && (
            <p class="loading">Reading the data …</p>
          )}
          {view !== undefined && route.view === 'cases' && <CasesView view={view} />}
          {view !== undefined && route.view === 'environments' && <EnvironmentsView view={view} />}
          {view !== undefined && route.view === 'timeline' && <TimelineView view={view} />}
          {view?.data.soak !== undefined && route.view === 'soak' && (
            <SoakView view={view} soak={view.data.soak} />
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
