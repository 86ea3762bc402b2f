import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {ConsoleJudge, type ConsoleJudgeOptions} from '../../../src/console-judge/console-judge.ts';
import type {ConsoleReport} from '../../../src/console-judge/console-report.ts';
import {judgeText} from '../../../src/console-judge/judge-text.ts';
import {KASAN, NOISE, OOPS, Printk, titles} from './samples.ts';

const OOPS_TITLE = 'BUG: unable to handle kernel NULL pointer dereference in driver_write';
const KASAN_TITLE = 'KASAN: slab-use-after-free Read in ring_read';

function collect(options: Partial<ConsoleJudgeOptions> = {}): {
  judge: ConsoleJudge;
  reports: ConsoleReport[];
} {
  const reports: ConsoleReport[] = [];
  const judge = new ConsoleJudge({onReport: (report) => reports.push(report), ...options});
  return {judge, reports};
}

describe('the console judge', () => {
  it('gives the same reports however the bytes are split', () => {
    const printk = new Printk('T77');
    const other = new Printk('T99');
    const text =
      printk.print(NOISE) +
      interleave(printk.print(OOPS), other.print(KASAN)) +
      printk.print(`${NOISE}\nKernel panic - not syncing: Fatal exception`) +
      `login: \x1b[0m${printk.stamp()} BUG: Bad page state in process sh  pfn:7deea\r\n` +
      `${printk.stamp()} WARNING: no line feed`;
    const bytes = Buffer.from(text);
    const whole = judgeText(bytes);
    expect(whole.length).toBeGreaterThan(2);
    const cuts = fc.array(fc.nat({max: bytes.length}), {maxLength: 40});
    fc.assert(
      fc.property(cuts, (points) => {
        const {judge, reports} = collect();
        const sorted = [0, ...points.toSorted((a, b) => a - b), bytes.length];
        for (const [at, point] of sorted.entries()) {
          if (at > 0) judge.push(bytes.subarray(sorted[at - 1], point));
        }
        judge.flush();
        expect(reports.toSorted((a, b) => a.line - b.line)).toEqual(whole);
      }),
      {numRuns: 300},
    );
  });

  it('takes no end of a panic for another one, wherever the report was cut', () => {
    const lines = [
      'sysrq: Trigger a crash',
      'Kernel panic - not syncing: sysrq triggered crash',
      'CPU: 0 PID: 70 Comm: sh Not tainted 6.12.0 #1',
      'Call Trace:',
      ' <TASK>',
      ' panic+0x336/0x340',
      ' sysrq_handle_crash+0x15/0x20',
      ' </TASK>',
      'Kernel Offset: disabled',
      '---[ end Kernel panic - not syncing: sysrq triggered crash ]---',
    ];
    for (let cut = 2; cut <= lines.length; cut += 1) {
      const {judge, reports} = collect();
      judge.push(Buffer.from(lines.slice(0, cut).join('\n')));
      judge.flush();
      judge.push(Buffer.from(`\n${lines.slice(cut).join('\n')}\n`));
      judge.flush();
      expect(reports.map(({title}) => title)).toEqual(['kernel panic: sysrq triggered crash']);
    }
  });

  it('survives any bytes', () => {
    const words = fc.constantFrom(
      'BUG:',
      'WARNING: ',
      'INFO: ',
      'KASAN: ',
      'Call Trace:\n',
      '\n',
      '\r\n',
      '[   12.345678]',
      '[ T12] ',
      ' f+0x1/0x2\n',
      'Kernel panic - not syncing: ',
      'RIP: 0010:',
      'Linux version 6.1 ',
      '\0',
      '\xff',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string()), {maxLength: 60}), (parts) => {
        for (const report of judgeText(parts.join(''))) {
          expect(report.title).not.toBe('');
          expect(report.title).not.toMatch(/\n/);
          expect(report.endOffset).toBeGreaterThan(report.startOffset);
        }
      }),
      {numRuns: 300},
    );
  });

  it('cuts a report out whole, from its separator on, with where it stands', () => {
    const printk = new Printk();
    const before = printk.print(NOISE);
    const body = printk.print(`==================================\n${KASAN.trim()}`);
    const after = printk.print(Array(40).fill(NOISE.trim()).join('\n'));
    const [report] = judgeText(before + body + after);
    expect(report?.title).toBe(KASAN_TITLE);
    expect(report?.text).toBe(body.trimEnd());
    expect(report?.startOffset).toBe(before.length);
    expect(report?.endOffset).toBe(before.length + body.length);
    expect(report?.line).toBe(5);
  });

  it('names the first oops where a panic is its consequence, and calls it fatal', () => {
    for (const panic of ['Fatal exception', 'panic_on_warn set ...', 'hung_task: blocked tasks']) {
      const reports = judgeText(
        new Printk().print(`${OOPS}\nKernel panic - not syncing: ${panic}`),
      );
      expect(reports).toHaveLength(1);
      expect(reports[0]).toMatchObject({title: OOPS_TITLE, severity: 'fatal', hasPanicked: true});
    }
  });

  it('says of a consequence without its cause that the cause is missing', () => {
    const [report] = judgeText(new Printk().print('Kernel panic - not syncing: Fatal exception'));
    expect(report).toMatchObject({title: 'kernel panic: Fatal exception', isConsequence: true});
    expect(report?.corrupted).toBeDefined();
  });

  it('tells of a panic at once, before the report has ended', () => {
    const fatal: string[] = [];
    const {judge, reports} = collect({onFatal: ({title}) => fatal.push(title)});
    const printk = new Printk();
    judge.push(Buffer.from(printk.print(OOPS)));
    expect(fatal).toEqual([]);
    judge.push(Buffer.from(printk.print('Kernel panic - not syncing: Fatal exception')));
    expect(fatal).toEqual([OOPS_TITLE]);
    expect(reports).toEqual([]);
    expect(judge.isOpen).toBe(true);
    judge.flush();
    expect(reports.map(({title}) => title)).toEqual([OOPS_TITLE]);
    expect(judge.isOpen).toBe(false);
    expect(fatal).toHaveLength(1);
  });

  it('carries the time that was given with the bytes that began it', () => {
    const {judge, reports} = collect();
    const printk = new Printk();
    judge.push(Buffer.from(printk.print(NOISE)), 1000);
    judge.push(Buffer.from(printk.print(OOPS)), 2000);
    judge.push(Buffer.from(printk.print(NOISE)), 3000);
    judge.flush();
    expect(reports[0]?.atMs).toBe(2000);
  });

  it('separates reports of two tasks that come line by line, where the kernel names the callers', () => {
    const text = interleave(new Printk('T77').print(OOPS), new Printk('C1').print(KASAN));
    expect(titles(text).sort()).toEqual([OOPS_TITLE, KASAN_TITLE].sort());
  });

  it('ends a report where another one begins', () => {
    const printk = new Printk();
    expect(titles(printk.print(`${OOPS}\n${KASAN}`))).toEqual([OOPS_TITLE, KASAN_TITLE]);
  });

  it('ends a report where the kernel has paused', () => {
    const {judge, reports} = collect();
    judge.push(Buffer.from(new Printk().print(OOPS)));
    judge.push(Buffer.from('[  300.000000] usb 1-1: new device\n'));
    expect(reports.map(({title}) => title)).toEqual([OOPS_TITLE]);
  });

  it('marks a report in which the kernel dropped messages', () => {
    const printk = new Printk();
    const [head = '', ...rest] = printk.print(OOPS).split('\n');
    const text = [head, `** 12 printk messages dropped ** ${rest[0]}`, ...rest.slice(1)].join('\n');
    const [report] = judgeText(text);
    expect(report).toMatchObject({
      title: OOPS_TITLE,
      corrupted: expect.stringContaining('dropped'),
    });
  });

  it('finds a report that begins behind a login prompt or in the middle of a line', () => {
    const printk = new Printk();
    expect(titles(`host login: ${printk.print(OOPS)}`)).toEqual([OOPS_TITLE]);
    expect(titles(`34359738352 bytes${printk.print(OOPS)}`)).toEqual([OOPS_TITLE]);
  });

  it('does not believe user space, which writes no times, unless there is a stack', () => {
    const printk = new Printk();
    const fake = 'BUG: this test prints a bug\nWARNING: deprecated flag\nok 1 - all well\n';
    expect(titles(printk.print(NOISE) + fake + printk.print(NOISE))).toEqual([]);
    expect(titles(`${printk.print(NOISE)}${OOPS.trim()}\n${printk.print(NOISE)}`)).toEqual([
      OOPS_TITLE,
    ]);
  });

  it('reports nothing twice that user space prints again', () => {
    const log = new Printk('T77').print(`${NOISE}\n${OOPS}`);
    expect(titles(`${log}# dmesg\n${log}`)).toEqual([OOPS_TITLE]);
  });

  it('cuts an endless report off and needs no more memory for it', () => {
    const {judge, reports} = collect();
    const printk = new Printk();
    judge.push(Buffer.from(printk.print(OOPS)));
    for (let at = 0; at < 5000; at++) {
      judge.push(Buffer.from(printk.print(` frame_${at}+0x1/0x20 ${'x'.repeat(900)}`)));
    }
    expect(reports[0]?.title).toBe(OOPS_TITLE);
    expect(reports[0]?.text.length).toBeLessThanOrEqual(128 * 1024);
  });

  it('takes a line without end for several', () => {
    const {judge, reports} = collect();
    for (let at = 0; at < 50; at++) judge.push(Buffer.alloc(10_000, 'x'));
    judge.push(Buffer.from(`\n${new Printk().print(OOPS)}`));
    judge.flush();
    expect(reports.map(({title, line}) => [title, line])).toEqual([[OOPS_TITLE, 2]]);
  });

  it('keeps text that is not ASCII', () => {
    const [report] = judgeText('BUG: käse im Getriebe\n');
    expect(report?.title).toBe('BUG: käse im Getriebe');
  });
});

function interleave(one: string, two: string): string {
  const [a, b] = [one.trimEnd().split('\n'), two.trimEnd().split('\n')];
  const lines: string[] = [];
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    lines.push(...[a[at], b[at]].filter((line) => line !== undefined));
  }
  return `${lines.join('\n')}\n`;
}
