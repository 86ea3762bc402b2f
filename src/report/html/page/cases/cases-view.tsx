import {useMemo, useState} from 'preact/hooks';
import type {PageView} from '../../page-view.ts';
import {useNarrow} from '../parts/use-narrow.ts';
import {VirtualList} from '../parts/virtual-list.tsx';
import {useWay} from '../state/page-state.ts';
import {CaseLine, GroupLine} from './case-line.tsx';
import {CaseFinder, type ListItem} from './list-cases.ts';

/** The cases, and the one that is open. */
export function CasesView({view}: {view: PageView}) {
  const {route, go} = useWay();
  const isNarrow = useNarrow();
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const finder = useMemo(() => new CaseFinder(view.data), [view]);
  const items = useMemo(
    () => finder.arrange(finder.sort(finder.find(route), route.sort), route.grouping, closed),
    [finder, route, closed],
  );
  const line = (item: ListItem, tabIndex: 0 | -1) =>
    item.kind === 'group' ? (
      <GroupLine
        group={item}
        tabIndex={tabIndex}
        onToggle={() => setClosed(toggled(closed, item))}
      />
    ) : (
      <CaseLine view={view} index={item.index} route={route} tabIndex={tabIndex} />
    );
  return (
    <div class="cases">
      <input
        type="search"
        id="search"
        aria-label="Search cases"
        value={route.query}
        onInput={(event) => go({query: event.currentTarget.value}, 'replace')}
      />
      <VirtualList
        label="Cases"
        items={items}
        keyOf={({key}) => key}
        lineHeight={isNarrow ? 52 : 32}
        line={line}
        current={0}
      />
    </div>
  );
}

function toggled(closed: ReadonlySet<string>, {key}: ListItem): ReadonlySet<string> {
  const others = new Set(closed);
  if (!others.delete(key)) others.add(key);
  return others;
}
