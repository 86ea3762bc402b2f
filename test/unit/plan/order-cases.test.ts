import fc from 'fast-check';
import {expect, it} from 'vitest';
import {seededRandom, shuffle} from '../../../src/plan/random.ts';
import {durations, manifest, matrix, plan, scenario} from './rig.ts';

function order(source: Parameters<typeof plan>[0], known: Record<string, number>): string[] {
  const {cases, order: indexes} = plan(source, {}, durations(known));
  return indexes.map((index) => cases[index]?.scenario.id ?? '');
}

it('starts the longest known first, and keeps the manifest’s order among equals', () => {
  const source = manifest(['a', 'b', 'c', 'd'].map((id) => scenario(id)));
  expect(order(source, {})).toEqual(['a', 'b', 'c', 'd']);
  expect(order(source, {'a@here': 1, 'b@here': 5, 'c@here': 3, 'd@here': 5})).toEqual([
    'b',
    'd',
    'c',
    'a',
  ]);
});

it('starts unknown ones before the longest known', () => {
  const source = manifest(['a', 'b', 'c', 'd'].map((id) => scenario(id)));
  expect(order(source, {'a@here': 9, 'c@here': 5})).toEqual(['b', 'd', 'a', 'c']);
});

it('counts the longest chain behind a case', () => {
  const source = manifest([
    scenario('long'),
    scenario('short'),
    scenario('behind', {needs: ['short']}),
    scenario('last', {needs: ['behind']}),
  ]);
  const known = {'long@here': 100, 'short@here': 1, 'behind@here': 50, 'last@here': 60};
  expect(order(source, known)).toEqual(['short', 'behind', 'long', 'last']);
});

it('never puts a case before one that it needs', () => {
  const suites = fc.array(
    fc.record({needs: fc.array(fc.nat(12)), ms: fc.option(fc.nat(100), {nil: undefined})}),
    {maxLength: 12},
  );
  fc.assert(
    fc.property(suites, (specs) => {
      const source = manifest(
        specs.map(({needs}, index) =>
          scenario(`s${index}`, {
            needs: [...new Set(needs.filter((need) => need < index).map((need) => `s${need}`))],
          }),
        ),
      );
      const known = Object.fromEntries(
        specs.flatMap(({ms}, index) => (ms === undefined ? [] : [[`s${index}@here`, ms]])),
      );
      const {cases, order: indexes} = plan(source, {allowEmpty: true}, durations(known));
      expect([...indexes].sort((a, b) => a - b)).toEqual(cases.map(({index}) => index));
      const rank = new Map(indexes.map((index, place) => [cases[index]?.group, place]));
      for (const {group, needs} of cases) {
        for (const need of needs) {
          expect(rank.get(need) ?? -1).toBeLessThan(rank.get(group) ?? -1);
        }
      }
    }),
    {numRuns: 300},
  );
});

it('shuffles by a seed, reproducibly, and records it', () => {
  const source = manifest([
    scenario('s', {matrix: matrix({n: Array.from({length: 50}, (_, n) => n)})}),
  ]);
  const first = plan(source, {seed: 7});
  expect(first.seed).toBe(7);
  expect(plan(source, {seed: 7}).order).toEqual(first.order);
  expect(plan(source, {seed: 8}).order).not.toEqual(first.order);
  expect([...first.order].sort((a, b) => a - b)).toEqual(plan(source).order);
});

it('draws evenly: each of 5 items stands at each place about as often', () => {
  const counts = Array.from({length: 5}, () => [0, 0, 0, 0, 0]);
  const random = seededRandom(1);
  for (let round = 0; round < 20_000; round += 1) {
    const items = [0, 1, 2, 3, 4];
    shuffle(items, random);
    items.forEach((item, place) => {
      const row = counts[item];
      if (row !== undefined) row[place] = (row[place] ?? 0) + 1;
    });
  }
  // 4,000 expected; 5 standard deviations are 283.
  for (const count of counts.flat()) expect(Math.abs(count - 4000)).toBeLessThan(283);
});

it('gives numbers in [0, 1) for every seed', () => {
  fc.assert(
    fc.property(fc.integer({min: 0, max: 2 ** 32 - 1}), (seed) => {
      const random = seededRandom(seed);
      for (let draw = 0; draw < 20; draw += 1) {
        const number = random();
        expect(number >= 0 && number < 1).toBe(true);
      }
    }),
  );
});
