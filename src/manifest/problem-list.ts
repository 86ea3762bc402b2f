import type {
  Diagnostic,
  DiagnosticCode,
  SourceFile,
  SourceRange,
} from '../diagnostics/diagnostic.ts';
import type {Locate, ManifestPath} from './locate.ts';

/** More problems than this in one manifest help nobody. */
const PROBLEMS_MAX = 1000;

/** Problems for which names that are like the one found are looked for: each takes a while. */
const SUGGESTIONS_MAX = 100;

/** Where a problem is, how bad it is and what helps. */
export interface ProblemDetails {
  readonly range: SourceRange;
  readonly help?: string | undefined;
  /** @default 'error' */
  readonly severity?: Diagnostic['severity'];
}

/** Notes a problem at a place in the text. */
export type Report = (code: DiagnosticCode, message: string, details: ProblemDetails) => void;

/** Part of a text value, as offsets into the value. */
export interface TextPart extends SourceRange {
  readonly text: string;
}

/** Where in the manifest a problem is, and what helps. */
export interface PlaceDetails {
  readonly path: ManifestPath;
  /** @default 'value' */
  readonly part?: 'key' | 'value';
  /** The part of a text value that is wrong. */
  readonly within?: TextPart;
  /** A function where it takes time to find: of the first problems only it is asked. */
  readonly help?: string | undefined | (() => string | undefined);
  /** @default 'error' */
  readonly severity?: Diagnostic['severity'];
}

/** Notes a problem with a value of the manifest. */
export type ReportAt = (code: DiagnosticCode, message: string, place: PlaceDetails) => void;

/** The problems found in one file so far. */
export class ProblemList {
  readonly file: SourceFile;
  readonly #diagnostics: Diagnostic[] = [];
  #suggestions = 0;

  constructor(file: SourceFile) {
    this.file = file;
  }

  readonly report: Report = (code, message, {range, help, severity}) => {
    if (this.#diagnostics.length >= PROBLEMS_MAX) return;
    this.#diagnostics.push({
      code,
      severity: severity ?? 'error',
      message,
      file: this.file,
      range,
      ...(help !== undefined && {help}),
    });
  };

  /** As `report`, by the path of a value. */
  reportAt(locate: Locate): ReportAt {
    return (code, message, {path, part, within, help, severity}) => {
      if (this.#diagnostics.length >= PROBLEMS_MAX) return;
      const whole = locate(path, part ?? 'value');
      const range = within === undefined ? whole : this.#narrow(whole, within);
      this.report(code, message, {
        range,
        help: typeof help === 'function' ? this.#suggest(help) : help,
        ...(severity !== undefined && {severity}),
      });
    };
  }

  #suggest(help: () => string | undefined): string | undefined {
    this.#suggestions += 1;
    return this.#suggestions > SUGGESTIONS_MAX ? undefined : help();
  }

  /**
   * The place of a part of a text within the text's own place. The source may hold quotes, escapes
   * and indentation, so the part is looked for by its words; where it is not found the whole is.
   */
  #narrow(whole: SourceRange, within: TextPart): SourceRange {
    const part = within.text.slice(within.start, within.end);
    if (part === '' || part.includes('\n')) return whole;
    let start = whole.start - 1;
    for (let at = within.text.indexOf(part); at !== -1; at = within.text.indexOf(part, at + 1)) {
      start = this.file.text.indexOf(part, start + 1);
      if (start === -1 || start + part.length > whole.end) return whole;
      if (at >= within.start) return {start, end: start + part.length};
    }
    return whole;
  }

  /** Whether nothing more is noted. */
  get isFull(): boolean {
    return this.#diagnostics.length >= PROBLEMS_MAX;
  }

  get hasErrors(): boolean {
    return this.#diagnostics.some(({severity}) => severity === 'error');
  }

  /**
   * All problems by position. Of several errors about the very same place the first one reported
   * stays: what was found later follows from it. A warning about it would only distract.
   */
  sorted(): readonly Diagnostic[] {
    const seen = new Set<string>();
    const wrong = new Set<string>();
    for (const {severity, range} of this.#diagnostics) {
      if (severity === 'error') wrong.add(`${range.start} ${range.end}`);
    }
    const kept = this.#diagnostics.filter(({severity, range}) => {
      const place = `${range.start} ${range.end}`;
      const key = `${severity} ${place}`;
      if (seen.has(key) || (severity === 'warning' && wrong.has(place))) return false;
      seen.add(key);
      return true;
    });
    return kept.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  }
}
