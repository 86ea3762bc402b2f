/** How serious a report is, most serious first. `fatal`: the kernel cannot go on. */
export type ConsoleReportSeverity = 'fatal' | 'error' | 'warning' | 'note';

/** One thing that a kernel's console said is wrong, cut out whole. */
export interface ConsoleReport {
  /** Stable: the same for the same fault, without addresses, times and numbers. */
  readonly title: string;
  /** Other titles by which the same report is known. */
  readonly altTitles: readonly string[];
  /** As `KASAN-USE-AFTER-FREE-READ`, `LOCKDEP`, `HANG`. */
  readonly class: string;
  readonly severity: ConsoleReportSeverity;
  /** Why it cannot be relied on; `undefined` where it can. */
  readonly corrupted: string | undefined;
  /** Its own lines. */
  readonly text: string;
  /** Where it begins and ends in the stream, in bytes. */
  readonly startOffset: number;
  readonly endOffset: number;
}
