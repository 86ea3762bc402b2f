import {useEffect} from 'preact/hooks';
import type {Go, PageState} from '../state/page-state.ts';
import type {Store} from '../state/store.ts';

/** Where `/` goes. */
export const SEARCH_ID = 'search';

/** Keys that are good everywhere on the page. */
export const KEYS: ReadonlyArray<readonly [key: string, does: string]> = [
  ['/', 'search'],
  ['↑ ↓ or k j', 'go through the list'],
  ['Page Up, Page Down, Home, End', 'go further in the list'],
  ['Enter', 'open a case, or open and close a group'],
  ['Escape', 'close what is open'],
  ['1 … 6', 'overview, cases, timeline, graph, environments, soak'],
  ['?', 'show these keys'],
];

/** Listens to the keys of the whole page. */
export function useKeys(store: Store<PageState>, go: Go): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
      const isTyping = (event.target as Element).closest('input, select, textarea') !== null;
      if (event.key === 'Escape') return close(store, go, isTyping);
      if (isTyping) return;
      if (event.key === '/') {
        event.preventDefault();
        if (store.value.route.view !== 'cases') go({view: 'cases'});
        // It may have to be drawn first.
        requestAnimationFrame(() => document.getElementById(SEARCH_ID)?.focus());
      }
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [store, go]);
}

function close(store: Store<PageState>, go: Go, isTyping: boolean): void {
  if (isTyping) (document.activeElement as HTMLElement | null)?.blur();
  else if (store.value.route.case !== undefined) go({case: undefined});
}
