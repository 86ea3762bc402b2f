import type {RunConsole} from '../report/console/create-console.ts';
import {bugReport} from './bug-report.ts';
import type {TextOutput} from './io.ts';

/**
 * `console`, which is left out from its first bug on: what is shown of a run must not decide on it.
 * The bug is told of on `output`.
 */
export function unfailingConsole(console: RunConsole, output: TextOutput): RunConsole {
  let isBroken = false;
  const guarded =
    <T extends unknown[]>(show: (...args: T) => void) =>
    (...args: T): void => {
      if (isBroken) return;
      try {
        show(...args);
      } catch (error) {
        isBroken = true;
        output.write(`${bugReport(error)}the run goes on without showing how\n`);
      }
    };
  return {
    onEvent: guarded(console.onEvent),
    recall: guarded(console.recall),
    onOutput: guarded(console.onOutput),
    close: guarded(console.close),
  };
}
