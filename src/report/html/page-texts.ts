import type {OutputTail, SubResult} from '../../journal/event.ts';
import type {
  AttemptResult,
  ConsoleReportResult,
  RunReader,
  StepOutput,
} from '../../journal/run-result.ts';
import type {GzipStream} from './gzip-stream.ts';
import type {PageConsoleReport, PageLeftOut} from './page-data.ts';
import {type PageTables, shortened, stepVerdictIndex, tenths} from './page-tables.ts';

/**
 * Compressed bytes that a page's data may have: in Base64, with the page's code, 5 MB. Larger pages
 * are what users of other reports complain of; they cannot be mailed, and services cut them.
 */
const DATA_BYTES_MAX = 3_300_000;

/** What console reports, and then reported tests, may fill that up to. */
const CONSOLE_BYTES_MAX = 1_200_000;
const RESULTS_BYTES_MAX = 2_000_000;

/** What a browser has to take apart, however well it was compressed. */
const CONSOLE_CHARS_MAX = 2_000_000;
const RESULTS_CHARS_MAX = 3_000_000;
const OUTPUT_CHARS_MAX = 16_000_000;

/** The end of what one stream of a step printed; of one that passed, and of one that did not. */
const PASSED_CHARS_MAX = 2_000;
const FAILED_CHARS_MAX = 16_000;

/** How often it is looked at how much the text has come to. */
const CHECKED_CHARS = 64 * 1024;

/** Text compresses to about a third; what is reserved for texts that come after the outputs. */
const STRINGS_SHARE = 0.4;

/** Writes what others have said, as far as the page's budget goes; what went wrong comes first. */
export class PageTexts {
  readonly #reader: RunReader;
  readonly #out: GzipStream;
  readonly #tables: PageTables;
  #leftOut = {outputs: 0, results: 0, consoleTexts: 0};

  constructor(reader: RunReader, out: GzipStream, tables: PageTables) {
    this.#reader = reader;
    this.#out = out;
    this.#tables = tables;
  }

  get leftOut(): Omit<PageLeftOut, 'deployments'> {
    return this.#leftOut;
  }

  writeConsoleReports(): void {
    const budget = new Budget(this.#out, CONSOLE_BYTES_MAX, CONSOLE_CHARS_MAX);
    list(this.#out, 'consoleReports', this.#consoleReports(budget));
  }

  *#consoleReports(budget: Budget): Generator<PageConsoleReport> {
    for (const report of this.#reader.result.consoleReports) {
      const text = budget.isFull ? undefined : this.#reader.readConsoleText(report);
      if (text === undefined) this.#leftOut.consoleTexts++;
      else budget.take(text.length);
      yield this.#consoleReport(report, text);
    }
  }

  #consoleReport(report: ConsoleReportResult, text: string | undefined): PageConsoleReport {
    const {corrupted, expected, count} = report;
    return {
      atMs: this.#tables.time(report.at),
      instance: this.#tables.instance(report.instance, report.environment),
      case: this.#tables.caseIndex(report.case),
      attempt: report.attempt ?? 0,
      title: shortened(report.title),
      class: report.class,
      severity: report.severity,
      ...(corrupted !== undefined && {corrupted}),
      ...(expected !== undefined && {expected}),
      ...(count !== undefined && {count}),
      ...(text !== undefined && {text}),
    };
  }

  /** The tests that steps reported: first all that did not pass, then the others. */
  writeResults(): void {
    const budget = new Budget(this.#out, RESULTS_BYTES_MAX, RESULTS_CHARS_MAX);
    const {strings} = this.#tables;
    const columns = {
      attempt: [] as number[],
      step: [] as number[],
      suite: [] as number[],
      name: [] as string[],
      verdict: [] as number[],
      durationMs: [] as number[],
      message: {} as Record<number, string>,
      details: {} as Record<number, string>,
    };
    for (const isBad of [true, false]) {
      for (const [index, attempt] of this.#attempts()) {
        const count = countOf(attempt, isBad);
        if (count === 0) continue;
        if (budget.isFull) {
          this.#leftOut.results += count;
          continue;
        }
        for (const result of this.#reader.readResults(attempt)) {
          if (isBad !== isBadResult(result)) continue;
          const row = columns.attempt.length;
          const {message = '', details = '', durationMs} = result;
          if (message !== '') columns.message[row] = shortened(message);
          if (details !== '') columns.details[row] = shortened(details);
          columns.attempt.push(index);
          columns.step.push(strings.index(result.step));
          columns.suite.push(strings.index(result.suite));
          columns.name.push(shortened(result.name));
          columns.verdict.push(stepVerdictIndex(result.verdict));
          columns.durationMs.push(durationMs === undefined ? -1 : tenths(durationMs));
          budget.take(30 + result.name.length + message.length + details.length);
        }
      }
    }
    this.#out.write(`"results":${JSON.stringify(columns)},\n`);
  }

  writeOutputs(): void {
    const {values} = this.#tables.strings;
    const strings = values.reduce((sum, text) => sum + text.length, 0) * STRINGS_SHARE;
    const budget = new Budget(this.#out, DATA_BYTES_MAX - strings, OUTPUT_CHARS_MAX);
    list(this.#out, 'outputs', this.#outputs(budget));
  }

  *#outputs(budget: Budget): Generator<readonly [number, 1 | 2, string, number]> {
    for (const isBad of [true, false]) {
      for (const [index, attempt] of this.#attempts()) {
        if (isBad === (attempt.verdict === 'passed')) continue;
        const first = this.#tables.attempts.first[index] ?? 0;
        for (const [position, step] of attempt.steps.entries()) {
          if (!step.hasOutput) continue;
          const {stdout, stderr} = budget.isFull
            ? NOT_READ
            : this.#reader.readOutput(attempt, step);
          if (stdout === undefined && stderr === undefined) {
            this.#leftOut.outputs++;
            continue;
          }
          const charsMax = step.verdict === 'passed' ? PASSED_CHARS_MAX : FAILED_CHARS_MAX;
          for (const [stream, tail] of [stdout, stderr].entries()) {
            if (tail === undefined || tail.text === '') continue;
            const {text, omittedBytes} = ended(tail, charsMax);
            budget.take(text.length);
            yield [first + position, stream === 0 ? 1 : 2, text, omittedBytes];
          }
        }
      }
    }
  }

  /** All attempts, numbered as in the page. */
  *#attempts(): Generator<readonly [number, AttemptResult]> {
    let index = 0;
    for (const {attempts} of this.#reader.result.cases) {
      for (const attempt of attempts) yield [index++, attempt];
    }
  }
}

const NOT_READ: StepOutput = {stdout: undefined, stderr: undefined};

/** How much may be written: so many compressed bytes and characters. */
class Budget {
  readonly #out: GzipStream;
  readonly #bytesMax: number;
  #charsLeft: number;
  #unchecked = 0;
  #isFull: boolean;

  constructor(out: GzipStream, bytesMax: number, charsMax: number) {
    this.#out = out;
    this.#bytesMax = bytesMax;
    this.#charsLeft = charsMax;
    out.flush();
    this.#isFull = out.bytes >= bytesMax;
  }

  get isFull(): boolean {
    return this.#isFull;
  }

  take(chars: number): void {
    this.#charsLeft -= chars;
    this.#unchecked += chars;
    if (this.#unchecked < CHECKED_CHARS) return;
    this.#unchecked = 0;
    this.#isFull ||= this.#charsLeft <= 0 || this.#out.bytes >= this.#bytesMax;
  }
}

/** The last characters of what was printed, whole ones. */
function ended(tail: OutputTail, charsMax: number): OutputTail {
  if (tail.text.length <= charsMax) return tail;
  let start = tail.text.length - charsMax;
  const code = tail.text.charCodeAt(start);
  if (code >= 0xdc00 && code <= 0xdfff) start++;
  const text = tail.text.slice(start);
  const before = Buffer.byteLength(tail.text) - Buffer.byteLength(text);
  return {text, omittedBytes: tail.omittedBytes + before};
}

function isBadResult({verdict}: SubResult): boolean {
  return verdict === 'failed' || verdict === 'error';
}

function countOf({resultCounts}: AttemptResult, isBad: boolean): number {
  const {passed, failed, skipped, error} = resultCounts;
  return isBad ? failed + error : passed + skipped;
}

function list(out: GzipStream, name: string, values: Iterable<unknown>): void {
  out.write(`${JSON.stringify(name)}:[`);
  let separator = '';
  for (const value of values) {
    out.write(`${separator}\n${JSON.stringify(value)}`);
    separator = ',';
  }
  out.write('],\n');
}
