import {describe, expect, it} from 'vitest';
import type {RunEventBody} from '../../../src/journal/event.ts';
import {runEvents, stamp, TempFolder} from '../../rig/journal-fixtures.ts';
import {render} from '../../rig/render-report.ts';
import {expectValid, strictly} from '../../rig/strict-schema.ts';

const CASE = 'boot@board';

/** A board that was not ready at first, and a case there whose pass proves less than it seems. */
function events(): RunEventBody[] {
  const place = {environment: 'board', instance: 'board#1'};
  const what = {artifacts: ['tests'], packages: ['jq'], instrumentation: ['kernel']};
  const fault = {
    code: 'deploy/disk-full',
    message: 'cannot put 2 files: /opt has room for 1 MiB, and 3 MiB are needed',
    help: 'free some space',
    stage: 'deploying_scripts',
  };
  const [first, second] = ['board#1/1', 'board#1/2'] as const;
  const sending = {deployment: first, stage: 'deploying_scripts'} as const;
  const checked = {name: 'disk', evidence: '/opt has 9 MiB', durationMs: 3};
  const all = [...runEvents({cases: [], exitCode: 0})].filter(
    ({type}) => type === 'run-started' || type === 'run-ended',
  );
  const [started, ended] = all as [RunEventBody, RunEventBody];
  return [
    started,
    {type: 'cases-planned', cases: [{id: CASE, scenario: 'boot', environment: 'board'}]},
    {type: 'deployment-started', deployment: first, ...place, attempt: 1, ...what},
    {type: 'deployment-stage-started', ...sending},
    {
      type: 'deployment-progressed',
      ...sending,
      ...{bytes: 1, files: 0, bytesTotal: 3_145_728, filesTotal: 2},
    },
    {
      type: 'deployment-stage-ended',
      ...sending,
      status: 'failed',
      durationMs: 20,
      fault,
      output: {text: 'df: 1 MiB\n', omittedBytes: 0},
    },
    {
      type: 'deployment-ended',
      deployment: first,
      status: 'failed',
      durationMs: 30,
      facts: {},
      fault,
      rolledBack: true,
      log: 'logs/deployment-board-1-1.log',
    },
    {type: 'deployment-started', deployment: second, ...place, attempt: 2, ...what},
    {type: 'readiness-checked', ...place, ok: true, ...checked},
    {type: 'readiness-checked', ...place, ok: false, ...checked, optional: true, help: 'look'},
    {
      type: 'instrumentation-reported',
      ...place,
      ...{instrumentation: 'kernel', tool: 'kasan', phase: 'proven', facts: {config: true}},
    },
    {
      type: 'deployment-ended',
      deployment: second,
      status: 'completed',
      durationMs: 40,
      facts: {files: 2, bytes: 2_097_152, unchanged: 5},
    },
    {type: 'case-started', case: CASE, attempt: 1, instance: 'board#1'},
    {
      type: 'case-ended',
      ...{case: CASE, attempt: 1, final: true, verdict: 'passed', durationMs: 5},
      doubts: ['lockdep had switched itself off'],
    },
    ended,
  ];
}

describe('reports of deployments', () => {
  it('D15 are in the JSON report, which its schema describes, as are their events', () => {
    const validate = strictly('journal-event');
    for (const event of stamp(events())) expectValid(validate, event);
    using folder = new TempFolder();
    using reader = folder.foldEvents(events());
    const report = JSON.parse(render(reader, {format: 'json'}));
    expectValid(strictly('report'), report);
    expect(report.deploymentCounts).toEqual({completed: 1, failed: 1, cancelled: 0});
    expect(report.deployments[0]).toMatchObject({
      deployment: 'board#1/1',
      status: 'failed',
      rolledBack: true,
      fault: {code: 'deploy/disk-full', retryable: false},
      stages: [{stage: 'deploying_scripts', status: 'failed', output: 'df: 1 MiB\n'}],
    });
    expect(report.readiness).toMatchObject([{name: 'disk', ok: false, help: 'look'}]);
    expect(report.instrumentation).toMatchObject([{tool: 'kasan', phase: 'proven'}]);
    expect(report.cases[0].attempts[0].doubts).toEqual(['lockdep had switched itself off']);
  });

  it('are in the Markdown summary and in the properties of JUnit', () => {
    using folder = new TempFolder();
    using reader = folder.foldEvents(events());
    const markdown = render(reader, {format: 'markdown'});
    expect(markdown).toContain('| board&#35;1 | 1 | failed |');
    expect(markdown).toContain('2 files sent (2 MiB), 5 unchanged');
    expect(markdown).toContain('### Passed, but unproven (1)');
    expect(markdown).toContain('### Not ready (1)');
    const junit = render(reader, {format: 'junit'});
    expect(junit).toContain('name="environment.board.deployment" value="completed"');
    expect(junit).toContain('name="environment.board.deployment.unchanged" value="5"');
  });

  it('say of a deployment that the journal cuts off how far it was', () => {
    using folder = new TempFolder();
    using reader = folder.foldEvents(events().slice(0, 5));
    expect(reader.result.deployments).toMatchObject([
      {
        status: 'cancelled',
        fault: {code: 'journal/cut-off', stage: 'deploying_scripts'},
        stages: [{stage: 'deploying_scripts', status: 'cancelled', facts: {bytes: 1, files: 0}}],
      },
    ]);
  });
});
