import {randomBytes} from 'node:crypto';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {writeReportJournal} from '../../../../bench/report-journal.ts';
import {foldJournal} from '../../../../src/journal/fold-journal.ts';
import type {PageData} from '../../../../src/report/html/page-data.ts';
import {PageView} from '../../../../src/report/html/page-view.ts';
import {guestText, passingCase, TempFolder} from '../../../rig/journal-fixtures.ts';
import {render} from '../../../rig/render-report.ts';
import {pageData, pageDataText, pageSummaryIn} from '../../../rig/report-page.ts';

/** Texts that end an element, or begin one, wherever a browser looks for that. */
const HOSTILE = ['</script>', '</SCRIPT x', '<!--', '<script>', ']]>', '\u2028', '<img src=x>'];

const hostileText = fc
  .array(fc.oneof(guestText, fc.constantFrom(...HOSTILE)), {minLength: 1, maxLength: 5})
  .map((parts) => parts.join(''));

/** Tags and comments in the order of the document, with what is compressed left out. */
function markup(page: string): readonly string[] {
  const withoutData = page.replace(/(<script id="data"[^>]*>)[^<]*/u, '$1');
  return withoutData.match(/<[/!]?[a-z-]+/giu) ?? [];
}

describe('an HTML report', () => {
  it('has no markup but its own, whatever ids, reasons and outputs are', () => {
    using folder = new TempFolder();
    const pageOf = (name: string, text: string): string => {
      const attempts = [
        {
          verdict: 'failed',
          durationMs: 1,
          reason: text,
          steps: [{name: text, verdict: 'failed', stdout: {text, omittedBytes: 0}}],
          captured: [{source: text, path: text}],
        },
      ] as const;
      const record = {id: text, scenario: text, environment: 'here', tags: [text]};
      using reader = folder.fold({name, cases: [{record, attempts}], exitCode: 1});
      return render(reader, {format: 'html'});
    };
    const plain = markup(pageOf('name', 'text'));
    expect(plain.filter((tag) => tag === '<script')).toHaveLength(3);
    fc.assert(
      fc.property(hostileText, hostileText, (name, text) => {
        const page = pageOf(name, text);
        expect(markup(page)).toEqual(plain);
        expect(pageSummaryIn(page)).toMatchObject({name, failures: [{id: text}]});
        const data = pageData(page);
        expect(data.cases.id).toEqual([text]);
        expect(data.captured.path).toEqual([text]);
        expect(Array.from(data.outputs, ([, , output]) => output)).toEqual(
          text === '' ? [] : [text],
        );
      }),
      {numRuns: 100},
    );
  });

  it('says to who runs no scripts what failed', () => {
    using folder = new TempFolder();
    const failed = [
      {verdict: 'failed', durationMs: 1500, reason: 'no <answer>', steps: []},
    ] as const;
    const record = {id: 'web@here', scenario: 'web', environment: 'here'};
    using reader = folder.fold({cases: [{record, attempts: failed}, passingCase('b')]});
    const page = render(reader, {format: 'html'});
    const [, text = ''] = /<noscript>(.*?)<\/noscript>/su.exec(page) ?? [];
    expect(text).toContain('2 cases (1 passed, 1 failed)');
    expect(text).toContain(
      '<td>web@here</td><td>failed</td><td>1.5s</td><td>no &#60;answer&#62;</td>',
    );
    expect(text).toContain('The run was cut off.');
  });

  it('keeps to its budget: what failed comes first, and what is left out is in the logs', () => {
    using folder = new TempFolder();
    const noise = (): string => randomBytes(9000).toString('base64');
    const cases = Array.from({length: 600}, (_, index) => {
      const {record} = passingCase(`s${index}`);
      const verdict = index >= 400 ? ('failed' as const) : ('passed' as const);
      const output = () => ({text: noise(), omittedBytes: 10});
      const steps = [{name: 'check', verdict, stdout: output(), stderr: output()}];
      return {record, attempts: [{verdict, durationMs: 1, steps}]};
    });
    using reader = folder.fold({cases, exitCode: 1});
    const page = render(reader, {format: 'html'});
    expect(page.length).toBeLessThan(5_000_000);
    const view = new PageView(pageData(page));
    expect(view.data.leftOut.outputs).toBeGreaterThan(200);
    const elsewhere = (index: number): boolean | undefined => {
      const [attempt] = view.attempts(index);
      return view.steps(attempt?.index ?? -1)[0]?.isOutputElsewhere;
    };
    expect(elsewhere(400)).toBe(false);
    expect(elsewhere(0)).toBe(true);
    const [attempt] = view.attempts(400);
    expect(view.steps(attempt?.index ?? -1)[0]?.stdout?.omittedBytes).toBe(10);
  });

  it('is small with 5,000 cases, and has the output of all', () => {
    using folder = new TempFolder();
    using reader = foldJournal(writeReportJournal(folder.path, 5000));
    const page = render(reader, {format: 'html'});
    const text = pageDataText(page);
    expect(text.length).toBeLessThan(10_000_000);
    expect(page.length).toBeLessThan(1_800_000);
    const data = JSON.parse(text) as PageData;
    expect(data.cases.id).toHaveLength(5000);
    expect(data.leftOut).toEqual({outputs: 0, results: 0, consoleTexts: 0, deployments: 0});
    expect(data.outputs.length).toBeGreaterThan(15_000);
  });

  it('links to the files of its run from wherever it stands', () => {
    using folder = new TempFolder();
    const hostile = 'logs/a b#?"&:<x>.log';
    const record = {id: 'a@here', scenario: 'a', environment: 'here'};
    const captured = [{source: '/x', path: hostile}];
    const attempts = [{verdict: 'failed', durationMs: 1, steps: [], captured}] as const;
    using reader = folder.fold({cases: [{record, attempts}]});
    const hrefIn = (pageFolder: string | undefined): string => {
      const place = pageFolder === undefined ? {} : {pageFolder};
      const view = new PageView(pageData(render(reader, {format: 'html', ...place})));
      return view.captured(0)[0]?.href ?? '';
    };
    const escaped = 'logs/a%20b%23%3F%22%26%3A%3Cx%3E.log';
    const name = folder.path.split('/').at(-1) ?? '';
    expect(hrefIn(folder.path)).toBe(`./${escaped}`);
    expect(hrefIn(`${folder.path}/out`)).toBe(`../${escaped}`);
    expect(hrefIn(`${folder.path}/..`)).toBe(`./${name}/${escaped}`);
    expect(hrefIn(undefined)).toBe(`file://${folder.path}/${escaped}`);
    const page = new URL(`file://${folder.path}/out/index.html`);
    expect(decodeURIComponent(new URL(hrefIn(`${folder.path}/out`), page).pathname)).toBe(
      `${folder.path}/${hostile}`,
    );
  });
});
