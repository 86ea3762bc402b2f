import type {OwnerIdentity} from '../util/owner-identity.ts';
import type {RunEvent} from './event.ts';
import {RunFold} from './fold-run.ts';
import {readJournal} from './read-journal.ts';
import type {CaseResult, RunResult} from './run-result.ts';

/** A run of which a journal tells, as who goes on with it needs to know it. */
export interface PastRun {
  readonly result: RunResult;
  /** The process that wrote to it last; `undefined` where it did not say, or the line is lost. */
  readonly runner: OwnerIdentity | undefined;
  /** Whether all planned cases are known. */
  readonly isPlanWhole: boolean;
  /** Number of deployments of each instance, by `environment#n`. */
  readonly deployments: ReadonlyMap<string, number>;
  /** Files that tools said they have left, below the run's folder. */
  readonly toolFiles: readonly string[];
}

/**
 * Reads the journal at `path`, which may be cut off anywhere.
 *
 * @throws the system's error if the file cannot be read.
 */
export function readPastRun(path: string): PastRun {
  const fold = new RunFold('');
  const deployments = new Map<string, number>();
  const toolFiles: string[] = [];
  let runner: OwnerIdentity | undefined;
  for (const {event} of readJournal(path)) {
    fold.apply(event, undefined);
    if (event.type === 'run-started' || event.type === 'run-resumed') runner = event.runner;
    else if (event.type === 'deployment-started') count(deployments, event);
    else if (event.type === 'instrumentation-reported') toolFiles.push(...(event.files ?? []));
  }
  const result = fold.finish();
  const isPlanWhole = result.run.runId !== 'unknown' && result.cases.length >= result.run.caseCount;
  return {result, runner, isPlanWhole, deployments, toolFiles};
}

/** Whether a case has its final verdict: one that was interrupted has none. */
export function isFinished({verdict}: CaseResult): boolean {
  return verdict !== 'interrupted';
}

/**
 * Whether there is nothing to go on with: every case has its verdict and all was cleaned up, or the
 * run had reached a limit that it was given.
 */
export function isOver({result, isPlanWhole}: PastRun): boolean {
  if (!result.complete) return false;
  const {stopping, cases} = result;
  if (stopping?.reason === 'fail-fast' || stopping?.reason === 'max-failures') return true;
  // Its cases have their verdicts long before it is over.
  if (result.soak !== undefined) return stopping === undefined;
  return isPlanWhole && cases.every(isFinished);
}

function count(
  deployments: Map<string, number>,
  {instance}: RunEvent & {readonly type: 'deployment-started'},
): void {
  deployments.set(instance, (deployments.get(instance) ?? 0) + 1);
}
