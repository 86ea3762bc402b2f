import {join, relative, resolve} from 'node:path';
import * as core from '@actions/core';
import {readJournal} from '../journal/read-journal.ts';
import type {RunReader} from '../journal/run-result.ts';
import {annotationLines} from '../report/console/annotations.ts';
import {RunTally} from '../report/console/run-tally.ts';
import type {ActionStep} from './step.ts';

/**
 * The annotations of a run whose own process did not come to write them: the same that it would have
 * written, by its journal.
 */
export function annotateRun({result, folder}: RunReader, {env, io}: ActionStep): void {
  const tally = new RunTally();
  for (const {event} of readJournal(join(folder, 'journal.jsonl'))) {
    if (event.type === 'cases-planned') tally.plan(event);
    else if (event.type === 'instrumentation-reported') tally.instrumentation(event);
    else if (event.type === 'case-ended') tally.end(event);
  }
  const file = relative(
    env['GITHUB_WORKSPACE'] || folder,
    resolve(folder, result.run.manifest.path),
  );
  const lines = new Map(result.cases.map(({id, line}) => [id, line]));
  const placeOf = (id: string) => {
    const line = lines.get(id);
    return line === undefined ? undefined : {file, line};
  };
  io.stdout.write(
    annotationLines(tally, placeOf)
      .map((line) => `${line}\n`)
      .join(''),
  );
  if (!result.complete) core.notice('The run was cut off', {title: 'proctor'});
}
