import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import type {ConsolePolicy} from '../../../../src/manifest/manifest.ts';
import {ConsoleRules} from '../../../../src/steps/console/console-rules.ts';
import {boundedText, reportEvent} from '../../../../src/steps/console/report-event.ts';
import {scanConsole} from '../../../../src/steps/console/scan-console.ts';

function policy(more: Partial<ConsolePolicy>): ConsolePolicy {
  return {ignore: [], expect: [], failOn: undefined, rules: [], ...more};
}

const report = (title: string, text = title) => ({title, altTitles: [`also ${title}`], text});

describe('ConsoleRules', () => {
  it("put a scenario's policy on top of its environment's", () => {
    const rules = new ConsoleRules([
      policy({ignore: ['^noise'], expect: ['old crash'], failOn: 'warning'}),
      policy({ignore: ['secret line'], expect: ['new crash']}),
    ]);
    expect(rules.failOn).toBe('warning');
    expect(rules.ignores(report('noise of a driver'))).toBe(true);
    expect(rules.ignores(report('BUG', 'first\nsecret line\nlast'))).toBe(true);
    expect(rules.ignores(report('BUG'))).toBe(false);
    expect(rules.expectedBy(report('an old crash'))).toBe('old crash');
    expect(rules.expectedBy(report('x new crash'))).toBe('new crash');
    expect(rules.counts('a new crash')).toBe(false);
    expect(rules.counts('another')).toBe(true);
    // Only what the scenario itself asks for has to come.
    expect(rules.required).toEqual(['new crash']);
  });

  it('fail on errors where nothing else is said, and on nothing with never', () => {
    const fails = (failOn: ConsolePolicy['failOn']) => {
      const rules = new ConsoleRules([policy({failOn})]);
      return (['fatal', 'error', 'warning', 'note'] as const).filter((each) => rules.fails(each));
    };
    expect(fails(undefined)).toEqual(['fatal', 'error']);
    expect(fails('note')).toEqual(['fatal', 'error', 'warning', 'note']);
    expect(fails('never')).toEqual([]);
    expect(new ConsoleRules([]).failOn).toBe('error');
  });

  it('match titles by their alternatives, too', () => {
    const rules = new ConsoleRules([policy({expect: ['^also BUG']})]);
    expect(rules.expectedBy(report('BUG in frob'))).toBe('^also BUG');
  });

  it('leave a pattern that cannot be used', () => {
    const rules = new ConsoleRules([policy({ignore: ['(', '^(a+)+$'], expect: ['[']})]);
    expect(rules.ignores(report(`${'a'.repeat(40)}!`))).toBe(false);
    expect(rules.expectedBy(report('BUG'))).toBeUndefined();
  });
});

describe('scanConsole', () => {
  it("finds a scenario's own signatures in a part of the file, without printk's prefix", async () => {
    const folder = mkdtempSync(join(tmpdir(), 'proctor-scan-'));
    try {
      const source = join(folder, 'console.log');
      const before = 'mydrv: lost 9 frames\n';
      const text = `${before}[    1.234567] mydrv: lost 3 frames\r\nfine\n[    2.000000] mydrv: late`;
      writeFileSync(source, text);
      const rules = [
        {match: '^mydrv: lost (\\d+) frames', title: 'mydrv lost $1', severity: 'error'},
        {match: '^never', title: 'never', severity: 'fatal'},
      ] as const;
      const range = {source, start: before.length, end: text.length};
      expect(await scanConsole(range, rules)).toMatchObject([
        {
          title: 'mydrv lost 3',
          severity: 'error',
          class: 'CUSTOM',
          text: '[    1.234567] mydrv: lost 3 frames',
        },
      ]);
      expect(await scanConsole({...range, start: text.length}, rules)).toEqual([]);
    } finally {
      rmSync(folder, {recursive: true, force: true});
    }
  });
});

describe('reportEvent', () => {
  it('keeps the beginning and the end of a report that is too long', () => {
    const text = `${'b'.repeat(100)}${'e'.repeat(100)}`;
    expect(boundedText(text, 50)).toBe(
      `${'b'.repeat(25)}\n[… 150 characters left out …]\n${'e'.repeat(25)}`,
    );
    expect(boundedText('short', 50)).toBe('short');
  });

  it('says nothing of what there is nothing to say of', () => {
    const found = {
      title: 'BUG',
      class: 'BUG',
      severity: 'error',
      corrupted: undefined,
      text: 'BUG',
    } as const;
    const place = {environment: 'vm', instance: 'vm#1', isExpected: false};
    expect(reportEvent(found, place)).toEqual({
      type: 'console-reported',
      environment: 'vm',
      instance: 'vm#1',
      title: 'BUG',
      class: 'BUG',
      severity: 'error',
      text: 'BUG',
    });
  });
});
