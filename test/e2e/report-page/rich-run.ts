import type {RunEventBody, Verdict} from '../../../src/journal/event.ts';
import type {PlannedScenarioRecord} from '../../../src/journal/plan-event.ts';
import {
  type CasePart,
  type RunPart,
  runEvents,
  START_MS,
  type StepPart,
  variedRun,
} from '../../rig/journal-fixtures.ts';

const VM = {environment: 'vm', instance: 'vm#1'} as const;

/** What a kernel says of a use after free, shortened. */
export const SPLAT = `==================================================================
BUG: KASAN: slab-use-after-free in svc_restart+0x1b3/0x2f0 [svc]
Read of size 8 at addr ffff888004c3a018 by task svcd/212

CPU: 1 UID: 0 PID: 212 Comm: svcd Tainted: G        W          6.12.0 #1
Call Trace:
 <TASK>
 dump_stack_lvl+0x5d/0x80
 print_report+0x171/0x4f6
 svc_restart+0x1b3/0x2f0 [svc]
 </TASK>`;

/** Texts that would do harm if they were more than text. */
export const HOSTILE = {
  markup: '<script>document.title="owned"</script><img src=x onerror="document.title=\'owned\'">',
  bidi: 'user\u202e txt.exe\u202c done',
  ansi: '\u001b[31mred\u001b[0m and \u001b]8;;javascript:alert(1)\u0007link\u001b]8;;\u0007 \u0007bell',
  link: 'javascript:document.title="owned"',
  long: 'x'.repeat(20_000),
} as const;

function hostileCase(): CasePart {
  const {markup, bidi, ansi, link, long} = HOSTILE;
  const step: StepPart = {
    name: `say ${markup}`,
    verdict: 'failed',
    exitCode: 1,
    stdout: {text: `${markup}\n${bidi}\n${ansi}\n${long}\n`, omittedBytes: 0},
    failures: [{check: 'stdout.equals', message: markup, expected: bidi, actual: ansi}],
    results: [{name: markup, suite: bidi, verdict: 'failed', message: ansi, details: markup}],
  };
  return {
    record: {
      ...{id: 'hostile@here', scenario: 'hostile', environment: 'here'},
      ...{tags: [`${markup}`], matrix: {name: markup}},
    },
    attempts: [
      {
        ...{verdict: 'failed', durationMs: 31, reason: `step 1: ${markup}`, steps: [step]},
        metrics: [{name: markup, value: 7, unit: link}],
        captured: [
          {source: markup, path: link},
          {source: '/tmp/page.html', path: `captured/${markup}/page.html`},
        ],
      },
    ],
  };
}

/** On a virtual machine that has history, metrics and a console. */
function machineCases(): CasePart[] {
  const record = (scenario: string) => ({
    ...{id: `${scenario}@vm`, scenario, environment: 'vm', line: 31, expectedMs: 1_900},
    tags: ['hot-swap'],
  });
  const step = (name: string, verdict: StepPart['verdict'] = 'passed'): StepPart => ({
    name,
    verdict,
    exitCode: verdict === 'passed' ? 0 : 1,
    stdout: {text: `${name}: 50 clients\nhanded over in 41.2 ms\n`, omittedBytes: 0},
    usage: {memoryPeakBytes: 48_300_000, cpuSeconds: 0.42},
  });
  const swap = ['start svcd', 'connect 50 clients', 'replace the binary', 'count drops'];
  return [
    {
      record: {...record('hot-swap'), flakiness: {failed: 2, runs: 18}},
      attempts: [
        {
          ...{verdict: 'passed', durationMs: 2_130, steps: swap.map((name) => step(name))},
          metrics: [
            {name: 'switch_ms', value: 41.2, unit: 'ms', baseline: 38.5},
            {name: 'dropped', value: 0, baseline: 0},
            {name: 'throughput', value: 18_250, unit: 'requests/s'},
          ],
        },
      ],
    },
    {
      record: record('restart-storm'),
      attempts: [
        {
          ...{verdict: 'failed', durationMs: 3_410},
          reason: 'the console: KASAN: slab-use-after-free in svc_restart',
          steps: [step('start svcd'), step('restart 200 times', 'failed')],
          metrics: [{name: 'switch_ms', value: 96.4, unit: 'ms', baseline: 38.5}],
          doubts: ['lockdep had switched itself off'],
        },
      ],
    },
  ];
}

/** What is told of environments and of the whole run. */
function* around(): Generator<RunEventBody> {
  const kernel = {os: 'Linux', kernel: '6.12.0', arch: 'x86_64', cpus: 2, memoryMiB: 512};
  const stage = (name: 'provision' | 'deploy' | 'ready', durationMs: number, waitedMs = 0) => ({
    ...{stage: name, ...VM, attempt: 1, ok: true, durationMs, waitedMs},
    facts: name === 'provision' ? {...kernel, accelerator: 'kvm', console: 'ttyS0'} : {},
  });
  const stages = [stage('provision', 812), stage('deploy', 240, 530), stage('ready', 41)];
  for (const {ok, durationMs, facts, waitedMs, ...place} of stages) {
    const waited = waitedMs > 0 && {waitedMs, waitedFor: 'limit deploy'};
    yield {type: 'stage-started', ...place, ...waited};
    yield {type: 'stage-ended', ...place, ok, durationMs, facts};
  }
  const deployment = 'vm#1/1';
  yield {
    ...{type: 'deployment-started', deployment, ...VM, attempt: 1},
    ...{artifacts: ['svcd'], packages: ['socat'], instrumentation: ['kasan']},
  };
  yield {
    ...{type: 'deployment-stage-ended', deployment, stage: 'installing_dependencies'},
    ...{status: 'completed', durationMs: 130, facts: {installed: 1, already: 4}},
  };
  yield {
    ...{type: 'deployment-ended', deployment, status: 'completed', durationMs: 240},
    ...{facts: {files: 3, bytes: 182_000}, log: 'logs/deploy-vm-1.log'},
  };
  yield {
    ...{type: 'readiness-checked', ...VM, name: 'svcd answers', ok: true},
    ...{evidence: 'port 7070 accepts connections', durationMs: 12},
  };
  yield {
    ...{type: 'instrumentation-reported', ...VM, instrumentation: 'sanitizers', tool: 'kasan'},
    ...{phase: 'proven', facts: {CONFIG_KASAN: 'y'}, findings: []},
  };
  yield {
    ...{type: 'console-reported', ...VM, case: 'restart-storm@vm', attempt: 1, text: SPLAT},
    ...{title: 'KASAN: slab-use-after-free Read in svc_restart', severity: 'error', count: 2},
    class: 'KASAN-USE-AFTER-FREE-READ',
  };
  const lock = {name: 'board-7', environment: 'board', instance: 'board#1'};
  yield {type: 'lock-changed', ...lock, change: 'waiting', holder: 'ci on build-3, 4 min'};
  yield {type: 'lock-changed', ...lock, change: 'acquired', token: 12, waitedMs: 61_000};
  yield {type: 'lock-changed', ...lock, change: 'released', token: 12, heldMs: 9_000};
  yield {
    ...{type: 'coverage-merged', files: ['coverage/lcov.info'], tracefiles: 4, sources: 12},
    ...{lines: {found: 1_200, hit: 930}, functions: {found: 140, hit: 122}},
    branches: {found: 420, hit: 251},
  };
  yield {type: 'warning-raised', code: 'run/slow-disk', message: 'the disk is slow today'};
}

/** What is told of scenarios beside their names. */
const SCENARIOS: Readonly<Record<string, Omit<PlannedScenarioRecord, 'scenario'>>> = {
  'hot-swap': {
    description: 'Replaces the running binary under 50 busy clients; none may be dropped.',
    metrics: {switch_ms: {max: 60, regression: 0.2, better: 'lower'}, dropped: {max: 0}},
  },
  'restart-storm': {needs: ['hot-swap'], metrics: {switch_ms: {max: 60, better: 'lower'}}},
  'bad-twice': {needs: ['bad']},
  needy: {needs: ['bad']},
};

/** Earlier runs of one case. */
function historyRecalled(): RunEventBody {
  const runs = Array.from({length: 12}, (_none, run) => ({
    at: START_MS - (12 - run) * 86_400_000,
    verdict: (run === 5 ? 'failed' : run === 9 ? 'flaky' : 'passed') as Verdict,
    durationMs: 1_700 + ((run * 7) % 5) * 120,
    metrics: {switch_ms: 36 + ((run * 5) % 7), dropped: 0},
  }));
  return {type: 'history-recalled', cases: [{case: 'hot-swap@vm', runs}]};
}

/** The parts of a run with everything in it that a report can tell of. */
export function richRun(): RunPart {
  const varied = variedRun();
  return {
    ...varied,
    cases: [...varied.cases, ...machineCases(), hostileCase()],
    around: [...around()],
  };
}

/** A run with everything in it that a report can tell of. */
export function* richEvents(): Generator<RunEventBody> {
  for (const event of runEvents(richRun())) {
    if (event.type === 'scenarios-planned') {
      const scenarios = event.scenarios.map((each) => ({...each, ...SCENARIOS[each.scenario]}));
      yield {...event, scenarios};
      continue;
    }
    yield event;
    if (event.type === 'cases-planned') yield historyRecalled();
  }
}
