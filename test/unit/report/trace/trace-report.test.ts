import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {gunzipSync} from 'node:zlib';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {RunReader} from '../../../../src/journal/run-result.ts';
import {nestedLanes, type Span} from '../../../../src/report/trace/trace-lanes.ts';
import {writeReportFile} from '../../../../src/report/write-report.ts';
import {fullRunEvents, soakEvents} from '../../../rig/full-run.ts';
import {anyRun, passingCase, TempFolder} from '../../../rig/journal-fixtures.ts';
import {render} from '../../../rig/render-report.ts';

interface TraceEvent {
  readonly ph: string;
  readonly name: string;
  readonly cat?: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts?: number;
  readonly dur?: number;
  readonly id?: number;
  readonly args?: Readonly<Record<string, unknown>>;
}

function traceOf(reader: RunReader): readonly TraceEvent[] {
  const trace = JSON.parse(render(reader, {format: 'trace'})) as {traceEvents: TraceEvent[]};
  return trace.traceEvents;
}

/** Pairs of spans of one thread of which neither is apart from the other, nor inside of it. */
function crossing(events: readonly TraceEvent[]): readonly string[] {
  const problems: string[] = [];
  const threads = Map.groupBy(
    events.filter(({ph}) => ph === 'X'),
    ({pid, tid}) => `${pid} ${tid}`,
  );
  for (const spans of threads.values()) {
    const open: TraceEvent[] = [];
    const endOf = ({ts = 0, dur = 0}: TraceEvent): number => ts + dur;
    for (const span of spans.toSorted((a, b) => (a.ts ?? 0) - (b.ts ?? 0) || endOf(b) - endOf(a))) {
      while (open.length > 0 && endOf(open.at(-1) as TraceEvent) <= (span.ts ?? 0)) open.pop();
      const inner = open.at(-1);
      if (inner !== undefined && endOf(span) > endOf(inner)) {
        problems.push(`${span.name} crosses ${inner.name}`);
      }
      open.push(span);
    }
  }
  return problems;
}

function isWhole(value: number | undefined): boolean {
  return value !== undefined && Number.isInteger(value) && value >= 0;
}

describe('a trace', () => {
  it('has environments as processes, instances as threads, and on them what took time', () => {
    using folder = new TempFolder();
    using reader = folder.foldEvents(fullRunEvents());
    const events = traceOf(reader);
    const named = (kind: string) =>
      events.flatMap(({name, args, pid, tid}) =>
        name === kind ? [`${pid} ${tid} ${args?.['name']}`] : [],
      );
    expect(named('process_name')).toEqual([
      '1 0 run 20261121-120000-4f2a',
      '2 0 here',
      '3 0 board',
    ]);
    expect(named('thread_name')).toContain('3 1 board#1');
    const spans = events.filter(({ph}) => ph === 'X');
    const attempts = reader.result.cases.flatMap((item) => item.attempts);
    expect(spans.filter(({cat}) => cat === 'case')).toHaveLength(attempts.length);
    const provision = spans.find(({name}) => name === 'provision');
    expect(provision).toMatchObject({cat: 'stage', dur: 9000, args: {help: 'look at the cable'}});
    expect(spans.some(({name}) => name === 'waits for limit board')).toBe(true);
    expect(spans.some(({name}) => name === 'deployment board#1/1')).toBe(true);
    const marks = events.flatMap(({ph, name}) => (ph === 'i' ? [name] : []));
    expect(marks).toContain('failed: bad@board');
    expect(marks).toContain('fatal: KASAN: use-after-free');
    expect(marks).toContain('not ready: port 80');
  });

  it('has arrows from what was needed to what needed it', () => {
    using folder = new TempFolder();
    using reader = folder.fold({
      cases: [passingCase('a'), passingCase('b')],
      scenarios: [{scenario: 'a'}, {scenario: 'b', needs: ['a']}],
    });
    const events = traceOf(reader);
    const [start, finish] = events.filter(({cat}) => cat === 'needs');
    const spanOf = (id: string) => events.find(({cat, name}) => cat === 'case' && name === id);
    const [from, to] = [spanOf('a@here'), spanOf('b@here')];
    expect(start).toMatchObject({ph: 's', tid: from?.tid, id: finish?.id});
    expect(finish).toMatchObject({ph: 'f', tid: to?.tid, ts: to?.ts});
    expect(start?.ts).toBeLessThanOrEqual((from?.ts ?? 0) + (from?.dur ?? 0));
  });

  it('has the series of a soak as counters', () => {
    using folder = new TempFolder();
    using reader = folder.foldEvents(soakEvents(5));
    const counters = traceOf(reader).filter(({ph, name}) => ph === 'C' && name === 'vm#1/fds');
    expect(counters.map(({ts, args}) => [ts, args?.['value']])).toEqual([
      [1_000_000, 1],
      [2_000_000, 2],
      [3_000_000, 3],
      [4_000_000, 4],
    ]);
  });

  it('of any run has only spans that nest, in whole microseconds', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        using folder = new TempFolder();
        using reader = folder.fold(run);
        const events = traceOf(reader);
        expect(crossing(events)).toEqual([]);
        for (const event of events.filter(({ph}) => ph === 'X')) {
          expect([event.ts, event.dur].every(isWhole), event.name).toBe(true);
        }
        const shown = events.filter(({cat}) => cat === 'case').length;
        expect(shown).toBe(run.cases.reduce((sum, {attempts}) => sum + attempts.length, 0));
      }),
      {numRuns: 100},
    );
  });

  it('is compressed where its name says so', () => {
    using folder = new TempFolder();
    using reader = folder.foldEvents(fullRunEvents());
    const path = join(folder.path, 'run.json.gz');
    expect(writeReportFile(path, reader, {format: 'trace'})).toEqual([path]);
    expect(gunzipSync(readFileSync(path)).toString()).toBe(render(reader, {format: 'trace'}));
  });
});

describe('lanes', () => {
  const span = (start: number, length: number, kind: Span['kind'] = 'stage'): Span => ({
    ...{start, end: start + length, name: `${start}`, kind, args: {}},
  });

  it('hold what nests, and move ends by no more than what clocks differ in, at either side', () => {
    const anySpan = fc
      .tuple(fc.nat(60), fc.nat(30), fc.constantFrom('stage' as const, 'case' as const))
      .map(([start, length, kind]) => span(start * 1000, length * 1000, kind));
    fc.assert(
      fc.property(fc.array(anySpan, {maxLength: 12}), (spans) => {
        const before = new Map(spans.map((each) => [each, each.end]));
        const lanes = nestedLanes(spans);
        expect(new Set(lanes.flat())).toEqual(new Set(spans));
        for (const [each, end] of before) {
          expect(each.end).toBeLessThanOrEqual(end);
          expect(each.end).toBeGreaterThanOrEqual(Math.max(each.start, end - 4000));
        }
        const events = lanes.flatMap((lane, tid) =>
          lane.map(({start, end, name}) => ({
            ...{ph: 'X', name, pid: 1, tid, ts: start, dur: end - start},
          })),
        );
        expect(crossing(events)).toEqual([]);
      }),
      {numRuns: 1000},
    );
  });

  it('are one, where things followed each other', () => {
    const spans = [span(0, 10_900), span(10_000, 5000), span(15_000, 9000, 'case')];
    expect(nestedLanes(spans)).toHaveLength(1);
    expect(spans[0]?.end).toBe(10_000);
  });

  it('show what was waited for while there was nothing else', () => {
    const waiting: Span = {...span(50_000, 100, 'case'), wait: {length: 45_000, why: 'a board'}};
    const [lane] = nestedLanes([span(0, 10_000), waiting]);
    expect(lane?.map(({start, end, name}) => [start, end, name])).toEqual([
      [0, 10_000, '0'],
      [10_000, 50_000, 'waits for a board'],
      [50_000, 50_100, '50000'],
    ]);
  });
});
