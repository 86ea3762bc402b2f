import {Terminal} from '@xterm/headless';
import {TERMINAL_SIZE, type TerminalCli} from './terminal-cli.ts';

/** What a person sees of what was written to a terminal: that of VS Code, without a window. */
export class TerminalScreen implements Disposable {
  readonly #terminal: Terminal;
  /** Called whenever something has been written by a command. */
  readonly #looks = new Set<() => void>();

  /** @param isRaw Whether a line feed alone begins no new line, as behind a real pseudo-terminal. */
  constructor(columns: number, rows: number, {isRaw = false} = {}) {
    this.#terminal = new Terminal({
      ...{cols: columns, rows, scrollback: 2000},
      ...{convertEol: !isRaw, allowProposedApi: true},
    });
  }

  /** Shows what the command writes, from its beginning, at the size that its terminal has. */
  static of({child}: TerminalCli): TerminalScreen {
    const screen = new TerminalScreen(TERMINAL_SIZE.columns, TERMINAL_SIZE.rows, {isRaw: true});
    child.stdout?.on('data', (chunk: Buffer) => {
      void screen.write(chunk).then(() => {
        for (const look of screen.#looks) look();
      });
    });
    return screen;
  }

  /** Waits until the window shows what `pattern` matches, and gives it. */
  shows(pattern: RegExp): Promise<string[]> {
    return new Promise((resolve) => {
      const look = (): void => {
        const {window} = this;
        if (!pattern.test(window.join('\n'))) return;
        this.#looks.delete(look);
        resolve(window);
      };
      this.#looks.add(look);
      look();
    });
  }

  write(text: string | Uint8Array): Promise<void> {
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
