import {didYouMean} from '../../manifest/did-you-mean.ts';
import type {Manifest} from '../../manifest/manifest.ts';
import type {History} from '../../state/history.ts';
import type {Candidates, CaseGroup} from './candidates.ts';
import {type CasePattern, parsePattern} from './match-pattern.ts';
import type {Selection, SelectionProblem} from './selection.ts';
import {parseTagExpression, type TagExpression} from './tag-expression.ts';

/** What there is to select from. */
export interface SelectionInput {
  readonly manifest: Manifest;
  readonly candidates: Candidates;
  readonly history: History;
}

/**
 * Marks each candidate that the selection asks for, with all that it needs, by a 1. Problems are
 * appended to `problems`; then the marks mean nothing.
 */
export function selectCases(
  input: SelectionInput,
  selection: Selection,
  problems: SelectionProblem[],
): Uint8Array {
  const {candidates} = input;
  const selected = new Uint8Array(candidates.ids.length).fill(1);
  const groups = [...candidates.groups.values()];
  applyPatterns(selected, {groups, candidates, selection, problems});
  applyTags(selected, {groups, tags: checkTags(input, selection, problems)});
  applyEnvironments(selected, {groups, input, selection, problems});
  if (selection.lastFailed) applyLastFailed(selected, input);
  if (!selection.noNeeds) addNeeds(selected, candidates);
  return selected;
}

interface PatternInput {
  readonly groups: readonly CaseGroup[];
  readonly candidates: Candidates;
  readonly selection: Selection;
  readonly problems: SelectionProblem[];
}

function applyPatterns(selected: Uint8Array, input: PatternInput): void {
  const {candidates, groups, problems, selection} = input;
  if (selection.patterns.length === 0) return;
  selected.fill(0);
  for (const source of selection.patterns) {
    const pattern = parsePattern(source);
    if (!pattern.ok) {
      const message = `expected a regular expression, found ${source}: ${pattern.error}`;
      problems.push({kind: 'bad-selection', message});
      continue;
    }
    if (markMatches(selected, pattern.value, {groups, ids: candidates.ids})) continue;
    problems.push({
      kind: 'bad-selection',
      message: `expected the name of a scenario or case, or a pattern for some, found "${source}"`,
      help: /\.ya?ml$/.test(source)
        ? `a manifest is named by --manifest ${source}`
        : suggestCase(source, candidates),
    });
  }
}

function markMatches(
  selected: Uint8Array,
  pattern: CasePattern,
  {groups, ids}: {readonly groups: readonly CaseGroup[]; readonly ids: readonly string[]},
): boolean {
  let found = false;
  for (const {scenario, name, start, end} of groups) {
    const matches = pattern.matchesGroup(scenario.id, name);
    if (matches === false) continue;
    for (let index = start; index < end; index += 1) {
      if (matches !== true && !pattern.matchesCase(ids[index] ?? '')) continue;
      selected[index] = 1;
      found = true;
    }
  }
  return found;
}

function suggestCase(source: string, {groups, ids}: Candidates): string {
  const names = new Set<string>();
  for (const {name, scenario, start, end} of groups.values()) {
    names.add(scenario.id).add(name);
    if (source.startsWith(`${name}:`))
      for (let at = start; at < end; at += 1) names.add(ids[at] ?? '');
  }
  return didYouMean(source, names) ?? 'proctor list shows what there is';
}

function checkTags(
  {manifest}: SelectionInput,
  {tags}: Selection,
  problems: SelectionProblem[],
): TagExpression | undefined {
  if (tags === undefined) return undefined;
  const parsed = parseTagExpression(tags);
  if (!parsed.ok) {
    const {message, start} = parsed.error;
    problems.push({
      kind: 'bad-selection',
      message: `${message}, at character ${start + 1} of the tag expression "${tags}"`,
      help: 'tag expressions look like this: smoke and not (slow or nightly)',
    });
    return undefined;
  }
  const known = new Set<string>();
  for (const scenario of manifest.scenarios.values())
    for (const tag of scenario.tags) known.add(tag);
  for (const tag of parsed.value.tags) {
    if (known.has(tag)) continue;
    const help =
      didYouMean(tag, known) ??
      (known.size === 0 ? 'no scenario has a tag' : 'proctor list --tags shows what there is');
    const message = `expected a tag that a scenario has, found "${tag}"`;
    problems.push({kind: 'unknown-tag', message, help});
  }
  return parsed.value;
}

function applyTags(
  selected: Uint8Array,
  {groups, tags}: {readonly groups: readonly CaseGroup[]; readonly tags: TagExpression | undefined},
): void {
  if (tags === undefined) return;
  for (const {scenario, start, end} of groups) {
    if (!tags.matches(scenario.tags)) selected.fill(0, start, end);
  }
}

interface EnvironmentInput {
  readonly groups: readonly CaseGroup[];
  readonly input: SelectionInput;
  readonly selection: Selection;
  readonly problems: SelectionProblem[];
}

function applyEnvironments(
  selected: Uint8Array,
  {groups, input, selection, problems}: EnvironmentInput,
): void {
  if (selection.environments.length === 0) return;
  const known = [...input.manifest.environments.keys()];
  for (const name of selection.environments) {
    if (known.includes(name)) continue;
    problems.push({
      kind: 'bad-selection',
      message: `expected an environment of the manifest, found "${name}"`,
      help: didYouMean(name, known) ?? `it has ${known.slice(0, 20).join(', ')}`,
    });
  }
  for (const {environment, start, end} of groups) {
    if (!selection.environments.includes(environment)) selected.fill(0, start, end);
  }
}

function applyLastFailed(selected: Uint8Array, {candidates, history}: SelectionInput): void {
  candidates.ids.forEach((id, index) => {
    const verdict = history.verdict(id);
    const hasFailed = verdict === 'failed' || verdict === 'error' || verdict === 'interrupted';
    if (!hasFailed) selected[index] = 0;
  });
}

/** Iterative: chains of needs may be of any length. */
function addNeeds(selected: Uint8Array, {groups}: Candidates): void {
  const queue: CaseGroup[] = [];
  const isQueued = new Set<CaseGroup>();
  for (const group of groups.values()) {
    if (group.needs.length === 0) continue;
    if (selected.subarray(group.start, group.end).includes(1)) queue.push(group);
  }
  for (let group = queue.pop(); group !== undefined; group = queue.pop()) {
    for (const name of group.needs) {
      const needed = groups.get(name);
      if (needed === undefined || isQueued.has(needed)) continue;
      isQueued.add(needed);
      selected.fill(1, needed.start, needed.end);
      queue.push(needed);
    }
  }
}
