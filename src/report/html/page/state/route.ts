import type {Verdict} from '../../../../journal/event.ts';
import {PAGE_VERDICTS} from '../../page-data.ts';

/** The parts of the page. */
export const VIEWS = ['overview', 'cases', 'timeline', 'graph', 'environments', 'soak'] as const;
export type View = (typeof VIEWS)[number];

export const SORTS = ['plan', 'verdict', 'name', 'slowest', 'start'] as const;
export type Sort = (typeof SORTS)[number];

export const GROUPINGS = ['environment', 'suite', 'verdict', 'none'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What is shown: all of it stands in the address, after the `#`, so that it can be linked. */
export interface Route {
  readonly view: View;
  /** Id of the case that is open. */
  readonly case: string | undefined;
  readonly query: string;
  /** Empty for all. */
  readonly verdicts: readonly Verdict[];
  readonly environment: string | undefined;
  readonly tag: string | undefined;
  readonly sort: Sort;
  readonly grouping: Grouping;
  /** As the system has it where `undefined`. */
  readonly theme: 'light' | 'dark' | undefined;
}

export const START: Route = {
  view: 'overview',
  case: undefined,
  query: '',
  verdicts: [],
  environment: undefined,
  tag: undefined,
  sort: 'plan',
  grouping: 'environment',
  theme: undefined,
};

/** What is behind `#` in an address; what it does not know it takes for its default. */
export function parseRoute(hash: string): Route {
  const [name = '', query = ''] = splitOnce(hash.replace(/^#/, ''), '?');
  const values = new URLSearchParams(query);
  const theme = values.get('theme');
  const id = values.get('case') ?? undefined;
  const verdicts = (values.get('verdict') ?? '').split(',');
  return {
    view: oneOf(VIEWS, name) ?? (id === undefined ? START.view : 'cases'),
    case: id,
    query: values.get('q') ?? '',
    verdicts: PAGE_VERDICTS.filter((verdict) => verdicts.includes(verdict)),
    environment: values.get('environment') ?? undefined,
    tag: values.get('tag') ?? undefined,
    sort: oneOf(SORTS, values.get('sort')) ?? START.sort,
    grouping: oneOf(GROUPINGS, values.get('group')) ?? START.grouping,
    theme: theme === 'light' || theme === 'dark' ? theme : undefined,
  };
}

/** The address of `route`, from its `#` on. */
export function routeHash(route: Route): string {
  const values = new URLSearchParams();
  if (route.case !== undefined) values.set('case', route.case);
  if (route.query !== '') values.set('q', route.query);
  if (route.verdicts.length > 0) values.set('verdict', route.verdicts.join(','));
  if (route.environment !== undefined) values.set('environment', route.environment);
  if (route.tag !== undefined) values.set('tag', route.tag);
  if (route.sort !== START.sort) values.set('sort', route.sort);
  if (route.grouping !== START.grouping) values.set('group', route.grouping);
  if (route.theme !== undefined) values.set('theme', route.theme);
  const query = values.toString();
  return `#${route.view}${query === '' ? '' : `?${query}`}`;
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}

function oneOf<T extends string>(values: readonly T[], text: string | null): T | undefined {
  return values.find((value) => value === text);
}
