/** A line of the console without what printk and the terminal put before it. */
export interface PrintkLine {
  /** The message. */
  readonly text: string;
  /** `T123` (a task) or `C1` (a CPU), where the kernel has CONFIG_PRINTK_CALLER. */
  readonly caller: string | undefined;
  /** Seconds since boot; `undefined` where the line carries no time: user space, or no `printk.time`. */
  readonly stampS: number | undefined;
  /** The kernel said in this line that it had no room for others. */
  readonly hasDropped: boolean;
}

/** Time with microseconds as printk writes it, and the caller. */
const STAMP = /\[ *(\d{1,9}\.\d{6})\](?:\[ *([TC]\d+)\])? ?/g;

/** `<6>` of a console that prints levels. */
const LEVEL = /^<\d{1,3}>/;

const DROPPED = /^\*\* (?:\d+ printk messages dropped|replaying previous printk message) \*\* ?/;

const COLOUR = /\x1b\[[0-9;]*[A-Za-z]/g;

/** Whether it may have one: before all of them stands a bracket, and a blank or a digit after that. */
function hasStampFrom(text: string, start: number): boolean {
  for (let at = text.indexOf('[', start); at >= 0; at = text.indexOf('[', at + 1)) {
    const code = text.charCodeAt(at + 1);
    if (code === SPACE || (code >= ZERO && code <= NINE)) return true;
  }
  return false;
}

const SPACE = 32;
const ZERO = 48;
const NINE = 57;

/**
 * Takes a line apart. The last stamp counts: a message often begins in the middle of a line that
 * another CPU or user space had not ended (`login: [   36.8] …`, `34359738352 bytes[   76.4] BUG: …`).
 */
export function parsePrintkLine(raw: string): PrintkLine {
  let text = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
  if (text.includes('\x1b')) text = text.replace(COLOUR, '');
  const dropped = DROPPED.exec(text);
  if (dropped !== null) text = text.slice(dropped[0].length);
  let stampS: number | undefined;
  let caller: string | undefined;
  let end = 0;
  while (hasStampFrom(text, end)) {
    STAMP.lastIndex = end;
    const match = STAMP.exec(text);
    if (match === null) break;
    stampS = Number(match[1]);
    caller = match[2];
    end = STAMP.lastIndex;
  }
  text = end > 0 ? text.slice(end) : text.replace(LEVEL, '');
  return {text, caller, stampS, hasDropped: dropped !== null};
}
