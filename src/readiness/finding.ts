/** What one look at a check has found. */
export interface Finding {
  readonly ok: boolean;
  /** What was seen, in a line. */
  readonly evidence: string;
  /** What to do where it is not ok. */
  readonly help?: string;
  /** Whether it will stay so: nobody need look again. @default it may change */
  readonly isFinal?: boolean;
}

/** A look at an environment by a piece of shell text; many are run in one round trip. */
export interface ShellProbe {
  /**
   * For a POSIX shell without `set -e`, in a subshell with no input, whose errors nobody sees.
   * Prints what `judge` reads.
   */
  readonly script: string;
  /** @param answer What the script has printed; `undefined` where it was never run to its end. */
  readonly judge: (answer: string | undefined) => Finding;
}

/** The values that lines of the form `KEY VALUE` have for `key`. */
export function allOf(answer: string, key: string): string[] {
  return answer
    .split('\n')
    .filter((line) => line === key || line.startsWith(`${key} `))
    .map((line) => line.slice(key.length + 1));
}

/** The first of {@link allOf}. */
export function firstOf(answer: string, key: string): string | undefined {
  return allOf(answer, key)[0];
}

/** A number of {@link firstOf}. */
export function numberOf(answer: string, key: string): number | undefined {
  const text = firstOf(answer, key)?.trim();
  return text === undefined || text === '' || !Number.isFinite(Number(text))
    ? undefined
    : Number(text);
}

/** Names in a row, the last few of many left out. */
export function listed(names: readonly string[], max = 8): string {
  if (names.length <= max) return names.join(', ');
  return `${names.slice(0, max - 1).join(', ')} and ${names.length - max + 1} more`;
}
