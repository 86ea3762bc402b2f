/** Longer titles are cut: what tells failures apart stands at the beginning. */
const TITLE_CHARS_MAX = 200;

/** Longer messages are not looked at beyond this: every rule below is linear in its text. */
const LOOKED_AT_MAX = 2000;

/** Numbers after these words are kinds of failure, not values: they stay. */
const TELLING =
  '(?:exit(?:ed)?(?: with)?(?: code| status)?|code|status|signal|errno|error|line|step|http|attempt)';

/**
 * What differs between two runs of the same failure, and what stands for it. In this order: what
 * comes first would be torn apart by what follows. No replacement holds a digit: what one rule
 * has made is no value to the next.
 */
const RULES: ReadonlyArray<readonly [pattern: RegExp, replacement: string]> = [
  // Ids of runs, of anything else, and digests.
  [/\b\d{8}-\d{6}-[0-9a-f]{4}\b/g, '<run>'],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '<uuid>'],
  // Points in time: 2026-11-21T12:00:00.123Z, 2026-11-21 12:00:00, 12:00:00, [   12.345678].
  [
    /\b\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:[.,]\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?/g,
    '<time>',
  ],
  [/\b\d{1,2}:\d{2}:\d{2}(?:[.,]\d+)?\b/g, '<time>'],
  [/\[ {0,8}\d{1,8}\.\d{6}\] ?/g, ''],
  // Addresses in memory and in networks.
  [/\b0x[0-9a-f]+\b/gi, '<hex>'],
  [/\b(?:[0-9a-f]{2}:){5}[0-9a-f]{2}\b/gi, '<mac>'],
  [/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, '<ip>'],
  [/\b(?=[0-9a-f]{0,63}\d)(?=\d{0,63}[a-f])[0-9a-f]{8,64}\b/g, '<hex>'],
  // Names that were drawn below folders for temporary files.
  [/(\/(?:tmp|var\/tmp|dev\/shm|run\/user\/\d+))\/[^\s/'":,;)\]}]+/g, '$1/<temp>'],
];

const TELLING_NUMBER = new RegExp(`\\b${TELLING}[ :=#]{0,2}-?\\d+\\b`, 'giu');
const UNTIL_TELLING =
  /(?<![\p{L}\p{N}_])-?\d+(?:[.,]\d+)*(?:e[+-]?\d+)?(?=[a-zµ%]{0,4}(?![\p{L}\p{N}_]))/giu;

/**
 * The failure that `message` tells of, so that the same failure has the same title in each run:
 * one line, without what differs from run to run (addresses, ids, times, temporary names, values),
 * but with what tells failures apart (exit codes, signals, lines, steps). Pure.
 */
export function failureTitle(message: string): string {
  let title = oneLine(message.slice(0, LOOKED_AT_MAX));
  for (const [pattern, replacement] of RULES) title = title.replace(pattern, replacement);
  title = withoutValues(title);
  title = oneLine(title);
  return title.length > TITLE_CHARS_MAX
    ? `${title
        .slice(0, TITLE_CHARS_MAX - 1)
        .toWellFormed()
        .trimEnd()}…`
    : title;
}

/** With `<n>` for each number that is a value; `12ms` becomes `<n>ms`. */
function withoutValues(text: string): string {
  let result = '';
  let from = 0;
  for (const match of text.matchAll(TELLING_NUMBER)) {
    result += text.slice(from, match.index).replace(UNTIL_TELLING, '<n>') + match[0];
    from = match.index + match[0].length;
  }
  return result + text.slice(from).replace(UNTIL_TELLING, '<n>');
}

/** On one line, well-formed, without control characters. */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/\u001b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|.)/gs, '')
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim();
}
