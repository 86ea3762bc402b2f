import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {
  type LedgerHeader,
  type LedgerItem,
  type LedgerLine,
  parseLedger,
} from '../../../src/ledger/ledger-file.ts';

const HEADER: LedgerHeader = {
  v: 1,
  runId: '20261121-120512-4f2a',
  runner: {host: 'here', pid: 7, startTicks: 70, boot: 'b'},
  startedAt: 1,
};

const line: fc.Arbitrary<LedgerLine> = fc.oneof(
  fc.record({
    op: fc.constant('intend' as const),
    id: fc.integer({min: 1, max: 6}),
    resource: fc.record({kind: fc.constant('folder' as const), path: fc.string({unit: 'binary'})}),
  }),
  fc.record({
    op: fc.constantFrom('made' as const, 'gone' as const, 'kept' as const),
    id: fc.integer({min: 1, max: 6}),
  }),
);

function textOf(lines: readonly LedgerLine[]): string {
  return [HEADER, ...lines].map((each) => `${JSON.stringify(each)}\n`).join('');
}

/** States by id, as the lines say, told in another way than the reader's. */
function statesOf(lines: readonly LedgerLine[]): Record<number, LedgerItem['state']> {
  const states: Record<number, LedgerItem['state']> = {};
  for (const each of lines) {
    if (each.op === 'reaper') continue;
    if (each.op === 'intend') states[each.id] = 'open';
    else if (each.op !== 'made' && states[each.id] !== undefined) states[each.id] = each.op;
  }
  return states;
}

describe('a ledger', () => {
  it('L3 lists what its whole lines say, wherever it was cut off, for any lines', () => {
    fc.assert(
      fc.property(fc.array(line, {maxLength: 20}), fc.nat(), (lines, at) => {
        const whole = Buffer.from(textOf(lines));
        const cut = whole.subarray(0, at % (whole.length + 1)).toString('utf8');
        const kept = cut.split('\n').length - 2;
        const ledger = parseLedger('/x', cut);
        if (kept < 0) {
          expect(ledger).toBeUndefined();
          return;
        }
        const states = ledger?.items.map(({id, state}) => [id, state]) ?? [];
        expect(Object.fromEntries(states)).toEqual(statesOf(lines.slice(0, kept)));
      }),
      {numRuns: 300},
    );
  });

  it('leaves out a line that was torn, and takes those after it', () => {
    const intend = (id: number): LedgerLine => ({
      op: 'intend',
      id,
      resource: {kind: 'file', path: `/f${id}`},
    });
    const text = `${textOf([intend(1)])}{"op":"intend","id":2,"resou\n\n${JSON.stringify(intend(3))}\n{"op":"gone","id":1}\n`;
    const items = parseLedger('/x', text)?.items.map(({id, state}) => [id, state]);
    expect(items).toEqual([
      [1, 'gone'],
      [3, 'open'],
    ]);
  });

  it('names the latest of its reapers', () => {
    const reaper = {pid: 9, startTicks: 90};
    const text = `${textOf([])}${JSON.stringify({op: 'reaper', reaper})}\n`;
    expect(parseLedger('/x', text)?.header.reaper).toEqual(reaper);
  });

  it('is none where its first line is not one', () => {
    for (const text of ['', '{}\n', 'null\n', '{"v":2}\n', JSON.stringify(HEADER)]) {
      expect(parseLedger('/x', text)).toBeUndefined();
    }
  });
});
