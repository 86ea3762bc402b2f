import {expect, it} from 'vitest';
import {drawDot} from '../../../../src/plan/draw/draw-dot.ts';
import {drawJson} from '../../../../src/plan/draw/draw-json.ts';
import {drawMermaid} from '../../../../src/plan/draw/draw-mermaid.ts';
import {drawText} from '../../../../src/plan/draw/draw-text.ts';
import {reportPlan} from '../../../../src/plan/draw/plan-report.ts';
import {
  dependencies,
  durations,
  environment,
  machine,
  manifest,
  matrix,
  plan,
  readiness,
  scenario,
} from '../rig.ts';

const SOURCE = manifest(
  [
    scenario('boot', {environments: ['vm'], tags: ['smoke']}),
    scenario('swap', {
      environments: ['vm', 'here'],
      needs: ['boot'],
      matrix: matrix({n: ['a b', 2]}),
      capture: ['*.log'],
    }),
  ],
  {
    name: 'a "suite" \\ \u001b[31m#1',
    environments: [environment('vm', {isolation: 'fresh', instances: 2})],
  },
);
const REPORT = reportPlan(plan(SOURCE, {patterns: ['swap'], noNeeds: true}));
const MEASURED = reportPlan(
  plan(SOURCE, {}, durations({'boot@vm': 4200, 'swap@vm:n=2': 61_000, 'swap@here:n=2': 500})),
);
const LARGE = reportPlan(
  plan(
    manifest([
      scenario('first', {matrix: matrix({n: Array.from({length: 1000}, (_, n) => n)})}),
      ...Array.from({length: 60}, (_, index) => scenario(`s${index}`, {needs: ['first']})),
    ]),
  ),
);
const SHORT = {everything: false};

it('draws a plan for people', () => {
  expect(drawText(MEASURED, SHORT)).toMatchInlineSnapshot(`
    "a "suite" \\ #1: 5 cases, 2 environments, longest first, concurrency 4

    vm (local, an instance for each case, 2 at once)
      for each case: provision → connect → ready → run → cleanup
      run boot@vm  (about 4.2s)
      run swap@vm:n=a%20b  (after boot@vm; captures files)
      run swap@vm:n=2  (about 1m01s; after boot@vm; captures files)

    here (local, 2 instances)
      provision → connect → ready
      run swap@here:n=a%20b  (after boot@vm; captures files)
      run swap@here:n=2  (about 500ms; after boot@vm; captures files)
      cleanup

    graph: 25 nodes, 26 edges, depth 7, width 5
    critical path (1m05s): provision boot@vm → connect boot@vm → ready boot@vm → run boot@vm → run swap@vm:n=2 → capture swap@vm:n=2 → cleanup swap@vm:n=2
    time: about 1m05s, 1m50s one by one; 2 cases never passed before
    "
  `);
});

it('collapses long lists, unless everything is to be seen', () => {
  const text = drawText(LARGE, SHORT);
  expect(text.split('\n').slice(0, 12)).toMatchInlineSnapshot(`
    [
      "suite: 1060 cases, longest first, concurrency 4",
      "",
      "here (local, 4 instances)",
      "  provision → connect → ready",
      "  run first@here:n=0",
      "  run first@here:n=1",
      "  run first@here:n=2",
      "  run first@here:n=3",
      "  run first@here:n=4",
      "  … 995 more of first@here",
      "  run s0@here  (after first@here)",
      "  run s1@here  (after first@here)",
    ]
  `);
  expect(text.split('\n').slice(-8)).toMatchInlineSnapshot(`
    [
      "  run s33@here  (after first@here)",
      "  … 26 more cases",
      "  cleanup",
      "",
      "graph: 1065 nodes, 3182 edges, depth 7, width 1000",
      "critical path: provision here → connect here → ready here → run first@here:n=0 → gate first@here → run s0@here → cleanup here",
      "time: not known, no case has run before",
      "",
    ]
  `);
  expect(drawText(LARGE, {everything: true}).match(/^ {2}run /gm)?.length).toBe(1060);
});

it('names shard, seed and what was left out', () => {
  const part = plan(SOURCE, {
    patterns: ['swap'],
    noNeeds: true,
    seed: 5,
    shard: {index: 1, count: 2},
  });
  expect(drawText(reportPlan(part), SHORT).split('\n')[0]).toBe(
    'a "suite" \\ #1: 2 cases, 2 environments, 3 not selected, shard 1/2, random order, seed 5, concurrency 4',
  );
});

it('draws Mermaid that no label can break', () => {
  expect(drawMermaid(REPORT, SHORT)).toMatchInlineSnapshot(`
    "flowchart LR
      n0["provision swap@vm:n=a#37;20b"]
      n1["connect swap@vm:n=a#37;20b"]
      n2["ready swap@vm:n=a#37;20b"]
      n3["run swap@vm:n=a#37;20b"]
      n4["capture swap@vm:n=a#37;20b"]
      n5["cleanup swap@vm:n=a#37;20b"]
      n6["provision swap@vm:n=2"]
      n7["connect swap@vm:n=2"]
      n8["ready swap@vm:n=2"]
      n9["run swap@vm:n=2"]
      n10["capture swap@vm:n=2"]
      n11["cleanup swap@vm:n=2"]
      n12["provision here ×2"]
      n13["connect here ×2"]
      n14["ready here ×2"]
      n15["run swap@here:n=a#37;20b"]
      n16["capture swap@here:n=a#37;20b"]
      n17["run swap@here:n=2"]
      n18["capture swap@here:n=2"]
      n19["cleanup here ×2"]
      n0 --> n1
      n1 --> n2
      n2 --> n3
      n3 --> n4
      n4 --> n5
      n6 --> n7
      n7 --> n8
      n8 --> n9
      n9 --> n10
      n10 --> n11
      n12 --> n13
      n13 --> n14
      n14 --> n15
      n15 --> n16
      n14 --> n17
      n17 --> n18
      n16 --> n19
      n18 --> n19
    "
  `);
});

it('draws DOT that no label can break', () => {
  expect(drawDot(REPORT, SHORT)).toMatchInlineSnapshot(`
    "digraph "a \\"suite\\" \\\\ #1" {
      rankdir=LR;
      node [shape=box];
      n0 [label="provision swap@vm:n=a%20b"];
      n1 [label="connect swap@vm:n=a%20b"];
      n2 [label="ready swap@vm:n=a%20b"];
      n3 [label="run swap@vm:n=a%20b"];
      n4 [label="capture swap@vm:n=a%20b"];
      n5 [label="cleanup swap@vm:n=a%20b"];
      n6 [label="provision swap@vm:n=2"];
      n7 [label="connect swap@vm:n=2"];
      n8 [label="ready swap@vm:n=2"];
      n9 [label="run swap@vm:n=2"];
      n10 [label="capture swap@vm:n=2"];
      n11 [label="cleanup swap@vm:n=2"];
      n12 [label="provision here ×2"];
      n13 [label="connect here ×2"];
      n14 [label="ready here ×2"];
      n15 [label="run swap@here:n=a%20b"];
      n16 [label="capture swap@here:n=a%20b"];
      n17 [label="run swap@here:n=2"];
      n18 [label="capture swap@here:n=2"];
      n19 [label="cleanup here ×2"];
      n0 -> n1;
      n1 -> n2;
      n2 -> n3;
      n3 -> n4;
      n4 -> n5;
      n6 -> n7;
      n7 -> n8;
      n8 -> n9;
      n9 -> n10;
      n10 -> n11;
      n12 -> n13;
      n13 -> n14;
      n14 -> n15;
      n15 -> n16;
      n14 -> n17;
      n17 -> n18;
      n16 -> n19;
      n18 -> n19;
    }
    "
  `);
});

it('draws a large graph with one node for the cases of a group', () => {
  const lines = drawDot(LARGE, SHORT).split('\n');
  expect(lines).toContain('  n3 [label="run first@here ×1000"];');
  expect(lines.length).toBeLessThan(260);
  expect(drawMermaid(LARGE, {everything: true}).split('\n').length).toBeGreaterThan(3000);
});

it('draws JSON with cases, order, graph and metrics', () => {
  const document = JSON.parse(drawJson(MEASURED));
  expect(document).toMatchObject({
    v: 1,
    manifest: {path: '/suite/proctor.yaml', name: SOURCE.name, sha256: '00'},
    deselectedCount: 0,
    metrics: {
      nodeCount: MEASURED.graph.nodes.length,
      edgeCount: MEASURED.graph.edges.length,
      depth: 7,
      criticalPathMs: 65_200,
    },
    estimate: {knownCount: 3},
    order: MEASURED.plan.order,
    edges: MEASURED.graph.edges,
  });
  expect(document.cases[0]).toEqual({
    id: 'boot@vm',
    scenario: 'boot',
    environment: 'vm',
    tags: ['smoke'],
    expectedMs: 4200,
  });
  expect(document.cases[1]).toEqual({
    id: 'swap@vm:n=a%20b',
    scenario: 'swap',
    environment: 'vm',
    matrix: {n: 'a b'},
    needs: ['boot@vm'],
  });
  expect(document.nodes[0]).toEqual({
    id: 'provision boot@vm',
    kind: 'provision',
    environment: 'vm',
    case: 0,
  });
  expect(JSON.parse(drawJson(REPORT))).not.toHaveProperty('estimate');
});

it('draws what is frozen, and that each case gets a clone', () => {
  const one = manifest([scenario('a'), scenario('b')], {environments: [machine('here')]});
  expect(drawText(reportPlan(plan(one)), SHORT)).toMatchInlineSnapshot(`
    "suite: 2 cases, longest first, concurrency 4

    here (qemu x86_64, 1 CPU, 256 MiB, a clone for each case, 4 at once)
      provision → connect → ready → checkpoint
      for each case: fork → connect → run → cleanup
      run a@here
      run b@here
      cleanup

    graph: 13 nodes, 13 edges, depth 9, width 2
    critical path: provision here → connect here → ready here → checkpoint here → fork a@here → connect a@here → run a@here → cleanup a@here → cleanup here
    time: not known, no case has run before
    "
  `);
  const sets = manifest([scenario('a', {artifacts: ['suite']}), scenario('b')], {
    environments: [machine('here', {instances: 2, prepare: ['make']})],
  });
  expect(drawText(reportPlan(plan(sets)), SHORT)).toMatchInlineSnapshot(`
    "suite: 2 cases, longest first, concurrency 4

    here (qemu x86_64, 1 CPU, 256 MiB, a clone for each case, 2 at once)
      provision → connect → deploy → checkpoint
        deploy: prepare
      for each of 2 sets of cases that need the same: fork → connect → deploy → ready → checkpoint
        set 1 deploy: artifacts suite
      for each case: fork → connect → run → cleanup
      run a@here
      run b@here
      cleanup

    graph: 24 nodes, 24 edges, depth 15, width 2
    critical path: provision here → connect here → deploy here → checkpoint here → fork here set 1 → connect here set 1 → deploy here set 1 → ready here set 1 → checkpoint here set 1 → fork a@here → … 4 more … → cleanup here
    time: not known, no case has run before
    "
  `);
});

it('says what is done before the first case, once for all nodes that do the same', () => {
  const names = Array.from({length: 10}, (_, index) => `package-${index}`);
  const source = manifest(
    [
      scenario('a', {
        artifacts: ['suite'],
        instrumentation: ['trace'],
        captureLimits: {cores: true},
      }),
      scenario('b', {readiness: [readiness('api')]}),
    ],
    {
      environments: [
        environment('here', {
          isolation: 'fresh',
          dependencies: dependencies({packages: names}),
          readiness: [readiness('\u001b[31mred')],
        }),
      ],
    },
  );
  const report = reportPlan(plan(source));
  const shown = `package-0, package-1, package-2, package-3, package-4, package-5, package-6, package-7 and 2 more`;
  expect(drawText(report, SHORT).split('\n').slice(2, 9)).toEqual([
    'here (local, an instance for each case, 4 at once)',
    '  for each case: provision → connect → deploy → instrument → ready → run → cleanup',
    `    deploy: artifacts suite; packages ${shown}`,
    '    instrument: tools trace',
    '    ready: checks red, api',
    '  run a@here  (captures files)',
    '  run b@here',
  ]);
  const {nodes, work} = JSON.parse(drawJson(report)) as {
    nodes: ReadonlyArray<{kind: string; work?: number}>;
    work: readonly string[][];
  };
  expect(work).toEqual([
    ['artifacts suite', `packages ${shown}`],
    ['tools trace'],
    ['checks \u001b[31mred, api'],
  ]);
  const worked = nodes.filter((node) => node.work !== undefined);
  expect(worked.map((node) => `${node.kind} ${node.work}`)).toEqual([
    ...['deploy 0', 'instrument 1', 'ready 2'],
    ...['deploy 0', 'instrument 1', 'ready 2'],
  ]);
  expect(drawDot(report, SHORT)).toContain('"instrument a@here: tools trace"');
});
