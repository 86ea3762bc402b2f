import fc from 'fast-check';
import {expect, it} from 'vitest';
import {componentsOf} from '../../../src/plan/shard-cases.ts';
import {durations, ids, manifest, matrix, plan, scenario} from './rig.ts';

/** Scenarios that may need earlier ones, and how long each takes, if known. */
const suites = fc
  .array(
    fc.record({
      needs: fc.array(fc.nat(20), {maxLength: 2}),
      width: fc.integer({min: 1, max: 3}),
      ms: fc.option(fc.integer({min: 0, max: 1000}), {nil: undefined}),
    }),
    {minLength: 1, maxLength: 20},
  )
  .map((specs) => {
    const source = manifest(
      specs.map(({needs, width}, index) =>
        scenario(`s${index}`, {
          needs: [...new Set(needs.filter((need) => need < index).map((need) => `s${need}`))],
          matrix: matrix({n: Array.from({length: width}, (_, n) => n)}),
        }),
      ),
    );
    const known: Record<string, number> = {};
    specs.forEach(({ms, width}, index) => {
      for (let n = 0; n < width; n += 1)
        if (ms !== undefined) known[`s${index}@here:n=${n}`] = ms + n;
    });
    return {source, history: durations(known)};
  });

it('loses nothing, doubles nothing and keeps together what needs each other', () => {
  fc.assert(
    fc.property(suites, fc.integer({min: 1, max: 30}), ({source, history}, count) => {
      const whole = plan(source, {}, history);
      const components = componentsOf(whole.cases);
      const shards = Array.from({length: count}, (_, index) =>
        ids(plan(source, {shard: {index: index + 1, count}, allowEmpty: true}, history)),
      );
      expect(shards.flat().sort()).toEqual(ids(whole).sort());
      const shardOfComponent = new Map<number | undefined, number>();
      shards.forEach((shard, number) => {
        for (const id of shard) {
          const component = components[ids(whole).indexOf(id)];
          expect(shardOfComponent.get(component) ?? number).toBe(number);
          shardOfComponent.set(component, number);
        }
      });
    }),
    {numRuns: 200},
  );
});

it('numbers the cases of a shard from 0, in the manifest’s order', () => {
  const source = manifest(['a', 'b', 'c', 'd'].map((id) => scenario(id)));
  const second = plan(source, {shard: {index: 2, count: 2}});
  expect(second.cases.map(({id, index}) => [id, index])).toEqual([
    ['b@here', 0],
    ['d@here', 1],
  ]);
  expect(second.shard).toMatchObject({index: 2, count: 2, caseCount: 4});
  expect(second.deselectedCount).toBe(2);
});

it('shares repetitions of one case out, where nothing needs it', () => {
  const source = manifest([scenario('a')]);
  expect(ids(plan(source, {repeat: 4, shard: {index: 2, count: 2}}))).toEqual([
    'a@here#2',
    'a@here#4',
  ]);
});

it('balances by recorded durations, the unknown counting as the mean of the known', () => {
  const source = manifest(['a', 'b', 'c', 'd', 'e'].map((id) => scenario(id)));
  const history = durations({'a@here': 900, 'b@here': 300, 'c@here': 300, 'd@here': 300});
  // e counts as 450.
  expect(ids(plan(source, {shard: {index: 1, count: 2}}, history))).toEqual(['a@here', 'd@here']);
  expect(ids(plan(source, {shard: {index: 2, count: 2}}, history))).toEqual([
    'b@here',
    'c@here',
    'e@here',
  ]);
});

/** The smallest longest shard there is, by trying everything. */
function optimum(lengths: readonly number[], count: number): number {
  const [first, ...rest] = lengths;
  const loads = new Array<number>(count).fill(0);
  const place = (left: readonly number[]): number => {
    const [length, ...others] = left;
    if (length === undefined) return Math.max(...loads);
    let best = Number.POSITIVE_INFINITY;
    for (let shard = 0; shard < count; shard += 1) {
      loads[shard] = (loads[shard] ?? 0) + length;
      best = Math.min(best, place(others));
      loads[shard] = (loads[shard] ?? 0) - length;
    }
    return best;
  };
  loads[0] = first ?? 0;
  return place(rest);
}

it('keeps Graham’s bound: the longest shard is at most 4/3 − 1/3n of the best possible', () => {
  const lengths = fc.array(fc.integer({min: 1, max: 50}), {minLength: 1, maxLength: 8});
  fc.assert(
    fc.property(lengths, fc.integer({min: 1, max: 3}), (random, count) => {
      const source = manifest(random.map((_, index) => scenario(`s${index}`)));
      const history = durations(
        Object.fromEntries(random.map((length, index) => [`s${index}@here`, length])),
      );
      const loads = Array.from({length: count}, (_, index) =>
        plan(source, {shard: {index: index + 1, count}, allowEmpty: true}, history).cases.reduce(
          (sum, {expectedMs}) => sum + (expectedMs ?? 0),
          0,
        ),
      );
      const bound = (4 / 3 - 1 / (3 * count)) * optimum(random, count);
      expect(Math.max(...loads)).toBeLessThanOrEqual(bound + 1e-9);
    }),
    {numRuns: 150},
  );
});
