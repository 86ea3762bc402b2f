import {expect, it} from 'vitest';
import {InterruptSchedule} from '../../../src/action/interrupt-schedule.ts';

/** A schedule whose time passes when it is told to. */
function schedule() {
  const calls: Array<{readonly ms: number; readonly call: () => void}> = [];
  const left: number[] = [];
  const interrupts = new InterruptSchedule({
    leave: (exitCode) => left.push(exitCode),
    after: (ms, call) => calls.push({ms, call}),
  });
  return {interrupts, calls, left};
}

it('says a second and a third time what the runner says once, before it kills', () => {
  const {interrupts, calls, left} = schedule();
  const heard: string[] = [];
  using _ = interrupts.onInterrupt((signal) => heard.push(signal));
  interrupts.receive('SIGINT');
  expect([heard, calls.map(({ms}) => ms)]).toEqual([['SIGINT'], [2500, 5000]]);
  for (const {call} of calls) call();
  interrupts.receive('SIGTERM');
  expect([heard, left]).toEqual([['SIGINT', 'SIGINT', 'SIGINT'], []]);
  expect(interrupts.first).toBe('SIGINT');
});

it('hurries more after SIGTERM, which leaves less time', () => {
  const {interrupts, calls} = schedule();
  using _ = interrupts.onInterrupt(() => undefined);
  interrupts.receive('SIGTERM');
  for (const {ms} of calls) expect(ms).toBeLessThan(2500);
});

it('ends at once where nobody listens, with the code of the signal', () => {
  const {interrupts, left} = schedule();
  interrupts.receive('SIGTERM');
  expect(left).toEqual([143]);
});

it('does not cut short what comes after the run that it has ended', () => {
  const {interrupts, calls, left} = schedule();
  const listening = interrupts.onInterrupt(() => undefined);
  interrupts.receive('SIGINT');
  listening[Symbol.dispose]();
  for (const {call} of calls) call();
  expect(left).toEqual([]);
});
