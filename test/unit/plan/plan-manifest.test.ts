import fc from 'fast-check';
import {expect, it} from 'vitest';
import {planManifest} from '../../../src/plan/plan-manifest.ts';
import {EVERYTHING, type Selection} from '../../../src/plan/select/selection.ts';
import {type History, NO_HISTORY} from '../../../src/state/history.ts';
import {ids, manifest, matrix, plan, scenario} from './rig.ts';

const SUITE = manifest([
  scenario('boot', {environments: ['vm', 'board'], tags: ['smoke']}),
  scenario('hot-swap', {
    environments: ['vm', 'board'],
    tags: ['hot-swap', 'slow'],
    needs: ['boot'],
    matrix: matrix({clients: [1, 50]}),
  }),
  scenario('lint', {environments: ['here'], tags: ['smoke', 'fast']}),
  scenario('report', {environments: ['here'], needs: ['hot-swap', 'lint']}),
]);

function select(selection: Partial<Selection>, history: History = NO_HISTORY): string[] {
  return ids(plan(SUITE, selection, history));
}

function problemsOf(selection: Partial<Selection>, source = SUITE): unknown {
  const result = planManifest(source, {...EVERYTHING, ...selection}, NO_HISTORY);
  return result.ok ? ids(result.value) : result.error;
}

it('plans every case in the manifest’s order', () => {
  const whole = plan(SUITE);
  expect(ids(whole)).toEqual([
    'boot@vm',
    'boot@board',
    'hot-swap@vm:clients=1',
    'hot-swap@vm:clients=50',
    'hot-swap@board:clients=1',
    'hot-swap@board:clients=50',
    'lint@here',
    'report@here',
  ]);
  expect(whole.cases.map(({index}) => index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect(whole.deselectedCount).toBe(0);
});

it('needs a scenario on the same environment where it runs there, else on all of its own', () => {
  const {cases} = plan(SUITE);
  expect(cases.map(({group, needs}) => [group, needs])).toEqual([
    ['boot@vm', []],
    ['boot@board', []],
    ['hot-swap@vm', ['boot@vm']],
    ['hot-swap@vm', ['boot@vm']],
    ['hot-swap@board', ['boot@board']],
    ['hot-swap@board', ['boot@board']],
    ['lint@here', []],
    ['report@here', ['hot-swap@vm', 'hot-swap@board', 'lint@here']],
  ]);
});

it.each<[string, Partial<Selection>, readonly string[]]>([
  ['a scenario', {patterns: ['boot']}, ['boot@vm', 'boot@board']],
  ['a group', {patterns: ['boot@vm']}, ['boot@vm']],
  [
    'a case, with what it needs',
    {patterns: ['hot-swap@vm:clients=50']},
    ['boot@vm', 'hot-swap@vm:clients=50'],
  ],
  ['a repetition’s case', {patterns: ['boot@vm#3']}, ['boot@vm']],
  ['a glob of scenarios', {patterns: ['*oo?']}, ['boot@vm', 'boot@board']],
  ['a glob of groups', {patterns: ['{boot,lint}@*']}, ['boot@vm', 'boot@board', 'lint@here']],
  [
    'a glob of cases',
    {patterns: ['*clients=1'], noNeeds: true},
    ['hot-swap@vm:clients=1', 'hot-swap@board:clients=1'],
  ],
  ['a regular expression', {patterns: ['/^(boot|lint)@[vh]/']}, ['boot@vm', 'lint@here']],
  ['a regular expression in any case', {patterns: ['/BOOT@V/i']}, ['boot@vm']],
  ['any of several patterns', {patterns: ['lint', 'boot@vm']}, ['boot@vm', 'lint@here']],
  ['tags', {tags: 'smoke and not fast'}, ['boot@vm', 'boot@board']],
  ['an environment', {environments: ['here'], noNeeds: true}, ['lint@here', 'report@here']],
  [
    'pattern and tags and environment',
    {patterns: ['*'], tags: 'smoke', environments: ['vm']},
    ['boot@vm'],
  ],
  [
    'what is needed, and what that needs',
    {patterns: ['report']},
    [
      'boot@vm',
      'boot@board',
      'hot-swap@vm:clients=1',
      'hot-swap@vm:clients=50',
      'hot-swap@board:clients=1',
      'hot-swap@board:clients=50',
      'lint@here',
      'report@here',
    ],
  ],
  ['nothing that is needed, if so wished', {patterns: ['report'], noNeeds: true}, ['report@here']],
])('selects by %s', (_, selection, expected) => {
  expect(select(selection)).toEqual(expected);
});

it('counts what it leaves out', () => {
  expect(plan(SUITE, {patterns: ['boot'], repeat: 3}).deselectedCount).toBe(6);
});

it('selects what failed, had an error or was interrupted last time, but not what was flaky', () => {
  const verdicts: Record<string, ReturnType<History['verdict']>> = {
    'boot@vm': 'failed',
    'boot@board': 'flaky',
    'hot-swap@vm:clients=1': 'passed',
    'hot-swap@vm:clients=50': 'error',
    'hot-swap@board:clients=1': 'interrupted',
    'lint@here': 'skipped',
  };
  const history: History = {durationMs: () => undefined, verdict: (id) => verdicts[id]};
  expect(select({lastFailed: true, noNeeds: true}, history)).toEqual([
    'boot@vm',
    'hot-swap@vm:clients=50',
    'hot-swap@board:clients=1',
  ]);
});

it('repeats each case under an id of its own', () => {
  expect(select({patterns: ['boot'], repeat: 3})).toEqual([
    'boot@vm',
    'boot@vm#2',
    'boot@vm#3',
    'boot@board',
    'boot@board#2',
    'boot@board#3',
  ]);
});

it.each<[string, Partial<Selection>, unknown]>([
  [
    'a pattern for nothing',
    {patterns: ['bot']},
    [
      {
        kind: 'bad-selection',
        message: 'expected the name of a scenario or case, or a pattern for some, found "bot"',
        help: 'did you mean "boot"?',
      },
    ],
  ],
  [
    'a value that the matrix does not have',
    {patterns: ['hot-swap@vm:clients=500']},
    [
      {
        kind: 'bad-selection',
        message:
          'expected the name of a scenario or case, or a pattern for some, found "hot-swap@vm:clients=500"',
        help: 'did you mean "hot-swap@vm:clients=50"?',
      },
    ],
  ],
  [
    'a manifest in place of a pattern',
    {patterns: ['other.yaml']},
    [
      {
        kind: 'bad-selection',
        message:
          'expected the name of a scenario or case, or a pattern for some, found "other.yaml"',
        help: 'a manifest is named by --manifest other.yaml',
      },
    ],
  ],
  [
    'several problems at once',
    {patterns: ['zzz*', '/(/'], tags: 'smok or nope', environments: ['vmm']},
    [
      {
        kind: 'bad-selection',
        message: 'expected the name of a scenario or case, or a pattern for some, found "zzz*"',
        help: 'proctor list shows what there is',
      },
      {
        kind: 'bad-selection',
        message:
          'expected a regular expression, found /(/: Invalid regular expression: /(/u: Unterminated group',
      },
      {
        kind: 'unknown-tag',
        message: 'expected a tag that a scenario has, found "smok"',
        help: 'did you mean "smoke"?',
      },
      {
        kind: 'unknown-tag',
        message: 'expected a tag that a scenario has, found "nope"',
        help: 'proctor list --tags shows what there is',
      },
      {
        kind: 'bad-selection',
        message: 'expected an environment of the manifest, found "vmm"',
        help: 'did you mean "vm"?',
      },
    ],
  ],
  [
    'a bad tag expression',
    {tags: 'smoke &'},
    [
      {
        kind: 'bad-selection',
        message:
          'expected "and", "or" or the end, found "&", at character 7 of the tag expression "smoke &"',
        help: 'tag expressions look like this: smoke and not (slow or nightly)',
      },
    ],
  ],
  [
    'nothing selected',
    {patterns: ['boot'], tags: 'slow'},
    [
      {
        kind: 'nothing-selected',
        message: 'no case is selected',
        help: '--allow-empty makes this succeed',
      },
    ],
  ],
  [
    'nothing failed',
    {lastFailed: true},
    [
      {
        kind: 'nothing-selected',
        message: 'no selected case failed when it last ran',
        help: '--allow-empty makes this succeed',
      },
    ],
  ],
  [
    'an empty shard',
    {patterns: ['boot'], shard: {index: 3, count: 3}},
    [
      {
        kind: 'nothing-selected',
        message: 'no case is left for shard 3/3 of 2 cases',
        help: '--allow-empty makes this succeed',
      },
    ],
  ],
  [
    'nothing selected where that is allowed',
    {patterns: ['boot'], tags: 'slow', allowEmpty: true},
    [],
  ],
  [
    'too many repetitions',
    {repeat: 100_000},
    [
      {
        kind: 'bad-selection',
        message: 'expected at most 200000 cases, found 8 repeated 100000 times',
      },
    ],
  ],
])('answers %s', (_, selection, expected) => {
  expect(problemsOf(selection)).toEqual(expected);
});

it('Y4 follows chains of needs of any depth, without running out of stack', () => {
  const count = 100_000;
  const chain = manifest(
    Array.from({length: count}, (_, index) =>
      scenario(`s${index}`, {needs: index === 0 ? [] : [`s${index - 1}`]}),
    ),
  );
  const {cases, order} = plan(chain, {patterns: [`s${count - 1}`]});
  expect(cases.length).toBe(count);
  expect(order.every((index, rank) => index === rank)).toBe(true);
});

it('gives the same plan for the same input, and every selected case with its needs', () => {
  const names = Array.from({length: 8}, (_, index) => `s${index}`);
  const anyScenario = (index: number) =>
    fc.record({
      environments: fc.subarray(['a', 'b', 'c'], {minLength: 1}),
      needs: fc.subarray(names.slice(0, index)),
      tags: fc.subarray(['x', 'y']),
    });
  const suites = fc
    .tuple(...names.map((_, index) => anyScenario(index)))
    .map((specs) => manifest(specs.map((spec, index) => scenario(names[index] ?? '', spec))));
  fc.assert(
    fc.property(suites, fc.subarray(names, {minLength: 1}), (suite, patterns) => {
      const first = plan(suite, {patterns});
      expect(plan(suite, {patterns})).toEqual(first);
      const groups = new Set(first.cases.map(({group}) => group));
      for (const item of first.cases) {
        for (const need of item.needs) expect(groups).toContain(need);
      }
      for (const name of patterns) {
        expect(first.cases.filter((item) => item.scenario.id === name).length).toBe(
          suite.scenarios.get(name)?.environments.length,
        );
      }
    }),
    {numRuns: 200},
  );
});
