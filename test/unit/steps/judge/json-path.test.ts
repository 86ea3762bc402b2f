import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {parseJsonPath, valueAt} from '../../../../src/steps/judge/json-path.ts';

describe('parseJsonPath', () => {
  it('reads names, quoted names and indexes', () => {
    expect(parseJsonPath('$.a-b[0][\'c d\']["e\\"f"][-1]')).toEqual({
      ok: true,
      value: ['a-b', 0, 'c d', 'e"f', -1],
    });
    expect(parseJsonPath('$')).toEqual({ok: true, value: []});
  });

  it.each(['', 'a.b', '$.', '$..a', '$[', '$[a]', '$.a b', '$[*]'])('refuses %s', (path) => {
    expect(parseJsonPath(path).ok).toBe(false);
  });

  it('finds any value of any document by its path, and nothing that is inherited', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.array(fc.nat({max: 3}), {maxLength: 5}),
        (document, choices) => {
          let path = '$';
          let value: unknown = document;
          for (const choice of choices) {
            if (typeof value !== 'object' || value === null) break;
            const keys = Object.keys(value);
            const key = keys[choice % Math.max(1, keys.length)];
            if (key === undefined) break;
            const quoted = key.replace(/[\\']/g, '\\$&');
            path += Array.isArray(value) ? `[${key}]` : `['${quoted}']`;
            value = (value as Record<string, unknown>)[key];
          }
          const parsed = parseJsonPath(path);
          expect(parsed.ok && valueAt(document, parsed.value)).toEqual(value);
        },
      ),
      {numRuns: 300},
    );
    expect(valueAt({}, ['constructor'])).toBeUndefined();
    expect(valueAt([], ['length'])).toBeUndefined();
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseJsonPath(`$${text}`)));
  });
});
