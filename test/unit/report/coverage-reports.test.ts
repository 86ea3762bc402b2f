import {describe, expect, it} from 'vitest';
import type {RunEventBody} from '../../../src/journal/event.ts';
import {foldJournal} from '../../../src/journal/fold-journal.ts';
import {
  journalText,
  passingCase,
  runEvents,
  stamp,
  TempFolder,
} from '../../rig/journal-fixtures.ts';
import {render} from '../../rig/render-report.ts';
import {expectValid, strictly} from '../../rig/strict-schema.ts';
import {ConsoleRig, started} from './console/console-rig.ts';

const MERGED: RunEventBody = {
  type: 'coverage-merged',
  files: ['coverage/lcov.info', 'coverage/html/index.html'],
  tracefiles: 6,
  sources: 2,
  lines: {found: 2000, hit: 1999},
  functions: {found: 3, hit: 3},
  branches: {found: 0, hit: 0},
};

const ENDED: RunEventBody = {
  type: 'run-ended',
  exitCode: 0,
  durationMs: 1,
  counts: {passed: 1, failed: 0, flaky: 0, skipped: 0, error: 0, interrupted: 0},
};

describe('coverage of a run', () => {
  it('D7 is in the journal and in the JSON report, as their schemas say', () => {
    using folder = new TempFolder();
    const events = stamp([...runEvents({cases: [passingCase('boot')]}), MERGED]);
    const last = events.at(-1);
    expectValid(strictly('journal-event'), last);
    using reader = foldJournal(folder.write('journal.jsonl', journalText(events)));
    const report = JSON.parse(render(reader, {format: 'json'}));
    expectValid(strictly('report'), report);
    const {type: _, ...coverage} = MERGED;
    expect(report.coverage).toEqual(coverage);
    using without = foldJournal(folder.write('other.jsonl', journalText(events.slice(0, -1))));
    expect(JSON.parse(render(without, {format: 'json'}))).not.toHaveProperty('coverage');
  });

  it('D7 is a line of the console, which rounds nothing up to all', () => {
    const rig = new ConsoleRig().emit(started(1), MERGED, ENDED);
    expect(rig.close()).toContain('coverage: lines 99.9 %, functions 100.0 %\n');
  });
});
