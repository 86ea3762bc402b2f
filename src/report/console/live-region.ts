import {displayWidth} from './display-width.ts';

/** What a live region draws on. */
export interface LiveOutput {
  write(text: string): void;
  /** Read anew for each frame, since the window may be resized. */
  readonly columns: number | undefined;
}

/** Begin and end of a synchronized update; terminals that do not know the mode ignore both. */
const BEGIN = '\x1b[?2026h';
const END = '\x1b[?2026l';

/** Columns where a terminal does not say how many it has. */
const COLUMNS_DEFAULT = 80;

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
    return Math.max(1, (this.#output.columns ?? COLUMNS_DEFAULT) - 1);
  }

  /**
   * Writes `scroll` above the region, then the region anew.
   *
   * @param scroll empty, or whole lines.
   * @param lines without controls but colours; `plain` is the same without colours.
   */
  draw(
    scroll: string,
    lines: ReadonlyArray<{readonly text: string; readonly plain: string}>,
  ): void {
    const frame = lines.map(({text}) => `${text}\n`).join('');
    if (scroll === '' && frame === this.#frame) return;
    const erase = this.#erase();
    this.#frame = frame;
    this.#widths = lines.map(({plain}) => displayWidth(plain));
    this.#output.write(`${BEGIN}${erase}${scroll}${frame}${END}`);
  }

  #erase(): string {
    const columns = this.#output.columns ?? COLUMNS_DEFAULT;
    let rows = 0;
    for (const width of this.#widths) rows += Math.max(1, Math.ceil(width / Math.max(1, columns)));
    return rows === 0 ? '' : `\x1b[${rows}A\x1b[0J`;
  }
}
