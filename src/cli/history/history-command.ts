import {basename, dirname, resolve} from 'node:path';
import {HistoryStore, type ProjectHistory} from '../../state/history/history-store.ts';
import {stateFolder} from '../../state/state-folder.ts';
import {orPrinted} from '../end-session.ts';
import type {CliIo, ExitCode} from '../io.ts';
import {answerTo, type HistoryQuestion} from './answer.ts';
import {type HistoryFilterOptions, historyFilter, sinceMs} from './history-filter.ts';
import {catchUp} from './run-history.ts';
import type {ViewOptions} from './view.ts';

/** What every question to the history was asked with. */
export interface HistoryOptions extends HistoryFilterOptions {
  /** The runs of this manifest only. @default all runs of the current folder */
  readonly manifest?: string;
  readonly format: ViewOptions['format'];
  readonly limit?: number;
}

const EXIT_USAGE = 2;
const EXIT_INFRASTRUCTURE = 3;

/** `proctor history …`: says what earlier runs came to. */
export async function historyCommand(
  question: HistoryQuestion,
  options: HistoryOptions,
  io: CliIo,
): Promise<ExitCode> {
  const filter = historyFilter(options);
  if (!filter.ok) return usage(filter.error, io);
  return await withProject(options, io, (project, manifest) => {
    const runs = project.runs(manifest).filter(({startedAt}) => startedAt >= filter.value.sinceMs);
    const answer = answerTo(question, {project, runs, filter: filter.value});
    if (!answer.ok) return usage(answer.error, io);
    const {format, limit} = options;
    answer.value({format, limit, project: project.folder}, io.stdout);
    return 0;
  });
}

/** What `proctor history rebuild` was asked. */
export interface RebuildOptions {
  readonly manifest?: string;
}

/** `proctor history rebuild`: reads all journals again. */
export async function historyRebuildCommand(options: RebuildOptions, io: CliIo): Promise<ExitCode> {
  return await withProject(options, io, async (project) => {
    const {recorded, warnings} = await project.rebuild();
    for (const warning of warnings) io.stderr.write(`proctor: ${warning}\n`);
    io.stdout.write(`${runCount(recorded.length)} recorded anew from ${project.folder}\n`);
    return warnings.length === 0 ? 0 : EXIT_INFRASTRUCTURE;
  });
}

/** What `proctor history prune` was asked. */
export interface PruneOptions {
  readonly manifest?: string;
  /** An age, or a date. */
  readonly olderThan?: string;
  readonly keep?: number;
  readonly keepHistory?: boolean;
  readonly dryRun?: boolean;
}

/** Runs that stay when an age is given alone. */
const KEPT_BY_DEFAULT = 10;

/** `proctor history prune`: removes runs. */
export async function historyPruneCommand(options: PruneOptions, io: CliIo): Promise<ExitCode> {
  const {olderThan, keep, keepHistory = false, dryRun = false} = options;
  const before = sinceMs(olderThan);
  if (!before.ok) return usage(before.error, io);
  if (dryRun && olderThan === undefined && keep === undefined) {
    return usage('--dry-run needs --older-than or --keep', io);
  }
  return await withProject(options, io, async (project) => {
    const wish = {
      ...(olderThan !== undefined && {startedBefore: before.value}),
      keep: keep ?? KEPT_BY_DEFAULT,
      keepHistory,
      dryRun,
    };
    const isAsked = olderThan !== undefined || keep !== undefined;
    const {folders, runs, problems} = await project.prune(isAsked ? wish : undefined);
    for (const problem of problems) io.stderr.write(`proctor: ${problem}\n`);
    if (dryRun) for (const runId of folders) io.stdout.write(`${runId}\n`);
    const verb = dryRun ? 'would be removed' : 'removed';
    io.stdout.write(
      `${verb}: the folders of ${runCount(folders.length)}, the history of ${runCount(runs.length)}\n`,
    );
    return problems.length === 0 ? 0 : EXIT_INFRASTRUCTURE;
  });
}

/** Opens the history of the folder that is meant, brings it up to date, and runs `work` on it. */
export async function withProject(
  {manifest}: {readonly manifest?: string},
  io: CliIo,
  work: (project: ProjectHistory, manifest: string | undefined) => ExitCode | Promise<ExitCode>,
): Promise<ExitCode> {
  const path = manifest === undefined ? undefined : resolve(io.cwd, manifest);
  const exitCode = await orPrinted(async () => {
    using store = HistoryStore.open(stateFolder(io.env));
    const project = store.project(path === undefined ? io.cwd : dirname(path));
    await catchUp(project, io);
    return await work(project, path === undefined ? undefined : basename(path));
  }, io);
  return exitCode ?? EXIT_INFRASTRUCTURE;
}

function runCount(count: number): string {
  return `${count} ${count === 1 ? 'run' : 'runs'}`;
}

function usage(problem: string, io: CliIo): ExitCode {
  io.stderr.write(`proctor: ${problem}\n`);
  return EXIT_USAGE;
}
