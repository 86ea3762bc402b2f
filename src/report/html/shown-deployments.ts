import type {DeploymentResult, RunResult} from '../../journal/run-result.ts';
import {shortened} from './page-tables.ts';

/** Where each case has an instance of its own there are as many as cases. */
const COMPLETED_MAX = 200;
const FAILED_MAX = 200;

/**
 * The deployments that a page shows: the first ones that went well, and those that did not.
 *
 * @param pathOf the path that a file of the run has for the page.
 */
export function shownDeployments(
  result: RunResult,
  pathOf: (path: string) => string,
): readonly DeploymentResult[] {
  const shown: DeploymentResult[] = [];
  let completed = 0;
  let failed = 0;
  for (const deployment of result.deployments) {
    const isShown =
      deployment.status === 'completed' ? ++completed <= COMPLETED_MAX : ++failed <= FAILED_MAX;
    if (isShown) shown.push(shownDeployment(deployment, pathOf));
  }
  return shown;
}

function shownDeployment(
  deployment: DeploymentResult,
  pathOf: (path: string) => string,
): DeploymentResult {
  const {log, stages} = deployment;
  return {
    ...deployment,
    log: log === undefined ? undefined : pathOf(log),
    stages: stages.map(({output, ...stage}) => ({
      ...stage,
      ...(output !== undefined && {output: {...output, text: shortened(output.text, log)}}),
    })),
  };
}
