import type {FaultRecord} from '../../journal/event.ts';
import type {
  AttemptResult,
  CaseResult,
  DeploymentResult,
  RunReader,
  StageResult,
} from '../../journal/run-result.ts';
import {excerpt, oneLine} from '../guest-text.ts';
import type {TextSink} from '../report-format.ts';
import {nestedLanes, type Span} from './trace-lanes.ts';

/**
 * Chrome's trace event format, as Perfetto and `chrome://tracing` open it: "Trace Event Format",
 * Google, 2016. Times are whole microseconds since the run began; `pid` is an environment, `tid` a
 * lane of one of its instances.
 */

/** The process that stands for the run itself: what is not of one environment. */
const RUN_PID = 1;

const NAME_CHARS_MAX = 200;

type Json = Readonly<Record<string, unknown>>;

/** Writes where the time went: stages, cases and steps on their instances, with what they waited for. */
export function writeTrace(reader: RunReader, out: TextSink): void {
  const {run, cases} = reader.result;
  const about = {
    run: run.runId,
    proctor: run.version,
    manifest: run.manifest.name,
    startedAt: new Date(run.startedAt).toISOString(),
  };
  out(`{"displayTimeUnit":"ms","otherData":${JSON.stringify(about)},"traceEvents":[`);
  let separator = '\n';
  const emit = (event: Json): void => {
    out(`${separator}${JSON.stringify(event)}`);
    separator = ',\n';
  };
  const writer = new TraceWriter(reader, emit);
  emit(named('process_name', {pid: RUN_PID, tid: 0}, `run ${run.runId}`));
  writer.environments();
  writer.needs(cases);
  writer.soak();
  out('\n]}\n');
}

/** Where something stands in the trace. */
interface TracePlace {
  readonly pid: number;
  readonly tid: number;
}

interface Placed extends TracePlace {
  readonly start: number;
  readonly end: number;
}

class TraceWriter {
  readonly #reader: RunReader;
  readonly #emit: (event: Json) => void;
  readonly #startedAt: number;
  /** Where cases stand, of scenarios that another one needs or that need one. */
  readonly #places = new Map<string, Placed>();

  constructor(reader: RunReader, emit: (event: Json) => void) {
    this.#reader = reader;
    this.#emit = emit;
    this.#startedAt = reader.result.run.startedAt;
  }

  environments(): void {
    const lanes = this.#spansByInstance();
    const pids = new Map<string, number>();
    const tids = new Map<number, number>();
    for (const [instance, {environment, spans, instants}] of lanes) {
      let pid = pids.get(environment);
      if (pid === undefined) {
        pid = RUN_PID + 1 + pids.size;
        pids.set(environment, pid);
        this.#emit(named('process_name', {pid, tid: 0}, environment));
        this.#emit({ph: 'M', name: 'process_sort_index', pid, tid: 0, args: {sort_index: pid}});
      }
      const first = tids.get(pid) ?? 1;
      const nested = nestedLanes(spans);
      for (const [index, lane] of nested.entries()) {
        const tid = first + index;
        const name = index === 0 ? instance : `${instance} (${index + 1})`;
        this.#emit(named('thread_name', {pid, tid}, name));
        this.#emit({ph: 'M', name: 'thread_sort_index', pid, tid, args: {sort_index: tid}});
        for (const span of lane) this.#span(span, {pid, tid});
      }
      for (const instant of instants) this.#emit({...instant, ph: 'i', s: 't', pid, tid: first});
      tids.set(pid, first + Math.max(1, nested.length));
    }
  }

  /** An arrow from the end of what was needed to the beginning of what needed it. */
  needs(cases: readonly CaseResult[]): void {
    const needed = new Map<string, Placed>();
    const needing = new Map<string, Placed>();
    for (const {id, scenario} of cases) {
      const place = this.#places.get(id);
      if (place === undefined) continue;
      const last = needed.get(scenario);
      if (last === undefined || place.end > last.end) needed.set(scenario, place);
      const first = needing.get(scenario);
      if (first === undefined || place.start < first.start) needing.set(scenario, place);
    }
    let id = 0;
    for (const {scenario, needs = []} of this.#reader.result.scenarios) {
      const to = needing.get(scenario);
      for (const name of needs) {
        const from = needed.get(name);
        if (from === undefined || to === undefined || from.end > to.start) continue;
        const flow = {cat: 'needs', name: `${scenario} needs ${name}`, id: ++id};
        // An arrow begins inside of what it comes from.
        const ts = Math.max(from.start, from.end - 1);
        this.#emit({...flow, ph: 's', pid: from.pid, tid: from.tid, ts});
        this.#emit({...flow, ph: 'f', bp: 'e', pid: to.pid, tid: to.tid, ts: to.start});
      }
    }
  }

  /** The series of a soak. */
  soak(): void {
    for (const {elapsedMs, values, restarts} of this.#reader.result.soak?.samples ?? []) {
      const at = {ph: 'C', pid: RUN_PID, tid: 0, ts: Math.round(elapsedMs * 1000)};
      for (const [name, value] of Object.entries(values)) {
        this.#emit({...at, name: shown(name), args: {value}});
      }
      this.#emit({...at, name: 'restarts', args: {value: restarts}});
    }
  }

  #span({start, end, name, kind, args, item}: Span, place: TracePlace): void {
    this.#emit({
      ph: 'X',
      cat: kind,
      name: shown(name),
      ...place,
      ts: start,
      dur: end - start,
      args,
    });
    if (item !== undefined) this.#places.set(item, {...place, start, end});
  }

  #spansByInstance(): Map<string, InstanceSpans> {
    const {result} = this.#reader;
    const lanes = new Map<string, InstanceSpans>();
    const laneOf = (instance: string, environment: string): InstanceSpans => {
      const known = lanes.get(instance) ?? {environment, spans: [], instants: []};
      lanes.set(instance, known);
      return known;
    };
    for (const stage of result.stages) {
      const {spans} = laneOf(stage.instance, stage.environment);
      spans.push(this.#stage(stage));
    }
    for (const deployment of result.deployments) {
      const {spans} = laneOf(deployment.instance, deployment.environment);
      spans.push(...this.#deployment(deployment));
    }
    for (const item of result.cases) {
      for (const attempt of item.attempts) {
        const lane = laneOf(attempt.instance ?? item.environment, item.environment);
        this.#attempt(item, attempt, lane);
      }
    }
    for (const report of result.consoleReports) {
      const {instants} = laneOf(report.instance, report.environment);
      const {title, severity, case: id} = report;
      const name = shown(`${severity}: ${title}`);
      instants.push({cat: 'console', name, ts: this.#time(report.at), args: {case: id}});
    }
    for (const {instance, environment, name, at, evidence, help, ok} of result.readiness) {
      if (ok) continue;
      const {instants} = laneOf(instance, environment);
      const args = {evidence, help};
      instants.push({
        cat: 'readiness',
        name: shown(`not ready: ${name}`),
        ts: this.#time(at),
        args,
      });
    }
    return lanes;
  }

  #stage(stage: StageResult): Span {
    const {ok, facts, attempt, waitedMs, waitedFor} = stage;
    const args = {...facts, ok, attempt, case: stage.case, ...faultArgs(stage.fault)};
    return {
      ...this.#interval(stage.startedAt, stage.durationMs),
      name: stage.stage,
      kind: 'stage',
      args,
      wait: waitOf(waitedMs, waitedFor),
    };
  }

  *#deployment(deployment: DeploymentResult): Generator<Span> {
    const {deployment: name, startedAt, durationMs, status, log, facts, stages} = deployment;
    const around = this.#interval(startedAt, durationMs);
    yield {
      ...around,
      name: `deployment ${name}`,
      kind: 'deployment',
      args: {...facts, status, log, ...faultArgs(deployment.fault)},
    };
    for (const stage of stages) {
      if (stage.status === 'skipped') continue;
      yield {
        ...within(this.#interval(stage.startedAt, stage.durationMs), around),
        name: stage.stage,
        kind: 'deployment',
        args: {...stage.facts, status: stage.status, ...faultArgs(stage.fault)},
      };
    }
  }

  #attempt(item: CaseResult, attempt: AttemptResult, lane: InstanceSpans): void {
    const {startedAt} = attempt;
    if (startedAt === undefined) return;
    const {verdict, reason, waited} = attempt;
    const interval = this.#interval(startedAt, attempt.durationMs);
    const isLast = attempt === item.attempts.at(-1);
    const span: Span = {
      ...interval,
      name: item.id,
      kind: 'case',
      args: {verdict, attempt: attempt.attempt, reason, log: attempt.log, waitedMs: waited?.ms},
      wait: waitOf(waited?.ms, waited?.why),
      ...(isLast && {item: item.id}),
    };
    lane.spans.push(span);
    for (const step of attempt.steps) {
      if (step.startedAt === undefined || step.verdict === 'skipped') continue;
      const {exitCode, signal} = step;
      lane.spans.push({
        ...within(this.#interval(step.startedAt, step.durationMs), interval),
        name: `${step.step}: ${step.name}`,
        kind: 'step',
        args: {
          verdict: step.verdict,
          exitCode,
          signal,
          reason: step.reason,
          ...faultArgs(step.fault),
        },
        of: span,
      });
    }
    if (verdict === 'passed' || verdict === 'skipped') return;
    const name = shown(`${verdict}: ${item.id}`);
    const args = {reason: reason === undefined ? undefined : excerpt(reason, 1_000)};
    lane.instants.push({cat: 'verdict', name, ts: interval.end, args});
  }

  #time(at: number): number {
    return Math.max(0, Math.round((at - this.#startedAt) * 1000));
  }

  #interval(startedAt: number, durationMs: number): {start: number; end: number} {
    const start = this.#time(startedAt);
    return {start, end: Math.max(start, this.#time(startedAt + durationMs))};
  }
}

interface InstanceSpans {
  readonly environment: string;
  readonly spans: Span[];
  readonly instants: Json[];
}

type Interval = Pick<Span, 'start' | 'end'>;

/** The part of `inner` that is inside of `outer`: clocks of the two may differ by a little. */
function within(inner: Interval, outer: Interval): Interval {
  const start = Math.min(Math.max(inner.start, outer.start), outer.end);
  return {start, end: Math.max(start, Math.min(inner.end, outer.end))};
}

function faultArgs(fault: FaultRecord | undefined): Json {
  return {fault: fault?.code, message: fault?.message, help: fault?.help};
}

function waitOf(ms: number | undefined, why: string | undefined): Span['wait'] {
  return ms === undefined || ms <= 0 ? undefined : {length: Math.round(ms * 1000), why};
}

function named(name: string, place: TracePlace, value: string): Json {
  return {ph: 'M', name, ...place, args: {name: shown(value)}};
}

function shown(text: string): string {
  return oneLine(text).slice(0, NAME_CHARS_MAX).toWellFormed();
}
