import {FAULTS, type FaultCode} from '../faults/fault-error.ts';
import type {FaultRecord, SubResult} from '../journal/event.ts';
import {emptyCounts} from '../journal/fold-run.ts';
import type {MetricLimitRecord} from '../journal/plan-event.ts';
import type {
  AttemptResult,
  CaseResult,
  ConsoleReportResult,
  DeploymentResult,
  RunReader,
  RunResult,
  SoakResult,
  StageResult,
  StepResult,
} from '../journal/run-result.ts';
import {type EnvironmentResources, resourcesByEnvironment} from './environment-resources.ts';
import {excerpt, excerptTail} from './guest-text.ts';
import type {TextSink} from './report-format.ts';

/** Version of `schema/report.schema.json`; fields are only added within one. */
const FORMAT_VERSION = 1;

/** Output of a step that did not pass; the whole is in the log. */
const OUTPUT_CHARS_MAX = 16 * 1024;

/** Different reasons of a suite, of each verdict; those of all cases are with the cases. */
const REASONS_MAX = 5;
const REASON_CHARS_MAX = 1000;

/** Writes our own format, as `schema/report.schema.json` publishes it. */
export function writeJson(reader: RunReader, out: TextSink): void {
  const {result} = reader;
  out('{\n');
  const field: FieldWriter = (name, value) => {
    if (value !== undefined) out(`${JSON.stringify(name)}: ${JSON.stringify(value)},\n`);
  };
  const list: ListWriter = (name, values) => {
    writeList(out, name, values);
    out(',\n');
  };
  writeHead(reader, field);
  list('scenarios', result.scenarios);
  list('suites', suites(result.cases));
  list('performance', performance(result));
  list('stages', mapped(result.stages, stageValue));
  list('deployments', mapped(result.deployments, deploymentValue));
  field('deploymentCounts', result.deploymentCounts);
  field('deploymentTotals', result.deploymentTotals);
  list('readiness', mapped(result.readiness, withTime));
  list('instrumentation', mapped(result.instrumentation, withTime));
  field('coverage', result.coverage);
  list('warnings', result.warnings);
  list('locks', mapped(result.locks, withTime));
  if (result.soak !== undefined) {
    writeSoak(result.soak, out);
    out(',\n');
  }
  list('leaks', mapped(result.leaks, withTime));
  list('reapings', mapped(result.reapings, withTime));
  list(
    'consoleReports',
    mapped(result.consoleReports, (report) => consoleValue(reader, report)),
  );
  out('"cases": [');
  let first = true;
  for (const item of result.cases) {
    out(first ? '\n' : ',\n');
    first = false;
    writeCase(reader, item, out);
  }
  out('\n]\n}\n');
}

/** Writes one field, and nothing for `undefined`. */
type FieldWriter = (name: string, value: unknown) => void;

type ListWriter = (name: string, values: Iterable<unknown>) => void;

/** What is known of the run as a whole. */
function writeHead(reader: RunReader, field: FieldWriter): void {
  const {result} = reader;
  const {run, resumptions} = result;
  field('format', 'proctor-report');
  field('formatVersion', FORMAT_VERSION);
  field('version', run.version);
  field('runId', run.runId);
  field('startedAt', isoTime(run.startedAt));
  field('durationMs', result.durationMs);
  field('complete', result.complete);
  field('exitCode', result.exitCode);
  field('manifest', run.manifest);
  field('host', run.host);
  field('concurrency', run.concurrency);
  field('seed', run.seed);
  field('shard', run.shard && {index: run.shard.index, count: run.shard.count});
  field('stopping', result.stopping);
  if (resumptions.length > 0) field('resumptions', resumptions.map(withTime));
  field('environments', environments(reader));
  field('summary', {total: result.cases.length, ...result.counts});
}

function writeList(out: TextSink, name: string, values: Iterable<unknown>): void {
  out(`${JSON.stringify(name)}: [`);
  let first = true;
  for (const value of values) {
    out(`${first ? '' : ','}\n${JSON.stringify(value)}`);
    first = false;
  }
  out(first ? ']' : '\n]');
}

/** Each environment's configuration, and what was found on its instances. */
function environments(reader: RunReader): Record<string, unknown> {
  const {run, stages, cases} = reader.result;
  const found = new Map<string, Map<string, StageResult['facts']>>();
  for (const {environment, instance, facts} of stages) {
    if (facts === undefined) continue;
    const instances = found.get(environment) ?? new Map<string, StageResult['facts']>();
    // Fresh instances may be thousands: the first hundred show what they are.
    if (instances.size < 100) instances.set(instance, {...instances.get(instance), ...facts});
    found.set(environment, instances);
  }
  const resources = resourcesByEnvironment(stages);
  const names = new Set([
    ...Object.keys(run.environments),
    ...cases.map((item) => item.environment),
  ]);
  return Object.fromEntries(
    Array.from(names, (name) => [
      name,
      {
        configuration: Object.hasOwn(run.environments, name) ? run.environments[name] : {},
        ...resourcesField(resources.get(name)),
        instances: Array.from(found.get(name) ?? [], ([instance, facts]) => ({instance, facts})),
      },
    ]),
  );
}

/** A sample, a failure and a restart a line: there may be thousands. */
function writeSoak(
  {started, samples, failures, restarts, judged}: SoakResult,
  out: TextSink,
): void {
  out(`"soak": {\n"started": ${JSON.stringify(started)},\n`);
  writeList(out, 'samples', mapped(samples, withTime));
  out(',\n');
  writeList(out, 'failures', mapped(failures, failureValue));
  out(',\n');
  writeList(out, 'restarts', mapped(restarts, withTime));
  if (judged !== undefined) out(`,\n"judged": ${JSON.stringify(withTime(judged))}`);
  out('\n}');
}

function failureValue({at, fault, ...rest}: SoakResult['failures'][number]): unknown {
  return {at: isoTime(at), ...rest, ...(fault !== undefined && {fault: faultValue(fault)})};
}

function resourcesField(resources: EnvironmentResources | undefined): object {
  return resources === undefined ? {} : {resources};
}

/** A scenario on an environment, over its matrix and repetitions. */
interface SuiteTally {
  readonly scenario: string;
  readonly environment: string;
  total: number;
  passed: number;
  failed: number;
  flaky: number;
  skipped: number;
  error: number;
  interrupted: number;
  durationMs: number;
  /** Of the first case that did not pass. */
  reason?: string;
  /** Each that there was, up to `REASONS_MAX` of a verdict, in the order of the cases. */
  reasons?: SuiteReason[];
}

/** Why cases of a suite did not pass. */
interface SuiteReason {
  readonly verdict: CaseResult['verdict'];
  readonly reason: string;
  /** The first case of which this is said. */
  readonly case: string;
  /** Of how many cases. */
  cases: number;
}

function suites(cases: readonly CaseResult[]): Iterable<SuiteTally> {
  const tallies = new Map<string, SuiteTally>();
  const none = emptyCounts();
  for (const item of cases) {
    const {scenario, environment, verdict, durationMs} = item;
    const key = `${scenario}@${environment}`;
    let tally = tallies.get(key);
    if (tally === undefined) {
      tally = {scenario, environment, total: 0, ...none, durationMs: 0};
      tallies.set(key, tally);
    }
    tally.total++;
    tally[verdict]++;
    tally.durationMs += durationMs;
    addReason(tally, item);
  }
  return tallies.values();
}

function addReason(tally: SuiteTally, {id, verdict, reason}: CaseResult): void {
  if (verdict === 'passed' || reason === undefined) return;
  tally.reason ??= reason;
  tally.reasons ??= [];
  const alike = tally.reasons.filter((known) => known.verdict === verdict);
  const text = excerpt(reason, REASON_CHARS_MAX);
  const same = alike.find((known) => known.reason === text);
  if (same !== undefined) same.cases++;
  else if (alike.length < REASONS_MAX) {
    tally.reasons.push({verdict, reason: text, case: id, cases: 1});
  }
}

interface MetricTally {
  readonly scenario: string;
  readonly environment: string;
  readonly name: string;
  readonly unit?: string;
  count: number;
  min: number;
  mean: number;
  max: number;
  readonly baseline?: number;
  /** What the scenario says that it must keep to. */
  readonly limit?: MetricLimitRecord;
}

function performance({cases, scenarios}: RunResult): Iterable<MetricTally> {
  const limits = new Map(
    scenarios.map(({scenario, metrics}) => [scenario, new Map(Object.entries(metrics ?? {}))]),
  );
  const tallies = new Map<string, MetricTally>();
  for (const {scenario, environment, attempts} of cases) {
    for (const {name, value, unit, baseline} of attempts.at(-1)?.metrics ?? []) {
      const key = JSON.stringify([scenario, environment, name, unit]);
      const tally = tallies.get(key);
      if (tally !== undefined) {
        tally.count++;
        tally.min = Math.min(tally.min, value);
        tally.max = Math.max(tally.max, value);
        tally.mean += (value - tally.mean) / tally.count;
        continue;
      }
      const limit = limits.get(scenario)?.get(name);
      tallies.set(key, {
        scenario,
        environment,
        name,
        ...(unit !== undefined && {unit}),
        count: 1,
        min: value,
        mean: value,
        max: value,
        ...(baseline !== undefined && {baseline}),
        ...(limit !== undefined && {limit}),
      });
    }
  }
  return tallies.values();
}

function writeCase(reader: RunReader, item: CaseResult, out: TextSink): void {
  const {attempts, startedAt, fault, ...rest} = item as CaseResult & {ended?: boolean};
  const {ended: _ended, ...planned} = rest;
  const head = {
    ...planned,
    ...(fault !== undefined && {fault: faultValue(fault)}),
    ...(startedAt !== undefined && {startedAt: isoTime(startedAt)}),
  };
  out(`${JSON.stringify(head).slice(0, -1)},"attempts":[`);
  attempts.forEach((attempt, index) => {
    if (index > 0) out(',');
    writeAttempt(reader, attempt, out);
  });
  out(']}');
}

function writeAttempt(reader: RunReader, attempt: AttemptResult, out: TextSink): void {
  const {fault, metrics, captured, resultCounts} = attempt;
  const head = {
    attempt: attempt.attempt,
    verdict: attempt.verdict,
    ...(attempt.startedAt !== undefined && {startedAt: isoTime(attempt.startedAt)}),
    durationMs: attempt.durationMs,
    instance: attempt.instance,
    waitedMs: attempt.waited?.ms,
    waitedFor: attempt.waited?.why,
    reason: attempt.reason,
    ...(fault !== undefined && {fault: faultValue(fault)}),
    log: attempt.log,
    consoleLog: attempt.consoleLog,
    ...(attempt.doubts.length > 0 && {doubts: attempt.doubts}),
    steps: attempt.steps.map((step) => stepValue(reader, attempt, step)),
    ...(metrics.length > 0 && {metrics}),
    ...(captured.length > 0 && {captured}),
  };
  out(JSON.stringify(head).slice(0, -1));
  const {passed, failed, skipped, error} = resultCounts;
  if (passed + failed + skipped + error > 0) {
    out(`,"resultCounts":${JSON.stringify(resultCounts)},"results":[`);
    let separator = '';
    for (const result of reader.readResults(attempt)) {
      out(`${separator}${JSON.stringify(resultValue(result))}`);
      separator = ',';
    }
    out(']');
  }
  out('}');
}

function stepValue(reader: RunReader, attempt: AttemptResult, step: StepResult): unknown {
  const {failures, fault, continued, leftovers, usage} = step;
  return {
    step: step.step,
    name: step.name,
    verdict: step.verdict,
    ...(step.startedAt !== undefined && {startedAt: isoTime(step.startedAt)}),
    durationMs: step.durationMs,
    exitCode: step.exitCode,
    signal: step.signal,
    reason: step.reason,
    ...(failures.length > 0 && {failures}),
    ...(fault !== undefined && {fault: faultValue(fault)}),
    ...(continued && {continued}),
    ...(leftovers > 0 && {leftovers}),
    ...(usage !== undefined && {usage}),
    ...(step.hasOutput && step.verdict !== 'passed' && outputValue(reader, attempt, step)),
  };
}

function outputValue(reader: RunReader, attempt: AttemptResult, step: StepResult): object {
  const {stdout, stderr} = reader.readOutput(attempt, step);
  const text = (tail: typeof stdout) =>
    tail === undefined ? undefined : excerptTail(tail, OUTPUT_CHARS_MAX, attempt.log);
  return {stdout: text(stdout), stderr: text(stderr)};
}

function resultValue(result: SubResult & {readonly step: string}): unknown {
  const {name, suite, verdict, durationMs, message, details, step} = result;
  return {step, suite, name, verdict, durationMs, message, details};
}

function consoleValue(reader: RunReader, report: ConsoleReportResult): unknown {
  const {environment, instance, attempt, title, severity, corrupted, expected, count} = report;
  return {
    at: isoTime(report.at),
    environment,
    instance,
    case: report.case,
    attempt,
    title,
    class: report.class,
    severity,
    corrupted,
    expected,
    text: reader.readConsoleText(report),
    count,
  };
}

function* mapped<T>(values: Iterable<T>, toValue: (value: T) => unknown): Generator<unknown> {
  for (const value of values) yield toValue(value);
}

function withTime({at, ...rest}: {readonly at: number}): unknown {
  return {at: isoTime(at), ...rest};
}

function deploymentValue(deployment: DeploymentResult): unknown {
  const {startedAt, stages, fault, ...rest} = deployment;
  return {
    ...rest,
    startedAt: isoTime(startedAt),
    stages: stages.map(({startedAt: at, fault: why, output, ...stage}) => ({
      ...stage,
      startedAt: isoTime(at),
      ...(why !== undefined && {fault: faultValue(why)}),
      ...(output !== undefined && {output: excerptTail(output, OUTPUT_CHARS_MAX, rest.log)}),
    })),
    ...(fault !== undefined && {fault: faultValue(fault)}),
  };
}

function stageValue(stage: StageResult): unknown {
  const {startedAt, fault, facts: _facts, ...rest} = stage;
  return {
    ...rest,
    startedAt: isoTime(startedAt),
    ...(fault !== undefined && {fault: faultValue(fault)}),
  };
}

/** A fault, and whether the same again may go well. */
function faultValue(fault: FaultRecord): unknown {
  const known = Object.hasOwn(FAULTS, fault.code) ? FAULTS[fault.code as FaultCode] : undefined;
  // A run that was cut off says nothing against trying again.
  return {...fault, retryable: known?.transient ?? fault.code === 'journal/cut-off'};
}

function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
