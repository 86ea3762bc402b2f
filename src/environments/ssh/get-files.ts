import {mkdir} from 'node:fs/promises';
import PQueue from 'p-queue';
import {FaultError} from '../../faults/fault-error.ts';
import {type CapturePattern, compileCapturePatterns} from '../capture-pattern.ts';
import type {CapturedFile, GetOptions} from '../environment.ts';
import {receiveFile} from '../receive-file.ts';
import {capturedPath} from '../safe-path.ts';
import {quote} from './remote-shell.ts';
import type {RunTool} from './remote-tool.ts';

/** Contract of `GetOptions`. */
const FILE_BYTES_MAX = 104_857_600;
const TOTAL_BYTES_MAX = 1_073_741_824;
/** More files than anyone looks at; keeps a hostile tree from filling memory. */
const FILES_MAX = 100_000;
const LIST_BYTES_MAX = 67_108_864;
const STREAMS_MAX = 6;

interface GetContext extends GetOptions {
  readonly workingDirectory: string;
  readonly run: RunTool;
  /** What a script in Latin-1 prints. */
  readonly stream: (script: string) => AsyncIterable<Buffer>;
}

/** As `Connection.get`. */
export async function getRemoteFiles(
  patterns: readonly string[],
  destination: string,
  context: GetContext,
): Promise<CapturedFile[]> {
  await mkdir(destination, {recursive: true});
  const sources = await findFiles(patterns, context);
  const taken = new Set<string>();
  const budget = new Budget(context);
  const captured: (CapturedFile | undefined)[] = [];
  const queue = new PQueue({concurrency: STREAMS_MAX});
  const fetchOne = async (source: Buffer, index: number): Promise<void> => {
    context.signal.throwIfAborted();
    const path = freePath(capturedPath(source, context.workingDirectory), taken);
    const bytesMax = await budget.take();
    let bytes = 0;
    try {
      const chunks = context.stream(catScript(source));
      const received = await receiveFile(chunks, {destination, path, bytesMax});
      bytes = received.bytes;
      captured[index] = {source: source.toString(), path, ...received};
    } catch (error) {
      context.signal.throwIfAborted();
      if (!(error instanceof FaultError && error.code === 'transfer/failed')) throw error;
      context.onSkipped?.(source.toString(), 'it cannot be read, or is no regular file any more');
    } finally {
      budget.giveBack(bytesMax - bytes);
    }
  };
  await queue.addAll(sources.map((source, index) => () => fetchOne(source, index)));
  return captured.filter((file) => file !== undefined);
}

/** What may still be brought back, shared by the files that come at once. */
class Budget {
  readonly #fileBytesMax: number;
  #leftBytes: number;
  #takers = 0;
  #waiting: (() => void)[] = [];

  constructor(options: GetOptions) {
    this.#fileBytesMax = options.fileBytesMax ?? FILE_BYTES_MAX;
    this.#leftBytes = options.totalBytesMax ?? TOTAL_BYTES_MAX;
  }

  /** Waits rather than cut a file for the sake of others that may turn out small. */
  async take(): Promise<number> {
    while (this.#leftBytes < this.#fileBytesMax && this.#takers > 0) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    const bytes = Math.max(0, Math.min(this.#fileBytesMax, this.#leftBytes));
    this.#leftBytes -= bytes;
    this.#takers++;
    return bytes;
  }

  giveBack(bytes: number): void {
    this.#leftBytes += bytes;
    this.#takers--;
    for (const resume of this.#waiting.splice(0)) resume();
  }
}

/** Copies a regular file to standard output; follows no link in its place. */
function catScript(source: Buffer): string {
  const name = quote(source.toString('latin1'));
  return `[ -f ${name} ] && [ ! -L ${name} ] || exit 1\nexec cat < ${name}`;
}

/** Regular files that match, each once, in the order of their names. */
async function findFiles(patterns: readonly string[], context: GetContext): Promise<Buffer[]> {
  const {includes, isExcluded} = compileCapturePatterns(patterns, context.workingDirectory);
  const found = new Map<string, Buffer>();
  for (const pattern of includes) {
    const {files, others} = await list(pattern, context);
    const isMatch = (path: Buffer): boolean =>
      (pattern.isLiteral || pattern.isMatch(relativeTo(pattern.root, path))) &&
      !isExcluded(path.toString());
    for (const path of files.filter(isMatch)) {
      if (found.size >= FILES_MAX) {
        context.onSkipped?.(path.toString(), `more than ${FILES_MAX} files match`);
        break;
      }
      found.set(path.toString('latin1'), path);
    }
    for (const path of others.filter(isMatch)) {
      context.onSkipped?.(path.toString(), 'not a regular file');
    }
  }
  return [...found.values()].sort(Buffer.compare);
}

async function list(
  pattern: CapturePattern,
  context: GetContext,
): Promise<{readonly files: Buffer[]; readonly others: Buffer[]}> {
  // With a slash behind it a link to a folder is followed, as the pattern says it by name.
  const root = quote(pattern.isLiteral ? pattern.root : `${pattern.root.replace(/\/+$/, '')}/`);
  const depth = Number.isFinite(pattern.depthMax) ? ` -maxdepth ${pattern.depthMax}` : '';
  const script = [
    `[ -e ${root} ] || [ -L ${root} ] || exit 0`,
    'command -v find >/dev/null || exit 127',
    `find ${root}${depth} -type f -print0`,
    // What no path can be: the border between the two lists.
    "printf '\\0'",
    `find ${root}${depth} ! -type d ! -type f -print0`,
    'exit 0',
  ].join('\n');
  const {signal} = context;
  const result = await context.run(script, {signal, outputBytesMax: LIST_BYTES_MAX});
  if (result.exitCode === 127) {
    throw new FaultError('environment/tool-missing', 'cannot look for files: there is no `find`');
  }
  if (result.stdoutOmittedBytes > 0) {
    context.onSkipped?.(pattern.root, 'there are too many files');
    return {files: [], others: []};
  }
  for (const line of result.stderr.toString().split('\n').filter(Boolean)) {
    context.onSkipped?.(pattern.root, line);
  }
  const border = result.stdout.indexOf('\0\0') + 1;
  const start = result.stdout[0] === 0 ? 0 : border;
  return {
    files: splitNames(result.stdout.subarray(0, start)),
    others: splitNames(result.stdout.subarray(start)),
  };
}

function splitNames(list: Buffer): Buffer[] {
  const names: Buffer[] = [];
  let start = 0;
  for (let end = list.indexOf(0); end >= 0; end = list.indexOf(0, start)) {
    if (end > start) names.push(withoutDoubleSlash(list.subarray(start, end)));
    start = end + 1;
  }
  return names;
}

/** `find dir/` gives `dir//name` on some systems. */
function withoutDoubleSlash(path: Buffer): Buffer {
  const text = path.toString('latin1');
  return text.includes('//') ? Buffer.from(text.replace(/\/{2,}/g, '/'), 'latin1') : path;
}

function relativeTo(root: string, path: Buffer): string {
  const prefix = root === '/' ? 1 : Buffer.byteLength(root) + 1;
  return path.subarray(prefix).toString();
}

/** `path`, or with a number where another file has got that already. */
function freePath(path: string, taken: Set<string>): string {
  let free = path;
  for (let number = 2; taken.has(free); number++) free = `${path}~${number}`;
  taken.add(free);
  return free;
}
