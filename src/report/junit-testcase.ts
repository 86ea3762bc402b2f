import xmlbuilder, {type XMLElement} from 'xmlbuilder';
import type {SubResult} from '../journal/event.ts';
import type {AttemptResult, CaseResult, RunReader} from '../journal/run-result.ts';
import {
  caseFailureText,
  failureText,
  manifestPath,
  noteLines,
  outputText,
  reportPath,
} from './attempt-text.ts';
import {attemptOutcome, caseOutcome, type Outcome, resultOutcome} from './case-outcome.ts';
import {excerpt, withoutCommands, xmlText} from './guest-text.ts';
import type {CaseFindings} from './instrumentation-summary.ts';
import type {JunitDialect, ReportOptions} from './report-format.ts';
import type {SoakCheck} from './soak-summary.ts';

const MESSAGE_CHARS_MAX = 1024;

/** Longest text of a failure where there is room. */
const DETAILS_CHARS_MAX = 16 * 1024;

/** Longest text of doubts and findings. */
const NOTES_CHARS_MAX = 4096;

/** What all tests of a file share. */
export interface JunitContext {
  readonly reader: RunReader;
  readonly dialect: JunitDialect;
  readonly options: ReportOptions;
  readonly findings: CaseFindings;
}

/** A text as it stands in our documents. */
export type Xml = string;

/**
 * The test for a case itself.
 *
 * @param charsMax of its output.
 */
export function caseElement(
  context: JunitContext,
  item: CaseResult,
  place: {readonly classname: string; readonly charsMax: number},
): Xml {
  const outcome = caseOutcome(item);
  const element = startElement(context, {
    classname: place.classname,
    name: item.id,
    durationMs: item.durationMs,
    startedAt: item.startedAt,
  });
  if (context.dialect === 'rich') addProperties(element, context, item);
  const text = caseFailureText(item, detailsMax(place.charsMax));
  // One that was cut off with its process says nothing about the case.
  const earlier = item.attempts
    .slice(0, -1)
    .filter(({verdict}) => verdict !== 'passed' && verdict !== 'interrupted');
  const reruns = rerunWriters(element, context, {item, earlier, charsMax: place.charsMax});
  // Surefire wants: failure, rerun/flaky failures, skipped, error, rerun/flaky errors, output.
  if (outcome.kind === 'failure') addOutcome(element, outcome, text);
  reruns.failures();
  if (outcome.kind === 'skipped' || outcome.kind === 'error') addOutcome(element, outcome, text);
  reruns.errors();
  const output = systemOut(context, item, place.charsMax);
  if (output !== '') element.ele('system-out').txt(xmlText(output));
  return finish(element);
}

/** The test for one that a step of `item` reported. */
export function resultElement(
  context: JunitContext,
  item: CaseResult,
  result: SubResult & {readonly classname: string; readonly charsMax: number},
): Xml {
  const outcome = resultOutcome(item, result);
  const element = startElement(context, {
    classname: result.classname,
    name: result.name,
    durationMs: result.durationMs ?? 0,
    startedAt: item.startedAt,
  });
  if (outcome.kind !== 'passed') {
    addOutcome(element, outcome, excerpt(result.details ?? '', detailsMax(result.charsMax)));
  }
  return finish(element);
}

/** The test for something that a soak was judged by. */
export function checkElement(
  context: JunitContext,
  check: SoakCheck & {readonly classname: string; readonly charsMax: number},
): Xml {
  const {classname, name, kind, type, message} = check;
  const startedAt = context.reader.result.soak?.judged?.at;
  const element = startElement(context, {classname, name, durationMs: 0, startedAt});
  const text = excerpt(check.text, detailsMax(check.charsMax));
  if (kind !== 'passed') addOutcome(element, {kind, type, message}, text);
  // What did not fail has its numbers, too.
  if (kind !== 'failure' && text !== '') element.ele('system-out').txt(xmlText(text));
  return finish(element);
}

/** Seconds with three decimals, as every reader takes them. */
export function seconds(durationMs: number): string {
  return (Math.max(0, durationMs) / 1000).toFixed(3);
}

/** UTC without a zone, as the strict dialects want it. */
export function timestamp(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19);
}

function startElement(
  context: JunitContext,
  test: {classname: string; name: string; durationMs: number; startedAt: number | undefined},
): XMLElement {
  const element = xmlbuilder.create('testcase', {headless: true});
  element.att('classname', xmlText(test.classname));
  element.att('name', xmlText(test.name));
  element.att('time', seconds(test.durationMs));
  if (context.dialect !== 'jenkins' && test.startedAt !== undefined) {
    element.att('timestamp', timestamp(test.startedAt));
  }
  return element;
}

/** Serialises; a line of guest text can never be read as a CI service's command. */
function finish(element: XMLElement): Xml {
  return withoutCommands(element.end(), '&#58;', '&#35;');
}

function addOutcome(element: XMLElement, outcome: Outcome, text: string): void {
  const name = outcome.kind === 'failure' ? 'failure' : outcome.kind;
  const message = xmlText(excerpt(outcome.message, MESSAGE_CHARS_MAX));
  const child = element.ele(name, {message});
  // Surefire's `skipped` has no type.
  if (outcome.kind !== 'skipped') {
    child.att('type', xmlText(outcome.type));
    if (text !== '') child.txt(xmlText(text));
  }
}

/**
 * Earlier attempts: `flaky…` where the case passed in the end, `rerun…` where it did not. The
 * test's own `failure` or `error` is that of the last attempt, which decided. Two writers, since
 * other elements stand between them.
 */
function rerunWriters(
  element: XMLElement,
  context: JunitContext,
  parts: {item: CaseResult; earlier: readonly AttemptResult[]; charsMax: number},
): {failures: () => void; errors: () => void} {
  const {item, earlier, charsMax} = parts;
  const prefix = item.verdict === 'flaky' || item.verdict === 'passed' ? 'flaky' : 'rerun';
  const add = (wanted: 'failure' | 'error') => {
    for (const attempt of earlier) {
      const outcome = attemptOutcome(attempt);
      if (outcome.kind !== wanted) continue;
      const child = element.ele(`${prefix}${wanted === 'failure' ? 'Failure' : 'Error'}`);
      child.att('message', xmlText(excerpt(outcome.message, MESSAGE_CHARS_MAX)));
      child.att('type', xmlText(outcome.type));
      const text = failureText(attempt, detailsMax(charsMax));
      child.ele('stackTrace').txt(xmlText(text === '' ? outcome.message : text));
      const output = withoutMarkers(outputText(context.reader, attempt, Math.floor(charsMax / 4)));
      if (output !== '') child.ele('system-out').txt(xmlText(output));
    }
  };
  return {failures: () => add('failure'), errors: () => add('error')};
}

function systemOut(context: JunitContext, item: CaseResult, charsMax: number): string {
  const last = item.attempts.at(-1);
  if (last === undefined) return '';
  const lines: string[] = [];
  for (const attempt of item.attempts) {
    for (const file of attempt.captured) {
      const path = reportPath(context.reader, file.path, context.options);
      // A path that would end the marker early cannot be given this way.
      if (!/[\n\r]|\]\]/u.test(path)) lines.push(`[[ATTACHMENT|${path}]]`);
    }
  }
  const files = lines.length === 0 ? '' : `${lines.join('\n')}\n`;
  return files + notes(context, item) + withoutMarkers(outputText(context.reader, last, charsMax));
}

/** What the strict dialects have no property for. */
function notes(context: JunitContext, item: CaseResult): string {
  if (context.dialect === 'rich') return '';
  const lines = noteLines(item, context.findings);
  if (lines.length === 0) return '';
  return withoutMarkers(`${excerpt(lines.join('\n'), NOTES_CHARS_MAX)}\n`);
}

/** Markers that a guest prints would make Jenkins and GitLab pick up any file they name. */
function withoutMarkers(text: string): string {
  return text.replaceAll(/\[\[(?=(?:attachment|property)\|)/giu, '[ [');
}

function addProperties(element: XMLElement, context: JunitContext, item: CaseResult): void {
  element.att('file', xmlText(manifestPath(context.reader, context.options)));
  if (item.line !== undefined) element.att('line', item.line);
  const properties = element.ele('properties');
  const add = (name: string, value: unknown) =>
    properties.ele('property', {name: xmlText(name), value: xmlText(String(value))});
  add('scenario', item.scenario);
  add('environment', item.environment);
  add('verdict', item.verdict);
  if (item.instance !== undefined) add('instance', item.instance);
  const last = item.attempts.at(-1);
  for (const doubt of last?.doubts ?? []) add('unproven', doubt);
  for (const {tool, title} of context.findings.of(item.id, last?.attempt)) {
    add(`finding.${tool}`, excerpt(title, MESSAGE_CHARS_MAX));
  }
  for (const tag of item.tags ?? []) add('tag', tag);
  for (const [name, value] of Object.entries(item.matrix ?? {})) add(`matrix.${name}`, value);
  if (item.quarantine !== undefined) add('quarantine', item.quarantine.reason);
  for (const metric of last?.metrics ?? []) {
    add(`metric.${metric.name}`, `${metric.value}${metric.unit ? ` ${metric.unit}` : ''}`);
  }
}

/** Failure texts shrink with the room for output, but never below a few lines. */
function detailsMax(charsMax: number): number {
  return Math.min(DETAILS_CHARS_MAX, Math.max(240, charsMax));
}
