import type {MatrixSpec, MatrixValues, Scalar} from '../manifest/manifest.ts';

/** A matrix with its combinations worked out. */
export interface ExpandedMatrix {
  readonly combinations: readonly MatrixValues[];
  /** The last so many combinations were added by `include`. */
  readonly addedCount: number;
  /** For each of those the position in `include`. */
  readonly addedBy: readonly number[];
}

const expanded = new WeakMap<MatrixSpec, ExpandedMatrix>();

/**
 * An upper limit of the number of combinations, found without making them.
 * `Infinity` where it is too large for a number.
 */
export function combinationsMax(spec: MatrixSpec): number {
  const axes = Object.values(spec.axes);
  const product = axes.reduce((count, values) => count * values.length, axes.length > 0 ? 1 : 0);
  return product + spec.include.length;
}

/**
 * The combinations of a matrix, as GitHub Actions defines them: all combinations of the axes'
 * values, the first axis varying slowest; without those that have all values of an `exclude`
 * entry; then each `include` entry extends all of these whose axis values it does not contradict
 * (a later entry may overwrite what an earlier one has added), or else is added as it is.
 * Values are the same when their texts are. Worked out once for each `spec`.
 *
 * Source: docs.github.com, "Running variations of jobs in a workflow".
 */
export function expandMatrix(spec: MatrixSpec): ExpandedMatrix {
  const known = expanded.get(spec);
  if (known !== undefined) return known;
  const excludes = spec.exclude.map((entry) => Object.entries(entry));
  let combinations = product(spec.axes);
  if (excludes.length > 0) {
    combinations = combinations.filter(
      (values) => !excludes.some((entry) => hasAll(values, entry)),
    );
  }
  const originals = combinations.length;
  const addedBy: number[] = [];
  spec.include.forEach((entry, position) => {
    if (extend(combinations, originals, {entry, axes: spec.axes})) return;
    combinations.push({...entry});
    addedBy.push(position);
  });
  const result = {combinations, addedCount: addedBy.length, addedBy};
  expanded.set(spec, result);
  return result;
}

type MutableValues = Record<string, Scalar>;

function product(axes: MatrixSpec['axes']): MutableValues[] {
  const names = Object.keys(axes);
  if (names.length === 0) return [];
  let combinations: MutableValues[] = [{}];
  for (const name of names) {
    const next: MutableValues[] = [];
    for (const values of combinations) {
      for (const value of axes[name] ?? []) next.push({...values, [name]: value});
    }
    combinations = next;
  }
  return combinations;
}

/** Adds the entry's values to each of the first `originals` that it fits; whether it fits any. */
function extend(
  combinations: MutableValues[],
  originals: number,
  {entry, axes}: {readonly entry: MatrixValues; readonly axes: MatrixSpec['axes']},
): boolean {
  const values = Object.entries(entry);
  const ofAxes = values.filter(([key]) => Object.hasOwn(axes, key));
  let fits = false;
  for (let index = 0; index < originals; index += 1) {
    const combination = combinations[index];
    if (combination === undefined || !hasAll(combination, ofAxes)) continue;
    for (const [key, value] of values) {
      if (!Object.hasOwn(axes, key)) combination[key] = value;
    }
    fits = true;
  }
  return fits;
}

function hasAll(values: MatrixValues, entry: ReadonlyArray<readonly [string, Scalar]>): boolean {
  return entry.every(
    ([key, value]) => Object.hasOwn(values, key) && String(values[key]) === String(value),
  );
}
