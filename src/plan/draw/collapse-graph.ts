import type {ExecutionGraph, GraphNode, Plan} from '../plan.ts';

/** Edges that a drawing can have and still be looked at; Mermaid draws at most 500. */
const EDGES_MAX = 400;

/** Characters of a label that say what a node does. */
const WORK_LENGTH_MAX = 40;

/** A graph as it is drawn: nodes with labels. */
export interface Drawing {
  readonly nodes: ReadonlyArray<{readonly label: string; readonly kind: GraphNode['kind']}>;
  readonly edges: ReadonlyArray<readonly [from: number, to: number]>;
}

/**
 * The graph to draw. Above 400 edges all nodes of a kind for the cases of one
 * `scenario@environment` become one, unless `everything` is to be seen.
 */
export function drawingOf(
  plan: Plan,
  graph: ExecutionGraph,
  {everything}: {readonly everything: boolean},
): Drawing {
  if (everything || graph.edges.length <= EDGES_MAX) {
    const nodes = graph.nodes.map((node) => ({
      kind: node.kind,
      label: `${labelOf(node.id, node.multiplicity)}${workOf(node)}`,
    }));
    return {nodes, edges: graph.edges};
  }
  const merged = new Map<string, {kind: GraphNode['kind']; index: number; count: number}>();
  const places = Int32Array.from(graph.nodes, (node) => {
    const name = collapsedName(plan, node);
    const known = merged.get(name);
    if (known !== undefined) {
      known.count += node.multiplicity;
      return known.index;
    }
    merged.set(name, {kind: node.kind, index: merged.size, count: node.multiplicity});
    return merged.size - 1;
  });
  const seen = new Set<number>();
  const edges: Array<readonly [number, number]> = [];
  for (const [from, to] of graph.edges) {
    const [a, b] = [places[from] ?? 0, places[to] ?? 0];
    const key = a * merged.size + b;
    if (a === b || seen.has(key)) continue;
    seen.add(key);
    edges.push([a, b]);
  }
  const nodes = Array.from(merged, ([name, {kind, count}]) => ({
    kind,
    label: labelOf(name, count),
  }));
  return {nodes, edges};
}

function collapsedName(plan: Plan, {id, kind, caseIndex}: GraphNode): string {
  return caseIndex === undefined ? id : `${kind} ${plan.cases[caseIndex]?.group ?? ''}`;
}

/** What a node does, as far as there is room. */
function workOf({work}: GraphNode): string {
  if (work === undefined) return '';
  const text = work.join(', ');
  return `: ${text.length > WORK_LENGTH_MAX ? `${text.slice(0, WORK_LENGTH_MAX).toWellFormed()}…` : text}`;
}

function labelOf(name: string, count: number): string {
  return count === 1 ? name : `${name} ×${count}`;
}
