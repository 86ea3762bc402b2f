import type {ReportAt} from '../problem-list.ts';
import {mappingsIn, type RawMapping, textsIn} from '../raw-values.ts';

/** Circles reported: each is as long as the way back, so that many would take quadratic time. */
const CYCLES_MAX = 100;
/** Names of one circle that are shown; the rest is counted. */
const SHOWN_MAX = 20;

/** Reports each circle in which scenarios, or artifacts, need each other. */
export function checkCycles(root: RawMapping, report: ReportAt): void {
  for (const kind of ['scenarios', 'artifacts'] as const) {
    const needs = new Map<string, readonly string[]>();
    for (const [id, entry] of mappingsIn(root[kind])) {
      if (entry['needs'] === undefined) continue;
      needs.set(
        id,
        textsIn(entry['needs'], () => []).map(({text}) => text),
      );
    }
    for (const cycle of findCycles(needs)) {
      const [first] = cycle;
      if (first === undefined) continue;
      const noun = kind === 'scenarios' ? 'scenarios' : 'artifacts';
      report('plan/cycle', `expected no circle of ${noun}, found ${describe(cycle)}`, {
        path: [kind, first, 'needs'],
        help: 'leave out one of these needs',
      });
    }
  }
}

function describe(cycle: readonly string[]): string {
  const names = [...cycle, cycle[0] ?? ''];
  if (names.length <= SHOWN_MAX) return names.join(' → ');
  const hidden = names.length - SHOWN_MAX;
  return [
    ...names.slice(0, SHOWN_MAX / 2),
    `(${hidden} more)`,
    ...names.slice(-SHOWN_MAX / 2),
  ].join(' → ');
}

/**
 * Circles of a graph, found in one walk without recursion: at most one through each vertex that
 * leads back to where the walk came from, so that a graph without any is told from one with some.
 */
export function findCycles(
  needs: ReadonlyMap<string, readonly string[]>,
): Array<readonly string[]> {
  const cycles: Array<readonly string[]> = [];
  const positions = new Map<string, number>();
  const done = new Set<string>();
  for (const start of needs.keys()) {
    if (done.has(start)) continue;
    const trail: Array<{readonly id: string; next: number}> = [{id: start, next: 0}];
    positions.set(start, 0);
    for (let top = trail.at(-1); top !== undefined; top = trail.at(-1)) {
      const need = needs.get(top.id)?.[top.next];
      top.next += 1;
      if (need === undefined) {
        trail.pop();
        positions.delete(top.id);
        done.add(top.id);
        continue;
      }
      const position = positions.get(need);
      if (position !== undefined) {
        cycles.push(trail.slice(position).map(({id}) => id));
        // One circle through a vertex is enough to act on, and keeps the whole linear.
        top.next = Number.POSITIVE_INFINITY;
        if (cycles.length >= CYCLES_MAX) return cycles;
      } else if (!done.has(need)) {
        positions.set(need, trail.length);
        trail.push({id: need, next: 0});
      }
    }
  }
  return cycles;
}
