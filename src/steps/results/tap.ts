import {Parser, type Result} from 'tap-parser';
import {type ParsedResults, RESULTS_MAX, subResult} from './parsed-results.ts';

/**
 * Reads TAP 14, 13 or 12, subtests and YAML blocks too. A subtest's own tests are results in a
 * suite of its name; the line that sums it up is none, unless it has no tests.
 *
 * Source: the TAP 14 specification: a missing or wrong plan and `Bail out!` fail the whole.
 */
export function parseTap(text: string): ParsedResults {
  const collector = new TapCollector();
  const parser = new Parser({name: ''});
  collector.listen(parser, '');
  // From the text itself: the parser makes up a plan where there is neither plan nor test.
  const plan = /^1\.\.(\d+)[ \t]*(?:#[ \t]*(.*))?$/m.exec(text);
  const skipAll = plan?.[1] === '0' ? plan[2]?.replace(/^skip\S*\s*/i, '').trim() : undefined;
  parser.end(text);
  const {results} = parser;
  if (collector.results.length === 0 && skipAll !== undefined) {
    collector.results.push(subResult({name: 'all', verdict: 'skipped', message: skipAll}));
  }
  const problems = [...collector.problems];
  if (results?.bailout) {
    const why = typeof results.bailout === 'string' ? `: ${results.bailout}` : '';
    problems.unshift(`bailed out${why}`);
  }
  if (plan === null) problems.push('has no plan');
  for (const failure of results?.failures ?? []) {
    if (typeof failure.tapError !== 'string' || 'ok' in failure) continue;
    if (failure.tapError !== 'no plan') problems.push(planProblem(failure.tapError, parser));
  }
  if (collector.results.length > RESULTS_MAX) problems.push(`has more than ${RESULTS_MAX} tests`);
  return {results: collector.results.slice(0, RESULTS_MAX), problems: [...new Set(problems)]};
}

function planProblem(tapError: string, parser: Parser): string {
  if (tapError !== 'incorrect number of tests') return tapError;
  return `planned ${parser.planEnd - parser.planStart + 1} tests, ran ${parser.count}`;
}

class TapCollector {
  readonly results: ReturnType<typeof subResult>[] = [];
  readonly problems: string[] = [];

  listen(parser: Parser, suite: string): void {
    /** Where the results of the last subtest start, until its summary comes. */
    let childStart: number | undefined;
    let position = 0;
    parser.on('child', (child: Parser) => {
      const name = child.name === '' ? 'subtest' : child.name;
      childStart = this.results.length;
      this.listen(child, suite === '' ? name : `${suite} > ${name}`);
    });
    parser.on('assert', (result: Result) => {
      position += 1;
      const start = childStart ?? this.results.length;
      childStart = undefined;
      // A summary says nothing that its tests do not, unless they all passed and it did not.
      const hasChildren = start < this.results.length;
      if (hasChildren && (result.ok || this.#hasFailureSince(start))) return;
      if (this.results.length <= RESULTS_MAX) {
        this.results.push(toSubResult(result, {suite, position}));
      }
    });
  }

  #hasFailureSince(start: number): boolean {
    for (let at = start; at < this.results.length; at++) {
      if (this.results[at]?.verdict === 'failed') return true;
    }
    return false;
  }
}

function toSubResult(
  result: Result,
  {suite, position}: {readonly suite: string; readonly position: number},
): ReturnType<typeof subResult> {
  const reason = result.skip || result.todo;
  const isExcused = Boolean(result.skip) || (Boolean(result.todo) && !result.ok);
  const verdict = isExcused ? 'skipped' : result.ok && !result.tapError ? 'passed' : 'failed';
  const diag: unknown = result.diag;
  const said = isRecord(diag) && typeof diag['message'] === 'string' ? diag['message'] : undefined;
  const excuse =
    typeof reason === 'string' && reason !== '' ? reason : result.todo ? 'TODO' : undefined;
  return subResult({
    name: result.name === '' ? `test ${result.id || position}` : result.name,
    suite,
    verdict,
    durationMs: result.time ?? durationOf(diag),
    message: isExcused ? excuse : (said ?? (result.tapError || undefined)),
    details: isRecord(diag) ? JSON.stringify(diag, undefined, 2) : undefined,
  });
}

function durationOf(diag: unknown): number | undefined {
  const value = isRecord(diag) ? diag['duration_ms'] : undefined;
  return typeof value === 'number' ? value : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
