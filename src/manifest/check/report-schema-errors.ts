import type {ErrorObject} from 'ajv';
import type {DiagnosticCode} from '../../diagnostics/diagnostic.ts';
import {didYouMean, listNames} from '../did-you-mean.ts';
import type {ManifestPath} from '../locate.ts';
import type {ReportAt} from '../problem-list.ts';
import {describeValue} from './describe-value.ts';
import {hintForKey, hintForScalar, hintForValue} from './foreign-keys.ts';
import {ruleOf, type TextRule} from './text-rules.ts';

/** What of a schema is needed to say what was expected. */
interface Rule {
  readonly title?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, unknown>>;
}

/**
 * Says what the schema's validator found, one problem for each mistake: where a value may be one
 * of several kinds, what is wrong with the kind that it is.
 */
export function reportSchemaErrors(
  errors: readonly ErrorObject[],
  root: unknown,
  report: ReportAt,
): void {
  for (const group of groupByValue(errors)) {
    const path = pathOf(group.pointer, root);
    if (group.alternatives.length > 0) reportAlternatives(group, path, report);
    for (const error of group.errors) reportError(error, path, report);
  }
}

/** The errors about one value. */
interface ErrorGroup {
  readonly pointer: string;
  readonly errors: ErrorObject[];
  /** Errors of the kinds that the value may be, where it is none of them. */
  readonly alternatives: ErrorObject[];
  alternativeCount: number;
}

/** How many errors are looked at: hostile manifests have millions. */
const ERRORS_MAX = 5000;

function groupByValue(errors: readonly ErrorObject[]): Iterable<ErrorGroup> {
  const groups = new Map<string, ErrorGroup>();
  for (const error of errors.slice(0, ERRORS_MAX)) {
    const pointer = error.instancePath;
    let group = groups.get(pointer);
    if (group === undefined) {
      group = {pointer, errors: [], alternatives: [], alternativeCount: 0};
      groups.set(pointer, group);
    }
    if (error.keyword === 'oneOf') {
      // The errors of the kinds it may be come right before; others at the same place after it.
      group.alternatives.push(...group.errors.splice(0));
      group.alternativeCount = (error.schema as readonly unknown[]).length;
    } else {
      group.errors.push(error);
    }
  }
  return groups.values();
}

/** Keeps of the alternatives' errors those of the kind that the value is. */
function reportAlternatives(group: ErrorGroup, path: ManifestPath, report: ReportAt): void {
  const value = group.alternatives[0]?.data;
  const fitting = group.alternatives.filter((error) => !isOfOtherKind(error, value));
  if (fitting.length > 0) {
    for (const error of fitting) reportError(error, path, report);
    return;
  }
  // The kind that the value is has been found right; what is wrong is further inside.
  if (group.alternatives.length < group.alternativeCount) return;
  const expected = [...new Set(group.alternatives.map(kindOf))].join(' or ');
  report('manifest/wrong-type', `expected ${expected}, found ${describeValue(value)}`, {path});
}

function isOfOtherKind(error: ErrorObject, value: unknown): boolean {
  switch (error.keyword) {
    case 'type':
      return true;
    case 'const':
      return typeof (error.params as {allowedValue: unknown}).allowedValue !== typeof value;
    case 'enum': {
      const {allowedValues} = error.params as {allowedValues: readonly unknown[]};
      return allowedValues.every((allowed) => typeof allowed !== typeof value);
    }
    default:
      return false;
  }
}

function kindOf(error: ErrorObject): string {
  switch (error.keyword) {
    case 'const':
      return JSON.stringify((error.params as {allowedValue: unknown}).allowedValue);
    case 'enum':
      return listNames(
        (error.params as {allowedValues: readonly unknown[]}).allowedValues.map(String),
      );
    default:
      return expectedBy(error);
  }
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
};

function expectedBy(error: ErrorObject): string {
  const rule = ruleFor(error);
  if (rule !== undefined) return rule.expected;
  const {type} = error.params as {type: string | readonly string[]};
  const types = typeof type === 'string' ? type.split(',') : type;
  return types.map((name) => KINDS[name] ?? name).join(' or ');
}

function ruleFor(error: ErrorObject): TextRule | undefined {
  return ruleOf((error.parentSchema as Rule | undefined)?.title);
}

type Place = {readonly path: ManifestPath; readonly part?: 'key' | 'value'};

function reportError(error: ErrorObject, path: ManifestPath, report: ReportAt): void {
  const place: Place =
    error.propertyName === undefined ? {path} : {path: [...path, error.propertyName], part: 'key'};
  const say = (code: DiagnosticCode, expected: string, help?: string | undefined): void => {
    // Only here: to describe a mapping takes a look at each of its keys.
    const found = describeValue(error.data);
    report(code, `expected ${expected}, found ${found}`, {...place, help});
  };
  switch (error.keyword) {
    case 'additionalProperties':
      reportUnknownKey(error, path, report);
      return;
    case 'required':
      reportMissing(error, path, report);
      return;
    case 'type':
      reportType(error, path, say);
      return;
    case 'pattern': {
      const rule = ruleFor(error);
      if (rule === undefined) reportSignal(error, say);
      else say(rule.code, rule.expected, rule.help(String(error.data)));
      return;
    }
    case 'enum': {
      const names = (error.params as {allowedValues: readonly unknown[]}).allowedValues.map(String);
      const help = hintForValue(path, error.data) ?? didYouMean(String(error.data), names);
      say('manifest/bad-value', `one of ${listNames(names)}`, help);
      return;
    }
    case 'const':
      say(
        'manifest/bad-value',
        JSON.stringify(error.params['allowedValue']),
        hintForValue(path, error.data),
      );
      return;
    case 'discriminator':
      reportKind(error, path, report);
      return;
    case 'uniqueItems': {
      const {i, j} = error.params as {i: number; j: number};
      const item = (error.data as readonly unknown[])[j];
      const message = `expected entries that differ, found ${describeValue(item)} again`;
      report('manifest/bad-value', message, {path: [...path, Math.max(i, j)]});
      return;
    }
    default:
      reportLimit(error, say);
      return;
  }
}

type Say = (code: DiagnosticCode, expected: string, help?: string | undefined) => void;

function reportType(error: ErrorObject, path: ManifestPath, say: Say): void {
  const rule = ruleFor(error);
  if (rule !== undefined && (typeof error.data === 'number' || rule.code === 'manifest/bad-date')) {
    say(rule.code, rule.expected, rule.help(String(error.data)));
    return;
  }
  const expected = expectedBy(error);
  say('manifest/wrong-type', expected, typeHelp(error, path));
}

function typeHelp(error: ErrorObject, path: ManifestPath): string | undefined {
  const {type} = error.params as {type: string};
  const {data} = error;
  if (type === 'object') return hintForScalar(path, data);
  if (type === 'boolean' && typeof data === 'string') {
    if (/^(?:y|yes|on|true)$/i.test(data)) return 'did you mean true?';
    if (/^(?:n|no|off|false)$/i.test(data)) return 'did you mean false?';
  }
  if (type === 'string' && (typeof data === 'number' || typeof data === 'boolean')) {
    return `quote it: "${data}"`;
  }
  if ((type === 'integer' || type === 'number') && typeof data === 'string') {
    return data.trim() !== '' && Number.isFinite(Number(data)) ? 'leave out the quotes' : undefined;
  }
  if (type === 'array' && (typeof data === 'string' || typeof data === 'number')) {
    return `make it a list: [${String(data).slice(0, 40)}]`;
  }
  return undefined;
}

function reportSignal(error: ErrorObject, say: Say): void {
  const names = /^\^\(([A-Z0-9|]+)\)\$$/.exec(String(error.params['pattern']))?.[1]?.split('|');
  if (names === undefined) {
    say('manifest/bad-value', 'another text');
    return;
  }
  const found = String(error.data).toUpperCase().replace(/^SIG/, '');
  const help = names.includes(found) ? `did you mean "${found}"?` : didYouMean(found, names);
  say('manifest/bad-value', `one of ${names.join(', ')}`, help);
}

function reportUnknownKey(error: ErrorObject, path: ManifestPath, report: ReportAt): void {
  const key = String(error.params['additionalProperty']);
  const known = Object.keys((error.parentSchema as Rule).properties ?? {});
  const free = known.filter((name) => !Object.hasOwn(error.data as object, name));
  const help =
    key === '<<'
      ? 'merge keys are not part of YAML 1.2; write the keys out'
      : (hintForKey(path, key, known) ??
        didYouMean(key, free) ??
        `known here: ${known.join(', ')}`);
  report('manifest/unknown-key', `expected a key known here, found "${key.slice(0, 100)}"`, {
    path: [...path, key],
    part: 'key',
    help,
  });
}

function reportMissing(error: ErrorObject, path: ManifestPath, report: ReportAt): void {
  const key = String(error.params['missingProperty']);
  const help = path.length === 0 && key === 'proctor' ? 'begin with "proctor: 1"' : undefined;
  report('manifest/missing-key', `expected the key "${key}", found none`, {
    path,
    part: 'key',
    help,
  });
}

const ENVIRONMENT_TYPES = ['local', 'ssh', 'qemu', 'container'];

function reportKind(error: ErrorObject, path: ManifestPath, report: ReportAt): void {
  const {tag, tagValue} = error.params as {tag: string; tagValue?: unknown};
  const data = error.data as Record<string, unknown>;
  // A key that is not there is reported as missing.
  if (!Object.hasOwn(data, tag)) return;
  const value = tagValue ?? data[tag];
  const code = typeof value === 'string' ? 'manifest/bad-value' : 'manifest/wrong-type';
  const found = describeValue(value);
  report(code, `expected one of ${ENVIRONMENT_TYPES.join(', ')}, found ${found}`, {
    path: [...path, tag],
    help: hintForValue([...path, tag], value) ?? didYouMean(String(value), ENVIRONMENT_TYPES),
  });
}

function reportLimit(error: ErrorObject, say: Say): void {
  const expected = limitOf(error);
  if (expected === undefined) return;
  say(error.keyword === 'maxProperties' ? 'manifest/conflict' : 'manifest/bad-value', expected);
}

function limitOf({keyword, params}: ErrorObject): string | undefined {
  const {limit} = params as {limit?: number};
  switch (keyword) {
    case 'minimum':
      return `a number of ${limit} or more`;
    case 'exclusiveMinimum':
      return `a number above ${limit}`;
    case 'maximum':
      return `a number of ${limit} or less`;
    case 'minLength':
      return 'a text that is not empty';
    case 'maxLength':
      return `a text of at most ${limit} characters`;
    case 'minItems':
      return 'a list with at least one entry';
    case 'minProperties':
      return 'at least one key';
    case 'maxItems':
      return `a list of at most ${limit} entries`;
    case 'maxProperties':
      return limit === 1 ? 'a single key' : `at most ${limit} keys`;
    default:
      // `propertyNames`: what is wrong with the name has been said.
      return undefined;
  }
}

/** The keys and positions that a JSON pointer names. */
function pathOf(pointer: string, root: unknown): ManifestPath {
  const path: Array<string | number> = [];
  let value = root;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(value) ? Number(key) : key);
    value = (value as Record<string, unknown> | undefined)?.[key];
  }
  return path;
}
