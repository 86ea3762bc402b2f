import {drawingOf} from './collapse-graph.ts';
import type {PlanReport} from './plan-report.ts';

/** All that a label may hold as it is; Mermaid takes the rest for syntax in one place or another. */
const UNSAFE = /[^A-Za-z0-9 @:=,._×-]/gu;

/** The execution graph as a Mermaid flowchart. */
export function drawMermaid(
  {plan, graph}: PlanReport,
  options: {readonly everything: boolean},
): string {
  const {nodes, edges} = drawingOf(plan, graph, options);
  const lines = ['flowchart LR'];
  nodes.forEach(({label, kind}, index) => {
    const text = label.replaceAll(UNSAFE, (character) => `#${character.codePointAt(0)};`);
    // Gates are round: they do nothing.
    lines.push(kind === 'gate' ? `  n${index}(["${text}"])` : `  n${index}["${text}"]`);
  });
  for (const [from, to] of edges) lines.push(`  n${from} --> n${to}`);
  return `${lines.join('\n')}\n`;
}
