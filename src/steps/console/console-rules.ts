import {type ConsoleReport, isAtLeast} from '../../console-judge/console-report.ts';
import type {ConsolePolicy, ConsoleSeverity} from '../../manifest/manifest.ts';
import {matchAny} from '../judge/guarded-regex.ts';

const FAIL_ON_DEFAULT: ConsoleSeverity = 'error';

/** What is made of console reports: an environment's policy, and a scenario's on top of it. */
export class ConsoleRules {
  readonly failOn: ConsoleSeverity | 'never';
  /** Regexes of titles that must come; of the last policy only. */
  readonly required: readonly string[];
  readonly #ignore: readonly string[];
  readonly #expect: readonly string[];

  /** @param policies The one that is on top last. */
  constructor(policies: readonly ConsolePolicy[]) {
    this.failOn = policies.findLast(({failOn}) => failOn !== undefined)?.failOn ?? FAIL_ON_DEFAULT;
    this.required = policies.at(-1)?.expect ?? [];
    this.#ignore = policies.flatMap(({ignore}) => ignore);
    this.#expect = policies.flatMap(({expect}) => expect);
  }

  /** Whether the report is none at all: its titles or its text match an `ignore`. */
  ignores(report: Pick<ConsoleReport, 'title' | 'altTitles' | 'text'>): boolean {
    const texts = [report.title, ...report.altTitles, report.text];
    return this.#ignore.some((pattern) => matchAny(pattern, texts).id === 'found');
  }

  /** The `expect` that the report is the answer to. */
  expectedBy(report: Pick<ConsoleReport, 'title' | 'altTitles'>): string | undefined {
    const titles = [report.title, ...report.altTitles];
    return this.#expect.find((pattern) => matchAny(pattern, titles).id === 'found');
  }

  /** Whether a crash whose report is still to come is neither ignored nor expected. */
  counts(title: string): boolean {
    const report = {title, altTitles: [], text: title};
    return !this.ignores(report) && this.expectedBy(report) === undefined;
  }

  /** Whether a report of this severity, not ignored and not expected, fails a case. */
  fails(severity: ConsoleSeverity): boolean {
    return this.failOn !== 'never' && isAtLeast(severity, this.failOn);
  }
}
