import {
  Composer,
  type CST,
  type Document,
  type ErrorCode,
  isMap,
  Lexer,
  type Pair,
  Parser,
  type YAMLMap,
} from 'yaml';
import type {DiagnosticCode} from '../../diagnostics/diagnostic.ts';
import type {Report} from '../problem-list.ts';

/** A manifest nests about eight levels; parsers take stack space for each. */
const DEPTH_MAX = 100;
/**
 * Lexical tokens held at a time. A token costs about 250 bytes as a syntax tree and its nodes, so
 * this bounds memory; entries of large mappings are composed in chunks and do not count together.
 */
const HELD_TOKENS_MAX = 150_000;
/** Lexical tokens in all: 10,000 scenarios in 110,000 lines have 880,000. Bounds time. */
const TOKENS_MAX = 900_000;
/** Lines, counted beside the tokens because one scalar may hold all of them. */
const LINES_MAX = 300_000;
/** Lines outside of scalars: each may be an entry, with its nodes. 10,000 scenarios have 110,000. */
const ENTRY_LINES_MAX = 125_000;
/** `[…]` and `{…}`: dearer than blocks. 10,000 scenarios in one line each have about 30,000. */
const FLOWS_MAX = 40_000;
/** Characters in double quotes: the library joins them one by one, for 32 bytes each. */
const QUOTED_MAX = 2 * 1024 * 1024;
/** Characters of one plain or block scalar. */
const SCALAR_MAX = 2 * 1024 * 1024;
/** Expressions; each costs a few objects. */
const EXPRESSIONS_MAX = 100_000;
/** Lines that begin with "%". */
const DIRECTIVES_MAX = 20;
/** More problems than this in the syntax of one text tell nothing more. */
const SYNTAX_ERRORS_MAX = 20;
/** Entries of a mapping that are composed at once. */
const CHUNK_ENTRIES = 64;
/** Levels of the stack at which entries are composed in chunks: document, root and its values. */
const CHUNK_LEVELS = [1, 2] as const;

const DOUBLE_QUOTE = 0x22;

const OPTIONS = {
  // The library's own check is quadratic; `toValue` finds duplicates.
  uniqueKeys: false,
  keepSourceTokens: false,
  prettyErrors: false,
  stringKeys: false,
} as const;

/** The nodes of a manifest's only document. */
export type YamlContents = Document.Parsed['contents'];

/**
 * Parses `text` as one YAML 1.2 document. Costs time and memory in proportion to the text only,
 * whatever it holds.
 *
 * Errors of syntax are reported; the nodes that could be made of the rest are given all the same.
 *
 * @returns `undefined` where nothing can be made of it, which is reported.
 */
export function readYaml(text: string, report: Report): YamlContents | undefined {
  return new YamlReader(text, report).read();
}

interface ComposedEntries {
  /** Where their mapping begins. */
  readonly start: number;
  readonly entries: Pair[];
}

type BlockMapToken = CST.BlockMap;

class YamlReader {
  readonly #text: string;
  readonly #report: Report;
  readonly #parser = new Parser();
  readonly #composer = new Composer(OPTIONS);
  readonly #documents: Document.Parsed[] = [];
  /** Entries composed already, by the offset that is left to their mapping. */
  readonly #chunks = new Map<number, ComposedEntries>();
  #heldTokens = 0;
  #directives = 0;
  #syntaxErrors = 0;

  constructor(text: string, report: Report) {
    this.#text = text;
    this.#report = report;
  }

  read(): YamlContents | undefined {
    if (!this.#parse()) return undefined;
    for (const token of this.#parser.end()) this.#take(token);
    for (const document of this.#composer.end()) this.#documents.push(document as Document.Parsed);
    const [first, second] = this.#documents;
    this.#reportErrors(this.#composer.streamInfo().errors);
    for (const document of this.#documents.slice(0, 2)) this.#reportErrors(document.errors);
    if (second !== undefined) {
      const start = this.#text.lastIndexOf('---', second.contents?.range[0] ?? second.range[0]);
      this.#report('manifest/many-documents', 'expected one YAML document, found another', {
        range: {start: Math.max(start, 0), end: Math.max(start, 0) + 3},
        help: 'keep one document in the file; "---" begins another',
      });
    }
    const contents = first?.contents ?? undefined;
    if (contents !== undefined) this.#insertChunks(contents);
    return contents;
  }

  #parse(): boolean {
    if (this.#isTooLong('\n', LINES_MAX, 'lines')) return false;
    if (this.#isTooLong('${{', EXPRESSIONS_MAX, 'expressions')) return false;
    let count = 0;
    let quoted = 0;
    let lines = 0;
    let flows = 0;
    const {stack} = this.#parser;
    for (const lexeme of new Lexer().lex(this.#text)) {
      for (const token of this.#parser.next(lexeme)) this.#take(token);
      count += 1;
      this.#heldTokens += 1;
      if (lexeme === '\n' || lexeme === '\r\n') lines += 1;
      else if (lexeme === '{' || lexeme === '[') flows += 1;
      if (lexeme.length > 1 && lexeme.charCodeAt(0) === DOUBLE_QUOTE) quoted += lexeme.length;
      if (lexeme.length > SCALAR_MAX || quoted > QUOTED_MAX) {
        const message = `expected texts of at most ${SCALAR_MAX} characters, found more`;
        return this.#refuse('manifest/too-large', message, 'put long texts into files');
      }
      if (this.#directives > DIRECTIVES_MAX) {
        const message = `expected at most ${DIRECTIVES_MAX} directives, found more`;
        return this.#refuse('manifest/syntax', message);
      }
      if (stack.length > DEPTH_MAX) {
        const message = `expected at most ${DEPTH_MAX} levels of nesting, found more`;
        return this.#refuse('manifest/too-deep', message);
      }
      if ((count & 1023) === 0) {
        this.#composeChunks();
        const isMuch = count > TOKENS_MAX || lines > ENTRY_LINES_MAX || flows > FLOWS_MAX;
        if (isMuch || this.#heldTokens > HELD_TOKENS_MAX) {
          const message = `expected a manifest of fewer words, found ${count} up to here`;
          return this.#refuse('manifest/too-large', message, 'split the manifest');
        }
      }
      if (this.#documents.length > 1 || this.#syntaxErrors >= SYNTAX_ERRORS_MAX) break;
    }
    return true;
  }

  #isTooLong(mark: string, max: number, what: string): boolean {
    let count = 0;
    for (let at = this.#text.indexOf(mark); at !== -1; at = this.#text.indexOf(mark, at + 1)) {
      count += 1;
      if (count <= max) continue;
      this.#report('manifest/too-large', `expected at most ${max} ${what}, found more`, {
        range: {start: at, end: at + mark.length},
        help: 'split the manifest',
      });
      return true;
    }
    return false;
  }

  #refuse(code: DiagnosticCode, message: string, help?: string): false {
    const start = this.#parser.offset;
    this.#report(code, message, {
      range: {start, end: Math.min(start + 1, this.#text.length)},
      ...(help !== undefined && {help}),
    });
    return false;
  }

  #take(token: CST.Token): void {
    if (token.type === 'directive') this.#directives += 1;
    if (token.type === 'error') this.#syntaxErrors += 1;
    for (const document of this.#composer.next(token)) {
      this.#documents.push(document as Document.Parsed);
    }
  }

  /**
   * Composes the entries that are complete in mappings that are not: so the syntax tree is never
   * there as a whole, which saves half the memory and a third of the time.
   */
  #composeChunks(): void {
    // A chunk would not know them.
    if (this.#directives > 0) return;
    for (const level of CHUNK_LEVELS) {
      const map = this.#parser.stack[level];
      // The parser may still look at the last two entries, to move comments between them.
      if (map?.type === 'block-map' && map.items.length > CHUNK_ENTRIES + 2) this.#compose(map);
    }
  }

  #compose(map: BlockMapToken): void {
    const items = map.items.splice(0, map.items.length - 2);
    const composer = new Composer(OPTIONS);
    const value: BlockMapToken = {...map, offset: firstOffset(items[0]) ?? map.offset, items};
    const token: CST.Document = {type: 'document', offset: map.offset, start: [], value};
    const composed = this.#chunks.get(map.offset) ?? {start: map.offset, entries: []};
    this.#chunks.delete(map.offset);
    // The library measures the first key's length from where its mapping begins.
    map.offset = firstOffset(map.items[0]) ?? map.offset;
    this.#chunks.set(map.offset, composed);
    for (const _ of composer.next(token)) throw new Error('unreachable');
    for (const document of composer.end()) {
      this.#reportErrors(document.errors);
      if (!isMap(document.contents)) continue;
      for (const entry of document.contents.items) composed.entries.push(entry);
    }
    this.#heldTokens = 0;
  }

  #insertChunks(contents: NonNullable<YamlContents>): void {
    if (!isMap(contents)) return;
    insert(contents, this.#chunks);
    for (const {value} of contents.items) if (isMap(value)) insert(value, this.#chunks);
  }

  #reportErrors(errors: Document.Parsed['errors']): void {
    for (const error of errors) {
      if (this.#syntaxErrors++ >= SYNTAX_ERRORS_MAX) return;
      const [start, end] = error.pos;
      this.#report('manifest/syntax', messageOf(error.message), {
        range: {start, end: Math.max(end, start + 1)},
        // The library calls an unclosed list or mapping badly indented.
        help: error.message.startsWith('Flow') ? undefined : HELP[error.code],
      });
    }
  }
}

const HELP: Partial<Record<ErrorCode, string>> = {
  BLOCK_AS_IMPLICIT_KEY: 'quote a value that holds ": ", or write it in the lines below a "|"',
  MULTILINE_IMPLICIT_KEY: 'a line such as "key: value" was expected; is a colon missing?',
  BAD_INDENT: 'entries of one mapping or list begin in the same column',
  TAB_AS_INDENT: 'indent with spaces',
  BAD_SCALAR_START: 'quote a value that begins with this character',
  BAD_DQ_ESCAPE: 'use single quotes, in which a backslash is only a backslash',
  KEY_OVER_1024_CHARS: 'a key has at most 1024 characters',
};

const MESSAGE_LENGTH_MAX = 200;

function messageOf(message: string): string {
  const unclosed = /^flow (map|sequence) .*must (?:be sufficiently|end with).*([\]}])$/i.exec(
    message,
  );
  if (unclosed !== null) {
    return `expected "${unclosed[2]}" at the end of the ${unclosed[1] === 'map' ? 'mapping' : 'list'}, found none`;
  }
  const text = `${message.charAt(0).toLowerCase()}${message.slice(1)}`;
  return text.length > MESSAGE_LENGTH_MAX ? `${text.slice(0, MESSAGE_LENGTH_MAX)}…` : text;
}

function firstOffset(item: BlockMapToken['items'][number] | undefined): number | undefined {
  return item?.start[0]?.offset ?? item?.key?.offset;
}

/** Puts entries that were composed before in front of those that were left. */
function insert(map: YAMLMap, chunks: ReadonlyMap<number, ComposedEntries>): void {
  const composed = map.range ? chunks.get(map.range[0]) : undefined;
  if (composed === undefined || !map.range) return;
  for (const entry of map.items) composed.entries.push(entry);
  map.items = composed.entries;
  map.range = [composed.start, map.range[1], map.range[2]];
}
