import {createHash} from 'node:crypto';
import type {Manifest} from '../manifest/manifest.ts';
import {caseKey} from '../state/case-key.ts';
import type {History} from '../state/history.ts';
import type {Result} from '../util/result.ts';
import {orderCases} from './order-cases.ts';
import type {Case, Plan, PlannedShard} from './plan.ts';
import {type Candidates, findCandidates} from './select/candidates.ts';
import {selectCases} from './select/select-cases.ts';
import type {Selection, SelectionProblem} from './select/selection.ts';
import {caseWeights, shardOf} from './shard-cases.ts';

/** Cases of one plan, repetitions included. */
const PLANNED_MAX = 200_000;

/** Hexadecimal digits of a selection's hash: enough for two never to be alike by chance. */
const HASH_DIGITS = 16;

/**
 * What a run of `manifest` does: its cases, those that `selection` asks for, in the order they
 * are to start. The manifest must have passed `checkPlan`.
 *
 * The same manifest, selection and history give the same plan. Cases are numbered in the
 * manifest's order: scenarios, then environments, then matrix combinations, then repetitions.
 */
export function planManifest(
  manifest: Manifest,
  selection: Selection,
  history: History,
): Result<Plan, readonly SelectionProblem[]> {
  const problems: SelectionProblem[] = [];
  const candidates = findCandidates(manifest);
  const selected = selectCases({manifest, candidates, history}, selection, problems);
  const count = selected.reduce((sum, mark) => sum + mark, 0);
  if (count * selection.repeat > PLANNED_MAX) {
    const message = `expected at most ${PLANNED_MAX} cases, found ${count} repeated ${selection.repeat} times`;
    problems.push({kind: 'bad-selection', message});
  }
  if (problems.length > 0) return {ok: false, error: problems};
  const all = makeCases(candidates, selected, {repeat: selection.repeat, history});
  const {cases, shard} = takeShard(all, selection.shard);
  if (cases.length === 0 && !selection.allowEmpty) {
    return {ok: false, error: [nothingSelected(selection, all.length)]};
  }
  const plan: Plan = {
    manifest,
    cases,
    order: orderCases(cases, selection.seed),
    seed: selection.seed,
    shard,
    deselectedCount: candidates.ids.length - distinctCount(cases, selection.repeat),
  };
  return {ok: true, value: plan};
}

function makeCases(
  {groups, ids, matrices}: Candidates,
  selected: Uint8Array,
  {repeat, history}: {readonly repeat: number; readonly history: History},
): Case[] {
  const cases: Case[] = [];
  for (const {name, scenario, environment, needs, start, end} of groups.values()) {
    for (let at = start; at < end; at += 1) {
      if (selected[at] !== 1) continue;
      const id = ids[at] ?? '';
      const expectedMs = history.durationMs(id);
      const flakiness = history.flakiness?.(id);
      for (let repetition = 1; repetition <= repeat; repetition += 1) {
        cases.push({
          id: repetition === 1 ? id : `${id}#${repetition}`,
          index: cases.length,
          scenario,
          environment,
          matrix: matrices[at] ?? {},
          repetition,
          group: name,
          needs,
          expectedMs,
          ...(flakiness !== undefined && {flakiness}),
        });
      }
    }
  }
  return cases;
}

/** Repetitions are one case; a shard may have any of them. */
function distinctCount(cases: readonly Case[], repeat: number): number {
  return repeat === 1 ? cases.length : new Set(cases.map(({id}) => caseKey(id))).size;
}

function takeShard(
  cases: readonly Case[],
  shard: Selection['shard'],
): {readonly cases: readonly Case[]; readonly shard: PlannedShard | undefined} {
  if (shard === undefined) return {cases, shard};
  const shards = shardOf(cases, {count: shard.count, weights: caseWeights(cases)});
  const taken = cases
    .filter((item) => shards[item.index] === shard.index)
    .map((item, index) => ({...item, index}));
  const hash = createHash('sha256');
  for (const {id} of cases) hash.update(`${id}\n`);
  const selected = hash.digest('hex').slice(0, HASH_DIGITS);
  return {cases: taken, shard: {...shard, caseCount: cases.length, selection: selected}};
}

function nothingSelected(selection: Selection, countBeforeShard: number): SelectionProblem {
  const kind = 'nothing-selected';
  const help = '--allow-empty makes this succeed';
  if (countBeforeShard > 0 && selection.shard !== undefined) {
    const {index, count} = selection.shard;
    const message = `no case is left for shard ${index}/${count} of ${countBeforeShard} ${countBeforeShard === 1 ? 'case' : 'cases'}`;
    return {kind, message, help};
  }
  if (selection.lastFailed) {
    return {kind, message: 'no selected case failed when it last ran', help};
  }
  return {kind, message: 'no case is selected', help};
}
