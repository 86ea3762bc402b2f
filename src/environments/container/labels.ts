import {hostname} from 'node:os';
import {bootId, type ProcessIdentity, readProcess} from '../../util/process-identity.ts';

/** What containers, images and volumes of ours are labelled with begins so. */
export const LABEL_PREFIX = 'dev.proctor.';

/** Who something belongs to. */
export interface Owner {
  readonly run: string;
  readonly environment: string;
  readonly instance: number;
}

/**
 * The labels of what belongs to a run of this process: enough to prove later that this process is
 * dead, and never another's.
 */
export function ownLabels(owner: Owner): Readonly<Record<string, string>> {
  const start = readProcess(process.pid)?.startTicks;
  return {
    [`${LABEL_PREFIX}run`]: owner.run,
    [`${LABEL_PREFIX}environment`]: owner.environment,
    [`${LABEL_PREFIX}instance`]: String(owner.instance),
    [`${LABEL_PREFIX}pid`]: String(process.pid),
    [`${LABEL_PREFIX}pid-start`]: String(start ?? 0),
    [`${LABEL_PREFIX}host`]: hostname(),
    [`${LABEL_PREFIX}boot-id`]: bootId() ?? '',
  };
}

/** As options of an engine's command. */
export function labelArguments(labels: Readonly<Record<string, string>>): string[] {
  return Object.entries(labels).flatMap(([name, value]) => ['--label', `${name}=${value}`]);
}

/**
 * Whether the process that made something is dead for certain: it ran on this machine, and the
 * machine has been started anew since then or no such process is there any more.
 */
export function isOwnerDead(
  labels: Readonly<Record<string, string>>,
  isAlive: (identity: ProcessIdentity) => boolean,
): boolean {
  const text = (name: string): string => labels[`${LABEL_PREFIX}${name}`] ?? '';
  const boot = bootId();
  if (boot === undefined || text('host') !== hostname() || text('boot-id') === '') return false;
  if (text('boot-id') !== boot) return true;
  const pid = Number(text('pid'));
  const startTicks = Number(text('pid-start'));
  if (!Number.isInteger(pid) || pid <= 0 || !Number.isInteger(startTicks) || startTicks <= 0) {
    return false;
  }
  return !isAlive({pid, startTicks});
}
