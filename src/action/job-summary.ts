import {statSync} from 'node:fs';
import * as core from '@actions/core';
import type {RunReader} from '../journal/run-result.ts';
import {writeMarkdown} from '../report/markdown-report.ts';

/**
 * GitHub drops the summary of a step that is longer as a whole.
 *
 * Source: `AttachmentSizeLimit` of CreateStepSummaryCommand in actions/runner.
 */
const BYTES_MAX = 1024 * 1024;
/** For the link to the artifact, and what others may still write. */
const SPARE_BYTES = 64 * 1024;
/** What the report's headings alone need. */
const BYTES_MIN = 16 * 1024;

/**
 * Adds a run to the summary of the job, failures first, cut so that all of the step's summary is
 * short enough, whoever has written to it.
 */
export async function addToSummary(reader: RunReader, file: string | undefined): Promise<void> {
  if (file === undefined || file === '') return;
  const room = BYTES_MAX - SPARE_BYTES - (statSync(file, {throwIfNoEntry: false})?.size ?? 0);
  if (room < BYTES_MIN) {
    core.info('proctor: the summary of this step is full already; the run is not added to it');
    return;
  }
  const parts: string[] = [];
  writeMarkdown(reader, (text) => parts.push(text), {bytesMax: room});
  await core.summary.addRaw(parts.join('')).write();
}

/** Adds where the files of the run are. */
export async function addLinkToSummary(name: string, url: string | undefined): Promise<void> {
  if (url === undefined) return;
  await core.summary.addRaw(`\nReports and logs: [${name}](${url})\n`).write();
}
