import fc from 'fast-check';
import {expect, it} from 'vitest';
import {parseTagExpression} from '../../../../src/plan/select/tag-expression.ts';

function matches(source: string, tags: readonly string[]): boolean {
  const parsed = parseTagExpression(source);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value.matches(tags);
}

it.each([
  ['smoke', ['smoke'], true],
  ['smoke', ['smoker'], false],
  ['not smoke', [], true],
  ['smoke and not slow', ['smoke'], true],
  ['smoke and not slow', ['smoke', 'slow'], false],
  ['a or b and c', ['a'], true],
  ['(a or b) and c', ['a'], false],
  ['not a or b', ['a', 'b'], true],
  ['not (a or b)', ['b'], false],
  ['not not a', ['a'], true],
  ['hot-swap and v1.2', ['hot-swap', 'v1.2'], true],
  ['(a)and(b)', ['a', 'b'], true],
])('%j on %j is %j', (source, tags, expected) => {
  expect(matches(source, tags)).toBe(expected);
});

it.each([
  ['', 'expected a tag, found the end', 0],
  ['a b', 'expected "and", "or" or the end, found "b"', 2],
  ['a and', 'expected a tag, found the end', 5],
  ['and', 'expected a tag, found "and"', 0],
  ['(a', 'expected ")", found the end', 2],
  ['a)', 'expected "and", "or" or the end, found ")"', 1],
  ['a && b', 'expected "and", "or" or the end, found "&"', 2],
  ['!a', 'expected a tag, found "!"', 0],
  ['('.repeat(500), 'expected at most 100 levels, found "("', 100],
  ['a '.repeat(2000), 'expected at most 1000 words', 0],
])('says what is wrong with %j', (source, message, start) => {
  const parsed = parseTagExpression(source);
  expect(parsed.ok ? 'parsed' : parsed.error).toMatchObject({message, start});
});

it('never throws on any text', () => {
  const word = fc.constantFrom('and', 'or', 'not', '(', ')', 'a', 'b', ' ', '&');
  fc.assert(
    fc.property(fc.array(fc.oneof(word, fc.string({unit: 'binary'}))), (words) => {
      const source = words.join('');
      const parsed = parseTagExpression(source);
      if (parsed.ok) parsed.value.matches(['a']);
      else expect(parsed.error.end).toBeLessThanOrEqual(source.length);
    }),
    {numRuns: 1000},
  );
});

type Tree =
  | string
  | {readonly not: Tree}
  | {readonly op: 'and' | 'or'; readonly a: Tree; readonly b: Tree};

const {tree} = fc.letrec<{tree: Tree}>((tie) => ({
  tree: fc.oneof(
    {maxDepth: 5},
    fc.constantFrom('a', 'b', 'c'),
    fc.record({not: tie('tree')}),
    fc.record({op: fc.constantFrom('and', 'or'), a: tie('tree'), b: tie('tree')}),
  ),
}));

function write(node: Tree): string {
  if (typeof node === 'string') return node;
  if ('not' in node) return `not (${write(node.not)})`;
  return `(${write(node.a)}) ${node.op} (${write(node.b)})`;
}

function reference(node: Tree, tags: readonly string[]): boolean {
  if (typeof node === 'string') return tags.includes(node);
  if ('not' in node) return !reference(node.not, tags);
  const [a, b] = [reference(node.a, tags), reference(node.b, tags)];
  return node.op === 'and' ? a && b : a || b;
}

it('means what logic says', () => {
  fc.assert(
    fc.property(tree, fc.subarray(['a', 'b', 'c']), (node, tags) => {
      expect(matches(write(node), tags)).toBe(reference(node, tags));
    }),
    {numRuns: 500},
  );
});
