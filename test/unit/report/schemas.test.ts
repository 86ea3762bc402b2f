import {readFileSync} from 'node:fs';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {
  anyRun,
  type CasePart,
  runEvents,
  stamp,
  TempFolder,
  variedRun,
} from '../../rig/journal-fixtures.ts';
import {render} from '../../rig/render-report.ts';
import {expectValid, strictly} from '../../rig/strict-schema.ts';

describe('journal-event.schema.json', () => {
  const validate = strictly('journal-event');

  it('describes every event of a run with a case of every kind', () => {
    for (const event of stamp(runEvents({...variedRun(), stopping: 'fail-fast'}))) {
      expectValid(validate, event);
    }
    const more = [
      {type: 'step-slow', case: 'a@here', attempt: 1, step: '1', durationMs: 60_000},
      {type: 'warning-raised', code: 'x/y', message: 'odd'},
    ] as const;
    for (const event of stamp(more)) expectValid(validate, event);
  });

  it('refuses what is not an event', () => {
    for (const value of [{}, [], 1, {type: 'run-ended'}, {seq: 1, at: 1, type: 'nothing'}]) {
      expect(validate(value)).toBe(false);
    }
  });

  it('has a description for every field', () => {
    const schema = JSON.parse(readFileSync('schema/journal-event.schema.json', 'utf8'));
    expect(undescribed(schema.definitions)).toEqual([]);
  });
});

describe('report.schema.json', () => {
  const validate = strictly('report');

  it('Y10 describes the JSON report, which has the environments, suites and metrics', () => {
    using folder = new TempFolder();
    const limit = {max: 50, regression: 0.1, better: 'lower'} as const;
    const scenarios = [{scenario: 'ok', description: 'It starts', metrics: {switch_ms: limit}}];
    using reader = folder.fold({...variedRun(), scenarios});
    const report = JSON.parse(render(reader, {format: 'json'}));
    expectValid(validate, report);
    expect(report).toMatchObject({version: '0.1.0', runId: '20261121-120000-4f2a', exitCode: 1});
    expect(report.environments.here).toEqual({
      configuration: {type: 'local', instances: 2},
      instances: [
        {
          instance: 'here#1',
          facts: {os: 'Linux', kernel: '6.1.0', arch: 'x86_64', cpus: 4, memoryMiB: 512},
        },
      ],
    });
    expect(report.suites).toContainEqual({
      scenario: 'needy',
      environment: 'here',
      total: 1,
      passed: 0,
      failed: 0,
      flaky: 0,
      skipped: 1,
      error: 0,
      interrupted: 0,
      durationMs: 0,
      reason: 'needs bad@board',
      reasons: [{verdict: 'skipped', reason: 'needs bad@board', case: 'needy@here', cases: 1}],
    });
    const metric = {name: 'switch_ms', unit: 'ms', count: 1, min: 41.5, mean: 41.5, max: 41.5};
    expect(report.performance[0]).toMatchObject({...metric, baseline: 40});
    expect(report.performance[0].limit).toEqual(limit);
    expect(report.scenarios).toEqual(scenarios);
    const [attempt] = report.cases[0].attempts;
    const startedAt = expect.stringMatching(/^2026-11-21T12:00:/u);
    expect(attempt).toMatchObject({startedAt, instance: 'here#1', waitedFor: 'limit total'});
    expect(attempt.steps[0]).toMatchObject({startedAt});
  });

  it('Y10 says of each suite why cases did not pass: the first few different reasons', () => {
    using folder = new TempFolder();
    const failing = (number: number, reason: string): CasePart => ({
      record: {id: `much@here:n=${number}`, scenario: 'much', environment: 'here'},
      attempts: [{verdict: 'failed', durationMs: 1, reason, steps: []}],
    });
    using reader = folder.fold({
      exitCode: 1,
      cases: [
        failing(1, 'too slow'),
        failing(2, 'x'.repeat(5000)),
        failing(3, 'too slow'),
        {...failing(4, ''), attempts: [], skip: 'requires', reason: 'no criu'},
        ...Array.from({length: 20}, (_, i) => failing(5 + i, `reason ${i}`)),
      ],
    });
    const report = JSON.parse(render(reader, {format: 'json'}));
    expectValid(validate, report);
    const [{reason, reasons}] = report.suites;
    expect(reason).toBe('too slow');
    expect(reasons.map((each: {verdict: string}) => each.verdict)).toEqual([
      'failed',
      'failed',
      'skipped',
      'failed',
      'failed',
      'failed',
    ]);
    expect(reasons[0]).toEqual({verdict: 'failed', reason, case: 'much@here:n=1', cases: 2});
    expect(reasons[1].reason).toMatch(/^x{500}\n… 4000 bytes left out …\nx{500}$/u);
    expect(reasons[2]).toMatchObject({reason: 'no criu', cases: 1});
  });

  it('says of each fault whether trying again may help', () => {
    using folder = new TempFolder();
    using reader = folder.fold(variedRun());
    const report = JSON.parse(render(reader, {format: 'json'}));
    const infra = report.cases.find((item: {id: string}) => item.id === 'infra@board');
    expect(infra.fault).toMatchObject({code: 'ssh/connection-lost', retryable: true});
  });

  it('describes the JSON report of any run', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        using folder = new TempFolder();
        using reader = folder.fold(run);
        expectValid(validate, JSON.parse(render(reader, {format: 'json'})));
      }),
      {numRuns: 200},
    );
  });

  it('has a description for every field', () => {
    const schema = JSON.parse(readFileSync('schema/report.schema.json', 'utf8'));
    expect(undescribed(schema)).toEqual([]);
  });
});

/** Fields without a description of their own or of what they refer to. */
function undescribed(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const problems: string[] = [];
  for (const [key, child] of Object.entries(value)) {
    const here = `${path}/${key}`;
    const isField = path.endsWith('/properties') && typeof child === 'object' && child !== null;
    if (isField && !('description' in child) && !('$ref' in child)) problems.push(here);
    problems.push(...undescribed(child, here));
  }
  return problems;
}
