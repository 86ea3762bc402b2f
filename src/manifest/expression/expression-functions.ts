import {FaultError} from '../../faults/fault-error.ts';
import type {ExpressionNode, ExpressionValue} from './expression-syntax.ts';

/** How the case stands when an expression is evaluated. */
export type ScopeStatus = 'success' | 'failure' | 'cancelled';

/** A function of the expression language. */
export interface ExpressionFunction {
  /** What is wrong with these arguments, as far as it can be seen without their values. */
  problem(args: readonly ExpressionNode[]): string | undefined;
  apply(args: readonly ExpressionValue[], status: ScopeStatus): ExpressionValue;
}

export type FunctionName =
  | 'contains'
  | 'startsWith'
  | 'endsWith'
  | 'format'
  | 'join'
  | 'toJSON'
  | 'fromJSON'
  | 'success'
  | 'failure'
  | 'cancelled'
  | 'always';

/** Functions that say how the case stands; an `if` without one has `success() &&` before it. */
export const STATUS_FUNCTIONS: ReadonlySet<string> = new Set<FunctionName>([
  'success',
  'failure',
  'cancelled',
  'always',
]);

/**
 * All functions, as GitHub Actions names them. They tell upper from lower case, which GitHub's
 * do not.
 */
export const FUNCTIONS: Readonly<Record<FunctionName, ExpressionFunction>> = {
  contains: define('contains', [2, 2], ([search = null, item = null]) =>
    Array.isArray(search)
      ? search.some((entry: ExpressionValue) => looselyEqual(entry, item))
      : toText(search).includes(toText(item)),
  ),
  startsWith: define('startsWith', [2, 2], ([text = null, start = null]) =>
    toText(text).startsWith(toText(start)),
  ),
  endsWith: define('endsWith', [2, 2], ([text = null, end = null]) =>
    toText(text).endsWith(toText(end)),
  ),
  format: {
    problem: (args) => arityProblem('format', args.length, [1, 256]) ?? formatProblem(args),
    apply: ([pattern = null, ...args]) => format(toText(pattern), args),
  },
  join: define('join', [1, 2], ([list = null, separator = ',']) =>
    Array.isArray(list) ? list.map(toText).join(toText(separator)) : toText(list),
  ),
  toJSON: define('toJSON', [1, 1], ([value = null]) => JSON.stringify(value, undefined, 2)),
  fromJSON: define('fromJSON', [1, 1], ([text = null]) => fromJson(toText(text))),
  success: define('success', [0, 0], (_args, status) => status === 'success'),
  failure: define('failure', [0, 0], (_args, status) => status === 'failure'),
  cancelled: define('cancelled', [0, 0], (_args, status) => status === 'cancelled'),
  always: define('always', [0, 0], () => true),
};

/** A value's text: nothing for null, decimal numbers, JSON for lists and maps. */
export function toText(value: ExpressionValue): string {
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/**
 * The rule of `==`: values of one type are equal when they are the same, upper and lower case
 * told apart; values of different types are equal when their texts are, so that `'1' == 1`,
 * `'true' == true` and `null == ''`. A list or map equals only itself.
 *
 * GitHub turns both into numbers instead, by which `'' == 0` and `'a' == 0` is decided by NaN.
 */
export function looselyEqual(a: ExpressionValue, b: ExpressionValue): boolean {
  if (a === b) return true;
  const isComparable = typeof a !== typeof b || a === null || b === null;
  return isComparable && !isCollection(a) && !isCollection(b) && toText(a) === toText(b);
}

function isCollection(value: ExpressionValue): boolean {
  return typeof value === 'object' && value !== null;
}

const PLACE = /\{\{|\}\}|\{(\d{1,9})\}|[{}]/g;

function format(pattern: string, args: readonly ExpressionValue[]): string {
  const problem = patternProblem(pattern, args.length);
  if (problem !== undefined) throw new FaultError('step/expression-failed', problem);
  return pattern.replaceAll(PLACE, (found, index: string | undefined) =>
    index === undefined ? found.slice(1) : toText(args[Number(index)] ?? null),
  );
}

function formatProblem(args: readonly ExpressionNode[]): string | undefined {
  const [pattern] = args;
  return pattern?.kind === 'literal' && typeof pattern.value === 'string'
    ? patternProblem(pattern.value, args.length - 1)
    : undefined;
}

function patternProblem(pattern: string, argCount: number): string | undefined {
  for (const [found, index] of pattern.matchAll(PLACE)) {
    if (found === '{' || found === '}') {
      return `cannot format: expected {0}, {{ or }} in the pattern, found "${found}"`;
    }
    if (index !== undefined && Number(index) >= argCount) {
      return `cannot format: expected a value for ${found}, found ${argCount}`;
    }
  }
  return undefined;
}

function fromJson(text: string): ExpressionValue {
  try {
    return JSON.parse(text) as ExpressionValue;
  } catch (cause) {
    throw new FaultError('step/expression-failed', 'cannot read the text given to fromJSON()', {
      cause,
      // The text itself may hold what must not be shown.
      details: {length: text.length},
    });
  }
}

function define(
  name: FunctionName,
  arity: readonly [number, number],
  apply: ExpressionFunction['apply'],
): ExpressionFunction {
  return {problem: (args) => arityProblem(name, args.length, arity), apply};
}

function arityProblem(
  name: string,
  count: number,
  [min, max]: readonly [number, number],
): string | undefined {
  if (count >= min && count <= max) return undefined;
  const expected = min === max ? String(min) : max > 2 ? `at least ${min}` : `${min} or ${max}`;
  return `expected ${expected} ${expected === '1' || expected === 'at least 1' ? 'value' : 'values'} for ${name}(), found ${count}`;
}
