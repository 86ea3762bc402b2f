import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {EndWatch, type GuestPulse} from '../../../../../src/environments/qemu/end-watch.ts';
import {CancelError} from '../../../../../src/util/deadline.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

const HOUR_MS = 3_600_000;
const silent = (): Promise<never> => new Promise<never>(() => undefined);

/** A watch, and what it has told so far. */
function watching(pulse: Partial<GuestPulse>, graceMs = 1000): {watch: EndWatch; told: string[]} {
  const told: string[] = [];
  const watch = new EndWatch({
    pulse: {ask: silent, isHalted: async () => false, slowness: 1, ...pulse},
    graceMs,
    onGivenUp: () => told.push('given up'),
    onDead: (isRunOver) => told.push(isRunOver ? 'dead, at the end' : 'dead'),
  });
  return {watch, told};
}

describe('EndWatch', () => {
  it('takes a guest for dead that gives no sign of life, or only refuses to', async () => {
    for (const ask of [silent, () => Promise.reject(new Error('no'))]) {
      const {watch, told} = watching({ask});
      using _ = watch;
      watch.limitPassed();
      watch.limitPassed();
      await vi.advanceTimersByTimeAsync(HOUR_MS);
      expect(told).toEqual(['dead']);
    }
  });

  it('leaves a guest that answers to whoever ends its command', async () => {
    const {watch, told} = watching({ask: async () => undefined});
    using _ = watch;
    watch.calledOff(new CancelError('stopped'));
    await vi.advanceTimersByTimeAsync(HOUR_MS);
    expect(told).toEqual([]);
  });

  it('has patience with a guest that QEMU itself has stopped', async () => {
    let rounds = 0;
    const isHalted = async (): Promise<boolean> => ++rounds < 3;
    const {watch, told} = watching({isHalted});
    using _ = watch;
    watch.limitPassed();
    await vi.advanceTimersByTimeAsync(HOUR_MS);
    expect(rounds).toBe(3);
    expect(told).toEqual(['dead']);
  });

  it('gives up what is alive but does not end once the run is called off', async () => {
    const {watch, told} = watching({ask: async () => undefined});
    using _ = watch;
    watch.calledOff(new CancelError('interrupted'));
    await vi.advanceTimersByTimeAsync(HOUR_MS);
    expect(told).toEqual(['given up']);
    const dead = watching({});
    using _dead = dead.watch;
    dead.watch.calledOff(new CancelError('terminated'));
    await vi.advanceTimersByTimeAsync(HOUR_MS);
    expect(dead.told).toEqual(['dead, at the end', 'given up']);
  });

  it('gives up at once when cleanup is hurried, and tells nothing once it is over', async () => {
    const {watch, told} = watching({});
    watch.calledOff(new CancelError('hurried'));
    expect(told).toEqual(['given up']);
    watch.limitPassed();
    watch[Symbol.dispose]();
    await vi.advanceTimersByTimeAsync(HOUR_MS);
    expect(told).toEqual(['given up']);
  });
});
