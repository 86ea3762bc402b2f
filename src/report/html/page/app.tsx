import {CasesView} from './cases/cases-view.tsx';
import {Overview} from './overview/overview.tsx';
import {useKeys} from './parts/use-keys.ts';
import {type Go, type PageState, WayContext} from './state/page-state.ts';
import type {Store} from './state/store.ts';
import {useStore} from './state/store.ts';
import {TopBar} from './top-bar.tsx';

/** The whole page: a function of what is in `store`. */
export function App({store, go}: {store: Store<PageState>; go: Go}) {
  const state = useStore(store);
  const {route, view} = state;
  useKeys(store, go);
  return (
    <WayContext.Provider value={{route, go}}>
      <div class="shell" data-theme={route.theme}>
        <button type="button" class="skip" onClick={skip}>
          Skip to the content
        </button>
        <TopBar state={state} />
        <main id="main" class={`main main-${route.view}`} tabIndex={-1}>
          {state.problem !== undefined && (
            <p role="alert" class="problem">
              {state.problem}
            </p>
          )}
          {route.view === 'overview' && <Overview summary={state.summary} view={view} />}
          {route.view === 'cases' && view !== undefined && <CasesView view={view} />}
        </main>
      </div>
    </WayContext.Provider>
  );
}

/** Not by an address, which says what is shown. */
function skip(): void {
  document.getElementById('main')?.focus();
}
