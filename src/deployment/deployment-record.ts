import {mkdir, readFile, rename, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {DeploymentEnded, DeploymentStage, DeploymentStageEnded} from '../journal/event.ts';

/** What is remembered of the last deployment to an environment, for one that goes on from there. */
export interface DeploymentRecord {
  readonly v: 1;
  readonly environment: string;
  readonly runId: string;
  readonly status: DeploymentEnded['status'];
  readonly stages: readonly RecordedStage[];
  /** Id → version of each artifact. */
  readonly artifacts: Readonly<Record<string, string>>;
}

export interface RecordedStage {
  readonly stage: DeploymentStage;
  readonly status: DeploymentStageEnded['status'];
  /** Digest of all that went into it; absent where it must be done anew in any case. */
  readonly inputs?: string;
}

/** Stages that need not be done again: those that were, with the same that went into them. */
export function finishedStages(
  record: DeploymentRecord | undefined,
): ReadonlyMap<DeploymentStage, string> {
  const finished = new Map<DeploymentStage, string>();
  for (const {stage, status, inputs} of record?.stages ?? []) {
    const isDone = status === 'completed' || status === 'skipped';
    if (isDone && inputs !== undefined) finished.set(stage, inputs);
  }
  return finished;
}

/** @returns `undefined` where there is none, or none that can be understood. */
export async function readDeploymentRecord(
  folder: string,
  environment: string,
): Promise<DeploymentRecord | undefined> {
  try {
    const record = JSON.parse(await readFile(fileOf(folder, environment), 'utf8'));
    const isKnown = record.v === 1 && record.environment === environment;
    return isKnown && Array.isArray(record.stages) ? record : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param folder `.proctor`, absolute.
 * @throws the system's error if it cannot be written.
 */
export async function writeDeploymentRecord(
  folder: string,
  record: DeploymentRecord,
): Promise<void> {
  const file = fileOf(folder, record.environment);
  await mkdir(join(folder, 'deployments'), {recursive: true});
  const temporary = `${file}.${process.pid}.part`;
  await writeFile(temporary, `${JSON.stringify(record, undefined, 2)}\n`, {mode: 0o600});
  await rename(temporary, file);
}

function fileOf(folder: string, environment: string): string {
  return join(folder, 'deployments', `${encodeURIComponent(environment)}.json`);
}
