import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {join} from 'node:path';
import type {ExecResult} from '../../environments/environment.ts';
import type {Failure, SubResult} from '../../journal/event.ts';
import type {ResultsSource} from '../../manifest/manifest.ts';
import type {AttemptRun} from '../attempt-run.ts';
import type {ReadyScript} from '../execute.ts';
import {readFoundFile} from '../judge/judge.ts';
import {expandPath} from '../step-files.ts';
import type {ParsedResults} from './parsed-results.ts';

/** Tests in one event. */
const EVENT_RESULTS_MAX = 200;
/** Names that a failure lists. */
const NAMES_MAX = 5;
/** Largest JUnit file that is read. */
const JUNIT_BYTES_MAX = 64 * 1024 * 1024;

/** A report that could be read, or why there is none. */
interface Report extends ParsedResults {
  /** What the failures call it: `TAP on stdout`. */
  readonly name: string;
}

/** Reads the tests that a step reports, records them, and says what of them did not pass. */
export async function foldResults(
  run: AttemptRun,
  found: {readonly result: ExecResult; readonly script: ReadyScript},
  options: {readonly source: ResultsSource; readonly step: string; readonly signal: AbortSignal},
): Promise<Failure[]> {
  const reports = await readReports(run, found, options);
  const results = reports.flatMap((report) => report.results);
  for (let at = 0; at < results.length; at += EVENT_RESULTS_MAX) {
    const part = results.slice(at, at + EVENT_RESULTS_MAX);
    run.emit({type: 'results-reported', ...run.ids, step: options.step, results: part});
  }
  const failures: Failure[] = reports.flatMap(({name, problems}) =>
    problems.map((problem) => ({check: 'results', message: `${name} ${problem}`})),
  );
  const failed = results.filter(({verdict}) => verdict === 'failed' || verdict === 'error');
  if (failed.length > 0) {
    failures.push({check: 'results', message: describeFailed(failed, results.length)});
  }
  if (results.length === 0 && failures.length === 0) {
    const name = reports[0]?.name ?? 'the report';
    failures.push({check: 'results', message: `${name} reports no test`});
  }
  return failures;
}

function describeFailed(failed: readonly SubResult[], count: number): string {
  const names = failed.slice(0, NAMES_MAX).map(({name, suite}) => {
    const full = suite === undefined ? name : `${suite} > ${name}`;
    return JSON.stringify(full.length > 120 ? `${full.slice(0, 120)}…` : full);
  });
  const more = failed.length > NAMES_MAX ? ` and ${failed.length - NAMES_MAX} more` : '';
  return `${failed.length} of ${count} tests failed: ${names.join(', ')}${more}`;
}

async function readReports(
  run: AttemptRun,
  found: {readonly result: ExecResult; readonly script: ReadyScript},
  options: {readonly source: ResultsSource; readonly signal: AbortSignal},
): Promise<Report[]> {
  const {source} = options;
  const scope = run.scope.plain(found.script.env);
  if (source.format === 'junit') {
    return readJunitReports(
      run,
      source.from.map((path) => expandPath(path, scope)),
      {...options, ...found},
    );
  }
  const from = expandPath(source.from, scope);
  const name = `${source.format.toUpperCase()} ${from === 'stdout' || from === 'stderr' ? 'on' : 'in'} ${from}`;
  let bytes: Buffer | undefined;
  let omittedBytes = 0;
  if (from === 'stdout' || from === 'stderr') {
    bytes = found.result[from];
    omittedBytes = found.result[`${from}OmittedBytes`];
  } else {
    const {script} = found;
    const file = await readFoundFile(run, from, {...options, script, contents: true});
    bytes = file.bytes;
    omittedBytes = file.omittedBytes;
  }
  if (bytes === undefined) return [{name, results: [], problems: ['does not exist']}];
  if (omittedBytes > 0) {
    const problem = `is longer than the ${bytes.length} bytes that can be read`;
    return [{name, results: [], problems: [problem]}];
  }
  const parse =
    source.format === 'tap'
      ? (await import('./tap.ts')).parseTap
      : (await import('./ktap.ts')).parseKtap;
  return [{name, ...parse(bytes.toString())}];
}

async function readJunitReports(
  run: AttemptRun,
  patterns: readonly string[],
  options: {readonly signal: AbortSignal; readonly script: ReadyScript},
): Promise<Report[]> {
  const folder = await mkdtemp(join(run.context.scratchFolder, 'junit-'));
  try {
    const skipped: string[] = [];
    const files = await run.connection.get(fromCwd(patterns, options.script.cwd), folder, {
      signal: options.signal,
      fileBytesMax: JUNIT_BYTES_MAX,
      onSkipped: (source, reason) => skipped.push(`${source}: ${reason}`),
    });
    if (files.length === 0) {
      const why = skipped.length === 0 ? '' : ` (${skipped[0]})`;
      const problem = `does not exist${why}`;
      return [{name: `JUnit report ${patterns.join(', ')}`, results: [], problems: [problem]}];
    }
    const {parseJunit} = await import('./junit.ts');
    const reports: Report[] = [];
    for (const file of files) {
      const name = `JUnit report ${file.source}`;
      if (file.truncated) {
        const problem = `is longer than the ${JUNIT_BYTES_MAX} bytes that can be read`;
        reports.push({name, results: [], problems: [problem]});
        continue;
      }
      const parsed = parseJunit(await readFile(join(folder, file.path), 'utf8'));
      reports.push({name, ...parsed});
    }
    return reports;
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

/** Patterns start where the step ran, as its other paths do. */
function fromCwd(patterns: readonly string[], cwd: string | undefined): readonly string[] {
  if (cwd === undefined) return patterns;
  return patterns.map((pattern) => {
    const isExclusion = pattern.startsWith('!');
    const path = isExclusion ? pattern.slice(1) : pattern;
    const full = path.startsWith('/') ? path : join(cwd, path);
    return isExclusion ? `!${full}` : full;
  });
}
