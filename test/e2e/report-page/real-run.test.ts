import {join} from 'node:path';
import type {Browser} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {CliFolder} from '../../rig/cli.ts';
import {OpenReport, startBrowser} from './open-report.ts';

const MANIFEST = `
proctor: 1
name: shop
scenarios:
  pays:
    description: Pays with a card.
    tags: [checkout]
    steps:
      - name: pay
        run: |
          echo "paid 12 EUR"
          echo '::metric pay_ms=41 ms'
    metrics:
      pay_ms: {max: 50}
  refunds:
    tags: [checkout]
    needs: [pays]
    steps:
      - name: refund
        run: 'printf "1..2\\nok 1 - asks\\nnot ok 2 - gives back\\n"; exit 1'
        results: {tap: stdout}
  keeps:
    steps:
      - run: echo kept > receipt.txt
    capture: [receipt.txt]
`;

let browser: Browser;
let folder: CliFolder;

beforeAll(async () => {
  folder = new CliFolder({'proctor.yaml': MANIFEST});
  const {exitCode, stderr} = await folder.start(['run']).ended;
  expect([exitCode, stderr]).toEqual([1, expect.any(String)]);
  browser = await startBrowser();
});

afterAll(async () => {
  await browser.close();
  folder[Symbol.dispose]();
});

describe('the report in the folder of a real run', () => {
  it('shows what the run did, and links to the files beside it', async () => {
    const path = join(folder.path, '.proctor/latest/report.html');
    await using report = await OpenReport.open(browser, path);
    const {page, complaints, requests} = report;
    expect(await page.locator('.hero').innerText()).toMatch(/Failed\s+1 of 3 cases did not pass/);
    await page.getByRole('link', {name: 'refunds@local'}).first().click();
    const results = await page.locator('.result').allInnerTexts();
    expect(results[0]).toContain('gives back');
    await report.show('#cases?case=pays@local');
    expect(await page.locator('.metrics tbody').innerText()).toMatch(/pay_ms\s+41 ms\s+≤ 50 ms/);
    await report.show('#cases?case=keeps@local');
    const [opened] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('link', {name: 'receipt.txt'}).click(),
    ]);
    expect((await opened.locator('body').innerText()).trim()).toBe('kept');
    await report.show('#graph');
    expect(await page.locator('.edge').count()).toBe(1);
    expect(complaints).toEqual([]);
    expect(requests).toEqual([]);
  });
});
