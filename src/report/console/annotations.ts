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

type PlaceOf = (caseId: string) => AnnotationPlace | undefined;

/**
 * GitHub annotations: errors for what failed, tests before infrastructure, each in the run's order,
 * with what to do about it; then warnings for passes that prove less than they seem, and for what
 * tools have found.
 */
export function annotationLines(tally: RunTally, placeOf: PlaceOf): string[] {
  const ranked = [...tally.failed.items, ...tally.errors.items];
  const total = tally.failed.count + tally.errors.count;
  const lines = ranked.slice(0, ANNOTATIONS_MAX).map(({id, verdict, reason, help}) => {
    const advice = help === undefined ? '' : `; help: ${help}`;
    const title = `${id} ${verdict}`;
    return annotation('error', {id, title, text: `${reason ?? verdict}${advice}`}, placeOf);
  });
  const left = total - lines.length;
  if (left > 0) {
    const message = `${left} more did not pass; the log's summary and the reports name them`;
    lines.push(workflowCommand('notice', {title: 'Left out'}, message));
  }
  const doubtful = [
    ...tally.unproven.items.map(({id, reason}) => ({
      ...{id, title: `${id} passed, but unproven`},
      text: reason ?? '',
    })),
    ...tally.findings.items.map(({where, isCase, tool, title}) => ({
      ...{id: isCase ? where : undefined, title: `${tool} has found something in ${where}`},
      text: title,
    })),
  ];
  const warnings = doubtful.slice(0, ANNOTATIONS_MAX);
  lines.push(...warnings.map((warning) => annotation('warning', warning, placeOf)));
  const more = tally.unproven.count + tally.findings.count - warnings.length;
  if (more > 0) {
    const message = `${more} more doubts and findings; the log's summary and the reports name them`;
    lines.push(workflowCommand('notice', {title: 'Left out'}, message));
  }
  return lines;
}

function annotation(
  kind: 'error' | 'warning',
  what: {readonly id: string | undefined; readonly title: string; readonly text: string},
  placeOf: PlaceOf,
): string {
  const place = what.id === undefined ? undefined : placeOf(what.id);
  const properties = {...(place !== undefined && place), title: sanitizeLine(what.title)};
  const message = sanitizeLine(what.text).slice(0, MESSAGE_CHARACTERS_MAX);
  return workflowCommand(kind, properties, message);
}
