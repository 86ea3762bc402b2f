import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import type {SoakJudged} from '../../../src/journal/soak-event.ts';
import type {SoakSpec} from '../../../src/manifest/soak-spec.ts';
import {EventGate} from '../../../src/soak/event-gate.ts';
import {FailureShelf} from '../../../src/soak/failure-shelf.ts';
import {sweepLogs} from '../../../src/soak/log-sweep.ts';
import {soakExitCode} from '../../../src/soak/soak-exit-code.ts';
import {soakSettings} from '../../../src/soak/soak-settings.ts';
import {Unavailability} from '../../../src/soak/unavailability.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'proctor-soak-'));
});
afterEach(() => rmSync(folder, {recursive: true}));

describe('what is kept of failed iterations', () => {
  const keep = (shelf: FailureShelf, iteration: number, bytes = 10) =>
    shelf.keep(iteration, (place) => writeFileSync(join(place, 'out.log'), 'x'.repeat(bytes)));
  const kept = () =>
    Array.from({length: 40}, (_, index) => index + 1).filter((iteration) =>
      existsSync(join(folder, 'failures', `iteration-${String(iteration).padStart(6, '0')}`)),
    );

  it('Y8 is the first ones and the latest, and says what is not there any more', () => {
    const shelf = new FailureShelf(folder, {firstMax: 2, lastMax: 3, bytesMax: 1e9});
    for (let iteration = 1; iteration <= 30; iteration++) {
      expect(keep(shelf, iteration)).toBe(
        `failures/iteration-0000${String(iteration).padStart(2, '0')}`,
      );
    }
    expect(kept()).toEqual([1, 2, 28, 29, 30]);
    expect(shelf.droppedCount).toBe(25);
    expect(readFileSync(join(folder, 'failures/README.txt'), 'utf8')).toContain(
      '25 are not here any more',
    );
  });

  it('takes no more room than it may', () => {
    const shelf = new FailureShelf(folder, {firstMax: 3, lastMax: 3, bytesMax: 2500});
    for (let iteration = 1; iteration <= 10; iteration++) keep(shelf, iteration, 1000);
    expect(kept()).toEqual([1, 10]);
  });

  it('goes on with what an earlier process has kept', () => {
    const limits = {firstMax: 1, lastMax: 1, bytesMax: 1e9};
    for (const iteration of [3, 7, 8]) keep(new FailureShelf(folder, limits), iteration);
    keep(new FailureShelf(folder, limits), 9);
    expect(kept()).toEqual([3, 9]);
    expect(readFileSync(join(folder, 'failures/README.txt'), 'utf8')).toContain(
      '2 are not here any more',
    );
  });

  it('Y8 has nothing of one that could not be kept as a whole', () => {
    const shelf = new FailureShelf(folder);
    const full = (): never => {
      throw new Error('ENOSPC');
    };
    const half = (place: string): void => {
      writeFileSync(join(place, 'out.log'), 'x');
      full();
    };
    expect(() => shelf.keep(1, half)).toThrow('ENOSPC');
    keep(shelf, 2);
    expect(kept()).toEqual([2]);
  });
});

describe('logs of instances that are gone', () => {
  it('are removed, the oldest first, but for the first ones and those in use', () => {
    mkdirSync(join(folder, 'resumed-1'));
    const nowMs = 2_000_000_000_000;
    const pathOf = (at: number) => join(folder, at % 2 === 0 ? `${at}.log` : `resumed-1/${at}.log`);
    for (let at = 0; at < 250; at++) {
      writeFileSync(pathOf(at), 'x');
      const seconds = nowMs / 1000 - 10_000 + at;
      utimesSync(pathOf(at), seconds, seconds);
    }
    expect(sweepLogs(folder, {inUse: new Set([pathOf(30)]), nowMs})).toBe(150);
    const there = Array.from({length: 250}, (_, at) => at).filter((at) => existsSync(pathOf(at)));
    expect(there.slice(0, 22)).toEqual([...Array.from({length: 20}, (_, at) => at), 30, 171]);
    expect(sweepLogs(folder, {inUse: new Set(), nowMs})).toBe(0);
  });
});

describe('events in the journal of a soak', () => {
  it('Y8 are bounded, whatever number of instances come and go, and each beginning has its end', () => {
    const gate = new EventGate();
    const let_: string[] = [];
    for (let at = 1; at <= 20_000; at++) {
      const common = {environment: 'vm', instance: `vm#${at % 3}`, attempt: 1} as const;
      if (gate.lets({type: 'stage-started', stage: 'fork', ...common})) let_.push('start');
      if (gate.lets({type: 'stage-ended', stage: 'fork', ...common, ok: true, durationMs: 1})) {
        let_.push('end');
      }
    }
    expect(let_.filter((each) => each === 'start').length).toBe(2000);
    expect(let_.filter((each) => each === 'end').length).toBe(2000);
    expect(gate.droppedCount).toBe(36_000);
  });

  it('are not those of single cases', () => {
    const gate = new EventGate();
    expect(gate.lets({type: 'case-started', case: 'a@b', attempt: 1, instance: 'b#1'})).toBe(false);
    expect(gate.lets({type: 'run-stopping', reason: 'interrupted', message: 'Ctrl-C'})).toBe(true);
  });

  it('tell a warning once', () => {
    const gate = new EventGate();
    const warning = {type: 'warning-raised', code: 'a/b', message: 'odd'} as const;
    expect([gate.lets(warning), gate.lets(warning)]).toEqual([true, false]);
  });
});

describe('how long a soak goes on', () => {
  const spec: SoakSpec = {
    durationMs: 1000,
    iterations: 5,
    reportIntervalMs: 7,
    limits: [],
    watch: new Map(),
  };

  it('is as the manifest says, unless the command line does', () => {
    expect(soakSettings(spec, {})).toMatchObject({durationMs: 1000, iterations: 5});
    const wished = soakSettings(spec, {iterations: 9, reportIntervalMs: 3});
    expect(wished).toMatchObject({iterations: 9, reportIntervalMs: 3});
    expect(wished?.durationMs).toBeUndefined();
  });

  it('has to be said by one of them', () => {
    expect(soakSettings(undefined, {})).toBeUndefined();
    expect(soakSettings({reportIntervalMs: 1, limits: [], watch: new Map()}, {})).toBeUndefined();
    expect(soakSettings(undefined, {untilFailure: true})).toMatchObject({untilFailure: true});
  });
});

describe('environments that are gone', () => {
  const fault = {code: 'ssh/unreachable', message: 'cannot reach it'} as const;
  const gone = new Map([['board', {fault, wasThere: true}]]);

  it('are waited for longer and longer, up to a minute, as long as it takes', () => {
    const unavailability = new Unavailability(undefined);
    const waits = Array.from({length: 9}, (_, index) => {
      expect(unavailability.enter(gone, index * 1000)).toBeUndefined();
      return unavailability.waitMs / 1000;
    });
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
    unavailability.enter(new Map(), 10_000);
    unavailability.enter(gone, 11_000);
    expect(unavailability.waitMs).toBe(1000);
  });

  it('end the soak after as long as the manifest says', () => {
    const unavailability = new Unavailability(5000);
    expect(unavailability.enter(gone, 1000)).toBeUndefined();
    expect(unavailability.enter(gone, 6000)).toBe(
      'there has been no instance of board for 5.0s: cannot reach it',
    );
  });

  it('end it at once where there never was one', () => {
    const never = new Map([['board', {fault, wasThere: false}]]);
    expect(new Unavailability(undefined).enter(never, 0)).toBe(
      'there never was an instance of board: cannot reach it',
    );
  });
});

describe('the exit code of a soak', () => {
  const counts = {passed: 9, failed: 0, flaky: 0, skipped: 0, error: 0, interrupted: 0};
  const judged = (more: Partial<SoakJudged>): SoakJudged => ({
    type: 'soak-judged',
    final: true,
    verdict: 'stable',
    reasons: [],
    elapsedMs: 1,
    iterations: 9,
    restarts: 0,
    counts,
    drifts: [],
    cases: [],
    ...more,
  });
  const fine = {cleanupFailed: false, stopping: undefined};

  it.each([
    ['0 when it is stable', judged({}), fine, 0],
    ['0 when it was too short to say', judged({verdict: 'inconclusive'}), fine, 0],
    ['1 when it is unstable', judged({verdict: 'unstable', restarts: 1}), fine, 1],
    [
      '3 when nothing but infrastructure was wrong',
      judged({verdict: 'unstable', counts: {...counts, error: 2}}),
      fine,
      3,
    ],
    ['3 when something was left', judged({}), {...fine, cleanupFailed: true}, 3],
    ['3 when no iteration ended', judged({iterations: 0}), fine, 3],
    ['130 when interrupted', judged({}), {...fine, stopping: 'interrupted' as const}, 130],
    ['143 when terminated', judged({}), {...fine, stopping: 'terminated' as const}, 143],
    [
      '1 when an iteration took too long',
      judged({}),
      {...fine, stopping: 'run-timeout' as const},
      1,
    ],
  ])('is %s', (_, verdict, ending, exitCode) => {
    expect(soakExitCode(verdict, ending)).toBe(exitCode);
  });
});
