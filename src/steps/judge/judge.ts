import type {ExecResult} from '../../environments/environment.ts';
import type {Failure} from '../../journal/event.ts';
import {expandTemplate, type Scope} from '../../manifest/expression/expression.ts';
import type {
  Expectation,
  FileMatch,
  OutputSource,
  Step,
  TextMatch,
} from '../../manifest/manifest.ts';
import type {AttemptRun} from '../attempt-run.ts';
import type {ReadyScript} from '../execute.ts';
import {expandAll, expandPath} from '../step-files.ts';
import {
  checkExit,
  checkFile,
  checkText,
  type FoundFile,
  needsContents,
  notJson,
  withoutNewline,
} from './expectations.ts';
import {matchText} from './guarded-regex.ts';
import {parseJsonPath, valueAt} from './json-path.ts';
import {requireWholeAnswer} from './whole-answer.ts';

/** Bytes of a file on the environment that can be judged. */
const FILE_BYTES_MAX = 32 * 1024 * 1024;
const FILE_TIMEOUT_MS = 60_000;
/** Exit code of our own script for a file that is not there. */
const ABSENT = 44;

/** Whether what the step prints is judged or kept, so that its bytes are needed. */
export function keepsOutput(step: Step): boolean {
  const {expect, results, outputs} = step;
  return (
    expect?.stdout !== undefined ||
    expect?.stderr !== undefined ||
    results !== undefined ||
    Object.keys(outputs).length > 0
  );
}

/** `expect` with its `${{ }}` filled in. */
export function expandExpectation(expect: Expectation, scope: Scope): Expectation {
  return {
    ...expect,
    stdout: expect.stdout && expandTextMatch(expect.stdout, scope),
    stderr: expect.stderr && expandTextMatch(expect.stderr, scope),
    files: expect.files.map((file) => expandFileMatch(file, scope)),
  };
}

function expandTextMatch(match: TextMatch, scope: Scope): TextMatch {
  return {
    contains: expandAll(match.contains, scope),
    notContains: expandAll(match.notContains, scope),
    matches: expandAll(match.matches, scope),
    notMatches: expandAll(match.notMatches, scope),
    equals: expandOptional(match.equals, scope),
    json: Object.fromEntries(
      Object.entries(match.json).map(([path, value]) => [path, expandJson(value, scope)]),
    ),
  };
}

function expandFileMatch(match: FileMatch, scope: Scope): FileMatch {
  return {
    path: expandPath(match.path, scope),
    exists: match.exists,
    contains: expandAll(match.contains, scope),
    notContains: expandAll(match.notContains, scope),
    matches: expandOptional(match.matches, scope),
    equals: expandOptional(match.equals, scope),
  };
}

function expandOptional(text: string | undefined, scope: Scope): string | undefined {
  return text === undefined ? undefined : expandTemplate(text, scope);
}

function expandJson(value: unknown, scope: Scope): unknown {
  if (typeof value === 'string') return expandTemplate(value, scope);
  if (Array.isArray(value)) return value.map((item) => expandJson(item, scope));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, expandJson(item, scope)]),
  );
}

/** What of `expect` does not hold for what a script printed. */
export function checkStreams(result: ExecResult, expect: Expectation): Failure[] {
  const failures: Failure[] = [];
  for (const name of ['stdout', 'stderr'] as const) {
    const match = expect[name];
    if (match === undefined) continue;
    // No `json` given is an empty map: nothing has to be JSON then.
    const {json, equals, ...rest} = match;
    failures.push(
      ...checkText(
        {name, bytes: result[name], omittedBytes: result[`${name}OmittedBytes`]},
        {
          ...rest,
          ...(equals !== undefined && {equals}),
          ...(Object.keys(json).length > 0 && {json}),
        },
      ),
    );
  }
  return failures;
}

/** All that `expect` says of a script that has ended, files on the environment too. */
export async function checkExpectation(
  run: AttemptRun,
  found: {readonly result: ExecResult; readonly script: ReadyScript},
  options: {readonly expect: Expectation | undefined; readonly signal: AbortSignal},
): Promise<Failure[]> {
  const {result, script} = found;
  if (options.expect === undefined) return checkExit(result, undefined);
  const expect = expandExpectation(options.expect, run.scope.plain(script.env));
  const failures = [...checkExit(result, expect), ...checkStreams(result, expect)];
  for (const match of expect.files) {
    const file = await readFoundFile(run, match.path, {
      script,
      signal: options.signal,
      contents: needsContents(match),
    });
    failures.push(...checkFile(match, file));
  }
  return failures;
}

/** A file on the environment; relative paths from where the step ran. */
export async function readFoundFile(
  run: AttemptRun,
  path: string,
  options: {
    readonly script: ReadyScript;
    readonly signal: AbortSignal;
    readonly contents: boolean;
  },
): Promise<FoundFile> {
  const {script} = options;
  // `./` in front: a path may start with a dash.
  const safePath = path.startsWith('/') ? path : `./${path}`;
  const read = options.contents ? 'exec cat "$PROCTOR_FILE"' : ':';
  const result = await run.connection.exec(
    {
      script: `if [ -e "$PROCTOR_FILE" ] || [ -L "$PROCTOR_FILE" ]; then ${read}; else exit ${ABSENT}; fi`,
      shell: 'sh',
      env: {PROCTOR_FILE: safePath},
      cwd: script.cwd,
      stdin: undefined,
    },
    {
      signal: options.signal,
      timeoutMs: FILE_TIMEOUT_MS,
      idleTimeoutMs: Number.POSITIVE_INFINITY,
      killGraceMs: 1000,
      outputBytesMax: FILE_BYTES_MAX,
    },
  );
  requireWholeAnswer(result, `look at ${path}`);
  if (result.exitCode === ABSENT) return {bytes: undefined, omittedBytes: 0};
  return {bytes: result.stdout, omittedBytes: result.stdoutOmittedBytes};
}

/** What a step leaves for later ones, by its `outputs`; and what of that could not be found. */
export function readOutputs(
  sources: Readonly<Record<string, OutputSource>>,
  result: ExecResult,
): {readonly outputs: Record<string, string>; readonly failures: readonly Failure[]} {
  const outputs: Record<string, string> = {};
  const failures: Failure[] = [];
  for (const [name, source] of Object.entries(sources)) {
    const value = readOutput(source, result);
    if (value.ok) outputs[name] = value.text;
    else failures.push({check: 'output', message: `output "${name}" ${value.why}`});
  }
  return {outputs, failures};
}

type ReadOutput =
  | {readonly ok: true; readonly text: string}
  | {readonly ok: false; readonly why: string};

function readOutput(source: OutputSource, result: ExecResult): ReadOutput {
  switch (source.kind) {
    case 'stdout':
    case 'stderr':
      return {ok: true, text: withoutNewline(result[source.kind].toString())};
    case 'matches': {
      const outcome = matchText(source.pattern, result.stdout.toString());
      if (outcome.id === 'unusable') return {ok: false, why: `cannot be matched: ${outcome.why}`};
      if (outcome.id === 'not-found') {
        return {ok: false, why: `was not found: stdout does not match /${source.pattern}/`};
      }
      return {ok: true, text: outcome.groups[1] ?? outcome.groups[0] ?? ''};
    }
    case 'json':
      return readJsonOutput(source.path, result.stdout.toString());
  }
}

function readJsonOutput(path: string, text: string): ReadOutput {
  const parsed = parseJsonPath(path);
  if (!parsed.ok) return {ok: false, why: `cannot be read: ${parsed.error}`};
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return {ok: false, why: `was not found: stdout is ${notJson(text)}`};
  }
  const value = valueAt(document, parsed.value);
  if (value === undefined) return {ok: false, why: `was not found: stdout has nothing at ${path}`};
  return {ok: true, text: typeof value === 'string' ? value : JSON.stringify(value)};
}
