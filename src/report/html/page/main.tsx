import {render} from 'preact';
import {PageView} from '../page-view.ts';
import {App} from './app.tsx';
import {goIn, type PageState} from './state/page-state.ts';
import {readData, readSummary} from './state/read-embedded.ts';
import {parseRoute} from './state/route.ts';
import {Store} from './state/store.ts';
import './style/page.css';

const store = new Store<PageState>({
  summary: readSummary(),
  view: undefined,
  problem: undefined,
  route: parseRoute(location.hash),
  isPrinting: false,
});

const page = document.getElementById('page');
if (page !== null) {
  document.title = `${store.value.summary.name} · proctor`;
  render(<App store={store} go={goIn(store)} />, page);
}

const follow = () => store.set({...store.value, route: parseRoute(location.hash)});
addEventListener('hashchange', follow);
addEventListener('popstate', follow);

const print = matchMedia('print');
print.addEventListener('change', () => {
  store.set({...store.value, isPrinting: print.matches});
});

// The summary is on the screen before the rest is looked at.
requestAnimationFrame(() => setTimeout(() => void show()));

async function show(): Promise<void> {
  try {
    const view = new PageView(await readData());
    store.set({...store.value, view});
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    store.set({...store.value, problem: `the data in this file cannot be read: ${why}`});
  }
}
