import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {parseJunit} from '../../../src/steps/results/junit.ts';
import {parseKtap} from '../../../src/steps/results/ktap.ts';
import type {ParsedResults} from '../../../src/steps/results/parsed-results.ts';
import {parseTap} from '../../../src/steps/results/tap.ts';

/** `suite > name: verdict (message)` a line, then the problems. */
function brief({results, problems}: ParsedResults): string[] {
  const lines = results.map(({suite, name, verdict, message}) => {
    const full = suite === undefined ? name : `${suite} > ${name}`;
    return `${full}: ${verdict}${message === undefined ? '' : ` (${message})`}`;
  });
  return [...lines, ...problems.map((problem) => `! ${problem}`)];
}

interface Tree {
  readonly name: string;
  readonly ok: boolean;
  readonly directive: '' | 'SKIP' | 'TODO';
  readonly children: readonly Tree[];
}

const name = fc
  .stringMatching(/^[a-z]{1,8}( [a-z]{1,8})?$/)
  .filter((text) => !/^(skip|todo)/.test(text));
const {tree} = fc.letrec<{tree: Tree; leaf: Tree; group: Tree}>((tie) => ({
  tree: fc.oneof({depthSize: 'small', withCrossShrink: true}, tie('leaf'), tie('group')),
  leaf: fc.record({
    name,
    ok: fc.boolean(),
    directive: fc.constantFrom('', '', 'SKIP', 'TODO'),
    children: fc.constant([]),
  }),
  group: fc.record({
    name,
    ok: fc.constant(true),
    directive: fc.constant(''),
    children: fc.array(tie('tree'), {minLength: 1, maxLength: 3}),
  }),
}));

function isOk(node: Tree): boolean {
  if (node.children.length > 0) return node.children.every(isOk);
  return node.ok || node.directive !== '';
}

function leaves(nodes: readonly Tree[], suite = ''): string[] {
  return nodes.flatMap((node) => {
    const path = suite === '' ? node.name : `${suite} > ${node.name}`;
    if (node.children.length > 0) return leaves(node.children, path);
    const isExcused = node.directive === 'SKIP' || (node.directive === 'TODO' && !node.ok);
    return [`${path}: ${isExcused ? 'skipped' : node.ok ? 'passed' : 'failed'}`];
  });
}

function print(
  nodes: readonly Tree[],
  options: {indent: string; step: string; version: string},
): string {
  const {indent, step, version} = options;
  const lines = [`${indent}1..${nodes.length}`];
  nodes.forEach((node, index) => {
    if (node.children.length > 0) {
      if (version === 'KTAP') lines.push(`${indent}${step}KTAP version 1`);
      lines.push(`${indent}${version === 'KTAP' ? step : ''}# Subtest: ${node.name}`);
      lines.push(print(node.children, {...options, indent: indent + step}));
    }
    const directive = node.directive === '' ? '' : ` # ${node.directive} why`;
    const ok = node.children.length > 0 ? isOk(node) : node.ok;
    lines.push(`${indent}${ok ? '' : 'not '}ok ${index + 1} - ${node.name}${directive}`);
  });
  return lines.join('\n');
}

const withoutMessages = (lines: readonly string[]) =>
  lines.map((line) => line.replace(/ \(.*\)$/, ''));

describe('parseTap', () => {
  it('reads back any tree of tests that is written', () => {
    fc.assert(
      fc.property(fc.array(tree, {minLength: 1, maxLength: 4}), (nodes) => {
        const text = `TAP version 14\n${print(nodes, {indent: '', step: '    ', version: 'TAP'})}\n`;
        expect(withoutMessages(brief(parseTap(text)))).toEqual(leaves(nodes));
      }),
      {numRuns: 200},
    );
  });

  it.each([
    ['no plan', 'ok 1 - a\n'],
    ['nothing', 'hello\n'],
    ['empty', ''],
    ['too few', '1..3\nok 1 - a\n'],
    ['too many', '1..1\nok 1 - a\nok 2 - b\n'],
    ['bail out', '1..2\nok 1 - a\nBail out! disk is full\n'],
    ['skip all', '1..0 # SKIP no network\n'],
    ['empty plan', '1..0\n'],
    ['diagnostics', '1..1\nnot ok 1 - a\n  ---\n  message: boom\n  duration_ms: 3\n  ...\n'],
    ['unnamed', '1..2\nok\nok 2 # SKIP\n'],
  ])('judges %s', (title, text) => {
    expect(`${title}: ${brief(parseTap(text)).join(' | ')}`).toMatchSnapshot();
  });

  it('never throws', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'ok',
        'not ok 1',
        '1..2',
        '    ok 1',
        '# Subtest: x',
        '  ---',
        '  ...',
        'Bail out!',
        'pragma +strict',
        '{',
        '}',
        'TAP version 14',
        '\\#',
      ),
      fc.string({unit: 'binary', maxLength: 12}),
    );
    fc.assert(
      fc.property(fc.array(piece), (lines) => void parseTap(lines.join('\n'))),
      {numRuns: 500},
    );
  });
});

describe('parseKtap', () => {
  it('reads back any tree of tests that is written, with noise of the kernel between', () => {
    const noise = fc.constantFrom('', '[   12.345678] ', '<6>[    0.000001][    T1] ');
    fc.assert(
      fc.property(fc.array(tree, {minLength: 1, maxLength: 4}), noise, (nodes, prefix) => {
        const text = `KTAP version 1\n${print(nodes, {indent: '', step: '  ', version: 'KTAP'})}`;
        const noisy = text
          .split('\n')
          .flatMap((line) => [prefix + line, `${prefix}usb 1-1: new device`])
          .join('\n');
        expect(withoutMessages(brief(parseKtap(noisy)))).toEqual(leaves(nodes));
      }),
      {numRuns: 200},
    );
  });

  it('reads KUnit as the kernel prints it', () => {
    const text = `[    0.060000] KTAP version 1
[    0.060000] 1..2
[    0.060000]     KTAP version 1
[    0.060000]     # Subtest: qos-kunit-test
[    0.060000]     # module: qos_test
[    0.060000]     1..3
[    0.070000]     # freq_qos_test_min: EXPECTATION FAILED at drivers/base/power/qos-test.c:33
[    0.070000]     Expected a == b
[    0.070000]     not ok 1 freq_qos_test_min
[    0.070000]     ok 2 freq_qos_test_maxdef # SKIP not here
[    0.070000]         KTAP version 1
[    0.070000]         # Subtest: param
[    0.070000]         ok 1 first
[    0.070000]         ok 2 second
[    0.070000]     ok 3 param
[    0.070000] # qos-kunit-test: pass:2 fail:1 skip:1 total:4
[    0.070000] not ok 1 qos-kunit-test
[    0.070000] ok 2 time_test_cases
`;
    expect(brief(parseKtap(text))).toMatchInlineSnapshot(`
      [
        "qos-kunit-test > freq_qos_test_min: failed",
        "qos-kunit-test > freq_qos_test_maxdef: skipped (not here)",
        "qos-kunit-test > param > first: passed",
        "qos-kunit-test > param > second: passed",
        "time_test_cases: passed",
      ]
    `);
    expect(parseKtap(text).results[0]?.details).toMatchInlineSnapshot(`
      "module: qos_test
      freq_qos_test_min: EXPECTATION FAILED at drivers/base/power/qos-test.c:33"
    `);
  });

  it('reads kselftest as its runner prints it', () => {
    const text = `TAP version 13
1..3
# timeout set to 45
# selftests: timers: posix_timers
# TAP version 13
# 1..2
# ok 1 Check itimer
# not ok 2 Check alarm
# # Totals: pass:1 fail:1
not ok 1 selftests: timers: posix_timers # exit=1
# selftests: timers: nanosleep
ok 2 selftests: timers: nanosleep
# selftests: timers: raw_skew
not ok 3 selftests: timers: raw_skew # TIMEOUT 45 seconds
`;
    expect(brief(parseKtap(text))).toMatchInlineSnapshot(`
      [
        "selftests: timers: posix_timers > Check itimer: passed",
        "selftests: timers: posix_timers > Check alarm: failed",
        "selftests: timers: nanosleep: passed",
        "selftests: timers: raw_skew: failed (45 seconds)",
      ]
    `);
  });

  it.each([
    ['no plan', 'KTAP version 1\nok 1 a\n'],
    ['nothing', 'hello\n'],
    ['too few', 'KTAP version 1\n1..2\nok 1 a\n'],
    ['group cut off', 'KTAP version 1\n1..1\n  KTAP version 1\n  # Subtest: g\n  1..2\n  ok 1 a\n'],
    ['group too short', '1..1\n  # Subtest: g\n  1..2\n  ok 1 a\nok 1 g\n'],
    ['bail out', '1..1\nBail out! no memory\n'],
    ['skip all', '1..0 # SKIP not root\n'],
    ['xfail', '1..1\nok 1 a # XFAIL known\n'],
  ])('judges %s', (title, text) => {
    expect(`${title}: ${brief(parseKtap(text)).join(' | ')}`).toMatchSnapshot();
  });

  it('never throws', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'ok 1 a',
        'not ok',
        '1..2',
        '  ok 1',
        '    # Subtest: x',
        '# # # ok',
        'KTAP version 1',
        '  KTAP version 1',
        'Bail out!',
        '[ 1.0] ',
      ),
      fc.string({unit: 'binary', maxLength: 12}),
    );
    fc.assert(
      fc.property(fc.array(piece), (lines) => void parseKtap(lines.join('\n'))),
      {numRuns: 500},
    );
  });
});

describe('parseJunit', () => {
  it('reads nested suites and every way to say what became of a test', () => {
    const text = `<?xml version="1.0"?>
<testsuites><testsuite name="outer"><testsuite name="inner">
<testcase name="good" time="0.5"/>
<testcase name="bad" classname="C"><failure message="no &lt;x&gt;"><![CDATA[trace]]></failure></testcase>
<testcase name="broken"><error>at once
more</error></testcase>
<testcase name="skipped"><skipped/></testcase>
<testcase name="flaky"><flakyFailure message="first">x</flakyFailure></testcase>
<testcase name="rerun"><failure message="a"/><rerunFailure message="b"/></testcase>
<testcase name="gtest" status="notrun"/>
<system-out>ok 1</system-out>
</testsuite></testsuite></testsuites>`;
    expect(brief(parseJunit(text))).toMatchInlineSnapshot(`
      [
        "outer > inner > good: passed",
        "C > bad: failed (no <x>)",
        "outer > inner > broken: error (at once)",
        "outer > inner > skipped: skipped",
        "outer > inner > flaky: passed",
        "outer > inner > rerun: failed (a)",
        "outer > inner > gtest: skipped",
      ]
    `);
    expect(parseJunit(text).results[0]?.durationMs).toBe(500);
  });

  it.each([
    [
      'a document type',
      '<!DOCTYPE x [<!ENTITY a "b">]><testsuite><testcase name="&a;"/></testsuite>',
    ],
    ['an unknown entity', '<testsuite><testcase name="&nope;"/></testsuite>'],
    ['a cut', '<testsuite><testcase name="a"/><testcase'],
    ['another document', '<html></html>'],
    ['nothing', ''],
    ['depth', '<testsuite>'.repeat(200)],
  ])('refuses %s', (title, text) => {
    const {problems} = parseJunit(text);
    expect(problems).toHaveLength(1);
    expect(`${title}: ${problems[0]?.split('\n')[0]}`).toMatchSnapshot();
  });

  it('never throws', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<testsuite>',
        '</testsuite>',
        '<testcase name="a">',
        '</testcase>',
        '<failure>',
        '&lt;',
        '<![CDATA[',
        ']]>',
        '<!--',
        '<?x ?>',
        '\u0000',
      ),
      fc.string({unit: 'binary', maxLength: 8}),
    );
    fc.assert(
      fc.property(fc.array(piece), (parts) => void parseJunit(parts.join(''))),
      {numRuns: 500},
    );
  });
});
