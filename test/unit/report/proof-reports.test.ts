import {describe, expect, it} from 'vitest';
import type {RunEventBody} from '../../../src/journal/event.ts';
import {
  type CasePart,
  passingCase,
  type RunPart,
  runEvents,
  TempFolder,
} from '../../rig/journal-fixtures.ts';
import {elements, parseXml, render} from '../../rig/render-report.ts';
import {expectValid, strictly} from '../../rig/strict-schema.ts';
import {ConsoleRig} from './console/console-rig.ts';

const DOUBT = 'lockdep had switched itself off';
const FINDING = 'heap-buffer-overflow in parse_header';
const HELP = 'give the environment a larger disk';
const FAULT = {
  code: 'deploy/disk-full',
  message: 'cannot put 2 files: /opt is full',
  help: HELP,
  stage: 'deploying_scripts',
};
const PLACE = {environment: 'board', instance: 'board#1'} as const;

/** A pass that proves little, one that was killed for its memory, and one that never started. */
function run(): RunPart {
  const [fine] = passingCase('doubtful', 'board').attempts;
  const doubtful: CasePart = {
    ...passingCase('doubtful', 'board'),
    attempts: [{verdict: 'passed', durationMs: 1, steps: fine?.steps ?? [], doubts: [DOUBT]}],
  };
  const usage = {oomKills: 2, memoryPeakBytes: 25_165_824, cpuSeconds: 1.5};
  const killed: CasePart = {
    ...passingCase('killed', 'board'),
    attempts: [
      {
        verdict: 'failed',
        durationMs: 5,
        steps: [
          {name: 'fill', verdict: 'passed', exitCode: 0, usage},
          {name: 'look', verdict: 'failed', exitCode: 1},
        ],
      },
    ],
  };
  const lost = {...passingCase('lost', 'board'), attempts: [], reason: FAULT.message, fault: FAULT};
  return {exitCode: 1, cases: [doubtful, killed, lost], around: around()};
}

function around(): RunEventBody[] {
  const tool = {type: 'instrumentation-reported', ...PLACE, instrumentation: 'kernel'} as const;
  const own = {case: 'doubtful@board', attempt: 1};
  const more = {environment: 'board', instance: 'board#2', attempt: 1};
  const what = {artifacts: ['tests'], packages: [], instrumentation: ['kernel']};
  const ended = {type: 'deployment-ended', durationMs: 5} as const;
  return [
    {...tool, tool: 'kasan', phase: 'proven', facts: {config: 'CONFIG_KASAN=y'}},
    {...tool, ...own, tool: 'fuzz', phase: 'collected', facts: {}, findings: [FINDING]},
    {...tool, ...own, tool: 'lockdep', phase: 'lost', facts: {debug_locks: 0}},
    {type: 'deployment-started', deployment: 'board#1/1', ...PLACE, attempt: 1, ...what},
    {...ended, deployment: 'board#1/1', status: 'failed', facts: {}, fault: FAULT},
    {type: 'deployment-started', deployment: 'board#2/1', ...more, ...what},
    {
      ...ended,
      ...{deployment: 'board#2/1', status: 'completed'},
      facts: {files: 2, bytes: 2048, unchanged: 7, installed: 1, already: 3, checks: 5},
    },
    {
      type: 'readiness-checked',
      ...{...PLACE, name: 'disk', ok: false, optional: true, evidence: '/opt has 1 MiB'},
      ...{help: 'free some', durationMs: 1},
    },
    {
      type: 'coverage-merged',
      ...{files: ['coverage/lcov.info'], tracefiles: 1, sources: 1},
      lines: {found: 2000, hit: 1999},
      functions: {found: 4, hit: 2},
      branches: {found: 0, hit: 0},
    },
  ];
}

const TOTALS =
  '1 completed, 1 failed: 2 files sent (2 KiB), 7 unchanged, 1 package installed, 3 there already';

describe('what a run proves', () => {
  it.each(['jenkins', 'surefire'] as const)(
    'is in JUnit of the dialect %s, with advice',
    (dialect) => {
      using folder = new TempFolder();
      using reader = folder.fold(run());
      const document = parseXml(render(reader, {format: 'junit', dialect}));
      const [doubtful, killed, lost] = elements(document, 'testcase');
      const text = (node: typeof doubtful, name: string): string =>
        node?.children.find((child) => child.name === name)?.text ?? '';
      expect(text(doubtful, 'system-out')).toBe(`unproven: ${DOUBT}\nfound by fuzz: ${FINDING}\n`);
      expect(text(killed, 'failure')).toContain(
        'step 1 (fill): the kernel killed 2 processes at its memory limit, memory peak 24 MiB',
      );
      expect(text(lost, 'error')).toContain(`help: ${HELP}`);
      const properties = new Map(
        elements(document, 'property').map(({attributes: {name, value}}) => [name, value]),
      );
      expect(Object.fromEntries(properties)).toMatchObject({
        'coverage.lines': '99.9 % (1999 of 2000)',
        'coverage.functions': '50.0 % (2 of 4)',
        'environment.board.instrumentation.kernel.kasan': 'proven: config CONFIG_KASAN=y',
        'environment.board.instrumentation.kernel.lockdep':
          'not proven, lost in 1 case: debug_locks 0',
        'environment.board.trouble.board#1/1': `deployment failed in deploying_scripts: deploy/disk-full: ${FAULT.message}; help: ${HELP}`,
        'environment.board.trouble.board#1':
          'check disk does not hold, but is optional: /opt has 1 MiB; help: free some',
      });
    },
  );

  it('is among the properties of a case in the rich dialect of JUnit', () => {
    using folder = new TempFolder();
    using reader = folder.fold(run());
    const junit = render(reader, {format: 'junit', dialect: 'rich'});
    expect(junit).toContain(`<property name="unproven" value="${DOUBT}"/>`);
    expect(junit).toContain(`<property name="finding.fuzz" value="${FINDING}"/>`);
  });

  it('is in CTRF: doubts, findings and what steps used with each test, the rest beside it', () => {
    using folder = new TempFolder();
    using reader = folder.fold(run());
    const {results} = JSON.parse(render(reader, {format: 'ctrf'}));
    expect(results.tests).toMatchObject([
      {
        status: 'passed',
        message: `unproven: ${DOUBT}`,
        extra: {doubts: [DOUBT], findings: [{tool: 'fuzz', title: FINDING}]},
      },
      {extra: {usage: [{step: '1', oomKills: 2, memoryPeakBytes: 25_165_824}]}},
      {trace: expect.stringContaining(`help: ${HELP}`)},
    ]);
    expect(results.environment.extra).toMatchObject({
      deployments: `${TOTALS}, 5 checks made`,
      troubles: [
        {where: 'board#1/1', help: HELP},
        {where: 'board#1', help: 'free some'},
      ],
      instrumentation: [
        {tool: 'kasan', proven: 1},
        {tool: 'lockdep', lost: 1},
      ],
      coverage: [{name: 'lines', percent: '99.9'}, {name: 'functions'}],
    });
  });

  it('is in TAP: diagnostics of a test point that is ok, and comments', () => {
    using folder = new TempFolder();
    using reader = folder.fold(run());
    const tap = render(reader, {format: 'tap'});
    expect(tap).toContain(
      `ok 1 - doubtful@board\n  ---\n  unproven: "${DOUBT}"\n  findings: "fuzz: ${FINDING}"\n  ...\n`,
    );
    expect(tap).toContain(`; help: ${HELP}\n`);
    expect(tap).toContain('# board: kasan proven: config CONFIG_KASAN=y\n');
    expect(tap).toContain('# coverage: lines 99.9 % (1999 of 2000), functions 50.0 % (2 of 4)\n');
  });

  it('D15 is in the Markdown summary, with what deployments have done', () => {
    using folder = new TempFolder();
    using reader = folder.fold(run());
    const markdown = render(reader, {format: 'markdown'});
    expect(markdown).toContain(`\nDeployments: ${TOTALS}, 5 checks made\n`);
    expect(markdown).toContain('\nCoverage: lines 99.9 % (1999 of 2000), functions 50.0 %');
    expect(markdown).toContain('| board | kasan | 1 | 0 | config CONFIG&#95;KASAN=y |');
    expect(markdown).toContain('### Findings of instrumentation (1)');
    expect(markdown).toContain(`| ${HELP} |`);
    expect(markdown).toContain('the kernel killed 2 processes at its memory limit');
  });

  it('has in JSON what each step used, and what deployments have done, as the schema says', () => {
    using folder = new TempFolder();
    using reader = folder.fold(run());
    const report = JSON.parse(render(reader, {format: 'json'}));
    expectValid(strictly('report'), report);
    expect(report.cases[1].attempts[0].steps[0].usage).toEqual({
      ...{oomKills: 2, memoryPeakBytes: 25_165_824, cpuSeconds: 1.5},
    });
    expect(report.deploymentTotals).toMatchObject({files: 2, bytes: 2048, installed: 1, checks: 5});
  });

  it('D15 is in the summary of the console, and on GitHub in annotations', () => {
    const text = new ConsoleRig({ci: true}).emit(...runEvents(run())).close();
    expect(text).toContain(`\ndeployments: ${TOTALS}, 5 checks made\n`);
    expect(text).toContain('\ninstrumentation: kasan proven; lockdep lost in 1 case\n');
    expect(text).toContain(`\nfound by instrumentation\n  doubtful@board  fuzz: ${FINDING}\n`);
    expect(text).toContain('      the kernel killed 2 processes at its memory limit');
    expect(text).toContain('warning board#1 check disk does not hold: /opt has 1 MiB\n');
    expect(text).toContain(`::error title=lost@board error::${FAULT.message}; help: ${HELP}`);
    expect(text).toContain(`::warning title=doubtful@board passed%2C but unproven::${DOUBT}`);
    expect(text).toContain(
      `::warning title=fuzz has found something in doubtful@board::${FINDING}`,
    );
  });
});
