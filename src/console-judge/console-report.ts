/**
 * What a report is about, as a closed list that machines may count by. Most names are those of
 * syzkaller's bug types (so that boards and scripts made for it can be reused); the last ones are
 * what it does not look for.
 */
export const CONSOLE_CLASSES = [
  'UNKNOWN',
  'ATOMIC_SLEEP',
  'BUG',
  'DoS',
  'HANG',
  'KASAN-INVALID-FREE',
  'KASAN-NULL-POINTER-DEREFERENCE-READ',
  'KASAN-NULL-POINTER-DEREFERENCE-WRITE',
  'KASAN-READ',
  'KASAN-UNKNOWN',
  'KASAN-USE-AFTER-FREE-READ',
  'KASAN-USE-AFTER-FREE-WRITE',
  'KASAN-WRITE',
  'KCSAN-ASSERT',
  'KCSAN-DATA-RACE',
  'KCSAN-UNKNOWN',
  'KFENCE-INVALID-FREE',
  'KFENCE-MEMORY-CORRUPTION',
  'KFENCE-READ',
  'KFENCE-UNKNOWN',
  'KFENCE-USE-AFTER-FREE-READ',
  'KFENCE-USE-AFTER-FREE-WRITE',
  'KFENCE-WRITE',
  'KMSAN-INFO-LEAK',
  'KMSAN-UNINIT-VALUE',
  'KMSAN-UNKNOWN',
  'KMSAN-USE-AFTER-FREE-READ',
  'LEAK',
  'LOCKDEP',
  'LOST_CONNECTION',
  'MEMORY_SAFETY_BUG',
  'MEMORY_SAFETY_UBSAN',
  'NO_OUTPUT',
  'NULL-POINTER-DEREFERENCE',
  'REBOOT',
  'REFCOUNT_WARNING',
  'UBSAN',
  'WARNING',
  'OUT_OF_MEMORY',
  'CUSTOM',
] as const;

/** One of `CONSOLE_CLASSES`. */
export type ConsoleClass = (typeof CONSOLE_CLASSES)[number];

/** Which part of the kernel speaks, as people call it. */
export const CONSOLE_KINDS = [
  'kasan',
  'kmsan',
  'kcsan',
  'kfence',
  'ubsan',
  'lockdep',
  'oops',
  'bug',
  'panic',
  'warning',
  'info',
  'hung-task',
  'rcu-stall',
  'soft-lockup',
  'hard-lockup',
  'workqueue-lockup',
  'atomic-sleep',
  'oom-kill',
  'memory-leak',
  'reboot',
  'silence',
  'lost',
  'custom',
] as const;

/** One of `CONSOLE_KINDS`. */
export type ConsoleKind = (typeof CONSOLE_KINDS)[number];

/**
 * How bad it is, worst first: `fatal` where the machine does not go on (panic, oops that ends in
 * one, reboot, silence), `error` where the kernel's state is not to be trusted any more, `warning`
 * where it found something wrong and went on, `note` where it is worth knowing.
 */
export const CONSOLE_SEVERITIES = ['fatal', 'error', 'warning', 'note'] as const;

/** One of `CONSOLE_SEVERITIES`. */
export type ConsoleSeverity = (typeof CONSOLE_SEVERITIES)[number];

/** The same by its longer name. */
export type ConsoleReportSeverity = ConsoleSeverity;

/** Whether `severity` is at least as bad as `threshold`. */
export function isAtLeast(severity: ConsoleSeverity, threshold: ConsoleSeverity): boolean {
  return CONSOLE_SEVERITIES.indexOf(severity) <= CONSOLE_SEVERITIES.indexOf(threshold);
}

/** One thing that the console said is wrong. Made of plain data: it may go to a journal as it is. */
export interface ConsoleReport {
  /** Stable for the same fault: no addresses, numbers of processes, or offsets. */
  readonly title: string;
  /** Other titles of the same fault, as with a function's name before it was made common. */
  readonly altTitles: readonly string[];
  readonly class: ConsoleClass;
  readonly kind: ConsoleKind;
  readonly severity: ConsoleSeverity;
  /** Why the report is not whole, or not to be trusted; `undefined` where it is. */
  readonly corrupted: string | undefined;
  /** Only the end of something whose beginning was not seen: a panic without its oops. */
  readonly isConsequence: boolean;
  /** Whether the kernel panicked within it. */
  readonly hasPanicked: boolean;
  /** The report cut out, as the console printed it, without carriage returns. */
  readonly text: string;
  /** Where it begins and ends in the stream, in bytes from its beginning. */
  readonly startOffset: number;
  readonly endOffset: number;
  /** Line of the stream with the words that gave it away, from 1. */
  readonly line: number;
  /** What was given to `push` with the bytes that began it; `undefined` where nothing was. */
  readonly atMs: number | undefined;
}
