import xmlbuilder from 'xmlbuilder';
import type {CaseResult, RunReader} from '../journal/run-result.ts';
import {caseOutcome, isMuted} from './case-outcome.ts';
import {withoutCommands, xmlText} from './guest-text.ts';
import {CaseFindings} from './instrumentation-summary.ts';
import {JunitBudget} from './junit-budget.ts';
import {propertiesElement} from './junit-properties.ts';
import {
  caseElement,
  checkElement,
  type JunitContext,
  resultElement,
  seconds,
  timestamp,
} from './junit-testcase.ts';
import type {ReportOptions, TextSink} from './report-format.ts';
import {type SoakCheck, soakChecks} from './soak-summary.ts';

const HEADER = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** The cases of one environment, or what a soak was judged by: a suite of the report. */
export interface JunitSuite {
  /** `manifest.environment` or `manifest.soak`; also the class name of its tests. */
  readonly name: string;
  /** One, or none. */
  readonly environments: readonly string[];
  readonly cases: readonly CaseResult[];
  readonly checks: readonly SoakCheck[];
}

interface Counts {
  tests: number;
  failures: number;
  errors: number;
  skipped: number;
  flakes: number;
  durationMs: number;
}

/** One suite for each environment, in the order of their first cases; then that of a soak. */
export function junitSuites(reader: RunReader): readonly JunitSuite[] {
  const {run, cases} = reader.result;
  const byEnvironment = new Map<string, CaseResult[]>();
  for (const item of cases) {
    const known = byEnvironment.get(item.environment);
    if (known === undefined) byEnvironment.set(item.environment, [item]);
    else known.push(item);
  }
  const suites = Array.from(byEnvironment, ([environment, part]) => ({
    name: `${run.manifest.name}.${environment}`,
    environments: [environment],
    cases: part,
    checks: [],
  }));
  const checks = soakChecks(reader.result);
  if (checks.length === 0) return suites;
  return [...suites, {name: `${run.manifest.name}.soak`, environments: [], cases: [], checks}];
}

/**
 * JUnit XML. A test has a unique pair of class name and name: `manifest.environment` and the
 * case's id; tests that steps reported follow their case under `manifest.environment.case`.
 *
 * Surefire's dialect knows one suite a file, so that everything is in one suite here;
 * `writeReportFile` writes a file for each.
 */
export function writeJunit(reader: RunReader, out: TextSink, options: ReportOptions): void {
  const suites = junitSuites(reader);
  const dialect = options.dialect ?? 'jenkins';
  if (dialect === 'surefire') {
    writeSurefireSuites(reader, suites, out, options);
    return;
  }
  const document = startDocument(reader, suites, options);
  const total = sum(document.counts);
  out(
    `${HEADER}${openTag('testsuites', {
      name: reader.result.run.manifest.name,
      time: seconds(reader.result.durationMs),
      tests: total.tests,
      failures: total.failures,
      errors: total.errors,
    })}`,
  );
  suites.forEach((suite, index) => {
    const counts = document.counts[index] ?? emptyCounts();
    out(
      openTag('testsuite', {
        name: suite.name,
        ...suiteNumbers(counts),
        timestamp: timestamp(reader.result.run.startedAt),
        hostname: reader.result.run.host.hostname,
        id: index,
      }),
    );
    out(propertiesElement(reader, suite.environments));
    writeTests(document, suite, out);
    out('</testsuite>\n');
  });
  out('</testsuites>\n');
}

/** A file of Surefire's dialect with the cases of one suite. */
export function writeSurefireSuite(
  reader: RunReader,
  suite: JunitSuite,
  out: TextSink,
  options: ReportOptions,
): void {
  writeSurefireSuites(reader, [suite], out, options);
}

function writeSurefireSuites(
  reader: RunReader,
  suites: readonly JunitSuite[],
  out: TextSink,
  options: ReportOptions,
): void {
  const document = startDocument(reader, suites, options);
  const counts = sum(document.counts);
  const {run} = reader.result;
  const name = suites.length === 1 ? (suites[0]?.name ?? '') : run.manifest.name;
  out(
    `${HEADER}${openTag('testsuite', {
      name,
      ...suiteNumbers(counts),
      flakes: counts.flakes,
      timestamp: timestamp(run.startedAt),
    })}`,
  );
  out(
    propertiesElement(
      reader,
      suites.flatMap(({environments}) => environments),
    ),
  );
  for (const suite of suites) writeTests(document, suite, out);
  out('</testsuite>\n');
}

interface Document {
  readonly context: JunitContext;
  readonly budget: JunitBudget;
  /** Whether tests that steps reported as passed are written. */
  readonly withPassedResults: boolean;
  /** One for each suite. */
  readonly counts: readonly Counts[];
}

function startDocument(
  reader: RunReader,
  suites: readonly JunitSuite[],
  options: ReportOptions,
): Document {
  const countAll = (withPassed: boolean) => suites.map((suite) => countSuite(suite, withPassed));
  let counts = countAll(true);
  const withPassedResults = JunitBudget.fits(sum(counts).tests);
  if (!withPassedResults) counts = countAll(false);
  return {
    context: {
      reader,
      dialect: options.dialect ?? 'jenkins',
      options,
      findings: new CaseFindings(reader.result.instrumentation),
    },
    budget: new JunitBudget(sum(counts).tests),
    withPassedResults,
    counts,
  };
}

function writeTests(document: Document, suite: JunitSuite, out: TextSink): void {
  const {context, budget} = document;
  const write = (xml: string) => {
    budget.spend(Buffer.byteLength(xml));
    out(`${xml}\n`);
  };
  const checkNames = new UniqueNames();
  for (const check of suite.checks) {
    const charsMax = budget.allow(check.kind === 'passed');
    const name = checkNames.unique(check.name);
    write(checkElement(context, {...check, name, classname: suite.name, charsMax}));
  }
  for (const item of suite.cases) {
    const charsMax = budget.allow(item.verdict === 'passed');
    write(caseElement(context, item, {classname: suite.name, charsMax}));
    const last = item.attempts.at(-1);
    if (last === undefined) continue;
    const names = new UniqueNames();
    for (const {suite: group, name, ...result} of context.reader.readResults(last)) {
      if (result.verdict === 'passed' && !document.withPassedResults) continue;
      write(
        resultElement(context, item, {
          ...result,
          name: names.unique(group === undefined || group === '' ? name : `${group} > ${name}`),
          classname: `${suite.name}.${item.id}`,
          charsMax: budget.allow(result.verdict === 'passed'),
        }),
      );
    }
  }
}

/** Readers such as GitLab keep only the first of several tests with one name. */
class UniqueNames {
  readonly #used = new Map<string, number>();

  unique(name: string): string {
    const base = xmlText(name).trim() || 'unnamed';
    let candidate = base;
    let count = this.#used.get(base) ?? 0;
    while (this.#used.has(candidate)) candidate = `${base} (${++count + 1})`;
    this.#used.set(base, count);
    if (candidate !== base) this.#used.set(candidate, 0);
    return candidate;
  }
}

function countSuite(suite: JunitSuite, withPassedResults: boolean): Counts {
  const counts = emptyCounts();
  for (const {kind} of suite.checks) {
    counts.tests++;
    if (kind === 'failure') counts.failures++;
    else if (kind === 'skipped') counts.skipped++;
  }
  for (const item of suite.cases) {
    counts.tests++;
    counts.durationMs += item.durationMs;
    if (item.verdict === 'flaky') counts.flakes++;
    const {kind} = caseOutcome(item);
    if (kind === 'failure') counts.failures++;
    else if (kind === 'error') counts.errors++;
    else if (kind === 'skipped') counts.skipped++;
    const results = item.attempts.at(-1)?.resultCounts;
    if (results === undefined) continue;
    const bad = results.failed + results.error;
    counts.tests += (withPassedResults ? results.passed : 0) + results.skipped + bad;
    counts.skipped += results.skipped;
    if (isMuted(item)) counts.skipped += bad;
    else {
      counts.failures += results.failed;
      counts.errors += results.error;
    }
  }
  return counts;
}

function emptyCounts(): Counts {
  return {tests: 0, failures: 0, errors: 0, skipped: 0, flakes: 0, durationMs: 0};
}

function sum(parts: readonly Counts[]): Counts {
  const total = emptyCounts();
  for (const part of parts) {
    for (const key of Object.keys(total) as Array<keyof Counts>) total[key] += part[key];
  }
  return total;
}

function suiteNumbers(counts: Counts): Record<string, string | number> {
  return {
    tests: counts.tests,
    failures: counts.failures,
    errors: counts.errors,
    skipped: counts.skipped,
    time: seconds(counts.durationMs),
  };
}

function openTag(name: string, attributes: Readonly<Record<string, string | number>>): string {
  const element = xmlbuilder.create(name, {headless: true});
  for (const [key, value] of Object.entries(attributes)) element.att(key, xmlText(String(value)));
  const text = withoutCommands(element.end(), '&#58;', '&#35;');
  return `${text.replace(/\/>$/u, '>')}\n`;
}
