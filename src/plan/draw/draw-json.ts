import type {PlanReport} from './plan-report.ts';

/** Version of the document; keys are added, never changed or removed, within one version. */
const PLAN_DOCUMENT_VERSION = 1;

/** The plan, its graph and metrics as a JSON document, one case, node and edge a line. */
export function drawJson({plan, graph, metrics, estimate}: PlanReport): string {
  const {manifest, seed, shard} = plan;
  const head = {
    v: PLAN_DOCUMENT_VERSION,
    manifest: {path: manifest.path, name: manifest.name, sha256: manifest.sha256},
    concurrency: manifest.concurrency,
    deselectedCount: plan.deselectedCount,
    ...(seed !== undefined && {seed}),
    ...(shard !== undefined && {shard: {index: shard.index, count: shard.count}}),
    metrics: {
      nodeCount: metrics.nodeCount,
      edgeCount: metrics.edgeCount,
      depth: metrics.depth,
      width: metrics.width,
      criticalPath: metrics.criticalPath.map(({id}) => id),
      ...(estimate !== undefined && {criticalPathMs: metrics.criticalPathMs}),
    },
    ...(estimate !== undefined && {
      estimate: {
        knownCount: estimate.knownCount,
        totalMs: estimate.totalMs,
        makespanMs: estimate.makespanMs,
      },
    }),
  };
  const cases = plan.cases.map((item) => ({
    id: item.id,
    scenario: item.scenario.id,
    environment: item.environment,
    ...(Object.keys(item.matrix).length > 0 && {matrix: item.matrix}),
    ...(item.scenario.tags.length > 0 && {tags: item.scenario.tags}),
    ...(item.repetition > 1 && {repetition: item.repetition}),
    ...(item.needs.length > 0 && {needs: item.needs}),
    ...(item.expectedMs !== undefined && {expectedMs: item.expectedMs}),
  }));
  const works = new Map<readonly string[], number>();
  for (const {work} of graph.nodes) {
    if (work !== undefined && !works.has(work)) works.set(work, works.size);
  }
  const nodes = graph.nodes.map(({id, kind, environment, caseIndex, multiplicity, work}) => ({
    id,
    kind,
    ...(environment !== undefined && {environment}),
    ...(caseIndex !== undefined && {case: caseIndex}),
    ...(multiplicity !== 1 && {multiplicity}),
    ...(work !== undefined && {work: works.get(work)}),
  }));
  return [
    JSON.stringify(head, undefined, 2).slice(0, -2),
    `  "cases": ${lines(cases)}`,
    // Indexes into `cases`, first to start first.
    `  "order": ${JSON.stringify(plan.order)}`,
    `  "nodes": ${lines(nodes)}`,
    // What nodes do: an index into this is their `work`.
    `  "work": ${lines([...works.keys()])}`,
    // Pairs of indexes into `nodes`: what must end first, first.
    `  "edges": ${lines(graph.edges)}\n}\n`,
  ].join(',\n');
}

function lines(items: readonly unknown[]): string {
  if (items.length === 0) return '[]';
  return `[\n    ${items.map((item) => JSON.stringify(item)).join(',\n    ')}\n  ]`;
}
