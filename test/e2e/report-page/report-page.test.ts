import type {Browser} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {OpenReport, ReportFolder, startBrowser} from './open-report.ts';
import {HOSTILE, richEvents, SPLAT} from './rich-run.ts';
import {soakEvents} from './soak-run.ts';

let browser: Browser;
let rich: ReportFolder;
let soak: ReportFolder;

beforeAll(async () => {
  rich = new ReportFolder(richEvents());
  soak = new ReportFolder(soakEvents());
  browser = await startBrowser();
});

afterAll(async () => {
  await browser.close();
  rich[Symbol.dispose]();
  soak[Symbol.dispose]();
});

const VIEWS = ['#overview', '#cases', '#timeline', '#graph', '#environments'];
const CASE = '#cases?case=restart-storm@vm';

describe('what the page shows', () => {
  it('of the run: how it ended, how many of each verdict, what went wrong and what to do', async () => {
    await using report = await OpenReport.open(browser, rich.page);
    const {page, complaints, requests} = report;
    expect(await page.title()).toBe('init-system · proctor');
    expect(await page.locator('.hero').innerText()).toMatch(
      /Failed\s+8 of 14 cases did not pass.*6 failed.*1 error.*2 interrupted.*1 flaky/s,
    );
    const causes = await page.locator('.cause').allInnerTexts();
    expect(causes[0]).toMatch(
      /step 1 \(check\): exit code 1\s+3 cases\s+bad@board.*bad-twice@board.*suite@here/s,
    );
    expect(causes[1]).toMatch(/cannot run a command on board-7.lab\s+look at the cable/);
    expect(causes[1]).toContain('proctor run -m /w/proctor.yaml infra@board');
    expect(await page.getByRole('region', {name: 'Metrics beyond'}).innerText()).toMatch(
      /switch_ms\s+96.4 ms\s+≤ 60 ms\s+restart-storm@vm/,
    );
    await page.locator('.hero').getByRole('link', {name: '1 flaky'}).click();
    expect(await page.locator('.case-line').allInnerTexts()).toEqual([
      expect.stringContaining('flaky@here'),
    ]);
    expect({complaints, requests}).toEqual({complaints: [], requests: []});
  });

  it('of a case: attempts, steps, outputs, failures, console, metrics, files', async () => {
    await using report = await OpenReport.open(browser, rich.page, {hash: CASE});
    const {page, complaints} = report;
    const detail = page.locator('.detail');
    expect(await detail.innerText()).toMatch(
      /restart-storm\s*@vm.*3.41 s of 1.90 s expected.*proctor.yaml:31.*lockdep had switched/s,
    );
    expect(await detail.locator('.console-reports pre').textContent()).toBe(SPLAT);
    expect(await detail.locator('.metrics tbody').innerText()).toMatch(
      /switch_ms\s+96.4 ms\s+≤ 60 ms\s*beyond\s+38.5 \+150 %/,
    );
    expect(await detail.getByRole('link', {name: 'log', exact: true}).getAttribute('href')).toBe(
      './logs/1.log',
    );
    const steps = detail.locator('.steps').first().locator('.fold-head');
    expect(await steps.evaluateAll((heads) => heads.map((head) => head.ariaExpanded))).toEqual([
      'false',
      'true',
    ]);
    await report.show('#cases?case=bad-twice@board');
    expect(await detail.locator('.failures').innerText()).toMatch(
      /exit-code exit code 1\s+expected\s+0\s+actual\s+1/,
    );
    expect(await detail.innerText()).toContain('the end of it; 68.4 KiB before are in the log');
    await detail.getByRole('button', {name: 'Attempt 1'}).click();
    expect(await detail.locator('.note-error').first().innerText()).toMatch(
      /cannot run a command on board-7.lab\s+look at the cable\s+ssh\/connection-lost/,
    );
    await report.show('#cases?case=hot-swap@vm');
    expect(await detail.locator('.past').innerText()).toBe(
      '13 runs, oldest first: 11 passed, 1 failed, 1 flaky',
    );
    expect(await detail.locator('.sparkline').count()).toBe(2);
    expect(complaints).toEqual([]);
  });

  it('of tests that a case reported: the failed ones first, with what they say', async () => {
    await using report = await OpenReport.open(browser, rich.page, {
      hash: '#cases?case=suite@here',
    });
    const results = await report.page.locator('.result').allInnerTexts();
    expect(results).toHaveLength(4);
    expect(results[0]).toMatch(/adds.*expected 3.*at line 4/s);
    expect(results[1]).toMatch(/math ›\s+adds.*crashed/s);
  });

  it('of environments: facts, deployments, readiness, tools, locks, coverage', async () => {
    await using report = await OpenReport.open(browser, rich.page, {hash: '#environments'});
    const {page} = report;
    const vm = page.getByRole('region', {name: 'vm', exact: true});
    expect(await vm.innerText()).toMatch(/kernel\s+6\.1\.0.*memoryMiB\s+512.*accelerator\s+kvm/s);
    for (const name of ['1 deployment', '1 readiness check', 'Instrumentation']) {
      await vm.getByRole('button', {name}).click();
    }
    expect(await vm.innerText()).toMatch(/port 7070 accepts connections.*kasan\s+proven/s);
    expect(await page.getByRole('region', {name: 'Locks'}).first().innerText()).toMatch(
      /board-7\s+board#1\s+released.*1 min 01 s\s+9.00 s\s+ci on build-3, 4 min/s,
    );
    expect(await page.getByRole('region', {name: 'Coverage'}).innerText()).toMatch(
      /lines\s+77.5 %\s+930 of 1,200/,
    );
  });

  it('of a soak: how stable it was, what drifts and by how much, a chart of each series', async () => {
    await using report = await OpenReport.open(browser, soak.page, {hash: '#soak'});
    const {page, complaints} = report;
    expect(await page.locator('.hero').innerText()).toMatch(
      /Unstable\s+9,600 iterations in 1 d 00 h.*server resident memory grows beyond its limit/s,
    );
    const first = page.getByRole('region', {name: 'Drift of each series'}).locator('tbody tr');
    expect(await first.first().innerText()).toMatch(
      /server resident memory\s+over its limit.*1.8 MiB an hour \(by 1.6 to 2.1 MiB\)/s,
    );
    await page.locator('.chart canvas').nth(3).waitFor();
    expect(await page.locator('.plain li').allInnerTexts()).toEqual([
      expect.stringMatching(/iteration 4,012\s+hand-over@here\s+step 2: exit code 1/),
      expect.stringMatching(/iteration 4,013\s+here#1\s+connection lost/),
    ]);
    expect(complaints).toEqual([]);
  });
});

describe('the pictures', () => {
  it('of time can be gone through by keys, and say in words what is chosen', async () => {
    await using report = await OpenReport.open(browser, rich.page, {hash: '#timeline'});
    const {page} = report;
    await page.getByRole('application').focus();
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowDown', 'End', '+', '+']) {
      await page.keyboard.press(key);
    }
    const foot = page.locator('.picture-foot');
    expect(await foot.innerText()).toMatch(/restart-storm@vm\s*3.41 s\s*from 2.87 s on vm#1/);
    await page.keyboard.press('Enter');
    expect(await page.locator('.detail h2').innerText()).toBe('restart-storm@vm');
    await page.goBack();
    await page.getByRole('button', {name: 'List'}).click();
    expect(await page.locator('.lane-list').innerText()).toMatch(/vm#1.*connect.*hot-swap@vm/s);
  });

  it('of needs has a node for each scenario with any, and stands there as a list, too', async () => {
    await using report = await OpenReport.open(browser, rich.page, {hash: '#graph'});
    const {page} = report;
    expect(await page.locator('.graph a title').allTextContents()).toEqual(
      expect.arrayContaining(['hot-swap: passed, 1 case, 2.13 s', 'bad: failed, 1 case, 120 ms']),
    );
    expect(await page.locator('.edge').count()).toBe(3);
    await page.getByRole('button', {name: 'List'}).click();
    expect(await page.locator('.needing .needing').allInnerTexts()).toEqual([
      expect.stringMatching(/bad-twice.*needy|needy.*bad-twice/s),
      expect.stringContaining('restart-storm'),
    ]);
  });
});

describe('the page and its reader', () => {
  it('has nothing in the way of anybody, in light and dark', async () => {
    await using open = await OpenReport.open(browser, rich.page);
    await using openSoak = await OpenReport.open(browser, soak.page);
    const places = [
      ...[...VIEWS, CASE, '#cases?case=hostile@here'].map((hash) => [open, hash] as const),
      [openSoak, '#soak'] as const,
    ];
    for (const colorScheme of ['light', 'dark'] as const) {
      // All else is the same in the dark.
      const rules = colorScheme === 'light' ? 'all' : 'of colours';
      for (const [report, hash] of places) {
        await report.page.emulateMedia({colorScheme});
        await report.show(hash);
        expect([hash, colorScheme, await report.barriers(rules)]).toEqual([hash, colorScheme, []]);
      }
    }
  }, 90_000);

  it('fits a phone without being moved sideways', async () => {
    const phone = {width: 360, height: 740};
    await using open = await OpenReport.open(browser, rich.page, phone);
    for (const hash of [...VIEWS, CASE, '#cases?case=hostile@here']) {
      await open.show(hash);
      expect([hash, await open.isTooWide()]).toEqual([hash, false]);
    }
    await using openSoak = await OpenReport.open(browser, soak.page, {...phone, hash: '#soak'});
    expect(await openSoak.isTooWide()).toBe(false);
  });

  it('is gone through by keys alone', async () => {
    await using report = await OpenReport.open(browser, rich.page);
    const {page} = report;
    const focused = () =>
      page.evaluate<string>(
        '(document.activeElement.innerText || document.activeElement.id).trim()',
      );
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
    await page.keyboard.press('?');
    expect(await page.getByRole('dialog').innerText()).toContain('go through the list');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press('/');
    await page.locator('#search:focus').waitFor();
    await page.keyboard.type('storm vm');
    expect(await page.locator('.filter-count').innerText()).toBe('1 of 14 cases');
    await page.keyboard.press('Escape');
    await page.locator('.virtual [tabindex="0"]').focus();
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toContain('restart-storm@vm');
    await page.keyboard.press('Enter');
    expect(await page.locator('.detail h2').innerText()).toBe('restart-storm@vm');
    expect(page.url()).toContain('case=restart-storm%40vm');
    await page.keyboard.press('Escape');
    expect(await page.locator('.detail').count()).toBe(0);
  });

  it('is dark where the system is, and as its button says otherwise', async () => {
    await using report = await OpenReport.open(browser, rich.page, {colorScheme: 'dark'});
    const {page} = report;
    const ground = () =>
      page.evaluate<string>('getComputedStyle(document.documentElement).backgroundColor');
    expect(await ground()).toBe('rgb(16, 19, 24)');
    await page.getByRole('button', {name: 'Show it light'}).click();
    expect(await ground()).toBe('rgb(244, 245, 248)');
    await page.reload();
    await page.getByRole('button', {name: 'Show it dark'}).waitFor();
    expect(await ground()).toBe('rgb(244, 245, 248)');
  });

  it('is printed with every failure in full and a line for each case', async () => {
    await using report = await OpenReport.open(browser, rich.page, {hash: '#timeline'});
    const {page} = report;
    await page.emulateMedia({media: 'print'});
    await page.getByRole('heading', {name: 'All cases'}).waitFor();
    expect(await page.locator('.detail').count()).toBe(8);
    expect(await page.locator('main > .panel tr').count()).toBe(14);
    expect(await page.locator('nav').isVisible()).toBe(false);
  });
});

describe('text of guests', () => {
  it('is shown and does nothing: markup, links, bidirectional controls, escapes', async () => {
    await using report = await OpenReport.open(browser, rich.page, {
      hash: '#cases?case=hostile@here',
    });
    const {page, complaints, requests} = report;
    const text = await page.locator('.detail').innerText();
    expect(text).toContain(HOSTILE.markup);
    expect(text).toContain('user⟨202E⟩ txt.exe⟨202C⟩ done');
    expect(text).toContain('red and link ⟨0007⟩bell');
    expect(await page.locator('#page img, #page script, #page iframe').count()).toBe(0);
    const links = await page
      .locator('a')
      .evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    expect(links.filter((link) => !/^(?:#|\.\/)/.test(link ?? ''))).toEqual([]);
    const file = page.locator('.files a').first();
    expect(await file.getAttribute('download')).toBe('');
    expect(await page.title()).toBe('init-system · proctor');
    expect({complaints, requests}).toEqual({complaints: [], requests: []});
  });

  it('would not run even if it came to be markup, since the policy knows one script only', async () => {
    await using report = await OpenReport.open(browser, rich.page);
    const {page, complaints} = report;
    await page.evaluate(`(() => {
      const element = document.createElement('div');
      element.innerHTML = '<img src="data:," onerror="document.title=1"><a id="bad" href="javascript:document.title=2">x</a>';
      document.body.append(element);
      const script = document.createElement('script');
      script.textContent = 'document.title = 3';
      document.body.append(script);
      document.getElementById('bad').click();
    })()`);
    await page.locator('.hero').waitFor();
    expect(await page.title()).toBe('init-system · proctor');
    expect(complaints.join('\n')).toContain('Content Security Policy');
  });
});
