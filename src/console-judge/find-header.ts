import {HEADERS} from './rules/headers.ts';

/** Words that give a report away, in a line. */
export interface FoundHeader {
  /** The word, as in `HEADERS`; `undefined` for a rule of the user's. */
  readonly text: string;
  /** Where in the line it begins. */
  readonly at: number;
}

const quoted = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

const BY_TEXT = new Map(HEADERS.map((header) => [header.text, header]));

const PATTERN = HEADERS.map(({text}) => quoted(text)).join('|');

/** Finds the next place that may be a header; its source is for scanning whole chunks. */
export function headerScanner(): RegExp {
  return new RegExp(PATTERN, 'g');
}

/** Of the others, a message that was not ended may stand right before. */
const IS_UPPER = /^[A-Z]+:/;

const scanner = headerScanner();

/** What user space writes to /dev/ttyprintk comes out so, in capitals or not. */
const FROM_USER = /^\[U\] /;

/** Longest part of a line that is looked at: what the kernel prints is at most 1 KiB a line. */
const LINE_MAX = 4096;

/**
 * The first header of a line that means something. A header must not be the end of a longer word:
 * `ODEBUG:`, `CAM_INFO:` and `rmt_storage:INFO:` are the names of others.
 */
export function findHeader(raw: string): FoundHeader | undefined {
  const line = raw.length > LINE_MAX ? raw.slice(0, LINE_MAX) : raw;
  scanner.lastIndex = 0;
  let weak: FoundHeader | undefined;
  for (let match = scanner.exec(line); match !== null; match = scanner.exec(line)) {
    const [text] = match;
    const at = match.index;
    const header = BY_TEXT.get(text);
    if (header === undefined) continue;
    const isWord = !IS_UPPER.test(text) || at === 0 || !isPartOfWord(line, at);
    if (!isWord && !isCertain(line, at)) continue;
    if (header.needed?.test(line) === false) continue;
    if (header.ignored?.some((pattern) => pattern.test(line)) === true) continue;
    const message = line.slice(line.lastIndexOf('] ', at) + 2, at);
    if (FROM_USER.test(message) || line.includes('][U] ') || line.includes('] [U] ')) continue;
    // `Oops: general protection fault …`: the exception says more.
    if (text !== 'Oops: ') return {text, at};
    weak ??= {text, at};
  }
  return weak;
}

/** What the kernel says; user space that has not ended its line may stand right before. */
const CERTAIN =
  /(?:BUG: (?:K[A-Z]+SAN: |KFENCE: |unable to handle|kernel NULL|sleeping function|scheduling while|soft lockup|workqueue l|Bad (?:page|rss)|spinlock |using \w+\(\) in)|WARNING: (?:CPU: \d|possible |suspicious RCU|inconsistent lock|bad unlock|held lock)|INFO: (?:rcu_\w+ |task \S+ (?:blocked|can't)|trying to register|possible |inconsistent lock))/y;

/** Longer words that have a header at their end. */
const LONGER = /(?:DE|_)$/;

function isCertain(line: string, at: number): boolean {
  CERTAIN.lastIndex = at;
  return CERTAIN.test(line) && !LONGER.test(line.slice(Math.max(0, at - 2), at));
}

function isPartOfWord(line: string, at: number): boolean {
  return (
    /[A-Za-z0-9_]$/.test(line.slice(Math.max(0, at - 1), at)) ||
    /\w:$/.test(line.slice(Math.max(0, at - 2), at))
  );
}
