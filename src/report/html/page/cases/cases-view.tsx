import {useMemo, useState} from 'preact/hooks';
import type {PageView} from '../../page-view.ts';
import {useNarrow} from '../parts/use-narrow.ts';
import {VirtualList} from '../parts/virtual-list.tsx';
import {useWay} from '../state/page-state.ts';
import {CaseDetail} from './case-detail.tsx';
import {CaseLine, GroupLine} from './case-line.tsx';
import {FilterBar} from './filter-bar.tsx';
import {CaseFinder, type ListItem} from './list-cases.ts';

/** Heights of a line; the higher one is for fingers. In `cases.css`, too. */
const LINE_PX = 32;
const NARROW_LINE_PX = 56;

/** The cases, and the one that is open. */
export function CasesView({view}: {view: PageView}) {
  const {route, go} = useWay();
  const isNarrow = useNarrow();
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const finder = useMemo(() => new CaseFinder(view.data), [view]);
  const {query, verdicts, environment, tag, sort, grouping} = route;
  const found = useMemo(
    () => finder.sort(finder.find({query, verdicts, environment, tag}), sort),
    [finder, query, verdicts, environment, tag, sort],
  );
  const items = useMemo(
    () => finder.arrange(found, grouping, closed),
    [finder, found, grouping, closed],
  );
  const open = useMemo(
    () => (route.case === undefined ? -1 : view.data.cases.id.indexOf(route.case)),
    [view, route.case],
  );
  const current = useMemo(
    () => items.findIndex((item) => item.kind === 'case' && item.index === open),
    [items, open],
  );
  const line = (item: ListItem, tabIndex: 0 | -1) =>
    item.kind === 'group' ? (
      <GroupLine
        group={item}
        tabIndex={tabIndex}
        onToggle={() => setClosed(toggled(closed, item.key))}
      />
    ) : (
      <CaseLine view={view} index={item.index} route={route} tabIndex={tabIndex} />
    );
  const follow = (item: ListItem) => {
    // With both side by side, what is gone through is shown.
    if (isNarrow || open === -1 || item.kind !== 'case') return;
    go({case: view.data.cases.id[item.index]}, 'replace');
  };
  return (
    <div class={`cases ${open === -1 ? '' : 'has-open'}`}>
      <section class="cases-list" aria-label="All cases">
        <FilterBar data={view.data} tags={finder.tags} count={found.length} />
        {items.length === 0 ? (
          <p class="nothing">No case is like that.</p>
        ) : (
          <VirtualList
            label="Cases"
            items={items}
            keyOf={keyOf}
            lineHeight={isNarrow ? NARROW_LINE_PX : LINE_PX}
            line={line}
            current={current}
            onMove={follow}
          />
        )}
      </section>
      {open === -1 ? (
        <p class="cases-detail nothing">
          {route.case === undefined
            ? 'Choose a case to see what it did.'
            : 'There is no case of that name in this run.'}
        </p>
      ) : (
        <div class="cases-detail">
          <CaseDetail key={open} view={view} index={open} />
        </div>
      )}
    </div>
  );
}

function keyOf({key}: ListItem): string {
  return key;
}

function toggled(closed: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const others = new Set(closed);
  if (!others.delete(key)) others.add(key);
  return others;
}
