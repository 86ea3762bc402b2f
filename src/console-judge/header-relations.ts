import type {FoundHeader} from './find-header.ts';
import type {OpenReport} from './open-report.ts';
import {ALL_FORMATS} from './rules/all-formats.ts';
import {cleanTitle, titleReport, type Verdict} from './title-report.ts';

/** In place of a header's words, where a rule of the user's or the judge itself found the line. */
export const RULE_HEADER = '';

/** A kernel started that nobody had asked for. */
export const REBOOT: Verdict = {
  title: 'unexpected kernel reboot',
  altTitles: [],
  class: 'REBOOT',
  kind: 'reboot',
  severity: 'fatal',
  corrupted: undefined,
  isConsequence: false,
};

/** What happens beside a report and neither ends it nor belongs to it. */
const SIDE_NOTES = new Set([
  'unregister_netdevice: waiting for',
  'Out of memory: Kill',
  'Memory cgroup out of memory: Kill',
  'new suspected memory leak',
]);

/** Whether lines with this header come between those of a report. */
export function isSideNote({text}: FoundHeader): boolean {
  return SIDE_NOTES.has(text);
}

const EXCEPTION =
  /^(?:invalid opcode|int3|stack segment|divide|general protection|PANIC|[Kk]ernel BUG)/;

/** Whether a line with a header is part of a report that is open, and begins none of its own. */
export function isPartOf(
  header: FoundHeader,
  caller: string | undefined,
  report: OpenReport,
): boolean {
  const {text} = header;
  // Whoever panics: what was reported last is why.
  if (text === 'Kernel panic') return report.isCause && report.concerns(caller);
  if (!report.concerns(caller)) return false;
  if (text === 'Internal error:' || text === 'Oops: ') return true;
  if (report.hasStack) return false;
  // A report within a report, of the same task: what the first called to print itself went wrong.
  if (report.caller !== undefined && text !== 'INFO:' && report.isStackDue) return true;
  if (!EXCEPTION.test(text)) return false;
  const isOops = /^(?:[Kk]ernel BUG|rust_kernel|Unable)/.test(report.header);
  return isOops || (text === 'PANIC: double fault' && report.isOops);
}

/** What the report is, as far as it has come. */
export function verdictOf(report: OpenReport): Verdict {
  if (report.verdict !== undefined) return report.verdict;
  const [first = ''] = report.messages;
  return (
    titleReport(report.lines, ALL_FORMATS) ?? {
      title: cleanTitle(first),
      altTitles: [],
      class: 'UNKNOWN',
      kind: 'info',
      severity: 'warning',
      corrupted: undefined,
      isConsequence: false,
    }
  );
}
