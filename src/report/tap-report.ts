import type {CaseResult, RunReader} from '../journal/run-result.ts';
import {caseFailureText, outputText} from './attempt-text.ts';
import {caseOutcome, type Outcome, resultOutcome} from './case-outcome.ts';
import {deploymentSummary, deploymentTroubles} from './deployment-summary.ts';
import {excerpt, oneLine, screenText} from './guest-text.ts';
import {CaseFindings, coverageText, provenText, provenTools} from './instrumentation-summary.ts';
import type {TextSink} from './report-format.ts';

const OUTPUT_CHARS_MAX = 16 * 1024;
const MESSAGE_CHARS_MAX = 4096;
const COMMENT_CHARS_MAX = 1024;

/** Troubles of environments that are told; the JSON report has them all. */
const TROUBLES_MAX = 100;

/**
 * TAP 14: a test point a case, with YAML diagnostics for what did not pass and subtests for what
 * its steps reported. Expected failures and quarantined ones are `# TODO`. What is of the whole run
 * stands in comments before them.
 */
export function writeTap(reader: RunReader, out: TextSink): void {
  const {cases} = reader.result;
  out(`TAP version 14\n1..${cases.length}\n`);
  if (cases.length === 0) out('# no cases\n');
  for (const text of comments(reader)) out(`# ${escaped(excerpt(text, COMMENT_CHARS_MAX))}\n`);
  const findings = new CaseFindings(reader.result.instrumentation);
  cases.forEach((item, index) => {
    const outcome = caseOutcome(item);
    const last = item.attempts.at(-1);
    const counts = last?.resultCounts;
    const resultCount = counts ? counts.passed + counts.failed + counts.skipped + counts.error : 0;
    if (last !== undefined && resultCount > 0) {
      out(`# Subtest: ${escaped(item.id)}\n    1..${resultCount}\n`);
      let number = 0;
      for (const result of reader.readResults(last)) {
        number++;
        const shown = resultOutcome(item, result);
        const name = result.suite ? `${result.suite} > ${result.name}` : result.name;
        out(`    ${testPoint(number, name, shown)}\n`);
        const isBad = result.verdict === 'failed' || result.verdict === 'error';
        if (isBad) {
          diagnostics(out, '      ', {
            message: excerpt(shown.message, MESSAGE_CHARS_MAX),
            details: excerpt(result.details ?? '', MESSAGE_CHARS_MAX),
          });
        }
      }
    }
    out(`${testPoint(index + 1, item.id, outcome)}\n`);
    const fields = caseFields(reader, item, findings);
    if (Object.keys(fields).length > 0) diagnostics(out, '  ', fields);
  });
}

/** Of the run and its environments, a line each. */
function* comments({result}: RunReader): Generator<string> {
  const deployments = deploymentSummary(result);
  if (deployments !== '') yield `deployments: ${deployments}`;
  let left = -TROUBLES_MAX;
  for (const {where, message, help} of deploymentTroubles(result)) {
    if (++left > 0) continue;
    yield `${where}: ${message}${help === undefined ? '' : `; help: ${help}`}`;
  }
  if (left > 0) yield `and ${left} more troubles`;
  for (const tool of provenTools(result.instrumentation)) {
    yield `${tool.environment}: ${tool.tool} ${provenText(tool)}`;
  }
  const coverage = coverageText(result);
  if (coverage !== '') yield `coverage: ${coverage}`;
}

/** What there is to say of a case; of one that simply passed nothing. */
function caseFields(
  reader: RunReader,
  item: CaseResult,
  findings: CaseFindings,
): Readonly<Record<string, string | number>> {
  const last = item.attempts.at(-1);
  const isFine = item.verdict === 'passed' || item.verdict === 'skipped';
  const notes = {
    unproven: excerpt(last?.doubts.join('; ') ?? '', MESSAGE_CHARS_MAX),
    findings: findingsText(findings, item),
  };
  if (isFine || (last === undefined && item.fault === undefined)) {
    return notes.unproven === '' && notes.findings === '' ? {} : notes;
  }
  return {
    verdict: item.verdict,
    message: excerpt(item.reason ?? '', MESSAGE_CHARS_MAX),
    duration_ms: Math.round(item.durationMs),
    attempts: item.attempts.length,
    failures: caseFailureText(item),
    output: last === undefined ? '' : outputText(reader, last, OUTPUT_CHARS_MAX),
    ...notes,
    log: last?.log ?? '',
  };
}

function findingsText(findings: CaseFindings, item: CaseResult): string {
  const found = findings.of(item.id, item.attempts.at(-1)?.attempt);
  const lines = found.map(({tool, title}) => `${tool}: ${title}`);
  return excerpt(lines.join('\n'), MESSAGE_CHARS_MAX);
}

function testPoint(number: number, name: string, outcome: Outcome): string {
  const todo = outcome.type === 'quarantine' || outcome.type === 'xfail';
  const ok = outcome.kind === 'passed' || (outcome.kind === 'skipped' && !todo);
  const directive =
    outcome.kind !== 'skipped' ? '' : ` # ${todo ? 'TODO' : 'SKIP'} ${escaped(outcome.message)}`;
  return `${ok ? 'ok' : 'not ok'} ${number} - ${escaped(name)}${directive}`.trimEnd();
}

function diagnostics(
  out: TextSink,
  indent: string,
  fields: Readonly<Record<string, string | number>>,
): void {
  const lines = Object.entries(fields)
    .filter(([, value]) => value !== '')
    // A JSON text is a YAML text; on one line, nothing in it can be taken for TAP.
    .map(
      ([key, value]) => `${indent}${key}: ${typeof value === 'number' ? value : quoted(value)}\n`,
    );
  out(`${indent}---\n${lines.join('')}${indent}...\n`);
}

function quoted(text: string): string {
  return JSON.stringify(screenText(text));
}

function escaped(text: string): string {
  return oneLine(text).replaceAll(/[\\#]/gu, '\\$&');
}
