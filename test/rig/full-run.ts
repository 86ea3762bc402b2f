import type {RunEventBody} from '../../src/journal/event.ts';
import {runEvents, variedRun} from './journal-fixtures.ts';

const PLACE = {environment: 'board', instance: 'board#1'} as const;

/** Events of a run in which everything happens that a journal can tell of, but for a soak. */
export function fullRunEvents(): readonly RunEventBody[] {
  const events = [...runEvents({...variedRun(), around: [...aroundCases()]})];
  return events.map((event) => {
    if (event.type !== 'run-started') return event;
    return {
      ...event,
      seed: 7,
      request: {patterns: ['ok'], tag: 'smoke'},
      shard: {index: 1, count: 1},
    };
  });
}

function* aroundCases(): Generator<RunEventBody> {
  const provision = {stage: 'provision', ...PLACE, attempt: 1} as const;
  yield {type: 'stage-started', ...provision, waitedMs: 1500, waitedFor: 'limit board'};
  const fault = {code: 'ssh/unreachable', message: 'cannot reach it', help: 'look at the cable'};
  yield {type: 'stage-ended', ...provision, ok: false, durationMs: 9, fault};
  const cleanup = {stage: 'cleanup', ...PLACE, attempt: 1} as const;
  yield {type: 'stage-started', ...cleanup};
  const used = {cpuSeconds: 2.5, residentMiB: 300, privateMiB: 80, diskWrittenMiB: 12};
  yield {type: 'stage-ended', ...cleanup, ok: true, durationMs: 3, facts: used};
  yield* deployment();
  const report = {...PLACE, case: 'bad@board', attempt: 1} as const;
  const kasan = {title: 'KASAN: use-after-free', class: 'KASAN', severity: 'fatal'} as const;
  yield {type: 'console-reported', ...report, ...kasan, text: 'BUG: KASAN\n</script>'};
  yield {
    type: 'instrumentation-reported',
    ...{...report, instrumentation: 'races', tool: 'kcsan', phase: 'collected'},
    ...{facts: {CONFIG_KCSAN: 'y'}, files: ['captured/kcsan.txt'], findings: ['a race']},
  };
  yield {
    type: 'readiness-checked',
    ...{...PLACE, name: 'port 80', ok: false, evidence: 'refused', help: 'start it', durationMs: 4},
  };
  const share = {found: 10, hit: 7};
  yield {
    type: 'coverage-merged',
    ...{files: ['coverage/lcov.info', 'coverage/html/index.html'], tracefiles: 2, sources: 3},
    ...{lines: share, functions: share, branches: share},
  };
  yield {type: 'lock-changed', name: 'board-7', ...PLACE, change: 'waiting', holder: 'ann, 2 min'};
  yield {
    type: 'lock-changed',
    name: 'board-7',
    ...PLACE,
    change: 'acquired',
    waitedMs: 90,
    token: 3,
  };
  yield {type: 'warning-raised', code: 'secret/too-short', message: 'too short'};
  yield {type: 'resource-leaked', kind: 'container', what: 'pod 7', removed: true};
  yield {type: 'run-reaped', by: 'reaper', undone: 2, left: ['a socket']};
}

function* deployment(): Generator<RunEventBody> {
  const id = 'board#1/1';
  const what = {artifacts: ['kernel'], packages: ['curl'], instrumentation: ['races']};
  yield {type: 'deployment-started', deployment: id, ...PLACE, attempt: 1, ...what};
  const stage = {deployment: id, stage: 'preparing'} as const;
  yield {type: 'deployment-stage-started', ...stage};
  yield {
    type: 'deployment-stage-ended',
    ...{...stage, status: 'failed', durationMs: 5},
    fault: {code: 'deploy/disk-full', message: 'no room', help: 'make room'},
    output: {text: 'No space left\n', omittedBytes: 0},
  };
  yield {
    type: 'deployment-ended',
    ...{deployment: id, status: 'failed', durationMs: 6, facts: {files: 2}, rolledBack: true},
    fault: {code: 'deploy/disk-full', message: 'no room', help: 'make room'},
    log: 'logs/deployment-board-1-1.log',
  };
}

/** Events of a soak that has ended. */
export function soakEvents(samples: number): readonly RunEventBody[] {
  const [started, ...rest] = runEvents({cases: variedRun().cases.slice(0, 2)});
  const planned = rest.filter((event) => event.type.endsWith('-planned'));
  const counts = {passed: 5, failed: 1, flaky: 0, skipped: 0, error: 0, interrupted: 0};
  const id = 'ok@here';
  return [
    started as RunEventBody,
    ...planned,
    {type: 'soak-started', iterations: samples, reportIntervalMs: 60_000},
    ...Array.from(
      {length: samples},
      (_, index): RunEventBody => ({
        type: 'soak-sampled',
        ...{elapsedMs: index * 1000, iterations: index, counts, restarts: 1},
        values: {'proctor/fds': 20, ...(index > 0 && {'vm#1/fds': index})},
      }),
    ),
    {
      type: 'soak-case-failed',
      ...{iteration: 2, elapsedMs: 2000, case: id, verdict: 'failed', durationMs: 4},
      ...{reason: 'it leaks', kept: 'kept/2'},
    },
    {type: 'soak-restarted', iteration: 3, elapsedMs: 3000, instance: 'here#1', reason: 'lost'},
    {
      type: 'soak-judged',
      ...{final: true, verdict: 'unstable', reasons: ['vm#1/fds grows'], elapsedMs: samples * 1000},
      ...{iterations: samples, restarts: 1, counts, drifts: []},
      cases: [{case: id, counts, medianMs: 4, p95Ms: 5, maxMs: 9}],
    },
    {type: 'run-ended', exitCode: 1, durationMs: samples * 1000, counts},
  ];
}
