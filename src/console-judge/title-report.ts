import {chooseFrame} from './choose-frame.ts';
import type {ConsoleClass, ConsoleKind, ConsoleSeverity} from './console-report.ts';
import type {ReportLines} from './report-lines.ts';
import type {ReportFormat} from './rules/report-format.ts';

/** What a report is called, and why. */
export interface Verdict {
  readonly title: string;
  readonly altTitles: readonly string[];
  readonly class: ConsoleClass;
  readonly kind: ConsoleKind;
  readonly severity: ConsoleSeverity;
  readonly corrupted: string | undefined;
  readonly isConsequence: boolean;
}

/** The function's place in a title where none was found. */
const NO_FUNCTION = 'corrupted';

/** A title longer than that is cut: it would be a line of user space. In characters. */
const TITLE_MAX = 120;

/** So many lines may make a headline. */
const HEAD_LINES = 6;

/**
 * Chooses the first of `formats` that fits and fills it in.
 *
 * @param lines messages from the headline on, without prefixes; the first begins with the headline.
 */
export function titleReport(
  lines: ReportLines,
  formats: readonly ReportFormat[],
): Verdict | undefined {
  const head = lines.texts.slice(0, HEAD_LINES).join('\n');
  let rest: string | undefined;
  for (const format of formats) {
    const headline = format.headline.exec(head);
    if (headline === null) continue;
    const groups: (string | undefined)[] = headline.slice(1);
    if (format.body !== undefined) {
      rest ??= lines.texts.slice(1).join('\n');
      const body = format.body.exec(rest);
      if (body === null) continue;
      groups.push(...body.slice(1));
    }
    return fill(format, groups, lines);
  }
  return undefined;
}

function fill(
  format: ReportFormat,
  groups: readonly (string | undefined)[],
  lines: ReportLines,
): Verdict {
  let name = NO_FUNCTION;
  let symbol = NO_FUNCTION;
  let missing: string | undefined;
  if (format.frame !== undefined) {
    const titled =
      format.functionGroup === undefined ? undefined : groups[format.functionGroup - 1];
    const chosen = chooseFrame(lines, format.frame, titled);
    if (chosen === undefined) missing = 'no function that could name it is on its stack';
    else ({name, symbol} = chosen);
  }
  const write = (template: string, functionName: string) =>
    cleanTitle(
      template
        .replace(/\$(\d)/g, (_, index: string) => groups[Number(index) - 1] ?? NO_FUNCTION)
        .replaceAll('$F', () => functionName),
    );
  const title = write(format.title, name);
  const altTitles = new Set((format.alt ?? []).map((template) => write(template, name)));
  if (name !== symbol) {
    for (const template of [format.title, ...(format.alt ?? [])])
      altTitles.add(write(template, symbol));
  }
  return {
    title,
    altTitles: [...altTitles].sort(),
    class: format.class,
    kind: format.kind,
    severity: format.severity,
    corrupted: format.corrupted ?? missing,
    isConsequence: format.isConsequence ?? false,
  };
}

/** Takes out of a title what differs from one time to the next. */
export function cleanTitle(title: string): string {
  return title
    .slice(0, TITLE_MAX * 4)
    .replaceAll('\t', ' ')
    .replace(/[\x00-\x1f\x7f]+/g, '')
    .replace(/([A-Za-z][\w.]+)\+0x[0-9a-f]+\/0x[0-9a-f]+/g, '$1')
    .replace(/\bsyz-executor[\d.]*(?:[/:]\d+)?/g, 'syz-executor')
    .replace(/(?<![A-Za-z0-9_])(?:0x)?[0-9a-f]{6,}/g, 'ADDR')
    .replace(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, 'IP')
    .replace(/(\.\w+)(?::\d+)+/g, '$1:LINE')
    .replace(/\bCPU#\d+/g, 'CPU')
    .replace(/(?<=\W)\d+(?=\W|$)/g, 'NUM')
    .replace(/\d{7,}/g, 'NUM')
    .replace(/ +/g, ' ')
    .slice(0, TITLE_MAX)
    .trim();
}
