import {existsSync} from 'node:fs';
import {join, resolve} from 'node:path';
import * as core from '@actions/core';
import type {RunResult} from '../journal/run-result.ts';
import {concludedFrom} from './conclusion.ts';
import type {ActionInputs} from './read-inputs.ts';

/** The page for people, in a run's folder. */
export const SUMMARY_FILE = 'summary.md';

const REPORTS = [
  ['junit-path', 'junit', 'junit.xml'],
  ['json-path', 'json', 'report.json'],
  ['html-path', 'html', 'report.html'],
  ['markdown-path', 'markdown', SUMMARY_FILE],
] as const;

/** Says where a run keeps its files; before it has begun, so that it holds whatever becomes of it. */
export function setRunOutputs({runId, path}: {runId: string; path: string}): void {
  core.setOutput('run-id', runId);
  core.setOutput('run-folder', path);
  core.setOutput('journal-path', join(path, 'journal.jsonl'));
}

/** Says how it ended; of `result` where there is a journal. */
export function setEndOutputs(exitCode: number, result: RunResult | undefined): void {
  const {conclusion, retryable} = concludedFrom(exitCode);
  core.setOutput('exit-code', exitCode);
  core.setOutput('conclusion', conclusion);
  core.setOutput('retryable', retryable);
  if (result === undefined) return;
  core.setOutput('total', result.cases.length);
  for (const [verdict, count] of Object.entries(result.counts)) core.setOutput(verdict, count);
  const verdict = result.soak?.judged?.verdict;
  if (verdict !== undefined) core.setOutput('soak-verdict', verdict);
}

/** Says where the reports are: where the inputs want them, or else in the folder of the run. */
export function setReportOutputs(inputs: ActionInputs, cwd: string, folder: string): void {
  for (const [output, input, own] of REPORTS) {
    const wanted = inputs.text(input);
    const path = wanted === undefined ? join(folder, own) : resolve(cwd, wanted);
    if (existsSync(path)) core.setOutput(output, path);
  }
}
