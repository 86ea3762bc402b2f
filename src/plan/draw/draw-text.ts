import type {EnvironmentSpec} from '../../manifest/manifest.ts';
import {formatDuration} from '../../util/duration.ts';
import {formatSize} from '../../util/size.ts';
import {sanitizeLine} from '../../util/terminal-text.ts';
import {captures} from '../build-graph.ts';
import {boardWords, lockWords} from '../describe-locks.ts';
import {describeWork} from '../describe-work.ts';
import {forkSetsOf} from '../fork-sets.ts';
import {deploys, type InstanceNeeds, instanceNeeds} from '../instance-needs.ts';
import type {Case, NodeKind, Plan} from '../plan.ts';
import type {PlanReport} from './plan-report.ts';

/** Cases of a `scenario@environment` that are shown one by one. */
const CASES_MAX = 6;
/** Lines for the cases of one environment. */
const LINES_MAX = 40;
/** Sets of cases whose preparation is shown. */
const SETS_MAX = 6;
/** Nodes of the critical path that are shown. */
const PATH_MAX = 12;

/** The plan for people: what happens on each environment, then the graph in numbers. */
export function drawText(report: PlanReport, options: Everything): string {
  const {plan} = report;
  const byEnvironment = Map.groupBy(plan.cases, ({environment}) => environment);
  const sections = Array.from(byEnvironment, ([id, cases]) => {
    const spec = plan.manifest.environments.get(id);
    return spec === undefined ? [] : drawEnvironment(spec, cases, options);
  });
  return `${[drawHead(plan, byEnvironment.size), ...sections, drawNumbers(report)]
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function drawHead(plan: Plan, environmentCount: number): string[] {
  const {manifest, shard, seed, deselectedCount} = plan;
  const parts = [
    count(plan.cases.length, 'case'),
    ...(environmentCount > 1 ? [`${environmentCount} environments`] : []),
    ...(deselectedCount > 0 ? [`${deselectedCount} not selected`] : []),
    ...(shard === undefined ? [] : [`shard ${shard.index}/${shard.count}`]),
    seed === undefined ? 'longest first' : `random order, seed ${seed}`,
    `concurrency ${manifest.concurrency.total}`,
  ];
  return [`${sanitizeLine(manifest.name)}: ${parts.join(', ')}`];
}

interface Everything {
  readonly everything: boolean;
}

function drawEnvironment(
  spec: EnvironmentSpec,
  cases: readonly Case[],
  options: Everything,
): string[] {
  const {isolation} = spec;
  const each = {fresh: 'an instance', fork: 'a clone', shared: undefined}[isolation];
  const instances =
    each === undefined
      ? count(Math.min(spec.instances, cases.length), 'instance')
      : `${each} for each case, ${spec.instances} at once`;
  return [
    `${spec.id} (${kindOf(spec)}, ${instances})`,
    ...drawLocks(spec),
    ...(isolation === 'fork' ? drawFork(spec, cases) : drawChain(spec, cases)),
    ...drawGroups(cases, options),
    ...(isolation === 'fresh' ? [] : ['  cleanup']),
  ];
}

/** What is waited for before anything is made. */
function drawLocks(spec: EnvironmentSpec): string[] {
  const [locks, board] = [lockWords(spec), boardWords(spec)];
  const each = spec.isolation === 'fresh' ? 'for each case' : 'for each instance';
  return [
    ...(locks === undefined ? [] : [`  lock ${sanitizeLine(locks)}`]),
    ...(board === undefined ? [] : [`  lock ${sanitizeLine(board)}, ${each}`]),
  ];
}

function kindOf(spec: EnvironmentSpec): string {
  if (spec.type !== 'qemu') return spec.type;
  return `${spec.type} ${spec.arch}, ${count(spec.cpus, 'CPU')}, ${formatSize(spec.memoryBytes)}`;
}

function drawChain(spec: EnvironmentSpec, cases: readonly Case[]): string[] {
  const needs = instanceNeeds(
    spec,
    cases.map(({scenario}) => scenario),
  );
  const before = stages('provision', 'connect', ...prepare(needs), 'ready');
  return [
    spec.isolation === 'fresh' ? `  for each case: ${before} → run → cleanup` : `  ${before}`,
    ...drawWork(needs),
  ];
}

function drawFork(spec: EnvironmentSpec, cases: readonly Case[]): string[] {
  const {sets, common} = forkSetsOf(spec, cases);
  const isSingle = sets.length === 1;
  const lines = [
    `  ${stages('provision', 'connect', ...prepare(common), isSingle && 'ready', 'checkpoint')}`,
    ...drawWork(common),
  ];
  if (!isSingle) {
    const own = sets.map((set) => prepare(set.own));
    const ofAny = (['deploy', 'instrument'] as const).map(
      (kind) => own.some((kinds) => kinds.includes(kind)) && kind,
    );
    const chain = stages('fork', 'connect', ...ofAny, 'ready', 'checkpoint');
    lines.push(`  for each of ${sets.length} sets of cases that need the same: ${chain}`);
    for (const [index, set] of sets.slice(0, SETS_MAX).entries()) {
      lines.push(...drawWork(set.own, `set ${index + 1} `));
    }
    if (sets.length > SETS_MAX) lines.push(`    … ${sets.length - SETS_MAX} more sets`);
  }
  lines.push(`  for each case: ${stages('fork', 'connect', 'run', 'cleanup')}`);
  return lines;
}

function prepare(needs: InstanceNeeds): ReadonlyArray<NodeKind | false> {
  return [deploys(needs) && 'deploy', needs.instrumentation.length > 0 && 'instrument'];
}

/** What the stages before the first case do. */
function drawWork(needs: InstanceNeeds, prefix = ''): string[] {
  return Object.entries(describeWork(needs)).map(
    ([kind, work]) => `    ${prefix}${kind}: ${work.map((text) => sanitizeLine(text)).join('; ')}`,
  );
}

function stages(...kinds: ReadonlyArray<NodeKind | false>): string {
  return kinds.filter((kind) => kind !== false).join(' → ');
}

function drawGroups(cases: readonly Case[], {everything}: Everything): string[] {
  const lines: string[] = [];
  let shown = 0;
  while (shown < cases.length && (everything || lines.length < LINES_MAX)) {
    // The cases of a group stand together, so that the rest need not be looked at.
    let end = shown + 1;
    while (cases[end]?.group === cases[shown]?.group) end += 1;
    lines.push(...drawGroup(cases.slice(shown, end), {everything}));
    shown = end;
  }
  if (shown < cases.length) lines.push(`  … ${count(cases.length - shown, 'more case')}`);
  return lines;
}

function drawGroup(cases: readonly Case[], {everything}: Everything): string[] {
  const max = everything || cases.length <= CASES_MAX ? cases.length : CASES_MAX - 1;
  const lines = cases.slice(0, max).map((item) => `  run ${item.id}${drawFacts(item)}`);
  const rest = cases.slice(max);
  if (rest.length > 0) lines.push(`  … ${rest.length} more of ${rest[0]?.group}`);
  return lines;
}

function drawFacts({expectedMs, needs, scenario}: Case): string {
  const facts = [
    ...(expectedMs === undefined ? [] : [`about ${formatDuration(expectedMs)}`]),
    ...(needs.length === 0 ? [] : [`after ${cut(needs, 4, ', ')}`]),
    ...(captures(scenario) ? ['captures files'] : []),
    ...(scenario.quarantine === undefined ? [] : ['quarantined']),
    ...(scenario.xfail === undefined ? [] : ['expected to fail']),
  ];
  return facts.length === 0 ? '' : `  (${facts.join('; ')})`;
}

function drawNumbers({plan, metrics, estimate}: PlanReport): string[] {
  const {nodeCount, edgeCount, depth, width, criticalPath, criticalPathMs} = metrics;
  const path = cut(
    criticalPath.map(({id}) => id),
    PATH_MAX,
    ' → ',
  );
  const lines = [
    `graph: ${count(nodeCount, 'node')}, ${count(edgeCount, 'edge')}, depth ${depth}, width ${width}`,
    `critical path${estimate === undefined ? '' : ` (${formatDuration(criticalPathMs)})`}: ${path}`,
  ];
  if (estimate === undefined) return [...lines, 'time: not known, no case has run before'];
  const {knownCount, totalMs, makespanMs} = estimate;
  const unknown = plan.cases.length - knownCount;
  const basis = unknown === 0 ? '' : `; ${count(unknown, 'case')} never passed before`;
  return [
    ...lines,
    `time: about ${formatDuration(makespanMs)}, ${formatDuration(totalMs)} one by one${basis}`,
  ];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function cut(items: readonly string[], max: number, separator: string): string {
  if (items.length <= max) return items.join(separator);
  // The end says where it leads, so the middle is left out.
  const head = items.slice(0, max - 2);
  const left = items.length - max + 1;
  return [...head, `… ${left} more …`, ...items.slice(-1)].join(separator);
}
