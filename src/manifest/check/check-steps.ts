import {didYouMean, listNames, nearest} from '../did-you-mean.ts';
import type {ManifestPath} from '../locate.ts';
import {MACHINE_ACTIONS} from '../machine-actions.ts';
import type {ReportAt} from '../problem-list.ts';
import {isMapping, mappingOf, type RawMapping} from '../raw-values.ts';

/** What a step may do; it does one. */
const ACTIONS = ['run', 'until', 'watch', 'wait', 'stop', ...MACHINE_ACTIONS] as const;
type Action = (typeof ACTIONS)[number];

/** Keys that only go with some actions. */
const ONLY_WITH: ReadonlyArray<readonly [key: string, actions: readonly Action[]]> = [
  ['signal', ['stop']],
  ['states', ['watch']],
  ['every', ['until', 'watch']],
  ['background', ['run']],
  ['ready', ['run']],
  ['results', ['run', 'until']],
  ['outputs', ['run', 'until', 'watch']],
  ['expect', ['run', 'until', 'wait', 'stop']],
  ['shell', ['run', 'until', 'watch']],
  ['env', ['run', 'until', 'watch']],
  ['working-directory', ['run', 'until', 'watch']],
  ['stdin', ['run', 'until', 'watch']],
  ['resources', ['run', 'until', 'watch']],
  ['namespaces', ['run', 'until', 'watch']],
  ['idle-timeout', ['run', 'until', 'watch']],
];

/** Reports steps of one scenario that cannot be carried out as they are written. */
export function checkSteps(steps: unknown, path: ManifestPath, report: ReportAt): void {
  if (!Array.isArray(steps)) return;
  const ids = new Map<string, number>();
  const background = new Set<string>();
  steps.forEach((step: unknown, index) => {
    if (!isMapping(step)) return;
    const at = [...path, index];
    checkAction(step, at, report);
    checkEnded(step, at, {background, steps, report});
    checkParts(step, at, report);
    const id = step['id'];
    if (typeof id !== 'string') return;
    const first = ids.get(id);
    if (first === undefined) ids.set(id, index);
    else {
      report('manifest/bad-value', `expected ids that differ, found "${id}" again`, {
        path: [...at, 'id'],
        help: `step ${first + 1} has it already`,
      });
    }
    if (step['background'] === true) background.add(id);
  });
}

function checkAction(step: RawMapping, path: ManifestPath, report: ReportAt): void {
  const actions = ACTIONS.filter((action) => step[action] !== undefined);
  const [action, second] = actions;
  if (action === undefined) {
    // A misspelt one is reported as an unknown key.
    if (Object.keys(step).some((key) => nearest(key, ACTIONS) !== undefined)) return;
    const message = `expected one of ${ACTIONS.join(', ')}, found none`;
    report('manifest/missing-key', message, {path});
    return;
  }
  if (second !== undefined) {
    const message = `expected one of ${ACTIONS.join(', ')}, found "${action}" and "${second}"`;
    report('manifest/conflict', message, {
      path: [...path, second],
      part: 'key',
      help: 'make two steps of it',
    });
    return;
  }
  for (const [key, allowed] of ONLY_WITH) {
    if (step[key] === undefined || allowed.includes(action)) continue;
    const message = `expected "${key}" only beside ${quoted(allowed)}, found it beside "${action}"`;
    report('manifest/conflict', message, {path: [...path, key], part: 'key'});
  }
  if (action === 'watch' && step['states'] === undefined) {
    report('manifest/missing-key', 'expected "states" beside "watch", found none', {
      path: [...path, 'watch'],
      part: 'key',
    });
  }
  if (action === 'run' && step['ready'] !== undefined && step['background'] !== true) {
    report('manifest/conflict', 'expected "ready" only in a background step, found it in another', {
      path: [...path, 'ready'],
      part: 'key',
      help: 'add "background: true"',
    });
  }
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(' or ');
}

interface EarlierSteps {
  readonly background: ReadonlySet<string>;
  readonly steps: readonly unknown[];
  readonly report: ReportAt;
}

/** `wait` and `stop` name a background step that comes before. */
function checkEnded(
  step: RawMapping,
  path: ManifestPath,
  {background, steps, report}: EarlierSteps,
): void {
  for (const key of ['wait', 'stop']) {
    const name = step[key];
    if (typeof name !== 'string' || background.has(name)) continue;
    const named = steps.map(mappingOf).find(({id}) => id === name);
    const why =
      named === undefined
        ? 'which no step is called'
        : named['background'] === true
          ? 'which comes later'
          : 'which is not in the background';
    report(
      'manifest/unknown-step',
      `expected the id of a background step, found "${name}", ${why}`,
      {
        path: [...path, key],
        help: () =>
          background.size === 0
            ? 'no step before has "background: true" and an id'
            : (didYouMean(name, background) ?? `known: ${listNames(background)}`),
      },
    );
  }
}

const STATE_MATCHES = ['equals', 'contains', 'matches'];
const CONTENT_MATCHES = ['contains', 'not-contains', 'matches', 'equals'];

/** What stands within a step and does not go together. */
function checkParts(step: RawMapping, path: ManifestPath, report: ReportAt): void {
  const states = step['states'];
  if (Array.isArray(states)) {
    states.forEach((state: unknown, index) => {
      if (isMapping(state)) checkState(state, [...path, 'states', index], report);
    });
  }
  const {expect, ready} = step;
  if (isMapping(expect)) checkExpect(expect, [...path, 'expect'], report);
  if (isMapping(ready) && Object.keys(ready).every((key) => key === 'every' || key === 'timeout')) {
    const message = 'expected one of command, tcp, http, file, output, found none';
    report('manifest/missing-key', message, {path: [...path, 'ready'], part: 'key'});
  }
}

function checkState(state: RawMapping, path: ManifestPath, report: ReportAt): void {
  const found = STATE_MATCHES.filter((key) => state[key] !== undefined);
  if (found.length === 1) return;
  const [code, what] =
    found.length === 0
      ? (['manifest/missing-key', 'none'] as const)
      : (['manifest/conflict', found.map((key) => `"${key}"`).join(' and ')] as const);
  report(code, `expected one of ${STATE_MATCHES.join(', ')}, found ${what}`, {path});
}

function checkExpect(expect: RawMapping, path: ManifestPath, report: ReportAt): void {
  if (expect['signal'] !== undefined && expect['exit-code'] !== undefined) {
    const message = 'expected an exit code or a signal, found both';
    report('manifest/conflict', message, {path: [...path, 'signal'], part: 'key'});
  }
  const {file} = expect;
  const files: readonly unknown[] = Array.isArray(file) ? file : [file];
  files.forEach((entry, index) => {
    if (!isMapping(entry) || entry['exists'] !== false) return;
    const content = CONTENT_MATCHES.find((key) => entry[key] !== undefined);
    if (content === undefined) return;
    const at = Array.isArray(file) ? [...path, 'file', index] : [...path, 'file'];
    report('manifest/conflict', `expected no "${content}" beside "exists: false", found it`, {
      path: [...at, content],
      part: 'key',
    });
  });
}
