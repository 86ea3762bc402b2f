import {basename} from 'node:path';
import type {FaultRecord} from '../../journal/event.ts';
import type {AttemptResult, CaseResult, RunResult, StageResult} from '../../journal/run-result.ts';
import {failureTitle, oneLine} from './failure-title.ts';
import type {
  AttemptContent,
  CaseContent,
  MetricContent,
  RunContent,
  StageContent,
} from './run-content.ts';

/** Where a run's journal was found. */
export interface JournalPlace {
  /** Name of the run's folder. */
  readonly runId: string;
  /** Size of the journal. */
  readonly journalBytes: number;
}

/** Longest text of a journal that is kept: ids and names are far shorter. */
const TEXT_CHARS_MAX = 4096;

/** How reasons of failed steps begin: `step 1 "what it is called": `. */
const STEP = /^step \S{1,40} ".{0,1000}?": /su;

/** Longer names of steps are cut. */
const STEP_CHARS_MAX = 80;

/** A part of an id that is the number of a repetition. */
const REPETITION = /#(\d{1,9})$/;

/** What the history keeps of a folded run. Pure: the same journal gives the same content. */
export function contentOfRun(result: RunResult, {runId, journalBytes}: JournalPlace): RunContent {
  const {run, cases, stages, deployments, counts} = result;
  const places = new Map(cases.map(({id}, place) => [id, place]));
  return {
    runId,
    kind: cases.length === 0 && deployments.length > 0 ? 'deploy' : 'run',
    manifest: clean(basename(run.manifest.path)),
    name: clean(run.manifest.name),
    sha256: clean(run.manifest.sha256),
    version: clean(run.version),
    hostname: clean(textOf(run.host.hostname)),
    startedAt: run.startedAt,
    durationMs: positive(result.durationMs),
    exitCode: result.exitCode + 0,
    complete: result.complete,
    stopping: result.stopping === undefined ? undefined : clean(result.stopping.reason),
    seed: numberOf(run.seed),
    shard: run.shard === undefined ? undefined : {index: run.shard.index, count: run.shard.count},
    journalBytes,
    counts: {...counts},
    cases: cases.map(caseContent),
    stages: stages.map((stage) => stageContent(stage, places)),
  };
}

function caseContent(item: CaseResult): CaseContent {
  const {attempts, verdict, fault} = item;
  const repetition = item.repetition ?? Number(REPETITION.exec(item.id)?.[1] ?? 1);
  return {
    key: clean(item.id.replace(REPETITION, '')),
    repetition: Number.isSafeInteger(repetition) ? repetition : 1,
    scenario: clean(item.scenario),
    environment: clean(item.environment),
    tags: (item.tags ?? []).map(clean),
    verdict,
    durationMs: positive(item.durationMs),
    startedAt: item.startedAt,
    title: titleOfCase(item),
    fault: verdict === 'error' && fault !== undefined ? clean(fault.code) : undefined,
    quarantined: item.quarantine !== undefined,
    attempts: attempts.map(attemptContent),
  };
}

function titleOfCase(item: CaseResult): string | undefined {
  const {verdict, attempts} = item;
  if (verdict === 'failed' || verdict === 'error') return titleOf(item);
  if (verdict !== 'flaky') return undefined;
  const failed = attempts.findLast((attempt) => isBad(attempt));
  return failed === undefined ? undefined : titleOf(failed);
}

/** What a failure is called: an infrastructure failure by its code too, which is never its text alone. */
function titleOf({reason = '', fault}: Pick<AttemptResult, 'reason' | 'fault'>): string {
  if (fault !== undefined) return faultTitle(fault);
  // The manifest's own words are the same in each run, numbers and all.
  const [step = ''] = STEP.exec(reason) ?? [];
  const title = `${shortened(step)}${failureTitle(reason.slice(step.length))}`;
  return title === '' ? 'failed' : title;
}

function shortened(step: string): string {
  const text = oneLine(step);
  if (text === '') return '';
  const isLong = text.length > STEP_CHARS_MAX;
  return isLong ? `${text.slice(0, STEP_CHARS_MAX).toWellFormed()}…": ` : `${text} `;
}

function faultTitle({code, message}: FaultRecord): string {
  return failureTitle(`${code}: ${message}`);
}

function isBad({verdict}: Pick<AttemptResult, 'verdict'>): boolean {
  return verdict === 'failed' || verdict === 'error';
}

function attemptContent(attempt: AttemptResult): AttemptContent {
  const {verdict, fault} = attempt;
  return {
    attempt: attempt.attempt + 0,
    verdict,
    durationMs: positive(attempt.durationMs),
    title: isBad(attempt) ? titleOf(attempt) : undefined,
    fault: verdict === 'error' && fault !== undefined ? clean(fault.code) : undefined,
    metrics: metricsOf(attempt),
  };
}

function metricsOf({metrics}: AttemptResult): readonly MetricContent[] {
  const known = new Map<string, {-readonly [K in keyof MetricContent]: MetricContent[K]}>();
  for (const {name: given, value: raw, unit} of metrics) {
    const name = clean(given);
    const value = raw + 0;
    const metric = known.get(name);
    if (metric === undefined) {
      const first = {count: 1, least: value, most: value, last: value};
      known.set(name, {name, unit: unit === undefined ? undefined : clean(unit), ...first});
      continue;
    }
    metric.count += 1;
    metric.least = Math.min(metric.least, value);
    metric.most = Math.max(metric.most, value);
    metric.last = value;
    if (unit !== undefined) metric.unit = clean(unit);
  }
  return [...known.values()];
}

function stageContent(stage: StageResult, places: ReadonlyMap<string, number>): StageContent {
  const {fault} = stage;
  return {
    stage: stage.stage,
    environment: clean(stage.environment),
    instance: clean(stage.instance),
    place: stage.case === undefined ? undefined : places.get(stage.case),
    attempt: numberOf(stage.attempt),
    ok: stage.ok,
    durationMs: positive(stage.durationMs),
    startedAt: stage.startedAt,
    title: fault === undefined ? undefined : faultTitle(fault),
    fault: fault === undefined ? undefined : clean(fault.code),
  };
}

/** As a database keeps it: SQLite's texts are UTF-8, and some of its tools end them at a NUL. */
function clean(text: string): string {
  return text.slice(0, TEXT_CHARS_MAX).toWellFormed().replaceAll('\0', '\ufffd');
}

/** Journals of others may say anything; a duration is 0 at least. */
function positive(ms: number): number {
  return ms > 0 ? ms : 0;
}

function numberOf(value: number | undefined): number | undefined {
  return typeof value === 'number' ? value + 0 : undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
