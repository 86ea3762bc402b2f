/** How quantities are written for people, in English and alike on every machine. */

/** As `8 ms`, `1.24 s`, `2 min 05 s`, `3 h 07 min`, `2 d 04 h`. */
export function durationText(ms: number): string {
  if (ms < 0.95) return ms <= 0 ? '0 ms' : '<1 ms';
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return `${(ms / 1000).toFixed(ms < 9_995 ? 2 : 1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min ${twoDigits(seconds % 60)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 1_440) return `${Math.floor(minutes / 60)} h ${twoDigits(minutes % 60)} min`;
  const hours = Math.round(minutes / 60);
  return `${Math.floor(hours / 24)} d ${twoDigits(hours % 24)} h`;
}

/** As `12 KiB`, `3.4 GiB`. */
export function bytesText(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let value = bytes;
  let unit = 0;
  while (Math.abs(value) >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${unit === 0 || Math.abs(value) >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}

/** As `5,000`. */
export function countText(count: number): string {
  return count.toLocaleString('en');
}

/** As `1 case`, `5,000 cases`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${countText(count)} ${count === 1 ? one : many}`;
}

/** A measured value in at most four digits that say something. */
export function valueText(value: number, unit = ''): string {
  const isLarge = Math.abs(value) >= 1000;
  const digits = value.toLocaleString('en', {maximumSignificantDigits: isLarge ? 21 : 4});
  const number = isLarge ? Math.round(value).toLocaleString('en') : digits;
  return unit === '' ? number : `${number} ${unit}`;
}

/** As `+4.2 %`. */
export function shareText(share: number): string {
  const percent = share * 100;
  return `${percent > 0 ? '+' : ''}${percent.toFixed(Math.abs(percent) < 10 ? 1 : 0)} %`;
}

/** As `2026-11-21 12:00:05`, in the reader's own time zone. */
export function timeText(at: number): string {
  const date = new Date(at);
  const day = `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(twoDigits).join(':');
  return `${day} ${time}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
