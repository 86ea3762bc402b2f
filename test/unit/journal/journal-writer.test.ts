import {execFileSync} from 'node:child_process';
import {openSync, readFileSync, symlinkSync} from 'node:fs';
import {join, resolve} from 'node:path';
import fc from 'fast-check';
import {expect, it} from 'vitest';
import type {RunEventBody} from '../../../src/journal/event.ts';
import {foldJournal} from '../../../src/journal/fold-journal.ts';
import {JournalWriter} from '../../../src/journal/journal-writer.ts';
import {readJournal} from '../../../src/journal/read-journal.ts';
import {type Mask, NO_MASK} from '../../../src/util/mask.ts';
import {
  anyRun,
  journalText,
  passingCase,
  runEvents,
  START_MS,
  stamp,
  TempFolder,
  variedRun,
} from '../../rig/journal-fixtures.ts';

/** Hides one text, keys too, as the real mask does. */
function maskOf(secret: string): Mask {
  const text = (value: string) => value.replaceAll(secret, '***');
  const deep = (value: unknown): unknown => {
    if (typeof value === 'string') return text(value);
    if (Array.isArray(value)) return value.map(deep);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, v]) => [text(key), deep(v)]));
  };
  const value = <T>(original: T): T =>
    JSON.stringify(original).includes(secret) ? (deep(original) as T) : original;
  return {...NO_MASK, isEmpty: false, text, value};
}

function writeAll(path: string, bodies: Iterable<RunEventBody>, mask = NO_MASK): JournalWriter {
  let at = START_MS;
  const writer = JournalWriter.open(path, {mask, now: () => (at += 10)});
  for (const body of bodies) writer.append(body);
  return writer;
}

it('reads back every event that was appended, with its number and time', async () => {
  using folder = new TempFolder();
  const path = join(folder.path, 'journal.jsonl');
  const bodies = [...runEvents(variedRun())];
  const writer = writeAll(path, bodies);
  // Every line is whole before the journal is closed, so that a killed runner loses none.
  expect([...readJournal(path)].map((entry) => entry.event)).toEqual(stamp(bodies));
  await writer.close();
  await writer.close();
  expect(readFileSync(path, 'utf8')).toBe(journalText(stamp(bodies)));
});

it('places each entry at its bytes in the file, in any text', () => {
  fc.assert(
    fc.property(anyRun, (run) => {
      using folder = new TempFolder();
      const path = folder.write('journal.jsonl', journalText(stamp(runEvents(run))));
      const bytes = readFileSync(path);
      for (const {event, offset, length} of readJournal(path)) {
        expect(bytes.toString('utf8', offset, offset + length)).toBe(JSON.stringify(event));
      }
    }),
  );
});

it('refuses to write into a journal that exists', () => {
  using folder = new TempFolder();
  const path = folder.write('journal.jsonl', '');
  expect(() => JournalWriter.open(path, {mask: NO_MASK, now: () => 0})).toThrow('EEXIST');
});

it('D28 hides secrets in every text of an event', async () => {
  using folder = new TempFolder();
  const path = join(folder.path, 'journal.jsonl');
  const mask = maskOf('board-7.lab');
  await writeAll(path, runEvents(variedRun()), mask).close();
  const text = readFileSync(path, 'utf8');
  expect(text).not.toContain('board-7.lab');
  expect(text).toContain('cannot run a command on ***');
});

it.each(['passed', 'case-ended', 'type', 'verdict', 'at', 'fail-fast'])(
  'folds as ever when "%s" is a secret',
  async (secret) => {
    using folder = new TempFolder();
    const run = {...variedRun(), stopping: 'fail-fast' as const};
    const path = join(folder.path, 'masked.jsonl');
    await writeAll(path, runEvents(run), maskOf(secret)).close();
    using plain = folder.fold(run);
    using masked = foldJournal(path);
    expect(masked.result.counts).toEqual(plain.result.counts);
    expect(masked.result.stopping?.reason).toBe('fail-fast');
    expect(masked.result.complete).toBe(true);
  },
);

it('warns once when the disk is full, and loses no verdict', async () => {
  using folder = new TempFolder();
  const bodies = [...runEvents({cases: [passingCase('a'), passingCase('b')], exitCode: 0})];
  const warnings: string[] = [];
  // Every write to this device fails with ENOSPC; it can be opened only where it exists already.
  symlinkSync('/dev/full', join(folder.path, 'full'));
  const writer = JournalWriter.fromFd(openSync(join(folder.path, 'full'), 'a'), {
    mask: NO_MASK,
    now: () => START_MS,
    onWarning: (message) => warnings.push(message),
  });
  for (const body of bodies) writer.append(body);
  await writer.close();
  expect(warnings).toEqual([expect.stringContaining('ENOSPC')]);
  using reader = foldJournal(folder.write('empty.jsonl', ''), {unwritten: writer.unwritten});
  expect(reader.result.counts.passed).toBe(2);
  expect(reader.result.exitCode).toBe(0);
});

it('folds what a disk that fills up in the middle of a line left of a run', () => {
  using folder = new TempFolder();
  const path = join(folder.path, 'journal.jsonl');
  const script = folder.write(
    'fill.ts',
    `import {JournalWriter} from '${resolve('src/journal/journal-writer.ts')}';
     import {NO_MASK} from '${resolve('src/util/mask.ts')}';
     import {passingCase, runEvents} from '${resolve('test/rig/journal-fixtures.ts')}';
     const cases = Array.from({length: 50}, (_, n) => passingCase('case-' + n));
     const writer = JournalWriter.open(process.argv[2], {mask: NO_MASK, now: () => 1});
     for (const body of runEvents({cases, exitCode: 0})) writer.append(body);
     await writer.close();
     process.stdout.write(JSON.stringify(writer.unwritten));`,
  );
  // A limit on the size of files acts as a full disk does: the last write is cut short.
  const command = 'ulimit -f 13; exec "$0" --experimental-strip-types --no-warnings "$1" "$2"';
  const unwritten = JSON.parse(
    execFileSync('bash', ['-c', command, process.execPath, script, path], {encoding: 'utf8'}),
  );
  expect(unwritten.length).toBeGreaterThan(10);
  expect(readFileSync(path).at(-1)).not.toBe(10);
  using reader = foldJournal(path, {unwritten});
  expect(reader.result.counts.passed).toBe(50);
  expect(reader.result).toMatchObject({complete: true, exitCode: 0, warnings: []});
});
