import {appendFileSync, readFileSync, truncateSync} from 'node:fs';
import {expect, it} from 'vitest';
import type {RunEvent} from '../../../src/journal/event.ts';
import {foldJournal} from '../../../src/journal/fold-journal.ts';
import {JournalWriter} from '../../../src/journal/journal-writer.ts';
import {readJournal} from '../../../src/journal/read-journal.ts';
import type {RunResult} from '../../../src/journal/run-result.ts';
import {runResumed} from '../../../src/run/run-started.ts';
import {NO_MASK} from '../../../src/util/mask.ts';
import {
  journalText,
  passingCase,
  runEvents,
  stamp,
  TempFolder,
  variedRun,
} from '../../rig/journal-fixtures.ts';

function bigRun(): RunEvent[] {
  const simple = Array.from({length: 36}, (_, n) => passingCase(`simple-${n}`));
  return stamp(runEvents({cases: [...variedRun().cases, ...simple], exitCode: 1}));
}

/** Case id → verdict, of those that are finished. */
function finished({cases}: RunResult): ReadonlyMap<string, string> {
  return new Map(
    cases.flatMap(({id, verdict}) => (verdict === 'interrupted' ? [] : [[id, verdict]])),
  );
}

it('folds wherever the journal was cut between two lines: what was finished stays so', () => {
  using folder = new TempFolder();
  const events = bigRun();
  expect(events.length).toBeGreaterThan(200);
  const path = folder.write('journal.jsonl', '');
  let before: ReadonlyMap<string, string> = new Map();
  for (const [index, event] of events.entries()) {
    appendFileSync(path, journalText([event]));
    using reader = foldJournal(path);
    const {result} = reader;
    expect(result.warnings, `cut after event ${index + 1}`).toEqual([]);
    const now = finished(result);
    for (const [id, verdict] of before) expect(now.get(id)).toBe(verdict);
    before = now;
    const isWhole = index === events.length - 1;
    expect(result.complete).toBe(isWhole);
    if (!isWhole) expect(result.exitCode).not.toBe(0);
  }
});

// With the test before: a reader looks at one line at a time, and all that it knows of a cut one is
// told here.
it('reads, cut at any byte of 200 events, the whole lines before the cut and nothing else', () => {
  using folder = new TempFolder();
  const events = bigRun();
  const path = folder.write('journal.jsonl', '');
  for (const [index, event] of events.entries()) {
    const whole = events.slice(Math.max(0, index - 1), index);
    const before = journalText(whole);
    const line = Buffer.from(journalText([event]));
    folder.write('journal.jsonl', Buffer.concat([Buffer.from(before), line]));
    for (let kept = line.length; kept >= 0; kept -= 1) {
      truncateSync(path, Buffer.byteLength(before) + kept);
      const broken: number[] = [];
      const onBroken = ({line: number}: {line: number}) => void broken.push(number);
      const read = Array.from(readJournal(path, {onBroken}), (entry) => entry.event.seq);
      // Only its newline is missing: then all is there.
      const isWhole = kept >= line.length - 1;
      expect(read).toEqual((isWhole ? [...whole, event] : whole).map(({seq}) => seq));
      expect(broken).toEqual([]);
    }
  }
}, 60_000);

// Of what stands before the last line only its number counts.
it('goes on with a journal that was cut at any byte of its last lines or of its first: keeps what is whole, warns of the torn line only', async () => {
  using folder = new TempFolder();
  const cases = [passingCase('a'), passingCase('b')];
  const text = Buffer.from(journalText(stamp(runEvents({cases, exitCode: 0}))));
  const path = folder.write('journal.jsonl', text);
  const first = text.indexOf(10) + 1;
  const offsets = Array.from({length: 300}, (_, n) => text.length - n);
  for (const length of [0, 1, first - 2, first - 1, first, ...offsets]) {
    folder.write('journal.jsonl', text.subarray(0, length));
    const before = Array.from(readJournal(path), ({event}) => event);
    const writer = JournalWriter.reopen(path, {mask: NO_MASK, now: () => 1});
    const resumed = writer.append(runResumed(0));
    writer.append({type: 'warning-raised', code: 'x/y', message: 'on'});
    await writer.close();
    expect(Array.from(readJournal(path), ({event}) => event).slice(0, before.length + 1)).toEqual([
      ...before,
      resumed,
    ]);
    expect(resumed.seq).toBe((before.at(-1)?.seq ?? 0) + 1);
    using reader = foldJournal(path);
    const codes = reader.result.warnings.map(({code}) => code);
    // A line that lacks its newline only is whole.
    const isTorn = text.subarray(0, length).lastIndexOf(10) < length - 1 && text[length] !== 10;
    expect(codes).toEqual([...(length > 0 && isTorn ? ['journal/broken-line'] : []), 'x/y']);
    expect(readFileSync(path).subarray(0, length).equals(text.subarray(0, length))).toBe(true);
  }
});
