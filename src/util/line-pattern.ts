import {createContext, Script} from 'node:vm';

/** A pattern that takes longer on some lines backtracks without end. */
const MATCH_TIMEOUT_MS = 1_000;
/** Lines that are looked at in one go. */
const LINES_MAX = 256;

/** What the code that matches sees. */
interface Shared {
  pattern: string;
  flags: string;
  lines: readonly string[];
}

/** What was found of some lines. */
export interface LineMatches {
  /** For each line whether it matches; shorter than the lines are where there is a problem. */
  readonly matches: readonly boolean[];
  /** Why it cannot be told of the rest. */
  readonly problem: string | undefined;
}

/** A regular expression that somebody else wrote, which must not keep this process busy for long. */
export class LinePattern {
  readonly #context: Shared;
  readonly #script: Script;

  /** @throws {SyntaxError} where `pattern` is no regular expression. */
  constructor(pattern: string, flags: '' | 'u') {
    new RegExp(pattern, flags);
    this.#context = createContext({pattern, flags, lines: []}) as Shared;
    this.#script = new Script(
      '{ const regex = new RegExp(pattern, flags); lines.map((line) => regex.test(line)); }',
    );
  }

  test(lines: readonly string[]): LineMatches {
    const matches: boolean[] = [];
    try {
      for (let at = 0; at < lines.length; at += LINES_MAX) {
        this.#context.lines = lines.slice(at, at + LINES_MAX);
        const some: Iterable<boolean> = this.#script.runInContext(this.#context, {
          timeout: MATCH_TIMEOUT_MS,
        });
        matches.push(...some);
      }
      return {matches, problem: undefined};
    } catch (error) {
      return {matches, problem: (error as Error).message};
    } finally {
      this.#context.lines = [];
    }
  }
}
