import {excerpt, oneLine, screenText, withoutCommands} from './guest-text.ts';
import type {TextSink} from './report-format.ts';

/**
 * GitHub drops a job summary above 1 MiB as a whole; 64 KiB are left for what other steps' tools
 * add to the same file.
 */
const BYTES_MAX = 1024 * 1024 - 64 * 1024;

const CELL_CHARS_MAX = 300;

/** Takes text until a page is full; cuts between rows only. */
export class Page {
  readonly #out: TextSink;
  readonly #bytesMax: number;
  #bytes = 0;

  constructor(out: TextSink, bytesMax = BYTES_MAX) {
    this.#out = out;
    this.#bytesMax = bytesMax;
  }

  /** Takes it in any case. */
  text(text: string): void {
    this.#bytes += Buffer.byteLength(text);
    this.#out(text);
  }

  /** @returns whether it still fitted below that share of the page. */
  block(text: string, fullAfter: number): boolean {
    // A note of what is left out must always fit.
    const room = this.#bytesMax * fullAfter - 1024;
    if (this.#bytes + Buffer.byteLength(text) > room) return false;
    this.text(text);
    return true;
  }

  /** With as many rows as fit; nothing where there are none. */
  table<T>(
    title: string,
    columns: readonly string[],
    rows: {items: readonly T[]; fullAfter: number; row: (item: T) => readonly string[]},
  ): void {
    if (rows.items.length === 0) return;
    this.text(`\n### ${title} (${rows.items.length})\n\n`);
    this.text(`| ${columns.join(' | ')} |\n|${columns.map(() => ' --- |').join('')}\n`);
    for (const [index, item] of rows.items.entries()) {
      if (this.block(`| ${rows.row(item).map(cell).join(' | ')} |\n`, rows.fullAfter)) continue;
      this.text(`\n… ${rows.items.length - index} more are left out here.\n`);
      return;
    }
  }
}

/** Guest text as a code block that it cannot end: the fence is longer than any in the text. */
export function fenced(text: string): string {
  const shown = withoutCommands(screenText(text), ':\u200b', '#\u200b');
  const longest = (shown.match(/`+/gu) ?? []).reduce((max, run) => Math.max(max, run.length), 2);
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${shown.replace(/\n*$/u, '')}\n${fence}\n`;
}

/** Text of others on one line, with everything that Markdown or HTML would read made harmless. */
export function cell(text: string): string {
  return excerpt(oneLine(text), CELL_CHARS_MAX)
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/[\\`*_{}[\]<>|~#@!&:$]/gu, (mark) => `&#${mark.charCodeAt(0)};`);
}
