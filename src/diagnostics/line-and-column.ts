import type {SourceFile} from './diagnostic.ts';

/** A place in a text for people and other tools: both from 1, columns in UTF-16 code units. */
export interface LineAndColumn {
  readonly line: number;
  readonly column: number;
}

/** Offsets at which lines begin, found once for each file. */
const lineStarts = new WeakMap<SourceFile, readonly number[]>();

/** Where `offset` stands; one past the end counts as the end. A byte order mark has no column. */
export function lineAndColumn(file: SourceFile, offset: number): LineAndColumn {
  const starts = startsOf(file);
  const line = lineIndexAt(starts, offset);
  const start = starts[line] ?? 0;
  const markLength = line === 0 && file.text.startsWith('\uFEFF') ? 1 : 0;
  return {line: line + 1, column: Math.max(offset - start - markLength, 0) + 1};
}

/** The text of a line (from 1) without its end, and the offset where it begins. */
export function lineText(
  file: SourceFile,
  line: number,
): {readonly start: number; readonly text: string} {
  const starts = startsOf(file);
  const start = starts[line - 1] ?? file.text.length;
  const end = starts[line] ?? file.text.length;
  let text = file.text.slice(start, end).replace(/\r?\n$/, '');
  const markLength = line === 1 && text.startsWith('\uFEFF') ? 1 : 0;
  text = text.slice(markLength);
  return {start: start + markLength, text};
}

function startsOf(file: SourceFile): readonly number[] {
  let starts = lineStarts.get(file);
  if (starts === undefined) {
    starts = findStarts(file.text);
    lineStarts.set(file, starts);
  }
  return starts;
}

function findStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The last line that begins at or before `offset`. */
function lineIndexAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
