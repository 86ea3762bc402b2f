import type {Verdict} from '../../journal/event.ts';

/** How a kind of text looks. */
export type Tone = 'good' | 'bad' | 'odd' | 'warn' | 'dim' | 'strong';

/** SGR parameters of ECMA-48, from the sixteen colours that every terminal's theme defines. */
const SGR: Readonly<Record<Tone, readonly [on: number, off: number]>> = {
  good: [32, 39],
  bad: [31, 39],
  odd: [35, 39],
  warn: [33, 39],
  dim: [2, 22],
  strong: [1, 22],
};

const TONES: Readonly<Record<Verdict, Tone>> = {
  passed: 'good',
  failed: 'bad',
  flaky: 'warn',
  skipped: 'dim',
  error: 'odd',
  interrupted: 'warn',
};

const UNICODE_MARKS: Readonly<Record<Verdict | 'retry' | 'more', string>> = {
  passed: '✓',
  failed: '✗',
  flaky: '✓',
  skipped: '○',
  error: '!',
  interrupted: '■',
  retry: '↻',
  more: '…',
};

const ASCII_MARKS: typeof UNICODE_MARKS = {
  passed: 'PASS',
  failed: 'FAIL',
  flaky: 'FLAKY',
  skipped: 'SKIP',
  error: 'ERROR',
  interrupted: 'STOPPED',
  retry: 'RETRY',
  more: '...',
};

/** Colours and marks, as far as the output can show them. */
export class ConsoleStyle {
  readonly #hasColor: boolean;
  readonly #marks: typeof UNICODE_MARKS;
  /** Between parts of a line. */
  readonly separator: string;
  /** What a bar of progress is made of. */
  readonly bar: {readonly done: string; readonly left: string};
  readonly #isUnicode: boolean;

  constructor(options: {readonly color: boolean; readonly unicode: boolean}) {
    this.#hasColor = options.color;
    this.#isUnicode = options.unicode;
    this.#marks = options.unicode ? UNICODE_MARKS : ASCII_MARKS;
    this.separator = options.unicode ? ' · ' : ', ';
    this.bar = options.unicode ? {done: '━', left: '─'} : {done: '#', left: '.'};
  }

  /** The same without colours. */
  get plain(): ConsoleStyle {
    return this.#hasColor ? new ConsoleStyle({color: false, unicode: this.#isUnicode}) : this;
  }

  paint(tone: Tone, text: string): string {
    if (!this.#hasColor || text === '') return text;
    const [on, off] = SGR[tone];
    return `\x1b[${on}m${text}\x1b[${off}m`;
  }

  verdict(verdict: Verdict, text: string): string {
    return this.paint(TONES[verdict], text);
  }

  mark(verdict: Verdict): string {
    return this.verdict(verdict, this.#marks[verdict]);
  }

  get retryMark(): string {
    return this.paint('warn', this.#marks.retry);
  }

  get more(): string {
    return this.#marks.more;
  }
}
