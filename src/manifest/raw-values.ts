import type {ManifestPath} from './locate.ts';

/** A mapping of a manifest that has not been checked, or not found right. */
export type RawMapping = Readonly<Record<string, unknown>>;

/** `value` as a mapping; an empty one where it is none. */
export function mappingOf(value: unknown): RawMapping {
  return isMapping(value) ? value : NOTHING;
}

const NOTHING: RawMapping = Object.freeze({});

export function isMapping(value: unknown): value is RawMapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The keys' values that are mappings themselves. */
export function mappingsIn(value: unknown): Array<[name: string, value: RawMapping]> {
  const found: Array<[string, RawMapping]> = [];
  if (!isMapping(value)) return found;
  for (const name of Object.keys(value)) {
    const child = value[name];
    if (isMapping(child)) found.push([name, child]);
  }
  return found;
}

/** The texts of one text or a list of them, each with its place. */
export function textsIn(
  value: unknown,
  path: () => ManifestPath,
): Array<{readonly text: string; readonly path: () => ManifestPath}> {
  if (typeof value === 'string') return [{text: value, path}];
  if (!Array.isArray(value)) return [];
  return value.flatMap((text: unknown, index) =>
    typeof text === 'string' ? [{text, path: () => [...path(), index]}] : [],
  );
}
