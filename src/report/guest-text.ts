import {stripVTControlCharacters} from 'node:util';
import type {OutputTail} from '../journal/event.ts';

/**
 * What XML 1.0 does not allow, not even as `&#27;`: one such character makes Jenkins reject the
 * whole file. With flag `u`, a surrogate without its partner counts as one.
 */
const ILLEGAL_IN_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
const ILLEGAL_IN_XML_ALL = new RegExp(ILLEGAL_IN_XML, 'gu');

/** `text` without terminal escapes, and with what XML cannot hold shown as `#x1B`. */
export function xmlText(text: string): string {
  if (!ILLEGAL_IN_XML.test(text)) return text;
  return stripVTControlCharacters(text).replace(ILLEGAL_IN_XML_ALL, visible);
}

/** Controls and what may reorder text on a screen, except tab and newline. */
const UNSAFE_ON_SCREEN =
  /[^\t\n\u0020-\u007e\u00a0-\u200d\u2010-\u2027\u2030-\u2065\u2070-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** `text` without terminal escapes, and with other controls shown as `#x7`; for people to read. */
export function screenText(text: string): string {
  const plain = stripVTControlCharacters(text).replaceAll('\r\n', '\n');
  return plain.replace(UNSAFE_ON_SCREEN, visible);
}

/** `text` on one line. */
export function oneLine(text: string): string {
  return screenText(text).replaceAll(/\s+/gu, ' ').trim();
}

/**
 * `text` in which CI services see no command: those of the form `::error::` count at the beginning
 * of a line, those of the form `##[group]` anywhere.
 *
 * @param colon what stands in for the first `:`, and `hash` for the first `#`.
 */
export function withoutCommands(text: string, colon: string, hash: string): string {
  if (!text.includes('::') && !text.includes('##[')) return text;
  return text
    .replaceAll(/^([\s\u0085]*):(?=:)/gmu, (_all, space: string) => `${space}${colon}`)
    .replaceAll(/#(?=#\[)/gu, () => hash);
}

/**
 * At most about `charsMax` characters of `text`: its beginning and its end, with a note between
 * them of how many bytes are left out.
 *
 * @param log where the whole is, if anywhere.
 */
export function excerpt(text: string, charsMax: number, log?: string): string {
  if (text.length <= charsMax) return text;
  const half = Math.floor(charsMax / 2);
  const head = text.slice(0, wholePair(text, half));
  const tail = text.slice(wholePair(text, text.length - half));
  const leftOut = Buffer.byteLength(text) - Buffer.byteLength(head) - Buffer.byteLength(tail);
  return `${head}\n${leftOutNote(leftOut, log)}\n${tail}`;
}

/** The same for a recorded stream, whose beginning may be missing already. */
export function excerptTail(tail: OutputTail, charsMax: number, log?: string): string {
  if (tail.omittedBytes === 0) return excerpt(tail.text, charsMax, log);
  const kept = tail.text.slice(wholePair(tail.text, Math.max(0, tail.text.length - charsMax)));
  const leftOut = tail.omittedBytes + Buffer.byteLength(tail.text) - Buffer.byteLength(kept);
  return `${leftOutNote(leftOut, log)}\n${kept}`;
}

function leftOutNote(bytes: number, log: string | undefined): string {
  return `… ${bytes} bytes left out${log === undefined ? '' : `, see ${log}`} …`;
}

/** The nearest index at or below `index` that is not inside of a surrogate pair. */
function wholePair(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code >= 0xdc00 && code <= 0xdfff && index > 0 ? index - 1 : index;
}

function visible(character: string): string {
  return `#x${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`;
}
