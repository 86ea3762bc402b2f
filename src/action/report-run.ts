import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import * as core from '@actions/core';
import {foldJournal} from '../journal/fold-journal.ts';
import {runFolderAt} from '../journal/run-folder.ts';
import type {RunReader} from '../journal/run-result.ts';
import {writeMarkdown} from '../report/markdown-report.ts';
import {sanitizeLine} from '../util/terminal-text.ts';
import {artifactName} from './artifact-name.ts';
import type {Occasion} from './input-table.ts';
import {addLinkToSummary, addToSummary} from './job-summary.ts';
import {SUMMARY_FILE} from './outputs.ts';
import type {ActionInputs} from './read-inputs.ts';
import {type ActionStep, STATE} from './step.ts';
import {artifactUrl, uploadRun} from './upload-run.ts';

/** A run of which is told, and how it ended. */
export interface ToldRun {
  readonly runId: string;
  /** Absolute. */
  readonly path: string;
  readonly exitCode: number;
}

/** Whether something is wanted for a run that ended so. */
export function isWanted(when: string | undefined, exitCode: number): boolean {
  const occasion = (when ?? 'always') as Occasion;
  return occasion === 'always' || (occasion === 'failure' && exitCode !== 0);
}

/** The run of a folder, as its journal tells it; `undefined` where there is none. */
export function openRun(path: string): RunReader | undefined {
  const folder = runFolderAt(path);
  if (folder === undefined) return undefined;
  try {
    return foldJournal(folder.journalPath);
  } catch (error) {
    core.info(`proctor: cannot read the journal: ${oneLineOf(error)}`);
    return undefined;
  }
}

/** Writes the page for people into the run's folder, and into the job's summary where that is wanted. */
export async function summarize(
  reader: RunReader,
  run: ToldRun,
  inputs: ActionInputs,
  {env}: Pick<ActionStep, 'env'>,
): Promise<void> {
  try {
    const parts: string[] = [];
    writeMarkdown(reader, (text) => parts.push(text));
    writeFileSync(join(run.path, SUMMARY_FILE), parts.join(''));
    if (isWanted(inputs.text('summary'), run.exitCode)) {
      await addToSummary(reader, env['GITHUB_STEP_SUMMARY']);
    }
    core.saveState(STATE.summarized, 'true');
  } catch (error) {
    // The run has its verdict; a full disk is no reason to lose that.
    core.info(`proctor: cannot write the summary: ${oneLineOf(error)}`);
  }
}

/**
 * Uploads the run's files where that is wanted. What keeps it from that is told of, and fails nothing:
 * the run has its verdict.
 */
export async function upload(
  run: ToldRun,
  inputs: ActionInputs,
  {env}: Pick<ActionStep, 'env'>,
): Promise<void> {
  if (!isWanted(inputs.text('upload'), run.exitCode)) return;
  const name = inputs.text('artifact-name') ?? nameOf(inputs, env);
  const days = Number(inputs.text('retention-days') ?? 0);
  core.startGroup(`Upload of the run as the artifact ${sanitizeLine(name)}`);
  try {
    const uploaded = await uploadRun({
      folder: run.path,
      name,
      otherwise: run.runId,
      temporaryFolder: env['RUNNER_TEMP'] || undefined,
      ...(days > 0 && {retentionDays: days}),
    });
    const url = artifactUrl(uploaded.id, env);
    core.setOutput('artifact-name', uploaded.name);
    core.setOutput('artifact-id', uploaded.id ?? '');
    core.setOutput('artifact-url', url ?? '');
    core.setOutput('artifact-digest', uploaded.digest ?? '');
    core.saveState(STATE.uploaded, 'true');
    if (isWanted(inputs.text('summary'), run.exitCode)) await addLinkToSummary(uploaded.name, url);
  } catch (error) {
    core.info(`cannot upload the run: ${oneLineOf(error)}`);
    core.notice(`The run was not uploaded: ${oneLineOf(error)}`, {title: 'proctor'});
  } finally {
    core.endGroup();
  }
}

function nameOf(inputs: ActionInputs, env: ActionStep['env']): string {
  return artifactName({
    job: env['GITHUB_JOB'],
    step: env['GITHUB_ACTION'],
    attempt: env['GITHUB_RUN_ATTEMPT'],
    matrix: inputs.text('matrix'),
    shard: inputs.text('shard'),
  });
}

/** An error's message, as it may stand in the log: texts of others are in some. */
export function oneLineOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return sanitizeLine(text).replaceAll('##[', '## [');
}
