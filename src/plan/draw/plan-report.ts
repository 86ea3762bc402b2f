import {buildGraph} from '../build-graph.ts';
import {estimateTime, type TimeEstimate} from '../estimate-time.ts';
import {type GraphMetrics, graphMetrics} from '../graph-metrics.ts';
import type {ExecutionGraph, Plan} from '../plan.ts';

/** A plan with all that can be said about it before it runs; what the drawings are made of. */
export interface PlanReport {
  readonly plan: Plan;
  readonly graph: ExecutionGraph;
  readonly metrics: GraphMetrics;
  /** `undefined` where no case has run before. */
  readonly estimate: TimeEstimate | undefined;
}

/** Works out graph, metrics and estimates. Only running a case takes time in these. */
export function reportPlan(plan: Plan): PlanReport {
  const graph = buildGraph(plan);
  const estimate = estimateTime(plan);
  const metrics = graphMetrics(graph, ({kind, caseIndex}) =>
    kind === 'run' && caseIndex !== undefined ? (estimate?.durationsMs[caseIndex] ?? 0) : 0,
  );
  return {plan, graph, metrics, estimate};
}
