import type {SourceRange} from '../../diagnostics/diagnostic.ts';
import type {Result} from '../../util/result.ts';
import {nearest} from '../did-you-mean.ts';
import {FUNCTIONS, type FunctionName} from './expression-functions.ts';
import {Lexer, type Token} from './expression-lexer.ts';
import {
  type BinaryOperator,
  type Expression,
  type ExpressionNode,
  PRECEDENCE,
  type TemplateError,
} from './expression-syntax.ts';

/** Parentheses, indexes and calls inside each other; nobody can read more. */
const DEPTH_MAX = 50;

/** Parts of one expression; bounds the depth of operator chains too, which evaluation recurses on. */
const NODES_MAX = 1000;

/** Characters of `${{`. */
const OPEN_LENGTH = 3;

const SECRETS_HELP = 'secrets are read one by one: secrets.NAME';

/** Where an expression stands in a text. */
interface Span {
  /** Of the first character after `${{`, or 0. */
  readonly start: number;
  /** Whether `}}` ends it. */
  readonly isTemplate: boolean;
}

/** An expression and the offset right behind it (and its `}}`). */
export interface ParsedSpan {
  readonly expression: Expression;
  readonly end: number;
}

/** Parses the expression of `text` that begins at `span.start`. */
export function parseSpan(text: string, span: Span): Result<ParsedSpan, TemplateError> {
  return new Parser(text, span).parse();
}

/**
 * Recursive descent with one token of look-ahead. The first problem is kept in `#error`; from
 * then on every method gives `undefined`, so that nothing is thrown.
 */
class Parser {
  readonly #text: string;
  readonly #span: Span;
  readonly #lexer: Lexer;
  #token: Token;
  #error: TemplateError | undefined;
  #depth = 0;
  #nodeCount = 0;

  constructor(text: string, span: Span) {
    this.#text = text;
    this.#span = span;
    this.#lexer = new Lexer(text, span.start, span);
    this.#token = {kind: 'end', text: '', start: span.start, end: span.start};
    this.#advance();
  }

  parse(): Result<ParsedSpan, TemplateError> {
    const root = this.#parseAll();
    if (root === undefined || this.#error !== undefined) {
      return {ok: false, error: this.#error ?? this.#unclosed()};
    }
    return {ok: true, value: {expression: {root}, end: this.#token.end}};
  }

  #parseAll(): ExpressionNode | undefined {
    if (this.#error === undefined && this.#token.kind === 'end') return this.#failEmpty();
    const root = this.#binary(1);
    if (root === undefined) return undefined;
    const {kind, text} = this.#token;
    if (kind !== 'end') {
      const close = this.#span.isTemplate ? 'an operator or "}}"' : 'an operator or the end';
      return this.#fail(`expected ${close}, found "${text}"`, this.#token);
    }
    if (this.#span.isTemplate && text !== '}}') {
      this.#error = this.#unclosed();
      return undefined;
    }
    return root;
  }

  #failEmpty(): undefined {
    const {text, start, end} = this.#token;
    if (!this.#span.isTemplate) {
      return this.#fail('expected an expression, found nothing', {start: 0, end});
    }
    if (text !== '}}') {
      this.#error = this.#unclosed();
      return undefined;
    }
    const message = 'expected an expression between "${{" and "}}", found nothing';
    return this.#fail(message, {start: this.#span.start - OPEN_LENGTH, end: start + 2});
  }

  #unclosed(): TemplateError {
    const {start} = this.#span;
    return {
      message: 'expected "}}" after "${{", found the end of the text',
      start: start - OPEN_LENGTH,
      end: start,
      help: 'close it with }}, or write $${{ for a literal ${{',
    };
  }

  #binary(precedenceMin: number): ExpressionNode | undefined {
    let left = this.#unary();
    while (left !== undefined) {
      const operator = this.#operator();
      if (operator === undefined || PRECEDENCE[operator] < precedenceMin) return left;
      this.#advance();
      const right = this.#binary(PRECEDENCE[operator] + 1);
      if (right === undefined) return undefined;
      left = this.#node({kind: 'binary', operator, left, right, start: left.start, end: right.end});
    }
    return undefined;
  }

  #operator(): BinaryOperator | undefined {
    const {kind, text} = this.#token;
    return kind === 'symbol' && Object.hasOwn(PRECEDENCE, text)
      ? (text as BinaryOperator)
      : undefined;
  }

  #unary(): ExpressionNode | undefined {
    const starts: number[] = [];
    while (this.#isSymbol('!')) {
      starts.push(this.#token.start);
      this.#advance();
    }
    let node = this.#access();
    for (const start of starts.reverse()) {
      if (node === undefined) return undefined;
      node = this.#node({kind: 'not', operand: node, start, end: node.end});
    }
    return node;
  }

  #access(): ExpressionNode | undefined {
    const first = this.#primary();
    let node = first;
    while (node !== undefined) {
      if (this.#isSymbol('.')) node = this.#property(node);
      else if (this.#isSymbol('[')) node = this.#index(node);
      else break;
    }
    if (node !== undefined && node === first && node.kind === 'name' && node.name === 'secrets') {
      return this.#fail('expected the name of a secret after "secrets"', node, SECRETS_HELP);
    }
    return node;
  }

  #property(object: ExpressionNode): ExpressionNode | undefined {
    this.#advance();
    const {kind, text, end} = this.#token;
    if (kind !== 'name') return this.#failAtToken('a name after "."');
    this.#advance();
    return this.#node({kind: 'property', object, name: text, start: object.start, end});
  }

  #index(object: ExpressionNode): ExpressionNode | undefined {
    const index = this.#nested(() => this.#binary(1));
    if (index === undefined) return undefined;
    if (!this.#isSymbol(']')) return this.#failAtToken('"]"');
    const {end} = this.#token;
    this.#advance();
    const {start} = object;
    if (index.kind === 'literal' && typeof index.value === 'string') {
      return this.#node({kind: 'property', object, name: index.value, start, end});
    }
    if (object.kind === 'name' && object.name === 'secrets') {
      return this.#fail(
        'expected the name of a secret, found a computed one',
        {start, end},
        SECRETS_HELP,
      );
    }
    return this.#node({kind: 'index', object, index, start, end});
  }

  #primary(): ExpressionNode | undefined {
    const {kind, text, value, start, end} = this.#token;
    if (kind === 'string') return this.#literal(text);
    if (kind === 'number') return this.#literal(value ?? 0);
    if (kind === 'name') {
      if (text === 'true' || text === 'false') return this.#literal(text === 'true');
      if (text === 'null') return this.#literal(null);
      this.#advance();
      if (this.#isSymbol('(')) return this.#call(text, start, end);
      return this.#node({kind: 'name', name: text, start, end});
    }
    if (this.#isSymbol('(')) {
      const inner = this.#nested(() => this.#binary(1));
      if (inner === undefined) return undefined;
      if (!this.#isSymbol(')')) return this.#failAtToken('")"');
      const close = this.#token.end;
      this.#advance();
      return {...inner, start, end: close};
    }
    return this.#failAtToken('a value');
  }

  #literal(value: null | boolean | number | string): ExpressionNode | undefined {
    const {start, end} = this.#token;
    this.#advance();
    return this.#node({kind: 'literal', value, start, end});
  }

  #call(name: string, start: number, nameEnd: number): ExpressionNode | undefined {
    if (!Object.hasOwn(FUNCTIONS, name)) {
      return this.#fail(
        `expected a function, found "${name}"`,
        {start, end: nameEnd},
        helpFor(name),
      );
    }
    const args = this.#nested(() => this.#args());
    if (args === undefined) return undefined;
    const {end} = this.#token;
    this.#advance();
    const problem = FUNCTIONS[name as FunctionName].problem(args);
    if (problem !== undefined) return this.#fail(problem, {start, end});
    return this.#node({kind: 'call', name, args, start, end});
  }

  /** Stops at the closing parenthesis. */
  #args(): ExpressionNode[] | undefined {
    const args: ExpressionNode[] = [];
    if (this.#isSymbol(')')) return args;
    for (;;) {
      const arg = this.#binary(1);
      if (arg === undefined) return undefined;
      args.push(arg);
      if (this.#isSymbol(')')) return args;
      if (!this.#isSymbol(',')) return this.#failAtToken('"," or ")"');
      this.#advance();
    }
  }

  /** What follows the opening bracket at hand. */
  #nested<T>(parse: () => T | undefined): T | undefined {
    if (this.#depth === DEPTH_MAX) {
      const message = `expected at most ${DEPTH_MAX} nested brackets, found more`;
      return this.#fail(message, this.#token);
    }
    this.#depth += 1;
    this.#advance();
    const result = parse();
    this.#depth -= 1;
    return result;
  }

  #node(node: ExpressionNode): ExpressionNode | undefined {
    this.#nodeCount += 1;
    if (this.#nodeCount <= NODES_MAX) return node;
    const message = `expected an expression of at most ${NODES_MAX} parts, found a longer one`;
    return this.#fail(message, node);
  }

  #isSymbol(text: string): boolean {
    return this.#error === undefined && this.#token.kind === 'symbol' && this.#token.text === text;
  }

  #advance(): void {
    if (this.#error !== undefined) return;
    const next = this.#lexer.next();
    if (next.ok) {
      this.#token = next.value;
      return;
    }
    // A quote that is not closed is often only a "}}" forgotten; say what is nearer.
    const isUnclosed = this.#span.isTemplate && !this.#text.includes('}}', this.#span.start);
    this.#error = isUnclosed ? this.#unclosed() : next.error;
  }

  #failAtToken(expected: string): undefined {
    if (this.#error !== undefined) return undefined;
    const {kind, text} = this.#token;
    if (kind === 'end' && text === '' && this.#span.isTemplate) {
      this.#error = this.#unclosed();
      return undefined;
    }
    const found = text === '' && kind === 'end' ? 'the end' : `"${text}"`;
    return this.#fail(`expected ${expected}, found ${found}`, this.#token);
  }

  #fail(message: string, {start, end}: SourceRange, help?: string): undefined {
    this.#error ??= {message, start, end, ...(help !== undefined && {help})};
    return undefined;
  }
}

function helpFor(name: string): string {
  const names = Object.keys(FUNCTIONS);
  const known = nearest(name, names);
  return known === undefined ? `the functions are ${names.join(', ')}` : `did you mean ${known}()?`;
}
