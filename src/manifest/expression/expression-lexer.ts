import type {Result} from '../../util/result.ts';
import type {TemplateError} from './expression-syntax.ts';

/** A word of the expression language. */
export interface Token {
  /** `end` is the `}}` of a template, or the end of the text. */
  readonly kind: 'name' | 'string' | 'number' | 'symbol' | 'end';
  /** Name, symbol, or the string's content. */
  readonly text: string;
  /** Value of a number. */
  readonly value?: number;
  readonly start: number;
  readonly end: number;
}

const SPACE = /[ \t\r\n]*/y;
const NAME = /[A-Za-z_][A-Za-z0-9_-]*/y;
const NUMBER = /-?(?:0x[0-9A-Fa-f]+|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![A-Za-z0-9_.])/y;
const SYMBOL = /\|\||&&|==|!=|<=|>=|[!<>()[\].,]/y;

/** Help for characters that people try. */
const HELP: ReadonlyMap<string, string> = new Map([
  ['"', "write 'text' in single quotes; a quote inside it is written twice: 'it''s'"],
  ['=', 'write == to compare'],
  ['&', 'write && for "and"'],
  ['|', 'write || for "or"'],
  ['+', 'expressions have no arithmetic; use format() to join texts'],
  ['-', 'expressions have no arithmetic'],
  ['/', 'expressions have no arithmetic'],
  ['%', 'expressions have no arithmetic'],
  ['*', 'expressions have no arithmetic and no ".*" filters'],
  ['$', 'name a value as it is: env.NAME, matrix.key, variables.NAME'],
  ['{', 'an expression cannot hold another "${{"'],
]);

/** Cuts an expression into tokens, one at a time. */
export class Lexer {
  readonly #text: string;
  readonly #isTemplate: boolean;
  #offset: number;

  /** @param options.isTemplate Whether `}}` ends the expression. */
  constructor(text: string, offset: number, options: {readonly isTemplate: boolean}) {
    this.#text = text;
    this.#offset = offset;
    this.#isTemplate = options.isTemplate;
  }

  next(): Result<Token, TemplateError> {
    this.#match(SPACE);
    const start = this.#offset;
    const text = this.#text;
    if (start >= text.length) return token({kind: 'end', text: '', start, end: start});
    if (this.#isTemplate && text.startsWith('}}', start)) {
      return token({kind: 'end', text: '}}', start, end: start + 2});
    }
    if (text[start] === "'") return this.#string(start);
    const name = this.#match(NAME);
    if (name !== undefined) return token({kind: 'name', text: name, start, end: this.#offset});
    const number = this.#match(NUMBER);
    if (number !== undefined) return this.#number(number, start);
    const symbol = this.#match(SYMBOL);
    if (symbol !== undefined) {
      return token({kind: 'symbol', text: symbol, start, end: this.#offset});
    }
    return this.#unexpected(start);
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#offset;
    const match = pattern.exec(this.#text);
    if (match === null) return undefined;
    this.#offset = pattern.lastIndex;
    return match[0];
  }

  #string(start: number): Result<Token, TemplateError> {
    const text = this.#text;
    for (let at = start + 1; ; at += 2) {
      at = text.indexOf("'", at);
      if (at === -1) {
        return failure('expected a closing single quote, found none', {start, end: text.length});
      }
      if (text[at + 1] === "'") continue;
      this.#offset = at + 1;
      const content = text.slice(start + 1, at).replaceAll("''", "'");
      return token({kind: 'string', text: content, start, end: at + 1});
    }
  }

  #number(text: string, start: number): Result<Token, TemplateError> {
    const isNegativeHex = text.startsWith('-0x');
    const value = isNegativeHex ? -Number(text.slice(1)) : Number(text);
    if (!Number.isFinite(value)) {
      return failure(`expected a finite number, found "${text}"`, {start, end: this.#offset});
    }
    // No negative zero: it would print as 0 and not come back.
    return token({kind: 'number', text, value: value + 0, start, end: this.#offset});
  }

  #unexpected(start: number): Result<Token, TemplateError> {
    const character = String.fromCodePoint(this.#text.codePointAt(start) ?? 0);
    const found = character === '"' ? 'a double quote' : JSON.stringify(character);
    const message = `expected an expression, found ${found}`;
    const help = HELP.get(character);
    const end = start + character.length;
    return failure(message, help === undefined ? {start, end} : {start, end, help});
  }
}

function token(value: Token): Result<Token, TemplateError> {
  return {ok: true, value};
}

function failure(
  message: string,
  place: Omit<TemplateError, 'message'>,
): Result<never, TemplateError> {
  return {ok: false, error: {message, ...place}};
}
