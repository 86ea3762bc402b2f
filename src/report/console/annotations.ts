import {sanitizeLine, workflowCommand} from '../../util/terminal-text.ts';
import type {RunTally} from './run-tally.ts';

/**
 * GitHub shows at most this many errors of one step and drops the others without a word.
 *
 * Source: `_maxCountPerIssueType` of actions/runner.
 */
const ANNOTATIONS_MAX = 10;

/** Characters of a message that GitHub keeps: 4096, less room for escapes. */
const MESSAGE_CHARACTERS_MAX = 3500;

/** Where a case stands in the manifest: path from the repository's root, line from 1. */
export interface AnnotationPlace {
  readonly file: string;
  readonly line: number;
}

/** GitHub annotations for what failed: tests before infrastructure, each in the run's order. */
export function annotationLines(
  tally: RunTally,
  placeOf: (caseId: string) => AnnotationPlace | undefined,
): string[] {
  const ranked = [...tally.failed.items, ...tally.errors.items];
  const total = tally.failed.count + tally.errors.count;
  const lines = ranked.slice(0, ANNOTATIONS_MAX).map(({id, verdict, reason}) => {
    const place = placeOf(id);
    const properties = {...(place !== undefined && place), title: sanitizeLine(`${id} ${verdict}`)};
    const message = sanitizeLine(reason ?? verdict).slice(0, MESSAGE_CHARACTERS_MAX);
    return workflowCommand('error', properties, message);
  });
  const left = total - lines.length;
  if (left > 0) {
    const message = `${left} more did not pass; the log's summary and the reports name them`;
    lines.push(workflowCommand('notice', {title: 'Left out'}, message));
  }
  return lines;
}
