import {StringDecoder} from 'node:string_decoder';
import {createContext, Script} from 'node:vm';
import type {OutputStream} from '../../environments/environment.ts';
import {sanitizeLine} from '../../util/terminal-text.ts';

/** Findings beyond these are counted no more. */
const FINDINGS_MAX = 1_000;
/** What is looked at of a line. */
const LINE_CHARACTERS_MAX = 10_000;
/** What is kept of it. */
const TITLE_CHARACTERS_MAX = 300;
/** A pattern that takes longer on some lines backtracks without end. */
const MATCH_TIMEOUT_MS = 1_000;
/** Lines that are looked at in one go. */
const LINES_MAX = 256;

/** What the code that matches sees. */
interface Shared {
  pattern: string;
  lines: readonly string[];
}

/** The lines of a scanner's output that are findings, each once. */
export class FindingLines {
  readonly #context: Shared;
  readonly #script: Script;
  readonly #found = new Set<string>();
  readonly #rest: Record<OutputStream, string> = {stdout: '', stderr: ''};
  readonly #decoders = {stdout: new StringDecoder('utf8'), stderr: new StringDecoder('utf8')};
  #problem: string | undefined;

  /** @param pattern A regular expression, matched with the flag `u`. */
  constructor(pattern: string) {
    this.#context = createContext({pattern, lines: []}) as Shared;
    this.#script = new Script(
      '{ const regex = new RegExp(pattern, "u"); lines.map((line) => regex.test(line)); }',
    );
  }

  /** Why not all can have been found. */
  get problem(): string | undefined {
    return this.#problem;
  }

  push(stream: OutputStream, chunk: Buffer): void {
    const lines = `${this.#rest[stream]}${this.#decoders[stream].write(chunk)}`.split('\n');
    this.#rest[stream] = (lines.pop() ?? '').slice(0, LINE_CHARACTERS_MAX);
    for (let at = 0; at < lines.length; at += LINES_MAX)
      this.#look(lines.slice(at, at + LINES_MAX));
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
    this.#context.lines = lines.map((line) => line.slice(0, LINE_CHARACTERS_MAX));
    let isFinding: ArrayLike<unknown>;
    try {
      isFinding = this.#script.runInContext(this.#context, {
        timeout: MATCH_TIMEOUT_MS,
      }) as ArrayLike<unknown>;
    } catch (error) {
      this.#problem = `its findings could not be looked for: ${(error as Error).message}`;
      return;
    }
    lines.forEach((line, index) => {
      if (isFinding[index] !== true || this.#found.size >= FINDINGS_MAX) return;
      this.#found.add(sanitizeLine(line).trim().slice(0, TITLE_CHARACTERS_MAX));
    });
  }
}
