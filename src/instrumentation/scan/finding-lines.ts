import {StringDecoder} from 'node:string_decoder';
import type {OutputStream} from '../../environments/environment.ts';
import {LinePattern} from '../../util/line-pattern.ts';
import {sanitizeLine} from '../../util/terminal-text.ts';

/** Findings beyond these are counted no more. */
const FINDINGS_MAX = 1_000;
/** What is looked at of a line. */
const LINE_CHARACTERS_MAX = 10_000;
/** What is kept of it. */
const TITLE_CHARACTERS_MAX = 300;
/** The lines of a scanner's output that are findings, each once. */
export class FindingLines {
  readonly #pattern: LinePattern;
  readonly #found = new Set<string>();
  readonly #rest: Record<OutputStream, string> = {stdout: '', stderr: ''};
  readonly #decoders = {stdout: new StringDecoder('utf8'), stderr: new StringDecoder('utf8')};
  #problem: string | undefined;

  /** @param pattern A regular expression, matched with the flag `u`. */
  constructor(pattern: string) {
    this.#pattern = new LinePattern(pattern, 'u');
  }

  /** Why not all can have been found. */
  get problem(): string | undefined {
    return this.#problem;
  }

  push(stream: OutputStream, chunk: Buffer): void {
    const lines = `${this.#rest[stream]}${this.#decoders[stream].write(chunk)}`.split('\n');
    this.#rest[stream] = (lines.pop() ?? '').slice(0, LINE_CHARACTERS_MAX);
    this.#look(lines);
  }

  /** All that were found, in their order. */
  end(): readonly string[] {
    for (const stream of ['stdout', 'stderr'] as const) {
      if (this.#rest[stream] !== '') this.#look([this.#rest[stream]]);
      this.#rest[stream] = '';
    }
    return [...this.#found];
  }

  #look(lines: readonly string[]): void {
    if (this.#problem !== undefined) return;
    const shortened = lines.map((line) => line.slice(0, LINE_CHARACTERS_MAX));
    const {matches, problem} = this.#pattern.test(shortened);
    if (problem !== undefined) {
      this.#problem = `its findings could not be looked for: ${problem}`;
    }
    lines.forEach((line, index) => {
      if (matches[index] !== true || this.#found.size >= FINDINGS_MAX) return;
      this.#found.add(sanitizeLine(line).trim().slice(0, TITLE_CHARACTERS_MAX));
    });
  }
}
