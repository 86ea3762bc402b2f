import {constants} from 'node:os';
import {isDeepStrictEqual} from 'node:util';
import {describeExit, type ExitStatus} from '../../environments/describe-exit.ts';
import type {Failure} from '../../journal/event.ts';
import type {Expectation, FileMatch, TextMatch} from '../../manifest/manifest.ts';
import {matchText} from './guarded-regex.ts';
import {parseJsonPath, valueAt} from './json-path.ts';

/** Characters of an actual text that a failure shows. */
const SHOWN_CHARACTERS_MAX = 2000;

/** What is wrong with how a process ended; nothing where it is as expected. */
export function checkExit(status: ExitStatus, expect: Expectation | undefined): Failure[] {
  const {exitCode, exitSignal} = status;
  const actual = describeExit(status);
  if (expect?.signal !== undefined) {
    if (isSignal(status, expect.signal)) return [];
    const expected = `signal ${expect.signal}`;
    return [{check: 'signal', message: `expected ${expected}, found ${actual}`, expected, actual}];
  }
  const codes = expect?.exitCodes ?? [0];
  if (exitSignal !== undefined) {
    return [{check: 'signal', message: `ended by ${actual}`, actual}];
  }
  if (codes === 'any' || (exitCode !== undefined && codes.includes(exitCode))) return [];
  const expected = `exit code ${codes.join(' or ')}`;
  const message =
    expect?.exitCodes === undefined ? actual : `expected ${expected}, found ${actual}`;
  return [{check: 'exit-code', message, expected, actual}];
}

/** Whether it ended by `name`; a shell reports the signal of its command as 128 + number. */
export function isSignal(status: ExitStatus, name: string): boolean {
  if (status.exitSignal !== undefined) return status.exitSignal === name;
  const number = constants.signals[`SIG${name}` as NodeJS.Signals];
  return number !== undefined && status.exitCode === 128 + number;
}

/** A text as it was found. */
export interface FoundText {
  /** What it is, as `stdout`: the beginning of each failure's `check`. */
  readonly name: string;
  readonly bytes: Buffer;
  /** Bytes that came before `bytes` and were not kept. */
  readonly omittedBytes: number;
}

type TextCheck = Partial<TextMatch>;

/** What of `match` does not hold for `found`. */
export function checkText(found: FoundText, match: TextCheck): Failure[] {
  const {name, omittedBytes} = found;
  if (omittedBytes > 0) {
    const bytes = omittedBytes + found.bytes.length;
    const message = `${name} has ${bytes} bytes, more than the ${found.bytes.length} that can be judged`;
    return [{check: `${name}.size`, message}];
  }
  const text = found.bytes.toString();
  const actual = shown(text);
  const failures: Failure[] = [];
  const fail = (check: string, message: string, expected?: string): void => {
    failures.push({
      check: `${name}.${check}`,
      message: `${name} ${message}`,
      ...(expected !== undefined && {expected}),
      actual,
    });
  };
  for (const part of match.contains ?? []) {
    if (!text.includes(part)) fail('contains', `does not contain ${quoted(part)}`, part);
  }
  for (const part of match.notContains ?? []) {
    if (text.includes(part)) fail('not-contains', `contains ${quoted(part)}`);
  }
  for (const pattern of match.matches ?? []) {
    const outcome = matchText(pattern, text);
    if (outcome.id === 'unusable') fail('matches', `cannot be matched: ${outcome.why}`, pattern);
    else if (outcome.id !== 'found') fail('matches', `does not match /${pattern}/`, pattern);
  }
  for (const pattern of match.notMatches ?? []) {
    const outcome = matchText(pattern, text);
    if (outcome.id === 'unusable') fail('not-matches', `cannot be matched: ${outcome.why}`);
    else if (outcome.id === 'found') {
      fail('not-matches', `matches /${pattern}/: ${quoted(outcome.groups[0] ?? '')}`);
    }
  }
  if (match.equals !== undefined && withoutNewline(text) !== withoutNewline(match.equals)) {
    fail('equals', equalsMessage(withoutNewline(text), withoutNewline(match.equals)), match.equals);
  }
  if (match.json !== undefined) failures.push(...checkJson(found, text, match.json));
  return failures;
}

function checkJson(
  {name}: FoundText,
  text: string,
  expected: Readonly<Record<string, unknown>>,
): Failure[] {
  const check = `${name}.json`;
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return [{check, message: `${name} is ${notJson(text)}`, actual: shown(text)}];
  }
  const failures: Failure[] = [];
  for (const [path, value] of Object.entries(expected)) {
    const parsed = parseJsonPath(path);
    if (!parsed.ok) {
      failures.push({check, message: parsed.error});
      continue;
    }
    const actual = valueAt(document, parsed.value);
    if (isDeepStrictEqual(actual, value)) continue;
    failures.push({
      check,
      message: `${name} has ${json(actual)} at ${path}, expected ${json(value)}`,
      expected: json(value),
      actual: json(actual),
    });
  }
  return failures;
}

/** Why a text cannot be read as JSON; V8's own words change from release to release. */
export function notJson(text: string): string {
  const start = text.trim().slice(0, 40);
  return start === '' ? 'empty, expected JSON' : `not JSON, it starts with ${quoted(start)}`;
}

/** A file as it was found; `bytes` are `undefined` where there is none. */
export interface FoundFile {
  readonly bytes: Buffer | undefined;
  readonly omittedBytes: number;
}

/** Whether the contents of the file matter, not only whether it is there. */
export function needsContents(match: FileMatch): boolean {
  const {contains, notContains, matches, equals} = match;
  const hasText = contains.length > 0 || notContains.length > 0;
  return match.exists && (hasText || matches !== undefined || equals !== undefined);
}

/** What of `match` does not hold for the file. */
export function checkFile(match: FileMatch, found: FoundFile): Failure[] {
  const {path} = match;
  if (!match.exists) {
    if (found.bytes === undefined) return [];
    return [{check: 'file.exists', message: `${path} exists, expected that it does not`}];
  }
  if (found.bytes === undefined) {
    return [{check: 'file.exists', message: `${path} does not exist`}];
  }
  const {contains, notContains, matches, equals} = match;
  const failures = checkText({name: path, bytes: found.bytes, omittedBytes: found.omittedBytes}, {
    contains,
    notContains,
    matches: matches === undefined ? [] : [matches],
    equals,
  } as TextCheck);
  return failures.map((failure) => ({
    ...failure,
    check: `file${failure.check.slice(path.length)}`,
  }));
}

/** One newline at the end of an output is not part of what it says. */
export function withoutNewline(text: string): string {
  return text.replace(/\r?\n$/, '');
}

function equalsMessage(actual: string, expected: string): string {
  if (actual.length <= 80 && expected.length <= 80 && !/\n/.test(actual + expected)) {
    return `is ${quoted(actual)}, expected ${quoted(expected)}`;
  }
  const actualLines = actual.split('\n');
  const expectedLines = expected.split('\n');
  const line = actualLines.findIndex((text, index) => text !== expectedLines[index]);
  const at = line < 0 ? actualLines.length : line;
  const [a, e] = [actualLines[at], expectedLines[at]];
  const found = a === undefined ? 'nothing' : quoted(a);
  const wanted = e === undefined ? 'nothing' : quoted(e);
  return `differs from line ${at + 1} on: ${found}, expected ${wanted}`;
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text);
}

function json(value: unknown): string {
  if (value === undefined) return 'nothing';
  return shown(JSON.stringify(value));
}

/** The end of a long text: where programs say what went wrong. */
function shown(text: string): string {
  return text.length <= SHOWN_CHARACTERS_MAX ? text : `…${text.slice(-SHOWN_CHARACTERS_MAX)}`;
}
