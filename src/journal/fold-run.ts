import type {RunEvent, RunStarted, StageStarted, Verdict} from './event.ts';
import {
  addCaptured,
  addMetric,
  addResults,
  attemptOf,
  closeCase,
  endAttempt,
  endStep,
  type FoldedCase,
  type FoldedConsoleReport,
  Interner,
  type LinePlace,
  plannedCase,
  recordFromId,
  reopenCase,
  startStep,
} from './fold-case.ts';
import {DeploymentFold} from './fold-deployment.ts';
import {LockFold} from './fold-locks.ts';
import {casesOfSoak, SoakFold} from './fold-soak.ts';
import type {PlannedScenarioRecord} from './plan-event.ts';
import type {CaseResult, RunResult, StageResult} from './run-result.ts';

type Warning = RunResult['warnings'][number];

/** Puts a run together from its events, one at a time. */
export class RunFold {
  /** Put before each path below the run's folder; ends in `/` unless empty. */
  readonly #prefix: string;
  readonly #intern = new Interner();
  readonly #cases = new Map<string, FoldedCase>();
  readonly #stages: StageResult[] = [];
  readonly #openStages = new Map<string, StageStarted & {readonly at: number}>();
  readonly #facts = new Map<string, NonNullable<StageResult['facts']>>();
  readonly #deployments: DeploymentFold;
  readonly #locks = new LockFold();
  readonly #soak = new SoakFold();
  readonly #scenarios: PlannedScenarioRecord[] = [];
  readonly #warnings: Warning[] = [];
  readonly #consoleReports = new Map<string, FoldedConsoleReport>();
  /** Where the journal tells of earlier runs. */
  readonly history: LinePlace[] = [];
  #run: RunResult['run'] | undefined;
  #stopping: RunResult['stopping'];
  #coverage: RunResult['coverage'];
  #ended: {readonly exitCode: number; readonly durationMs: number} | undefined;
  readonly #resumptions: Array<RunResult['resumptions'][number]> = [];
  readonly #leaks: Array<RunResult['leaks'][number]> = [];
  readonly #reapings: Array<RunResult['reapings'][number]> = [];
  #firstAt: number | undefined;
  /** When the process that runs it now began, and what those before it took. */
  #partAt: number | undefined;
  #earlierMs = 0;
  #lastAt = 0;
  #lastSeq = 0;

  constructor(pathPrefix: string) {
    this.#prefix = pathPrefix;
    this.#deployments = new DeploymentFold(pathPrefix);
  }

  /** @param place `undefined` for an event that stands in no journal: its output is lost. */
  apply(event: RunEvent, place: LinePlace | undefined): void {
    this.#place(event);
    switch (event.type) {
      case 'run-started':
        this.#applyStart(event);
        break;
      case 'scenarios-planned':
      case 'history-recalled':
      case 'cases-planned':
        this.#applyPlan(event, place);
        break;
      case 'soak-started':
      case 'soak-sampled':
      case 'soak-case-failed':
      case 'soak-restarted':
      case 'soak-judged':
        this.#soak.apply(event);
        break;
      case 'stage-started':
      case 'stage-ended':
        this.#applyStage(event);
        break;
      case 'deployment-started':
      case 'deployment-stage-started':
      case 'deployment-progressed':
      case 'deployment-stage-ended':
      case 'deployment-ended':
        this.#deployments.apply(event);
        break;
      case 'instrumentation-reported':
        this.#deployments.instrumentation(event);
        break;
      case 'readiness-checked':
        this.#deployments.readiness(event);
        break;
      case 'warning-raised':
        this.#applyWarning(event);
        break;
      case 'coverage-merged':
        this.#applyCoverage(event);
        break;
      case 'console-reported':
        this.#applyConsole(event, place);
        break;
      case 'run-resumed': // Done before its time counts.
        break;
      case 'resource-leaked': {
        const {type: _type, seq: _seq, ...leak} = event;
        this.#leaks.push(leak);
        break;
      }
      case 'run-reaped': {
        const {type: _type, seq: _seq, ...reaping} = event;
        this.#reapings.push(reaping);
        break;
      }
      case 'lock-changed':
        this.#locks.apply(event);
        break;
      case 'run-stopping':
        this.#stopping ??= {reason: event.reason, message: event.message};
        break;
      case 'run-ended':
        this.#ended = {exitCode: event.exitCode, durationMs: event.durationMs};
        break;
      default:
        this.#applyToCase(event, place);
    }
  }

  #applyStart(event: RunEvent & {type: 'run-started'}): void {
    const {type: _type, seq: _seq, at, ...run} = event;
    this.#run = {...run, startedAt: at};
  }

  #applyWarning(event: RunEvent & {type: 'warning-raised'}): void {
    const {type: _type, seq: _seq, at: _at, ...warning} = event;
    this.#warnings.push(warning);
  }

  #applyPlan(
    event: RunEvent & {type: 'scenarios-planned' | 'history-recalled' | 'cases-planned'},
    place: LinePlace | undefined,
  ): void {
    if (event.type === 'scenarios-planned') this.#scenarios.push(...event.scenarios);
    else if (event.type === 'history-recalled') {
      if (place !== undefined) this.history.push(place);
    } else {
      for (const record of event.cases) {
        if (!this.#cases.has(record.id)) {
          this.#cases.set(record.id, plannedCase(record, this.#intern));
        }
      }
    }
  }

  /** When it happened, and where in the journal it should stand. */
  #place(event: RunEvent): void {
    this.#firstAt ??= event.at;
    this.#partAt ??= event.at;
    if (event.type === 'run-resumed') this.#resume(event);
    // The end of what died may be undone days later.
    if (event.type !== 'run-reaped') this.#lastAt = event.at;
    if (event.seq > this.#lastSeq + 1) {
      this.warn('journal/gap', `events ${this.#lastSeq + 1} to ${event.seq - 1} are missing`);
    }
    this.#lastSeq = Math.max(this.#lastSeq, event.seq);
  }

  #applyCoverage(event: RunEvent & {type: 'coverage-merged'}): void {
    const {type: _type, seq: _seq, at: _at, ...coverage} = event;
    const files = coverage.files.map((file) => `${this.#prefix}${file}`);
    this.#coverage = {...coverage, files};
  }

  /** Records what is wrong with the journal itself. */
  warn(code: string, message: string): void {
    this.#warnings.push({code, message});
  }

  /** What was open ends where the process before stopped to write; unfinished cases begin anew. */
  #resume(event: RunEvent & {type: 'run-resumed'}): void {
    const {type: _type, seq: _seq, runner: _runner, ...resumption} = event;
    this.#resumptions.push(resumption);
    this.#earlierMs = this.#durationMs;
    this.#partAt = event.at;
    for (const folded of this.#cases.values()) reopenCase(folded, this.#lastAt);
    this.#cutStages();
    this.#deployments.cut(this.#lastAt);
    this.#stopping = undefined;
    this.#ended = undefined;
  }

  /** Of all its parts, as far as it has come. */
  get #durationMs(): number {
    if (this.#ended !== undefined) return this.#ended.durationMs;
    return this.#earlierMs + Math.max(0, this.#lastAt - (this.#partAt ?? this.#lastAt));
  }

  #cutStages(): void {
    for (const open of this.#openStages.values()) this.#stages.push(cutStage(open, this.#lastAt));
    this.#openStages.clear();
  }

  finish(): RunResult {
    const soak = this.#soak.finish();
    const soaked = casesOfSoak(soak.soak);
    const counts: Record<Verdict, number> = emptyCounts();
    for (const folded of this.#cases.values()) {
      const all = folded.ended ? undefined : soaked.get(folded.id);
      if (all !== undefined) folded.ended = true;
      closeCase(folded, this.#lastAt);
      if (all !== undefined) Object.assign(folded, all);
      counts[folded.verdict]++;
    }
    this.#cutStages();
    const cases = [...this.#cases.values()];
    const run = this.#run ?? lostRun(this.#firstAt ?? 0);
    return {
      run,
      complete: this.#ended !== undefined,
      exitCode: this.#ended?.exitCode ?? concludeExitCode(cases, this.#stopping),
      durationMs: this.#durationMs,
      stopping: this.#stopping,
      resumptions: this.#resumptions,
      leaks: this.#leaks,
      reapings: this.#reapings,
      scenarios: this.#scenarios,
      ...soak,
      cases,
      stages: this.#stages,
      ...this.#deployments.finish(this.#lastAt),
      ...(this.#coverage !== undefined && {coverage: this.#coverage}),
      locks: this.#locks.finish(),
      warnings: this.#warnings,
      consoleReports: [...this.#consoleReports.values()],
      counts,
    };
  }

  #applyStage(event: RunEvent & {type: 'stage-started' | 'stage-ended'}): void {
    const key = [event.stage, event.instance, event.case ?? '', event.attempt].join('\n');
    if (event.type === 'stage-started') {
      this.#openStages.set(key, event);
      return;
    }
    const {type: _type, seq: _seq, at, ...stage} = event;
    const open = this.#openStages.get(key);
    const startedAt = open?.at ?? at - event.durationMs;
    this.#openStages.delete(key);
    this.#stages.push({
      ...stage,
      ...(open?.waitedMs !== undefined && {waitedMs: open.waitedMs}),
      ...(open?.waitedFor !== undefined && {waitedFor: this.#intern.text(open.waitedFor)}),
      environment: this.#intern.text(stage.environment),
      instance: this.#intern.text(stage.instance),
      ...(stage.case !== undefined && {case: this.#cases.get(stage.case)?.id ?? stage.case}),
      ...(stage.facts !== undefined && {facts: this.#sameFacts(stage.facts)}),
      startedAt,
    });
  }

  /** The same again in an attempt only says how often; between cases each is counted here. */
  #applyConsole(event: RunEvent & {type: 'console-reported'}, place: LinePlace | undefined): void {
    const {type: _type, seq: _seq, text: _text, ...report} = event;
    const {case: item = '', attempt = 0, instance, title} = report;
    const key = [instance, item, attempt, title].join('\n');
    const known = this.#consoleReports.get(key);
    if (known === undefined) this.#consoleReports.set(key, {...report, text: place});
    else known.count = event.count ?? (known.count ?? 1) + 1;
  }

  /** One copy of facts that every fresh instance repeats. */
  #sameFacts(facts: NonNullable<StageResult['facts']>): NonNullable<StageResult['facts']> {
    const key = JSON.stringify(facts);
    const known = this.#facts.get(key);
    if (known === undefined) this.#facts.set(key, facts);
    return known ?? facts;
  }

  #applyToCase(event: RunEvent & {case: string}, place: LinePlace | undefined): void {
    const folded = this.#caseOf(event.case);
    switch (event.type) {
      case 'case-started': {
        folded.instance = this.#intern.text(event.instance);
        const attempt = attemptOf(folded, event);
        attempt.startedAt = event.at;
        attempt.instance = folded.instance;
        const {waitedMs: ms, waitedFor} = event;
        const why = waitedFor && this.#intern.text(waitedFor);
        if (ms !== undefined) attempt.waited = {ms, why};
        break;
      }
      case 'step-started':
        startStep(attemptOf(folded, event), {
          ...event,
          step: this.#intern.text(event.step),
          name: this.#intern.text(event.name),
        });
        break;
      case 'step-ended':
        endStep(attemptOf(folded, event), this.#internStep(event), place);
        break;
      case 'results-reported':
        addResults(attemptOf(folded, event), event, place);
        break;
      case 'metric-recorded':
        addMetric(attemptOf(folded, event), event);
        break;
      case 'file-captured':
        addCaptured(attemptOf(folded, event), event, this.#prefix);
        break;
      case 'case-ended':
        endAttempt(folded, event, this.#prefix);
        break;
      default: // A slow step is news for the console only.
    }
  }

  #internStep<T extends {step: string; name: string; reason?: string; signal?: string}>(
    event: T,
  ): T {
    return {
      ...event,
      step: this.#intern.text(event.step),
      name: this.#intern.text(event.name),
      ...(event.reason !== undefined && {reason: this.#intern.text(event.reason)}),
      ...(event.signal !== undefined && {signal: this.#intern.text(event.signal)}),
    };
  }

  #caseOf(id: string): FoldedCase {
    let folded = this.#cases.get(id);
    if (folded === undefined) {
      folded = plannedCase(recordFromId(id), this.#intern);
      this.#cases.set(id, folded);
    }
    return folded;
  }
}

/** A count of 0 for each verdict. */
export function emptyCounts(): Record<Verdict, number> {
  return {passed: 0, failed: 0, flaky: 0, skipped: 0, error: 0, interrupted: 0};
}

/**
 * The exit code for a run that did not record one: 130 or 143 if it was being stopped by a signal,
 * 1 if a case failed, 3 if only infrastructure did (a runner that vanished is infrastructure), 0
 * if every case has its end. Quarantined cases do not count.
 */
export function concludeExitCode(
  cases: readonly CaseResult[],
  stopping: RunResult['stopping'],
): number {
  if (stopping?.reason === 'interrupted') return 130;
  if (stopping?.reason === 'terminated') return 143;
  if (stopping?.reason === 'internal-error') return 70;
  const counts = emptyCounts();
  for (const item of cases) {
    if (item.quarantine === undefined || item.verdict === 'interrupted') counts[item.verdict]++;
  }
  if (counts.failed > 0) return 1;
  if (counts.error > 0) return 3;
  if (counts.interrupted > 0) return stopping === undefined ? 3 : 1;
  return cases.length === 0 ? 3 : 0;
}

function cutStage(open: StageStarted & {readonly at: number}, lastAt: number): StageResult {
  return {
    stage: open.stage,
    environment: open.environment,
    instance: open.instance,
    ...(open.case !== undefined && {case: open.case}),
    attempt: open.attempt,
    ok: false,
    durationMs: Math.max(0, lastAt - open.at),
    startedAt: open.at,
    fault: {
      code: 'journal/cut-off',
      message: `the journal ends during ${open.stage} of ${open.instance}`,
      stage: open.stage,
    },
  };
}

/** What is known of a run whose first line was lost. */
function lostRun(startedAt: number): RunResult['run'] & Omit<RunStarted, 'type'> {
  return {
    v: 1,
    runId: 'unknown',
    version: 'unknown',
    manifest: {path: '', name: 'unknown', sha256: ''},
    host: {hostname: '', os: '', kernel: '', arch: '', cpus: 0, memoryMiB: 0, node: ''},
    environments: {},
    caseCount: 0,
    concurrency: 0,
    startedAt,
  };
}
