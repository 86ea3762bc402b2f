import {createContext} from 'preact';
import {useContext} from 'preact/hooks';
import type {PageSummary} from '../../page-data.ts';
import type {PageView} from '../../page-view.ts';
import {type Route, routeHash} from './route.ts';
import type {Store} from './store.ts';

/** All that the page is drawn of. */
export interface PageState {
  readonly summary: PageSummary;
  /** `undefined` until it is decompressed. */
  readonly view: PageView | undefined;
  /** Why there is no data. */
  readonly problem: string | undefined;
  readonly route: Route;
  /** Whether it is drawn for paper. */
  readonly isPrinting: boolean;
}

/** Shows something else: adds it to the browser's history, or replaces what is shown there. */
export type Go = (change: Partial<Route>, how?: 'replace') => void;

interface Way {
  readonly route: Route;
  readonly go: Go;
}

export const WayContext = createContext<Way | undefined>(undefined);

/** Where the page is, and how to go elsewhere. */
export function useWay(): Way {
  const way = useContext(WayContext);
  if (way === undefined) throw new Error('drawn outside of the page');
  return way;
}

/** Shows other things in `store` by changing the address. */
export function goIn(store: Store<PageState>): Go {
  return (change, how) => {
    const route = {...store.value.route, ...change};
    const hash = routeHash(route);
    if (how === 'replace') history.replaceState(null, '', hash);
    else history.pushState(null, '', hash);
    store.set({...store.value, route});
  };
}
