import {didYouMean, listNames, nearest} from '../manifest/did-you-mean.ts';
import {parseDuration} from '../util/duration.ts';
import type {Result} from '../util/result.ts';
import {forbiddenInName} from './artifact-name.ts';
import {INPUTS, type InputKind, type InputName, inputSpec, type Mode} from './input-table.ts';

/** What was given, checked; or what is standard. What is neither is `undefined`. */
export interface ActionInputs {
  readonly mode: Mode;
  readonly text: (name: InputName) => string | undefined;
  readonly list: (name: InputName) => readonly string[];
  readonly flag: (name: InputName) => boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the inputs as the runner hands them over, as variables `INPUT_<NAME>`, and checks each.
 *
 * @param get `getInput` of @actions/core.
 * @returns all that is wrong, each with what to write.
 */
export function readInputs(
  get: (name: string) => string,
  env: Environment,
): Result<ActionInputs, readonly string[]> {
  const names = Object.keys(INPUTS) as InputName[];
  const texts = new Map<InputName, string>();
  const problems: string[] = unknownInputs(env);
  for (const name of names) {
    const text = get(name).trim();
    if (text === '') continue;
    texts.set(name, text);
    const problem = problemOf(text, inputSpec(name).is);
    if (problem !== undefined) problems.push(`expected the input "${name}" to be ${problem}`);
  }
  const mode = modeOf(texts.get('mode'));
  if (mode !== undefined) problems.push(...conflicts(mode, texts));
  if (mode === undefined || problems.length > 0) return {ok: false, error: problems};
  return {
    ok: true,
    value: {
      mode,
      text: (name) => texts.get(name) ?? inputSpec(name).standard,
      list: (name) => listOf(texts.get(name) ?? '', inputSpec(name).is),
      flag: (name) => isTrue(texts.get(name) ?? inputSpec(name).standard ?? 'false'),
    },
  };
}

/** The runner hands on what it does not know, with no more than a warning. */
function unknownInputs(env: Environment): string[] {
  const known = new Set(Object.keys(INPUTS));
  return Object.keys(env).flatMap((variable) => {
    if (!variable.startsWith('INPUT_')) return [];
    const name = variable.slice('INPUT_'.length).toLowerCase();
    const meant = known.has(name) ? undefined : nearest(name.replaceAll('_', '-'), known);
    // What is near to none may be a variable of somebody else.
    return meant === undefined ? [] : [`unknown input "${name}": did you mean "${meant}"?`];
  });
}

/** @returns what was expected and what was found; `undefined` where all is well. */
function problemOf(text: string, is: InputKind): string | undefined {
  switch (is.kind) {
    case 'text':
    case 'lines':
    case 'list':
      return undefined;
    case 'flag':
      return flagProblem(text);
    case 'number': {
      const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
      if (value >= is.min && value <= is.max) return undefined;
      return `a whole number from ${is.min} to ${is.max}, found "${text}"`;
    }
    case 'duration':
      if (parseDuration(text) !== undefined) return undefined;
      return `a time such as 90s, 30m or 24h, found "${text}"`;
    case 'shard': {
      const [, index, count] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
      if (Number(index) >= 1 && Number(index) <= Number(count)) return undefined;
      return `i/n with i from 1 to n, as 2/4, found "${text}"`;
    }
    case 'choice': {
      if (is.of.includes(text)) return undefined;
      const advice = didYouMean(text, is.of);
      const found = `one of ${listNames(is.of)}, found "${text}"`;
      return advice === undefined ? found : `${found}: ${advice}`;
    }
  }
}

/** The words of YAML's core schema, which the toolkit takes too. */
function flagProblem(text: string): string | undefined {
  if (/^(?:true|True|TRUE|false|False|FALSE)$/.test(text)) return undefined;
  const found = `true or false, found "${text}"`;
  if (/^(?:y|yes|on|1|true)$/i.test(text)) return `${found}: write true`;
  if (/^(?:n|no|off|0|false)$/i.test(text)) return `${found}: write false`;
  return found;
}

function modeOf(text = 'run'): Mode | undefined {
  return (INPUTS.mode.is.of as readonly string[]).includes(text) ? (text as Mode) : undefined;
}

/** What does not go together. */
function conflicts(mode: Mode, texts: ReadonlyMap<InputName, string>): string[] {
  const problems: string[] = [];
  for (const [name, text] of texts) {
    const {modes, is, standard} = inputSpec(name);
    // What `action.yml` fills in for everybody, nobody has asked for.
    const isGiven = text !== standard && !(is.kind === 'flag' && !isTrue(text));
    if (!isGiven || modes === undefined || modes.includes(mode)) continue;
    problems.push(
      `the input "${name}" is for mode: ${modes.join(' or ')}, and the mode is ${mode}`,
    );
  }
  if (texts.has('grep') && texts.has('patterns')) {
    problems.push(
      'the inputs "patterns" and "grep" both say which cases: write the expression as a pattern, /like this/',
    );
  }
  for (const line of listOf(texts.get('variables') ?? '', {kind: 'lines'})) {
    if (line.indexOf('=') >= 1) continue;
    problems.push(`expected each line of the input "variables" to be NAME=value, found "${line}"`);
  }
  const wrong = forbiddenInName(texts.get('artifact-name') ?? '');
  if (wrong !== undefined) {
    problems.push(
      `expected the input "artifact-name" to be without ${wrong}: write - in its place`,
    );
  }
  return problems;
}

function isTrue(text: string): boolean {
  return text.toLowerCase() === 'true';
}

function listOf(text: string, is: InputKind): readonly string[] {
  const parts = is.kind === 'list' ? text.split(/[\n,]/) : text.split('\n');
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
