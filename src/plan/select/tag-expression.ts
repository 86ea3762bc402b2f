import type {Result} from '../../util/result.ts';

/** A tag expression, as `smoke and not (slow or flaky)`. */
export interface TagExpression {
  /** Every tag it names, each once. */
  readonly tags: ReadonlySet<string>;
  matches(tags: readonly string[]): boolean;
}

/** What is wrong with a tag expression; offsets in its text. */
export interface TagProblem {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

type Test = (tags: ReadonlySet<string>) => boolean;

interface Token {
  readonly text: string;
  readonly start: number;
}

/** Parentheses and `not`s inside each other. */
const DEPTH_MAX = 100;
/** Bounds the length of chains, on which testing recurses. */
const TOKENS_MAX = 1000;

/**
 * Parses a tag expression: names, `not` before `and` before `or`, parentheses.
 * Names are those of the manifest: letters, digits, `_`, `.` and `-`.
 */
export function parseTagExpression(source: string): Result<TagExpression, TagProblem> {
  const tokens = Array.from(source.matchAll(/[A-Za-z0-9_.-]+|[^\s]/g), (match) => ({
    text: match[0],
    start: match.index,
  }));
  const parser = new TagParser(source, tokens);
  const test = parser.parse();
  if (test === undefined) return {ok: false, error: parser.problem};
  return {
    ok: true,
    value: {tags: parser.tags, matches: (tags) => test(new Set(tags))},
  };
}

class TagParser {
  readonly tags = new Set<string>();
  problem: TagProblem = {message: 'expected a tag expression', start: 0, end: 0};
  readonly #source: string;
  readonly #tokens: readonly Token[];
  #position = 0;
  #depth = 0;

  constructor(source: string, tokens: readonly Token[]) {
    this.#source = source;
    this.#tokens = tokens;
  }

  parse(): Test | undefined {
    if (this.#tokens.length > TOKENS_MAX) {
      const end = this.#source.length;
      this.problem = {message: `expected at most ${TOKENS_MAX} words`, start: 0, end};
      return undefined;
    }
    const test = this.#or();
    if (test === undefined || this.#next() === undefined) return test;
    return this.#fail('"and", "or" or the end');
  }

  #or(): Test | undefined {
    let left = this.#and();
    while (left !== undefined && this.#take('or')) {
      const [a, b] = [left, this.#and()];
      left = b && ((tags) => a(tags) || b(tags));
    }
    return left;
  }

  #and(): Test | undefined {
    let left = this.#not();
    while (left !== undefined && this.#take('and')) {
      const [a, b] = [left, this.#not()];
      left = b && ((tags) => a(tags) && b(tags));
    }
    return left;
  }

  #not(): Test | undefined {
    if (this.#depth === DEPTH_MAX) return this.#fail(`at most ${DEPTH_MAX} levels`);
    this.#depth += 1;
    const test = this.#operand();
    this.#depth -= 1;
    return test;
  }

  #operand(): Test | undefined {
    if (this.#take('not')) {
      const operand = this.#not();
      return operand && ((tags) => !operand(tags));
    }
    if (this.#take('(')) {
      const inner = this.#or();
      if (inner === undefined || this.#take(')')) return inner;
      return this.#fail('")"');
    }
    const token = this.#next();
    if (token === undefined || !/^[A-Za-z0-9_]/.test(token.text) || isWord(token.text)) {
      return this.#fail('a tag');
    }
    this.#position += 1;
    this.tags.add(token.text);
    return (tags) => tags.has(token.text);
  }

  #next(): Token | undefined {
    return this.#tokens[this.#position];
  }

  #take(text: string): boolean {
    if (this.#next()?.text !== text) return false;
    this.#position += 1;
    return true;
  }

  #fail(expected: string): undefined {
    const token = this.#next();
    const start = token?.start ?? this.#source.length;
    const found = token === undefined ? 'the end' : `"${token.text}"`;
    this.problem = {
      message: `expected ${expected}, found ${found}`,
      start,
      end: start + (token?.text.length ?? 0),
    };
    return undefined;
  }
}

function isWord(text: string): boolean {
  return text === 'and' || text === 'or' || text === 'not';
}
