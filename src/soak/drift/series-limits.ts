import type {SoakLimit} from '../../manifest/soak-spec.ts';

/** What series are judged by a limit, and which growth is too little to be any. */
interface LimitedKind {
  readonly name: RegExp;
  /**
   * Growth by a share counts only from here on, in the series' own unit: of a program that takes
   * next to nothing every page is much.
   */
  readonly growthMin: number;
}

/**
 * Growth below these is what allocators, journals and clocks do in steps: glibc asks the kernel for
 * 132 KiB at a time (mallopt(3), M_TOP_PAD), a file system for some MiB.
 */
const KINDS: Readonly<Record<string, LimitedKind>> = {
  'memory-growth': {
    name: /\/(?:resident|memory-used)-bytes$/u,
    growthMin: 262_144,
  },
  'fd-growth': {name: /\/fds$/u, growthMin: 2},
  'disk-growth': {
    name: /\/(?:disk|disk-used|scratch-disk-used|scratch-used)-bytes$/u,
    growthMin: 16_777_216,
  },
  'time-growth': {name: /(?:^case .*|^iteration)\/ms$/su, growthMin: 2},
};

/**
 * What the heap of proctor's own process swings by between two collections: Node's young generation is
 * of up to three times 16 MiB, half of it in use (V8's Heap::ConfigureHeap), and the old one waits for
 * some MiB of garbage.
 */
const OWN_MEMORY_MIN = 33_554_432;

/** What moves with everything else that this machine does. */
const NOT_JUDGED = /^machine\//u;

/** A limit as it applies to one series. */
export interface AppliedLimit {
  /** As in the manifest: `memory-growth 5%`. */
  readonly text: string;
  readonly limit: SoakLimit;
  readonly growthMin: number;
}

/**
 * The limit that a series is judged by: that of its kind, that of the metric that it is of, or one
 * that names the series itself, which goes first and knows no least growth. Of this machine's own series there are none.
 */
export function limitOf(series: string, limits: readonly SoakLimit[]): AppliedLimit | undefined {
  const own = limits.find(({what}) => what === series);
  if (own !== undefined) return {text: limitText(own), limit: own, growthMin: 0};
  if (NOT_JUDGED.test(series)) return undefined;
  for (const limit of limits) {
    const kind = Object.hasOwn(KINDS, limit.what) ? KINDS[limit.what] : undefined;
    const applies = kind?.name.test(series) ?? series.endsWith(`/metric ${limit.what}`);
    if (!applies) continue;
    const isOwnMemory = series.startsWith('proctor/') && limit.what === 'memory-growth';
    const growthMin = isOwnMemory ? OWN_MEMORY_MIN : (kind?.growthMin ?? 0);
    return {text: limitText(limit), limit, growthMin};
  }
  return undefined;
}

/** As in the manifest: `memory-growth 5%`. */
export function limitText({what, share, perHour}: SoakLimit): string {
  const value =
    share === undefined ? `${perHour ?? 0} an hour` : `${Number((share * 100).toPrecision(6))}%`;
  return `${what} ${value}`;
}

/** The name of the series that a metric of a case becomes. */
export function metricSeries(caseId: string, metric: string): string {
  return `case ${caseId}/metric ${metric}`;
}
