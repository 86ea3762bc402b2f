import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import type {
  Failure,
  FaultRecord,
  OutputTail,
  PlannedCaseRecord,
  RunEvent,
  RunEventBody,
  RunStarted,
  StepEnded,
  StepVerdict,
  SubResult,
  Verdict,
} from '../../src/journal/event.ts';
import {foldJournal} from '../../src/journal/fold-journal.ts';
import type {CaseHistoryRecord, PlannedScenarioRecord} from '../../src/journal/plan-event.ts';
import type {RunReader} from '../../src/journal/run-result.ts';

/** 2026-11-21T12:00:00Z. */
export const START_MS = Date.UTC(2026, 10, 21, 12);

export interface StepPart {
  readonly name: string;
  readonly verdict: StepVerdict;
  readonly exitCode?: number;
  readonly stdout?: OutputTail;
  readonly stderr?: OutputTail;
  readonly failures?: readonly Failure[];
  readonly fault?: FaultRecord;
  readonly results?: readonly SubResult[];
  readonly usage?: NonNullable<StepEnded['usage']>;
}

export interface AttemptPart {
  /** What it waited for. @default nothing */
  readonly waited?: {readonly waitedMs: number; readonly waitedFor: string};
  readonly verdict: Exclude<Verdict, 'flaky'>;
  readonly durationMs: number;
  readonly reason?: string;
  readonly fault?: FaultRecord;
  readonly steps: readonly StepPart[];
  readonly metrics?: ReadonlyArray<{name: string; value: number; unit?: string; baseline?: number}>;
  readonly captured?: ReadonlyArray<{source: string; path: string}>;
  readonly doubts?: readonly string[];
}

/** A case and how it went; without attempts it is skipped, in error, or else interrupted. */
export interface CasePart {
  readonly record: PlannedCaseRecord;
  readonly attempts: readonly AttemptPart[];
  /** Why it never started. */
  readonly fault?: FaultRecord;
  readonly skip?: 'needs' | 'requires' | 'runtime' | 'xfail' | 'if' | 'stopped';
  readonly reason?: string;
}

export interface RunPart {
  readonly runId?: string;
  readonly sha256?: string;
  readonly name?: string;
  readonly startMs?: number;
  readonly shard?: RunStarted['shard'];
  readonly cases: readonly CasePart[];
  /** @default one for each that a case is of */
  readonly scenarios?: readonly PlannedScenarioRecord[];
  /** What earlier runs came to. @default there were none */
  readonly history?: readonly CaseHistoryRecord[];
  /** Of environments and of the whole run, before its end. */
  readonly around?: readonly RunEventBody[];
  readonly stopping?: 'interrupted' | 'terminated' | 'fail-fast';
  /** Left out for a run that was cut off. */
  readonly exitCode?: number;
}

/** Numbers and dates events as the writer does. */
export function stamp(bodies: Iterable<RunEventBody>, startMs = START_MS): RunEvent[] {
  let seq = 0;
  return Array.from(bodies, (body) => ({seq: ++seq, at: startMs + seq * 10, ...body}) as RunEvent);
}

/** What a runner emits for `run`, in order. */
export function* runEvents(run: RunPart): Generator<RunEventBody> {
  yield {
    type: 'run-started',
    v: 1,
    runId: run.runId ?? '20261121-120000-4f2a',
    version: '0.1.0',
    manifest: {
      path: '/w/proctor.yaml',
      name: run.name ?? 'init-system',
      sha256: run.sha256 ?? 'ab12',
    },
    host: {
      hostname: 'build-7',
      os: 'Linux',
      kernel: '6.12.0',
      arch: 'x86_64',
      cpus: 2,
      memoryMiB: 3900,
      node: 'v24.21.0',
    },
    environments: {here: {type: 'local', instances: 2}, board: {type: 'ssh', host: 'board-7.lab'}},
    caseCount: run.cases.length,
    concurrency: 8,
    ...(run.shard !== undefined && {shard: run.shard}),
  };
  const names = new Set(run.cases.map((item) => item.record.scenario));
  const scenarios = run.scenarios ?? Array.from(names, (scenario) => ({scenario}));
  for (let start = 0; start < scenarios.length; start += 200) {
    yield {type: 'scenarios-planned', scenarios: scenarios.slice(start, start + 200)};
  }
  for (let start = 0; start < run.cases.length; start += 500) {
    const cases = run.cases.slice(start, start + 500).map((item) => item.record);
    yield {type: 'cases-planned', cases};
  }
  const {history = []} = run;
  for (let start = 0; start < history.length; start += 500) {
    yield {type: 'history-recalled', cases: history.slice(start, start + 500)};
  }
  for (const environment of new Set(run.cases.map((item) => item.record.environment))) {
    const stage = {
      stage: 'connect',
      environment,
      instance: `${environment}#1`,
      attempt: 1,
    } as const;
    yield {type: 'stage-started', ...stage};
    const facts = {os: 'Linux', kernel: '6.1.0', arch: 'x86_64', cpus: 4, memoryMiB: 512};
    yield {type: 'stage-ended', ...stage, ok: true, durationMs: 12, facts};
  }
  const counts = {passed: 0, failed: 0, flaky: 0, skipped: 0, error: 0, interrupted: 0};
  for (const item of run.cases) {
    for (const event of caseEvents(item)) {
      if (event.type === 'case-ended' && event.final) counts[event.verdict]++;
      yield event;
    }
  }
  yield* run.around ?? [];
  if (run.stopping !== undefined) {
    yield {type: 'run-stopping', reason: run.stopping, message: `stopped: ${run.stopping}`};
  }
  if (run.exitCode !== undefined) {
    yield {type: 'run-ended', exitCode: run.exitCode, durationMs: 4321, counts};
  }
}

function* caseEvents(item: CasePart): Generator<RunEventBody> {
  const {id, environment} = item.record;
  const skip = item.skip !== undefined && {skip: item.skip};
  const why = item.reason !== undefined && {reason: item.reason};
  if (item.attempts.length === 0) {
    const wanting = item.fault === undefined ? 'interrupted' : 'error';
    const verdict = item.skip === undefined ? wanting : 'skipped';
    const body = {
      case: id,
      attempt: 0,
      final: true,
      verdict,
      durationMs: 0,
      ...(item.fault !== undefined && {fault: item.fault}),
      ...why,
      ...skip,
    } as const;
    yield {type: 'case-ended', ...body};
    return;
  }
  const failedBefore = item.attempts.slice(0, -1).some((part) => part.verdict !== 'passed');
  for (const [index, part] of item.attempts.entries()) {
    const attempt = index + 1;
    const final = attempt === item.attempts.length;
    const place = {case: id, attempt, instance: `${environment}#1`};
    yield {type: 'case-started', ...place, ...part.waited};
    for (const [position, step] of part.steps.entries()) {
      yield* stepEvents({case: id, attempt, step: String(position + 1)}, step);
    }
    for (const metric of part.metrics ?? []) {
      yield {type: 'metric-recorded', case: id, attempt, ...metric};
    }
    for (const file of part.captured ?? []) {
      yield {type: 'file-captured', case: id, attempt, ...file, bytes: 5, sha256: 'cd34'};
    }
    yield {
      type: 'case-ended',
      case: id,
      attempt,
      final,
      verdict: final && part.verdict === 'passed' && failedBefore ? 'flaky' : part.verdict,
      durationMs: part.durationMs,
      ...(part.reason !== undefined && {reason: part.reason}),
      ...(part.fault !== undefined && {fault: part.fault}),
      ...(final && {...skip, ...why}),
      ...(final ? {} : {retryInMs: 500}),
      ...(part.doubts !== undefined && {doubts: part.doubts}),
      log: `logs/${attempt}.log`,
    };
  }
}

function* stepEvents(
  place: {case: string; attempt: number; step: string},
  part: StepPart,
): Generator<RunEventBody> {
  const {results = [], ...rest} = part;
  if (part.verdict !== 'skipped') yield {type: 'step-started', ...place, name: part.name};
  for (let start = 0; start < results.length; start += 200) {
    yield {type: 'results-reported', ...place, results: results.slice(start, start + 200)};
  }
  yield {type: 'step-ended', ...place, ...rest, durationMs: 7};
}

/** The text of a journal. */
export function journalText(events: readonly RunEvent[]): string {
  return events.map((event) => `${JSON.stringify(event)}\n`).join('');
}

/** A folder that is gone when the test is over. */
export class TempFolder implements Disposable {
  readonly path = mkdtempSync(join(tmpdir(), 'proctor-journal-'));

  write(name: string, text: string | Buffer): string {
    const path = join(this.path, name);
    writeFileSync(path, text);
    return path;
  }

  /** A reader over the journal of `run`. */
  fold(run: RunPart): RunReader {
    return this.foldEvents(runEvents(run));
  }

  /** A reader over the journal of `bodies`. */
  foldEvents(bodies: Iterable<RunEventBody>): RunReader {
    return foldJournal(this.write('journal.jsonl', journalText(stamp(bodies))));
  }

  [Symbol.dispose](): void {
    rmSync(this.path, {recursive: true, force: true});
  }
}

/** A simple case. */
export function passingCase(scenario: string, environment = 'here'): CasePart {
  return {
    record: {id: `${scenario}@${environment}`, scenario, environment},
    attempts: [
      {verdict: 'passed', durationMs: 8, steps: [{name: 'true', verdict: 'passed', exitCode: 0}]},
    ],
  };
}

const FAULT: FaultRecord = {
  code: 'ssh/connection-lost',
  message: 'cannot run a command on board-7.lab',
  help: 'look at the cable',
  stage: 'run',
  details: {host: 'board-7.lab', port: 22},
};

/** One run with a case of every kind. */
export function variedRun(): RunPart {
  const record = (scenario: string, environment = 'here') => ({
    id: `${scenario}@${environment}`,
    scenario,
    environment,
  });
  const failedStep: StepPart = {
    name: 'check',
    verdict: 'failed',
    exitCode: 1,
    stdout: {text: 'dropped 3 <of> 50 & ]]> \u001b[31mred\u001b[0m\n', omittedBytes: 0},
    stderr: {text: 'boom `code` | \u0007\n::error::no\n', omittedBytes: 70_000},
    failures: [{check: 'exit-code', message: 'exit code 1', expected: '0', actual: '1'}],
  };
  const failed: AttemptPart = {
    verdict: 'failed',
    durationMs: 120.4,
    reason: 'step 1 (check): exit code 1',
    steps: [failedStep],
    captured: [{source: '/var/log/x.log', path: 'captured/x.log'}],
  };
  const passed: AttemptPart = {
    verdict: 'passed',
    durationMs: 90,
    steps: [
      {name: 'check', verdict: 'passed', exitCode: 0, stdout: {text: 'fine\n', omittedBytes: 0}},
      {name: 'never', verdict: 'skipped'},
    ],
    metrics: [{name: 'switch_ms', value: 41.5, unit: 'ms', baseline: 40}],
    waited: {waitedMs: 30, waitedFor: 'limit total'},
  };
  const lost: AttemptPart = {
    verdict: 'error',
    durationMs: 30,
    reason: FAULT.message,
    fault: FAULT,
    steps: [{name: 'check', verdict: 'error', fault: FAULT}],
  };
  const results: SubResult[] = [
    {name: 'adds', verdict: 'passed', durationMs: 3},
    {
      name: 'adds',
      verdict: 'failed',
      message: 'expected 3',
      details: 'at line 4\n---\n',
      suite: 'math',
    },
    {name: 'adds', verdict: 'error', message: 'crashed', suite: 'math'},
    {name: 'divides', verdict: 'skipped', message: 'not yet'},
  ];
  const passedBefore = {verdict: 'passed', durationMs: 80, metrics: {switch_ms: 39.5}} as const;
  const ok = {...record('ok'), tags: ['smoke'], matrix: {clients: 50}, expectedMs: 85};
  return {
    exitCode: 1,
    history: [
      {
        case: 'ok@here',
        runs: [
          {at: START_MS - 7_200_000, ...passedBefore},
          {at: START_MS - 3_600_000, verdict: 'failed', durationMs: 90},
        ],
      },
    ],
    cases: [
      {record: ok, attempts: [passed]},
      {record: record('bad', 'board'), attempts: [failed]},
      {record: record('bad-twice', 'board'), attempts: [lost, failed]},
      {record: record('flaky'), attempts: [failed, lost, passed]},
      {record: record('infra', 'board'), attempts: [lost]},
      {record: record('needy'), attempts: [], skip: 'needs', reason: 'needs bad@board'},
      {
        record: {...record('known'), xfail: 'upstream bug 12'},
        attempts: [{...failed, verdict: 'skipped'}],
        skip: 'xfail',
        reason: 'expected failure: upstream bug 12',
      },
      {
        record: {...record('shaky'), quarantine: {reason: 'races', until: '2027-01-01'}},
        attempts: [failed],
      },
      {record: record('suite'), attempts: [{...failed, steps: [{...failedStep, results}]}]},
      {
        record: record('cut'),
        attempts: [{...passed, verdict: 'interrupted', reason: 'interrupted'}],
      },
      {record: record('never'), attempts: []},
    ],
  };
}

/** Any text a guest may print: controls, escapes, markup, lone surrogates, emoji. */
export const guestText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.string({unit: 'binary', maxLength: 20}),
      fc.uint8Array({maxLength: 20}).map((bytes) => Buffer.from(bytes).toString('utf8')),
      fc.uint8Array({maxLength: 20}).map((bytes) => Buffer.from(bytes).toString('latin1')),
      fc.integer({min: 0xd800, max: 0xdfff}).map((code) => String.fromCharCode(code)),
      fc.constantFrom(
        '\u0000',
        '\u001b[31m',
        '\u001b]0;t\u0007',
        ']]>',
        '<![CDATA[',
        '&#27;',
        '\n',
      ),
      fc.constantFrom(
        '```',
        '::error::x',
        '\r\n',
        '\ufffe',
        '</details>',
        '| a |',
        '[[ATTACHMENT|/x]]',
      ),
    ),
    {maxLength: 6},
  )
  .map((parts) => parts.join(''));

const tail: fc.Arbitrary<OutputTail> = fc.record({
  text: guestText,
  omittedBytes: fc.constantFrom(0, 0, 12_345),
});

const subResult: fc.Arbitrary<SubResult> = fc.record(
  {
    name: guestText,
    verdict: fc.constantFrom('passed', 'failed', 'skipped', 'error'),
    suite: guestText,
    durationMs: fc.double({min: 0, max: 1e6, noNaN: true}),
    message: guestText,
    details: guestText,
  },
  {requiredKeys: ['name', 'verdict']},
);

const stepPart: fc.Arbitrary<StepPart> = fc.record(
  {
    name: guestText,
    verdict: fc.constantFrom<StepVerdict>('passed', 'failed', 'skipped', 'error', 'interrupted'),
    exitCode: fc.integer({min: 0, max: 255}),
    stdout: tail,
    stderr: tail,
    failures: fc.array(fc.record({check: fc.constant('stdout.equals'), message: guestText}), {
      maxLength: 2,
    }),
    results: fc.array(subResult, {maxLength: 4}),
    usage: fc.record(
      {oomKills: fc.constantFrom(1, 3), memoryPeakBytes: fc.nat(), cpuSeconds: fc.nat(9)},
      {requiredKeys: []},
    ),
  },
  {requiredKeys: ['name', 'verdict']},
);

const attemptPart: fc.Arbitrary<AttemptPart> = fc.record(
  {
    verdict: fc.constantFrom<AttemptPart['verdict']>('passed', 'failed', 'error', 'interrupted'),
    durationMs: fc.double({min: 0, max: 1e7, noNaN: true}),
    steps: fc.array(stepPart, {maxLength: 3}),
    reason: guestText,
    fault: fc.record({code: fc.constantFrom('ssh/unreachable', 'odd code'), message: guestText}),
    doubts: fc.array(guestText, {minLength: 1, maxLength: 2}),
    captured: fc.array(fc.record({source: guestText, path: guestText}), {maxLength: 1}),
    metrics: fc.array(
      fc.record({name: guestText, value: fc.double({noNaN: true, noDefaultInfinity: true})}),
      {maxLength: 2},
    ),
  },
  {requiredKeys: ['verdict', 'durationMs', 'steps']},
);

const PLACE = {environment: 'vm', instance: 'vm#1'} as const;

/** What is told of an environment or of a whole run, with texts of others in it. */
const aroundPart: fc.Arbitrary<RunEventBody> = fc.oneof(
  fc.tuple(guestText, guestText, fc.constantFrom('proven', 'collected', 'lost')).map(
    ([text, title, phase]): RunEventBody => ({
      type: 'instrumentation-reported',
      ...{...PLACE, case: 's0@vm', attempt: 1, instrumentation: text, tool: text, phase},
      ...{facts: {[text]: title}, findings: [title]},
    }),
  ),
  fc.tuple(guestText, guestText).map(
    ([evidence, help]): RunEventBody => ({
      type: 'readiness-checked',
      ...{...PLACE, name: evidence, ok: false, evidence, help, durationMs: 1},
    }),
  ),
  fc.tuple(guestText, guestText).map(
    ([message, help]): RunEventBody => ({
      type: 'deployment-ended',
      ...{deployment: 'vm#1/1', status: 'failed', durationMs: 1, facts: {}},
      fault: {code: 'deploy/disk-full', message, help, stage: 'deploying_scripts'},
    }),
  ),
  fc.tuple(fc.nat(9), fc.nat(9)).map(
    ([hit, more]): RunEventBody => ({
      type: 'coverage-merged',
      ...{files: [], tracefiles: 1, sources: 1},
      ...{lines: {hit, found: hit + more}, functions: {hit, found: hit + more}},
      branches: {hit: 0, found: 0},
    }),
  ),
);

const pastRun: fc.Arbitrary<CaseHistoryRecord['runs'][number]> = fc.record(
  {
    at: fc.nat(1e9),
    verdict: fc.constantFrom<Verdict>('passed', 'failed', 'flaky', 'skipped', 'error'),
    durationMs: fc.nat(1e6),
    metrics: fc.dictionary(guestText, fc.double({noNaN: true, noDefaultInfinity: true})),
  },
  {requiredKeys: ['at', 'verdict', 'durationMs']},
);

/** Any run, whole or cut off. */
export const anyRun: fc.Arbitrary<RunPart> = fc
  .record(
    {
      name: guestText,
      cases: fc.array(
        fc.record(
          {
            environment: fc.constantFrom('here', 'board', 'vm'),
            expectedMs: fc.nat(1e6),
            attempts: fc.array(attemptPart, {maxLength: 3}),
            skip: fc.constantFrom('needs', 'xfail', 'requires', 'stopped'),
            reason: guestText,
            quarantine: fc.record({reason: guestText, until: fc.constant('2027-01-01')}),
          },
          {requiredKeys: ['environment', 'attempts']},
        ),
        {maxLength: 8},
      ),
      scenarios: fc.array(
        fc.record(
          {scenario: guestText, description: guestText, needs: fc.array(guestText, {maxLength: 2})},
          {requiredKeys: ['scenario']},
        ),
        {maxLength: 3},
      ),
      history: fc.array(
        fc.record({
          case: fc.constantFrom('s0@here', 's1@board', 's2@vm'),
          runs: fc.array(pastRun, {minLength: 1, maxLength: 3}),
        }),
        {maxLength: 3},
      ),
      around: fc.array(aroundPart, {maxLength: 3}),
      exitCode: fc.constantFrom(0, 1, 3),
      stopping: fc.constantFrom('interrupted', 'terminated', 'fail-fast'),
    },
    {requiredKeys: ['name', 'cases']},
  )
  .map(({cases, ...run}) => ({
    ...run,
    cases: cases.map(({environment, quarantine, expectedMs, ...item}, index): CasePart => {
      const scenario = `s${index}`;
      const record = {
        ...{id: `${scenario}@${environment}`, scenario, environment},
        ...(expectedMs !== undefined && {expectedMs}),
        ...(quarantine !== undefined && {quarantine}),
      };
      return {...item, record} as CasePart;
    }),
  })) as fc.Arbitrary<RunPart>;
