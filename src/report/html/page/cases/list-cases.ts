import type {Verdict} from '../../../../journal/event.ts';
import {PAGE_VERDICTS, type PageData} from '../../page-data.ts';
import {VERDICTS_WORST_FIRST} from '../parts/verdict-mark.tsx';
import type {Grouping, Route, Sort} from '../state/route.ts';

/** A line of the list: the head of a group, or a case. */
export type ListItem =
  | {
      readonly kind: 'group';
      readonly key: string;
      readonly label: string;
      readonly counts: Readonly<Record<Verdict, number>>;
      readonly total: number;
      readonly isOpen: boolean;
    }
  | {readonly kind: 'case'; readonly key: string; readonly index: number};

export type Filter = Pick<Route, 'query' | 'verdicts' | 'environment' | 'tag'>;

const RANK: ReadonlyMap<string, number> = new Map(
  VERDICTS_WORST_FIRST.map((verdict, rank) => [verdict, rank]),
);

/** Finds and arranges the cases of a run. What it looks up is made once. */
export class CaseFinder {
  readonly #data: PageData;
  /** Of each case, what is searched in, in lower case. */
  readonly #haystacks: readonly string[];
  /** All tags, in the order of the alphabet. */
  readonly tags: readonly string[];

  constructor(data: PageData) {
    this.#data = data;
    const {cases, tagSets, strings} = data;
    const tags = tagSets.map((set) => set.join(' '));
    this.#haystacks = cases.id.map((id, index) => {
      const reason = strings[cases.reason[index] ?? -1] ?? '';
      return `${id} ${tags[cases.tags[index] ?? -1] ?? ''} ${reason}`.toLowerCase();
    });
    this.tags = [...new Set(tagSets.flat())].sort();
  }

  verdict(index: number): Verdict {
    return PAGE_VERDICTS[this.#data.cases.verdict[index] ?? -1] ?? 'interrupted';
  }

  /** Indexes of the cases that pass `filter`; every word of the query has to be found. */
  find(filter: Filter): number[] {
    const {cases, environments, tagSets} = this.#data;
    const words = filter.query.toLowerCase().split(/\s+/).filter(Boolean);
    const verdicts = new Set<Verdict>(filter.verdicts);
    const environment = environments.findIndex(({name}) => name === filter.environment);
    const found: number[] = [];
    for (let index = 0; index < cases.id.length; index++) {
      if (verdicts.size > 0 && !verdicts.has(this.verdict(index))) continue;
      if (filter.environment !== undefined && cases.environment[index] !== environment) continue;
      if (filter.tag !== undefined && !tagSets[cases.tags[index] ?? -1]?.includes(filter.tag)) {
        continue;
      }
      const haystack = this.#haystacks[index] ?? '';
      if (words.every((word) => haystack.includes(word))) found.push(index);
    }
    return found;
  }

  /** The same indexes in another order; those that are equal keep theirs. */
  sort(indexes: readonly number[], sort: Sort): readonly number[] {
    const {id, durationMs, startMs} = this.#data.cases;
    const rank = (index: number) => RANK.get(this.verdict(index)) ?? 0;
    switch (sort) {
      case 'plan':
        return indexes;
      case 'verdict':
        return indexes.toSorted((a, b) => rank(a) - rank(b));
      case 'name': {
        const {compare} = new Intl.Collator('en', {numeric: true});
        return indexes.toSorted((a, b) => compare(id[a] ?? '', id[b] ?? ''));
      }
      case 'slowest':
        return indexes.toSorted((a, b) => (durationMs[b] ?? 0) - (durationMs[a] ?? 0));
      case 'start':
        return indexes.toSorted((a, b) => started(startMs[a]) - started(startMs[b]));
    }
  }

  /**
   * The lines of the list.
   *
   * @param closed keys of groups whose cases are not shown.
   */
  arrange(indexes: readonly number[], by: Grouping, closed: ReadonlySet<string>): ListItem[] {
    if (by === 'none') return indexes.map((index) => ({kind: 'case', key: `${index}`, index}));
    const groups = new Map<string, number[]>();
    for (const label of this.#labels(by)) groups.set(label, []);
    for (const index of indexes) {
      for (const label of this.#groupsOf(index, by)) groups.get(label)?.push(index);
    }
    const items: ListItem[] = [];
    for (const [label, members] of groups) {
      if (members.length === 0) continue;
      const key = `${by}:${label}`;
      const isOpen = !closed.has(key);
      const counts = this.#counts(members);
      items.push({kind: 'group', key, label, counts, total: members.length, isOpen});
      if (!isOpen) continue;
      for (const index of members) items.push({kind: 'case', key: `${key}:${index}`, index});
    }
    return items;
  }

  /** Groups in their order. */
  #labels(by: Exclude<Grouping, 'none'>): readonly string[] {
    if (by === 'environment') return this.#data.environments.map(({name}) => name);
    if (by === 'verdict') return VERDICTS_WORST_FIRST;
    return [...this.tags, NO_SUITE];
  }

  /** A case is in each suite that its tags name. */
  #groupsOf(index: number, by: Exclude<Grouping, 'none'>): readonly string[] {
    const {cases, environments, tagSets} = this.#data;
    if (by === 'verdict') return [this.verdict(index)];
    if (by === 'environment') return [environments[cases.environment[index] ?? -1]?.name ?? ''];
    const tags = tagSets[cases.tags[index] ?? -1] ?? [];
    return tags.length === 0 ? [NO_SUITE] : tags;
  }

  #counts(indexes: readonly number[]): Record<Verdict, number> {
    const counts = {passed: 0, failed: 0, flaky: 0, skipped: 0, error: 0, interrupted: 0};
    for (const index of indexes) counts[this.verdict(index)]++;
    return counts;
  }
}

const NO_SUITE = 'no suite';

function started(startMs = -1): number {
  return startMs === -1 ? Number.MAX_VALUE : startMs;
}
