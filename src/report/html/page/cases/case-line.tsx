import type {PageView} from '../../page-view.ts';
import {VerdictBar} from '../parts/verdict-bar.tsx';
import {VerdictMark} from '../parts/verdict-mark.tsx';
import {type Route, routeHash} from '../state/route.ts';
import {countText, durationText} from '../words/quantity-text.ts';
import {visibleLine} from '../words/visible-text.ts';
import type {ListItem} from './list-cases.ts';

interface GroupLineProps {
  readonly group: Extract<ListItem, {kind: 'group'}>;
  readonly tabIndex: 0 | -1;
  readonly onToggle: () => void;
}

/** The head of a group, which opens and closes it. */
export function GroupLine({group, tabIndex, onToggle}: GroupLineProps) {
  return (
    <button
      type="button"
      class="line group-line"
      tabIndex={tabIndex}
      aria-expanded={group.isOpen}
      onClick={onToggle}
    >
      <span class="chevron" aria-hidden="true" />
      <span class="line-name">{visibleLine(group.label)}</span>
      <VerdictBar counts={group.counts} />
      <span class="line-count">{countText(group.total)}</span>
    </button>
  );
}

interface CaseLineProps {
  readonly view: PageView;
  readonly index: number;
  readonly route: Route;
  readonly tabIndex: 0 | -1;
}

/** A case in the list. */
export function CaseLine({view, index, route, tabIndex}: CaseLineProps) {
  const row = view.case(index);
  const attempts = (view.data.cases.first[index + 1] ?? 0) - (view.data.cases.first[index] ?? 0);
  const isCurrent = route.case === row.id;
  const [name, place] = splitId(row.id, row.environment);
  return (
    <a
      class="line case-line"
      href={routeHash({...route, view: 'cases', case: row.id})}
      tabIndex={tabIndex}
      aria-current={isCurrent ? 'true' : undefined}
    >
      <VerdictMark verdict={row.verdict} />
      <span class="line-name">
        {visibleLine(name)}
        <span class="dim">{visibleLine(place)}</span>
      </span>
      <span class="line-flags">
        {row.quarantine !== undefined && <span class="flag">quarantined</span>}
        {row.xfail !== undefined && <span class="flag">expected to fail</span>}
        {attempts > 1 && <span class="flag">{attempts} attempts</span>}
        {row.tags.map((tag) => (
          <span key={tag} class="tag">
            {visibleLine(tag)}
          </span>
        ))}
      </span>
      <span class="line-time">
        {row.startMs === undefined ? '–' : durationText(row.durationMs)}
      </span>
    </a>
  );
}

/** An id and, apart, the end of it that names the environment. */
export function splitId(id: string, environment: string): [name: string, place: string] {
  const at = id.lastIndexOf(`@${environment}`);
  return at <= 0 ? [id, ''] : [id.slice(0, at), id.slice(at)];
}
