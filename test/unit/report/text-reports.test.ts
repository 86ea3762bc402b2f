import fc from 'fast-check';
import {Parser} from 'tap-parser';
import {describe, expect, it} from 'vitest';
import type {RunEventBody} from '../../../src/journal/event.ts';
import {REPORT_FORMATS} from '../../../src/report/report-format.ts';
import {
  anyRun,
  type CasePart,
  passingCase,
  TempFolder,
  variedRun,
} from '../../rig/journal-fixtures.ts';
import {render} from '../../rig/render-report.ts';

it.each(REPORT_FORMATS)('shows CI services no command of a guest in %s', (format) => {
  const text = 'a ##[group]b ###[c]\n  ::error::d\n\u0085::error::e\n::f\r::g\n';
  const item = variedRun().cases.find(({record}) => record.id === 'bad@board') as CasePart;
  const attempts = item.attempts.map((attempt) => ({
    ...attempt,
    reason: text,
    doubts: [text],
    steps: attempt.steps.map((step) => ({
      ...step,
      name: text,
      stdout: {text, omittedBytes: 0},
      results: [{name: text, verdict: 'failed' as const, message: text, details: text}],
    })),
  }));
  using folder = new TempFolder();
  const place = {environment: 'board', instance: 'board#1'};
  const told = {instrumentation: text, tool: text, phase: 'lost'} as const;
  const around: RunEventBody[] = [
    {type: 'instrumentation-reported', ...place, ...told, facts: {[text]: text}},
    {
      type: 'instrumentation-reported',
      ...{...place, ...told, case: 'bad@board', attempt: 1, facts: {}, findings: [text]},
    },
    {
      type: 'readiness-checked',
      ...{...place, name: text, ok: false, evidence: text, help: text, durationMs: 1},
    },
    {
      type: 'deployment-ended',
      ...{deployment: 'board#1/1', status: 'failed', durationMs: 1, facts: {}},
      fault: {code: text, message: text, help: text},
    },
  ];
  using reader = folder.fold({cases: [{...item, attempts}], around});
  const report = render(reader, {format});
  expect(report).not.toContain('##[');
  expect(report).not.toMatch(/^[\s\u0085]*::/mu);
  expect(report).toContain('::');
});

describe('TAP', () => {
  it('is read by a TAP parser, each case with its verdict', () => {
    using folder = new TempFolder();
    using reader = folder.fold(variedRun());
    const tap = render(reader, {format: 'tap'});
    const results = parse(tap);
    expect(results.plan).toMatchObject({start: 1, end: 11});
    expect(results.points.map((point) => [point.name, point.ok, point.skip || point.todo])).toEqual(
      [
        ['ok@here', true, false],
        ['bad@board', false, false],
        ['bad-twice@board', false, false],
        ['flaky@here', true, false],
        ['infra@board', false, false],
        ['needy@here', true, 'needs bad@board'],
        ['known@here', false, 'expected failure: upstream bug 12'],
        [
          'shaky@here',
          false,
          'quarantined until 2027-01-01: races (failed: step 1 (check): exit code 1)',
        ],
        ['suite@here', false, false],
        ['cut@here', false, false],
        ['never@here', false, false],
      ],
    );
    expect(results.points[1]?.diag).toMatchObject({verdict: 'failed', log: 'logs/1.log'});
    expect(results.children[0]?.points.map((point) => point.ok)).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  it('has exactly its plan, whatever guests print', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        using folder = new TempFolder();
        using reader = folder.fold(run);
        const results = parse(render(reader, {format: 'tap'}));
        expect(results.points).toHaveLength(run.cases.length);
        expect(results.extra).toEqual([]);
        expect(results.bailedOut).toBe(false);
      }),
      {numRuns: 200},
    );
  });
});

describe('CTRF', () => {
  it('counts in its summary what it lists, with whole milliseconds', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        using folder = new TempFolder();
        using reader = folder.fold(run);
        const {results} = JSON.parse(render(reader, {format: 'ctrf'}));
        const statuses: string[] = results.tests.map((test: {status: string}) => test.status);
        for (const status of ['passed', 'failed', 'skipped', 'pending', 'other']) {
          expect(results.summary[status]).toBe(statuses.filter((s) => s === status).length);
        }
        expect(results.summary.tests).toBe(statuses.length);
        for (const test of results.tests) {
          expect(Number.isInteger(test.duration)).toBe(true);
          expect(test.name).not.toBe('');
        }
      }),
      {numRuns: 200},
    );
  });

  it('uses the fields that the format knows', () => {
    using folder = new TempFolder();
    using reader = folder.fold(variedRun());
    const report = JSON.parse(render(reader, {format: 'ctrf'}));
    expect(report).toMatchObject({reportFormat: 'CTRF', specVersion: '0.0.0'});
    expect(report.results.tool).toEqual({name: 'proctor', version: '0.1.0'});
    const find = (name: string) =>
      report.results.tests.find((test: {name: string}) => test.name === name);
    expect(find('flaky@here')).toMatchObject({
      status: 'passed',
      flaky: true,
      retries: 2,
      retryAttempts: [
        {attempt: 1, status: 'failed'},
        {attempt: 2, status: 'failed'},
      ],
    });
    expect(find('infra@board')).toMatchObject({status: 'failed', rawStatus: 'error'});
    expect(find('shaky@here')).toMatchObject({status: 'skipped', rawStatus: 'quarantined: failed'});
    expect(find('divides')).toMatchObject({suite: ['init-system', 'here', 'suite@here']});
  });
});

describe('Markdown', () => {
  const page = (cases: readonly CasePart[]) => {
    using folder = new TempFolder();
    using reader = folder.fold({cases, exitCode: 1});
    return render(reader, {format: 'markdown'});
  };

  it('says what failed first, then flaky, quarantined, skipped and slowest', () => {
    const text = page(variedRun().cases);
    expect(text.match(/^#+ .*$/gmu)).toEqual([
      '## init-system: 6 of 11 cases did not pass',
      '### Failures (6)',
      '### Flaky: failed first, then passed (1)',
      '### Quarantined failures, not counted (1)',
      '### Skipped (2)',
      '### Slowest (9)',
    ]);
  });

  it('says "passed" of a run in which all cases passed', () => {
    using folder = new TempFolder();
    using reader = folder.fold({cases: [passingCase('a')], exitCode: 0});
    expect(render(reader, {format: 'markdown'})).toContain('## init-system: passed\n');
  });

  it('stays below 1 MiB less 64 KiB, and is cut between rows', () => {
    const failing = variedRun().cases.find((item) => item.record.id === 'bad@board') as CasePart;
    const reason = 'why '.repeat(100);
    const cases = Array.from({length: 30_000}, (_, index): CasePart => {
      const {record} = passingCase(`case-${index}`);
      return index % 2 === 0
        ? {record, attempts: failing.attempts}
        : {record, attempts: [], skip: 'needs', reason: `${reason}${index}`};
    });
    const text = page(cases);
    expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024 - 64 * 1024);
    expect(text).toMatch(/… \d+ more are left out here\./u);
    expect(text).toContain('### Slowest');
    for (const line of text.split('\n')) {
      if (line.startsWith('|')) expect(line.endsWith('|')).toBe(true);
    }
  });

  it('lets no guest end its code block, add HTML or a command', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        using folder = new TempFolder();
        using reader = folder.fold(run);
        const text = render(reader, {format: 'markdown'});
        expect(text).not.toMatch(/^\s*::|##\[/mu);
        const outside = withoutBlocks(text);
        expect(outside.replaceAll(/<\/?(details|summary|sub)>/gu, '')).not.toMatch(/[<>]/u);
      }),
      {numRuns: 300},
    );
  });
});

/** Markdown without its fenced blocks, read as CommonMark reads them. */
function withoutBlocks(text: string): string {
  const outside: string[] = [];
  let fence: string | undefined;
  for (const line of text.split('\n')) {
    const ticks = /^ {0,3}(`{3,})(.*)$/u.exec(line);
    if (fence === undefined) {
      if (ticks?.[1] !== undefined && !ticks[2]?.includes('`')) fence = ticks[1];
      else outside.push(line);
    } else if (
      ticks?.[1] !== undefined &&
      ticks[1].length >= fence.length &&
      ticks[2]?.trim() === ''
    ) {
      fence = undefined;
    }
  }
  expect(fence).toBeUndefined();
  return outside.join('\n');
}

interface Point {
  readonly name: string;
  readonly ok: boolean;
  readonly skip: boolean | string;
  readonly todo: boolean | string;
  readonly diag: unknown;
}

interface Parsed {
  readonly points: Point[];
  readonly children: Parsed[];
  readonly extra: string[];
  plan: unknown;
  bailedOut: boolean;
}

function parse(tap: string): Parsed {
  const collect = (parser: Parser): Parsed => {
    const parsed: Parsed = {points: [], children: [], extra: [], plan: undefined, bailedOut: false};
    parser.on('assert', (point) => parsed.points.push(point as Point));
    parser.on('plan', (plan) => {
      parsed.plan = plan;
    });
    parser.on('extra', (line: string) => parsed.extra.push(line));
    parser.on('bailout', () => {
      parsed.bailedOut = true;
    });
    parser.on('child', (child) => parsed.children.push(collect(child as Parser)));
    return parsed;
  };
  const parser = new Parser({strict: false});
  const parsed = collect(parser);
  parser.end(tap);
  return parsed;
}
