import type {EnvironmentId, EnvironmentSpec, Scenario} from '../manifest/manifest.ts';
import {assert} from '../util/assert.ts';
import {boardWords, lockWords} from './describe-locks.ts';
import {describeWork, type Work} from './describe-work.ts';
import {forkSetsOf} from './fork-sets.ts';
import {deploys, type InstanceNeeds, instanceNeeds} from './instance-needs.ts';
import type {Case, ExecutionGraph, GraphNode, NodeKind, Plan} from './plan.ts';

/**
 * The execution graph of a plan. Where an environment names locks, `lock` comes before all of it;
 * where it reserves a board, before each of its instances. On a `shared` environment provision → connect → deploy (where
 * there are artifacts, dependencies or a `prepare` hook) → instrument (where there are tools) → ready come once for each instance, on a `fresh` one for each
 * case; then run → capture (where something is to be captured) for each case; cleanup comes after
 * all cases of what it cleans. On a `fork` one the chain comes once and ends with a checkpoint, of
 * which each case gets a copy: fork → connect → run → capture → cleanup. Where cases differ in what
 * they need, each set of them has a checkpoint of its own, made from a copy of the first one: fork →
 * connect → deploy → instrument → ready → checkpoint. Cases that others need come before them; where many need many, a
 * `gate` stands in between, so that the graph is linear in the number of cases.
 */
export function buildGraph(plan: Plan): ExecutionGraph {
  return new GraphBuilder(plan).build();
}

/** The stages around the cases of one environment, or around one case of a `fresh` one. */
interface Chain {
  readonly environment: EnvironmentId;
  /** What its nodes are called after: the environment or the case. */
  readonly subject: string;
  readonly caseIndex: number | undefined;
  readonly multiplicity: number;
  /** What is done to the instance. */
  readonly needs: InstanceNeeds;
}

class GraphBuilder {
  readonly #plan: Plan;
  readonly #nodes: GraphNode[] = [];
  readonly #works = new Map<InstanceNeeds, Work>();
  readonly #edges: Array<readonly [number, number]> = [];
  /** The node that runs each case. */
  readonly #runs: Int32Array;
  /** The last node of each case: what cleanup comes after. */
  readonly #ends: Int32Array;
  /** The node that takes an environment's locks, which are held for all of its instances. */
  readonly #locks = new Map<EnvironmentId, number>();

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#runs = new Int32Array(plan.cases.length);
    this.#ends = new Int32Array(plan.cases.length);
  }

  build(): ExecutionGraph {
    const byEnvironment = new Map<EnvironmentId, Case[]>();
    for (const item of this.#plan.cases) {
      const cases = byEnvironment.get(item.environment);
      if (cases === undefined) byEnvironment.set(item.environment, [item]);
      else cases.push(item);
    }
    for (const [id, cases] of byEnvironment) {
      const spec = this.#plan.manifest.environments.get(id);
      assert(spec !== undefined, `environment ${id} does not exist`);
      if (spec.isolation === 'fresh') this.#addFresh(spec, cases);
      else if (spec.isolation === 'fork') this.#addFork(spec, cases);
      else this.#addShared(spec, cases);
    }
    this.#addNeeds();
    return {nodes: this.#nodes, edges: this.#edges};
  }

  #addShared(spec: EnvironmentSpec, cases: readonly Case[]): void {
    const chain = {
      environment: spec.id,
      subject: spec.id,
      caseIndex: undefined,
      multiplicity: Math.min(spec.instances, cases.length),
      needs: needsOf(spec, cases),
    };
    const ready = this.#addSetUp(spec, chain);
    for (const item of cases) this.#addCase(item, ready);
    this.#addCleanup(chain, cases);
  }

  #addFresh(spec: EnvironmentSpec, cases: readonly Case[]): void {
    // An instance does not know yet which case it will be for, so each gets all artifacts.
    const needs = needsOf(spec, cases);
    for (const item of cases) {
      const chain = {
        environment: item.environment,
        subject: item.id,
        caseIndex: item.index,
        multiplicity: 1,
        needs,
      };
      this.#addCase(item, this.#addSetUp(spec, chain));
      this.#addCleanup(chain, [item]);
    }
  }

  #addFork(spec: EnvironmentSpec, cases: readonly Case[]): void {
    const {id} = spec;
    const {sets, common} = forkSetsOf(spec, cases);
    const owner = {environment: id, subject: id, caseIndex: undefined, multiplicity: 1};
    const chain = {...owner, needs: common};
    const isSingle = sets.length === 1;
    const held = this.#addLock(spec, chain);
    const last: readonly NodeKind[] = isSingle ? ['ready', 'checkpoint'] : ['checkpoint'];
    const kinds: readonly NodeKind[] = ['provision', 'connect', ...prepare(common), ...last];
    const base = this.#addStages(kinds, chain, held);
    const ends = sets.map(({cases: members, own: needs}, index) => {
      const own = {...owner, subject: `${id} set ${index + 1}`, needs};
      const stages: readonly NodeKind[] = [
        ...(['fork', 'connect', ...prepare(needs), 'ready', 'checkpoint'] as const),
      ];
      const frozen = isSingle ? base : this.#addStages(stages, own, base);
      const discarded = members.map((item) => this.#addClone(item, frozen));
      if (isSingle) return discarded;
      const cleanup = this.#addStage('cleanup', own);
      for (const end of discarded) this.#edges.push([end, cleanup]);
      return [cleanup];
    });
    const cleanup = this.#addStage('cleanup', chain);
    for (const end of ends.flat()) this.#edges.push([end, cleanup]);
  }

  /** A copy of what `frozen` froze, with its case; the node that discards it. */
  #addClone(item: Case, frozen: number): number {
    const chain = {
      environment: item.environment,
      subject: item.id,
      caseIndex: item.index,
      multiplicity: 1,
      needs: NOTHING,
    };
    this.#addCase(item, this.#addStages(['fork', 'connect'], chain, frozen));
    const discard = this.#addStage('cleanup', chain);
    this.#edges.push([this.#ends[item.index] ?? 0, discard]);
    return discard;
  }

  /** The node that all of the chain's cases come after. */
  #addSetUp(spec: EnvironmentSpec, chain: Chain): number {
    const kinds: readonly NodeKind[] = ['provision', 'connect', ...prepare(chain.needs), 'ready'];
    return this.#addStages(kinds, chain, this.#addReservation(spec, chain));
  }

  /** Locks are taken once, a board is reserved for each instance. The node to come after, if any. */
  #addReservation(spec: EnvironmentSpec, chain: Chain): number | undefined {
    const held = this.#addLock(spec, chain);
    const words = boardWords(spec);
    if (words === undefined) return held;
    const {environment, subject, caseIndex, multiplicity} = chain;
    const id =
      held === undefined || caseIndex !== undefined ? `lock ${subject}` : `lock board ${subject}`;
    const work = [words];
    const node = this.#addNode({id, kind: 'lock', environment, caseIndex, multiplicity, work});
    if (held !== undefined) this.#edges.push([held, node]);
    return node;
  }

  #addLock(spec: EnvironmentSpec, {environment}: Chain): number | undefined {
    const words = lockWords(spec);
    if (words === undefined) return undefined;
    const known = this.#locks.get(environment);
    if (known !== undefined) return known;
    const node = this.#addNode({
      id: `lock ${environment}`,
      kind: 'lock',
      environment,
      caseIndex: undefined,
      multiplicity: 1,
      work: [words],
    });
    this.#locks.set(environment, node);
    return node;
  }

  /** Nodes that come one after another; the last of them. */
  #addStages(kinds: readonly NodeKind[], chain: Chain, before?: number): number {
    let last = before;
    for (const kind of kinds) {
      const node = this.#addStage(kind, chain);
      if (last !== undefined) this.#edges.push([last, node]);
      last = node;
    }
    assert(last !== undefined, 'a chain has no stages');
    return last;
  }

  #addCleanup(chain: Chain, cases: readonly Case[]): void {
    const cleanup = this.#addStage('cleanup', chain);
    for (const {index} of cases) this.#edges.push([this.#ends[index] ?? 0, cleanup]);
  }

  #addStage(kind: NodeKind, chain: Chain): number {
    const {environment, subject, caseIndex, multiplicity, needs} = chain;
    const work = this.#work(kind, needs);
    return this.#addNode({
      id: `${kind} ${subject}`,
      kind,
      environment,
      caseIndex,
      multiplicity,
      ...(work !== undefined && {work}),
    });
  }

  /** Nodes that do the same share the words for it. */
  #work(kind: NodeKind, needs: InstanceNeeds): readonly string[] | undefined {
    let known = this.#works.get(needs);
    if (known === undefined) {
      known = describeWork(needs);
      this.#works.set(needs, known);
    }
    return known[kind];
  }

  #addCase(item: Case, ready: number): void {
    const run = this.#addCaseNode('run', item);
    this.#edges.push([ready, run]);
    this.#runs[item.index] = run;
    this.#ends[item.index] = run;
    if (!captures(item.scenario)) return;
    const capture = this.#addCaseNode('capture', item);
    this.#edges.push([run, capture]);
    this.#ends[item.index] = capture;
  }

  #addCaseNode(kind: NodeKind, {id, index, environment}: Case): number {
    return this.#addNode({
      id: `${kind} ${id}`,
      kind,
      environment,
      caseIndex: index,
      multiplicity: 1,
    });
  }

  #addNode(node: GraphNode): number {
    return this.#nodes.push(node) - 1;
  }

  /**
   * Edges from each needed group to the cases that need it. A group of several cases that several
   * wait for gets a gate behind it; a group of several cases that need several gets one before.
   */
  #addNeeds(): void {
    if (this.#plan.cases.every(({needs}) => needs.length === 0)) return;
    const groups = groupCases(this.#plan.cases);
    const exits = new Map<string, readonly number[]>();
    for (const [name, {cases, dependants}] of groups) {
      const ends = cases.map((index) => this.#ends[index] ?? 0);
      if (dependants === 0) continue;
      exits.set(name, ends.length > 1 && dependants > 1 ? [this.#addGate(name, ends)] : ends);
    }
    for (const [name, {cases, needs}] of groups) {
      const sources = needs.flatMap((need) => exits.get(need) ?? []);
      if (sources.length === 0) continue;
      const isGated = sources.length > 1 && cases.length > 1;
      const from = isGated ? [this.#addGate(`before ${name}`, sources)] : sources;
      for (const index of cases) {
        for (const source of from) this.#edges.push([source, this.#runs[index] ?? 0]);
      }
    }
  }

  #addGate(name: string, sources: readonly number[]): number {
    const gate = this.#addNode({
      id: `gate ${name}`,
      kind: 'gate',
      environment: undefined,
      caseIndex: undefined,
      multiplicity: 1,
    });
    for (const source of sources) this.#edges.push([source, gate]);
    return gate;
  }
}

/** Whether anything is brought back after a case. */
export function captures({capture, captureLimits}: Scenario): boolean {
  return capture.length > 0 || captureLimits?.cores === true;
}

/** What is done to a connected instance before it is looked at. */
function prepare(needs: InstanceNeeds): readonly NodeKind[] {
  return [
    ...(deploys(needs) ? (['deploy'] as const) : []),
    ...(needs.instrumentation.length > 0 ? (['instrument'] as const) : []),
  ];
}

/** For clones: all has been done. */
const NOTHING: InstanceNeeds = {
  artifacts: [],
  dependencies: undefined,
  prepares: false,
  instrumentation: [],
  readiness: [],
};

interface NeedGroup {
  readonly cases: number[];
  readonly needs: readonly string[];
  /** How many cases need it. */
  dependants: number;
}

function groupCases(cases: readonly Case[]): Map<string, NeedGroup> {
  const groups = new Map<string, NeedGroup>();
  for (const {group, index, needs} of cases) {
    const known = groups.get(group);
    if (known === undefined) groups.set(group, {cases: [index], needs, dependants: 0});
    else known.cases.push(index);
  }
  for (const {cases: members, needs} of groups.values()) {
    for (const name of needs) {
      const needed = groups.get(name);
      if (needed !== undefined) needed.dependants += members.length;
    }
  }
  return groups;
}

function needsOf(spec: EnvironmentSpec, cases: readonly Case[]): InstanceNeeds {
  return instanceNeeds(
    spec,
    cases.map(({scenario}) => scenario),
  );
}
