/** Lines of a source, from 1, that are not to be counted. */
export interface Exclusions {
  readonly lines: ReadonlySet<number>;
  /** Whose branches do not count, though they do. */
  readonly branches: ReadonlySet<number>;
}

/** What the markers in a source say: man geninfo(1), "Exclusion markers". */
export function excludedLines(text: string): Exclusions {
  const lines = new Set<number>();
  const branches = new Set<number>();
  let isOff = false;
  let isBranchOff = false;
  text.split('\n').forEach((line, index) => {
    if (line.includes('LCOV_EXCL_')) {
      if (line.includes('LCOV_EXCL_START')) isOff = true;
      if (line.includes('LCOV_EXCL_BR_START')) isBranchOff = true;
      // The line that ends a part does not belong to it.
      if (line.includes('LCOV_EXCL_STOP')) isOff = false;
      if (line.includes('LCOV_EXCL_BR_STOP')) isBranchOff = false;
      if (line.includes('LCOV_EXCL_LINE')) lines.add(index + 1);
      if (line.includes('LCOV_EXCL_BR_LINE')) branches.add(index + 1);
    }
    if (isOff) lines.add(index + 1);
    if (isBranchOff) branches.add(index + 1);
  });
  return {lines, branches};
}

export function isExcludedBranch(exclusions: Exclusions, line: number): boolean {
  return exclusions.lines.has(line) || exclusions.branches.has(line);
}
