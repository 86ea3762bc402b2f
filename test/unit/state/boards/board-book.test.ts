import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, it} from 'vitest';
import {BoardBook} from '../../../../src/state/boards/board-book.ts';

let folder: string;
let book: BoardBook;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'proctor-boards-'));
  book = BoardBook.open(folder);
});

afterEach(() => {
  book[Symbol.dispose]();
  rmSync(folder, {recursive: true, force: true});
});

const FAILURE = {fault: 'ssh/unreachable: cannot connect', quarantineAfter: 2, by: 'run 1'};

function known(name: string) {
  const [record] = book.of([name]);
  return record;
}

it('knows nothing bad of a board that it has never seen', () => {
  expect(known('x')).toMatchObject({failures: 0, quarantine: undefined, usedAtMs: undefined});
});

it('counts failures in a row, and takes a board out of use after as many as are allowed', () => {
  expect(book.failed('x', FAILURE)).toMatchObject({failures: 1, quarantine: undefined});
  book.succeeded('x');
  expect(book.failed('x', FAILURE)).toMatchObject({failures: 1, quarantine: undefined});
  expect(book.failed('x', FAILURE)).toMatchObject({
    failures: 2,
    lastFault: FAILURE.fault,
    quarantine: {by: 'run 1', reason: `it failed 2 times in a row: ${FAILURE.fault}`},
  });
  // Who comes later does not begin it anew.
  book.failed('x', {...FAILURE, by: 'run 2'});
  expect(known('x')?.quarantine?.by).toBe('run 1');
  expect(known('y')?.quarantine).toBeUndefined();
});

it('E5 puts a board back to use by a check that passes, and by no other', () => {
  book.quarantine('x', {reason: 'worn out', by: 'me'});
  book.succeeded('x');
  book.checked('x', {ok: false, detail: 'no answer'});
  expect(known('x')).toMatchObject({quarantine: {reason: 'worn out'}, check: {ok: false}});
  book.checked('x', {ok: true, detail: 'it answers'});
  expect(known('x')).toMatchObject({failures: 0, quarantine: undefined, check: {ok: true}});
});

it('L3 keeps what it knows, and who it is, when it is opened again', () => {
  book.quarantine('x', {reason: 'worn out', by: 'me'});
  const {labId} = book;
  using again = BoardBook.open(folder);
  expect(again.of(['x'])[0]?.quarantine?.reason).toBe('worn out');
  expect(again.labId).toBe(labId);
  expect(again.release('x')).toBe(true);
  expect(again.release('x')).toBe(false);
});
