import type {Verdict} from '../../journal/event.ts';
import type {AttemptRow, PageView, StageRow} from './page-view.ts';

/** What happened when, on which lane. Runs in browsers. Times are ms since the run began. */
export interface Timeline {
  readonly endMs: number;
  readonly groups: readonly TimelineGroup[];
}

/** The lanes of one environment. */
export interface TimelineGroup {
  /** Index; -1 for an environment that is not known. */
  readonly environment: number;
  readonly name: string;
  readonly lanes: readonly TimelineLane[];
}

export interface TimelineLane {
  /** The instance's name; where several took turns, the first one's and how many more. */
  readonly label: string;
  readonly instances: readonly string[];
  /** By their start; of one lane, none overlaps another. */
  readonly bars: readonly TimelineBar[];
}

export interface TimelineBar {
  /** `wait`: the lane had nothing to do, since what comes next waited for what the label says. */
  readonly kind: 'stage' | 'case' | 'wait';
  readonly startMs: number;
  readonly endMs: number;
  /** The stage, the case's id, or what was waited for. */
  readonly label: string;
  /** Of attempts. */
  readonly verdict: Verdict | undefined;
  /** Whether it went well, as far as can be said. */
  readonly isOk: boolean;
  /** Index of the case. */
  readonly case: number | undefined;
  /** Indexes into `data.attempts` and `data.stages`. */
  readonly attempt: number | undefined;
  readonly stage: number | undefined;
  /** How many bars it stands for. */
  readonly count: number;
}

/** With more instances, those of an environment that were not there at once share lanes. */
const OWN_LANES_MAX = 24;

/** A shorter wait is not worth a bar. */
const WAIT_MIN_MS = 0.1;

/** The bars of all instances, in lanes. Time is linear in the number of attempts and stages. */
export function timelineOf(view: PageView): Timeline {
  const {instances, environments, run} = view.data;
  const groups = new Map<number, Map<string, TimelineBar[]>>();
  const barsOf = (environment: number, instance: string): TimelineBar[] => {
    const lanes = groups.get(environment) ?? new Map<string, TimelineBar[]>();
    groups.set(environment, lanes);
    const bars = lanes.get(instance) ?? [];
    lanes.set(instance, bars);
    return bars;
  };
  const environmentOf = new Map(instances.map(({name, environment}) => [name, environment]));
  for (let index = 0; index < view.data.stages.stage.length; index++) {
    const stage = view.stage(index);
    barsOf(environmentOf.get(stage.instance) ?? -1, stage.instance).push(stageBar(stage));
  }
  for (let index = 0; index < view.caseCount; index++) {
    const item = view.case(index);
    for (const attempt of view.attempts(index)) {
      const {instance, startMs} = attempt;
      if (startMs === undefined) continue;
      const environment = item.environmentIndex;
      const lane = barsOf(environmentOf.get(instance ?? '') ?? environment, instance ?? '');
      lane.push(attemptBar(attempt, startMs, {index, id: item.id}));
    }
  }
  const waits = waitsOf(view);
  return {
    endMs: run.endMs,
    groups: Array.from(groups, ([environment, lanes]) => ({
      environment,
      name: environments[environment]?.name ?? '',
      lanes: shared(Array.from(lanes, ([name, bars]) => lane(name, bars, waits))),
    })).sort((a, b) => a.environment - b.environment),
  };
}

/**
 * Bars for a picture in which what is shorter than `msMin` cannot be told apart: neighbours that
 * are as short become one, with the worst verdict of them.
 */
export function drawnBars(bars: readonly TimelineBar[], msMin: number): readonly TimelineBar[] {
  const drawn: TimelineBar[] = [];
  for (const bar of bars) {
    const last = drawn.at(-1);
    const isJoined =
      last !== undefined &&
      last.kind === bar.kind &&
      bar.endMs - bar.startMs < msMin &&
      bar.startMs - last.endMs < msMin &&
      (last.count > 1 || last.endMs - last.startMs < msMin);
    if (!isJoined) {
      drawn.push(bar);
      continue;
    }
    const worse = rank(bar) > rank(last) ? bar : last;
    const count = last.count + bar.count;
    drawn[drawn.length - 1] = {...worse, startMs: last.startMs, endMs: bar.endMs, count};
  }
  return drawn;
}

/** What a bar that stands for several looks like is what is worst in them. */
const WORST_LAST: readonly (Verdict | undefined)[] = [
  undefined,
  'skipped',
  'passed',
  'flaky',
  'interrupted',
  'error',
  'failed',
];

function rank({verdict, isOk}: TimelineBar): number {
  return WORST_LAST.indexOf(verdict) + (isOk ? 0 : WORST_LAST.length);
}

function stageBar(stage: StageRow): TimelineBar {
  return {
    kind: 'stage',
    startMs: stage.startMs,
    endMs: stage.startMs + stage.durationMs,
    label: stage.stage,
    verdict: undefined,
    isOk: stage.ok,
    case: stage.case,
    attempt: undefined,
    stage: stage.index,
    count: 1,
  };
}

function attemptBar(
  {index, verdict, durationMs}: AttemptRow,
  startMs: number,
  item: {readonly index: number; readonly id: string},
): TimelineBar {
  return {
    kind: 'case',
    startMs,
    endMs: startMs + durationMs,
    label: item.id,
    verdict,
    isOk: verdict === 'passed' || verdict === 'skipped',
    case: item.index,
    attempt: index,
    stage: undefined,
    count: 1,
  };
}

interface Wait {
  readonly ms: number;
  readonly why: string | undefined;
}

type WaitOf = (bar: TimelineBar) => Wait;

function waitsOf(view: PageView): WaitOf {
  const {attempts, stages} = view.data;
  return ({attempt, stage}) => {
    const columns = attempt === undefined ? stages : attempts;
    const index = attempt ?? stage ?? -1;
    return {ms: columns.waitedMs[index] ?? 0, why: view.text(columns.waitedFor[index] ?? -1)};
  };
}

/** One instance's bars: what is inside of another is left to that one's details. */
function lane(instance: string, bars: TimelineBar[], waitOf: WaitOf): TimelineLane {
  bars.sort((a, b) => a.startMs - b.startMs || b.endMs - a.endMs);
  const apart: TimelineBar[] = [];
  let end = 0;
  for (const bar of bars) {
    const startMs = Math.max(bar.startMs, end);
    // A stage for a case, as bringing back its files, is within the case's own time.
    if (bar.endMs <= end && bar.kind === 'stage') continue;
    const {ms, why} = waitOf(bar);
    const waitStart = Math.max(end, bar.startMs - ms);
    if (bar.startMs - waitStart >= WAIT_MIN_MS) {
      const label = why ?? '';
      const times = {startMs: waitStart, endMs: bar.startMs};
      apart.push({...bar, ...times, kind: 'wait', label, verdict: undefined, isOk: true});
    }
    const endMs = Math.max(startMs, bar.endMs);
    apart.push({...bar, startMs, endMs});
    end = endMs;
  }
  return {label: instance, instances: [instance], bars: apart};
}

/** Lets instances that were not there at once share a lane, where there are very many. */
function shared(lanes: readonly TimelineLane[]): readonly TimelineLane[] {
  if (lanes.length <= OWN_LANES_MAX) return lanes;
  const byStart = [...lanes].sort((a, b) => startOf(a) - startOf(b));
  const taken: Array<{instances: string[]; bars: TimelineBar[]}> = [];
  for (const {instances, bars} of byStart) {
    const start = bars[0]?.startMs ?? 0;
    const free = taken.find((each) => (each.bars.at(-1)?.endMs ?? 0) <= start);
    if (free === undefined) taken.push({instances: [...instances], bars: [...bars]});
    else {
      free.instances.push(...instances);
      free.bars.push(...bars);
    }
  }
  return taken.map(({instances, bars}) => ({
    label:
      instances.length === 1 ? (instances[0] ?? '') : `${instances[0]} + ${instances.length - 1}`,
    instances,
    bars,
  }));
}

function startOf({bars}: TimelineLane): number {
  return bars[0]?.startMs ?? 0;
}
