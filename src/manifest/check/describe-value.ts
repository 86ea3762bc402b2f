const LENGTH_MAX = 60;

/** A value as a diagnostic calls it: with its kind, and the value itself where it is short. */
export function describeValue(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value === '' ? 'an empty text' : `"${cut(value)}"`;
    case 'number':
      return `the number ${value}`;
    case 'boolean':
      return String(value);
    default:
      if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
      if (value === null || value === undefined) return 'nothing';
      return Object.keys(value).length === 0 ? 'an empty mapping' : 'a mapping';
  }
}

function cut(text: string): string {
  const line = text.includes('\n') ? `${text.slice(0, text.indexOf('\n'))}…` : text;
  return line.length > LENGTH_MAX ? `${line.slice(0, LENGTH_MAX)}…` : line;
}
