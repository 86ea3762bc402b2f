import type {ConsoleStyle, Tone} from '../console-style.ts';
import {displayWidth, truncateToWidth} from '../display-width.ts';

/** A line of the live region, with and without colours. */
export interface LiveLine {
  readonly text: string;
  readonly plain: string;
}

/** A part of a line, without controls. */
export type Part = readonly [text: string, tone?: Tone | undefined];

/** `parts` one after another, cut to `columns`. */
export function liveLine(parts: readonly Part[], columns: number, style: ConsoleStyle): LiveLine {
  const whole = parts.map(([text]) => text).join('');
  const plain = truncateToWidth(whole, columns, style.more);
  const isCut = plain !== whole;
  let left = isCut ? plain.length - style.more.length : plain.length;
  let text = '';
  for (const [own, tone] of parts) {
    const shown = own.slice(0, Math.max(0, left));
    left -= own.length;
    text += tone === undefined ? shown : style.paint(tone, shown);
  }
  if (isCut && plain !== '') text += style.more;
  return {text, plain};
}

/** `text` in so many columns: cut, or with blanks behind it. */
export function inColumns(text: string, columns: number, style: ConsoleStyle): string {
  const cut = truncateToWidth(text, columns, style.more);
  return cut + ' '.repeat(Math.max(0, columns - displayWidth(cut)));
}
