import {splitWords} from '../../environments/shell.ts';
import {quoted} from '../beside/run-there.ts';
import {addGcovJson, type SourceSink} from './gcov-json.ts';
import {GcovTextReader} from './gcov-text.ts';

/** What a gcov can print on its standard output. */
export type GcovFormat = 'json' | 'text';

/** A counts file and the notes of the same object, absolute. */
export interface GcovPair {
  readonly counts: string;
  readonly notes: string;
}

/** The arguments that make a gcov print all that it knows. */
const ARGUMENTS: Readonly<Record<GcovFormat, string>> = {
  json: '--json-format --stdout --branch-probabilities',
  text: '-t -b -c',
};

/**
 * Shell text that sets `format` to what `command` prints: `json`, `text`, `none` of these, or
 * `absent` where there is no such program; and `version` to the line that says which it is.
 */
export function probeScript(command: string): string {
  const [program = ''] = splitWords(command);
  return `
format=absent version=
if command -v ${quoted(program)} >/dev/null 2>&1; then
  help=$(${command} --help 2>&1)
  case $help in
    *--json-format*) format=json ;;
    *--stdout*|*'Print to stdout'*) format=text ;;
    *) format=none ;;
  esac
  case $help in *--stdout*|*'Print to stdout'*) ;; *) format=none ;; esac
  version=$(${command} --version 2>&1 | grep -m 1 -i version || ${command} --version 2>&1 | head -n 1)
  version=$(printf '%s' "$version" | head -n 1)
fi`;
}

/**
 * Shell text that runs `command` on notes, or counts with notes beside them: one at a time, since
 * one that it cannot bear would keep it from the others.
 */
export function gcovScript(command: string, format: GcovFormat, files: readonly string[]): string {
  return `for file in ${files.map(quoted).join(' ')}; do
  ${gcovLine(command, format)} || echo "gcov failed on $file" >&2
done`;
}

/** Shell text that runs `command` on `$file`. */
export function gcovLine(command: string, format: GcovFormat): string {
  return `${command} ${ARGUMENTS[format]} "$file"`;
}

/** Longer documents are of no program that anyone wrote. */
const LINE_BYTES_MAX = 256 * 2 ** 20;

/** Takes what a gcov prints, chunk by chunk. */
export class GcovOutput {
  readonly #sink: SourceSink;
  readonly #text: GcovTextReader | undefined;
  #chunks: Buffer[] = [];
  #bytes = 0;
  #sources = 0;

  constructor(format: GcovFormat, sink: SourceSink) {
    this.#sink = sink;
    this.#text = format === 'text' ? new GcovTextReader(sink) : undefined;
  }

  /** Source files that it has told of. */
  get sources(): number {
    return this.#text?.sources ?? this.#sources;
  }

  push(chunk: Buffer): void {
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      this.#add(chunk.subarray(start, end));
      this.#endLine();
      start = end + 1;
    }
    // A copy: it is kept beyond this turn.
    this.#add(Buffer.from(chunk.subarray(start)));
  }

  end(): void {
    this.#endLine();
  }

  #add(part: Buffer): void {
    this.#bytes += part.length;
    if (this.#bytes <= LINE_BYTES_MAX) this.#chunks.push(part);
    else this.#chunks = [];
  }

  #endLine(): void {
    const line = Buffer.concat(this.#chunks).toString();
    this.#chunks = [];
    this.#bytes = 0;
    if (line === '') return;
    if (this.#text !== undefined) this.#text.push(line);
    else this.#sources += addGcovJson(line, this.#sink) ?? 0;
  }
}

/** What a gcov complains of, a line each, without what is normal: notes alone, sources elsewhere. */
export function complaintsOf(stderr: string): string[] {
  return stderr
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => COMPLAINT.test(line));
}

const COMPLAINT =
  /prefer|gcov failed on|stamp mismatch|not a gcov (?:data|notes) file|corrupt|overrun|cannot open (?:notes|data) file(?!, assuming)|profile mismatch|Invalid \.gc|Unexpected|unexpected|unknown tag|mismatch/;

/**
 * The notes of each counts file: those whose path ends alike the longest, since what was built
 * elsewhere keeps the names of its folders up to a point; of several, the least deep.
 *
 * @param root Above the counts; they lie below it as the objects lay where they were built.
 */
export function pairUp(
  counts: readonly string[],
  notes: readonly string[],
  root: string,
): {readonly pairs: readonly GcovPair[]; readonly unmatched: readonly string[]} {
  const byName = Map.groupBy(notes, (path) => stemOf(path).slice(stemOf(path).lastIndexOf('/')));
  const pairs: GcovPair[] = [];
  const unmatched: string[] = [];
  for (const path of counts) {
    const stem = stemOf(path.startsWith(root) ? path.slice(root.length) : path);
    const candidates = byName.get(stem.slice(stem.lastIndexOf('/'))) ?? [];
    let best: {path: string; alike: number} | undefined;
    for (const candidate of candidates) {
      const alike = partsAlike(stem, stemOf(candidate));
      const isShorter = alike === best?.alike && candidate.length < best.path.length;
      if (best === undefined || alike > best.alike || isShorter) best = {path: candidate, alike};
    }
    if (best === undefined) unmatched.push(path);
    else pairs.push({counts: path, notes: best.path});
  }
  return {pairs, unmatched};
}

function stemOf(path: string): string {
  return path.replace(/\.gc(?:da|no)$/, '');
}

/** How many parts two paths have in common at their ends. */
function partsAlike(a: string, b: string): number {
  const partsA = a.split('/').reverse();
  const partsB = b.split('/').reverse();
  const differs = partsA.findIndex((part, index) => part !== partsB[index]);
  return differs < 0 ? partsA.length : differs;
}
