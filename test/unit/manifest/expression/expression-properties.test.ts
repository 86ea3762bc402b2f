import fc from 'fast-check';
import {expect, it} from 'vitest';
import {
  type ExpressionNode,
  evaluateCondition,
  expandTemplate,
  parseExpression,
  parseTemplate,
  printExpression,
  printTemplate,
  references,
  type Scope,
} from '../../../../src/manifest/expression/expression.ts';

/** An expression without positions, as a reference interpreter and a generator want it. */
type Tree =
  | {readonly literal: null | boolean | number | string}
  | {readonly path: readonly string[]}
  | {readonly not: Tree}
  | {readonly op: string; readonly a: Tree; readonly b: Tree}
  | {readonly call: string; readonly args: readonly Tree[]};

const MATRIX = {a: 1, b: 'x', c: true, n: '10', empty: ''};
const SCOPE: Scope = {
  variables: {},
  matrix: MATRIX,
  env: {},
  environment: {},
  case: {},
  run: {},
  steps: {},
  status: 'success',
};

const tree = fc.letrec<{tree: Tree}>((tie) => ({
  tree: fc.oneof(
    {maxDepth: 6, depthSize: 'small'},
    fc
      .oneof(
        fc.constantFrom(null, true, false, 0, 1, -2.5, 10),
        fc.double({noNaN: true, noDefaultInfinity: true}).map((value) => value + 0),
        fc.constantFrom('', 'x', '10', 'true', "it's", '}}', '${{', '{0}'),
        fc.string(),
      )
      .map((literal): Tree => ({literal})),
    fc
      .constantFrom('a', 'b', 'c', 'n', 'empty', 'missing', 'odd name', "quo'te")
      .map((name): Tree => ({path: ['matrix', name]})),
    tie('tree').map((not): Tree => ({not})),
    fc.record({
      op: fc.constantFrom('||', '&&', '==', '!=', '<', '<=', '>', '>='),
      a: tie('tree'),
      b: tie('tree'),
    }),
    fc.record({
      call: fc.constantFrom('contains', 'startsWith', 'endsWith'),
      args: fc.tuple(tie('tree'), tie('tree')),
    }),
    fc.record({
      call: fc.constantFrom('success', 'failure', 'cancelled', 'always'),
      args: fc.constant([]),
    }),
  ),
})).tree;

/** As text with every parenthesis there can be. */
function write(node: Tree): string {
  if ('literal' in node) {
    const {literal} = node;
    return typeof literal === 'string' ? `'${literal.replaceAll("'", "''")}'` : String(literal);
  }
  if ('path' in node) {
    const [root, ...rest] = node.path;
    return `${root}${rest.map((name) => `['${name.replaceAll("'", "''")}']`).join('')}`;
  }
  if ('not' in node) return `!(${write(node.not)})`;
  if ('op' in node) return `(${write(node.a)})${node.op}(${write(node.b)})`;
  return `${node.call}( ${node.args.map(write).join(' , ')} )`;
}

type Value = null | boolean | number | string;

function textOf(value: Value): string {
  return value === null ? '' : `${value}`;
}

function numeric(value: Value): number {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || !/^\s*-?\d+(\.\d+)?(e[+-]?\d+)?\s*$/i.test(value)) return NaN;
  return Number.parseFloat(value);
}

/** What the language says an expression is, written down a second time and another way. */
function reference(node: Tree): Value {
  if ('literal' in node) return node.literal;
  if ('path' in node) {
    return (Object.entries(MATRIX).find(([name]) => name === node.path[1])?.[1] as Value) ?? null;
  }
  if ('not' in node) return [false, 0, '', null].includes(reference(node.not) as never);
  if ('call' in node) {
    const [a = '', b = ''] = node.args.map((arg) => textOf(reference(arg)));
    switch (node.call) {
      case 'contains':
        return a.split(b).length > 1 || b === '';
      case 'startsWith':
        return a.slice(0, b.length) === b;
      case 'endsWith':
        return b.length <= a.length && a.slice(a.length - b.length) === b;
      default:
        return node.call === 'success' || node.call === 'always';
    }
  }
  const a = reference(node.a);
  const isFalse = [false, 0, '', null].includes(a as never);
  if (node.op === '&&') return isFalse ? a : reference(node.b);
  if (node.op === '||') return isFalse ? reference(node.b) : a;
  const b = reference(node.b);
  const isEqual = textOf(a) === textOf(b);
  if (node.op === '==') return isEqual;
  if (node.op === '!=') return !isEqual;
  let order = numeric(a) - numeric(b);
  if (Number.isNaN(order)) {
    if (typeof a !== 'string' || typeof b !== 'string') return false;
    order = a === b ? 0 : a < b ? -1 : 1;
  }
  if (node.op === '<') return order < 0;
  if (node.op === '<=') return order <= 0;
  return node.op === '>' ? order > 0 : order >= 0;
}

function withoutPlaces(node: ExpressionNode): unknown {
  return JSON.parse(
    JSON.stringify(node, (key, value) => (key === 'start' || key === 'end' ? undefined : value)),
  );
}

function parse(source: string): ExpressionNode {
  const parsed = parseExpression(source);
  if (!parsed.ok) throw new Error(`${parsed.error.message}: ${source}`);
  return parsed.value.root;
}

it('evaluates every expression as the reference does', () => {
  fc.assert(
    fc.property(tree, (node) => {
      const expected = reference(node);
      const source = write(node);
      expect(expandTemplate(`<\${{ ${source} }}>`, SCOPE)).toBe(`<${textOf(expected)}>`);
      expect(evaluateCondition(source, SCOPE)).toBe(Boolean(expected));
    }),
    {numRuns: 1000},
  );
});

it('prints an expression so that it parses to the same', () => {
  fc.assert(
    fc.property(tree, (node) => {
      const root = parse(write(node));
      const printed = printExpression({root});
      expect(withoutPlaces(parse(printed))).toEqual(withoutPlaces(root));
      expect(printExpression({root: parse(printed)})).toBe(printed);
    }),
    {numRuns: 1000},
  );
});

it('prints a template so that it parses to the same', () => {
  const part = fc.oneof(
    tree.map((node) => `\${{ ${write(node)} }}`),
    fc.string(),
    fc.constantFrom('$', '$${{', '}}', '{{', ' '),
  );
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const parsed = parseTemplate(parts.join(''));
      if (!parsed.ok) return;
      const again = parseTemplate(printTemplate(parsed.value));
      if (!again.ok) throw new Error(again.error.message);
      expect(printTemplate(again.value)).toBe(printTemplate(parsed.value));
      expect(expandTemplate(printTemplate(parsed.value), SCOPE)).toBe(
        expandTemplate(parts.join(''), SCOPE),
      );
    }),
    {numRuns: 1000},
  );
});

const noise = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...['${{', '}}', '$', "'", '"', '(', ')', '[', ']', '.', ',', '!', '&&', '||', '==', '<'],
        ...['-', '0x', '1e9', ' ', 'matrix', 'secrets', 'contains', 'format', 'true', '\n', '{0}'],
      ),
      fc.string({unit: 'binary'}),
    ),
  )
  .map((parts) => parts.join(''));

it('never throws on any text, and points into it', () => {
  fc.assert(
    fc.property(noise, (text) => {
      for (const parsed of [
        parseTemplate(text),
        parseExpression(text),
        parseTemplate(`\${{${text}`),
        parseTemplate(`\${{${text}}}`),
      ]) {
        if (parsed.ok) {
          references(parsed.value);
          continue;
        }
        expect(parsed.error.message).not.toBe('');
        expect(parsed.error.start).toBeGreaterThanOrEqual(0);
        expect(parsed.error.end).toBeGreaterThanOrEqual(parsed.error.start);
        expect(parsed.error.end).toBeLessThanOrEqual(text.length + 5);
      }
    }),
    {numRuns: 3000},
  );
});

it('leaves every text without an expression as it is', () => {
  fc.assert(
    fc.property(fc.string({unit: 'binary'}), (text) => {
      fc.pre(!text.includes('${{'));
      expect(expandTemplate(text, SCOPE)).toBe(text);
    }),
  );
});
