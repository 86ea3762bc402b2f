import type {Verdict} from '../../journal/event.ts';
import {PAGE_VERDICTS} from './page-data.ts';
import type {PageView} from './page-view.ts';

/**
 * What needs what, and what each environment went through, summed up so that it can be drawn
 * however many cases there are. Runs in browsers. Times are ms since the run began.
 */
export interface PageGraph {
  readonly nodes: readonly GraphNode[];
  /** Indexes of nodes: the needed one, and the one that needs it. */
  readonly edges: ReadonlyArray<readonly [number, number]>;
  readonly chains: readonly GraphChain[];
}

/** A scenario; or several that need the same and are needed by the same, where there are many. */
export interface GraphNode {
  /** Indexes. */
  readonly scenarios: readonly number[];
  /** The scenario's name, or that of the first one. */
  readonly name: string;
  readonly tally: GraphTally;
  readonly environments: ReadonlyArray<GraphTally & {readonly environment: number}>;
  /** Whether it needs nothing and nothing needs it. */
  readonly isLoose: boolean;
}

/** What some cases came to. */
export interface GraphTally {
  readonly cases: number;
  readonly counts: Readonly<Record<Verdict, number>>;
  /** The worst of them. */
  readonly verdict: Verdict;
  /** From the first one's start to the last one's end; `undefined` where none started. */
  readonly startMs: number | undefined;
  readonly endMs: number | undefined;
  /** All together. */
  readonly durationMs: number;
  /** Index of the first case with that verdict. */
  readonly case: number;
}

/** The stages of an environment's instances, in the order in which they are gone through. */
export interface GraphChain {
  readonly environment: number;
  readonly stages: readonly GraphStage[];
}

export interface GraphStage {
  readonly stage: string;
  /** How often it was gone through, and how often it failed. */
  readonly count: number;
  readonly failed: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly totalMs: number;
  readonly maxMs: number;
  /** All waits before it. */
  readonly waitedMs: number;
}

/** More nodes than this say less than bundles of them. */
const NODES_MAX = 120;

const STAGES = [
  'lock',
  'provision',
  'connect',
  'deploy',
  'instrument',
  'ready',
  'checkpoint',
  'fork',
  'capture',
  'cleanup',
];

const WORST_FIRST: readonly Verdict[] = [
  'failed',
  'error',
  'interrupted',
  'flaky',
  'passed',
  'skipped',
];

export function graphOf(view: PageView): PageGraph {
  const {scenarios} = view.data;
  const neededBy = scenarios.map((): number[] => []);
  for (const [index, {needs}] of scenarios.entries()) {
    for (const need of needs) neededBy[need]?.push(index);
  }
  const bundles = bundled(view, neededBy);
  const nodeOf = new Map<number, number>();
  for (const [node, members] of bundles.entries()) {
    for (const scenario of members) nodeOf.set(scenario, node);
  }
  const tallies = talliesOf(view, nodeOf, bundles.length);
  const edges = new Map<string, readonly [number, number]>();
  for (const [index, {needs}] of scenarios.entries()) {
    for (const need of needs) {
      const edge = [nodeOf.get(need) ?? -1, nodeOf.get(index) ?? -1] as const;
      edges.set(edge.join(' '), edge);
    }
  }
  return {
    nodes: bundles.map((members, node) => {
      const first = members[0] ?? -1;
      const isNeeded = (neededBy[first]?.length ?? 0) > 0;
      return {
        scenarios: members,
        name: scenarios[first]?.name ?? '',
        tally: sumOf(tallies[node]?.values() ?? []),
        environments: Array.from(tallies[node] ?? [], ([environment, tally]) => ({
          environment,
          ...finished(tally),
        })),
        isLoose: !isNeeded && scenarios[first]?.needs.length === 0,
      };
    }),
    edges: [...edges.values()],
    chains: chainsOf(view),
  };
}

/** The scenarios that stand for one node each. */
function bundled(view: PageView, neededBy: readonly number[][]): readonly number[][] {
  const {scenarios} = view.data;
  if (scenarios.length <= NODES_MAX) return scenarios.map((_, index) => [index]);
  const bundles = new Map<string, number[]>();
  for (const [index, {needs}] of scenarios.entries()) {
    const alike = JSON.stringify([[...needs].sort(), neededBy[index]]);
    const bundle = bundles.get(alike);
    if (bundle === undefined) bundles.set(alike, [index]);
    else bundle.push(index);
  }
  return [...bundles.values()];
}

interface Tally {
  cases: number;
  readonly counts: Record<Verdict, number>;
  readonly firstCase: Partial<Record<Verdict, number>>;
  startMs: number;
  endMs: number;
  durationMs: number;
}

function emptyTally(): Tally {
  return {
    cases: 0,
    counts: {passed: 0, failed: 0, flaky: 0, skipped: 0, error: 0, interrupted: 0},
    firstCase: {},
    startMs: Number.POSITIVE_INFINITY,
    endMs: Number.NEGATIVE_INFINITY,
    durationMs: 0,
  };
}

/** By node and environment. */
function talliesOf(
  view: PageView,
  nodeOf: ReadonlyMap<number, number>,
  count: number,
): ReadonlyArray<ReadonlyMap<number, Tally>> {
  const {cases} = view.data;
  const tallies = Array.from({length: count}, () => new Map<number, Tally>());
  for (const [index, scenario] of cases.scenario.entries()) {
    const byEnvironment = tallies[nodeOf.get(scenario) ?? -1];
    if (byEnvironment === undefined) continue;
    const environment = cases.environment[index] ?? -1;
    const tally = byEnvironment.get(environment) ?? emptyTally();
    byEnvironment.set(environment, tally);
    const verdict = PAGE_VERDICTS[cases.verdict[index] ?? 0] ?? 'interrupted';
    tally.cases++;
    tally.counts[verdict]++;
    tally.firstCase[verdict] ??= index;
    tally.durationMs += cases.durationMs[index] ?? 0;
    const last = view.attempts(index).at(-1);
    const startMs = cases.startMs[index] ?? -1;
    if (startMs === -1 || last?.startMs === undefined) continue;
    tally.startMs = Math.min(tally.startMs, startMs);
    tally.endMs = Math.max(tally.endMs, last.startMs + last.durationMs);
  }
  return tallies;
}

function sumOf(tallies: Iterable<Tally>): GraphTally {
  const sum = emptyTally();
  for (const tally of tallies) {
    sum.cases += tally.cases;
    sum.durationMs += tally.durationMs;
    sum.startMs = Math.min(sum.startMs, tally.startMs);
    sum.endMs = Math.max(sum.endMs, tally.endMs);
    for (const verdict of PAGE_VERDICTS) {
      sum.counts[verdict] += tally.counts[verdict];
      const first = tally.firstCase[verdict];
      if (first !== undefined) {
        sum.firstCase[verdict] = Math.min(first, sum.firstCase[verdict] ?? first);
      }
    }
  }
  return finished(sum);
}

function finished({cases, counts, firstCase, startMs, endMs, durationMs}: Tally): GraphTally {
  const verdict = WORST_FIRST.find((each) => counts[each] > 0) ?? 'skipped';
  return {
    cases,
    counts,
    verdict,
    startMs: Number.isFinite(startMs) ? startMs : undefined,
    endMs: Number.isFinite(endMs) ? endMs : undefined,
    durationMs,
    case: firstCase[verdict] ?? -1,
  };
}

function chainsOf(view: PageView): readonly GraphChain[] {
  const chains = new Map<number, Map<string, {-readonly [K in keyof GraphStage]: GraphStage[K]}>>();
  const {instances, stages} = view.data;
  for (const [index, ref] of stages.stage.entries()) {
    const environment = instances[stages.instance[index] ?? -1]?.environment ?? -1;
    const stage = view.text(ref) ?? '';
    const startMs = stages.startMs[index] ?? 0;
    const durationMs = stages.durationMs[index] ?? 0;
    const chain = chains.get(environment) ?? new Map();
    chains.set(environment, chain);
    const none = {stage, count: 0, failed: 0, startMs, endMs: 0, totalMs: 0, maxMs: 0, waitedMs: 0};
    const sum = chain.get(stage) ?? none;
    chain.set(stage, sum);
    sum.count++;
    if (stages.ok[index] !== 1) sum.failed++;
    sum.startMs = Math.min(sum.startMs, startMs);
    sum.endMs = Math.max(sum.endMs, startMs + durationMs);
    sum.totalMs += durationMs;
    sum.maxMs = Math.max(sum.maxMs, durationMs);
    sum.waitedMs += stages.waitedMs[index] ?? 0;
  }
  return Array.from(chains, ([environment, chain]) => ({
    environment,
    stages: [...chain.values()].sort((a, b) => STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage)),
  })).sort((a, b) => a.environment - b.environment);
}
