import {judgeText} from '../../console-judge/judge-text.ts';

/** One record of `/sys/kernel/debug/kmemleak`. */
export interface Leak {
  /** Its own lines. */
  readonly text: string;
  readonly bytes: number;
  /** Since it was allocated; kernels from 6.8 on do not say. */
  readonly ageSeconds: number | undefined;
  /** The kernel's count of ticks when it was allocated. */
  readonly jiffies: bigint | undefined;
}

const HEAD = /^unreferenced object .* \(size (\d+)\):/;
const WHEN = /jiffies (\d+)(?: \(age ([\d.]+)s\))?/;
/** The count of ticks begins so long before it overflows 32 bits (INITIAL_JIFFIES). */
const FIRST_JIFFIES_SECONDS = 300;

/** The records in what `/sys/kernel/debug/kmemleak` says; what is before the first is left out. */
export function parseLeaks(text: string): readonly Leak[] {
  return text.split(/^(?=unreferenced object )/m).flatMap((record) => {
    const bytes = HEAD.exec(record)?.[1];
    if (bytes === undefined) return [];
    const [, jiffies, age] = WHEN.exec(record) ?? [];
    return [
      {
        text: record.trimEnd(),
        bytes: Number(bytes),
        ageSeconds: age === undefined ? undefined : Number(age),
        jiffies: jiffies === undefined ? undefined : BigInt(jiffies),
      },
    ];
  });
}

/**
 * When it was allocated, in seconds since boot; `undefined` where that cannot be told.
 *
 * @param now.nowSeconds When the record was read.
 * @param now.hz Ticks a second.
 */
export function bornSeconds(
  leak: Leak,
  now: {readonly nowSeconds: number; readonly hz: number | undefined},
): number | undefined {
  if (leak.ageSeconds !== undefined) return now.nowSeconds - leak.ageSeconds;
  if (leak.jiffies === undefined || now.hz === undefined) return undefined;
  const first = 2n ** 32n - BigInt(FIRST_JIFFIES_SECONDS * now.hz);
  return Number(leak.jiffies - first) / now.hz;
}

/** As `memory leak in ramfs_get_inode`: by who asked for the memory, not by the allocator. */
export function leakTitle(leak: Leak): string {
  // Addresses may be hidden: `[<(____ptrval____)>] f+0x1/0x2`.
  const text = leak.text.replace(/^(\s+)\[<[^\]\n]*>\] /gm, '$1');
  const [report] = judgeText(`BUG: memory leak\n${text}\n`);
  return report?.title ?? 'memory leak';
}
