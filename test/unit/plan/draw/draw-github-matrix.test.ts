import fc from 'fast-check';
import {expect, it} from 'vitest';
import {
  drawGithubMatrix,
  type GithubMatrixWish,
} from '../../../../src/plan/draw/draw-github-matrix.ts';
import {EVERYTHING} from '../../../../src/plan/select/selection.ts';
import {type History, NO_HISTORY} from '../../../../src/state/history.ts';
import {manifest, matrix, plan, scenario} from '../rig.ts';

interface Entry {
  readonly environment?: string;
  readonly shard: string;
  readonly name: string;
  readonly cases: number;
  readonly minutes?: number;
}

function entries(
  suite: ReturnType<typeof manifest>,
  wish: Partial<GithubMatrixWish>,
  history: History = NO_HISTORY,
): readonly Entry[] {
  const drawn = drawGithubMatrix(suite, history, {
    selection: EVERYTHING,
    shards: 1,
    by: 'cases',
    ...wish,
  });
  if (!drawn.ok) throw new Error(drawn.error.map(({message}) => message).join());
  expect(drawn.value).toMatch(/^\{[^\n]*\}\n$/);
  return (JSON.parse(drawn.value) as {readonly include: readonly Entry[]}).include;
}

it('says how long each shard is expected to take, balanced by what is known', () => {
  const suite = manifest([
    scenario('slow', {environments: ['here']}),
    scenario('quick', {environments: ['here'], matrix: matrix({n: [1, 2, 3, 4]})}),
  ]);
  const history = {
    ...NO_HISTORY,
    durationMs: (id: string) => (id.startsWith('slow') ? 240_000 : 60_000),
  };
  expect(entries(suite, {shards: 2}, history)).toEqual([
    {shard: '1/2', name: '1/2', cases: 1, minutes: 4},
    {shard: '2/2', name: '2/2', cases: 4, minutes: 1},
  ]);
});

it('has every case in one job and no job without a case, however many are asked for', () => {
  const suites = fc.record({
    sizes: fc.array(fc.integer({min: 1, max: 6}), {minLength: 1, maxLength: 4}),
    shards: fc.integer({min: 1, max: 20}),
    by: fc.constantFrom('cases' as const, 'environment' as const),
    chained: fc.boolean(),
  });
  fc.assert(
    fc.property(suites, ({sizes, shards, by, chained}) => {
      const suite = manifest(
        sizes.map((size, at) =>
          scenario(`s${at}`, {
            environments: at % 2 === 0 ? ['here', 'there'] : ['here'],
            needs: chained && at === 1 ? ['s0'] : [],
            matrix: matrix({n: Array.from({length: size}, (_, n) => n)}),
          }),
        ),
      );
      const include = entries(suite, {shards, by});
      const seen: string[] = [];
      for (const {environment, shard, cases} of include) {
        const [index, count] = shard.split('/').map(Number) as [number, number];
        const own = plan(suite, {
          shard: {index, count},
          environments: environment === undefined ? [] : [environment],
        });
        expect(own.cases.length).toBe(cases);
        expect(cases).toBeGreaterThan(0);
        expect(count).toBeLessThanOrEqual(shards);
        seen.push(...own.cases.map(({id}) => id));
      }
      expect(seen.toSorted()).toEqual(
        plan(suite)
          .cases.map(({id}) => id)
          .toSorted(),
      );
    }),
    {numRuns: 100},
  );
});

it('makes no more jobs than GitHub starts, and none where nothing is selected', () => {
  const suite = manifest([
    scenario('many', {matrix: matrix({n: Array.from({length: 300}, (_, n) => n)})}),
  ]);
  const wish = {selection: EVERYTHING, shards: 300, by: 'cases'} as const;
  expect(drawGithubMatrix(suite, NO_HISTORY, wish)).toMatchObject({
    ok: false,
    error: [{kind: 'bad-selection', message: expect.stringContaining('256 jobs')}],
  });
  const nothing = {...wish, selection: {...EVERYTHING, tags: 'no-such-tag'}};
  expect(drawGithubMatrix(suite, NO_HISTORY, nothing)).toMatchObject({ok: false});
});
