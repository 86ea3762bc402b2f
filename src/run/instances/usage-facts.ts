import type {ResourceUsage} from '../../environments/environment.ts';
import type {StageFacts} from './stage-runner.ts';

const MIB = 2 ** 20;

/** What an instance has used in all, as facts of its cleanup. */
export function usageFacts(usage: ResourceUsage | undefined): StageFacts {
  if (usage === undefined) return {};
  return {
    cpuSeconds: rounded(usage.cpuSeconds),
    residentMiB: rounded(usage.residentBytesMax / MIB),
    privateMiB: rounded(usage.privateBytesMax / MIB),
    diskWrittenMiB: rounded(usage.diskWrittenBytes / MIB),
  };
}

function rounded(value: number): number {
  return Number(value.toFixed(2));
}
