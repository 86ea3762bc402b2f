import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {sanitizeLine} from '../util/terminal-text.ts';

/** In the folder of a run: which job of a plan it was. */
const JOB_FILE = 'job.json';
/** In a message. */
const NAMES_MAX = 10;

/**
 * A job of those that a plan by environments has asked for. Runs themselves do not know how many
 * others there are: each is of one environment, and of that it is whole.
 */
interface PlannedJob {
  /** Environment and shard: a job that is started anew has the same. */
  readonly name: string;
  /** All of the plan, from 1. */
  readonly jobs: number;
}

/**
 * Leaves word in the folder of a run of which planned job it is, where the job's matrix says so.
 *
 * @param matrix Values of the job's matrix, as JSON.
 * @throws the system's error where it cannot be written.
 */
export function keepPlannedJob(runFolder: string, matrix: string | undefined): void {
  const job = plannedJob(matrix);
  if (job !== undefined) writeFileSync(join(runFolder, JOB_FILE), `${JSON.stringify(job)}\n`);
}

/** What shows that not all jobs of a plan have left a run: `undefined` where none is missing. */
export function missingJobs(runFolders: readonly string[]): string | undefined {
  const found = runFolders.flatMap((folder) => plannedJobAt(folder) ?? []);
  const names = [...new Set(found.map(({name}) => name))];
  const jobs = Math.max(0, ...found.map((job) => job.jobs));
  if (names.length >= jobs) return undefined;
  const shown = names.slice(0, NAMES_MAX).map(sanitizeLine).join(', ');
  const more = names.length > NAMES_MAX ? ` and ${names.length - NAMES_MAX} more` : '';
  const missing = jobs - names.length;
  return `${missing} of ${jobs} planned jobs ${missing === 1 ? 'has' : 'have'} left no run; there are those of ${shown}${more}`;
}

function plannedJobAt(runFolder: string): PlannedJob | undefined {
  let text: string;
  try {
    text = readFileSync(join(runFolder, JOB_FILE), 'utf8');
  } catch {
    return undefined;
  }
  const {name, jobs} = fieldsOf(text);
  if (typeof name !== 'string' || typeof jobs !== 'number') return undefined;
  return {name, jobs};
}

function plannedJob(matrix: string | undefined): PlannedJob | undefined {
  const {environment, shard, jobs} = fieldsOf(matrix ?? '');
  if (typeof environment !== 'string' || typeof shard !== 'string') return undefined;
  return typeof jobs === 'number' ? {name: `${environment} ${shard}`, jobs} : undefined;
}

function fieldsOf(json: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? {...value} : {};
  } catch {
    return {};
  }
}
