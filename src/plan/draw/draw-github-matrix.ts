import type {Manifest} from '../../manifest/manifest.ts';
import type {History} from '../../state/history.ts';
import type {Result} from '../../util/result.ts';
import {estimateTime} from '../estimate-time.ts';
import type {Plan} from '../plan.ts';
import {planManifest} from '../plan-manifest.ts';
import type {Selection, SelectionProblem} from '../select/selection.ts';
import {componentsOf} from '../shard-cases.ts';

/** GitHub starts no more jobs of one matrix. Source: "Usage limits" in its documentation. */
const JOBS_MAX = 256;

/** Shards of one run, for jobs of a workflow. */
export interface GithubMatrixWish {
  /** As a job's run has it, but without a shard. */
  readonly selection: Selection;
  /** At most, of each environment where those are apart. From 1. */
  readonly shards: number;
  readonly by: 'cases' | 'environment';
}

/** One job: what is given to its run, and what people see of it. */
interface MatrixEntry {
  readonly environment?: string;
  /** `i/n`. */
  readonly shard: string;
  readonly name: string;
  readonly cases: number;
  /** How long it is expected to take; only where cases have run before. */
  readonly minutes?: number;
  /** Where environments are apart, how many there are: each job's run knows of its own only. */
  readonly jobs?: number;
}

/**
 * The shards of `manifest`'s cases as a matrix for `fromJSON` in a workflow, on one line. There are
 * as many as can have a case: cases that need each other stay together. Jobs plan their shard anew,
 * so it has to be from the same manifest, selection and history.
 */
export function drawGithubMatrix(
  manifest: Manifest,
  history: History,
  {selection, shards, by}: GithubMatrixWish,
): Result<string, readonly SelectionProblem[]> {
  const whole = planManifest(manifest, selection, history);
  if (!whole.ok) return whole;
  const environments =
    by === 'cases'
      ? [undefined]
      : [...new Set(whole.value.cases.map(({environment}) => environment))];
  const include: MatrixEntry[] = [];
  for (const environment of environments) {
    const own = environment === undefined ? selection : {...selection, environments: [environment]};
    const planned = environment === undefined ? whole : planManifest(manifest, own, history);
    if (!planned.ok) return planned;
    const count = Math.min(shards, new Set(componentsOf(planned.value.cases)).size);
    if (include.length + count > JOBS_MAX) return {ok: false, error: [tooMany()]};
    for (let index = 1; index <= count; index++) {
      const part = planManifest(manifest, {...own, shard: {index, count}}, history);
      if (!part.ok) return part;
      include.push(entryOf(part.value, {environment, index, count}));
    }
  }
  const jobs = by === 'cases' ? {} : {jobs: include.length};
  const entries = include.map((entry) => ({...entry, ...jobs}));
  return {ok: true, value: `${JSON.stringify({include: entries})}\n`};
}

function entryOf(
  plan: Plan,
  of: {readonly environment: string | undefined; readonly index: number; readonly count: number},
): MatrixEntry {
  const {environment, index, count} = of;
  const shard = `${index}/${count}`;
  const estimate = estimateTime(plan);
  const parts = [
    ...(environment === undefined ? [] : [environment]),
    ...(environment === undefined || count > 1 ? [shard] : []),
  ];
  return {
    ...(environment !== undefined && {environment}),
    shard,
    name: parts.join(' '),
    cases: plan.cases.length,
    // To a tenth: 0.1 is six seconds.
    ...(estimate !== undefined && {minutes: Math.round(estimate.makespanMs / 6000) / 10}),
  };
}

function tooMany(): SelectionProblem {
  const message = `expected at most ${JOBS_MAX} jobs, which is all that GitHub takes of one matrix`;
  return {kind: 'bad-selection', message, help: 'ask for fewer shards'};
}
