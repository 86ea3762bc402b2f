import {ConsoleJudge} from '../console-judge/console-judge.ts';
import {isMachineLoss} from '../console-judge/lost-machine.ts';
import type {ConsolePolicy} from '../manifest/manifest.ts';
import type {MakeConsoleReader} from './console-log.ts';
import type {StepContext} from './environment.ts';

/** Judges a console by what the manifest says of it. */
export function consoleReader(policy: ConsolePolicy, context: StepContext): MakeConsoleReader {
  const {ignore, rules} = policy;
  return ({onReport, onFatal}) =>
    new ConsoleJudge({
      onReport,
      onFatal: (report) => {
        // That it is lost, who lost it says.
        if (!isMachineLoss(report)) onFatal(report.title);
      },
      rules,
      ignore,
      onUnusable: (pattern, why) =>
        context.warn('console/pattern', `the console's pattern '${pattern}' is not used: ${why}`),
    });
}
