import {createHash, type Hash, randomBytes} from 'node:crypto';
import {createReadStream} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {posix} from 'node:path';
import {Readable} from 'node:stream';
import PQueue from 'p-queue';
import {FaultError} from '../../faults/fault-error.ts';
import type {FileToPut, PutReceipt, TransferOptions} from '../environment.ts';
import {openSource} from '../open-source.ts';
import {resolveTarget} from '../safe-path.ts';
import type {RemoteFacts} from './control-shell.ts';
import {quote} from './remote-shell.ts';
import type {RunTool} from './remote-tool.ts';
import type {HostFiles} from './shell-host.ts';
import {tarArchive} from './tar-writer.ts';

/**
 * Files up to this size go together. Measured on loopback: a command of its own costs a file
 * 5 ms, in which 512 KiB move.
 */
const SMALL_BYTES_MAX = 262_144;
const BATCH_BYTES_MAX = 8_388_608;
const BATCH_FILES_MAX = 500;
/** Streams at once; more are no faster, since one connection carries them all. */
const STREAMS_MAX = 3;
const CHUNK_BYTES = 262_144;

/** What moving files needs of a connection. */
export interface PutContext {
  readonly scratch: string;
  readonly facts: RemoteFacts;
  readonly run: RunTool;
  /** A faster way for large files than a command's standard input. */
  readonly files: HostFiles | undefined;
  /** @param what Without the kind of the host. */
  readonly warn: (what: string, message: string) => void;
}

interface Upload {
  readonly file: FileToPut;
  readonly target: string;
  readonly folder: string;
  /** Folder in `folder` where the file is until it is whole; one for all files of a folder. */
  readonly temporary: string;
  readonly name: string;
  readonly size: number;
}

/** A hash command there, and what is compared with its output. */
interface Checksum {
  readonly command: string;
  readonly algorithm: 'sha256' | undefined;
  /** The sum in a line of its output. */
  readonly pattern: RegExp;
}

/** As `Connection.put`. */
export async function putRemoteFiles(
  files: readonly FileToPut[],
  options: TransferOptions,
  context: PutContext,
): Promise<PutReceipt> {
  const temporary = `.${randomBytes(9).toString('hex')}.part`;
  const planned = await Promise.all(
    files.map((file) => planUpload(file, resolveTarget(file.target, context.scratch), temporary)),
  );
  // Of several for one place the last one counts.
  const uploads = [...new Map(planned.map((upload) => [upload.target, upload])).values()];
  const sender = new Sender(options, context);
  try {
    const queue = new PQueue({concurrency: STREAMS_MAX});
    await queue.addAll(
      batchesOf(uploads, context.facts.tools.has('tar')).map((batch) => () => sender.send(batch)),
    );
    await sender.commit(uploads);
    const sha256s = planned.map((upload) => sender.sha256s.get(upload.target) ?? '');
    return {sha256s, bytes: sender.bytes};
  } catch (error) {
    await sender.discard(uploads);
    throw error;
  }
}

async function planUpload(file: FileToPut, target: string, temporary: string): Promise<Upload> {
  const handle = await openSource(file.source);
  try {
    const folder = posix.dirname(target);
    return {
      file,
      target,
      folder,
      temporary: posix.join(folder, temporary),
      name: posix.basename(target),
      size: (await handle.stat()).size,
    };
  } finally {
    await handle.close();
  }
}

/** Small files together where there is a tar to take them apart, others one by one. */
function batchesOf(uploads: readonly Upload[], hasTar: boolean): Upload[][] {
  const batches: Upload[][] = [];
  let batch: Upload[] = [];
  let bytes = 0;
  for (const upload of uploads) {
    if (!hasTar || upload.size > SMALL_BYTES_MAX) {
      batches.push([upload]);
      continue;
    }
    if (batch.length >= BATCH_FILES_MAX || bytes + upload.size > BATCH_BYTES_MAX) {
      batches.push(batch);
      batch = [];
      bytes = 0;
    }
    batch.push(upload);
    bytes += upload.size;
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}

class Sender {
  readonly #options: TransferOptions;
  readonly #context: PutContext;
  readonly #checksum: Checksum;
  /** By target. */
  readonly sha256s = new Map<string, string>();
  #bytes = 0;
  #files = 0;

  constructor(options: TransferOptions, context: PutContext) {
    this.#options = options;
    this.#context = context;
    this.#checksum = chooseChecksum(context.facts);
    if (this.#checksum.algorithm === undefined) {
      context.warn(
        'no-checksum',
        'the host has neither sha256sum nor openssl: only the sizes of files are compared',
      );
    }
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Brings `batch` to the host under temporary names, and compares what arrived. */
  async send(batch: readonly Upload[]): Promise<void> {
    const {signal} = this.#options;
    signal.throwIfAborted();
    const [only] = batch;
    if (only === undefined) return;
    const isTar = batch.length > 1;
    const sums: string[] = [];
    const {files} = this.#context;
    const isApart = !isTar && files !== undefined;
    const content = isTar
      ? Readable.from(tarArchive(await this.#contents(batch, sums)), {objectMode: false})
      : this.#content(only, sums);
    const folders = [...new Set(batch.map((upload) => upload.folder))];
    const temporaries = [...new Set(batch.map((upload) => upload.temporary))];
    const preparation = [
      'umask 022',
      ...chunksOf(folders, (some) => `mkdir -p ${some.map(quote).join(' ')} || exit 1`),
      'umask 077',
      ...chunksOf(temporaries, (some) => `mkdir -p ${some.map(quote).join(' ')} || exit 1`),
    ];
    const checks = byFolder(batch).flatMap(([temporary, uploads]) => [
      `cd -- ${quote(temporary)} || exit 1`,
      ...this.#checksumLines(uploads),
    ]);
    const target = posix.join(only.temporary, only.name);
    const device =
      isApart && only.size > 0 ? await files.stream?.find(this.#context.run, {signal}) : undefined;
    if (isApart && device !== undefined) {
      const script = [...preparation, takeExactly(only.size, device, target), ...checks].join('\n');
      const receive = (both: AbortSignal) => this.#run(script, batch, {signal: both});
      const options = {bytes: only.size, signal, receive};
      const result = await files.stream?.send(content, options);
      if (result !== undefined) return this.#arrive(batch, sums, result);
    }
    if (isApart) {
      await this.#run(preparation.join('\n'), batch, {});
      await files.write(target, content, {signal});
    }
    const receiver = isTar ? 'tar -xf - -C / || exit 1' : `cat > ${quote(target)} || exit 1`;
    const script = [...(isApart ? [] : [...preparation, receiver]), ...checks].join('\n');
    this.#arrive(batch, sums, await this.#run(script, batch, isApart ? {} : {stdin: content}));
  }

  /** Takes notice of what the host says has arrived. */
  #arrive(
    batch: readonly Upload[],
    sums: readonly string[],
    result: {readonly stdout: Buffer},
  ): void {
    this.#compare(batch, sums, result.stdout.toString('latin1'));
    this.#files += batch.length;
    this.#options.onProgress?.({bytes: this.#bytes, files: this.#files});
  }

  /** Puts all in place, each at once: nobody sees a file there that is not whole. */
  async commit(uploads: readonly Upload[]): Promise<void> {
    if (uploads.length === 0) return;
    const lines = byFolder(uploads).flatMap(([temporary, some]) => [
      `cd -- ${quote(temporary)} || exit 1`,
      ...modesOf(some).flatMap(([mode, names]) =>
        chunksOf(names, (part) => `chmod ${mode} ${part.join(' ')} || exit 1`),
      ),
      ...chunksOf(some.map(nameWord), (part) => `mv -f ${part.join(' ')} .. || exit 1`),
      `cd / && rmdir ${quote(temporary)}`,
    ]);
    // `mv` into a folder of that name would put the file inside it.
    const checks = uploads.map(
      ({target}) =>
        `[ ! -d ${quote(target)} ] || { echo ${quote(`${target} is a folder`)} >&2; exit 1; }`,
    );
    await this.#run([...checks, ...lines].join('\n'), uploads, {});
  }

  /** Removes what is there under temporary names, as far as the host still answers. */
  async discard(uploads: readonly Upload[]): Promise<void> {
    const temporaries = [...new Set(uploads.map((upload) => upload.temporary))];
    const script = temporaries.map((path) => `rm -rf ${quote(path)}`).join('\n');
    // Not the caller's signal: it may be what ended the transfer.
    const signal = new AbortController().signal;
    await this.#context.run(script, {signal}).catch(() => undefined);
  }

  async #run(
    script: string,
    uploads: readonly Upload[],
    options: {readonly stdin?: Readable; readonly signal?: AbortSignal},
  ): Promise<{readonly stdout: Buffer}> {
    const {signal} = this.#options;
    const result = await this.#context.run(script, {signal, ...options, outputBytesMax: 1_048_576});
    if (result.exitCode === 0) return result;
    const [first] = uploads;
    const others = uploads.length > 1 ? ` and ${uploads.length - 1} more` : '';
    const why = result.stderr.toString().trim().split('\n').slice(-3).join('; ');
    const message = `cannot put '${first?.file.source}' at '${first?.target}'${others}: ${why}`;
    throw new FaultError('transfer/failed', message);
  }

  async *#chunks(upload: Upload, hash: Hash): AsyncGenerator<Buffer> {
    const stream = createReadStream(upload.file.source, {highWaterMark: CHUNK_BYTES});
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      hash.update(chunk);
      this.#bytes += chunk.length;
      this.#options.onProgress?.({bytes: this.#bytes, files: this.#files});
      yield chunk;
    }
  }

  #content(upload: Upload, sums: string[]): Readable {
    const hash = createHash('sha256');
    const chunks = this.#chunks(upload, hash);
    let bytes = 0;
    const {algorithm} = this.#checksum;
    const {sha256s} = this;
    return Readable.from(
      (async function* () {
        for await (const chunk of chunks) {
          bytes += chunk.length;
          yield chunk;
        }
        const sha256 = hash.digest('hex');
        sha256s.set(upload.target, sha256);
        sums.push(algorithm === undefined ? String(bytes) : sha256);
      })(),
      {objectMode: false},
    );
  }

  async #contents(
    batch: readonly Upload[],
    sums: string[],
  ): Promise<{path: string; mode: number; content: Buffer}[]> {
    const files: {path: string; mode: number; content: Buffer}[] = [];
    for (const upload of batch) {
      const content = await readFile(upload.file.source);
      const sha256 = createHash('sha256').update(content).digest('hex');
      this.sha256s.set(upload.target, sha256);
      this.#bytes += content.length;
      const path = posix.join(upload.temporary, upload.name).slice(1);
      files.push({path, mode: 0o600, content});
      const {algorithm} = this.#checksum;
      sums.push(algorithm === undefined ? String(content.length) : sha256);
    }
    return files;
  }

  /** Prints a line with the sum of each of `uploads`, in their order. */
  #checksumLines(uploads: readonly Upload[]): string[] {
    const {command} = this.#checksum;
    // Such names are printed otherwise by each tool, and may look like lines of their own.
    if (command === SIZE_COMMAND || uploads.some(({name}) => /[\n\r\\]/.test(name))) {
      return uploads.map((upload) => `${command} < ${nameWord(upload)} || exit 1`);
    }
    return chunksOf(uploads.map(nameWord), (part) => `${command} ${part.join(' ')} || exit 1`);
  }

  #compare(batch: readonly Upload[], sums: readonly string[], output: string): void {
    const {pattern} = this.#checksum;
    const arrived = output
      .split('\n')
      .map((line) => pattern.exec(line)?.[1])
      .filter((sum) => sum !== undefined);
    const sumOf = new Map(batch.map((upload, index) => [upload, sums[index]]));
    for (const [index, upload] of byFolder(batch)
      .flatMap(([, uploads]) => uploads)
      .entries()) {
      if (arrived[index] === sumOf.get(upload)) continue;
      const message = `cannot put '${upload.file.source}' at '${upload.target}': what arrived differs`;
      throw new FaultError('transfer/checksum-mismatch', message);
    }
  }
}

const BLOCK_BYTES = 65_536;

/** A line of sh that makes the file `target` of so many bytes from `device`, and of no byte more. */
function takeExactly(bytes: number, device: string, target: string): string {
  const [blocks, rest] = [Math.floor(bytes / BLOCK_BYTES), bytes % BLOCK_BYTES];
  const take = (size: number, count: number): string =>
    `dd bs=${size} count=${count} iflag=fullblock status=none || exit 1;`;
  const parts = [
    ...(blocks > 0 ? [take(BLOCK_BYTES, blocks)] : []),
    ...(rest > 0 ? [take(rest, 1)] : []),
  ];
  return `{ ${parts.join(' ')} } <${device} >${quote(target)} || exit 1`;
}

/** Uploads by their temporary folder, in order. */
function byFolder(uploads: readonly Upload[]): [temporary: string, uploads: Upload[]][] {
  const groups = new Map<string, Upload[]>();
  for (const upload of uploads) {
    const group = groups.get(upload.temporary);
    if (group === undefined) groups.set(upload.temporary, [upload]);
    else group.push(upload);
  }
  return [...groups];
}

/** Names by their mode in octal. */
function modesOf(uploads: readonly Upload[]): [mode: string, names: string[]][] {
  const groups = new Map<string, string[]>();
  for (const upload of uploads) {
    const mode = (upload.file.mode & 0o7777).toString(8).padStart(4, '0');
    groups.set(mode, [...(groups.get(mode) ?? []), nameWord(upload)]);
  }
  return [...groups];
}

/** The file's name as a word that no command takes for an option. */
function nameWord(upload: Upload): string {
  return quote(`./${upload.name}`);
}

/** One command for so many words at most: a command line has its limits. */
const WORDS_MAX = 100;

function chunksOf(
  words: readonly string[],
  command: (some: readonly string[]) => string,
): string[] {
  const lines: string[] = [];
  for (let start = 0; start < words.length; start += WORDS_MAX) {
    lines.push(command(words.slice(start, start + WORDS_MAX)));
  }
  return lines;
}

/** For a host without any tool for checksums. */
const SIZE_COMMAND = 'wc -c';

function chooseChecksum(facts: RemoteFacts): Checksum {
  // sha256sum: the sum first, after a backslash where the name is odd; openssl: the sum last.
  const plain = {algorithm: 'sha256', pattern: /^\\?([0-9a-f]{64})(?:\s|$)/} as const;
  if (facts.tools.has('sha256sum')) return {command: 'sha256sum', ...plain};
  if (facts.tools.has('busybox')) return {command: 'busybox sha256sum', ...plain};
  if (facts.tools.has('openssl')) {
    const pattern = /(?:^|[ =])([0-9a-f]{64})$/;
    return {command: 'openssl dgst -sha256', algorithm: 'sha256', pattern};
  }
  return {command: SIZE_COMMAND, algorithm: undefined, pattern: /^\s*(\d+)\s*$/};
}
