import {type SaxesAttributePlain, SaxesParser, type SaxesTagPlain} from 'saxes';
import type {SubResult} from '../../journal/event.ts';
import {type ParsedResults, RESULTS_MAX, subResult} from './parsed-results.ts';

/** Deeper nesting is refused: no tool writes it. */
const DEPTH_MAX = 100;
/** Characters of text kept of one failure. */
const TEXT_CHARACTERS_MAX = 20_000;
const CHUNK_CHARACTERS = 65_536;

type Outcome = 'failure' | 'error' | 'skipped';

interface OpenTest {
  readonly name: string;
  readonly suite: string | undefined;
  readonly durationMs: number | undefined;
  outcome: Outcome | undefined;
  message: string | undefined;
  details: string;
}

/**
 * Reads a JUnit XML report of any dialect: nested suites, `failure`, `error`, `skipped`, Surefire's
 * `flakyFailure` and `rerunFailure` (which do not decide), `status` where tools say it by that.
 *
 * The file comes from what is tested: a document type (and so every entity of its own), deep
 * nesting and anything that is not well-formed are refused; what was read up to there is kept.
 */
export function parseJunit(text: string): ParsedResults {
  const reader = new JunitReader();
  const parser = new SaxesParser();
  const problems: string[] = [];
  parser.on('doctype', () => problems.push('has a document type, which is refused'));
  parser.on('error', (error) => problems.push(`is not well-formed XML: ${error.message}`));
  parser.on('opentag', (tag: SaxesTagPlain) => {
    reader.open(tag);
    if (reader.depth > DEPTH_MAX) problems.push(`is nested deeper than ${DEPTH_MAX}`);
  });
  parser.on('closetag', (tag: SaxesTagPlain) => reader.close(tag.name));
  parser.on('text', (value) => reader.text(value));
  parser.on('cdata', (value) => reader.text(value));
  const body = text.replace(/^\uFEFF/, '');
  // Chunk by chunk, so that the first problem ends it.
  for (let at = 0; at < body.length && problems.length === 0; at += CHUNK_CHARACTERS) {
    parser.write(body.slice(at, at + CHUNK_CHARACTERS));
  }
  if (problems.length === 0) parser.close();
  if (problems.length === 0 && !reader.hasSuite) problems.push('is not a JUnit report');
  if (reader.results.length >= RESULTS_MAX) problems.push(`has more than ${RESULTS_MAX} tests`);
  // One problem in the text leads to others.
  return {results: reader.results, problems: problems.slice(0, 1)};
}

class JunitReader {
  readonly results: SubResult[] = [];
  hasSuite = false;
  depth = 0;
  readonly #suites: string[] = [];
  #test: OpenTest | undefined;
  /** Name of the element in a test whose text belongs to the test's details. */
  #detail: string | undefined;

  open({name, attributes}: SaxesTagPlain): void {
    this.depth += 1;
    switch (localName(name)) {
      case 'testsuites':
        this.hasSuite = true;
        break;
      case 'testsuite':
        this.hasSuite = true;
        this.#suites.push(attribute(attributes, 'name') ?? '');
        break;
      case 'testcase':
        this.hasSuite = true;
        this.#test = this.#openTest(attributes);
        break;
      case 'failure':
      case 'error':
      case 'skipped':
        this.#outcome(localName(name) as Outcome, attributes);
        break;
      default:
    }
  }

  close(tagName: string): void {
    this.depth -= 1;
    const name = localName(tagName);
    if (name === 'testsuite') this.#suites.pop();
    else if (name === 'testcase') this.#closeTest();
    if (name === this.#detail) this.#detail = undefined;
  }

  text(value: string): void {
    if (this.#detail === undefined || this.#test === undefined) return;
    const room = TEXT_CHARACTERS_MAX - this.#test.details.length;
    if (room > 0) this.#test.details += value.slice(0, room);
  }

  #openTest(attributes: SaxesTagPlain['attributes']): OpenTest {
    const classname = attribute(attributes, 'classname') ?? '';
    const suite = this.#suites.filter((part) => part !== '').join(' > ');
    const seconds = Number(attribute(attributes, 'time')?.replaceAll(',', '') ?? Number.NaN);
    const status = (attribute(attributes, 'status') ?? attribute(attributes, 'result') ?? '')
      .toLowerCase()
      .trim();
    return {
      name: attribute(attributes, 'name') ?? 'unnamed',
      suite: classname === '' ? suite : classname,
      durationMs: Number.isFinite(seconds) ? Math.round(seconds * 1e6) / 1e3 : undefined,
      outcome: OUTCOME_OF_STATUS.get(status),
      message: undefined,
      details: '',
    };
  }

  #outcome(outcome: Outcome, attributes: SaxesTagPlain['attributes']): void {
    const test = this.#test;
    if (test === undefined) {
      this.#suiteOutcome(outcome, attributes);
      return;
    }
    test.outcome = worse(test.outcome, outcome);
    test.message ??= attribute(attributes, 'message') ?? attribute(attributes, 'type');
    this.#detail = outcome;
  }

  /** pytest's collection errors and others stand in the suite itself. */
  #suiteOutcome(outcome: Outcome, attributes: SaxesTagPlain['attributes']): void {
    if (outcome === 'skipped' || this.results.length >= RESULTS_MAX) return;
    const name = this.#suites.at(-1) || 'suite';
    const verdict = outcome === 'failure' ? 'failed' : 'error';
    this.results.push(subResult({name, verdict, message: attribute(attributes, 'message')}));
  }

  #closeTest(): void {
    const test = this.#test;
    this.#test = undefined;
    this.#detail = undefined;
    if (test === undefined || this.results.length >= RESULTS_MAX) return;
    const {name, suite, durationMs, outcome, message} = test;
    const details = test.details.trim();
    const verdict = outcome === undefined ? 'passed' : VERDICT_OF[outcome];
    const firstLine = details.split('\n', 1)[0];
    const said = message ?? (outcome === undefined ? undefined : firstLine);
    this.results.push(subResult({name, suite, verdict, durationMs, message: said, details}));
  }
}

const VERDICT_OF = {failure: 'failed', error: 'error', skipped: 'skipped'} as const;

/** Google Test's and others' way to say it. */
const OUTCOME_OF_STATUS: ReadonlyMap<string, Outcome> = new Map([
  ['notrun', 'skipped'],
  ['disabled', 'skipped'],
  ['ignored', 'skipped'],
  ['suppressed', 'skipped'],
  ['skipped', 'skipped'],
  ['failed', 'failure'],
  ['failure', 'failure'],
  ['error', 'error'],
]);

const RANK = {skipped: 1, failure: 2, error: 3} as const;

function worse(a: Outcome | undefined, b: Outcome): Outcome {
  return a !== undefined && RANK[a] > RANK[b] ? a : b;
}

function attribute(attributes: SaxesTagPlain['attributes'], name: string): string | undefined {
  const value: string | SaxesAttributePlain | undefined = Object.hasOwn(attributes, name)
    ? attributes[name]
    : undefined;
  return typeof value === 'string' ? value : undefined;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
