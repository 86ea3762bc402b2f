import type {Manifest} from '../manifest/manifest.ts';
import {caseKey} from '../state/case-key.ts';
import type {History} from '../state/history.ts';
import type {Result} from '../util/result.ts';
import {orderCases} from './order-cases.ts';
import type {Case, Plan} from './plan.ts';
import {findCandidates} from './select/candidates.ts';

/** What is on record of a plan. */
export interface RecordedPlan extends Pick<Plan, 'seed' | 'shard'> {
  /** In the plan's order. */
  readonly cases: ReadonlyArray<{readonly id: string; readonly repetition?: number}>;
}

/**
 * The plan of a run of `manifest` once more, from its cases: whatever selected them, and whatever
 * has been learned since about how long they take.
 *
 * @returns the plan, or the ids of cases that the manifest does not have.
 */
export function planRecorded(
  manifest: Manifest,
  {cases: records, seed, shard}: RecordedPlan,
  history: History,
): Result<Plan, readonly string[]> {
  const candidates = findCandidates(manifest);
  const groups = [...candidates.groups.values()];
  const groupAt = groups.flatMap(({start, end}, at) => new Array<number>(end - start).fill(at));
  const places = new Map(candidates.ids.map((id, at) => [id, at]));
  const missing: string[] = [];
  const cases: Case[] = [];
  for (const {id, repetition = 1} of records) {
    const at = places.get(repetition === 1 ? id : caseKey(id));
    const group = at === undefined ? undefined : groups[groupAt[at] ?? -1];
    if (at === undefined || group === undefined) {
      missing.push(id);
      continue;
    }
    const {name, scenario, environment, needs} = group;
    cases.push({
      ...{id, index: cases.length, scenario, environment, repetition, group: name, needs},
      matrix: candidates.matrices[at] ?? {},
      expectedMs: history.durationMs(id),
    });
  }
  if (missing.length > 0) return {ok: false, error: missing};
  const keys = new Set(cases.map(({id}) => caseKey(id)));
  const deselectedCount = candidates.ids.length - keys.size;
  return {
    ok: true,
    value: {manifest, cases, order: orderCases(cases, seed), seed, shard, deselectedCount},
  };
}
