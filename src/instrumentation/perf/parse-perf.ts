/** A count of perf stat. */
export interface PerfCount {
  readonly event: string;
  /** `undefined` where the machine cannot count it, or had no time to. */
  readonly value: number | undefined;
  readonly unit: string;
  /** Why there is no value: `not supported`, `not counted`. */
  readonly why: string | undefined;
}

/**
 * Reads what `perf stat -x ,` writes: value, unit, event, … a line each; comments and blank lines
 * are left out, and lines that are none of this.
 *
 * Source: man perf-stat(1), section CSV FORMAT.
 */
export function parsePerfStat(text: string): PerfCount[] {
  const counts: PerfCount[] = [];
  for (const line of text.split('\n')) {
    if (line.startsWith('#') || line.trim() === '') continue;
    const fields = line.split(',');
    const [value = '', unit = ''] = fields;
    const event = eventOf(fields);
    if (event === undefined) continue;
    const why = /^<(.+)>$/.exec(value)?.[1];
    const number = Number(value);
    if (why === undefined && (value === '' || !Number.isFinite(number))) continue;
    counts.push({event, unit, value: why === undefined ? number : undefined, why});
  }
  return counts;
}

/** An event may hold commas between its slashes: `cpu/event=0x3c,umask=0x0/`. */
function eventOf(fields: readonly string[]): string | undefined {
  let event = fields[2];
  if (event === undefined || event === '') return undefined;
  for (let index = 3; (event.split('/').length - 1) % 2 === 1; index++) {
    const more = fields[index];
    if (more === undefined) return undefined;
    event += `,${more}`;
  }
  return event;
}

/** What perf's own statistics say of a recording. */
export interface PerfStats {
  readonly samples: number;
  readonly lost: number;
}

/** Reads what `perf report --stats` prints; the sums of all events come first. */
export function parsePerfStats(text: string): PerfStats {
  const first = (pattern: RegExp): number => Number(pattern.exec(text)?.[1] ?? 0);
  return {
    samples: first(/\bSAMPLE events:\s+(\d+)/),
    lost: first(/\bLOST events:\s+(\d+)/) + first(/\bLOST_SAMPLES events:\s+(\d+)/),
  };
}
