import {Graph, layout} from '@dagrejs/dagre';
import type {PageGraph} from '../../page-graph.ts';

/** A graph with a place for everything; CSS pixels. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly nodes: ReadonlyArray<{readonly node: number; readonly x: number; readonly y: number}>;
  readonly edges: ReadonlyArray<{
    readonly from: number;
    readonly to: number;
    readonly points: ReadonlyArray<{readonly x: number; readonly y: number}>;
  }>;
}

/** Of a node. */
export const NODE_WIDTH = 190;
export const NODE_HEIGHT = 46;

/** Lays out the nodes that need something or are needed, what is needed on the left. */
export function layOut({nodes, edges}: PageGraph): Layout {
  const graph = new Graph();
  graph.setGraph({rankdir: 'LR', nodesep: 14, ranksep: 56, marginx: 12, marginy: 12});
  graph.setDefaultEdgeLabel(() => ({}));
  const bound = nodes.flatMap((node, index) => (node.isLoose ? [] : [index]));
  for (const index of bound) {
    graph.setNode(String(index), {width: NODE_WIDTH, height: NODE_HEIGHT});
  }
  for (const [from, to] of edges) {
    if (from !== to) graph.setEdge(String(from), String(to));
  }
  layout(graph);
  const {width = 0, height = 0} = graph.graph() as {width?: number; height?: number};
  return {
    width,
    height,
    nodes: bound.map((node) => {
      const {x, y} = graph.node(String(node)) as {x: number; y: number};
      return {node, x, y};
    }),
    edges: graph.edges().map((edge) => {
      const {points} = graph.edge(edge) as {points: Array<{x: number; y: number}>};
      return {from: Number(edge.v), to: Number(edge.w), points};
    }),
  };
}
