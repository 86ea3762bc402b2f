import {expect, it} from 'vitest';
import type {RunEvent, RunEventBody} from '../../../../src/journal/event.ts';
import type {SoakJudged} from '../../../../src/journal/soak-event.ts';
import {createSoakConsole} from '../../../../src/report/console/soak-console.ts';

const COUNTS = {passed: 7, failed: 1, flaky: 0, skipped: 0, error: 0, interrupted: 0};

const JUDGED: SoakJudged = {
  type: 'soak-judged',
  final: true,
  verdict: 'unstable',
  reasons: ['case a@b failed 1 of 8 times'],
  elapsedMs: 60_000,
  iterations: 8,
  restarts: 1,
  counts: COUNTS,
  drifts: [],
  cases: [],
};

function open(isTerminal: boolean) {
  let text = '';
  let nowMs = 0;
  const shown = createSoakConsole({
    write: (part) => {
      text += part;
    },
    isTerminal,
    columns: () => 40,
    level: 'normal',
    color: false,
    unicode: true,
    now: () => nowMs,
    cwd: '/work',
    runFolder: '.proctor/runs/x',
  });
  const event = (body: RunEventBody): void => shown.onEvent({...body, seq: 1, at: 0} as RunEvent);
  event({type: 'soak-started', iterations: 8, reportIntervalMs: 1});
  const pass = (ms: number): void => {
    nowMs += ms;
  };
  return {shown, event, pass, text: () => text};
}

it('a soak is told by what was wrong, and not by its cases; hostile text moves no cursor', () => {
  const {shown, event, text} = open(false);
  event({
    type: 'soak-case-failed',
    iteration: 3,
    elapsedMs: 1,
    case: 'a@b',
    verdict: 'failed',
    durationMs: 1,
    reason: 'said \u001b[2J',
    kept: 'failures/iteration-000003',
  });
  shown.progress({elapsedMs: 1, iterations: 3, failedIterations: 1, restarts: 0});
  shown.judged({...JUDGED, final: false});
  event(JUDGED);
  shown.close({reports: ['/work/report.json']});
  expect(text()).not.toContain('\u001b');
  expect(text()).toMatch(/✗ iteration 3: a@b: said .* {2}failures\/iteration-000003\n/u);
  expect(text()).toContain(
    '1m00s of 8 iterations · 8 iterations · 1 failure · 1 restart · unstable\n',
  );
  expect(text()).toContain('unstable: 8 iterations · 7 passed · 1 failed · 1 restart · 1m00s\n');
  expect(text()).toContain('  case a@b failed 1 of 8 times\n  report.json\n');
});

it('on a terminal a line tells how far it is, drawn four times a second at most', () => {
  const {shown, pass, text} = open(true);
  for (let at = 1; at <= 100; at++) {
    pass(10);
    shown.progress({elapsedMs: at * 10, iterations: at, failedIterations: 0, restarts: 0});
  }
  expect(text().split('\r\u001b[K')).toHaveLength(5);
  expect(text()).not.toContain('failed\n');
});

it('the first failures are told one by one, later ones are counted', () => {
  const {shown, event, text} = open(false);
  for (let iteration = 1; iteration <= 80; iteration++) {
    event({type: 'soak-restarted', iteration, elapsedMs: 1, instance: 'b#1', reason: 'gone'});
  }
  shown.close();
  expect(text().match(/was replaced/gu)).toHaveLength(50);
  expect(text()).toContain('and 30 more like these, all in the report\n');
});
