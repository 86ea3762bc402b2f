import {assert} from '../util/assert.ts';
import type {ExecutionGraph, GraphNode} from './plan.ts';

/** What the shape of an execution graph says about it. */
export interface GraphMetrics {
  readonly nodeCount: number;
  readonly edgeCount: number;
  /** Nodes on the longest path; 0 for an empty graph. */
  readonly depth: number;
  /**
   * Nodes of the largest level, where a node's level is the length of the longest path to it. No
   * two nodes of a level wait for each other, so that many could be at work at once.
   */
  readonly width: number;
  /** The path that takes longest, first node first; with the most nodes among equals. */
  readonly criticalPath: readonly GraphNode[];
  readonly criticalPathMs: number;
  /** All nodes one after another. */
  readonly totalMs: number;
}

/**
 * Measures a graph in time linear in its size, without recursion: chains may have any length.
 *
 * @param durationMs How long a node takes; at least 0.
 */
export function graphMetrics(
  graph: ExecutionGraph,
  durationMs: (node: GraphNode) => number,
): GraphMetrics {
  const {nodes, edges} = graph;
  const durations = Float64Array.from(nodes, durationMs);
  const {order, successors, offsets} = sortTopologically(graph);
  // The longest path that ends with each node, in nodes.
  const levels = new Int32Array(nodes.length).fill(1);
  // The path of the longest duration that ends with each node: its time, nodes and last edge.
  const pathsMs = Float64Array.from(durations);
  const pathNodes = new Int32Array(nodes.length).fill(1);
  const previous = new Int32Array(nodes.length).fill(-1);
  for (const from of order) {
    const level = at(levels, from) + 1;
    const count = at(pathNodes, from) + 1;
    const end = at(offsets, from + 1);
    for (let edge = at(offsets, from); edge < end; edge += 1) {
      const to = at(successors, edge);
      if (at(levels, to) < level) levels[to] = level;
      const throughMs = at(pathsMs, from) + at(durations, to);
      const isLonger =
        throughMs > at(pathsMs, to) || (throughMs === at(pathsMs, to) && count > at(pathNodes, to));
      if (!isLonger) continue;
      pathsMs[to] = throughMs;
      pathNodes[to] = count;
      previous[to] = from;
    }
  }
  const path = longestPath(pathsMs, pathNodes, previous);
  return {
    nodeCount: nodes.length,
    edgeCount: edges.length,
    depth: levels.reduce((max, level) => Math.max(max, level), 0),
    width: widthOf(levels),
    criticalPath: path.map((index) => nodes[index] as GraphNode),
    criticalPathMs: pathsMs[path.at(-1) ?? 0] ?? 0,
    totalMs: durations.reduce((sum, duration) => sum + duration, 0),
  };
}

interface SortedGraph {
  /** All nodes, each after those it waits for. */
  readonly order: Int32Array;
  /** Those of node `n` are at `[offsets[n], offsets[n + 1])`. */
  readonly successors: Int32Array;
  readonly offsets: Int32Array;
}

function sortTopologically({nodes, edges}: ExecutionGraph): SortedGraph {
  const offsets = new Int32Array(nodes.length + 1);
  const waiting = new Int32Array(nodes.length);
  for (const [from, to] of edges) {
    offsets[from + 1] = at(offsets, from + 1) + 1;
    waiting[to] = at(waiting, to) + 1;
  }
  for (let node = 0; node < nodes.length; node += 1) {
    offsets[node + 1] = at(offsets, node + 1) + at(offsets, node);
  }
  const successors = new Int32Array(edges.length);
  const next = offsets.slice();
  for (const [from, to] of edges) {
    successors[at(next, from)] = to;
    next[from] = at(next, from) + 1;
  }
  const order = new Int32Array(nodes.length);
  let count = 0;
  for (let node = 0; node < nodes.length; node += 1) {
    if (at(waiting, node) === 0) order[count++] = node;
  }
  for (let head = 0; head < count; head += 1) {
    const from = at(order, head);
    const end = at(offsets, from + 1);
    for (let edge = at(offsets, from); edge < end; edge += 1) {
      const to = at(successors, edge);
      const left = at(waiting, to) - 1;
      waiting[to] = left;
      if (left === 0) order[count++] = to;
    }
  }
  assert(count === nodes.length, 'the execution graph has a cycle');
  return {order, successors, offsets};
}

function longestPath(
  pathsMs: Float64Array,
  pathNodes: Int32Array,
  previous: Int32Array,
): readonly number[] {
  let last = pathsMs.length === 0 ? -1 : 0;
  for (let node = 1; node < pathsMs.length; node += 1) {
    const difference = at(pathsMs, node) - at(pathsMs, last);
    if (difference > 0 || (difference === 0 && at(pathNodes, node) > at(pathNodes, last))) {
      last = node;
    }
  }
  const path: number[] = [];
  for (let node = last; node !== -1; node = at(previous, node)) path.push(node);
  return path.reverse();
}

function widthOf(levels: Int32Array): number {
  const counts = new Int32Array(levels.length + 1);
  let width = 0;
  for (const level of levels) {
    const count = at(counts, level) + 1;
    counts[level] = count;
    width = Math.max(width, count);
  }
  return width;
}

/** An element that is known to be there. */
function at(array: Int32Array | Float64Array, index: number): number {
  return array[index] as number;
}
