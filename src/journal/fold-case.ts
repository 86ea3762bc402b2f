import type {
  CaseEnded,
  FileCaptured,
  MetricRecorded,
  PlannedCaseRecord,
  ResultsReported,
  RunEvent,
  StepEnded,
  StepStarted,
} from './event.ts';
import type {AttemptResult, CaseResult, ConsoleReportResult, StepResult} from './run-result.ts';

/** Where a line stands: which journal of a merge, and its bytes there. */
export interface LinePlace {
  readonly source: number;
  readonly offset: number;
  readonly length: number;
}

type Mutable<T> = {-readonly [K in keyof T]: T[K]};

/** A step with the place of what it printed. */
export interface FoldedStep extends Mutable<StepResult> {
  isOpen: boolean;
  output: LinePlace | undefined;
}

/** An attempt with the places of the tests that its steps reported. */
export interface FoldedAttempt extends Mutable<AttemptResult> {
  startedAt: number;
  ended: boolean;
  steps: FoldedStep[];
  results: LinePlace[] | undefined;
}

/** A console report with the place of its text. */
export interface FoldedConsoleReport extends Mutable<ConsoleReportResult> {
  text: LinePlace | undefined;
}

/** A case while its events come in. */
export interface FoldedCase extends Mutable<CaseResult> {
  ended: boolean;
  attempts: FoldedAttempt[];
}

/** Keeps one copy of each text that comes again and again. */
export class Interner {
  /** More different texts than this are no repetition: remembering them would cost, not save. */
  static readonly #textsMax = 20_000;
  readonly #texts = new Map<string, string>();

  text<T extends string | undefined>(text: T): T {
    if (text === undefined) return text;
    const known = this.#texts.get(text);
    if (known !== undefined) return known as T;
    if (this.#texts.size < Interner.#textsMax) this.#texts.set(text, text);
    return text;
  }
}

// Shared by all cases that have none, which is most of them.
const NONE: readonly never[] = Object.freeze([]);
const NO_RESULTS = Object.freeze({passed: 0, failed: 0, skipped: 0, error: 0});

/**
 * `list` with `item`; the list itself where that is cheap. Most lists have one item, and an array
 * that grew from none by `push` keeps room for 17.
 */
function withOneMore<T>(list: T[], item: T): T[] {
  if (list.length === 0) return [item];
  list.push(item);
  return list;
}

/** A case as it was planned, without any event of its own yet. */
export function plannedCase(record: PlannedCaseRecord, intern: Interner): FoldedCase {
  return {
    ...record,
    scenario: intern.text(record.scenario),
    environment: intern.text(record.environment),
    verdict: 'interrupted',
    reason: undefined,
    fault: undefined,
    skip: undefined,
    startedAt: undefined,
    durationMs: 0,
    instance: undefined,
    attempts: NONE as never[],
    ended: false,
  };
}

/** A record for a case whose plan was lost, from its id `scenario@environment:key=value#n`. */
export function recordFromId(id: string): PlannedCaseRecord {
  const [scenario = id, rest = ''] = id.split(/@(.*)/su, 2);
  return {id, scenario, environment: /^[^:#]*/u.exec(rest)?.[0] ?? ''};
}

/** The attempt that an event belongs to; made if its beginning was lost. */
export function attemptOf(folded: FoldedCase, event: RunEvent & {attempt: number}): FoldedAttempt {
  const last = folded.attempts.at(-1);
  if (last?.attempt === event.attempt) return last;
  const known = folded.attempts.find((attempt) => attempt.attempt === event.attempt);
  if (known !== undefined) return known;
  const made: FoldedAttempt = {
    attempt: event.attempt,
    verdict: 'interrupted',
    durationMs: 0,
    reason: undefined,
    fault: undefined,
    log: undefined,
    consoleLog: undefined,
    doubts: NONE,
    steps: NONE as never[],
    metrics: NONE,
    captured: NONE,
    resultCounts: NO_RESULTS,
    startedAt: event.at,
    instance: undefined,
    waited: undefined,
    ended: false,
    results: undefined,
  };
  folded.attempts = withOneMore(folded.attempts, made);
  folded.startedAt ??= event.at;
  return made;
}

export function startStep(attempt: FoldedAttempt, event: StepStarted & {at: number}): FoldedStep {
  const step: FoldedStep = {
    step: event.step,
    name: event.name,
    verdict: 'interrupted',
    durationMs: 0,
    exitCode: undefined,
    signal: undefined,
    reason: undefined,
    failures: NONE,
    fault: undefined,
    continued: false,
    leftovers: 0,
    usage: undefined,
    hasOutput: false,
    startedAt: event.at,
    isOpen: true,
    output: undefined,
  };
  attempt.steps = withOneMore(attempt.steps, step);
  return step;
}

/** @param event with its texts interned. */
export function endStep(
  attempt: FoldedAttempt,
  event: StepEnded & {at: number},
  place: LinePlace | undefined,
): void {
  const isOpen = (step: FoldedStep) => step.isOpen && step.step === event.step;
  // A step that is skipped has no beginning.
  const step =
    attempt.steps.findLast(isOpen) ??
    startStep(attempt, {...event, type: 'step-started'} satisfies StepStarted & {at: number});
  step.verdict = event.verdict;
  step.durationMs = event.durationMs;
  step.exitCode = event.exitCode;
  step.signal = event.signal;
  step.reason = event.reason;
  if (event.failures !== undefined) step.failures = event.failures;
  step.fault = event.fault;
  step.continued = event.continued ?? false;
  step.leftovers = event.leftovers ?? 0;
  step.usage = event.usage;
  step.isOpen = false;
  const {stdout, stderr} = event;
  const printed = (tail: typeof stdout) => tail !== undefined && tail.text !== '';
  step.hasOutput = place !== undefined && (printed(stdout) || printed(stderr));
  step.output = step.hasOutput ? place : undefined;
}

export function addResults(
  attempt: FoldedAttempt,
  event: ResultsReported,
  place: LinePlace | undefined,
): void {
  const counts = {...attempt.resultCounts};
  for (const result of event.results) counts[result.verdict]++;
  attempt.resultCounts = counts;
  if (place === undefined) return;
  attempt.results = withOneMore(attempt.results ?? [], place);
}

export function addMetric(attempt: FoldedAttempt, event: MetricRecorded): void {
  const {name, value, unit, baseline} = event;
  const metric = {
    name,
    value,
    ...(unit !== undefined && {unit}),
    ...(baseline !== undefined && {baseline}),
  };
  attempt.metrics = [...attempt.metrics, metric];
}

export function addCaptured(attempt: FoldedAttempt, event: FileCaptured, prefix: string): void {
  const {source, path, bytes, sha256, truncated, facts} = event;
  const file = {
    source,
    path: prefix + path,
    bytes,
    sha256,
    ...(truncated !== undefined && {truncated}),
    ...(facts !== undefined && {facts}),
  };
  attempt.captured = [...attempt.captured, file];
}

export function endAttempt(folded: FoldedCase, event: CaseEnded & RunEvent, prefix: string): void {
  const attempt = event.attempt > 0 ? attemptOf(folded, event) : undefined;
  // One that has ended keeps its ending: what was called off is the next one, which never began.
  if (attempt !== undefined && !attempt.ended) {
    // A case is flaky, but the attempt that made it so has passed.
    attempt.verdict = event.verdict === 'flaky' ? 'passed' : event.verdict;
    attempt.durationMs = event.durationMs;
    attempt.reason = event.reason;
    attempt.fault = event.fault;
    attempt.log = event.log === undefined ? undefined : prefix + event.log;
    attempt.consoleLog = event.consoleLog === undefined ? undefined : prefix + event.consoleLog;
    if (event.doubts !== undefined) attempt.doubts = event.doubts;
    attempt.ended = true;
  }
  if (!event.final) return;
  folded.verdict = event.verdict;
  folded.reason = event.reason;
  folded.fault = event.fault;
  folded.skip = event.skip;
  folded.ended = true;
}

/**
 * Opens a case that is not finished once more, since another process goes on with the run: what
 * was running ends here, as interrupted.
 *
 * @param lastAt ms since the epoch of the last event before.
 */
export function reopenCase(folded: FoldedCase, lastAt: number): void {
  if (folded.ended && folded.verdict !== 'interrupted') return;
  for (const attempt of folded.attempts) {
    closeAttempt(attempt, lastAt, 'its run died while it ran');
    attempt.ended = true;
  }
  folded.ended = false;
  folded.verdict = 'interrupted';
  folded.reason = undefined;
  folded.fault = undefined;
  folded.skip = undefined;
}

function closeAttempt(attempt: FoldedAttempt, lastAt: number, reason: string): void {
  if (!attempt.ended) {
    attempt.durationMs = Math.max(0, lastAt - attempt.startedAt);
    attempt.reason ??= reason;
  }
  for (const step of attempt.steps) {
    if (!step.isOpen) continue;
    step.durationMs = attempt.ended ? 0 : Math.max(0, lastAt - (step.startedAt ?? lastAt));
    step.isOpen = false;
  }
}

/**
 * Ends a case that the journal leaves open, as interrupted, and sums up its attempts.
 *
 * @param lastAt ms since the epoch of the journal's last event.
 */
export function closeCase(folded: FoldedCase, lastAt: number): void {
  let durationMs = 0;
  for (const attempt of folded.attempts) {
    closeAttempt(attempt, lastAt, 'the journal ends while it ran');
    durationMs += attempt.durationMs;
  }
  folded.durationMs = durationMs;
  if (folded.ended) return;
  folded.verdict = 'interrupted';
  folded.reason =
    folded.attempts.length === 0
      ? 'the journal ends before it started'
      : 'the journal ends before it was done';
}
