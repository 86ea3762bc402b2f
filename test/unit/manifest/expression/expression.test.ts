import {expect, it} from 'vitest';
import {
  evaluateCondition,
  expandTemplate,
  parseExpression,
  parseTemplate,
  references,
  type Scope,
} from '../../../../src/manifest/expression/expression.ts';

const SCOPE: Scope = {
  variables: {RELEASE: '1.2', count: 3, on: true, 'a.b': 'dotted'},
  matrix: {clients: 50, kind: 'Fast'},
  env: {HOME: '/root'},
  environment: {name: 'vm', type: 'local'},
  case: {id: 'a@vm', attempt: 1},
  run: {id: 'r1'},
  steps: {
    build: {outputs: {n: '12', list: '["a","b"]'}, outcome: 'success', conclusion: 'success'},
  },
  secrets: (name) => `<${name}>`,
  status: 'success',
};

function expand(text: string, more: Partial<Scope> = {}): string {
  const parsed = parseTemplate(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return expandTemplate(text, {...SCOPE, ...more});
}

it.each([
  ['no template', 'no template'],
  ['a ${{ variables.RELEASE }} b', 'a 1.2 b'],
  ['${{matrix.clients}}${{matrix.kind}}', '50Fast'],
  ["${{ variables['a.b'] }}", 'dotted'],
  ['${{ matrix.missing }}', ''],
  ['${{ matrix.constructor }}${{ matrix.__proto__ }}', ''],
  ['${{ unknown.a.b }}', ''],
  ['${{ secrets.token }}', '<token>'],
  ["${{ 'it''s' }}", "it's"],
  ["${{ '}}' }}", '}}'],
  ['${{ 0x10 }} ${{ -1.5e2 }} ${{ true }} ${{ null }}', '16 -150 true '],
  ["${{ variables[format('{0}.{1}', 'a', 'b')] }}", 'dotted'],
  ['${{ fromJSON(steps.build.outputs.list)[1] }}', 'b'],
  ['${{ fromJSON(\'{"a":{"b":[1]}}\').a }}', '{"b":[1]}'],
  ["${{ join(fromJSON('[1,true,null]'), '-') }}", '1-true-'],
  ["${{ format('{0}{{}}{1}', 1, 'x') }}", '1{}x'],
  ['${{ toJSON(matrix.kind) }}', '"Fast"'],
  ["${{ contains('abc', 'b') && startsWith('abc', 'a') && endsWith('abc', 'c') }}", 'true'],
  ["${{ contains(fromJSON('[1,2]'), '2') }}", 'true'],
  ["${{ matrix.missing || 'default' }}", 'default'],
  ["${{ matrix.clients == 50 && 'yes' || 'no' }}", 'yes'],
  ['$${{ literal }}', '${{ literal }}'],
  ["${{ '$' }}${{ matrix.clients }}", '$50'],
  ['echo $HOME ${x} }} {{', 'echo $HOME ${x} }} {{'],
])('expands %j to %j', (text, expected) => {
  expect(expand(text)).toBe(expected);
});

it.each([
  ["'1' == 1", true],
  ["'1.0' == 1", false],
  ["'true' == true", true],
  ["null == ''", true],
  ["'' == 0", false],
  ["'a' == 'A'", false],
  ["fromJSON('[]') == fromJSON('[]')", false],
  ["fromJSON('[]') == '[]'", false],
  ["steps.build.outputs.n > 9 && '10' > '9'", true],
  ["'10x' < '9x'", true],
  ["'a' < 1 || 'a' >= 1", false],
  ['1 < 2 == true', true],
  ["!0 && !null && !''", true],
  ["!!fromJSON('[]')", true],
  ['true || false && false', true],
  ['(true || false) && false', false],
  ['1 != 2 == true', true],
  ['${{ variables.on }}', true],
  ['  ${{ variables.on }}  ', true],
])('the condition %j is %j', (source, expected) => {
  expect(parseExpression(source).ok).toBe(true);
  expect(evaluateCondition(source, SCOPE)).toBe(expected);
});

it.each([
  ['true', 'success', true],
  ['true', 'failure', false],
  ['true', 'cancelled', false],
  ['always()', 'cancelled', true],
  ['always() && false', 'failure', false],
  ['failure()', 'success', false],
  ['failure()', 'failure', true],
  ['!cancelled()', 'failure', true],
  ['${{ success() }}', 'failure', false],
  ["failure() && steps.build.outcome == 'success'", 'failure', true],
] as const)('the condition %j after %s is %j', (source, status, expected) => {
  expect(evaluateCondition(source, {...SCOPE, status})).toBe(expected);
});

/** The text that the error points at, and what it says. */
function problemOf(text: string, parse: typeof parseTemplate | typeof parseExpression): string[] {
  const parsed = parse(text);
  if (parsed.ok) return [];
  const {message, start, end, help} = parsed.error;
  return [text.slice(start, end), `${start}`, message, ...(help === undefined ? [] : [help])];
}

const UNCLOSED = 'expected "}}" after "${{", found the end of the text';
const CLOSE = 'close it with }}, or write $${{ for a literal ${{';

it.each([
  ['a ${{ b', ['${{', '2', UNCLOSED, CLOSE]],
  ['${{', ['${{', '0', UNCLOSED, CLOSE]],
  ["${{ 'a", ['${{', '0', UNCLOSED, CLOSE]],
  ['${{ join( ', ['${{', '0', UNCLOSED, CLOSE]],
  ['x ${{ }} y', ['${{ }}', '2', 'expected an expression between "${{" and "}}", found nothing']],
  [
    '${{ nope(1) }}',
    [
      'nope',
      '4',
      'expected a function, found "nope"',
      'the functions are contains, startsWith, endsWith, format, join, toJSON, fromJSON, success, failure, cancelled, always',
    ],
  ],
  [
    '${{ tojson(1) }}',
    ['tojson', '4', 'expected a function, found "tojson"', 'did you mean toJSON()?'],
  ],
  [
    '${{ contans(1) }}',
    ['contans', '4', 'expected a function, found "contans"', 'did you mean contains()?'],
  ],
  ['${{ contains(1) }}', ['contains(1)', '4', 'expected 2 values for contains(), found 1']],
  ['${{ toJSON() }}', ['toJSON()', '4', 'expected 1 value for toJSON(), found 0']],
  ['${{ join(1,2,3) }}', ['join(1,2,3)', '4', 'expected 1 or 2 values for join(), found 3']],
  ['${{ format() }}', ['format()', '4', 'expected at least 1 value for format(), found 0']],
  [
    "${{ format('{1}', 1) }}",
    ["format('{1}', 1)", '4', 'cannot format: expected a value for {1}, found 1'],
  ],
  [
    "${{ format('{') }}",
    ["format('{')", '4', 'cannot format: expected {0}, {{ or }} in the pattern, found "{"'],
  ],
  ['${{ a b }}', ['b', '6', 'expected an operator or "}}", found "b"']],
  ['${{ a. }}', ['}}', '7', 'expected a name after ".", found "}}"']],
  ['${{ a[1 }}', ['}}', '8', 'expected "]", found "}}"']],
  ['${{ (a }}', ['}}', '7', 'expected ")", found "}}"']],
  ['${{ join(a }}', ['}}', '11', 'expected "," or ")", found "}}"']],
  ['${{ a && }}', ['}}', '9', 'expected a value, found "}}"']],
  ["${{ 'a }} }}", ["'a }} }}", '4', 'expected a closing single quote, found none']],
  [
    '${{ "a" }}',
    [
      '"',
      '4',
      'expected an expression, found a double quote',
      "write 'text' in single quotes; a quote inside it is written twice: 'it''s'",
    ],
  ],
  ['${{ a = 1 }}', ['=', '6', 'expected an expression, found "="', 'write == to compare']],
  ['${{ 1e999 }}', ['1e999', '4', 'expected a finite number, found "1e999"']],
  [
    '${{ secrets }}',
    [
      'secrets',
      '4',
      'expected the name of a secret after "secrets"',
      'secrets are read one by one: secrets.NAME',
    ],
  ],
  [
    '${{ secrets[env.A] }}',
    [
      'secrets[env.A]',
      '4',
      'expected the name of a secret, found a computed one',
      'secrets are read one by one: secrets.NAME',
    ],
  ],
  [
    '${{ ${{ a }} }}',
    [
      '$',
      '4',
      'expected an expression, found "$"',
      'name a value as it is: env.NAME, matrix.key, variables.NAME',
    ],
  ],
])('says what is wrong in the template %j, and where', (text, expected) => {
  expect(problemOf(text, parseTemplate)).toEqual(expected);
});

it.each([
  ['', ['', '0', 'expected an expression, found nothing']],
  ['  ', ['  ', '0', 'expected an expression, found nothing']],
  ['a b', ['b', '2', 'expected an operator or the end, found "b"']],
  ['a }}', ['}', '2', 'expected an expression, found "}"']],
  ['(a', ['', '2', 'expected ")", found the end']],
  [
    "${{ a }} == 'b'",
    [
      "== 'b'",
      '8',
      'expected nothing after "}}", found "== \'b\'"',
      'put the whole condition into one ${{ }}, or leave it out',
    ],
  ],
])('says what is wrong in the condition %j, and where', (text, expected) => {
  const found = problemOf(text, parseExpression);
  expect(found.map((entry) => entry.trim())).toEqual(expected.map((entry) => entry.trim()));
});

it('refuses what nests too deep or is too long, without running out of stack', () => {
  for (const text of [
    '('.repeat(100_000),
    'a['.repeat(100_000),
    'toJSON('.repeat(100_000),
    `${'!'.repeat(100_000)}a`,
    Array(100_000).fill('a').join(' && '),
    `a${'.b'.repeat(100_000)}`,
  ]) {
    const parsed = parseExpression(text);
    expect(parsed.ok ? 'parsed' : parsed.error.message).toMatch(/^expected .*at most/);
  }
});

it('lists what an expression reads, with its place', () => {
  const text =
    "a ${{ matrix.a && steps['x y'].outputs.n || toJSON(env[variables.V].z) }} ${{ run }}";
  const parsed = parseTemplate(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  expect(
    references(parsed.value).map(({path, start, end}) => [path.join('/'), text.slice(start, end)]),
  ).toEqual([
    ['matrix/a', 'matrix.a'],
    ['steps/x y/outputs/n', "steps['x y'].outputs.n"],
    ['env', 'env'],
    ['variables/V', 'variables.V'],
    ['run', 'run'],
  ]);
});

it('refuses a secret where none may be used', () => {
  const {secrets: _, ...withoutSecrets} = SCOPE;
  expect(() => expandTemplate('${{ secrets.a }}', withoutSecrets)).toThrow(
    'cannot use the secret "a" here',
  );
});

it('fails with a fault where a function cannot work on the value it got', () => {
  expect(() => expand("${{ fromJSON('{') }}")).toThrow(
    expect.objectContaining({
      code: 'step/expression-failed',
      message: 'cannot read the text given to fromJSON()',
    }),
  );
  expect(() => expand('${{ format(matrix.kind, 1) }}', {matrix: {kind: '{3}'}})).toThrow(
    'cannot format: expected a value for {3}, found 1',
  );
});
