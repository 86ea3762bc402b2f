import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {type Browser, chromium, type Page} from 'playwright-core';
import type {RunEventBody} from '../../../src/journal/event.ts';
import {foldJournal} from '../../../src/journal/fold-journal.ts';
import {writeReportFile} from '../../../src/report/write-report.ts';
import {journalText, stamp} from '../../rig/journal-fixtures.ts';

/** Debian's; others are taken from the environment. */
const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Real Chromium, for all tests of a file. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu']});
}

/** A folder of a run with its report in it. */
export class ReportFolder implements Disposable {
  readonly path = mkdtempSync(join(tmpdir(), 'proctor-page-'));
  readonly page = join(this.path, 'report.html');

  constructor(events: Iterable<RunEventBody>) {
    const journal = join(this.path, 'journal.jsonl');
    writeFileSync(journal, journalText(stamp(events)));
    mkdirSync(join(this.path, 'logs'));
    writeFileSync(join(this.path, 'logs/1.log'), 'the whole log\n');
    using reader = foldJournal(journal);
    writeReportFile(this.page, reader, {format: 'html', pageFolder: this.path, isSynced: false});
  }

  [Symbol.dispose](): void {
    rmSync(this.path, {recursive: true, force: true});
  }
}

export interface OpenOptions {
  /** From `#` on. */
  readonly hash?: string;
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
}

/** A report that a browser shows, with what it complained about and what it asked for. */
export class OpenReport implements AsyncDisposable {
  readonly page: Page;
  /** Errors, warnings and messages on its console. */
  readonly complaints: string[] = [];
  /** Addresses it asked for, but its own. */
  readonly requests: string[] = [];
  #hasAxe = false;

  private constructor(page: Page) {
    this.page = page;
    page.on('console', (message) => this.complaints.push(message.text()));
    page.on('pageerror', ({message}) => this.complaints.push(message));
    page.on('dialog', (dialog) => {
      this.complaints.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
  }

  /** Shows the report at `path`; its data is there when it returns. */
  static async open(browser: Browser, path: string, options: OpenOptions = {}) {
    const {hash = '', width = 1280, height = 800, colorScheme = 'light'} = options;
    const page = await browser.newPage({
      viewport: {width, height},
      colorScheme,
      hasTouch: width < 500,
      reducedMotion: 'reduce',
    });
    const report = new OpenReport(page);
    const address = pathToFileURL(path).href;
    page.on('request', (request) => {
      const url = request.url();
      if (url.replace(/#.*$/s, '') !== address) report.requests.push(url);
    });
    await page.goto(`${address}${hash}`);
    await page.locator('#data').waitFor({state: 'detached'});
    return report;
  }

  /** Goes to another part of the same report. */
  async show(hash: string): Promise<void> {
    await this.page.evaluate((to) => {
      (globalThis as unknown as {location: {hash: string}}).location.hash = to;
    }, hash);
    // Drawn twice: by what it asks for, and by what that has changed.
    await this.page.evaluate(
      'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))',
    );
  }

  /** What axe finds to be in the way of some users, in a line each. */
  async barriers(rules: 'all' | 'of colours' = 'all'): Promise<readonly string[]> {
    // By the tool's own channel: the page's policy lets no other script in.
    if (!this.#hasAxe) await this.page.evaluate(AXE);
    this.#hasAxe = true;
    const options = {
      resultTypes: ['violations'],
      ...(rules === 'of colours' && {runOnly: {type: 'rule', values: ['color-contrast']}}),
    };
    const found = await this.page.evaluate<readonly AxeViolation[]>(
      `axe.run(document, ${JSON.stringify(options)}).then(({violations}) => violations)`,
    );
    return found.flatMap(({id, nodes}) =>
      nodes.map(({target, failureSummary}) => `${id}: ${target.join(' ')}: ${failureSummary}`),
    );
  }

  /** Of the whole page: whether it is wider than the window. */
  isTooWide(): Promise<boolean> {
    return this.page.evaluate<boolean>(
      'document.documentElement.scrollWidth > innerWidth || document.querySelector("main").scrollWidth > document.querySelector("main").clientWidth',
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.page.close();
  }
}

interface AxeViolation {
  readonly id: string;
  readonly nodes: ReadonlyArray<{readonly target: readonly string[]; failureSummary: string}>;
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
