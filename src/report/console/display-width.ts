import stringWidth from 'string-width';

/** Printable ASCII alone: one column a character. */
const NARROW = /^[ -~]*$/;

const graphemes = new Intl.Segmenter();

/** Columns that `text`, which holds no control characters, takes on a terminal. */
export function displayWidth(text: string): number {
  return NARROW.test(text) ? text.length : stringWidth(text);
}

/** `text` cut between graphemes so that it takes at most `columns`; ends in `more` where cut. */
export function truncateToWidth(text: string, columns: number, more: string): string {
  // No character is narrower than 0 columns, but a hostile text may hold thousands of those.
  const bounded = text.slice(0, columns * 8);
  if (bounded.length === text.length && displayWidth(text) <= columns) return text;
  const room = columns - displayWidth(more);
  if (room <= 0) return '';
  let width = 0;
  let end = 0;
  for (const {segment, index} of graphemes.segment(bounded)) {
    width += displayWidth(segment);
    if (width > room) break;
    end = index + segment.length;
  }
  return `${bounded.slice(0, end)}${more}`;
}
