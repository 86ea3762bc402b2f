import {expect, it} from 'vitest';
import type {LockChanged} from '../../../src/journal/event.ts';
import {LockFold} from '../../../src/journal/fold-locks.ts';

/** What is folded of these changes, one a second. */
function fold(...changes: ReadonlyArray<Partial<LockChanged>>) {
  const locks = new LockFold();
  changes.forEach((change, index) => {
    const base = {type: 'lock-changed', name: 'a', environment: 'e', instance: 'e#1'} as const;
    locks.apply({...base, change: 'acquired', seq: index + 1, at: index * 1000, ...change});
  });
  return locks.finish();
}

it('is one entry for each holding, with its wait', () => {
  expect(
    fold(
      {change: 'waiting', holder: 'me'},
      {change: 'acquired', token: 4, waitedMs: 12},
      {change: 'released', token: 4, heldMs: 30},
      {change: 'acquired', token: 9, waitedMs: 0},
    ),
  ).toMatchObject([
    {state: 'released', holder: 'me', token: 4, waitedMs: 12, heldMs: 30, at: 1000},
    {state: 'held', token: 9},
  ]);
});

it('knows which of several boards was had in the end', () => {
  expect(
    fold({change: 'waiting', name: 'board:a or board:b'}, {name: 'board:b', token: 1, waitedMs: 5}),
  ).toMatchObject([{name: 'board:b', state: 'held'}]);
});

it('tells of what was waited for in vain, and of what was lost', () => {
  expect(
    fold({change: 'waiting'}, {name: 'b', token: 1}, {name: 'b', change: 'lost', heldMs: 7}),
  ).toMatchObject([
    {name: 'a', state: 'waiting'},
    {name: 'b', state: 'lost', heldMs: 7},
  ]);
});
