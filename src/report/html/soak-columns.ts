import type {SoakResult} from '../../journal/run-result.ts';
import type {PageSoak} from './page-data.ts';

/** More than a chart on a wide screen can show apart. */
const SAMPLES_MAX = 1_000;

/** A soak with its samples in columns: evenly many of them, the first and the last among them. */
export function pageSoak(soak: SoakResult): PageSoak {
  const {samples, ...rest} = soak;
  const chosen = thinned(samples);
  const names = new Set(chosen.flatMap(({values}) => Object.keys(values)));
  return {
    ...rest,
    samples: {
      elapsedMs: chosen.map(({elapsedMs}) => Math.round(elapsedMs)),
      iterations: chosen.map(({iterations}) => iterations),
      restarts: chosen.map(({restarts}) => restarts),
      failed: chosen.map(({counts}) => counts.failed + counts.error + counts.interrupted),
      series: Object.fromEntries(
        Array.from(names, (name) => [
          name,
          chosen.map(({values}) => (Object.hasOwn(values, name) ? (values[name] ?? null) : null)),
        ]),
      ),
    },
  };
}

function thinned<T>(samples: readonly T[]): readonly T[] {
  if (samples.length <= SAMPLES_MAX) return samples;
  const step = (samples.length - 1) / (SAMPLES_MAX - 1);
  return Array.from({length: SAMPLES_MAX}, (_, index) => samples[Math.round(index * step)] as T);
}
