import fc from 'fast-check';
import {expect, it} from 'vitest';
import {requireWholeAnswer} from '../../../src/steps/judge/whole-answer.ts';

it('takes what a command printed for all there is only where it ended by itself, with a code', () => {
  fc.assert(
    fc.property(
      fc.record({
        endedBy: fc.constantFrom('itself', 'timeout', 'idle-timeout'),
        exitCode: fc.option(fc.integer({min: 0, max: 255}), {nil: undefined}),
        exitSignal: fc.option(fc.constantFrom('KILL', 'UNKNOWN'), {nil: undefined}),
      }),
      (result) => {
        const isWhole = result.endedBy === 'itself' && result.exitCode !== undefined;
        const check = (): void => requireWholeAnswer(result, 'look');
        if (isWhole) expect(check).not.toThrow();
        else expect(check).toThrow(/^cannot look: (it took too long|the command ended by )/);
      },
    ),
    {numRuns: 100},
  );
});
