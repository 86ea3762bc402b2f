import type {ConsoleClass, ConsoleKind, ConsoleSeverity} from '../console-report.ts';

/** How a frame is chosen that names a report. */
export interface FrameChoice {
  /**
   * Where to begin: `ip`, at the instruction pointer, and then the stack below it; `trace`, at the
   * first stack; `headline`, in the stack right under the headline; `interrupted`, at the function
   * that an interrupt found running; `title` and `titled`, at the function that the headline names
   * (only with a stack below it, or even without); `held`, at the locks that the headline is about,
   * and then the stack; `irq-safe`, where lockdep says that a lock became so; `allocated`, where the
   * page was allocated.
   */
  readonly from:
    | 'ip'
    | 'trace'
    | 'headline'
    | 'interrupted'
    | 'title'
    | 'titled'
    | 'held'
    | 'irq-safe'
    | 'allocated';
  /** Functions that say nothing about this kind of report, on top of `COMMON_FUNCTIONS`. */
  readonly skip?: RegExp;
  /** Take the caller-most function that is still particular, not the innermost. */
  readonly isOutermost?: boolean;
}

/** One shape of a report, and what to call it. The first that fits counts. */
export interface ReportFormat {
  /** Matched against the text from the headline on, at its beginning. */
  readonly headline: RegExp;
  /** Must occur in the lines after the headline too; its groups follow the headline's. */
  readonly body?: RegExp;
  /** `$1`… are groups, `$F` the function chosen by `frame`. */
  readonly title: string;
  readonly alt?: readonly string[];
  readonly frame?: FrameChoice;
  readonly class: ConsoleClass;
  readonly kind: ConsoleKind;
  readonly severity: ConsoleSeverity;
  /** Why a report of this shape cannot be whole. */
  readonly corrupted?: string;
  /** It names no cause: some other report came before, or was lost. */
  readonly isConsequence?: boolean;
  /** Group that holds a function named in the headline; for `frame.from: 'title'`. */
  readonly functionGroup?: number;
}

/** `function+0x12/0x340`, with the function as a group, without suffixes that compilers add. */
export const FUNC = String.raw`([A-Za-z_][\w]*|_?<[^+\n]{1,200}?)(?:\.[\w.]+)?(?:\+0x[0-9a-f]+(?:/0x[0-9a-f]+)?)?`;
