import {assert} from '../../util/assert.ts';
import type {Result} from '../../util/result.ts';
import {evaluate, isTruthy, type Scope} from './expression-evaluate.ts';
import {STATUS_FUNCTIONS, toText} from './expression-functions.ts';
import {parseSpan} from './expression-parser.ts';
import {
  childrenOf,
  type Expression,
  type ExpressionNode,
  type Reference,
  type Template,
  type TemplateError,
} from './expression-syntax.ts';

/**
 * The `${{ }}` language, with GitHub Actions' grammar: single-quoted strings (`''` for a quote),
 * numbers, `true`, `false`, `null`; `a.b` and `a['b']`; `! && || == != < <= > >= ( )`; functions.
 * `$${{` writes a literal `${{`; a dollar sign right before a value is `${{ '$' }}${{ value }}`.
 *
 * It differs from GitHub's where that is a trap: names, texts and functions tell upper from lower
 * case; `==` compares texts where types differ (`looselyEqual`); lists and maps become JSON.
 */

export {CONTEXTS, type Scope, type StepScope} from './expression-evaluate.ts';
export {
  type Expression,
  type ExpressionNode,
  type ExpressionValue,
  printExpression,
  printTemplate,
  type Reference,
  type Template,
  type TemplateError,
} from './expression-syntax.ts';

const OPEN = '${{';

/** Parses a text that may hold `${{ }}`; gives the first problem in it. */
export function parseTemplate(text: string): Result<Template, TemplateError> {
  const parts: Array<string | Expression> = [];
  let literal = '';
  let offset = 0;
  for (;;) {
    const open = text.indexOf(OPEN, offset);
    if (open === -1) break;
    if (open > offset && text[open - 1] === '$') {
      literal += text.slice(offset, open - 1) + OPEN;
      offset = open + OPEN.length;
      continue;
    }
    literal += text.slice(offset, open);
    const parsed = parseSpan(text, {start: open + OPEN.length, isTemplate: true});
    if (!parsed.ok) return parsed;
    if (literal !== '') parts.push(literal);
    literal = '';
    parts.push(parsed.value.expression);
    offset = parsed.value.end;
  }
  literal += text.slice(offset);
  if (literal !== '') parts.push(literal);
  return {ok: true, value: {parts}};
}

/** Parses the source of an `if`, with or without `${{ }}` around all of it. */
export function parseExpression(source: string): Result<Expression, TemplateError> {
  const start = source.length - source.trimStart().length;
  if (!source.startsWith(OPEN, start)) {
    const parsed = parseSpan(source, {start: 0, isTemplate: false});
    return parsed.ok ? {ok: true, value: parsed.value.expression} : parsed;
  }
  const parsed = parseSpan(source, {start: start + OPEN.length, isTemplate: true});
  if (!parsed.ok) return parsed;
  const {expression, end} = parsed.value;
  const rest = source.slice(end).trim();
  if (rest === '') return {ok: true, value: expression};
  const message = `expected nothing after "}}", found "${rest.slice(0, 20)}"`;
  const help = 'put the whole condition into one ${{ }}, or leave it out';
  return {ok: false, error: {message, start: end, end: source.trimEnd().length, help}};
}

/** The values that it reads, in the order they are written. */
export function references(parsed: Template | Expression): readonly Reference[] {
  const found: Reference[] = [];
  const expressions = 'root' in parsed ? [parsed] : parsed.parts;
  for (const part of expressions) if (typeof part !== 'string') collect(part.root, found);
  return found;
}

function collect(node: ExpressionNode, found: Reference[]): void {
  const path = pathOf(node);
  if (path !== undefined) {
    found.push({path, start: node.start, end: node.end});
    return;
  }
  for (const child of childrenOf(node)) collect(child, found);
}

function pathOf(node: ExpressionNode): readonly string[] | undefined {
  const names: string[] = [];
  let at = node;
  for (; at.kind === 'property'; at = at.object) names.push(at.name);
  return at.kind === 'name' ? [at.name, ...names.reverse()] : undefined;
}

/** Parsed texts of which so many are kept: all of a manifest's, mostly. */
const CACHE_MAX = 10_000;
const templates = new Map<string, Template>();
const conditions = new Map<string, Expression>();

/**
 * `text` with each `${{ }}` replaced by its value's text; `text` must have been checked with
 * `parseTemplate`.
 *
 * @throws {FaultError} as `evaluate`.
 */
export function expandTemplate(text: string, scope: Scope): string {
  if (!text.includes(OPEN)) return text;
  const template = cached(templates, text, parseTemplate);
  let result = '';
  for (const part of template.parts) {
    result += typeof part === 'string' ? part : toText(evaluate(part, scope));
  }
  return result;
}

/**
 * Whether the condition of an `if` holds. As in GitHub Actions a condition that calls none of
 * success(), failure(), cancelled() and always() holds only while nothing has failed.
 *
 * @throws {FaultError} as `evaluate`.
 */
export function evaluateCondition(source: string, scope: Scope): boolean {
  const expression = cached(conditions, source, parseExpression);
  if (scope.status !== 'success' && !callsStatus(expression.root)) return false;
  return isTruthy(evaluate(expression, scope));
}

function callsStatus(node: ExpressionNode): boolean {
  if (node.kind === 'call' && STATUS_FUNCTIONS.has(node.name)) return true;
  return childrenOf(node).some(callsStatus);
}

function cached<T>(
  cache: Map<string, T>,
  text: string,
  parse: (text: string) => Result<T, TemplateError>,
): T {
  const known = cache.get(text);
  if (known !== undefined) return known;
  const parsed = parse(text);
  assert(parsed.ok, `an expression was not checked before: ${text}`);
  if (cache.size >= CACHE_MAX) cache.clear();
  cache.set(text, parsed.value);
  return parsed.value;
}
