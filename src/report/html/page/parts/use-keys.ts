import {useEffect, useRef} from 'preact/hooks';
import type {Go, PageState} from '../state/page-state.ts';
import {VIEWS} from '../state/route.ts';
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

/** What keys do that is not said by what is shown alone. */
interface KeyActions {
  readonly go: Go;
  /** Shows `KEYS`. */
  readonly onHelp: () => void;
}

/** Listens to the keys of the whole page. */
export function useKeys(store: Store<PageState>, actions: KeyActions): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
      const isTyping = (event.target as Element).closest('input, select, textarea') !== null;
      // A dialog closes by itself.
      if (document.querySelector('dialog[open]') !== null) return;
      if (event.key === 'Escape') close(store, latest.current.go, isTyping);
      else if (!isTyping && pressed(event.key, store, latest.current)) event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [store]);
}

/** Whether `key` means something. */
function pressed(key: string, store: Store<PageState>, {go, onHelp}: KeyActions): boolean {
  if (key === '?') {
    onHelp();
    return true;
  }
  if (key === '/') {
    if (store.value.route.view !== 'cases') go({view: 'cases', case: undefined});
    // It may have to be drawn first.
    requestAnimationFrame(() => document.getElementById(SEARCH_ID)?.focus());
    return true;
  }
  const view = /^[1-6]$/.test(key) ? VIEWS[Number(key) - 1] : undefined;
  if (view === undefined || (view === 'soak' && store.value.summary.soak === undefined))
    return false;
  go({view, case: undefined});
  return true;
}

function close(store: Store<PageState>, go: Go, isTyping: boolean): void {
  if (isTyping) {
    (document.activeElement as HTMLElement | null)?.blur();
    return;
  }
  const open = store.value.route.case;
  if (open === undefined) return;
  go({case: undefined});
  // Where the case was chosen is where one goes on.
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>('.virtual [tabindex="0"]')?.focus();
  });
}
