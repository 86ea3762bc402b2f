import fc from 'fast-check';
import {expect, it} from 'vitest';
import type {MatrixSpec, MatrixValues} from '../../../src/manifest/manifest.ts';
import {matrixSuffix} from '../../../src/plan/case-id.ts';
import {combinationsMax, expandMatrix} from '../../../src/plan/expand-matrix.ts';
import {matrix} from './rig.ts';

it('gives all combinations of the axes, the first varying slowest', () => {
  const spec = matrix({os: ['a', 'b'], version: [1, 2]});
  expect(expandMatrix(spec).combinations).toEqual([
    {os: 'a', version: 1},
    {os: 'a', version: 2},
    {os: 'b', version: 1},
    {os: 'b', version: 2},
  ]);
});

// The example of GitHub's documentation, "Example: Expanding configurations".
it('extends and adds by include as the documentation of GitHub Actions says', () => {
  const spec = matrix(
    {fruit: ['apple', 'pear'], animal: ['cat', 'dog']},
    {
      include: [
        {color: 'green'},
        {color: 'pink', animal: 'cat'},
        {fruit: 'apple', shape: 'circle'},
        {fruit: 'banana'},
        {fruit: 'banana', animal: 'cat'},
      ],
    },
  );
  expect(expandMatrix(spec)).toEqual({
    combinations: [
      {fruit: 'apple', animal: 'cat', color: 'pink', shape: 'circle'},
      {fruit: 'apple', animal: 'dog', color: 'green', shape: 'circle'},
      {fruit: 'pear', animal: 'cat', color: 'pink'},
      {fruit: 'pear', animal: 'dog', color: 'green'},
      {fruit: 'banana'},
      {fruit: 'banana', animal: 'cat'},
    ],
    addedCount: 2,
    addedBy: [3, 4],
  });
});

// The example of GitHub's documentation, "Example: Adding configurations".
it('makes a combination of each include entry where there are no axes', () => {
  const spec = matrix({}, {include: [{site: 'a', color: 1}, {site: 'b'}]});
  expect(expandMatrix(spec).combinations).toEqual([{site: 'a', color: 1}, {site: 'b'}]);
});

it('takes away what exclude matches in part, before include adds', () => {
  const spec = matrix(
    {os: ['a', 'b'], version: [1, 2]},
    {exclude: [{os: 'a'}, {os: 'b', version: '2'}], include: [{os: 'a', version: 1}, {x: true}]},
  );
  expect(expandMatrix(spec).combinations).toEqual([
    {os: 'b', version: 1, x: true},
    {os: 'a', version: 1},
  ]);
});

it('writes values so that ids are safe in a shell', () => {
  expect(matrixSuffix({})).toBe('');
  expect(matrixSuffix({a: 1, b: 'x y', c: true, d: ''})).toBe(':a=1,b=x%20y,c=true,d=');
  expect(matrixSuffix({v: "a/b:c,d=e#2'%é€"})).toBe(
    ':v=a%2Fb%3Ac%2Cd%3De%232%27%25%C3%A9%E2%82%AC',
  );
});

it('gives different suffixes to different values, and safe ones to all', () => {
  const text = fc.string({unit: 'grapheme', maxLength: 8});
  fc.assert(
    fc.property(text, text, text, text, (a, b, c, d) => {
      const [one, other] = [matrixSuffix({a, b}), matrixSuffix({a: c, b: d})];
      expect(one === other).toBe(a === c && b === d);
      expect(one).toMatch(/^:[A-Za-z0-9._%=,-]*$/);
    }),
    {numRuns: 500},
  );
});

const value = fc.constantFrom('x', 'y', 1, 2, true);
const entry = fc.dictionary(fc.constantFrom('a', 'b', 'c'), value, {
  minKeys: 1,
  noNullPrototype: true,
});
const spec: fc.Arbitrary<MatrixSpec> = fc.record({
  axes: fc.dictionary(fc.constantFrom('a', 'b'), fc.uniqueArray(value, {minLength: 1}), {
    noNullPrototype: true,
  }),
  include: fc.array(entry, {maxLength: 4}),
  exclude: fc.array(entry, {maxLength: 3}),
});

/** The documentation's sentences, one after another, without regard to speed. */
function reference({axes, include, exclude}: MatrixSpec): MatrixValues[] {
  const names = Object.keys(axes);
  const agrees = (values: MatrixValues, keys: string[], other: MatrixValues) =>
    keys.every((key) => key in values && values[key] === other[key]);
  let originals: MatrixValues[] = names.length === 0 ? [] : [{}];
  for (const name of names) {
    originals = originals.flatMap((head) =>
      (axes[name] ?? []).map((item) => ({...head, [name]: item})),
    );
  }
  originals = originals.filter(
    (values) => !exclude.some((gone) => agrees(values, Object.keys(gone), gone)),
  );
  const extended = originals.map((original) => {
    const fitting = include.filter((more) =>
      agrees(
        original,
        Object.keys(more).filter((key) => names.includes(key)),
        more,
      ),
    );
    return Object.assign({}, ...fitting, original) as MatrixValues;
  });
  const added = include.filter(
    (more) =>
      !originals.some((original) =>
        agrees(
          original,
          Object.keys(more).filter((key) => names.includes(key)),
          more,
        ),
      ),
  );
  return [...extended, ...added];
}

it('expands every matrix as the reference does, and never to more than foretold', () => {
  fc.assert(
    fc.property(spec, (random) => {
      const {combinations, addedCount, addedBy} = expandMatrix(random);
      expect(combinations).toEqual(reference(random));
      expect(combinations.length).toBeLessThanOrEqual(combinationsMax(random));
      expect(combinations.slice(combinations.length - addedCount)).toEqual(
        addedBy.map((position) => random.include[position]),
      );
    }),
    {numRuns: 1000},
  );
});

it('foretells the size of a matrix that could never be made', () => {
  const values = Array.from({length: 1000}, (_, index) => index);
  const axes = Object.fromEntries(Array.from({length: 200}, (_, index) => [`k${index}`, values]));
  expect(combinationsMax(matrix(axes))).toBe(Number.POSITIVE_INFINITY);
});
