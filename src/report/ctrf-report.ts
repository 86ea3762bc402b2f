import type {SubResult, Verdict} from '../journal/event.ts';
import type {AttemptResult, CaseResult, RunReader} from '../journal/run-result.ts';
import {caseFailureText, outputText, reportPath} from './attempt-text.ts';
import {attemptOutcome, caseOutcome, type Outcome, resultOutcome} from './case-outcome.ts';
import {deploymentSummary, deploymentTroubles} from './deployment-summary.ts';
import {CaseFindings, coverageShares, provenTools} from './instrumentation-summary.ts';
import type {ReportOptions, TextSink} from './report-format.ts';

/** The version of the format that this follows: ctrf.io. */
const SPEC_VERSION = '0.0.0';

const OUTPUT_CHARS_MAX = 16 * 1024;

/** Troubles of environments that are told; the JSON report has them all. */
const TROUBLES_MAX = 100;

type Status = 'passed' | 'failed' | 'skipped' | 'pending' | 'other';

/**
 * The Common Test Report Format. An infrastructure fault and an interrupted case are `failed`
 * there, told apart by `rawStatus`: a reader that knows only its own words must not see green.
 */
export function writeCtrf(reader: RunReader, out: TextSink, options: ReportOptions): void {
  const {run} = reader.result;
  out('{"reportFormat":"CTRF","specVersion":');
  out(`${JSON.stringify(SPEC_VERSION)},"runId":${JSON.stringify(run.runId)},"results":{\n`);
  out(`"tool":${JSON.stringify({name: 'proctor', version: run.version})},\n`);
  out(`"summary":${JSON.stringify(summary(reader))},\n"tests":[`);
  let separator = '\n';
  const write = (test: unknown) => {
    out(`${separator}${JSON.stringify(test)}`);
    separator = ',\n';
  };
  const findings = new CaseFindings(reader.result.instrumentation);
  for (const item of reader.result.cases) {
    const suite = [run.manifest.name, item.environment].filter((name) => name !== '');
    write(caseTest(reader, item, {suite, options, findings}));
    const last = item.attempts.at(-1);
    if (last === undefined) continue;
    for (const result of reader.readResults(last)) write(resultTest(item, result, suite));
  }
  out(`\n],\n"environment":${JSON.stringify(environment(reader))}}}\n`);
}

function summary(reader: RunReader): object {
  const {result} = reader;
  const counts: Record<Status, number> = {passed: 0, failed: 0, skipped: 0, pending: 0, other: 0};
  let tests = 0;
  for (const item of result.cases) {
    tests++;
    counts[statusOf(caseOutcome(item))]++;
    const results = item.attempts.at(-1)?.resultCounts;
    if (results === undefined) continue;
    for (const [verdict, count] of Object.entries(results)) {
      tests += count;
      const outcome = resultOutcome(item, {name: '', verdict: verdict as SubResult['verdict']});
      counts[statusOf(outcome)] += count;
    }
  }
  const start = Math.round(result.run.startedAt);
  const stop = start + Math.round(result.durationMs);
  return {tests, ...counts, flaky: result.counts.flaky, start, stop};
}

function caseTest(
  reader: RunReader,
  item: CaseResult,
  place: {suite: readonly string[]; options: ReportOptions; findings: CaseFindings},
): object {
  const {suite, options} = place;
  const outcome = caseOutcome(item);
  const message = outcome.message === '' ? doubtsMessage(item) : outcome.message;
  const extra = caseExtra(item, place.findings);
  const last = item.attempts.at(-1);
  const trace = outcome.kind === 'passed' ? '' : caseFailureText(item);
  const output =
    last === undefined || outcome.kind === 'passed'
      ? ''
      : outputText(reader, last, OUTPUT_CHARS_MAX);
  const attachments = item.attempts.flatMap((attempt) =>
    attempt.captured.map((file) => ({
      name: nonEmpty(file.source),
      contentType: 'application/octet-stream',
      path: nonEmpty(reportPath(reader, file.path, options)),
    })),
  );
  return {
    name: item.id,
    status: statusOf(outcome),
    duration: wholeMs(item.durationMs),
    ...(item.startedAt !== undefined && {start: Math.round(item.startedAt)}),
    ...(suite.length > 0 && {suite}),
    ...(message !== '' && {message}),
    ...(trace !== '' && {trace}),
    rawStatus: rawStatus(item.verdict, outcome),
    ...(item.tags !== undefined && item.tags.length > 0 && {tags: item.tags}),
    ...(item.attempts.length > 1 && {
      retries: item.attempts.length - 1,
      retryAttempts: item.attempts.slice(0, -1).map(retryAttempt),
    }),
    ...(item.verdict === 'flaky' && {flaky: true}),
    ...(output !== '' && {stdout: output.split('\n')}),
    ...(attachments.length > 0 && {attachments}),
    ...(item.matrix !== undefined && {parameters: item.matrix}),
    ...(last !== undefined && {
      steps: last.steps.map((step) => ({
        name: nonEmpty(step.name),
        status:
          step.verdict === 'skipped' ? 'skipped' : step.verdict === 'passed' ? 'passed' : 'failed',
      })),
    }),
    ...(Object.keys(extra).length > 0 && {extra}),
  };
}

/** Why a pass proves less than it seems; empty where it does not. */
function doubtsMessage(item: CaseResult): string {
  const doubts = item.attempts.at(-1)?.doubts ?? [];
  return doubts.length === 0 ? '' : `unproven: ${doubts.join('; ')}`;
}

/** What the format has no field for. */
function caseExtra(item: CaseResult, findings: CaseFindings): object {
  const last = item.attempts.at(-1);
  if (last === undefined) return {};
  const {metrics, doubts, attempt, steps} = last;
  const found = findings.of(item.id, attempt);
  const usage = steps.flatMap(({step, usage: used}) =>
    used === undefined ? [] : [{step, ...used}],
  );
  return {
    ...(metrics.length > 0 && {metrics}),
    ...(doubts.length > 0 && {doubts}),
    ...(found.length > 0 && {findings: found}),
    ...(usage.length > 0 && {usage}),
  };
}

function resultTest(item: CaseResult, result: SubResult, suite: readonly string[]): object {
  const outcome = resultOutcome(item, result);
  const {name, suite: group, durationMs, details} = result;
  return {
    name: nonEmpty(name),
    status: statusOf(outcome),
    duration: wholeMs(durationMs ?? 0),
    suite: [...suite, item.id, ...(group === undefined || group === '' ? [] : [group])],
    ...(outcome.message !== '' && {message: outcome.message}),
    ...(details !== undefined && details !== '' && {trace: details}),
    rawStatus: result.verdict,
  };
}

function retryAttempt(attempt: AttemptResult): object {
  const outcome = attemptOutcome(attempt);
  return {
    attempt: attempt.attempt,
    status: statusOf(outcome),
    duration: wholeMs(attempt.durationMs),
    ...(outcome.message !== '' && {message: outcome.message}),
  };
}

function environment(reader: RunReader): object {
  const {run} = reader.result;
  const fields = {
    appName: run.manifest.name,
    osPlatform: run.host.os,
    osRelease: run.host.kernel,
    ...(run.shard !== undefined && {shardId: `${run.shard.index}/${run.shard.count}`}),
  };
  const given = Object.entries(fields).filter(([, value]) => value !== '');
  return {...Object.fromEntries(given), extra: environmentExtra(reader)};
}

function environmentExtra({result}: RunReader): object {
  const {run, coverage, instrumentation} = result;
  const tools = provenTools(instrumentation);
  const deployments = deploymentSummary(result);
  const troubles: object[] = [];
  for (const trouble of deploymentTroubles(result)) {
    if (troubles.length === TROUBLES_MAX) break;
    troubles.push(trouble);
  }
  return {
    host: run.host,
    environments: run.environments,
    ...(deployments !== '' && {deployments}),
    ...(troubles.length > 0 && {troubles}),
    ...(tools.length > 0 && {instrumentation: tools}),
    ...(coverage !== undefined && {coverage: coverageShares(coverage)}),
  };
}

function statusOf(outcome: Outcome): Status {
  if (outcome.kind === 'passed' || outcome.kind === 'skipped') return outcome.kind;
  return 'failed';
}

function rawStatus(verdict: Verdict, outcome: Outcome): string {
  return outcome.type === 'quarantine' ? `quarantined: ${verdict}` : verdict;
}

function wholeMs(durationMs: number): number {
  return Math.max(0, Math.round(durationMs));
}

/** The format wants at least one character. */
function nonEmpty(text: string): string {
  return text === '' ? '-' : text;
}
