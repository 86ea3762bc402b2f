import {describe, expect, it} from 'vitest';
import {judgeText} from '../../../src/console-judge/judge-text.ts';
import {NOISE, OOPS, Printk} from './samples.ts';

describe('a rule of the user’s', () => {
  const rules = [
    {match: '^gadget (\\w+): link lost', title: 'gadget $1 lost its link', severity: 'error'},
  ] as const;

  it('finds its line without printk’s prefix, and fills the groups in', () => {
    const text = new Printk('T7').print(`${NOISE}\ngadget eth0: link lost after 3 s\n${NOISE}`);
    expect(judgeText(text, {rules})).toMatchObject([
      {
        title: 'gadget eth0 lost its link',
        class: 'CUSTOM',
        kind: 'custom',
        severity: 'error',
        line: 4,
      },
    ]);
  });

  it('goes before the signatures that are built in', () => {
    const mine = [{match: 'NULL pointer', title: 'mine', severity: 'note'}] as const;
    const [report] = judgeText(new Printk().print(OOPS), {rules: mine});
    expect(report).toMatchObject({title: 'mine', severity: 'note'});
  });

  it('that is no regular expression, or backtracks without end, is told of and not used', () => {
    const unusable: string[] = [];
    const text = `${'a'.repeat(40)}!\n${new Printk().print(OOPS)}`;
    const reports = judgeText(text, {
      rules: [
        {match: '(', title: 'x', severity: 'error'},
        {match: '^(a+)+$', title: 'y', severity: 'error'},
      ],
      onUnusable: (pattern) => unusable.push(pattern),
    });
    expect(unusable).toEqual(['(', '^(a+)+$']);
    expect(reports).toHaveLength(1);
  });
});

describe('an ignore pattern', () => {
  it('is matched against titles, other titles and the headline', () => {
    const text = new Printk().print(OOPS);
    for (const pattern of ['in driver_write$', '^bad-access in', 'address: 0000000000000018']) {
      expect(judgeText(text, {ignore: [pattern]})).toEqual([]);
    }
    expect(judgeText(text, {ignore: ['in other_write$']})).toHaveLength(1);
  });

  it('keeps a fatal report that is ignored from being told of', () => {
    const fatal: string[] = [];
    const text = new Printk().print(`${OOPS}\nKernel panic - not syncing: Fatal exception`);
    judgeText(text, {ignore: ['driver_write'], onFatal: ({title}) => fatal.push(title)});
    expect(fatal).toEqual([]);
  });
});
