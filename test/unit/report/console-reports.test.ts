import {describe, expect, it} from 'vitest';
import type {RunEventBody} from '../../../src/journal/event.ts';
import {foldJournal} from '../../../src/journal/fold-journal.ts';
import type {RunReader} from '../../../src/journal/run-result.ts';
import {
  journalText,
  passingCase,
  runEvents,
  stamp,
  TempFolder,
} from '../../rig/journal-fixtures.ts';
import {elements, parseXml, render} from '../../rig/render-report.ts';
import {expectValid, strictly} from '../../rig/strict-schema.ts';

const PLACE = {environment: 'vm', instance: 'vm#1'} as const;
const TITLE = 'KASAN: use-after-free in frob';
const KASAN = {
  type: 'console-reported',
  ...PLACE,
  case: 'bad@vm',
  attempt: 1,
  title: TITLE,
  class: 'KASAN-USE-AFTER-FREE-READ',
  severity: 'error',
  text: `[    1.5] BUG: ${TITLE}\n[    1.6] Call Trace:\n`,
} as const;
const WARNING = {
  type: 'console-reported',
  ...PLACE,
  title: 'WARNING in boot',
  class: 'WARNING',
  severity: 'warning',
  corrupted: 'lines were dropped',
  text: 'WARNING: CPU: 0',
} as const;

/** A case that the console failed, and what happened around it. */
function events(): RunEventBody[] {
  const ids = {case: 'bad@vm', attempt: 1} as const;
  const cleanup = (cpuSeconds: number, residentMiB: number): RunEventBody => ({
    type: 'stage-ended',
    stage: 'cleanup',
    ...PLACE,
    attempt: 1,
    ok: true,
    durationMs: 5,
    facts: {cpuSeconds, residentMiB, privateMiB: 30, diskWrittenMiB: 1},
  });
  const failures = [
    {check: 'console', message: TITLE, expected: 'no console report', actual: KASAN.text},
  ];
  const stdout = {text: KASAN.text, omittedBytes: 0};
  const own: RunEventBody[] = [
    WARNING,
    WARNING,
    {type: 'case-started', ...ids, instance: 'vm#1'},
    {type: 'step-started', ...ids, step: '1', name: 'frob'},
    KASAN,
    {
      type: 'step-ended',
      ...ids,
      step: '1',
      name: 'frob',
      verdict: 'failed',
      durationMs: 3,
      exitCode: 1,
      failures: [{check: 'exit-code', message: 'expected exit code 0, found 1'}],
    },
    {type: 'step-started', ...ids, step: 'console', name: 'console'},
    {
      type: 'step-ended',
      ...ids,
      step: 'console',
      name: 'console',
      verdict: 'failed',
      durationMs: 0,
      reason: TITLE,
      failures,
      stdout,
    },
    {...KASAN, count: 3},
    {
      type: 'case-ended',
      ...ids,
      final: true,
      verdict: 'failed',
      durationMs: 9,
      reason: TITLE,
      log: 'logs/bad@vm.1.log',
      consoleLog: 'logs/bad@vm.1.console.log',
    },
    cleanup(1.5, 64),
    cleanup(2.25, 70),
  ];
  const all = [...runEvents({exitCode: 1, cases: [passingCase('good', 'vm')]})];
  all.splice(all.length - 1, 0, ...own);
  return all;
}

function read<T>(use: (reader: RunReader) => T): T {
  using folder = new TempFolder();
  using reader = foldJournal(folder.write('journal.jsonl', journalText(stamp(events()))));
  return use(reader);
}

describe('what a console said', () => {
  it('is folded to one report an attempt with how often it came, its text left in the journal', () => {
    read((reader) => {
      const {consoleReports} = reader.result;
      expect(consoleReports.map(({title, count}) => [title, count])).toEqual([
        ['WARNING in boot', 2],
        [TITLE, 3],
      ]);
      expect(consoleReports.map((report) => reader.readConsoleText(report))).toEqual([
        WARNING.text,
        KASAN.text,
      ]);
    });
  });

  it('is described by the schemas of the journal and of the JSON report', () => {
    const event = strictly('journal-event');
    for (const each of stamp(events())) expectValid(event, each);
    read((reader) => {
      const report = JSON.parse(render(reader, {format: 'json'}));
      expectValid(strictly('report'), report);
      expect(report.consoleReports).toMatchObject([
        {title: 'WARNING in boot', corrupted: 'lines were dropped', text: WARNING.text},
        {case: 'bad@vm', attempt: 1, title: TITLE, severity: 'error', text: KASAN.text, count: 3},
      ]);
      const bad = report.cases.find((item: {id: string}) => item.id === 'bad@vm');
      expect(bad.attempts[0].consoleLog).toBe('logs/bad@vm.1.console.log');
    });
  });

  it('is the message and the type of a JUnit failure, whatever else failed, with the report', () => {
    for (const dialect of ['jenkins', 'surefire', 'rich'] as const) {
      const xml = read((reader) => render(reader, {format: 'junit', dialect}));
      const [failure] = elements(parseXml(xml), 'failure');
      expect(failure?.attributes).toMatchObject({message: TITLE, type: 'console'});
      expect(failure?.text).toContain('Call Trace:');
    }
  });

  it('stands in Markdown with the case, and in a table of its own where there was none', () => {
    const page = read((reader) => render(reader, {format: 'markdown'}));
    expect(page).toContain('### Console reports outside of cases (1)');
    expect(page).toContain('| vm&#35;1 | warning | WARNING in boot | 2 |');
    expect(page).toContain('Call Trace:');
  });
});

describe('what machines have used', () => {
  it('E13 stands in the JSON report, JUnit and Markdown, by environment', () => {
    read((reader) => {
      const report = JSON.parse(render(reader, {format: 'json'}));
      expect(report.environments.vm.resources).toEqual({
        machines: 2,
        cpuSeconds: 3.75,
        residentMiBMax: 70,
        privateMiBMax: 30,
        diskWrittenMiB: 2,
      });
      expect(render(reader, {format: 'junit'})).toContain(
        '<property name="environment.vm.resources.cpuSeconds" value="3.75"/>',
      );
      expect(render(reader, {format: 'markdown'})).toContain('| vm | 2 | 3.75 s | 70 MiB |');
    });
  });
});
