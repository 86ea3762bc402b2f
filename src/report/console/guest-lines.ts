import {StringDecoder} from 'node:string_decoder';
import {sanitizeForTerminal} from '../../util/terminal-text.ts';

/** A line is shown in pieces of this many characters; without it one could grow without end. */
const LINE_CHARACTERS_MAX = 8192;

/** Cuts the bytes of one stream into lines that a terminal may be given. */
export class GuestLines {
  readonly #decoder = new StringDecoder('utf8');
  #rest = '';

  /** The lines that `chunk` completes. */
  push(chunk: Buffer): string[] {
    const text = this.#rest + this.#decoder.write(chunk);
    const end = text.lastIndexOf('\n') + 1;
    const lines = end === 0 ? [] : shownLines(text.slice(0, end)).slice(0, -1);
    this.#rest = text.slice(end);
    if (this.#rest.length > LINE_CHARACTERS_MAX) {
      lines.push(...shownLines(this.#rest));
      this.#rest = '';
    }
    return lines;
  }

  /** What came after the last line end. */
  end(): string[] {
    const rest = this.#rest + this.#decoder.end();
    this.#rest = '';
    return rest === '' ? [] : shownLines(rest);
  }
}

/** The open streams of the running cases. */
export class GuestOutput {
  readonly #sources = new Map<string, Map<string, GuestLines>>();

  /** The lines that `chunk` completes. `source` names the step and its stream. */
  push(caseId: string, source: string, chunk: Buffer): string[] {
    const sources = this.#sources.get(caseId) ?? new Map<string, GuestLines>();
    this.#sources.set(caseId, sources);
    const lines = sources.get(source) ?? new GuestLines();
    sources.set(source, lines);
    return lines.push(chunk);
  }

  /** What is left of a case's streams; they are forgotten. */
  end(caseId: string): string[] {
    const sources = this.#sources.get(caseId);
    this.#sources.delete(caseId);
    return [...(sources?.values() ?? [])].flatMap((lines) => lines.end());
  }

  /** Ids of the cases that have streams. */
  open(): string[] {
    return [...this.#sources.keys()];
  }
}

function shownLines(text: string): string[] {
  return sanitizeForTerminal(text).split('\n');
}

/** Bytes of a chunk that are looked at for `lastLineOf`. */
const LAST_LINE_BYTES = 2048;

/** The last line with something in it of `chunk`; `undefined` where there is none. */
export function lastLineOf(chunk: Buffer): string | undefined {
  const text = chunk.subarray(-LAST_LINE_BYTES).toString('utf8');
  return sanitizeForTerminal(text)
    .split('\n')
    .findLast((line) => line.trim() !== '')
    ?.replaceAll('\t', ' ')
    .trim();
}
