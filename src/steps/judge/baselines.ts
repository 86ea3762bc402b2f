import {randomBytes} from 'node:crypto';
import {open, readFile, rename, rm} from 'node:fs/promises';
import {join} from 'node:path';

/** Values of metrics that cases are compared with, from `proctor.baseline.json` beside the manifest. */
export interface Baselines {
  /** `undefined` where none is stored. */
  get(caseId: string, metric: string): number | undefined;
}

/** For manifests without stored baselines. */
export const NO_BASELINES: Baselines = {get: () => undefined};

/** Name of the file beside the manifest. */
export const BASELINE_FILE = 'proctor.baseline.json';

/** Case id → metric → value. */
type StoredMetrics = Map<string, Map<string, number>>;

/**
 * The baselines stored in `folder`, with what was wrong with the file where it could not be used;
 * then it counts as empty.
 */
export async function openBaselines(
  folder: string,
): Promise<Baselines & {readonly problem: string | undefined}> {
  const {metrics, problem} = await readStored(folder);
  return {get: (caseId, metric) => metrics.get(caseId)?.get(metric), problem};
}

/**
 * Stores the metrics of these cases (case id → metric → value), in place of what is stored for the
 * same metrics; all else stays. The file appears at once and whole; cases and metrics are in the
 * order of their names, so that a change reads well in version control.
 */
export async function updateBaselines(
  folder: string,
  caseMetrics: ReadonlyMap<string, ReadonlyMap<string, number>>,
): Promise<void> {
  const {metrics} = await readStored(folder);
  for (const [caseId, values] of caseMetrics) {
    const stored = metrics.get(caseId) ?? new Map<string, number>();
    for (const [name, value] of values) stored.set(name, value);
    if (stored.size > 0) metrics.set(caseId, stored);
  }
  const cases = sorted(metrics).map(([id, values]) => [id, Object.fromEntries(sorted(values))]);
  const document = {version: 1, cases: Object.fromEntries(cases)};
  await replaceFile(join(folder, BASELINE_FILE), `${JSON.stringify(document, undefined, 2)}\n`);
}

async function readStored(
  folder: string,
): Promise<{readonly metrics: StoredMetrics; readonly problem: string | undefined}> {
  const metrics: StoredMetrics = new Map();
  let document: unknown;
  try {
    document = JSON.parse(await readFile(join(folder, BASELINE_FILE), 'utf8'));
  } catch (error) {
    const isAbsent = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const problem = isAbsent
      ? undefined
      : `cannot read ${BASELINE_FILE}: ${(error as Error).message}`;
    return {metrics, problem};
  }
  if (!isRecord(document) || document['version'] !== 1 || !isRecord(document['cases'])) {
    return {metrics, problem: `cannot read ${BASELINE_FILE}: expected "version": 1 and "cases"`};
  }
  for (const [caseId, values] of Object.entries(document['cases'])) {
    if (!isRecord(values)) continue;
    const numbers = Object.entries(values).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number',
    );
    metrics.set(caseId, new Map(numbers));
  }
  return {metrics, problem: undefined};
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** By code units: the same order on every machine. */
function sorted<T>(map: ReadonlyMap<string, T>): Array<[string, T]> {
  return [...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

async function replaceFile(path: string, text: string): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.part`;
  try {
    const file = await open(temporary, 'wx', 0o644);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, {force: true});
    throw error;
  }
}
