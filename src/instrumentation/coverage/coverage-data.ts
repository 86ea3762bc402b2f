/** A function of a source file. */
export interface FunctionCoverage {
  /** Where it begins; `Infinity` while that has not been said. */
  readonly line: number;
  readonly count: number;
}

/** What is known of the coverage of one source file. Counts are at most `COUNT_MAX`. */
export interface FileCoverage {
  /** Times each line was run, by its number. */
  readonly lines: Map<number, number>;
  /** By name. */
  readonly functions: Map<string, FunctionCoverage>;
  /** Times each branch was taken, by `line,block,branch`; `NEVER_REACHED` where none could be. */
  readonly branches: Map<string, number>;
}

/** Of a branch whose line was never run; any count beats it. */
export const NEVER_REACHED = -1;

/** Sums stay exact up to here and stop growing there. */
export const COUNT_MAX = Number.MAX_SAFE_INTEGER;

/** How much of something there is, and how much of that was run. */
export interface Share {
  readonly found: number;
  readonly hit: number;
}

export interface CoverageTotals {
  readonly sources: number;
  readonly lines: Share;
  readonly functions: Share;
  readonly branches: Share;
}

/**
 * Coverage of source files. Adding is commutative and associative: the sum of tracefiles does not
 * depend on the order in which they come.
 */
export class CoverageData {
  /** By path. */
  readonly files = new Map<string, FileCoverage>();

  /** That of `path`; made where there is none. */
  file(path: string): FileCoverage {
    let file = this.files.get(path);
    if (file === undefined) {
      file = {lines: new Map(), functions: new Map(), branches: new Map()};
      this.files.set(path, file);
    }
    return file;
  }

  /** Adds all of `other`, which stays as it is. */
  add(other: CoverageData): void {
    for (const [path, file] of other.files) addFile(this.file(path), file);
  }

  totals(): CoverageTotals {
    const totals = {lines: newShare(), functions: newShare(), branches: newShare()};
    for (const file of this.files.values()) {
      const shares = sharesOf(file);
      for (const key of ['lines', 'functions', 'branches'] as const) {
        totals[key].found += shares[key].found;
        totals[key].hit += shares[key].hit;
      }
    }
    return {sources: this.files.size, ...totals};
  }
}

/** Adds `count` runs of `line`. */
export function addLine(file: FileCoverage, line: number, count: number): void {
  file.lines.set(line, plus(file.lines.get(line) ?? 0, count));
}

/** Adds `count` calls of `name`. Where two say that it begins elsewhere, the first line counts. */
export function addFunction(file: FileCoverage, name: string, added: FunctionCoverage): void {
  const known = file.functions.get(name);
  file.functions.set(name, {
    line: Math.min(known?.line ?? Number.POSITIVE_INFINITY, added.line),
    count: plus(known?.count ?? 0, added.count),
  });
}

/** @param key `line,block,branch`. */
export function addBranch(file: FileCoverage, key: string, taken: number): void {
  const known = file.branches.get(key) ?? NEVER_REACHED;
  if (taken === NEVER_REACHED) file.branches.set(key, known);
  else file.branches.set(key, plus(Math.max(known, 0), taken));
}

/** Adds `from` to `to`. */
export function addFile(to: FileCoverage, from: FileCoverage): void {
  for (const [line, count] of from.lines) addLine(to, line, count);
  for (const [name, added] of from.functions) addFunction(to, name, added);
  for (const [key, taken] of from.branches) addBranch(to, key, taken);
}

/** How much of one file was run. */
export function sharesOf(file: FileCoverage): Omit<CoverageTotals, 'sources'> {
  const functions = [...file.functions.values()].filter(({line}) => line !== Infinity);
  return {
    lines: share(file.lines.values()),
    functions: share(functions.map(({count}) => count)),
    branches: share(file.branches.values()),
  };
}

function share(counts: Iterable<number>): Share {
  const sum = newShare();
  for (const count of counts) {
    sum.found++;
    if (count > 0) sum.hit++;
  }
  return sum;
}

function newShare(): {found: number; hit: number} {
  return {found: 0, hit: 0};
}

function plus(a: number, b: number): number {
  return Math.min(COUNT_MAX, a + b);
}
