import {parseDuration} from '../../util/duration.ts';
import {expandTemplate, type Scope} from '../expression/expression.ts';
import type {Env, Scalar} from '../manifest.ts';

/** Fills the manifest's variables into a text; nothing stays nothing. */
export type Fill = <T extends string | undefined>(text: T) => T;

/** See `Fill`. The texts must have been checked. */
export function fillWith(variables: Readonly<Record<string, Scalar>>): Fill {
  const nothing = {matrix: {}, env: {}, environment: {}, case: {}, run: {}, steps: {}};
  const scope: Scope = {variables, ...nothing, status: 'success'};
  return (text) => (text === undefined ? text : (expandTemplate(text, scope) as typeof text));
}

const NO_ENV: Env = Object.freeze(Object.create(null) as Record<string, string>);

/** Environment variables as texts; later ones win. Shared where there are none. */
export function envOf(...parts: ReadonlyArray<Readonly<Record<string, Scalar>> | undefined>): Env {
  let env: Record<string, string> | undefined;
  for (const part of parts) {
    if (part === undefined) continue;
    for (const name of Object.keys(part)) {
      env ??= Object.create(null) as Record<string, string>;
      env[name] = String(part[name]);
    }
  }
  return env ?? NO_ENV;
}

/** One value, a list of them or nothing, as a list. */
export function listOf<T>(values: T | readonly T[] | undefined): readonly T[] {
  if (values === undefined) return NOTHING;
  return Array.isArray(values) ? (values as readonly T[]) : [values as T];
}

const NOTHING: readonly never[] = Object.freeze([]);

/** Milliseconds of a duration that was checked; `undefined` stays. */
export function durationMs(text: string | undefined): number | undefined {
  return text === undefined ? undefined : parseDuration(text);
}

/** A record without a prototype, so that no name is there that was not written. */
export function record<T, U>(
  values: Readonly<Record<string, T>> | undefined,
  resolve: (value: T, name: string) => U,
): Readonly<Record<string, U>> {
  const result = Object.create(null) as Record<string, U>;
  for (const [name, value] of Object.entries(values ?? {})) result[name] = resolve(value, name);
  return result;
}
