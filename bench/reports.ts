import {rmSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {performance} from 'node:perf_hooks';
import {median, type Row, row} from './measure.ts';
import {writeReportJournal} from './report-journal.ts';

type Library = typeof import('../src/index.ts');

const FORMATS = ['junit', 'json', 'html', 'markdown', 'ctrf', 'tap', 'trace'] as const;

/** What reports of many cases cost to write, and to look at. */
export async function reports(folder: string): Promise<Row[]> {
  const library = (await import(join(import.meta.dirname, '..', 'dist', 'index.js'))) as Library;
  const journals = [1000, 5000].map((count) =>
    writeReportJournal(join(folder, String(count)), count),
  );
  const [small = '', large = ''] = journals;
  // Side by side, so that what else the machine does slows down both alike.
  const times = {small: [] as number[], large: [] as number[]};
  const processorMs: number[] = [];
  const formats = new Map<string, number[]>();
  for (let run = -1; run < 5; run++) {
    const few = writeAll(library, small);
    const before = process.cpuUsage();
    const many = writeAll(library, large);
    const {user, system} = process.cpuUsage(before);
    if (run < 0) continue;
    processorMs.push((user + system) / 1000);
    times.small.push(sumOf(few));
    times.large.push(sumOf(many));
    for (const [format, ms] of many) formats.set(format, [...(formats.get(format) ?? []), ms]);
  }
  const each = Array.from(formats, ([format, ms]) => `${format} ${median(ms).toFixed(0)}`);
  const ratios = times.large.map((ms, index) => ms / 5 / (times.small[index] ?? 0));
  const page = join(folder, '5000', 'report.html');
  return [
    row('5,000 cases, all reports together', median(times.large), 3000, {
      unit: 'ms',
      detail: `${each.join(', ')} ms; least ${Math.min(...times.large).toFixed(0)} ms; processor time, with the fold: ${median(processorMs).toFixed(0)} ms`,
    }),
    row('5,000 cases, reports a case / of 1,000', median(ratios), 1.3, {
      unit: '×',
      detail: `1,000: ${median(times.small).toFixed(0)} ms`,
    }),
    row('5,000 cases, HTML page', statSync(page).size / 1e6, 5, {unit: 'MB', detail: ''}),
    ...(await paint(page)),
  ];
}

/** Milliseconds by format; one fold for all of them, which is not counted. */
function writeAll(library: Library, journal: string): ReadonlyMap<string, number> {
  using reader = library.foldJournal(journal);
  const times = new Map<string, number>();
  for (const format of FORMATS) {
    const path = join(journal, '..', `report.${format}`);
    rmSync(path, {force: true});
    const started = performance.now();
    library.writeReportFile(path, reader, {format, isSynced: false});
    times.set(format, performance.now() - started);
  }
  return times;
}

function sumOf(times: ReadonlyMap<string, number>): number {
  return [...times.values()].reduce((sum, ms) => sum + ms, 0);
}

/** Until a browser has painted the page, and until all of it can be used. */
async function paint(path: string): Promise<Row[]> {
  const executablePath = '/usr/bin/chromium';
  if (statSync(executablePath, {throwIfNoEntry: false}) === undefined) return [];
  const {chromium} = await import('playwright-core');
  const browser = await chromium.launch({executablePath, args: ['--no-sandbox']});
  try {
    const paints: number[] = [];
    const wholes: number[] = [];
    for (let run = -1; run < 3; run++) {
      const page = await browser.newPage();
      await page.goto(`file://${path}#cases`);
      await page.waitForFunction("document.querySelectorAll('.case-line').length > 5");
      const whole = (await page.evaluate('performance.now()')) as number;
      const entries = (await page.evaluate(
        "performance.getEntriesByName('first-contentful-paint').map((each) => each.startTime)",
      )) as number[];
      await page.close();
      if (run < 0) continue;
      paints.push(entries[0] ?? Number.NaN);
      wholes.push(whole);
    }
    return [
      row('5,000 cases, first paint in Chromium', median(paints), 2000, {
        unit: 'ms',
        detail: `list of cases there after ${median(wholes).toFixed(0)} ms`,
      }),
    ];
  } finally {
    await browser.close();
  }
}
