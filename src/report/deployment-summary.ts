import type {DeploymentTotals, RunResult} from '../journal/run-result.ts';
import {formatSize} from '../util/size.ts';

/** Something about an instance that kept tests from running there, or might have. */
export interface Trouble {
  readonly environment: string;
  /** The instance, or the case whose own check it is. */
  readonly where: string;
  /** What went wrong or was seen: not safe for any format. */
  readonly message: string;
  /** What to do about it. */
  readonly help: string | undefined;
}

/** How deployments ended: `3 completed, 1 failed`; empty where there were none. */
export function deploymentCountsText(counts: RunResult['deploymentCounts']): string {
  const parts = (['completed', 'failed', 'cancelled'] as const).flatMap((status) =>
    counts[status] === 0 ? [] : [`${counts[status]} ${status}`],
  );
  return parts.join(', ');
}

/** `12 files sent (3 MiB), 1997 unchanged, 2 packages installed, 1 there`, without what is 0. */
export function deploymentTotalsText(totals: DeploymentTotals): string {
  const {files, bytes, unchanged, installed, already, hooks, checks} = totals;
  const parts: string[] = [];
  if (files + unchanged > 0) {
    parts.push(`${counted(files, 'file')} sent (${formatSize(bytes)})`, `${unchanged} unchanged`);
  }
  if (installed + already > 0) {
    parts.push(`${counted(installed, 'package')} installed`, `${already} there already`);
  }
  if (hooks > 0) parts.push(`${counted(hooks, 'hook')} run`);
  if (checks > 0) parts.push(`${counted(checks, 'check')} made`);
  return parts.join(', ');
}

/** `3 completed, 1 failed: 12 files sent (3 MiB), 1997 unchanged`; empty where there were none. */
export function deploymentSummary(
  result: Pick<RunResult, 'deploymentCounts' | 'deploymentTotals'>,
): string {
  const totals = deploymentTotalsText(result.deploymentTotals);
  const counts = deploymentCountsText(result.deploymentCounts);
  return totals === '' ? counts : `${counts}: ${totals}`;
}

/** Deployments that did not come to their end, and checks that do not hold. */
export function* deploymentTroubles(
  result: Pick<RunResult, 'deployments' | 'readiness'>,
): Generator<Trouble> {
  for (const {environment, deployment, status, fault} of result.deployments) {
    if (status === 'completed') continue;
    const stage = fault?.stage === undefined ? '' : ` in ${fault.stage}`;
    const why = fault === undefined ? '' : `: ${fault.code}: ${fault.message}`;
    const message = `deployment ${status}${stage}${why}`;
    yield {environment, where: deployment, message, help: fault?.help};
  }
  for (const {environment, instance, case: item, ok, optional, ...check} of result.readiness) {
    if (ok) continue;
    const how = optional === true ? 'does not hold, but is optional' : 'does not hold';
    const message = `check ${check.name} ${how}: ${check.evidence}`;
    yield {environment, where: item ?? instance, message, help: check.help};
  }
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
