import type {RunEvent, RunEventBody} from './event.ts';

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string';
const number: Check = (value) => typeof value === 'number';
const flag: Check = (value) => typeof value === 'boolean';
const record: Check = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const oneOf =
  (...words: readonly string[]): Check =>
  (value) =>
    words.includes(value as string);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const shaped =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) => {
    if (!record(value)) return false;
    for (const name in fields) {
      if (!fields[name]?.((value as Record<string, unknown>)[name])) return false;
    }
    return true;
  };

const verdict = oneOf('passed', 'failed', 'flaky', 'skipped', 'error', 'interrupted');
const fault = optional(shaped({code: text, message: text, details: optional(record)}));
const tail = optional(shaped({text: text, omittedBytes: number}));
const share = shaped({found: number, hit: number});
const runner = optional(shaped({host: text, pid: number, startTicks: number}));
const request = optional(
  shaped({
    patterns: listOf(text),
    environments: optional(listOf(text)),
    variables: optional(record),
    secretVariables: optional(listOf(text)),
  }),
);
const attemptOfCase = {case: text, attempt: number};

/**
 * What the fold relies on in each type of event; `schema/journal-event.schema.json` says more.
 * Checked at reading, so that a line which is JSON but not an event of ours is a warning.
 */
const SHAPES: Readonly<Record<RunEventBody['type'], Check>> = {
  'run-started': shaped({
    runId: text,
    version: text,
    manifest: shaped({path: text, name: text, sha256: text}),
    host: record,
    environments: record,
    shard: optional(
      shaped({
        index: number,
        count: number,
        caseCount: optional(number),
        selection: optional(text),
      }),
    ),
    runner,
    request,
  }),
  'cases-planned': shaped({
    cases: listOf(
      shaped({
        id: text,
        scenario: text,
        environment: text,
        matrix: optional(record),
        tags: optional(listOf(text)),
        quarantine: optional(shaped({reason: text, until: text})),
        flakiness: optional(shaped({failed: number, runs: number})),
        xfail: optional(text),
      }),
    ),
  }),
  'stage-started': shaped({stage: text, environment: text, instance: text}),
  'stage-ended': shaped({
    stage: text,
    environment: text,
    instance: text,
    ok: flag,
    durationMs: number,
    fault,
    facts: optional(record),
  }),
  'deployment-started': shaped({deployment: text, environment: text, instance: text}),
  'deployment-stage-started': shaped({deployment: text, stage: text}),
  'deployment-progressed': shaped({deployment: text, stage: text, bytes: number, files: number}),
  'deployment-stage-ended': shaped({
    deployment: text,
    stage: text,
    status: text,
    durationMs: number,
    facts: optional(record),
    fault,
    output: tail,
  }),
  'deployment-ended': shaped({
    deployment: text,
    status: text,
    durationMs: number,
    facts: record,
    fault,
  }),
  'instrumentation-reported': shaped({
    environment: text,
    instance: text,
    instrumentation: text,
    tool: text,
    phase: text,
    facts: record,
    files: optional(listOf(text)),
    findings: optional(listOf(text)),
  }),
  'readiness-checked': shaped({
    environment: text,
    instance: text,
    name: text,
    ok: flag,
    evidence: text,
    durationMs: number,
  }),
  'lock-changed': shaped({
    name: text,
    environment: text,
    instance: text,
    change: oneOf('waiting', 'acquired', 'released', 'lost'),
    token: optional(number),
    waitedMs: optional(number),
    heldMs: optional(number),
  }),
  'run-resumed': shaped({kept: number, host: record, runner}),
  'resource-leaked': shaped({kind: text, what: text, removed: flag}),
  'run-reaped': shaped({by: oneOf('reaper', 'clean'), undone: number, left: listOf(text)}),
  'case-started': shaped({...attemptOfCase, instance: text}),
  'step-started': shaped({...attemptOfCase, step: text, name: text}),
  'step-slow': shaped(attemptOfCase),
  'step-ended': shaped({
    ...attemptOfCase,
    step: text,
    name: text,
    verdict: oneOf('passed', 'failed', 'skipped', 'error', 'interrupted'),
    durationMs: number,
    failures: optional(listOf(shaped({check: text, message: text}))),
    fault,
    stdout: tail,
    stderr: tail,
  }),
  'results-reported': shaped({
    ...attemptOfCase,
    step: text,
    results: listOf(shaped({name: text, verdict: oneOf('passed', 'failed', 'skipped', 'error')})),
  }),
  'scenarios-planned': shaped({
    scenarios: listOf(
      shaped({scenario: text, needs: optional(listOf(text)), metrics: optional(record)}),
    ),
  }),
  'history-recalled': shaped({
    cases: listOf(
      shaped({
        case: text,
        runs: listOf(shaped({at: number, verdict, durationMs: number, metrics: optional(record)})),
      }),
    ),
  }),
  'soak-started': shaped({reportIntervalMs: number}),
  'soak-sampled': shaped({
    elapsedMs: number,
    iterations: number,
    restarts: number,
    counts: record,
    values: record,
  }),
  'soak-case-failed': shaped({
    iteration: number,
    elapsedMs: number,
    case: text,
    verdict,
    durationMs: number,
    fault,
  }),
  'soak-restarted': shaped({iteration: number, elapsedMs: number, instance: text, reason: text}),
  'soak-judged': shaped({
    final: flag,
    verdict: oneOf('stable', 'unstable', 'inconclusive'),
    reasons: listOf(text),
    elapsedMs: number,
    iterations: number,
    restarts: number,
    counts: record,
    drifts: listOf(shaped({series: text, unit: text, verdict: text})),
    cases: listOf(shaped({case: text, counts: record})),
  }),
  'metric-recorded': shaped({...attemptOfCase, name: text, value: number}),
  'file-captured': shaped({...attemptOfCase, source: text, path: text, bytes: number}),
  'console-reported': shaped({
    environment: text,
    instance: text,
    title: text,
    class: text,
    severity: oneOf('fatal', 'error', 'warning', 'note'),
    text,
  }),
  'case-ended': shaped({...attemptOfCase, final: flag, verdict, durationMs: number, fault}),
  'coverage-merged': shaped({
    files: listOf(text),
    tracefiles: number,
    sources: number,
    lines: share,
    functions: share,
    branches: share,
  }),
  'warning-raised': shaped({code: text, message: text}),
  'run-stopping': shaped({reason: text, message: text}),
  'run-ended': shaped({exitCode: number, durationMs: number, counts: record}),
};

/** What a line of a journal holds. */
export type LineContent =
  | {readonly kind: 'event'; readonly event: RunEvent}
  /** An event of a later version, to be ignored. */
  | {readonly kind: 'unknown'}
  | {readonly kind: 'broken'};

/** Reads one line, given without its newline. */
export function parseLine(line: string): LineContent {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return {kind: 'broken'};
  }
  if (typeof value !== 'object' || value === null) return {kind: 'broken'};
  const {type, seq, at} = value as Record<string, unknown>;
  if (typeof type !== 'string' || typeof seq !== 'number' || typeof at !== 'number') {
    return {kind: 'broken'};
  }
  if (!Object.hasOwn(SHAPES, type)) return {kind: 'unknown'};
  if (!SHAPES[type as RunEventBody['type']](value)) return {kind: 'broken'};
  return {kind: 'event', event: value as RunEvent};
}
