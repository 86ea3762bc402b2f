import type {SoakDrift} from '../journal/soak-event.ts';
import {formatDuration} from '../util/duration.ts';
import {formatSize} from '../util/size.ts';

/** What the ends of series' names mean, for people. */
const MEANINGS: Readonly<Record<string, string>> = {
  'resident-bytes': 'resident memory',
  'heap-used-bytes': 'heap in use',
  'memory-used-bytes': 'memory in use',
  'memory-available-bytes': 'available memory',
  'host-resident-bytes': 'resident memory on the host',
  'disk-used-bytes': 'disk in use',
  'scratch-disk-used-bytes': 'disk in use where its scratch folder is',
  'scratch-used-bytes': 'disk in use by its scratch folder',
  'disk-bytes': 'disk of the run',
  fds: 'open files',
  threads: 'threads',
  processes: 'processes',
  restarts: 'restarts',
  load: 'load',
  'cpu-percent': 'CPU',
  ms: 'time',
};

/** `server resident memory`, `vm#1 open files`, `time of case boot@vm`, `rate of case boot@vm`. */
export function seriesTitle(name: string): string {
  const ofCase = /^case (.*)\/(?:metric (.*)|ms)$/su.exec(name);
  if (ofCase !== null) return `${ofCase[2] ?? 'time'} of case ${ofCase[1]}`;
  const slash = name.lastIndexOf('/');
  const end = name.slice(slash + 1);
  const meaning = Object.hasOwn(MEANINGS, end) ? MEANINGS[end] : end;
  return slash < 0 ? (meaning ?? end) : `${name.slice(0, slash)} ${meaning}`;
}

/** A value with its unit, in three digits: `1.9 MiB`, `-340 ms`, `12.3 %`, `7`. */
export function quantityText(value: number, unit: string): string {
  if (unit === 'bytes') {
    return `${value < 0 ? '-' : ''}${formatSize(Math.round(Math.abs(value)))}`;
  }
  if (unit === 'ms' && Math.abs(value) >= 1000) {
    return `${value < 0 ? '-' : ''}${formatDuration(Math.abs(value))}`;
  }
  const digits = Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
  return unit === 'count' || unit === '' ? digits : `${digits} ${unit}`;
}

/** A share with its sign: `+38 %`, `-0.4 %`, `0 %`. */
export function growthText(share: number): string {
  const percent = Number((share * 100).toPrecision(2));
  if (Math.abs(percent) < 0.05) return '0 %';
  return `${percent > 0 ? '+' : ''}${percent} %`;
}

/** Time that growth is told by: an hour, or less where the soak was shorter. */
const PERIODS = [
  {name: 'an hour', hours: 1, elapsedMsMin: 600_000},
  {name: 'a minute', hours: 1 / 60, elapsedMsMin: 10_000},
  {name: 'a second', hours: 1 / 3600, elapsedMsMin: 0},
] as const;

/** `1.9 MiB an hour (by 1.7 to 2.2 MiB)`: the slope and the interval that it lies in. */
export function slopeText(drift: SoakDrift, elapsedMs: number): string {
  const {unit, slopePerHour, lowPerHour, highPerHour} = drift;
  const period = PERIODS.find(({elapsedMsMin}) => elapsedMs >= elapsedMsMin) ?? PERIODS[0];
  const [slope = '', low = '', high = ''] = [slopePerHour, lowPerHour, highPerHour].map((perHour) =>
    quantityText(perHour * period.hours, unit),
  );
  return `${slope} ${period.name} (by ${rangeText(low, high)})`;
}

/** The unit once, where both have the same. */
function rangeText(low: string, high: string): string {
  const [lowNumber, lowUnit] = low.split(' ');
  const isSame = lowUnit !== undefined && lowUnit === high.split(' ')[1];
  return `${isSame ? lowNumber : low} to ${high}`;
}

/** What a series does, in a sentence without its end. */
export function driftText(drift: SoakDrift, elapsedMs: number): string {
  const title = seriesTitle(drift.series);
  const limit = drift.limit === undefined ? '' : `, limit ${drift.limit}`;
  const all = `${growthText(drift.growth)} in all`;
  const note = drift.note === undefined ? '' : `; ${drift.note}`;
  switch (drift.verdict) {
    case 'over-limit':
    case 'grows':
      return `${title} grows by ${slopeText(drift, elapsedMs)}, ${all}${limit}${note}`;
    case 'shrinks':
      return `${title} changes by ${slopeText(drift, elapsedMs)}, ${all}${limit}${note}`;
    case 'flat':
      return `${title}: flat at ${quantityText(drift.last, drift.unit)}${limit}${note}`;
    case 'unclear':
      return `${title} cannot be judged: ${unclearText(drift, elapsedMs)}${limit}${note}`;
    default:
      return title;
  }
}

/** What is said of a series that has not been looked at often enough. */
export const TOO_FEW = 'too few';

/** With as many there is an interval, if one of no width. */
const SAMPLES_ENOUGH = 30;

function unclearText(drift: SoakDrift, elapsedMs: number): string {
  const {samples, lowPerHour, highPerHour} = drift;
  if (lowPerHour === highPerHour && drift.slopePerHour === 0 && samples < SAMPLES_ENOUGH) {
    return `${samples === 1 ? '1 sample is' : `${samples} samples are`} ${TOO_FEW}`;
  }
  return `it changes by ${slopeText(drift, elapsedMs)}`;
}
