import {describe, expect, it} from 'vitest';
import type {RunEvent, RunEventBody} from '../../../src/journal/event.ts';
import {foldJournal} from '../../../src/journal/fold-journal.ts';
import {isOver, readPastRun} from '../../../src/journal/past-run.ts';
import {progressOf} from '../../../src/run/past-progress.ts';
import {runResumed} from '../../../src/run/run-started.ts';
import {
  journalText,
  passingCase,
  runEvents,
  START_MS,
  stamp,
  TempFolder,
  variedRun,
} from '../../rig/journal-fixtures.ts';

const HOUR_MS = 3_600_000;
const COUNTS = {passed: 2, failed: 0, flaky: 0, skipped: 0, error: 0, interrupted: 0};

/** The first `count` events of a run of two cases, and what another process did an hour later. */
function resumed(count: number, more: readonly RunEventBody[]): RunEvent[] {
  const events = stamp(runEvents({cases: [passingCase('a'), passingCase('b')], exitCode: 0}));
  const first = events.slice(0, count);
  return [
    ...first,
    ...stamp(more, START_MS + HOUR_MS).map((event) => ({...event, seq: event.seq + count})),
  ];
}

const indexOf = (wanted: (event: RunEvent) => boolean): number =>
  stamp(runEvents({cases: [passingCase('a'), passingCase('b')]})).findIndex(wanted);
const inB = indexOf((event) => event.type === 'step-started' && event.case === 'b@here') + 1;

const B = {case: 'b@here', attempt: 2} as const;
const REST: readonly RunEventBody[] = [
  runResumed(1),
  {type: 'case-started', ...B, instance: 'here#1'},
  {type: 'case-ended', ...B, final: true, verdict: 'passed', durationMs: 5},
];

describe('a run that was gone on with', () => {
  it('folds to one run: attempts that were cut off stay, and decide on nothing', () => {
    using folder = new TempFolder();
    const path = folder.write('j', journalText(resumed(inB, REST)));
    using reader = foldJournal(path);
    const {cases, counts, resumptions, warnings} = reader.result;
    expect(counts).toEqual(COUNTS);
    expect(cases[1]?.attempts).toMatchObject([
      {attempt: 1, verdict: 'interrupted', reason: 'its run died while it ran'},
      {attempt: 2, verdict: 'passed'},
    ]);
    expect(cases[1]?.attempts[0]?.steps).toMatchObject([{verdict: 'interrupted'}]);
    expect(resumptions).toMatchObject([{kept: 1}]);
    expect(warnings).toEqual([]);
  });

  it('took as long as its parts, without the time between them', () => {
    using folder = new TempFolder();
    const path = folder.write('j', journalText(resumed(inB, REST)));
    using reader = foldJournal(path);
    // Events are 10 ms apart.
    expect(reader.result.durationMs).toBe((inB - 1) * 10 + (REST.length - 1) * 10);
  });

  it('does not become longer by what was undone of it days later', () => {
    using folder = new TempFolder();
    const reaped = {type: 'run-reaped', by: 'clean', undone: 1, left: []} as const;
    const path = folder.write('j', journalText(resumed(inB, [reaped])));
    using reader = foldJournal(path);
    expect(reader.result.durationMs).toBe((inB - 1) * 10);
    expect(reader.result.complete).toBe(false);
  });

  it('names the stage that was cut off, and forgets why the part before was stopped', () => {
    using folder = new TempFolder();
    const inStage = indexOf((event) => event.type === 'stage-started') + 1;
    const stopping = {type: 'run-stopping', reason: 'terminated', message: 'x'} as const;
    const path = folder.write('j', journalText(resumed(inStage, [stopping, ...REST])));
    using reader = foldJournal(path);
    expect(reader.result.stages).toMatchObject([{ok: false, fault: {code: 'journal/cut-off'}}]);
    expect(reader.result.stopping).toBe(undefined);
    expect(reader.result.exitCode).toBe(3);
  });

  it('keeps the ending of an attempt whose retry was called off', () => {
    using folder = new TempFolder();
    const ended = {type: 'case-ended', case: 'b@here', attempt: 1, durationMs: 7} as const;
    const events: RunEventBody[] = [
      {type: 'case-started', case: 'b@here', attempt: 1, instance: 'here#1'},
      {...ended, final: false, verdict: 'failed', retryInMs: 9},
      {...ended, durationMs: 0, final: true, verdict: 'interrupted', reason: 'not started: x'},
    ];
    using reader = folder.foldEvents(events);
    expect(reader.result.cases[0]).toMatchObject({
      verdict: 'interrupted',
      reason: 'not started: x',
      attempts: [{attempt: 1, verdict: 'failed', durationMs: 7}],
    });
  });
});

describe('readPastRun', () => {
  it('knows what is finished, and what was tried of the rest', () => {
    using folder = new TempFolder();
    const path = folder.write('j', journalText(resumed(inB, REST.slice(0, 2))));
    const past = readPastRun(path);
    expect(isOver(past)).toBe(false);
    expect(past.isPlanWhole).toBe(true);
    const {finished, attempts, resumptions} = progressOf(past);
    expect([...finished.keys()]).toEqual(['a@here']);
    expect([...attempts]).toEqual([
      ['b@here', {attempt: 2, testFailures: 0, infrastructureFaults: 0, durationMs: 0}],
    ]);
    expect(resumptions).toBe(1);
  });

  it('counts failures of cases that are not finished', () => {
    using folder = new TempFolder();
    const [flaky] = variedRun().cases.filter(({record}) => record.id === 'flaky@here');
    const events = stamp(runEvents({cases: flaky === undefined ? [] : [flaky]}));
    const last = events.findLastIndex((event) => event.type === 'case-started');
    const past = readPastRun(folder.write('j', journalText(events.slice(0, last))));
    expect(progressOf(past).attempts.get('flaky@here')).toMatchObject({
      attempt: 2,
      testFailures: 1,
      infrastructureFaults: 1,
    });
  });

  it('sees that a plan was not written down whole', () => {
    using folder = new TempFolder();
    const [first] = stamp(runEvents(variedRun()));
    const past = readPastRun(folder.write('j', journalText(first === undefined ? [] : [first])));
    expect(past.isPlanWhole).toBe(false);
    expect(readPastRun(folder.write('empty', '')).isPlanWhole).toBe(false);
  });

  it.each([
    ['whole', {exitCode: 0}, true],
    ['ended by its own limit', {exitCode: 1, stopping: 'fail-fast'}, true],
    ['interrupted', {exitCode: 130, stopping: 'interrupted'}, false],
  ] as const)('takes a run that is %s for what it is', (_, more, expected) => {
    using folder = new TempFolder();
    const never = {record: {id: 'n@here', scenario: 'n', environment: 'here'}, attempts: []};
    const cases = [passingCase('a'), ...('stopping' in more ? [never] : [])];
    const path = folder.write('j', journalText(stamp(runEvents({cases, ...more}))));
    expect(isOver(readPastRun(path))).toBe(expected);
  });
});
