import {describe, expect, it} from 'vitest';
import {ConsoleJudge} from '../../../src/console-judge/console-judge.ts';
import type {ConsoleReport} from '../../../src/console-judge/console-report.ts';
import {judgeStream, judgeText, mainReport} from '../../../src/console-judge/judge-text.ts';
import {ReportBook} from '../../../src/console-judge/report-book.ts';
import {KASAN, OOPS, Printk} from './samples.ts';

const all = (text: string): readonly ConsoleReport[] => judgeText(new Printk().print(text));

describe('a book of reports', () => {
  it('counts reports of one title, keeps the first and the worst severity', () => {
    const book = new ReportBook();
    const [first] = all(OOPS) as [ConsoleReport];
    const [fatal] = all(`${OOPS}\nKernel panic - not syncing: Fatal exception`) as [ConsoleReport];
    const [other] = all(KASAN) as [ConsoleReport];
    expect([book.add(first), book.add(other), book.add(fatal)]).toEqual([true, true, false]);
    expect(book.entries).toEqual([
      {report: {...first, severity: 'fatal'}, count: 2},
      {report: other, count: 1},
    ]);
  });
});

describe('a console is named', () => {
  it('after its first cause, not after a task killed for its memory or a note', () => {
    const text = `Out of memory: Killed process 412 (stress) total-vm:1234kB\nINFO: a mere note\n${KASAN}`;
    expect(mainReport(all(text))?.title).toBe('KASAN: slab-use-after-free Read in ring_read');
    expect(mainReport([])).toBeUndefined();
  });

  it('the same from a stream as from a text', async () => {
    const bytes = Buffer.from(new Printk().print(`${OOPS}\n${KASAN}`));
    async function* chunks(): AsyncGenerator<Buffer> {
      for (let at = 0; at < bytes.length; at += 100) yield bytes.subarray(at, at + 100);
    }
    const reports: ConsoleReport[] = [];
    await judgeStream(chunks(), {onReport: (report) => reports.push(report)});
    expect(reports).toEqual(judgeText(bytes));
  });
});

describe('a machine that is gone', () => {
  function lose(text: string, loss: 'silent' | 'lost'): ConsoleReport[] {
    const reports: ConsoleReport[] = [];
    const judge = new ConsoleJudge({onReport: (report) => reports.push(report)});
    judge.push(Buffer.from(text), 5);
    judge.lose(loss);
    return reports;
  }

  it('is reported as silent or lost, with its last words', () => {
    expect(lose('last words\n', 'silent')).toMatchObject([
      {
        title: 'no output from test machine',
        class: 'NO_OUTPUT',
        severity: 'fatal',
        text: 'last words\n',
        startOffset: 0,
        endOffset: 11,
        atMs: 5,
      },
    ]);
    expect(lose('', 'lost')).toMatchObject([
      {title: 'lost connection to test machine', class: 'LOST_CONNECTION'},
    ]);
  });

  it('is explained by an oops at the end of its console, but not by a note or an old one', () => {
    const oops = new Printk().print(OOPS);
    const title = 'BUG: unable to handle kernel NULL pointer dereference in driver_write';
    expect(lose(oops, 'lost').map((report) => report.title)).toEqual([title]);
    expect(lose('INFO: a mere note\n', 'lost')).toHaveLength(2);
    expect(lose(oops + 'ok 1 - a test\n'.repeat(20_000), 'lost')).toHaveLength(2);
  });
});
