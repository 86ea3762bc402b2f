import {closeSync, fstatSync, openSync, readSync} from 'node:fs';
import type {RunEvent} from './event.ts';
import {parseLine} from './event-shape.ts';

const CHUNK_BYTES = 256 * 1024;

/** Longer lines are skipped; our own are at most a few MiB (the two output tails of a step). */
const LINE_BYTES_MAX = 64 * 1024 * 1024;

const NEWLINE = 0x0a;

/** An event and where its line stands in the file, in bytes; the newline is not in `length`. */
export interface JournalEntry {
  readonly event: RunEvent;
  readonly offset: number;
  readonly length: number;
}

/** A line that could not be used. */
export interface BrokenLine {
  /** From 1. */
  readonly line: number;
  readonly offset: number;
}

export interface ReadJournalOptions {
  /** Called for each line that is not an event, except the last one if it was cut off. */
  readonly onBroken?: (line: BrokenLine) => void;
}

/**
 * The events of the journal at `path`, oldest first, in memory bounded by the longest line.
 * Ignores a torn last line and types that this version does not know.
 *
 * @throws the system's error if the file cannot be read.
 */
export function* readJournal(
  path: string,
  options: ReadJournalOptions = {},
): Generator<JournalEntry, void, undefined> {
  let line = 0;
  for (const {text, offset, length, torn} of readLines(path)) {
    line++;
    if (length === 0) continue;
    const content = text === undefined ? undefined : parseLine(text);
    if (content?.kind === 'event') yield {event: content.event, offset, length};
    else if (content?.kind !== 'unknown' && !torn) options.onBroken?.({line, offset});
  }
}

interface Line {
  /** `undefined` where it is too long. */
  readonly text: string | undefined;
  readonly offset: number;
  readonly length: number;
  /** Whether the newline is missing. */
  readonly torn: boolean;
}

function* readLines(path: string): Generator<Line, void, undefined> {
  const fd = openSync(path, 'r');
  try {
    const chunk = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, fstatSync(fd).size + 1));
    /** The beginning of a line that goes on in the next chunk. */
    let parts: Buffer[] = [];
    let partsBytes = 0;
    let lineOffset = 0;
    for (;;) {
      const count = readSync(fd, chunk, 0, chunk.length, null);
      if (count === 0) break;
      let start = 0;
      for (;;) {
        const end = chunk.subarray(0, count).indexOf(NEWLINE, start);
        if (end === -1) break;
        const length = partsBytes + end - start;
        const text =
          partsBytes === 0
            ? chunk.toString('utf8', start, end)
            : joinLine(parts, chunk.subarray(start, end), length);
        yield {text, offset: lineOffset, length, torn: false};
        parts = [];
        partsBytes = 0;
        lineOffset += length + 1;
        start = end + 1;
      }
      if (start === count) continue;
      partsBytes += count - start;
      if (partsBytes <= LINE_BYTES_MAX) parts.push(Buffer.from(chunk.subarray(start, count)));
    }
    if (partsBytes > 0) {
      const text = joinLine(parts, Buffer.alloc(0), partsBytes);
      yield {text, offset: lineOffset, length: partsBytes, torn: true};
    }
  } finally {
    closeSync(fd);
  }
}

function joinLine(parts: readonly Buffer[], rest: Buffer, length: number): string | undefined {
  return length > LINE_BYTES_MAX ? undefined : Buffer.concat([...parts, rest]).toString('utf8');
}
