import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import type {Verdict} from '../journal/event.ts';
import type {SoakSampled} from '../journal/soak-event.ts';
import type {SoakLimit} from '../manifest/soak-spec.ts';
import {SoakBook, type SoakBookState, type SoakIteration} from './soak-book.ts';

/** The book of a soak in a run's folder. */
export const SOAK_FILE = 'soak.jsonl';

/** Verdicts by their numbers in the file. */
const VERDICTS: readonly Verdict[] = [
  'passed',
  'failed',
  'flaky',
  'skipped',
  'error',
  'interrupted',
];

/** Lines after the first are taken into it when they are that long: a quarter of a second of work. */
const LINES_BYTES_MAX = 262_144;

/** When it could not be written, it is tried again after so many lines: each try may take as long as a hundred. */
const LINES_TO_REWRITE = 20;

/** The first line: all that was known when it was written. */
interface Head {
  readonly v: 1;
  /** Ids of the cases, in the plan's order. */
  readonly cases: readonly string[];
  readonly limits: readonly SoakLimit[];
  /** Names of what is watched. @default nothing */
  readonly watch?: readonly string[];
  readonly state: SoakBookState;
}

/** What came after that, a line each. */
type Line = IterationLine | UnfinishedLine | SampleLine;

interface IterationLine {
  /** `elapsedMs`, `durationMs`, `restarts`. */
  readonly i: readonly [number, number, number];
  /** Of each case the place of its verdict in `VERDICTS` and its milliseconds; `null` for none. */
  readonly c: ReadonlyArray<readonly [number, number] | null>;
}

/** What failed in an iteration that was cut off. */
interface UnfinishedLine {
  readonly u: number;
  readonly c: IterationLine['c'];
}

interface SampleLine {
  readonly s: readonly [elapsedMs: number, values: SoakSampled['values']];
}

/** A book as it was read. */
export interface ReadSoak {
  readonly book: SoakBook;
  readonly cases: readonly string[];
  readonly limits: readonly SoakLimit[];
  readonly watch: readonly string[];
}

/**
 * A soak's book on disk: a line with all totals, and one for each iteration and sample since. So it
 * loses nothing when this process is killed, and stays small. It is not synced but when it is
 * written anew: a power cut may cost the last minutes.
 */
export class SoakFile {
  readonly book: SoakBook;
  readonly #path: string;
  readonly #head: Pick<Head, 'cases' | 'limits' | 'watch'>;
  readonly #onProblem: (message: string) => void;
  #fd: number | undefined;
  #lineBytes = 0;
  #isTold = false;
  #isClosed = false;
  /** Lines that are left out before it is written anew; 0 while all is well. */
  #untilRewrite = 0;

  /**
   * Goes on with the file at `path` where there is one.
   *
   * @param options.onProblem Called once, when it cannot be written; the soak goes on.
   */
  constructor(
    path: string,
    {
      cases,
      limits,
      watch,
      onProblem,
    }: {
      readonly cases: readonly string[];
      readonly limits: readonly SoakLimit[];
      /** Names of what is watched. @default nothing */
      readonly watch?: readonly string[];
      readonly onProblem: (message: string) => void;
    },
  ) {
    this.#path = path;
    this.#head = {cases, limits, ...(watch !== undefined && {watch})};
    this.#onProblem = onProblem;
    const past = readSoak(path);
    this.book = new SoakBook(cases, past?.book.state);
    if (past !== undefined) this.book.resume();
    this.#rewrite();
  }

  addIteration(iteration: SoakIteration): void {
    this.book.addIteration(iteration);
    const {elapsedMs, durationMs, restarts, cases} = iteration;
    this.#append({
      i: [rounded(elapsedMs), rounded(durationMs), restarts],
      c: casesLine(cases),
    });
  }

  addUnfinished(unfinished: Pick<SoakIteration, 'elapsedMs' | 'cases'>): void {
    this.book.addUnfinished(unfinished);
    this.#append({u: rounded(unfinished.elapsedMs), c: casesLine(unfinished.cases)});
  }

  addSample(elapsedMs: number, values: SoakSampled['values']): SoakSampled {
    const sampled = this.book.addSample(elapsedMs, values);
    this.#append({s: [elapsedMs, sampled.values]});
    return sampled;
  }

  /** Writes what is known, and closes. Idempotent. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#rewrite();
    if (this.#fd !== undefined) closeSync(this.#fd);
    this.#fd = undefined;
  }

  #append(line: Line): void {
    if (this.#isClosed) return;
    if (this.#fd === undefined || this.#untilRewrite > 0) {
      // What was written last may be half a line, and the next ones are missing: the book has them all.
      if (--this.#untilRewrite <= 0) this.#rewrite();
      return;
    }
    try {
      const text = `${JSON.stringify(line)}\n`;
      // All of it, or it throws: a disk that gets full takes a part.
      writeFileSync(this.#fd, text);
      this.#lineBytes += text.length;
      if (this.#lineBytes > LINES_BYTES_MAX) this.#rewrite();
    } catch (error) {
      this.#problem(error);
    }
  }

  /** In one step: whoever reads finds the old file or the new one. */
  #rewrite(): void {
    const next = `${this.#path}.next`;
    try {
      const head: Head = {v: 1, ...this.#head, state: this.book.state};
      writeFileSync(next, `${JSON.stringify(head)}\n`, {mode: 0o644});
      const fd = openSync(next, 'a');
      fsyncSync(fd);
      renameSync(next, this.#path);
      if (this.#fd !== undefined) closeSync(this.#fd);
      this.#fd = fd;
      this.#lineBytes = 0;
      this.#untilRewrite = 0;
    } catch (error) {
      rmSync(next, {force: true});
      this.#problem(error);
    }
  }

  #problem(error: unknown): void {
    this.#untilRewrite = LINES_TO_REWRITE;
    if (this.#isTold) return;
    this.#isTold = true;
    const why = error instanceof Error ? error.message : String(error);
    this.#onProblem(`cannot write the book of this soak, '${this.#path}': ${why}`);
  }
}

/** What the file at `path` holds; `undefined` where there is none, or none whose first line is whole. */
export function readSoak(path: string): ReadSoak | undefined {
  const lines = linesOf(path);
  const head = parse(lines[0]) as Head | undefined;
  if (head?.v !== 1) return undefined;
  const {cases, limits, watch = [], state} = head;
  const book = new SoakBook(cases, state);
  for (const text of lines.slice(1)) {
    const line = parse(text) as Line | undefined;
    if (line === undefined) continue;
    if ('s' in line) book.addSample(...line.s);
    else if ('u' in line) book.addUnfinished({elapsedMs: line.u, cases: casesOf(line.c)});
    else book.addIteration(iterationOf(line));
  }
  return {book, cases, limits, watch};
}

function iterationOf({i, c}: IterationLine): SoakIteration {
  const [elapsedMs, durationMs, restarts] = i;
  return {elapsedMs, durationMs, restarts, cases: casesOf(c)};
}

function casesOf(line: IterationLine['c']): SoakIteration['cases'] {
  return line.map((each) => {
    const verdict = each === null ? undefined : VERDICTS[each[0]];
    return each === null || verdict === undefined ? undefined : ([verdict, each[1]] as const);
  });
}

function casesLine(cases: SoakIteration['cases']): IterationLine['c'] {
  return cases.map((each) =>
    each === undefined ? null : [VERDICTS.indexOf(each[0]), rounded(each[1])],
  );
}

/** Whole lines; without its line break the last one may be the beginning of a longer one. */
function linesOf(path: string): string[] {
  try {
    const lines = readFileSync(path, 'utf8').split('\n');
    lines.pop();
    return lines;
  } catch {
    return [];
  }
}

function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function rounded(ms: number): number {
  return Number(ms.toFixed(3));
}
