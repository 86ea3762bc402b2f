import type {ConsoleReport} from '../../console-judge/console-report.ts';
import type {ConsoleReported} from '../../journal/event.ts';

/** More characters of a report are left out of the journal; the console's log has them. */
const TEXT_CHARS_MAX = 65_536;

/** A console report as it stands in the journal. */
export function reportEvent(
  report: Pick<ConsoleReport, 'title' | 'class' | 'severity' | 'corrupted' | 'text'>,
  where: {
    readonly environment: string;
    readonly instance: string;
    readonly case?: string;
    readonly attempt?: number;
    readonly isExpected: boolean;
    /** How often it came in all. */
    readonly count?: number;
  },
): ConsoleReported {
  const {isExpected, count = 1, ...place} = where;
  return {
    type: 'console-reported',
    ...place,
    title: report.title,
    class: report.class,
    severity: report.severity,
    ...(report.corrupted !== undefined && {corrupted: report.corrupted}),
    ...(isExpected && {expected: true}),
    text: boundedText(report.text),
    ...(count > 1 && {count}),
  };
}

/** A report's text: where it is too long, its beginning, which says what happened, and its end. */
export function boundedText(text: string, charsMax = TEXT_CHARS_MAX): string {
  if (text.length <= charsMax) return text;
  const half = Math.floor(charsMax / 2);
  const left = text.length - 2 * half;
  return `${text.slice(0, half)}\n[… ${left} characters left out …]\n${text.slice(-half)}`;
}
