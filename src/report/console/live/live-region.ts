import {displayWidth} from '../display-width.ts';
import type {LiveLine} from './live-line.ts';

/** What a live region draws on. */
export interface LiveOutput {
  write(text: string): void;
  /** Read anew for each frame, since the window may be resized. */
  readonly columns: number | undefined;
  /** As `columns`. @default unknown */
  readonly rows?: number | undefined;
}

/** Begin and end of a synchronized update; terminals that do not know the mode ignore both. */
const BEGIN = '\x1b[?2026h';
const END = '\x1b[?2026l';

/** Columns where a terminal does not say how many it has. */
const COLUMNS_DEFAULT = 80;
/** As for lines: what the first terminals had. */
const ROWS_DEFAULT = 24;

/**
 * Some lines at the bottom of a terminal that are drawn over and over, while other text scrolls
 * by above them.
 *
 * Between two frames the cursor stands at the beginning of the line below the last one, so that
 * whatever else writes to the terminal in the meantime only ever pushes the region up.
 */
export class LiveRegion {
  readonly #output: LiveOutput;
  /** Of the frame on the screen: each line's width, to know its rows after a resize. */
  #widths: number[] = [];
  #frame = '';

  constructor(output: LiveOutput) {
    this.#output = output;
  }

  /** Columns that a line of the next frame may take: one less, or the cursor would wrap. */
  get columns(): number {
    return Math.max(1, this.#width - 1);
  }

  /** Lines of the window. */
  get rows(): number {
    return this.#output.rows || ROWS_DEFAULT;
  }

  /**
   * Writes `scroll` above the region, then the region anew.
   *
   * @param scroll empty, or whole lines.
   * @param all without controls but colours. Those that the window has no room for are left out,
   *   the first ones first: what has left the window could not be drawn over.
   */
  draw(scroll: string, all: readonly LiveLine[]): void {
    const lines = this.rows > 1 ? all.slice(1 - this.rows) : [];
    const frame = lines.map(({text}) => `${text}\n`).join('');
    if (scroll === '' && frame === this.#frame) return;
    const erase = this.#erase();
    this.#frame = frame;
    this.#widths = lines.map(({plain}) => displayWidth(plain));
    this.#output.write(`${BEGIN}${erase}${scroll}${frame}${END}`);
  }

  // A terminal that does not know its size says 0.
  get #width(): number {
    return this.#output.columns || COLUMNS_DEFAULT;
  }

  #erase(): string {
    let rows = 0;
    for (const width of this.#widths) rows += Math.max(1, Math.ceil(width / this.#width));
    // The cursor stands below the frame: no more of it can be in the window.
    const up = Math.min(rows, this.rows - 1);
    return up === 0 ? '' : `\x1b[${up}A\x1b[0J`;
  }
}
