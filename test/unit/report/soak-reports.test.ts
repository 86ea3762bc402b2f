import {describe, expect, it} from 'vitest';
import type {RunEventBody} from '../../../src/journal/event.ts';
import type {RunReader} from '../../../src/journal/run-result.ts';
import type {SoakDrift, SoakJudged} from '../../../src/journal/soak-event.ts';
import {JUNIT_DIALECTS} from '../../../src/report/report-format.ts';
import {growthText, quantityText, seriesTitle} from '../../../src/report/soak-text.ts';
import {TempFolder} from '../../rig/journal-fixtures.ts';
import {elements, parseXml, render} from '../../rig/render-report.ts';
import {expectValid, strictly} from '../../rig/strict-schema.ts';

const HOUR_MS = 3_600_000;
const MIB = 2 ** 20;
const NONE = {passed: 0, failed: 0, flaky: 0, skipped: 0, error: 0, interrupted: 0};
const COUNTS = {...NONE, passed: 1997, failed: 2, error: 1};

const LEAK: SoakDrift = {
  series: 'server/resident-bytes',
  unit: 'bytes',
  samples: 300,
  first: 120 * MIB,
  last: 165 * MIB,
  slopePerHour: 1.9 * MIB,
  lowPerHour: 1.7 * MIB,
  highPerHour: 2.2 * MIB,
  growth: 0.38,
  limit: 'memory-growth 5%',
  verdict: 'over-limit',
};
const FLAT: SoakDrift = {
  ...LEAK,
  series: 'proctor/fds',
  unit: 'count',
  first: 31,
  last: 31,
  slopePerHour: 0,
  lowPerHour: 0,
  highPerHour: 0,
  growth: 0,
  limit: 'fd-growth 5%',
  verdict: 'flat',
};
const {limit: _, ...unlimited} = FLAT;
const LOAD: SoakDrift = {...unlimited, series: 'machine/load', verdict: 'unclear', first: 0.5};

const JUDGED: SoakJudged = {
  type: 'soak-judged',
  final: true,
  verdict: 'unstable',
  reasons: ['server resident memory grows by 1.9 MiB an hour', '::error::<b>of a guest</b>'],
  elapsedMs: 24 * HOUR_MS,
  iterations: 1000,
  restarts: 1,
  counts: COUNTS,
  drifts: [FLAT, LEAK, LOAD],
  cases: [
    {case: 'boot@vm', counts: {...NONE, passed: 1000}, medianMs: 1500, p95Ms: 1600, maxMs: 9000},
    {
      case: 'ping@vm',
      counts: {...NONE, passed: 997, failed: 2, error: 1},
      medianMs: 20,
      p95Ms: 30,
      maxMs: 40,
    },
  ],
};

const SOAK: readonly RunEventBody[] = [
  {type: 'soak-started', durationMs: 24 * HOUR_MS, reportIntervalMs: HOUR_MS},
  {
    type: 'soak-sampled',
    elapsedMs: HOUR_MS,
    iterations: 40,
    counts: {...NONE, passed: 80},
    restarts: 0,
    values: {'proctor/fds': 31, 'server/resident-bytes': 120 * MIB},
  },
  {
    type: 'soak-case-failed',
    iteration: 17,
    elapsedMs: HOUR_MS / 2,
    case: 'ping@vm',
    instance: 'vm#1',
    verdict: 'failed',
    durationMs: 22,
    reason: 'lost 3 of 5 packets',
    kept: 'failures/17',
  },
  {
    type: 'soak-case-failed',
    iteration: 20,
    elapsedMs: HOUR_MS,
    case: 'ping@vm',
    verdict: 'error',
    durationMs: 22,
    fault: {code: 'vm/exited', message: 'it is gone'},
  },
  {
    type: 'soak-restarted',
    iteration: 20,
    elapsedMs: HOUR_MS,
    instance: 'vm#1',
    reason: 'it is gone',
  },
];

function soakOf(folder: TempFolder, judged: SoakJudged | 'not yet' = JUDGED): RunReader {
  const record = (scenario: string) => ({
    id: `${scenario}@vm`,
    scenario,
    environment: 'vm',
    matrix: {},
    tags: [],
  });
  return folder.fold({
    cases: [],
    around: [
      {type: 'cases-planned', cases: [record('boot'), record('ping')]} as RunEventBody,
      ...SOAK,
      ...(judged === 'not yet' ? [] : [judged]),
    ],
    exitCode: 1,
  });
}

describe('reports of a soak', () => {
  it('Y8 take the worst of all iterations for a case, and say how often it did not pass', () => {
    using folder = new TempFolder();
    using reader = soakOf(folder);
    const {cases, counts} = reader.result;
    expect(
      cases.map(({id, verdict, reason, durationMs}) => [id, verdict, reason, durationMs]),
    ).toEqual([
      ['boot@vm', 'passed', undefined, 1500],
      [
        'ping@vm',
        'failed',
        'did not pass 3 of 1000 times, first in iteration 17: lost 3 of 5 packets',
        20,
      ],
    ]);
    expect(counts).toEqual({...NONE, passed: 1, failed: 1});
  });

  it('Y8 have all of it in JSON, as the schema says', () => {
    using folder = new TempFolder();
    using reader = soakOf(folder);
    const report = JSON.parse(render(reader, {format: 'json'}));
    expectValid(strictly('report'), report);
    expect(report.soak.judged).toMatchObject({verdict: 'unstable', iterations: 1000});
    expect(report.soak.samples[0].values['proctor/fds']).toBe(31);
    expect(report.soak.failures.map((each: {iteration: number}) => each.iteration)).toEqual([
      17, 20,
    ]);
    expect(report.soak.failures[1].fault.retryable).toBeTypeOf('boolean');
    expect(report.soak.restarts).toHaveLength(1);
  });

  it.each(JUNIT_DIALECTS)(
    'Y8 have tests for the verdict and for each limit in JUnit, %s',
    (dialect) => {
      using folder = new TempFolder();
      using reader = soakOf(folder);
      const xml = render(reader, {format: 'junit', dialect});
      const document = parseXml(xml);
      const tests = elements(document, 'testcase').filter(({attributes}) =>
        attributes['classname']?.endsWith('.soak'),
      );
      expect(
        tests.map(({attributes, children}) => [
          attributes['name'],
          ...children.map((child) => `${child.name} ${child.attributes['message'] ?? ''}`.trim()),
        ]),
      ).toEqual([
        ['verdict', 'failure unstable: server resident memory grows by 1.9 MiB an hour'],
        [
          'server resident memory: memory-growth 5%',
          'failure server resident memory grows by 1.9 MiB an hour (by 1.7 to 2.2 MiB), +38 % in all, limit memory-growth 5%',
        ],
        ['proctor open files: fd-growth 5%', 'system-out'],
      ]);
      const [root] = elements(document, dialect === 'surefire' ? 'testsuite' : 'testsuites');
      expect(root?.attributes).toMatchObject({tests: '5', failures: '3'});
      expect(xml).not.toContain('::error');
    },
  );

  it('Y8 call what cannot be told skipped in JUnit', () => {
    using folder = new TempFolder();
    const drifts = [{...LEAK, verdict: 'unclear' as const}];
    using reader = soakOf(folder, {...JUDGED, verdict: 'inconclusive', drifts});
    const tests = elements(parseXml(render(reader, {format: 'junit'})), 'testcase');
    const soak = tests.filter(({attributes}) => attributes['classname']?.endsWith('.soak'));
    expect(soak.map(({children}) => children.map(({name}) => name))).toEqual([
      ['skipped', 'system-out'],
      ['skipped', 'system-out'],
    ]);
  });

  it('Y8 begin the summary of a job with the verdict and its reasons', () => {
    using folder = new TempFolder();
    using reader = soakOf(folder);
    const text = render(reader, {format: 'markdown'});
    expect(text.slice(0, text.indexOf('### Failures ('))).toMatchInlineSnapshot(`
      "## init-system: unstable after 1000 iterations in 24h00m, 3 failures, 1 restart

      | cases | passed | failed | flaky | skipped | error | interrupted | time |
      | --: | --: | --: | --: | --: | --: | --: | --: |
      | 2 | 1 | 1 | 0 | 0 | 0 | 0 | 4.3s |

      ### Soak: unstable after 1000 iterations in 24h00m, 3 failures, 1 restart

      - server resident memory grows by 1.9 MiB an hour
      - &#58;&#58;error&#58;&#58;&#60;b&#62;of a guest&#60;/b&#62;

      ### Drift (3)

      | series | verdict | at first | at last | growth | slope | limit |
      | --- | --- | --- | --- | --- | --- | --- |
      | server resident memory | over-limit | 120 MiB | 165 MiB | +38 % | 1.9 MiB an hour (by 1.7 to 2.2 MiB) | memory-growth 5% |
      | proctor open files | flat | 31 | 31 | 0 % | 0 an hour (by 0 to 0) | fd-growth 5% |
      | machine load | unclear | 0.5 | 31 | 0 % | 0 an hour (by 0 to 0) |  |

      ### Cases over all iterations (2)

      | case | passed | failed | error | median | 95 % |
      | --- | --- | --- | --- | --- | --- |
      | boot&#64;vm | 1000 | 0 | 0 | 1.5s | 1.6s |
      | ping&#64;vm | 997 | 2 | 1 | 20ms | 30ms |

      ### Failures in iterations (2)

      | iteration | after | case | instance | why | kept in |
      | --- | --- | --- | --- | --- | --- |
      | 17 | 30m00s | ping&#64;vm | vm&#35;1 | lost 3 of 5 packets | failures/17 |
      | 20 | 1h00m | ping&#64;vm |  | it is gone |  |

      ### Instances that were replaced (1)

      | iteration | after | instance | why |
      | --- | --- | --- | --- |
      | 20 | 1h00m | vm&#35;1 | it is gone |

      "
    `);
  });

  it('are those of any run where it was not judged yet', () => {
    using folder = new TempFolder();
    using reader = soakOf(folder, 'not yet');
    expectValid(strictly('report'), JSON.parse(render(reader, {format: 'json'})));
    expect(render(reader, {format: 'junit'})).not.toContain('.soak');
  });
});

describe('words of soaks', () => {
  it.each([
    ['server/resident-bytes', 'server resident memory'],
    ['vm#1/fds', 'vm#1 open files'],
    ['server@vm#2/cpu-percent', 'server@vm#2 CPU'],
    ['case boot@vm[a=b/ms]/ms', 'time of case boot@vm[a=b/ms]'],
    ['case boot@vm/metric a/b', 'a/b of case boot@vm'],
    ['iteration/ms', 'iteration time'],
    ['odd', 'odd'],
    ['x/__proto__', 'x __proto__'],
  ])('%s is called %s', (name, title) => {
    expect(seriesTitle(name)).toBe(title);
  });

  it.each([
    [1.9 * MIB, 'bytes', '1.9 MiB'],
    [-3, 'bytes', '-3 B'],
    [12.345, 'ms', '12.3 ms'],
    [-90_000, 'ms', '-1m30s'],
    [0.000123456, 'count', '0.000123'],
    [1234.5, '%', '1235 %'],
  ])('%d %s is shown as %s', (value, unit, text) => {
    expect(quantityText(value, unit)).toBe(text);
  });

  it('shows growth with its sign', () => {
    expect([0.38, -0.004, 0.0001, 12.34].map(growthText)).toEqual([
      '+38 %',
      '-0.4 %',
      '0 %',
      '+1200 %',
    ]);
  });
});
