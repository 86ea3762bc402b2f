import type {FaultRecord, StepVerdict, SubResult, Verdict} from '../../journal/event.ts';
import type {MetricLimitRecord} from '../../journal/plan-event.ts';
import {
  PAGE_STEP_VERDICTS,
  PAGE_VERDICTS,
  type PageData,
  type PageScenario,
  type PageStepMore,
} from './page-data.ts';

/**
 * Rows of a page's columns, made one at a time where they are shown. Runs in browsers: nothing of
 * Node's in here. Times are ms since `run.startedAt`.
 */

export interface CaseRow {
  readonly index: number;
  readonly id: string;
  readonly scenario: PageScenario;
  readonly scenarioIndex: number;
  readonly environment: string;
  readonly environmentIndex: number;
  readonly verdict: Verdict;
  readonly startMs: number | undefined;
  readonly durationMs: number;
  readonly reason: string | undefined;
  readonly fault: FaultRecord | undefined;
  readonly skip: string | undefined;
  readonly matrix: Readonly<Record<string, string | number | boolean>>;
  readonly tags: readonly string[];
  readonly repetition: number | undefined;
  /** In the manifest. */
  readonly line: number | undefined;
  readonly expectedMs: number | undefined;
  readonly quarantine: {readonly reason: string; readonly until: string} | undefined;
  readonly xfail: string | undefined;
  readonly flakiness: {readonly failed: number; readonly runs: number} | undefined;
}

export interface AttemptRow {
  readonly index: number;
  readonly attempt: number;
  readonly verdict: Verdict;
  readonly startMs: number | undefined;
  readonly durationMs: number;
  readonly instance: string | undefined;
  readonly waitedMs: number;
  readonly waitedFor: string | undefined;
  readonly reason: string | undefined;
  readonly fault: FaultRecord | undefined;
  /** Addresses, relative to the page; `undefined` where there is none. */
  readonly log: string | undefined;
  readonly consoleLog: string | undefined;
  readonly doubts: readonly string[];
  readonly resultCounts: {
    readonly passed: number;
    readonly failed: number;
    readonly skipped: number;
    readonly error: number;
  };
}

export interface StepRow extends PageStepMore {
  readonly index: number;
  readonly step: string;
  readonly name: string;
  readonly verdict: StepVerdict;
  readonly startMs: number | undefined;
  readonly durationMs: number;
  readonly exitCode: number | undefined;
  readonly fault: FaultRecord | undefined;
  readonly stdout: OutputRow | undefined;
  readonly stderr: OutputRow | undefined;
  /** Whether it printed something that is not in the page: the attempt's log has it. */
  readonly isOutputElsewhere: boolean;
}

export interface OutputRow {
  readonly text: string;
  readonly omittedBytes: number;
}

export interface MetricRow {
  readonly name: string;
  readonly unit: string | undefined;
  readonly value: number;
  readonly baseline: number | undefined;
  readonly limit: MetricLimitRecord | undefined;
}

export interface CapturedRow {
  readonly source: string;
  readonly path: string;
  /** Relative to the page. */
  readonly href: string;
  /** Whether a browser may show it; otherwise it is only to be saved (`download`). */
  readonly isText: boolean;
  readonly bytes: number;
  readonly sha256: string;
  readonly truncated: boolean;
  readonly facts: Readonly<Record<string, string | number | boolean>>;
}

export interface StageRow {
  readonly index: number;
  readonly stage: string;
  readonly instance: string;
  readonly environment: string;
  /** Index. */
  readonly case: number | undefined;
  readonly attempt: number;
  readonly ok: boolean;
  readonly startMs: number;
  readonly durationMs: number;
  readonly waitedMs: number;
  readonly waitedFor: string | undefined;
  readonly fault: FaultRecord | undefined;
  readonly facts: Readonly<Record<string, string | number | boolean>>;
}

/** An earlier run of a case. */
export interface HistoryRow {
  /** ms since the epoch. */
  readonly at: number;
  readonly verdict: Verdict;
  readonly durationMs: number;
  readonly metrics: Readonly<Record<string, number>>;
}

export type ResultRow = SubResult & {readonly step: string};

/** The rows of `data`. Cheap to make; what is looked up more than once is indexed once. */
export class PageView {
  readonly data: PageData;
  readonly #outputs: ReadonlyMap<number, number>;
  readonly #results: ReadonlyMap<number, readonly number[]>;
  readonly #metrics: ReadonlyMap<number, readonly number[]>;
  readonly #captured: ReadonlyMap<number, readonly number[]>;
  readonly #stages: ReadonlyMap<number, readonly number[]>;
  readonly #consoleReports: ReadonlyMap<number, readonly number[]>;
  readonly #history: ReadonlyMap<number, number>;

  constructor(data: PageData) {
    this.data = data;
    const outputs = new Map<number, number>();
    for (const [index, [step, stream]] of data.outputs.entries()) {
      outputs.set(step * 2 + stream - 1, index);
    }
    this.#outputs = outputs;
    this.#results = grouped(data.results.attempt);
    this.#metrics = grouped(data.metrics.attempt);
    this.#captured = grouped(data.captured.attempt);
    this.#stages = grouped(data.stages.case);
    this.#consoleReports = grouped(data.consoleReports.map((report) => report.case));
    this.#history = new Map(data.history.case.map((index, entry) => [index, entry]));
  }

  get caseCount(): number {
    return this.data.cases.id.length;
  }

  case(index: number): CaseRow {
    const {cases, scenarios, environments, faults, matrices, tagSets, quarantines} = this.data;
    const scenarioIndex = at(cases.scenario, index);
    const environmentIndex = at(cases.environment, index);
    const flakiness = cases.flakiness[index];
    return {
      index,
      id: cases.id[index] ?? '',
      scenario: scenarios[scenarioIndex] ?? {name: '', needs: []},
      scenarioIndex,
      environment: environments[environmentIndex]?.name ?? '',
      environmentIndex,
      verdict: PAGE_VERDICTS[at(cases.verdict, index)] ?? 'interrupted',
      startMs: known(at(cases.startMs, index)),
      durationMs: at(cases.durationMs, index),
      reason: this.text(at(cases.reason, index)),
      fault: faults[at(cases.fault, index)],
      skip: this.text(at(cases.skip, index)),
      matrix: matrices[at(cases.matrix, index)] ?? {},
      tags: tagSets[at(cases.tags, index)] ?? [],
      repetition: at(cases.repetition, index) || undefined,
      line: at(cases.line, index) || undefined,
      expectedMs: known(at(cases.expectedMs, index)),
      quarantine: quarantines[at(cases.quarantine, index)],
      xfail: this.text(at(cases.xfail, index)),
      flakiness: flakiness && {failed: flakiness[0], runs: flakiness[1]},
    };
  }

  attempts(caseIndex: number): readonly AttemptRow[] {
    return rows(this.data.cases.first, caseIndex, (index) => this.attempt(index));
  }

  attempt(index: number): AttemptRow {
    const {attempts, instances, faults} = this.data;
    const [passed, failed, skipped, error] = attempts.resultCounts[index] ?? [0, 0, 0, 0];
    return {
      index,
      attempt: at(attempts.attempt, index),
      verdict: PAGE_VERDICTS[at(attempts.verdict, index)] ?? 'interrupted',
      startMs: known(at(attempts.startMs, index)),
      durationMs: at(attempts.durationMs, index),
      instance: instances[at(attempts.instance, index)]?.name,
      waitedMs: at(attempts.waitedMs, index),
      waitedFor: this.text(at(attempts.waitedFor, index)),
      reason: this.text(at(attempts.reason, index)),
      fault: faults[at(attempts.fault, index)],
      log: this.href(attempts.log[index]),
      consoleLog: this.href(attempts.consoleLog[index]),
      doubts: attempts.doubts[index] ?? [],
      resultCounts: {passed, failed, skipped, error},
    };
  }

  steps(attemptIndex: number): readonly StepRow[] {
    return rows(this.data.attempts.first, attemptIndex, (index) => this.step(index));
  }

  step(index: number): StepRow {
    const {steps, faults} = this.data;
    const stdout = this.#output(index, 1);
    const stderr = this.#output(index, 2);
    return {
      ...steps.more[index],
      index,
      step: this.text(at(steps.step, index)) ?? '',
      name: this.text(at(steps.name, index)) ?? '',
      verdict: PAGE_STEP_VERDICTS[at(steps.verdict, index)] ?? 'interrupted',
      startMs: known(at(steps.startMs, index)),
      durationMs: at(steps.durationMs, index),
      exitCode: known(at(steps.exitCode, index)),
      fault: faults[at(steps.fault, index)],
      stdout,
      stderr,
      isOutputElsewhere:
        at(steps.printed, index) === 1 && stdout === undefined && stderr === undefined,
    };
  }

  metrics(caseIndex: number, attemptIndex: number): readonly MetricRow[] {
    const {metrics, cases, scenarios} = this.data;
    const limits = scenarios[at(cases.scenario, caseIndex)]?.limits;
    return (this.#metrics.get(attemptIndex) ?? []).map((index) => {
      const name = this.text(at(metrics.name, index)) ?? '';
      return {
        name,
        unit: this.text(at(metrics.unit, index)),
        value: metrics.value[index] ?? 0,
        baseline: metrics.baseline[index],
        limit: limits !== undefined && Object.hasOwn(limits, name) ? limits[name] : undefined,
      };
    });
  }

  captured(attemptIndex: number): readonly CapturedRow[] {
    const {captured} = this.data;
    return (this.#captured.get(attemptIndex) ?? []).map((index) => {
      const path = captured.path[index] ?? '';
      return {
        source: captured.source[index] ?? '',
        path,
        href: this.href(path) ?? '',
        isText: isShownAsText(path),
        bytes: at(captured.bytes, index),
        sha256: captured.sha256[index] ?? '',
        truncated: captured.truncated[index] === 1,
        facts: captured.facts[index] ?? {},
      };
    });
  }

  /** Tests that the steps of an attempt reported; the failed ones first. */
  results(attemptIndex: number): readonly ResultRow[] {
    const {results} = this.data;
    return (this.#results.get(attemptIndex) ?? []).map((index) => {
      const suite = this.text(at(results.suite, index));
      const durationMs = known(at(results.durationMs, index));
      const message = results.message[index];
      const details = results.details[index];
      return {
        step: this.text(at(results.step, index)) ?? '',
        name: results.name[index] ?? '',
        verdict: PAGE_STEP_VERDICTS[at(results.verdict, index)] as SubResult['verdict'],
        ...(suite !== undefined && {suite}),
        ...(durationMs !== undefined && {durationMs}),
        ...(message !== undefined && {message}),
        ...(details !== undefined && {details}),
      };
    });
  }

  /** Stages that were gone through for a case. */
  stagesOf(caseIndex: number): readonly StageRow[] {
    return (this.#stages.get(caseIndex) ?? []).map((index) => this.stage(index));
  }

  stage(index: number): StageRow {
    const {stages, instances, environments, faults, facts} = this.data;
    const instance = instances[at(stages.instance, index)];
    return {
      index,
      stage: this.text(at(stages.stage, index)) ?? '',
      instance: instance?.name ?? '',
      environment: environments[instance?.environment ?? -1]?.name ?? '',
      case: known(at(stages.case, index)),
      attempt: at(stages.attempt, index),
      ok: stages.ok[index] === 1,
      startMs: at(stages.startMs, index),
      durationMs: at(stages.durationMs, index),
      waitedMs: at(stages.waitedMs, index),
      waitedFor: this.text(at(stages.waitedFor, index)),
      fault: faults[at(stages.fault, index)],
      facts: facts[at(stages.facts, index)] ?? {},
    };
  }

  /** Indexes of `data.consoleReports`. */
  consoleReportsOf(caseIndex: number): readonly number[] {
    return this.#consoleReports.get(caseIndex) ?? [];
  }

  /** Earlier runs of a case, oldest first. */
  history(caseIndex: number): readonly HistoryRow[] {
    const {history} = this.data;
    const entry = this.#history.get(caseIndex);
    if (entry === undefined) return [];
    return rows(history.first, entry, (index) => ({
      at: history.at[at(history.run, index)] ?? 0,
      verdict: PAGE_VERDICTS[at(history.verdict, index)] ?? 'interrupted',
      durationMs: at(history.durationMs, index),
      metrics: Object.fromEntries(
        rows(history.firstMetric, index, (metric) => [
          this.text(at(history.metricName, metric)) ?? '',
          history.metricValue[metric] ?? 0,
        ]),
      ),
    }));
  }

  /** The command line that runs a case again. */
  rerunCommand(caseIndex: number): string {
    const {path} = this.data.run.manifest;
    const id = this.data.cases.id[caseIndex] ?? '';
    const option = path === '' ? '' : `-m ${shellQuote(path)} `;
    return `proctor run ${option}${shellQuote(id)}`;
  }

  /** Of a `Ref`. */
  text(ref: number): string | undefined {
    return this.data.strings[ref];
  }

  #output(step: number, stream: 1 | 2): OutputRow | undefined {
    const index = this.#outputs.get(step * 2 + stream - 1);
    const output = index === undefined ? undefined : this.data.outputs[index];
    return output && {text: output[2], omittedBytes: output[3]};
  }

  /**
   * The address of a file of the run, relative to the page; `undefined` where it has none. Link to
   * what is not `isShownAsText` with `download` only.
   */
  href(path: string | undefined): string | undefined {
    if (path === undefined || path === '') return undefined;
    return fileHref(this.data.run.filesFrom, path);
  }
}

/**
 * The address of a file of the run, relative to the page. Each part of the path is escaped, so that
 * no name of a guest's makes it another scheme, host, query or fragment.
 */
export function fileHref(filesFrom: string, path: string): string {
  const escaped = path.split('/').map(escapePart).join('/');
  return `${filesFrom === '' ? './' : filesFrom}${escaped}`;
}

function escapePart(part: string): string {
  return encodeURIComponent(part.toWellFormed());
}

/** Names of files that browsers show as plain text, and never run. */
const TEXT_NAME = /\.(?:txt|log|json|jsonl|csv|md|ya?ml|info|trace|out|err)$/iu;

/** Whether a browser that is given the file `path` shows it as text, without running any of it. */
export function isShownAsText(path: string): boolean {
  return TEXT_NAME.test(path);
}

function shellQuote(text: string): string {
  return /^[\w@%+=:,./-]+$/u.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** Positions by the value that stands there; -1 is no value. */
function grouped(values: readonly number[]): ReadonlyMap<number, readonly number[]> {
  const groups = new Map<number, number[]>();
  for (const [index, value] of values.entries()) {
    if (value === -1) continue;
    const group = groups.get(value);
    if (group === undefined) groups.set(value, [index]);
    else group.push(index);
  }
  return groups;
}

function rows<T>(first: readonly number[], parent: number, row: (index: number) => T): T[] {
  const made: T[] = [];
  for (let index = at(first, parent); index < (first[parent + 1] ?? 0); index++) {
    made.push(row(index));
  }
  return made;
}

function at(column: readonly number[], index: number): number {
  return column[index] ?? -1;
}

function known(value: number): number | undefined {
  return value === -1 ? undefined : value;
}
