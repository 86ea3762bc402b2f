import {resolve} from 'node:path';
import type {RunRequest} from '../../journal/event.ts';
import {JUNIT_DIALECTS} from '../../report/report-format.ts';
import type {Mask} from '../../util/mask.ts';
import type {RunCommandOptions} from '../commands/run.ts';
import {reportPath} from '../report-path.ts';

/** The options that say what is run and how, so that they cannot be given with `--resume`. */
const FIXED = {
  scenario: '--scenario',
  tag: '--tag',
  environment: '--environment',
  lastFailed: '--last-failed',
  shard: '--shard',
  repeat: '--repeat',
  seed: '--seed',
  allowEmpty: '--allow-empty',
  retries: '--retries',
  maxFailures: '--max-failures',
  failFast: '--fail-fast',
  failOnFlaky: '--fail-on-flaky',
  updateBaseline: '--update-baseline',
} as const;

/** Those of `options` that a run which is gone on with has already, as they are written. */
export function fixedOptions(options: RunCommandOptions): string[] {
  const names = (Object.keys(FIXED) as Array<keyof typeof FIXED>).filter(
    (name) => options[name] !== undefined && options[name] !== false,
  );
  return [
    ...(options.patterns.length > 0 ? ['the patterns'] : []),
    ...names.map((name) => FIXED[name]),
    ...(options.needs === false ? ['--no-needs'] : []),
  ];
}

/** What is recorded of `options`; values of variables that hold a secret are not. */
export function requestOf(
  options: RunCommandOptions,
  {mask, cwd}: {readonly mask: Mask; readonly cwd: string},
): RunRequest {
  const {tag, environment, repeat, concurrency, retries, maxFailures, junitDialect} = options;
  const hidden = Object.entries(options.variables).flatMap(([name, value]) =>
    mask.text(value) === value ? [] : [name],
  );
  const variables = Object.entries(options.variables).filter(([name]) => !hidden.includes(name));
  const flags = {
    lastFailed: options.lastFailed,
    noNeeds: options.needs === false,
    allowEmpty: options.allowEmpty,
    failFast: options.failFast,
    failOnFlaky: options.failOnFlaky,
    updateBaseline: options.updateBaseline,
  };
  const values = {
    ...{tag, environments: environment, repeat, concurrency, retries, maxFailures},
    ...(variables.length > 0 && {variables: Object.fromEntries(variables)}),
    ...(hidden.length > 0 && {secretVariables: hidden}),
    ...(options.junit !== undefined && {junit: resolve(cwd, options.junit), junitDialect}),
    ...Object.fromEntries(
      (['json', 'markdown', 'html', 'trace'] as const).flatMap((format) => {
        const path = options[format];
        return path === undefined ? [] : [[format, reportPath(cwd, path)]];
      }),
    ),
  };
  return {
    patterns: [...options.patterns, ...(options.scenario ?? [])],
    ...defined(values),
    ...Object.fromEntries(Object.entries(flags).filter(([, isSet]) => isSet === true)),
  };
}

/** `options` with all that the run was asked before. Reports are written where either says. */
export function recallRequest(request: RunRequest, options: RunCommandOptions): RunCommandOptions {
  const {patterns, environments, noNeeds, variables, secretVariables: _secret, ...rest} = request;
  const {junitDialect: dialect, ...asked} = rest;
  const junitDialect = JUNIT_DIALECTS.find((name) => name === dialect);
  const recordsJunit = options.junit === undefined && request.junit !== undefined;
  return {
    ...asked,
    ...options,
    patterns,
    variables: {...options.variables, ...variables},
    ...(environments !== undefined && {environment: environments}),
    ...(noNeeds === true && {needs: false}),
    ...(recordsJunit && junitDialect !== undefined && {junitDialect}),
  };
}

/** Variables whose values are not on record and were not given again. */
export function missingVariables(request: RunRequest, options: RunCommandOptions): string[] {
  return (request.secretVariables ?? []).filter((name) => !Object.hasOwn(options.variables, name));
}

function defined<T extends object>(values: T): {[K in keyof T]?: Exclude<T[K], undefined>} {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as {[K in keyof T]?: Exclude<T[K], undefined>};
}
