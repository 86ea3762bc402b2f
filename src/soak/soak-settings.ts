import type {SoakLimit, SoakSpec, SoakWatch} from '../manifest/soak-spec.ts';

/** How a soak goes on: its manifest and its command line together. One of the first two is there. */
export interface SoakSettings {
  readonly durationMs?: number;
  readonly iterations?: number;
  readonly untilFailure: boolean;
  readonly reportIntervalMs: number;
  /** Time between two samples at first. */
  readonly sampleIntervalMs: number;
  readonly failuresMax?: number;
  readonly restartsMax?: number;
  readonly unavailableMs?: number;
  /** Whether it ends when a series is over its limit for certain. */
  readonly stopsOnGrowth: boolean;
  readonly limits: readonly SoakLimit[];
  readonly watch: ReadonlyMap<string, SoakWatch>;
}

/** What the command line says. */
export interface SoakWishes {
  readonly durationMs?: number | undefined;
  readonly iterations?: number | undefined;
  readonly reportIntervalMs?: number | undefined;
  readonly untilFailure?: boolean | undefined;
}

/** Where none is given: rarely enough to cost nothing, often enough for half an hour. */
const SAMPLE_INTERVAL_MS = 10_000;
const SAMPLE_INTERVAL_MS_MIN = 200;
/** Of a short soak as many samples are wanted all the same. */
const SAMPLES_WANTED = 200;
const REPORT_INTERVAL_MS = 3_600_000;

/**
 * Puts both together. Where the command line says how long, what the manifest says of that does not
 * count.
 *
 * @returns `undefined` where neither says how long it is to go on.
 */
export function soakSettings(
  spec: SoakSpec | undefined,
  wishes: SoakWishes,
): SoakSettings | undefined {
  const isWished = wishes.durationMs !== undefined || wishes.iterations !== undefined;
  const {durationMs, iterations} = isWished ? wishes : (spec ?? {});
  if (durationMs === undefined && iterations === undefined && wishes.untilFailure !== true) {
    return undefined;
  }
  return {
    ...(durationMs !== undefined && {durationMs}),
    ...(iterations !== undefined && {iterations}),
    untilFailure: wishes.untilFailure ?? false,
    reportIntervalMs: wishes.reportIntervalMs ?? spec?.reportIntervalMs ?? REPORT_INTERVAL_MS,
    sampleIntervalMs: spec?.sampleIntervalMs ?? usualInterval(durationMs),
    ...(spec?.failuresMax !== undefined && {failuresMax: spec.failuresMax}),
    ...(spec?.restartsMax !== undefined && {restartsMax: spec.restartsMax}),
    ...(spec?.unavailableMs !== undefined && {unavailableMs: spec.unavailableMs}),
    stopsOnGrowth: spec?.stopsOnGrowth ?? false,
    limits: spec?.limits ?? [],
    watch: spec?.watch ?? new Map(),
  };
}

/** A soak of so many iterations may be short. The interval gets longer as it goes on. */
function usualInterval(durationMs = 0): number {
  const wanted = durationMs / SAMPLES_WANTED;
  return Math.min(SAMPLE_INTERVAL_MS, Math.max(SAMPLE_INTERVAL_MS_MIN, wanted));
}
