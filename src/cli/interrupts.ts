import type {StopSwitch} from '../run/stop-switch.ts';
import type {CliIo, InterruptSignal} from './io.ts';

/**
 * npm and npx pass one Ctrl-C on several times (npm/cli#1591, #2124); what comes this soon after
 * the first is the same wish, not a second one.
 */
const SAME_WISH_MS = 1000;

/**
 * An interrupt from the keyboard while instances are kept lets those go, and that is all. Else the
 * first interrupt: no new cases, running ones are ended, cleanup runs. Second: cleanup is hurried.
 * Third: nothing is waited for any more. Lasts until the result is disposed.
 */
export function handleInterrupts(
  io: CliIo,
  stop: StopSwitch,
  options: {
    readonly monotonicMs: () => number;
    /** Called at the third. @default it is as the second */
    readonly giveUp?: () => void;
    /** Lets go of instances that are kept. @returns whether there were any. @default there are none */
    readonly letGo?: () => boolean;
  },
): Disposable {
  let lastMs = Number.NEGATIVE_INFINITY;
  let wishes = 0;
  return io.onInterrupt((signal) => {
    const nowMs = options.monotonicMs();
    const isSameWish = nowMs - lastMs < SAME_WISH_MS;
    lastMs = nowMs;
    if (isSameWish) return;
    // Ctrl-C ends the keeping first: what remains to be run is another matter.
    const letGo = options.letGo?.() ?? false;
    if (letGo && signal === 'SIGINT' && wishes === 0) return;
    wishes += 1;
    if (wishes === 1) {
      io.stderr.write(`\n${wordOf(signal)}: ending what runs and cleaning up; again to hurry\n`);
      const reason = signal === 'SIGINT' ? 'interrupted' : 'terminated';
      stop.stop('cancel', reason, `${wordOf(signal)} by ${signal}`);
    } else if (wishes === 2 || options.giveUp === undefined) {
      io.stderr.write(
        'hurrying the cleanup; what it leaves is removed when this process is gone\n',
      );
      stop.hurry();
    } else {
      options.giveUp();
    }
  });
}

function wordOf(signal: InterruptSignal): string {
  return signal === 'SIGINT' ? 'interrupted' : 'terminated';
}
