import {type ConsoleReport, isAtLeast} from './console-report.ts';

/** A report, and how often it came. */
export interface BookEntry {
  /** The first occurrence; its severity is the worst of all. */
  readonly report: ConsoleReport;
  readonly count: number;
}

/** Different titles kept; more than that are one fault that says something else each time. */
const TITLES_MAX = 1000;

/** Counts reports with the same title. Memory is bounded: of each title only the first is kept. */
export class ReportBook {
  readonly #entries = new Map<string, {report: ConsoleReport; count: number}>();

  /** @returns whether it is the first with this title. */
  add(report: ConsoleReport): boolean {
    const known = this.#entries.get(report.title);
    if (known === undefined) {
      if (this.#entries.size < TITLES_MAX) this.#entries.set(report.title, {report, count: 1});
      return true;
    }
    known.count += 1;
    const {severity} = report;
    if (isAtLeast(severity, known.report.severity)) known.report = {...known.report, severity};
    return false;
  }

  /** In the order in which each began first. */
  get entries(): readonly BookEntry[] {
    return [...this.#entries.values()].sort((a, b) => a.report.line - b.report.line);
  }
}
