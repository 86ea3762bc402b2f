import {open} from 'node:fs/promises';
import type {ConsoleFeed} from '../environments/environment.ts';
import {LinePattern} from '../util/line-pattern.ts';

const CHUNK_BYTES = 256 * 1024;
/** A line is looked at in pieces no longer than this. */
const LINE_CHARACTERS_MAX = 16 * 1024;

/** Looks for a line of a machine's console, from its start on; each call reads what is new. */
export class ConsoleLines {
  readonly #feed: ConsoleFeed;
  readonly #pattern: LinePattern;
  #offset = 0;
  #rest: Buffer = Buffer.alloc(0);
  #found: string | undefined;
  #last = '';
  #problem: string | undefined;

  /** @throws {SyntaxError} where `pattern` is no regular expression. */
  constructor(feed: ConsoleFeed, pattern: string) {
    this.#feed = feed;
    this.#pattern = new LinePattern(pattern, '');
  }

  /** The last whole line that it has printed, for people. */
  get last(): string {
    return this.#last;
  }

  /** Why it cannot be told whether a line matches: none is looked at any more. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** The first line that matches; `undefined` where none has so far. */
  async look(options: {readonly signal: AbortSignal}): Promise<string | undefined> {
    if (this.#found !== undefined || this.#problem !== undefined) return this.#found;
    await this.#feed.settle(options);
    options.signal.throwIfAborted();
    const file = await open(this.#feed.path, 'r').catch(() => undefined);
    // It is made when the machine first prints something.
    if (file === undefined) return undefined;
    try {
      const buffer = Buffer.alloc(CHUNK_BYTES);
      for (;;) {
        const {bytesRead} = await file.read(buffer, 0, buffer.length, this.#offset);
        options.signal.throwIfAborted();
        if (bytesRead === 0) return undefined;
        this.#offset += bytesRead;
        const found = this.#scan(buffer.subarray(0, bytesRead));
        if (found !== undefined || this.#problem !== undefined) return found;
      }
    } finally {
      await file.close();
    }
  }

  #scan(chunk: Buffer): string | undefined {
    const bytes = Buffer.concat([this.#rest, chunk]);
    const end = bytes.lastIndexOf(0x0a) + 1;
    this.#rest = bytes.subarray(end).subarray(-LINE_CHARACTERS_MAX);
    const lines = bytes.subarray(0, end).toString().split(/\r*\n/);
    // What comes last may be a prompt, which no line's end follows.
    lines[lines.length - 1] = this.#rest.toString();
    const shortened = lines.map((line) => line.slice(0, LINE_CHARACTERS_MAX));
    const {matches, problem} = this.#pattern.test(shortened);
    this.#problem = problem;
    const index = matches.indexOf(true);
    const seen = index < 0 ? lines : lines.slice(0, index + 1);
    this.#last = seen.findLast((line) => line.trim() !== '')?.slice(0, 200) ?? this.#last;
    this.#found = lines[index];
    return this.#found;
  }
}
