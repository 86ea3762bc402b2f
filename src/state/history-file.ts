import {renameSync, statSync} from 'node:fs';
import {mkdir, open, readFile, rm} from 'node:fs/promises';
import {join} from 'node:path';
import type {Verdict} from '../journal/event.ts';
import {wallClockMs} from '../util/clock.ts';
import {caseKey} from './case-key.ts';
import type {History} from './history.ts';

/** What is known of one case. */
interface CaseHistory {
  /** Weighted mean of the durations of its passed runs; `undefined` while it has none. */
  readonly durationMs: number | undefined;
  readonly verdict: Verdict;
  /** ms since the epoch. */
  readonly seenAt: number;
}

/** A history that was read from a file. */
export interface StoredHistory extends History {
  /** Why the file could not be used, in a sentence; `undefined` if it could, or is not there. */
  readonly warning: string | undefined;
  readonly caseCount: number;
}

/** How a case ended in a run. */
export interface RecordedCase {
  /** With or without the number of a repetition. */
  readonly id: string;
  readonly verdict: Verdict;
  readonly durationMs: number;
}

const FILE = 'history.json';
const FORMAT_VERSION = 1;

/** Weight of the latest run in the mean: four runs after a change most of the old is forgotten. */
const LATEST_WEIGHT = 0.4;

/** Cases that were not run for so long are forgotten: renamed, most likely. */
const FORGET_AFTER_MS = 90 * 24 * 60 * 60 * 1000;

/** Tries to find the file as it was read; the last one replaces it in any case. */
const ATTEMPTS_MAX = 10;

/** Verdicts of the repetitions of one case in one run: the one that most calls for a look counts. */
const WORST_FIRST: readonly Verdict[] = [
  'failed',
  'error',
  'interrupted',
  'flaky',
  'passed',
  'skipped',
];

/**
 * Reads the history in `folder` (`.proctor` beside the manifest). One that is missing, unreadable
 * or damaged is empty: planning without history is slower, never wrong.
 */
export async function openHistory(folder: string): Promise<StoredHistory> {
  const {cases, warning} = await read(join(folder, FILE));
  return {
    warning,
    caseCount: cases.size,
    durationMs: (caseId) => cases.get(caseKey(caseId))?.durationMs,
    verdict: (caseId) => cases.get(caseKey(caseId))?.verdict,
  };
}

/**
 * Adds a run to the history in `folder`, which is made if it does not exist. Repetitions of a case
 * count as runs of it one after another, with the worst of their verdicts. A skipped case changes
 * nothing but the time it was seen: it says nothing about the test.
 *
 * Of two runs that end at the same time both are kept: who finds, right before replacing the file,
 * that the other has replaced it starts over with that. Only within the microseconds between
 * looking and replacing can one be lost. The file is never half written.
 *
 * @throws {Error} Node's own, where the folder cannot be written.
 */
export async function recordRun(
  folder: string,
  recorded: Iterable<RecordedCase>,
  nowMs: number = wallClockMs(),
): Promise<void> {
  const run = Map.groupBy(recorded, ({id}) => caseKey(id));
  await mkdir(folder, {recursive: true});
  const path = join(folder, FILE);
  for (let attempt = 1; ; attempt += 1) {
    const before = identityOf(path);
    const {cases} = await read(path);
    for (const [key, endings] of run) cases.set(key, update(cases.get(key), endings, nowMs));
    for (const [key, {seenAt}] of cases) {
      if (nowMs - seenAt > FORGET_AFTER_MS) cases.delete(key);
    }
    const mayReplace = () => attempt === ATTEMPTS_MAX || identityOf(path) === before;
    if (await replace(folder, serialize(cases), mayReplace)) return;
  }
}

/** Tells whether another run has replaced the file in between. */
function identityOf(path: string): string {
  const stats = statSync(path, {bigint: true, throwIfNoEntry: false});
  return stats === undefined ? 'missing' : `${stats.ino} ${stats.size} ${stats.mtimeNs}`;
}

function update(
  known: CaseHistory | undefined,
  endings: readonly RecordedCase[],
  nowMs: number,
): CaseHistory {
  let durationMs = known?.durationMs;
  for (const {verdict, durationMs: latest} of endings) {
    // A failed run may have ended early or hung: it says little about how long passing takes.
    if (verdict !== 'passed' && verdict !== 'flaky') continue;
    durationMs =
      durationMs === undefined ? latest : durationMs + LATEST_WEIGHT * (latest - durationMs);
  }
  const worst = WORST_FIRST.find((candidate) => endings.some((end) => end.verdict === candidate));
  const verdict = worst === 'skipped' ? (known?.verdict ?? worst) : worst;
  return {durationMs, verdict: verdict ?? 'skipped', seenAt: nowMs};
}

/** One case a line, so that a damaged file can be looked at. */
function serialize(cases: ReadonlyMap<string, CaseHistory>): string {
  const lines = Array.from(cases, ([key, {durationMs, verdict, seenAt}]) => {
    const rounded = durationMs === undefined ? null : Math.round(durationMs * 100) / 100;
    return `${JSON.stringify(key)}: ${JSON.stringify([rounded, verdict, seenAt])}`;
  });
  return `{"v": ${FORMAT_VERSION}, "cases": {\n${lines.join(',\n')}\n}}\n`;
}

async function read(
  path: string,
): Promise<{readonly cases: Map<string, CaseHistory>; readonly warning: string | undefined}> {
  try {
    return {cases: parse(JSON.parse(await readFile(path, 'utf8'))), warning: undefined};
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const why = error instanceof Error ? error.message : String(error);
    const warning = isMissing ? undefined : `cannot use the history in ${path}: ${why}`;
    return {cases: new Map(), warning};
  }
}

/** @throws {SyntaxError} where the document is not a history at all; odd entries are left out. */
function parse(document: unknown): Map<string, CaseHistory> {
  if (!isObject(document) || document['v'] !== FORMAT_VERSION || !isObject(document['cases'])) {
    throw new SyntaxError(`it is not a history of version ${FORMAT_VERSION}`);
  }
  const cases = new Map<string, CaseHistory>();
  for (const [key, entry] of Object.entries(document['cases'])) {
    if (!Array.isArray(entry)) continue;
    const [durationMs, verdict, seenAt] = entry as unknown[];
    if (typeof seenAt !== 'number' || !isVerdict(verdict)) continue;
    const isDuration = typeof durationMs === 'number' && durationMs >= 0;
    cases.set(key, {durationMs: isDuration ? durationMs : undefined, verdict, seenAt});
  }
  return cases;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isVerdict(value: unknown): value is Verdict {
  return WORST_FIRST.some((verdict) => verdict === value);
}

let temporaryCount = 0;

/**
 * Atomic and durable: the new file is on disk before it takes the old one's place.
 *
 * @returns Whether it was replaced; not where `mayReplace`, asked at the last moment, forbids it.
 */
async function replace(folder: string, text: string, mayReplace: () => boolean): Promise<boolean> {
  temporaryCount += 1;
  const path = join(folder, FILE);
  const temporary = `${path}.${process.pid}-${temporaryCount}.tmp`;
  let isReplaced = false;
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    // Synchronous, so that nothing comes between looking and replacing in this process.
    if (!mayReplace()) return false;
    renameSync(temporary, path);
    isReplaced = true;
  } finally {
    if (!isReplaced) await rm(temporary, {force: true});
  }
  const directory = await open(folder, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
  return true;
}
