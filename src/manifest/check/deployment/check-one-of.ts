import {nearest} from '../../did-you-mean.ts';
import type {ManifestPath} from '../../locate.ts';
import type {ReportAt} from '../../problem-list.ts';
import type {RawMapping} from '../../raw-values.ts';

/**
 * Reports a mapping that has none, or several, of the keys of which it must have exactly one.
 *
 * @returns the key, where there is exactly one.
 */
export function checkOneOf<K extends string>(
  mapping: RawMapping,
  keys: readonly K[],
  {
    path,
    report,
    help,
    others,
  }: {
    readonly path: ManifestPath;
    readonly report: ReportAt;
    readonly help?: string;
    /** All other keys that it may have, where they are few. */
    readonly others?: readonly string[];
  },
): K | undefined {
  const [first, second] = keys.filter((key) => mapping[key] !== undefined);
  if (first === undefined) {
    // A misspelt one is reported as an unknown key.
    const isStrange = (key: string): boolean =>
      others === undefined ? isMisspelt(key, keys) : !others.includes(key);
    if (Object.keys(mapping).some(isStrange)) return undefined;
    report('manifest/missing-key', `expected one of ${keys.join(', ')}, found none`, {
      path,
      // The key of an entry of a list is its position: the entry itself is shown.
      part: typeof path.at(-1) === 'string' ? 'key' : 'value',
      help,
    });
    return undefined;
  }
  if (second === undefined) return first;
  const message = `expected one of ${keys.join(', ')}, found "${first}" and "${second}"`;
  report('manifest/conflict', message, {path: [...path, second], part: 'key', help});
  return undefined;
}

function isMisspelt(key: string, keys: readonly string[]): boolean {
  return !keys.includes(key) && nearest(key, keys) !== undefined;
}

/** Reports keys that only go with one that is not there, or has another value. */
export function checkOnlyWith(
  mapping: RawMapping,
  rules: ReadonlyArray<{
    readonly keys: readonly string[];
    readonly when: boolean;
    readonly what: string;
  }>,
  {path, report}: {readonly path: ManifestPath; readonly report: ReportAt},
): void {
  for (const {keys, when, what} of rules) {
    if (when) continue;
    for (const key of keys) {
      if (mapping[key] === undefined) continue;
      report('manifest/conflict', `expected "${key}" only beside ${what}, found it without`, {
        path: [...path, key],
        part: 'key',
      });
    }
  }
}

/** Reports names of entries of a list that stand there twice. */
export function checkNamesDiffer(
  entries: Iterable<readonly [name: unknown, path: ManifestPath, part?: 'key']>,
  report: ReportAt,
): void {
  const known = new Set<string>();
  for (const [name, path, part = 'value'] of entries) {
    if (typeof name !== 'string') continue;
    if (known.has(name)) {
      report('manifest/bad-value', `expected names that differ, found "${name}" again`, {
        path,
        part,
      });
    }
    known.add(name);
  }
}
