import type {FaultRecord} from '../../journal/event.ts';
import type {AttemptResult, CaseResult, RunResult, StepResult} from '../../journal/run-result.ts';
import {excerpt} from '../guest-text.ts';
import {
  type AttemptColumns,
  type CapturedColumns,
  type CaseColumns,
  type MetricColumns,
  PAGE_STEP_VERDICTS,
  PAGE_VERDICTS,
  type PageData,
  type PageStepMore,
  type StageColumns,
  type StepColumns,
} from './page-data.ts';
import {textTable, ValueTable} from './value-table.ts';

/** Longer texts of failures, faults and reasons are cut: what is longer is output. */
const TEXT_CHARS_MAX = 4_000;

/** Failures of one step that are shown. */
const FAILURES_MAX = 50;

type Columns<T> = {
  -readonly [K in keyof T]: T[K] extends ReadonlyArray<infer U> ? U[] : Record<number, unknown>;
};

const VERDICT_INDEX = new Map<string, number>(
  PAGE_VERDICTS.map((verdict, index) => [verdict, index]),
);
const STEP_VERDICT_INDEX = new Map<string, number>(
  PAGE_STEP_VERDICTS.map((verdict, index) => [verdict, index]),
);

/** The index that stands for `verdict` of a case or an attempt. */
export function verdictIndex(verdict: string): number {
  return VERDICT_INDEX.get(verdict) ?? 0;
}

/** The index that stands for `verdict` of a step or a reported test. */
export function stepVerdictIndex(verdict: string): number {
  return STEP_VERDICT_INDEX.get(verdict) ?? 0;
}

/** `ms` in tenths: what is finer is noise, and makes a page half as large again. */
export function tenths(ms: number): number {
  return Math.round(ms * 10) / 10;
}

/** `text`, cut in its middle if it is very long. */
export function shortened(text: string, log?: string): string {
  return excerpt(text, TEXT_CHARS_MAX, log);
}

/** Everything of a run that stands in columns, and the tables that these point into. */
export class PageTables {
  readonly strings = textTable();
  readonly environments = textTable();
  readonly scenarios = textTable();
  readonly faults = new ValueTable<FaultRecord>();
  readonly facts = new ValueTable<NonNullable<RunResult['stages'][number]['facts']>>();
  readonly matrices = new ValueTable<NonNullable<CaseResult['matrix']>>();
  readonly tagSets = new ValueTable<readonly string[]>();
  readonly quarantines = new ValueTable<NonNullable<CaseResult['quarantine']>>();
  readonly cases: CaseColumns;
  readonly attempts: AttemptColumns;
  readonly steps: StepColumns;
  readonly metrics: MetricColumns;
  readonly captured: CapturedColumns;
  readonly stages: StageColumns;
  /** In the order of `instances.values`. */
  readonly #environmentOf: number[] = [];
  readonly #instances = textTable();
  readonly #caseIndex = new Map<string, number>();
  readonly #startedAt: number;
  readonly #pathOf: (path: string) => string;

  /** @param pathOf the path that a file of the run has for the page; empty where it has none. */
  constructor(result: RunResult, pathOf: (path: string) => string) {
    this.#startedAt = result.run.startedAt;
    this.#pathOf = pathOf;
    for (const {scenario} of result.scenarios) this.scenarios.index(scenario);
    for (const name of Object.keys(result.run.environments)) this.environments.index(name);
    for (const [index, item] of result.cases.entries()) this.#caseIndex.set(item.id, index);
    const made = this.#cases(result.cases);
    this.cases = made.cases;
    this.attempts = made.attempts;
    this.steps = made.steps;
    this.metrics = made.metrics;
    this.captured = made.captured;
    this.stages = this.#stages(result.stages);
    for (const {instance, environment} of result.consoleReports) {
      this.instance(instance, environment);
    }
  }

  get instances(): PageData['instances'] {
    return this.#instances.values.map((name, index) => ({
      name,
      environment: this.#environmentOf[index] ?? -1,
    }));
  }

  /** Index of a case; -1 where there is none. */
  caseIndex(id: string | undefined): number {
    return id === undefined ? -1 : (this.#caseIndex.get(id) ?? -1);
  }

  instance(name: string | undefined, environment: string): number {
    const index = this.#instances.index(name);
    if (index === this.#environmentOf.length) {
      this.#environmentOf.push(this.environments.index(environment));
    }
    return index;
  }

  /** ms since the run began; -1 where it is not known. */
  time(at: number | undefined): number {
    // A clock that was set back must not make of a time what means "unknown".
    return at === undefined ? -1 : Math.max(0, tenths(at - this.#startedAt));
  }

  #text(text: string | undefined): number {
    return this.strings.index(text === undefined ? undefined : shortened(text));
  }

  #fault(fault: FaultRecord | undefined): number {
    if (fault === undefined) return -1;
    const {message, help} = fault;
    return this.faults.index({
      ...fault,
      message: shortened(message),
      ...(help !== undefined && {help: shortened(help)}),
    });
  }

  #cases(
    results: readonly CaseResult[],
  ): Pick<PageTables, 'cases' | 'attempts' | 'steps' | 'metrics' | 'captured'> {
    const cases = emptyCases();
    const attempts = emptyAttempts();
    const steps = emptySteps();
    const metrics = {attempt: [], name: [], unit: [], value: [], baseline: {}};
    const captured = emptyCaptured();
    for (const item of results) {
      this.#case(cases, item);
      cases.first.push(attempts.attempt.length);
      for (const attempt of item.attempts) {
        const index = attempts.attempt.length;
        this.#attempt(attempts, attempt, item.environment);
        attempts.first.push(steps.step.length);
        for (const step of attempt.steps) this.#step(steps, step, attempt.log);
        this.#metricsOf(metrics, attempt, index);
        this.#capturedOf(captured, attempt, index);
      }
    }
    cases.first.push(attempts.attempt.length);
    attempts.first.push(steps.step.length);
    return {cases, attempts, steps, metrics, captured} as Pick<
      PageTables,
      'cases' | 'attempts' | 'steps' | 'metrics' | 'captured'
    >;
  }

  #case(columns: Columns<CaseColumns>, item: CaseResult): void {
    if (item.flakiness !== undefined) {
      const {failed, runs} = item.flakiness;
      columns.flakiness[columns.id.length] = [failed, runs];
    }
    columns.id.push(item.id);
    columns.scenario.push(this.scenarios.index(item.scenario));
    columns.environment.push(this.environments.index(item.environment));
    columns.verdict.push(verdictIndex(item.verdict));
    columns.startMs.push(this.time(item.startedAt));
    columns.durationMs.push(tenths(item.durationMs));
    columns.reason.push(this.#text(item.reason));
    columns.fault.push(this.#fault(item.fault));
    columns.skip.push(this.strings.index(item.skip));
    columns.matrix.push(this.matrices.index(item.matrix));
    columns.tags.push(this.tagSets.index(item.tags));
    columns.repetition.push(item.repetition ?? 0);
    columns.line.push(item.line ?? 0);
    columns.expectedMs.push(item.expectedMs === undefined ? -1 : tenths(item.expectedMs));
    columns.quarantine.push(this.quarantines.index(item.quarantine));
    columns.xfail.push(this.#text(item.xfail));
  }

  #attempt(columns: Columns<AttemptColumns>, attempt: AttemptResult, environment: string): void {
    const index = columns.attempt.length;
    const {passed, failed, skipped, error} = attempt.resultCounts;
    if (attempt.doubts.length > 0)
      columns.doubts[index] = attempt.doubts.map((it) => shortened(it));
    if (passed + failed + skipped + error > 0) {
      columns.resultCounts[index] = [passed, failed, skipped, error];
    }
    columns.attempt.push(attempt.attempt);
    columns.verdict.push(verdictIndex(attempt.verdict));
    columns.startMs.push(this.time(attempt.startedAt));
    columns.durationMs.push(tenths(attempt.durationMs));
    columns.instance.push(this.instance(attempt.instance, environment));
    columns.waitedMs.push(tenths(attempt.waited?.ms ?? 0));
    columns.waitedFor.push(this.strings.index(attempt.waited?.why));
    columns.reason.push(this.#text(attempt.reason));
    columns.fault.push(this.#fault(attempt.fault));
    columns.log.push(this.#path(attempt.log));
    columns.consoleLog.push(this.#path(attempt.consoleLog));
  }

  #step(columns: Columns<StepColumns>, step: StepResult, log: string | undefined): void {
    const more = moreOf(step, log);
    if (more !== undefined) columns.more[columns.step.length] = more;
    columns.step.push(this.strings.index(step.step));
    columns.name.push(this.#text(step.name));
    columns.verdict.push(stepVerdictIndex(step.verdict));
    columns.startMs.push(this.time(step.startedAt));
    columns.durationMs.push(tenths(step.durationMs));
    columns.exitCode.push(step.exitCode ?? -1);
    columns.printed.push(step.hasOutput ? 1 : 0);
    columns.fault.push(this.#fault(step.fault));
  }

  #metricsOf(columns: Columns<MetricColumns>, {metrics}: AttemptResult, attempt: number): void {
    for (const {name, unit, value, baseline} of metrics) {
      if (baseline !== undefined) columns.baseline[columns.attempt.length] = baseline;
      columns.attempt.push(attempt);
      columns.name.push(this.strings.index(name));
      columns.unit.push(this.strings.index(unit));
      columns.value.push(value);
    }
  }

  #capturedOf(columns: Columns<CapturedColumns>, {captured}: AttemptResult, attempt: number): void {
    for (const file of captured) {
      if (file.facts !== undefined) columns.facts[columns.attempt.length] = file.facts;
      columns.attempt.push(attempt);
      columns.source.push(file.source);
      columns.path.push(this.#path(file.path));
      columns.bytes.push(file.bytes);
      columns.sha256.push(file.sha256);
      columns.truncated.push(file.truncated === true ? 1 : 0);
    }
  }

  #stages(results: RunResult['stages']): StageColumns {
    const columns = emptyStages();
    for (const stage of results) {
      columns.stage.push(this.strings.index(stage.stage));
      columns.instance.push(this.instance(stage.instance, stage.environment));
      columns.case.push(this.caseIndex(stage.case));
      columns.attempt.push(stage.attempt);
      columns.ok.push(stage.ok ? 1 : 0);
      columns.startMs.push(this.time(stage.startedAt));
      columns.durationMs.push(tenths(stage.durationMs));
      columns.waitedMs.push(tenths(stage.waitedMs ?? 0));
      columns.waitedFor.push(this.strings.index(stage.waitedFor));
      columns.fault.push(this.#fault(stage.fault));
      columns.facts.push(this.facts.index(stage.facts));
    }
    return columns;
  }

  #path(path: string | undefined): string {
    return path === undefined ? '' : this.#pathOf(path);
  }
}

/** What only few steps have. */
function moreOf(step: StepResult, log: string | undefined): PageStepMore | undefined {
  const {signal, reason, failures, continued, leftovers, usage} = step;
  const more: PageStepMore = {
    ...(signal !== undefined && {signal}),
    ...(reason !== undefined && {reason: shortened(reason)}),
    ...(failures.length > 0 && {
      failures: failures.slice(0, FAILURES_MAX).map(({check, message, expected, actual}) => ({
        check,
        message: shortened(message, log),
        ...(expected !== undefined && {expected: shortened(expected, log)}),
        ...(actual !== undefined && {actual: shortened(actual, log)}),
      })),
    }),
    ...(continued && {continued}),
    ...(leftovers > 0 && {leftovers}),
    ...(usage !== undefined && {usage}),
  };
  return Object.keys(more).length === 0 ? undefined : more;
}

function emptyCases(): Columns<CaseColumns> {
  return {
    ...{id: [], scenario: [], environment: [], verdict: [], startMs: [], durationMs: []},
    ...{reason: [], fault: [], skip: [], matrix: [], tags: [], repetition: [], line: []},
    ...{expectedMs: [], quarantine: [], xfail: [], flakiness: {}, first: []},
  };
}

function emptyAttempts(): Columns<AttemptColumns> {
  return {
    ...{attempt: [], verdict: [], startMs: [], durationMs: [], instance: [], waitedMs: []},
    ...{waitedFor: [], reason: [], fault: [], log: [], consoleLog: []},
    ...{doubts: {}, resultCounts: {}, first: []},
  };
}

function emptySteps(): Columns<StepColumns> {
  return {
    ...{step: [], name: [], verdict: [], startMs: [], durationMs: [], exitCode: [], printed: []},
    ...{fault: [], more: {}},
  };
}

function emptyCaptured(): Columns<CapturedColumns> {
  return {attempt: [], source: [], path: [], bytes: [], sha256: [], truncated: [], facts: {}};
}

function emptyStages(): Columns<StageColumns> {
  return {
    ...{stage: [], instance: [], case: [], attempt: [], ok: [], startMs: [], durationMs: []},
    ...{waitedMs: [], waitedFor: [], fault: [], facts: []},
  };
}
