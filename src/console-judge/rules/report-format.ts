import type {ConsoleClass, ConsoleKind, ConsoleSeverity} from '../console-report.ts';

/** Where the functions are found that may name a report, the likeliest first. */
export type FrameSource =
  /** At the instruction pointer, and then in the first stack after it. */
  | 'ip'
  /** At the instruction pointer, and nowhere else. */
  | 'ip-alone'
  /**
   * At the instruction pointer and, where a trap printed it in the middle of a stack, in the rest
   * of that; otherwise in the first stack.
   */
  | 'trap'
  /** In the first stack. */
  | 'trace'
  /** At the function that the headline names, and then in the first stack. */
  | 'titled'
  /** Right below the headline; before that at the function that it names, where it does. */
  | 'below'
  /** At the first lock that the report names: the function that took it, whichever it is. */
  | 'lock'
  /** At the two locks that would wait for each other, and then in the stacks of how. */
  | 'locks'
  /** At the address that let go of a lock, and then in the first stack. */
  | 'unlock'
  /** Where a lock became what conflicts with its other uses. */
  | 'became'
  /** Where the page was allocated. */
  | 'allocated'
  /** At what an interrupt found running. */
  | 'interrupted';

/** How a frame is chosen that names a report. */
export interface FrameChoice {
  readonly from: FrameSource;
  /** Functions that say nothing about this kind of report, on top of the common ones. */
  readonly skip?: RegExp;
  /**
   * `innermost`, the default, is the first that is not skipped. A kernel that is `looping` is named
   * by what is called where work is handed out; a task that is `waiting`, by what it waits for.
   */
  readonly pick?: 'innermost' | 'looping' | 'waiting';
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
  /** Group that holds a function named in the headline; for `titled` and `below`. */
  readonly functionGroup?: number;
}

/** `function+0x12/0x340`, with the function as a group, without suffixes that compilers add. */
export const FUNC = String.raw`([A-Za-z_][\w]*|_?<[^+\n]{1,200}?)(?:\.[\w.]+)?(?:\+0x[0-9a-f]+(?:/0x[0-9a-f]+)?)?`;
