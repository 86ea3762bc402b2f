import {FaultError} from '../../faults/fault-error.ts';
import {assert} from '../../util/assert.ts';
import type {MatrixValues, Scalar} from '../manifest.ts';
import {
  FUNCTIONS,
  type FunctionName,
  looselyEqual,
  type ScopeStatus,
} from './expression-functions.ts';
import type {
  BinaryOperator,
  Expression,
  ExpressionNode,
  ExpressionValue,
} from './expression-syntax.ts';

/** What a step left for later ones. */
export interface StepScope {
  readonly outputs: Readonly<Record<string, string>>;
  /** How it ended, before `continue-on-error`. */
  readonly outcome: 'success' | 'failure' | 'cancelled' | 'skipped';
  /** How it counts, after `continue-on-error`. */
  readonly conclusion: 'success' | 'failure' | 'cancelled' | 'skipped';
}

/** The values that expressions may read; all but `secrets` and `status` by their names here. */
export interface Scope {
  readonly variables: Readonly<Record<string, Scalar>>;
  readonly matrix: MatrixValues;
  readonly env: Readonly<Record<string, string>>;
  /** `name`, `type`, `instance`, … */
  readonly environment: Readonly<Record<string, Scalar>>;
  /** `id`, `scenario`, `attempt`, `repetition`, … */
  readonly case: Readonly<Record<string, Scalar>>;
  /** `id`, … */
  readonly run: Readonly<Record<string, Scalar>>;
  readonly steps: Readonly<Record<string, StepScope>>;
  /** Value of a secret; absent where secrets must not be used. */
  readonly secrets?: (name: string) => string;
  readonly status: ScopeStatus;
}

/** Names that an expression may start with. */
export const CONTEXTS = [
  'variables',
  'matrix',
  'env',
  'environment',
  'case',
  'run',
  'steps',
  'secrets',
] as const;

/**
 * The value of an expression; what does not exist is null.
 *
 * @throws {FaultError} `secret/unavailable` where secrets must not be used,
 *   `step/expression-failed` where fromJSON() or format() cannot work on what they got.
 */
export function evaluate(expression: Expression, scope: Scope): ExpressionValue {
  return evaluateNode(expression.root, scope);
}

/** Whether a value counts as true: all but false, 0, NaN, the empty text and null. */
export function isTruthy(value: ExpressionValue): boolean {
  return Boolean(value);
}

function evaluateNode(node: ExpressionNode, scope: Scope): ExpressionValue {
  switch (node.kind) {
    case 'literal':
      return node.value;
    case 'name':
      return contextOf(node.name, scope);
    case 'property':
      if (node.object.kind === 'name' && node.object.name === 'secrets') {
        return secretOf(node.name, scope);
      }
      return memberOf(evaluateNode(node.object, scope), node.name);
    case 'index':
      return memberOf(evaluateNode(node.object, scope), evaluateNode(node.index, scope));
    case 'not':
      return !isTruthy(evaluateNode(node.operand, scope));
    case 'binary':
      return evaluateBinary(node, scope);
    case 'call':
      return FUNCTIONS[node.name as FunctionName].apply(
        node.args.map((arg) => evaluateNode(arg, scope)),
        scope.status,
      );
  }
}

function contextOf(name: string, scope: Scope): ExpressionValue {
  switch (name) {
    case 'variables':
    case 'matrix':
    case 'env':
    case 'environment':
    case 'case':
    case 'run':
    case 'steps':
      return scope[name] as unknown as ExpressionValue;
    default:
      return null;
  }
}

function secretOf(name: string, scope: Scope): string {
  if (scope.secrets === undefined) {
    throw new FaultError('secret/unavailable', `cannot use the secret "${name}" here`);
  }
  return scope.secrets(name);
}

function memberOf(object: ExpressionValue, key: ExpressionValue): ExpressionValue {
  if (typeof object !== 'object' || object === null) return null;
  if (isList(object)) {
    const index = numberOf(key);
    return index === undefined ? null : (object[index] ?? null);
  }
  const name = typeof key === 'number' || typeof key === 'boolean' ? String(key) : key;
  // Own properties only: nothing is inherited, as `constructor`.
  if (typeof name !== 'string' || !Object.hasOwn(object, name)) return null;
  return object[name] ?? null;
}

function isList(value: object): value is readonly ExpressionValue[] {
  return Array.isArray(value);
}

function evaluateBinary(
  node: ExpressionNode & {readonly kind: 'binary'},
  scope: Scope,
): ExpressionValue {
  const left = evaluateNode(node.left, scope);
  const {operator} = node;
  // As in GitHub Actions these give one of their sides, not true or false.
  if (operator === '&&') return isTruthy(left) ? evaluateNode(node.right, scope) : left;
  if (operator === '||') return isTruthy(left) ? left : evaluateNode(node.right, scope);
  const right = evaluateNode(node.right, scope);
  if (operator === '==') return looselyEqual(left, right);
  if (operator === '!=') return !looselyEqual(left, right);
  return isOrdered(operator, left, right);
}

/**
 * The rule of `<` and its like: as numbers where both sides are numbers or texts that read as
 * one, by code units where both are other texts, else false.
 */
function isOrdered(
  operator: BinaryOperator,
  left: ExpressionValue,
  right: ExpressionValue,
): boolean {
  const a = numberOf(left);
  const b = numberOf(right);
  if (a !== undefined && b !== undefined) return compare(operator, a, b);
  if (typeof left === 'string' && typeof right === 'string') return compare(operator, left, right);
  return false;
}

function compare<T extends number | string>(operator: BinaryOperator, a: T, b: T): boolean {
  switch (operator) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    default:
      assert(operator === '>=', `${operator} does not order`);
      return a >= b;
  }
}

const DECIMAL = /^\s*-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\s*$/;

function numberOf(value: ExpressionValue): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && DECIMAL.test(value) ? Number(value) : undefined;
}
