import type {StageResult} from '../journal/run-result.ts';

/** What the machines of one environment have used; sizes in MiB. */
export interface EnvironmentResources {
  /** How many were cleaned up. */
  readonly machines: number;
  /** All together. */
  readonly cpuSeconds: number;
  /** The most that one had. */
  readonly residentMiBMax: number;
  readonly privateMiBMax: number;
  /** All together. */
  readonly diskWrittenMiB: number;
}

/** By environment, as their instances' cleanups tell; only of environments that count. */
export function resourcesByEnvironment(
  stages: readonly StageResult[],
): ReadonlyMap<string, EnvironmentResources> {
  const all = new Map<string, EnvironmentResources>();
  for (const {stage, environment, facts} of stages) {
    if (stage !== 'cleanup' || facts?.['cpuSeconds'] === undefined) continue;
    const of = (name: string): number => Number(facts[name] ?? 0);
    const known = all.get(environment);
    all.set(environment, {
      machines: (known?.machines ?? 0) + 1,
      cpuSeconds: rounded((known?.cpuSeconds ?? 0) + of('cpuSeconds')),
      residentMiBMax: Math.max(known?.residentMiBMax ?? 0, of('residentMiB')),
      privateMiBMax: Math.max(known?.privateMiBMax ?? 0, of('privateMiB')),
      diskWrittenMiB: rounded((known?.diskWrittenMiB ?? 0) + of('diskWrittenMiB')),
    });
  }
  return all;
}

function rounded(value: number): number {
  return Number(value.toFixed(2));
}
