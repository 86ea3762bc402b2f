import type {Result} from '../../util/result.ts';

/** One `.name`, `['name']` or `[index]`; negative indexes count from the end. */
export type JsonPathPart = string | number;

const PART =
  /\.([\p{L}_$][\p{L}\p{N}_$-]*)|\[(-?\d{1,15})\]|\['((?:[^'\\]|\\.)*)'\]|\["((?:[^"\\]|\\.)*)"\]/uy;

/**
 * Parses `$.a.b[0]['c d']`: `$` is the whole document.
 *
 * Source: RFC 9535, singular queries only.
 */
export function parseJsonPath(text: string): Result<readonly JsonPathPart[], string> {
  const trimmed = text.trim();
  if (!trimmed.startsWith('$')) {
    return {ok: false, error: `expected a JSON path that starts with $, found "${text}"`};
  }
  const parts: JsonPathPart[] = [];
  PART.lastIndex = 1;
  while (PART.lastIndex < trimmed.length) {
    const at = PART.lastIndex;
    const match = PART.exec(trimmed);
    if (match === null) {
      const rest = trimmed.slice(at, at + 20);
      return {ok: false, error: `expected .name, ['name'] or [index], found "${rest}"`};
    }
    const [, name, index, single, double] = match;
    if (index !== undefined) parts.push(Number(index));
    else parts.push(name ?? (single ?? double ?? '').replace(/\\(.)/gs, '$1'));
  }
  return {ok: true, value: parts};
}

/** The value at `parts` in a parsed JSON document; `undefined` where there is none. */
export function valueAt(document: unknown, parts: readonly JsonPathPart[]): unknown {
  let value = document;
  for (const part of parts) {
    if (typeof value !== 'object' || value === null) return undefined;
    if (typeof part === 'number') {
      if (!Array.isArray(value)) return undefined;
      value = value.at(part);
    } else {
      // Own properties only: nothing is inherited, as `constructor`.
      if (Array.isArray(value) || !Object.hasOwn(value, part)) return undefined;
      value = (value as Record<string, unknown>)[part];
    }
  }
  return value;
}
