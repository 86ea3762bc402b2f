import {randomBytes} from 'node:crypto';
import {mkdir} from 'node:fs/promises';
import PQueue from 'p-queue';
import {FaultError} from '../../faults/fault-error.ts';
import {type CapturePattern, compileCapturePatterns} from '../capture-pattern.ts';
import type {CapturedFile, GetOptions} from '../environment.ts';
import {receiveFile} from '../receive-file.ts';
import {capturedPath} from '../safe-path.ts';
import {BorderedReader} from './bordered-reader.ts';
import {quote} from './remote-shell.ts';
import type {RunTool} from './remote-tool.ts';

/** Contract of `GetOptions`. */
const FILE_BYTES_MAX = 104_857_600;
const TOTAL_BYTES_MAX = 1_073_741_824;
/** More files than anyone looks at; keeps a hostile tree from filling memory. */
const FILES_MAX = 100_000;
const LIST_BYTES_MAX = 67_108_864;
const STREAMS_MAX = 3;
/** A session of its own costs a file 5 ms, a command in one 1 ms. */
const BATCH_FILES_MAX = 50;

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
  const fetchBatch = async (batch: readonly Buffer[], offset: number): Promise<void> => {
    context.signal.throwIfAborted();
    const border = `proctor-${randomBytes(18).toString('hex')} `;
    const script = batchScript(batch, {border, bytesMax: budget.fileBytesMax});
    const reader = new BorderedReader(context.stream(script), border);
    try {
      for (const [index, source] of batch.entries()) {
        const path = freePath(capturedPath(source, context.workingDirectory), taken);
        captured[offset + index] = await receive(source, reader, {
          path,
          destination,
          budget,
          context,
        });
      }
    } finally {
      await reader.close();
    }
  };
  const queue = new PQueue({concurrency: STREAMS_MAX});
  const batches: (() => Promise<void>)[] = [];
  for (let start = 0; start < sources.length; start += BATCH_FILES_MAX) {
    batches.push(() => fetchBatch(sources.slice(start, start + BATCH_FILES_MAX), start));
  }
  await queue.addAll(batches);
  return captured.filter((file) => file !== undefined);
}

/** Takes the next file of `reader`; `undefined` where it could not be read. */
async function receive(
  source: Buffer,
  reader: BorderedReader,
  options: {
    readonly path: string;
    readonly destination: string;
    readonly budget: Budget;
    readonly context: GetContext;
  },
): Promise<CapturedFile | undefined> {
  const {path, destination, budget, context} = options;
  const bytesMax = await budget.take();
  let bytes = 0;
  try {
    const received = await receiveFile(reader.next(), {destination, path, bytesMax});
    bytes = received.bytes;
    return {source: source.toString(), path, ...received};
  } catch (error) {
    context.signal.throwIfAborted();
    if (!(error instanceof FaultError && error.code === 'transfer/failed')) throw error;
    context.onSkipped?.(source.toString(), 'it cannot be read, or is no regular file any more');
    return undefined;
  } finally {
    budget.giveBack(bytesMax - bytes);
  }
}

/** What may still be brought back, shared by the files that come at once. */
class Budget {
  readonly fileBytesMax: number;
  #leftBytes: number;
  #takers = 0;
  #waiting: (() => void)[] = [];

  constructor(options: GetOptions) {
    this.fileBytesMax = options.fileBytesMax ?? FILE_BYTES_MAX;
    this.#leftBytes = options.totalBytesMax ?? TOTAL_BYTES_MAX;
  }

  /** Waits rather than cut a file for the sake of others that may turn out small. */
  async take(): Promise<number> {
    while (this.#leftBytes < this.fileBytesMax && this.#takers > 0) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    const bytes = Math.max(0, Math.min(this.fileBytesMax, this.#leftBytes));
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

/** BusyBox's `head -c` takes single bytes. */
const BLOCK_BYTES = 65_536;

/**
 * Copies regular files to standard output, each with a border behind it; follows no link in their
 * places, and gives a little more of a large file than may come, so that it is seen to be large.
 */
function batchScript(
  sources: readonly Buffer[],
  options: {readonly border: string; readonly bytesMax: number},
): string {
  const {border, bytesMax} = options;
  const blocks = Math.ceil((bytesMax + 1) / BLOCK_BYTES);
  const lines = sources.map((source) => {
    const name = quote(source.toString('latin1'));
    return `{ [ -f ${name} ] && [ ! -L ${name} ] && dd bs=${BLOCK_BYTES} count=${blocks} 2>/dev/null < ${name}; } && echo "${border}0" || echo "${border}1"`;
  });
  return [...lines, 'exit 0'].join('\n');
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
