/**
 * Words that are booleans in YAML 1.1 and texts in YAML 1.2. `y` and `n` are not among them: the
 * specification has them, but PyYAML and libyaml's users read them as texts, and they are good names.
 */
const BOOLEANS: Readonly<Record<string, 'true' | 'false'>> = {
  yes: 'true',
  on: 'true',
  no: 'false',
  off: 'false',
};

const OCTAL = /^[-+]?0[0-7_]+$/;
/** A text in YAML 1.1, since it is no octal number; a decimal one in YAML 1.2. */
const LEADING_ZERO = /^[-+]?0[0-9]*[89][0-9]*$/;
const BINARY = /^[-+]?0b[01_]+$/;
const SEPARATED = /^[-+]?[0-9][0-9_]*_[0-9_]*(?:\.[0-9_]*)?$/;
const SEXAGESIMAL = /^[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;
const DATE = /^\d{4}-\d\d?-\d\d?(?:[Tt ].*)?$/;

/** The longest text that any of these matches. */
const LENGTH_MAX = 40;

/**
 * What a plain scalar is in YAML 1.1, where it is something else in YAML 1.2; `undefined` where
 * both agree.
 *
 * Source: yaml.org/type (bool, int, float, timestamp) against YAML 1.2.2 section 10.3.
 */
export function describeYaml11(source: string): string | undefined {
  if (source.length > LENGTH_MAX || source === '') return undefined;
  const first = source.charCodeAt(0);
  const isNumeric = (first >= 0x30 && first <= 0x39) || first === 0x2b || first === 0x2d;
  if (!isNumeric) {
    if (source.length > 3) return undefined;
    const isOneCase =
      source === source.toLowerCase() ||
      source === source.toUpperCase() ||
      source.slice(1) === source.slice(1).toLowerCase();
    if (!isOneCase || !Object.hasOwn(BOOLEANS, source.toLowerCase())) return undefined;
    return BOOLEANS[source.toLowerCase()];
  }
  if (OCTAL.test(source)) return `the octal number ${octal(source)}`;
  if (LEADING_ZERO.test(source)) return 'a text';
  if (BINARY.test(source)) return 'a binary number';
  if (SEPARATED.test(source)) return 'a number';
  if (SEXAGESIMAL.test(source)) return `the number ${sexagesimal(source)}`;
  return DATE.test(source) ? 'a date' : undefined;
}

function octal(source: string): number {
  const digits = source.replaceAll('_', '').replace(/^[-+]/, '');
  return (source.startsWith('-') ? -1 : 1) * Number.parseInt(digits, 8);
}

function sexagesimal(source: string): number {
  const digits = source.replaceAll('_', '').replace(/^[-+]/, '');
  const value = digits.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return source.startsWith('-') ? -value : value;
}
