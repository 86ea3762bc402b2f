import {statSync} from 'node:fs';
import {basename} from 'node:path';
import type {HistoryRecalled} from '../../journal/plan-event.ts';
import type {RunFolder} from '../../journal/run-folder.ts';
import type {RunResult} from '../../journal/run-result.ts';
import type {Manifest} from '../../manifest/manifest.ts';
import type {Plan} from '../../plan/plan.ts';
import {HistoryStore, type ProjectHistory} from '../../state/history/history-store.ts';
import {type History, NO_HISTORY} from '../../state/history.ts';
import {stateFolder} from '../../state/state-folder.ts';
import {openBaselines} from '../../steps/judge/baselines.ts';
import type {CliIo} from '../io.ts';

/**
 * What is known of the cases of `manifest`, runs that were cut off included. Where the history
 * cannot be used, a warning says why, and it is empty: planning without is slower, never wrong.
 */
export async function openKnownHistory(
  manifest: Pick<Manifest, 'path' | 'folder'>,
  io: CliIo,
): Promise<History> {
  const known = await withHistory('read the history', io, async (store) => {
    await catchUp(store.project(manifest.folder), io);
    return store.forManifest(manifest.path);
  });
  return known ?? NO_HISTORY;
}

/**
 * Records the runs of `project` that are not. Where that fails, as on a read-only disk, a warning says
 * so: what is recorded can be read all the same.
 */
export async function catchUp(project: ProjectHistory, io: CliIo): Promise<void> {
  try {
    const {warnings} = await project.catchUp();
    for (const warning of warnings) io.stderr.write(`proctor: ${warning}\n`);
  } catch (error) {
    warn('bring the history up to date', error, io);
  }
}

/**
 * The baselines beside the manifest; and for metrics that are judged by a regression and have none
 * there, what the history says they usually are.
 */
export async function openAllBaselines(
  {manifest, cases}: Plan,
  io: CliIo,
): Promise<Awaited<ReturnType<typeof openBaselines>>> {
  const stored = await openBaselines(manifest.folder);
  const wanted = new Map<string, ReadonlySet<string>>();
  for (const {id, scenario} of cases) {
    const names = Object.entries(scenario.metrics).flatMap(([name, {regression}]) =>
      regression === undefined ? [] : [name],
    );
    if (names.length > 0) wanted.set(id, new Set(names));
  }
  if (wanted.size === 0) return stored;
  const usual = await withHistory('read the history', io, async (store) =>
    store.project(manifest.folder).usualValues(basename(manifest.path), wanted),
  );
  const get = (id: string, name: string) => stored.get(id, name) ?? usual?.(id, name);
  return {...stored, get};
}

/** Cases in one event: 20 runs of each stay below about 1 MiB. */
const CASES_PER_EVENT = 500;

/**
 * What earlier runs of the plan's cases came to, as events for the journal. Where the history cannot
 * be read, a warning says why, and there are none.
 *
 * @param runId The run itself, which is no earlier one where it is gone on with.
 */
export async function historyRecalled(
  {manifest, cases}: Plan,
  runId: string,
  io: CliIo,
): Promise<HistoryRecalled[]> {
  const ids = cases.map(({id}) => id);
  const recalled = await withHistory('read the history', io, async (store) => {
    const project = store.project(manifest.folder);
    return project.recall(basename(manifest.path), {cases: ids, except: runId});
  });
  const events: HistoryRecalled[] = [];
  for (let start = 0; start < (recalled?.length ?? 0); start += CASES_PER_EVENT) {
    const some = recalled?.slice(start, start + CASES_PER_EVENT) ?? [];
    events.push({type: 'history-recalled', cases: some});
  }
  return events;
}

/**
 * Keeps what the journal of a run that has ended says. Failing to is a warning: the verdicts stand,
 * and the journal is there for the next who looks.
 */
export async function recordRun(
  manifestFolder: string,
  {folder, result}: {readonly folder: RunFolder; readonly result: RunResult},
  io: CliIo,
): Promise<void> {
  await withHistory('keep the history of this run', io, async (store) => {
    const journalBytes = statSync(folder.journalPath).size;
    await store.project(manifestFolder).record(folder.runId, result, journalBytes);
  });
}

async function withHistory<T>(
  aim: string,
  io: CliIo,
  work: (store: HistoryStore) => Promise<T>,
): Promise<T | undefined> {
  try {
    using store = HistoryStore.open(stateFolder(io.env));
    return await work(store);
  } catch (error) {
    // Whatever it is: a run is worth more than its history.
    warn(aim, error, io);
    return undefined;
  }
}

function warn(aim: string, error: unknown, io: CliIo): void {
  const why = error instanceof Error ? error.message : String(error);
  io.stderr.write(`proctor: cannot ${aim}: ${why}\n`);
}
