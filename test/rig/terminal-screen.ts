import {Terminal} from '@xterm/headless';

/** What a person sees of what was written to a terminal: that of VS Code, without a window. */
export class TerminalScreen implements Disposable {
  readonly #terminal: Terminal;

  /** @param isRaw Whether a line feed alone begins no new line, as behind a real pseudo-terminal. */
  constructor(columns: number, rows: number, {isRaw = false} = {}) {
    this.#terminal = new Terminal({
      ...{cols: columns, rows, scrollback: 10_000},
      ...{convertEol: !isRaw, allowProposedApi: true},
    });
  }

  write(text: string): Promise<void> {
    return new Promise((resolve) => this.#terminal.write(text, resolve));
  }

  resize(columns: number, rows: number): void {
    this.#terminal.resize(columns, rows);
  }

  /** Lines in the window, those at its end that are empty left out. */
  get window(): string[] {
    const {active} = this.#terminal.buffer;
    const lines = Array.from(
      {length: this.#terminal.rows},
      (_, row) => active.getLine(active.baseY + row)?.translateToString(true) ?? '',
    );
    return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
  }

  /** All that was ever shown and is still to be had, lines that the terminal has wrapped as one. */
  get all(): string[] {
    const {active} = this.#terminal.buffer;
    const lines: string[] = [];
    for (let row = 0; row < active.length; row += 1) {
      const line = active.getLine(row);
      const isWrapped = active.getLine(row + 1)?.isWrapped === true;
      const text = line?.translateToString(!isWrapped) ?? '';
      if (line?.isWrapped === true) lines.push(`${lines.pop() ?? ''}${text}`);
      else lines.push(text);
    }
    return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
  }

  /** How many lines have left the window at its top. */
  get scrolled(): number {
    return this.#terminal.buffer.active.baseY;
  }

  [Symbol.dispose](): void {
    this.#terminal.dispose();
  }
}
