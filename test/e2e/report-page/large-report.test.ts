import type {Browser} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {type CasePart, passingCase, runEvents} from '../../rig/journal-fixtures.ts';
import {OpenReport, ReportFolder, startBrowser} from './open-report.ts';

const CASES = 5_000;
const ENVIRONMENTS = ['here', 'board', 'vm', 'arm'] as const;
/** Lines on a screen of 800 pixels, those kept beyond it, and all else of the page. */
const ELEMENTS_MAX = 900;

let browser: Browser;
let folder: ReportFolder;

beforeAll(async () => {
  folder = new ReportFolder(runEvents({cases: Array.from({length: CASES}, numbered), exitCode: 1}));
  browser = await startBrowser();
});

afterAll(async () => {
  await browser.close();
  folder[Symbol.dispose]();
});

/** Every hundredth one fails, each on its own account. */
function numbered(_none: unknown, index: number): CasePart {
  const environment = ENVIRONMENTS[index % ENVIRONMENTS.length] ?? 'here';
  const item = passingCase(`scenario-${String(index).padStart(4, '0')}`, environment);
  const [attempt] = item.attempts;
  if (index % 100 !== 99 || attempt === undefined) return item;
  const reason = `step 1: exit code ${index}`;
  return {...item, attempts: [{...attempt, verdict: 'failed', reason}]};
}

describe('a report of 5,000 cases', () => {
  it('has only what is on the screen in the document, wherever one scrolls', async () => {
    await using report = await OpenReport.open(browser, folder.page, {hash: '#cases'});
    const {page, complaints} = report;
    const elements = () => page.evaluate<number>('document.querySelectorAll("*").length');
    const scrollTo = (share: number) =>
      page.evaluate(
        `(() => { const list = document.querySelector('.virtual'); list.scrollTop = list.scrollHeight * ${share}; })()`,
      );
    expect(await page.locator('.filter-count').innerText()).toBe('5,000 cases');
    expect(await elements()).toBeLessThan(ELEMENTS_MAX);
    await scrollTo(0.5);
    await page.getByRole('link', {name: 'scenario-0002@vm'}).waitFor();
    expect(await elements()).toBeLessThan(ELEMENTS_MAX);
    await scrollTo(1);
    await page.getByRole('link', {name: 'scenario-4999@arm'}).waitFor();
    expect(await elements()).toBeLessThan(ELEMENTS_MAX);
    expect(complaints).toEqual([]);
  });

  it('is searched, filtered, sorted and grouped as a whole', async () => {
    await using report = await OpenReport.open(browser, folder.page, {hash: '#cases'});
    const {page} = report;
    const count = page.locator('.filter-count');
    await page.getByRole('searchbox').fill('scenario-12 vm');
    expect(await count.innerText()).toBe('25 of 5,000 cases');
    await page.getByRole('button', {name: 'show all'}).click();
    await page.getByRole('button', {name: '50 failed'}).click();
    expect(await count.innerText()).toBe('50 of 5,000 cases');
    await page.getByRole('combobox', {name: 'Groups'}).selectOption('none');
    await page.getByRole('combobox', {name: 'Order'}).selectOption('name');
    expect(await page.locator('.case-line').first().innerText()).toContain('scenario-0099@arm');
    // All of it stands in the address.
    await page.reload();
    expect(await page.locator('.case-line').first().innerText()).toContain('scenario-0099@arm');
    await page.getByRole('combobox', {name: 'Environment'}).selectOption('here');
    expect(await page.locator('.nothing').first().innerText()).toBe('No case is like that.');
  });

  it('is gone through from one end to the other by keys, and keeps the focus', async () => {
    await using report = await OpenReport.open(browser, folder.page, {
      hash: '#cases?group=none&case=scenario-0000@here',
    });
    const {page} = report;
    await page.locator('.virtual [tabindex="0"]').focus();
    for (const [key, id] of [
      ['End', 'scenario-4999@arm'],
      ['ArrowUp', 'scenario-4998@vm'],
      ['Home', 'scenario-0000@here'],
      ['ArrowDown', 'scenario-0001@board'],
    ] as const) {
      await page.keyboard.press(key);
      // What is gone through is shown beside the list.
      await page.locator('.detail h2', {hasText: id}).waitFor();
      await page.locator('.case-line:focus', {hasText: id}).waitFor();
    }
  });

  it('tells alike failures as one', async () => {
    await using report = await OpenReport.open(browser, folder.page);
    const {page} = report;
    expect(await page.locator('.cause').count()).toBe(1);
    expect(await page.locator('.cause').innerText()).toMatch(/step 1: exit code 99\s+50 cases/);
    await page.getByRole('button', {name: '45 more of 45'}).click();
    expect(await page.locator('.cause-cases li').count()).toBe(50);
  });

  it('draws its timeline, and answers where one points', async () => {
    await using report = await OpenReport.open(browser, folder.page, {hash: '#timeline'});
    const {page} = report;
    const timeline = page.getByRole('application');
    await timeline.focus();
    for (const key of ['ArrowDown', 'End', '+', '+', '+', '+']) await page.keyboard.press(key);
    expect(await page.locator('.picture-foot').innerText()).toMatch(/scenario-\d{4}@/);
    expect(await page.locator('.lane-list').count()).toBe(0);
  });
});
