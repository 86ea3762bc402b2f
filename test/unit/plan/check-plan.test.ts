import {expect, it} from 'vitest';
import type {MatrixSpec, Scenario} from '../../../src/manifest/manifest.ts';
import {checkPlan} from '../../../src/plan/check-plan.ts';
import {manifest, matrix, scenario} from './rig.ts';

const FILE = {path: 'proctor.yaml', text: ''};

/** Code, place, message and help of each diagnostic; the place is the path that was asked for. */
function check(scenarios: readonly Scenario[]): string[] {
  const places: string[] = [];
  return checkPlan({
    manifest: manifest(scenarios),
    file: FILE,
    locate: (path, part) => {
      const start = places.push(`${part} of ${path.join('.')}`) - 1;
      return {start, end: start + 1};
    },
  }).map(({code, severity, message, help, range}) => {
    expect(severity).toBe('error');
    const place = places[range.start];
    return `${code} at ${place}: ${message}${help === undefined ? '' : ` (${help})`}`;
  });
}

function checkMatrix(spec: MatrixSpec, more: Partial<Scenario> = {}): string[] {
  return check([scenario('s', {matrix: spec, ...more})]);
}

function axis(count: number): number[] {
  return Array.from({length: count}, (_, index) => index);
}

it('finds nothing wrong with sound matrices', () => {
  expect(
    check([
      scenario('a'),
      scenario('b', {matrix: matrix({n: [1, 2], s: ['x', '']}, {exclude: [{n: 1, s: 'x'}]})}),
      scenario('c', {matrix: matrix({}, {include: [{n: 1}, {n: 2}]})}),
      scenario('d', {matrix: matrix({n: axis(1000), m: axis(40)})}),
    ]),
  ).toEqual([]);
});

it.each<[string, MatrixSpec, readonly string[]]>([
  [
    'values that are the same in an id',
    matrix({n: [1, 2, '1']}),
    [
      'plan/duplicate-case at value of scenarios.s.matrix.n.2: expected values that differ, found "1" twice in the matrix',
    ],
  ],
  [
    'the same include twice',
    matrix({n: [1]}, {include: [{n: 2}, {n: '2'}]}),
    [
      'plan/duplicate-case at value of scenarios.s.matrix.include.1: expected cases that differ, found "s:n=2" twice',
    ],
  ],
  [
    'a matrix without anything',
    matrix({}),
    [
      'plan/empty-matrix at key of scenarios.s.matrix: expected a matrix with at least one combination, found none',
    ],
  ],
  [
    'a matrix with everything excluded',
    matrix({n: [1, 2]}, {exclude: [{n: 1}, {n: 2}]}),
    [
      'plan/empty-matrix at key of scenarios.s.matrix: expected a matrix with at least one combination, found everything excluded',
    ],
  ],
  [
    'a key that exclude does not know',
    matrix({n: [1], m: [2]}, {exclude: [{n: 3, k: 1}], include: [{k: 1}]}),
    [
      'plan/unknown-matrix-key at key of scenarios.s.matrix.exclude.0.k: expected a key of the matrix, found "k" (it has n, m)',
    ],
  ],
  [
    'exclude where there is nothing to exclude from',
    matrix({}, {exclude: [{k: 1}]}),
    [
      'plan/unknown-matrix-key at key of scenarios.s.matrix.exclude.0.k: expected a key of the matrix, found "k" (the matrix has no lists)',
    ],
  ],
  [
    'a matrix that would explode',
    matrix({a: axis(1000), b: axis(1000), c: axis(1000)}),
    [
      'plan/matrix-too-large at key of scenarios.s.matrix: expected a matrix of at most 50000 cases, found 1000000000',
    ],
  ],
])('says where a manifest has %s', (_, spec, expected) => {
  expect(checkMatrix(spec)).toEqual(expected);
});

it('counts a matrix once for each environment', () => {
  const environments = ['a', 'b', 'c'];
  expect(checkMatrix(matrix({n: axis(20_000)}), {environments})).toEqual([
    'plan/matrix-too-large at key of scenarios.s.matrix: expected a matrix of at most 50000 cases, found 60000',
  ]);
});

it('counts all scenarios together, and says so once', () => {
  const scenarios = ['a', 'b', 'c', 'd'].map((id) =>
    scenario(id, {matrix: matrix({n: axis(20_000)})}),
  );
  expect(check(scenarios)).toEqual([
    'plan/matrix-too-large at key of scenarios.c: expected at most 50000 cases in all, found 60000 up to the scenario "c" (split the manifest)',
  ]);
});
