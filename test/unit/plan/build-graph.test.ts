import fc from 'fast-check';
import {expect, it} from 'vitest';
import type {Scenario} from '../../../src/manifest/manifest.ts';
import {buildGraph} from '../../../src/plan/build-graph.ts';
import {graphMetrics} from '../../../src/plan/graph-metrics.ts';
import type {Case, ExecutionGraph, Plan} from '../../../src/plan/plan.ts';
import {
  dependencies,
  edgesOf,
  environment,
  machine,
  manifest,
  matrix,
  plan,
  readiness,
  scenario,
} from './rig.ts';

it('sets up and cleans up an environment once for each instance', () => {
  const source = manifest([
    scenario('a', {artifacts: ['suite'], capture: ['*.log']}),
    scenario('b', {matrix: matrix({n: [1, 2]})}),
  ]);
  const graph = buildGraph(plan(source));
  expect(graph.nodes.map(({id, multiplicity}) => `${id} ×${multiplicity}`)).toEqual([
    'provision here ×3',
    'connect here ×3',
    'deploy here ×3',
    'ready here ×3',
    'run a@here ×1',
    'capture a@here ×1',
    'run b@here:n=1 ×1',
    'run b@here:n=2 ×1',
    'cleanup here ×3',
  ]);
  expect(edgesOf(graph)).toEqual([
    'provision here > connect here',
    'connect here > deploy here',
    'deploy here > ready here',
    'ready here > run a@here',
    'run a@here > capture a@here',
    'ready here > run b@here:n=1',
    'ready here > run b@here:n=2',
    'capture a@here > cleanup here',
    'run b@here:n=1 > cleanup here',
    'run b@here:n=2 > cleanup here',
  ]);
});

it('gives each case of a fresh environment a chain of its own', () => {
  const source = manifest([scenario('a'), scenario('b', {needs: ['a']})], {
    environments: [environment('here', {isolation: 'fresh'})],
  });
  const graph = buildGraph(plan(source));
  expect(edgesOf(graph)).toEqual([
    'provision a@here > connect a@here',
    'connect a@here > ready a@here',
    'ready a@here > run a@here',
    'run a@here > cleanup a@here',
    'provision b@here > connect b@here',
    'connect b@here > ready b@here',
    'ready b@here > run b@here',
    'run b@here > cleanup b@here',
    'run a@here > run b@here',
  ]);
  expect(graph.nodes.map(({caseIndex}) => caseIndex)).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
});

it('freezes a machine once and gives each case a copy of it', () => {
  const source = manifest([scenario('a', {capture: ['*.log']}), scenario('b', {needs: ['a']})], {
    environments: [machine('here')],
  });
  expect(edgesOf(buildGraph(plan(source)))).toEqual([
    'provision here > connect here',
    'connect here > ready here',
    'ready here > checkpoint here',
    'checkpoint here > fork a@here',
    'fork a@here > connect a@here',
    'connect a@here > run a@here',
    'run a@here > capture a@here',
    'capture a@here > cleanup a@here',
    'checkpoint here > fork b@here',
    'fork b@here > connect b@here',
    'connect b@here > run b@here',
    'run b@here > cleanup b@here',
    'cleanup a@here > cleanup here',
    'cleanup b@here > cleanup here',
    'capture a@here > run b@here',
  ]);
});

it('freezes a machine for each set of cases that need the same', () => {
  const source = manifest(
    [
      scenario('a', {artifacts: ['suite'], instrumentation: ['trace']}),
      scenario('b', {artifacts: ['suite', 'extra']}),
      scenario('c', {artifacts: ['extra', 'suite']}),
    ],
    {environments: [machine('here')]},
  );
  expect(edgesOf(buildGraph(plan(source)))).toEqual([
    'provision here > connect here',
    'connect here > deploy here',
    'deploy here > checkpoint here',
    'checkpoint here > fork here set 1',
    'fork here set 1 > connect here set 1',
    'connect here set 1 > instrument here set 1',
    'instrument here set 1 > ready here set 1',
    'ready here set 1 > checkpoint here set 1',
    'checkpoint here set 1 > fork a@here',
    'fork a@here > connect a@here',
    'connect a@here > run a@here',
    'run a@here > cleanup a@here',
    'cleanup a@here > cleanup here set 1',
    'checkpoint here > fork here set 2',
    'fork here set 2 > connect here set 2',
    'connect here set 2 > deploy here set 2',
    'deploy here set 2 > ready here set 2',
    'ready here set 2 > checkpoint here set 2',
    'checkpoint here set 2 > fork b@here',
    'fork b@here > connect b@here',
    'connect b@here > run b@here',
    'run b@here > cleanup b@here',
    'checkpoint here set 2 > fork c@here',
    'fork c@here > connect c@here',
    'connect c@here > run c@here',
    'run c@here > cleanup c@here',
    'cleanup b@here > cleanup here set 2',
    'cleanup c@here > cleanup here set 2',
    'cleanup here set 1 > cleanup here',
    'cleanup here set 2 > cleanup here',
  ]);
});

it('deploys where there is a hook to run, artifacts or not', () => {
  for (const isolation of ['shared', 'fresh', 'fork'] as const) {
    const source = manifest([scenario('a')], {
      environments: [machine('here', {isolation, prepare: ['make']})],
    });
    const kinds = buildGraph(plan(source)).nodes.map(({kind}) => kind);
    expect(kinds.filter((kind) => kind === 'deploy')).toEqual(['deploy']);
  }
});

it('says what is deployed, what watches and what is looked at', () => {
  const checks = [readiness('api'), readiness('disk')];
  const source = manifest(
    [
      scenario('a', {artifacts: ['suite'], instrumentation: ['trace'], readiness: checks}),
      scenario('b', {dependencies: dependencies({packages: ['gcc'], bundles: ['deb']})}),
    ],
    {
      environments: [
        environment('here', {
          prepare: ['make'],
          dependencies: dependencies({packages: ['jq'], byTool: {apk: ['jq', 'build-base']}}),
          readiness: [readiness('disk')],
        }),
      ],
    },
  );
  const graph = buildGraph(plan(source));
  const works = graph.nodes.filter(({work}) => work !== undefined);
  expect(works.map(({id, work}) => [id, ...(work ?? [])])).toEqual([
    ['deploy here', 'artifacts suite', 'packages jq, gcc, build-base', 'prepare'],
    ['instrument here', 'tools trace'],
    ['ready here', 'checks disk, api'],
  ]);
});

it('shares a frozen machine among cases that ask for the same, in whatever order', () => {
  const same = {
    artifacts: ['x', 'y'],
    instrumentation: ['p', 'q'],
    dependencies: dependencies({packages: ['jq', 'gcc']}),
    readiness: [readiness('api'), readiness('disk')],
  };
  const other = {
    artifacts: ['y', 'x'],
    instrumentation: ['q', 'p'],
    dependencies: dependencies({packages: ['gcc', 'jq']}),
    readiness: [readiness('disk'), readiness('api')],
  };
  const setsOf = (...scenarios: ReadonlyArray<Partial<Scenario>>): number => {
    const source = manifest(
      scenarios.map((more, index) => scenario(`s${index}`, more)),
      {environments: [machine('here')]},
    );
    const {nodes} = buildGraph(plan(source));
    return nodes.filter(({kind}) => kind === 'checkpoint').length;
  };
  expect(setsOf(same, other, same)).toBe(1);
  // The base and two sets.
  expect(setsOf(same, {...other, artifacts: ['x']})).toBe(3);
  expect(setsOf(same, {...other, instrumentation: []})).toBe(3);
  expect(setsOf(same, {...other, dependencies: dependencies({packages: ['jq']})})).toBe(3);
  expect(setsOf(same, {...other, readiness: [readiness('api')]})).toBe(3);
});

it('installs what an environment needs once, before what sets need of their own', () => {
  const source = manifest(
    [
      scenario('a', {dependencies: dependencies({packages: ['gcc']})}),
      scenario('b', {readiness: [readiness('api')]}),
    ],
    {
      environments: [
        machine('here', {
          dependencies: dependencies({packages: ['jq'], bundles: ['deb']}),
          readiness: [readiness('disk')],
        }),
      ],
    },
  );
  const works = buildGraph(plan(source)).nodes.filter(({work}) => work !== undefined);
  expect(works.map(({id, work}) => [id, ...(work ?? [])])).toEqual([
    ['deploy here', 'artifacts deb', 'packages jq'],
    ['deploy here set 1', 'packages gcc'],
    ['ready here set 1', 'checks disk'],
    ['ready here set 2', 'checks disk, api'],
  ]);
});

it('puts a gate between many cases and many that need them', () => {
  const axis = matrix({n: [1, 2, 3]});
  const source = manifest([
    scenario('a', {matrix: axis}),
    scenario('b', {matrix: axis, needs: ['a']}),
    scenario('c', {matrix: axis, needs: ['a', 'b']}),
  ]);
  const edges = edgesOf(buildGraph(plan(source))).filter((edge) => !edge.includes(' here'));
  expect(edges).toEqual([
    ...[1, 2, 3].map((n) => `run a@here:n=${n} > gate a@here`),
    ...[1, 2, 3].map((n) => `run b@here:n=${n} > gate b@here`),
    ...[1, 2, 3].map((n) => `gate a@here > run b@here:n=${n}`),
    'gate a@here > gate before c@here',
    'gate b@here > gate before c@here',
    ...[1, 2, 3].map((n) => `gate before c@here > run c@here:n=${n}`),
  ]);
});

it('Y4 stays linear in the number of cases however they need each other', () => {
  const n = Array.from({length: 3000}, (_, index) => index);
  const names = ['a', 'b', 'c', 'd'];
  const source = manifest(
    names.map((id, index) => scenario(id, {needs: names.slice(0, index), matrix: matrix({n})})),
  );
  const {nodes, edges} = buildGraph(plan(source));
  expect(nodes.length).toBeLessThan(12_000 + 20);
  expect(edges.length).toBeLessThan(4 * 12_000 + 20);
});

it('has no node and nothing to measure where nothing is planned', () => {
  const empty = plan(manifest([scenario('a', {tags: ['x']})]), {tags: 'not x', allowEmpty: true});
  expect(buildGraph(empty)).toEqual({nodes: [], edges: []});
  expect(graphMetrics(buildGraph(empty), () => 1)).toEqual({
    nodeCount: 0,
    edgeCount: 0,
    depth: 0,
    width: 0,
    criticalPath: [],
    criticalPathMs: 0,
    totalMs: 0,
  });
});

const plans: fc.Arbitrary<Plan> = fc
  .array(
    fc.record({
      needs: fc.array(fc.nat(8)),
      count: fc.integer({min: 1, max: 3}),
      environments: fc.subarray(['a', 'b', 'fresh', 'fork'], {minLength: 1}),
      artifacts: fc.subarray(['x', 'y']),
    }),
    {minLength: 1, maxLength: 8},
  )
  .map((specs) =>
    plan(
      manifest(
        specs.map(({needs, count, environments, artifacts}, index) =>
          scenario(`s${index}`, {
            environments,
            artifacts,
            needs: [...new Set(needs.filter((need) => need < index).map((need) => `s${need}`))],
            matrix: matrix({n: Array.from({length: count}, (_, n) => n)}),
            capture: index % 2 === 0 ? ['x'] : [],
          }),
        ),
        {environments: [environment('fresh', {isolation: 'fresh'}), machine('fork')]},
      ),
    ),
  );

/** For each node all nodes that come before it. */
function ancestorsOf({nodes, edges}: ExecutionGraph): Array<ReadonlySet<number>> {
  const ancestors = nodes.map(() => new Set<number>());
  for (let changed = true; changed; ) {
    changed = false;
    for (const [from, to] of edges) {
      const target = ancestors[to] ?? new Set();
      const before = target.size;
      target.add(from);
      for (const node of ancestors[from] ?? []) target.add(node);
      changed ||= target.size > before;
    }
  }
  return ancestors;
}

it('puts a case after all that it needs and before cleanup, and names every node once', () => {
  fc.assert(
    fc.property(plans, (random) => {
      const graph = buildGraph(random);
      const ancestors = ancestorsOf(graph);
      const indexOf = new Map(graph.nodes.map(({id}, index) => [id, index]));
      expect(indexOf.size).toBe(graph.nodes.length);
      const isBefore = (a: string, b: string) =>
        ancestors[indexOf.get(b) ?? -1]?.has(indexOf.get(a) ?? -1) ?? false;
      const needs = (item: Case, other: Case) => item.needs.includes(other.group);
      for (const item of random.cases) {
        const owner = item.environment === 'fresh' ? item.id : item.environment;
        if (item.environment === 'fork') {
          expect(isBefore('checkpoint fork', `fork ${item.id}`)).toBe(true);
          expect(isBefore(`fork ${item.id}`, `run ${item.id}`)).toBe(true);
          expect(isBefore(`run ${item.id}`, `cleanup ${item.id}`)).toBe(true);
          expect(isBefore(`cleanup ${item.id}`, 'cleanup fork')).toBe(true);
        } else expect(isBefore(`ready ${owner}`, `run ${item.id}`)).toBe(true);
        expect(isBefore(`run ${item.id}`, `cleanup ${owner}`)).toBe(true);
        for (const other of random.cases) {
          if (needs(item, other)) expect(isBefore(`run ${other.id}`, `run ${item.id}`)).toBe(true);
          // Nothing else holds a case up: what comes before it is needed, directly or not.
          if (isBefore(`run ${other.id}`, `run ${item.id}`)) {
            const direct = needs(item, other);
            const through = random.cases.some(
              (between) => needs(item, between) && isBefore(`run ${other.id}`, `run ${between.id}`),
            );
            expect(direct || through).toBe(true);
          }
        }
      }
    }),
    {numRuns: 150},
  );
});
