import {formatDuration} from '../../util/duration.ts';
import {formatSize} from '../../util/size.ts';

/** Metrics of an environment for people, by the units in their names: `resident 80.1 MiB, …`. */
export function describeMetrics(metrics: Readonly<Record<string, number>>): string {
  return Object.entries(metrics)
    .map(([name, value]) => {
      const seconds = /^(.+)Seconds$/.exec(name);
      if (seconds !== null) return `${words(seconds[1])} ${formatDuration(value * 1000)}`;
      const bytes = /^(.+)Bytes$/.exec(name);
      if (bytes !== null) return `${words(bytes[1])} ${formatSize(value)}`;
      return `${words(name)} ${Number(value.toFixed(2))}`;
    })
    .join(', ');
}

/** `diskFree` → `disk free`. */
function words(name = ''): string {
  return name.replace(/[A-Z]+(?![a-z])|[A-Z]/g, (letters) => ` ${letters.toLowerCase()}`);
}
