import type {Diagnostic} from './diagnostic.ts';
import {lineAndColumn, lineText} from './line-and-column.ts';

/** Columns of source shown of a line; more is cut around the place that is meant. */
const EXCERPT_COLUMNS = 100;
/** Columns kept before the place that is meant when a line is cut. */
const CONTEXT_COLUMNS = 40;
const TAB = '  ';

/**
 * Diagnostics for people: place, code, message, the source line with the place underlined, help.
 * Control characters of the source are made visible. Ends with a line end, if there is any.
 */
export function renderDiagnosticsText(
  diagnostics: readonly Diagnostic[],
  options: {readonly color: boolean},
): string {
  const paint = options.color ? PAINT : PLAIN;
  return diagnostics.map((diagnostic) => renderOne(diagnostic, paint)).join('\n');
}

interface Paint {
  place(text: string): string;
  error(text: string): string;
  warning(text: string): string;
  mark(text: string): string;
  gutter(text: string): string;
}

function same(text: string): string {
  return text;
}

function sgr(code: string): (text: string) => string {
  return (text) => `\u001b[${code}m${text}\u001b[0m`;
}

const PLAIN: Paint = {place: same, error: same, warning: same, mark: same, gutter: same};
const PAINT: Paint = {
  place: sgr('1'),
  error: sgr('1;31'),
  warning: sgr('1;33'),
  mark: sgr('31'),
  gutter: sgr('2'),
};

function renderOne(diagnostic: Diagnostic, paint: Paint): string {
  const {code, severity, message, file, range, help} = diagnostic;
  const {line, column} = lineAndColumn(file, range.start);
  const place = paint.place(`${visible(file.path)}:${line}:${column}:`);
  const lines = [`${place} ${paint[severity](`${severity}[${code}]`)}: ${visible(message)}`];
  if (file.text !== '') lines.push(...excerpt(diagnostic, line, paint));
  if (help !== undefined) lines.push(`  help: ${visible(help)}`);
  return `${lines.join('\n')}\n`;
}

function excerpt({file, range}: Diagnostic, line: number, paint: Paint): string[] {
  const {start, text} = lineText(file, line);
  const from = Math.min(Math.max(range.start - start, 0), text.length);
  const to = Math.max(Math.min(range.end - start, text.length), from);
  const isLong = text.length > EXCERPT_COLUMNS;
  const cutStart = isLong ? Math.max(from - CONTEXT_COLUMNS, 0) : 0;
  const cutEnd = isLong ? Math.min(cutStart + EXCERPT_COLUMNS, text.length) : text.length;
  const before = `${cutStart > 0 ? '…' : ''}${visible(text.slice(cutStart, from))}`;
  const marked = visible(text.slice(from, Math.min(to, cutEnd)));
  const after = visible(text.slice(Math.max(to, from), Math.max(cutEnd, to > cutEnd ? 0 : to)));
  const rest = to >= cutEnd ? '' : after;
  const ellipsis = cutEnd < text.length ? '…' : '';
  const number = String(line);
  const gutter = paint.gutter(`  ${number} |`);
  const blank = paint.gutter(`  ${' '.repeat(number.length)} |`);
  const underline = '^'.repeat(Math.max(widthOf(marked), 1));
  return [
    `${gutter} ${before}${marked}${rest}${ellipsis}`.trimEnd(),
    `${blank} ${' '.repeat(widthOf(before))}${paint.mark(underline)}`,
  ];
}

/** Without anything that a terminal would act on; tabs are spaces, so that marks line up. */
function visible(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\t', TAB)
    .replace(
      /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
      (char) => {
        const code = char.charCodeAt(0);
        if (code < 0x20) return String.fromCharCode(0x2400 + code);
        return code === 0x7f ? '\u2421' : `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
      },
    );
}

/** East Asian wide characters and emoji take two columns, combining marks none. */
function widthOf(text: string): number {
  let width = 0;
  for (const char of text) {
    if (/\p{Mn}|\p{Me}|\u200d|[\ufe00-\ufe0f]/u.test(char)) continue;
    width +=
      /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u.test(
        char,
      )
        ? 2
        : 1;
  }
  return width;
}
