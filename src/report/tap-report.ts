import type {RunReader} from '../journal/run-result.ts';
import {failureText, outputText} from './attempt-text.ts';
import {caseOutcome, type Outcome, resultOutcome} from './case-outcome.ts';
import {excerpt, oneLine, screenText} from './guest-text.ts';
import type {TextSink} from './report-format.ts';

const OUTPUT_CHARS_MAX = 16 * 1024;
const MESSAGE_CHARS_MAX = 4096;

/**
 * TAP 14: a test point a case, with YAML diagnostics for what did not pass and subtests for what
 * its steps reported. Expected failures and quarantined ones are `# TODO`.
 */
export function writeTap(reader: RunReader, out: TextSink): void {
  const {cases} = reader.result;
  out(`TAP version 14\n1..${cases.length}\n`);
  if (cases.length === 0) out('# no cases\n');
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
    if (last === undefined || item.verdict === 'passed' || item.verdict === 'skipped') return;
    diagnostics(out, '  ', {
      verdict: item.verdict,
      message: excerpt(item.reason ?? '', MESSAGE_CHARS_MAX),
      duration_ms: Math.round(item.durationMs),
      attempts: item.attempts.length,
      failures: failureText(last),
      output: outputText(reader, last, OUTPUT_CHARS_MAX),
      log: last.log ?? '',
    });
  });
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
