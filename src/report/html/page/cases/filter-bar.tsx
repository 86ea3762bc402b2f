import {useState} from 'preact/hooks';
import type {Verdict} from '../../../../journal/event.ts';
import type {PageData} from '../../page-data.ts';
import {Icon} from '../parts/icon.tsx';
import {SEARCH_ID} from '../parts/use-keys.ts';
import {VERDICTS_WORST_FIRST, VerdictSign} from '../parts/verdict-mark.tsx';
import {useWay} from '../state/page-state.ts';
import type {Grouping, Route, Sort} from '../state/route.ts';
import {countOf, countText} from '../words/quantity-text.ts';
import {visibleLine} from '../words/visible-text.ts';

const SORT_NAMES: Readonly<Record<Sort, string>> = {
  plan: 'as planned',
  verdict: 'worst first',
  name: 'by name',
  slowest: 'slowest first',
  start: 'as they began',
};

const GROUPING_NAMES: Readonly<Record<Grouping, string>> = {
  environment: 'by environment',
  suite: 'by suite',
  verdict: 'by verdict',
  none: 'not grouped',
};

interface FilterBarProps {
  readonly data: PageData;
  readonly tags: readonly string[];
  /** How many are shown. */
  readonly count: number;
}

/** What of the cases is shown, and in what order. */
export function FilterBar({data, tags, count}: FilterBarProps) {
  const {route, go} = useWay();
  const [isOpen, setOpen] = useState(false);
  const total = data.cases.id.length;
  return (
    <search class={`filters ${isOpen ? 'is-open' : ''}`}>
      <div class="filter-row">
        <input
          type="search"
          id={SEARCH_ID}
          aria-label="Search cases"
          placeholder="Search id, suite, reason"
          title="Press / to come here"
          spellcheck={false}
          value={route.query}
          onInput={(event) => go({query: event.currentTarget.value}, 'replace')}
        />
        <button
          type="button"
          class="button icon-button filter-toggle"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <Icon name="filter" />
          <span class="unseen">Filters and order</span>
        </button>
      </div>
      <VerdictFilter data={data} />
      <PlaceChoices data={data} tags={tags} />
      <div class="filter-row filter-end">
        <p class="filter-count" role="status">
          {count === total
            ? countOf(total, 'case')
            : `${countText(count)} of ${countOf(total, 'case')}`}
        </p>
        {isFiltered(route) && (
          <button
            type="button"
            class="link-button"
            onClick={() => go({query: '', verdicts: [], environment: undefined, tag: undefined})}
          >
            show all
          </button>
        )}
        <OrderChoices />
      </div>
    </search>
  );
}

function PlaceChoices({data, tags}: Pick<FilterBarProps, 'data' | 'tags'>) {
  const {route, go} = useWay();
  if (data.environments.length < 2 && tags.length === 0) return null;
  return (
    <div class="filter-row selects">
      {data.environments.length > 1 && (
        <Choice
          label="Environment"
          value={route.environment ?? ''}
          options={[
            ['', 'all environments'],
            ...data.environments.map(({name}) => [name, visibleLine(name)] as const),
          ]}
          onChange={(value) => go({environment: value || undefined})}
        />
      )}
      {tags.length > 0 && (
        <Choice
          label="Suite"
          value={route.tag ?? ''}
          options={[['', 'all suites'], ...tags.map((tag) => [tag, visibleLine(tag)] as const)]}
          onChange={(value) => go({tag: value || undefined})}
        />
      )}
    </div>
  );
}

function OrderChoices() {
  const {route, go} = useWay();
  return (
    <span class="orders">
      <Choice
        label="Groups"
        value={route.grouping}
        options={Object.entries(GROUPING_NAMES)}
        onChange={(value) => go({grouping: value as Grouping})}
      />
      <Choice
        label="Order"
        value={route.sort}
        options={Object.entries(SORT_NAMES)}
        onChange={(value) => go({sort: value as Sort})}
      />
    </span>
  );
}

function isFiltered({query, verdicts, environment, tag}: Route): boolean {
  return query !== '' || verdicts.length > 0 || environment !== undefined || tag !== undefined;
}

function VerdictFilter({data}: {data: PageData}) {
  const {route, go} = useWay();
  const {counts} = data.run;
  const toggle = (verdict: Verdict) => {
    const others = route.verdicts.filter((other) => other !== verdict);
    const isOn = others.length < route.verdicts.length;
    go({verdicts: isOn ? others : [...others, verdict]});
  };
  return (
    <fieldset class="chips">
      <legend class="unseen">Verdicts</legend>
      {VERDICTS_WORST_FIRST.filter((verdict) => counts[verdict] > 0).map((verdict) => (
        <button
          key={verdict}
          type="button"
          class={`chip chip-${verdict}`}
          aria-pressed={route.verdicts.includes(verdict)}
          onClick={() => toggle(verdict)}
        >
          <VerdictSign verdict={verdict} />
          {countText(counts[verdict])} {verdict}
        </button>
      ))}
    </fieldset>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: ReadonlyArray<readonly [value: string, name: string]>;
  readonly onChange: (value: string) => void;
}

function Choice({label, value, options, onChange}: ChoiceProps) {
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      {options.map(([option, name]) => (
        <option key={option} value={option}>
          {name}
        </option>
      ))}
    </select>
  );
}
