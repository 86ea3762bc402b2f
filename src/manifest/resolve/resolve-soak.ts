import {assert} from '../../util/assert.ts';
import {parseDuration} from '../../util/duration.ts';
import {parseSize} from '../../util/size.ts';
import type {Soak as DocumentSoak, SoakWatch} from '../generated/manifest-document.ts';
import type {SoakLimit, SoakSpec, SoakWatch as SoakWatchSpec} from '../soak-spec.ts';
import {durationMs} from './document-values.ts';

/** Time between two reports where none is given. */
export const REPORT_INTERVAL_MS = 3_600_000;

const GROWTH = /^(\d+(?:\.\d+)?)(%|(?:([KMGT]iB|ms|s)?\/h))$/u;

/** A soak with its defaults filled in. */
export function resolveSoak(soak: DocumentSoak, environmentIds: readonly string[]): SoakSpec {
  const {iterations, 'stop-on': stop = {}} = soak;
  const [onlyEnvironment = ''] = environmentIds;
  const timed = {
    durationMs: durationMs(soak.duration),
    sampleIntervalMs: durationMs(soak['sample-interval']),
    unavailableMs: durationMs(stop.unavailable),
    iterations,
    failuresMax: stop.failures,
    restartsMax: stop.restarts,
    stopsOnGrowth: stop.growth,
    tag: soak.tag,
  };
  return {
    ...given(timed),
    reportIntervalMs: durationMs(soak['report-interval']) ?? REPORT_INTERVAL_MS,
    limits: Object.entries(soak.limits ?? {}).map(([what, text]) => resolveGrowth(what, text)),
    watch: new Map(
      Object.entries(soak.watch ?? {}).map(([name, watch]) => [
        name,
        resolveWatch(watch, onlyEnvironment),
      ]),
    ),
  };
}

function resolveWatch(
  {environment, command, 'pid-file': pidFile}: SoakWatch,
  onlyEnvironment: string,
): SoakWatchSpec {
  return {
    environment: environment ?? onlyEnvironment,
    ...given({command, pidFile}),
  };
}

function resolveGrowth(what: string, text: string): SoakLimit {
  const match = GROWTH.exec(text);
  assert(match !== null, `${text} is no growth`);
  const [, number = '', kind, unit] = match;
  if (kind === '%') return {what, share: Number(number) / 100};
  if (unit === undefined) return {what, perHour: Number(number)};
  return {what, perHour: parseSize(`${number}${unit}`) ?? parseDuration(`${number}${unit}`) ?? 0};
}

function given<T extends object>(values: T): {[K in keyof T]?: Exclude<T[K], undefined>} {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as {[K in keyof T]?: Exclude<T[K], undefined>};
}
