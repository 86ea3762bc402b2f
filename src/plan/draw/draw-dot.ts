import {sanitizeLine} from '../../util/terminal-text.ts';
import {drawingOf} from './collapse-graph.ts';
import type {PlanReport} from './plan-report.ts';

/** The execution graph in Graphviz' DOT language. */
export function drawDot(
  {plan, graph}: PlanReport,
  options: {readonly everything: boolean},
): string {
  const {nodes, edges} = drawingOf(plan, graph, options);
  const lines = [`digraph ${quote(plan.manifest.name)} {`, '  rankdir=LR;', '  node [shape=box];'];
  nodes.forEach(({label, kind}, index) => {
    const shape = kind === 'gate' ? ', shape=ellipse' : '';
    lines.push(`  n${index} [label=${quote(label)}${shape}];`);
  });
  for (const [from, to] of edges) lines.push(`  n${from} -> n${to};`);
  lines.push('}');
  return `${lines.join('\n')}\n`;
}

/** A quoted id; backslashes begin escapes in labels, so they are doubled. */
function quote(text: string): string {
  return `"${sanitizeLine(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
