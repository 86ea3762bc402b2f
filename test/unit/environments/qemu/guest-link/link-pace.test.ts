import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {LinkPace} from '../../../../../src/environments/qemu/guest-link/link-pace.ts';

/** Runs commands that take `takesMs`, looked at when the pace says so and then each millisecond. */
function train(pace: LinkPace, takesMs: number, commands: number): void {
  for (let at = 0; at < commands; at++) {
    const beginMs = at * 10_000;
    pace.begin(1, beginMs);
    let lookMs = pace.firstMs;
    for (; lookMs < takesMs; lookMs++) pace.look(false, beginMs + lookMs);
    pace.look(true, beginMs + lookMs);
    pace.end(1, beginMs + lookMs);
  }
}

describe('the pace of a link', () => {
  it('comes to look when short commands have usually ended', () => {
    fc.assert(
      fc.property(fc.integer({min: 2, max: 38}), (takesMs) => {
        const pace = new LinkPace();
        train(pace, takesMs, 400);
        expect(Math.abs(pace.firstMs - takesMs)).toBeLessThan(1.5);
      }),
    );
  });

  it('does not mind commands that take long', () => {
    const pace = new LinkPace();
    train(pace, 12, 200);
    const before = pace.firstMs;
    train(pace, 5_000, 50);
    expect(pace.firstMs).toBe(before);
  });

  it('knows nothing of commands that it has not seen begin', () => {
    const pace = new LinkPace();
    const before = pace.firstMs;
    pace.end(7, 100);
    expect(pace.firstMs).toBe(before);
  });
});
