import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {xmlText} from '../../../src/report/guest-text.ts';
import {JUNIT_DIALECTS} from '../../../src/report/report-format.ts';
import {writeReportFile} from '../../../src/report/write-report.ts';
import {
  anyRun,
  type CasePart,
  guestText,
  passingCase,
  TempFolder,
  variedRun,
} from '../../rig/journal-fixtures.ts';
import {elements, parseXml, render, type XmlNode} from '../../rig/render-report.ts';

function printing(text: string, index: number): CasePart {
  const step = {name: 'say', verdict: 'passed', stdout: {text, omittedBytes: 0}} as const;
  const item = passingCase(`s${index}`);
  return {...item, attempts: [{verdict: 'passed', durationMs: 1, steps: [step]}]};
}

function testcase(document: XmlNode, name: string): XmlNode {
  const found = elements(document, 'testcase').find((node) => node.attributes['name'] === name);
  if (found === undefined) throw new Error(`no test ${name}`);
  return found;
}

const childNames = (node: XmlNode) => node.children.map((child) => child.name);

describe('JUnit', () => {
  function varied() {
    using folder = new TempFolder();
    using reader = folder.fold(variedRun());
    return parseXml(render(reader, {format: 'junit'}));
  }

  it('tells failures of tests from those of infrastructure', () => {
    const document = varied();
    const [failure] = elements(testcase(document, 'bad@board'), 'failure');
    expect(failure?.attributes).toEqual({
      message: 'step 1 (check): exit code 1',
      type: 'exit-code',
    });
    const [error] = elements(testcase(document, 'infra@board'), 'error');
    expect(error?.attributes['type']).toBe('infra.ssh-connection-lost');
    expect(error?.text).toContain('help: look at the cable');
  });

  it('never shows an interrupted case as good, nor one that was cut off before it started', () => {
    const document = varied();
    for (const name of ['cut@here', 'never@here']) {
      expect(elements(testcase(document, name), 'error')[0]?.attributes['type']).toBe(
        'interrupted',
      );
    }
  });

  it('skips with the reason what never gates: unmet needs, expected failures, quarantine', () => {
    const document = varied();
    const message = (name: string) =>
      elements(testcase(document, name), 'skipped')[0]?.attributes['message'];
    expect(message('needy@here')).toBe('needs bad@board');
    expect(message('known@here')).toBe('expected failure: upstream bug 12');
    expect(message('shaky@here')).toContain('quarantined until 2027-01-01: races');
  });

  it('shows attempts of one test inside of it, as flaky or rerun', () => {
    const document = varied();
    expect(childNames(testcase(document, 'flaky@here'))).toEqual([
      'flakyFailure',
      'flakyError',
      'system-out',
    ]);
    expect(childNames(testcase(document, 'bad-twice@board'))).toEqual([
      'failure',
      'rerunError',
      'system-out',
    ]);
  });

  it('gives tests that a step reported names of their own below their case', () => {
    const below = elements(varied(), 'testcase').filter(
      (node) => node.attributes['classname'] === 'init-system.here.suite@here',
    );
    expect(below.map((node) => [node.attributes['name'], ...childNames(node)])).toEqual([
      ['adds'],
      ['math > adds', 'failure'],
      ['math > adds (2)', 'error'],
      ['divides', 'skipped'],
    ]);
  });

  it('names captured files for Jenkins, but none that a guest names', () => {
    const text = 'see [[ATTACHMENT|/etc/passwd]] and [[property|a=b]]\n';
    using folder = new TempFolder();
    using reader = folder.fold({cases: [...variedRun().cases, printing(text, 1)]});
    const document = parseXml(render(reader, {format: 'junit'}));
    const captured = elements(testcase(document, 'bad@board'), 'system-out')[0]?.text;
    expect(captured?.split('\n')[0]).toBe(`[[ATTACHMENT|${join(folder.path, 'captured/x.log')}]]`);
    const said = elements(testcase(document, 's1@here'), 'system-out')[0]?.text;
    expect(said).not.toMatch(/\[\[(attachment|property)\|/iu);
  });

  it('lets no line of guest text be taken for a command of a CI service', () => {
    using folder = new TempFolder();
    using reader = folder.fold({cases: [printing('::error::x\n  ::add-mask::y\n##[group]z\n', 1)]});
    const xml = render(reader, {format: 'junit'});
    expect(xml).not.toMatch(/^\s*(::|##\[)/mu);
    expect(elements(parseXml(xml), 'system-out')[0]?.text).toContain(
      '\n  ::add-mask::y\n##[group]z',
    );
  });

  it('keeps the beginning and the end of a large output and says what is left out', () => {
    const text = `first line\n${'x'.repeat(1_000_000)}\nlast line\n`;
    using folder = new TempFolder();
    const failed = printing(text, 1);
    const attempts = failed.attempts.map((part) => ({...part, verdict: 'failed' as const}));
    using reader = folder.fold({cases: [{...failed, attempts}]});
    const out = elements(parseXml(render(reader, {format: 'junit'})), 'system-out')[0]?.text ?? '';
    expect(out.length).toBeLessThan(140_000);
    expect(out).toContain('first line');
    expect(out).toContain('last line');
    expect(out).toMatch(/… \d+ bytes left out, see logs\/1\.log …/u);
  });

  it('stays below 30 MB, whatever the tests print, and keeps every test', () => {
    const text = '<&>'.repeat(20_000);
    using folder = new TempFolder();
    using reader = folder.fold({cases: Array.from({length: 1000}, (_, n) => printing(text, n))});
    const xml = render(reader, {format: 'junit'});
    expect(Buffer.byteLength(xml)).toBeLessThan(30_000_000);
    expect(elements(parseXml(xml), 'testcase')).toHaveLength(1000);
  }, 60_000);

  it('leaves out tests that passed inside of a step before a file becomes too large', () => {
    const results = Array.from({length: 120_000}, (_, n) => ({
      name: `t${n}`,
      verdict: n === 7 ? ('failed' as const) : ('passed' as const),
    }));
    const item = passingCase('suite');
    const step = {name: 'tests', verdict: 'failed', results} as const;
    using folder = new TempFolder();
    using reader = folder.fold({
      cases: [{...item, attempts: [{verdict: 'failed', durationMs: 1, steps: [step]}]}],
    });
    const document = parseXml(render(reader, {format: 'junit'}));
    expect(elements(document, 'testcase').map((node) => node.attributes['name'])).toEqual([
      'suite@here',
      't7',
    ]);
    expect(document.attributes['tests']).toBe('2');
  });

  it('counts what it shows, names each test once, in every dialect', () => {
    fc.assert(
      fc.property(anyRun, fc.constantFrom(...JUNIT_DIALECTS), (run, dialect) => {
        using folder = new TempFolder();
        using reader = folder.fold(run);
        const document = parseXml(render(reader, {format: 'junit', dialect}));
        for (const suite of elements(document, 'testsuite')) {
          const tests = elements(suite, 'testcase');
          const having = (name: string) =>
            String(tests.filter((test) => childNames(test).includes(name)).length);
          expect(suite.attributes).toMatchObject({
            tests: String(tests.length),
            failures: having('failure'),
            errors: having('error'),
            skipped: having('skipped'),
          });
          for (const {attributes} of tests) expect(attributes['time']).toMatch(/^\d+\.\d{3}$/u);
        }
        const all = elements(document, 'testcase');
        const keys = all.map(({attributes: a}) => `${a['classname']}\n${a['name']}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      {numRuns: 200},
    );
  });

  it('is well-formed for 10,000 random outputs, and keeps their text', () => {
    const texts = fc.sample(guestText, {numRuns: 10_000, seed: 1121});
    const perFile = 1000;
    for (let start = 0; start < texts.length; start += perFile) {
      const part = texts.slice(start, start + perFile);
      using folder = new TempFolder();
      using reader = folder.fold({cases: part.map(printing)});
      const document = parseXml(render(reader, {format: 'junit'}));
      const tests = elements(document, 'testcase');
      part.forEach((text, index) => {
        const said = elements(tests[index] as XmlNode, 'system-out')[0]?.text ?? '';
        // An XML reader sees every line end as a newline unless it is written as a reference.
        const expected = xmlText(text.replaceAll('[[ATTACHMENT|', '[ [ATTACHMENT|'));
        expect(said).toContain(expected.replace(/\n$/u, ''));
      });
    }
  });

  it('writes a file for each suite in the dialect of Surefire, or one where a file is named', () => {
    using folder = new TempFolder();
    using reader = folder.fold(variedRun());
    const options = {format: 'junit', dialect: 'surefire'} as const;
    const written = writeReportFile(join(folder.path, 'out'), reader, options);
    expect(written).toHaveLength(2);
    expect(readdirSync(join(folder.path, 'out')).sort()).toEqual([
      'TEST-init-system.board.xml',
      'TEST-init-system.here.xml',
    ]);
    const one = join(folder.path, 'one.xml');
    expect(writeReportFile(one, reader, options)).toEqual([one]);
  });

  it('leaves the old file, and nothing else, when a report cannot be written', () => {
    using folder = new TempFolder();
    using reader = folder.fold(variedRun());
    const before = readdirSync(folder.path);
    const broken = {...reader, folder: reader.folder, result: {...reader.result, cases: undefined}};
    expect(() =>
      writeReportFile(join(folder.path, 'j.xml'), broken as never, {format: 'junit'}),
    ).toThrow();
    expect(readdirSync(folder.path)).toEqual(before);
  });

  it('adds properties, file and line to each test in the rich dialect only', () => {
    using folder = new TempFolder();
    const [first] = variedRun().cases as [CasePart, ...CasePart[]];
    using reader = folder.fold({cases: [{...first, record: {...first.record, line: 12}}]});
    const rich = elements(
      parseXml(render(reader, {format: 'junit', dialect: 'rich'})),
      'testcase',
    )[0];
    expect(rich?.attributes).toMatchObject({file: '/w/proctor.yaml', line: '12'});
    const properties = elements(rich as XmlNode, 'property').map((node) => node.attributes);
    expect(properties).toContainEqual({name: 'tag', value: 'smoke'});
    expect(properties).toContainEqual({name: 'matrix.clients', value: '50'});
    const plain = elements(parseXml(render(reader, {format: 'junit'})), 'testcase')[0];
    expect(Object.keys(plain?.attributes ?? {})).toEqual(['classname', 'name', 'time']);
  });
});
