import {createHash, type Hash, randomBytes} from 'node:crypto';
import {constants, createReadStream} from 'node:fs';
import {type FileHandle, open} from 'node:fs/promises';
import {posix} from 'node:path';
import {Readable} from 'node:stream';
import PQueue from 'p-queue';
import {FaultError} from '../../faults/fault-error.ts';
import type {FileToPut, TransferOptions} from '../environment.ts';
import {resolveTarget} from '../safe-path.ts';
import type {RemoteFacts} from './control-shell.ts';
import {quote} from './remote-shell.ts';
import type {RunTool} from './remote-tool.ts';
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
  readonly warn: (code: string, message: string) => void;
}

interface Upload {
  readonly file: FileToPut;
  readonly target: string;
  readonly folder: string;
  /** Name in `folder` until the file is in place. */
  readonly temporary: string;
  readonly size: number;
}

/** A hash command there, how the same is had here, and how many words of a line come before. */
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
): Promise<void> {
  const uploads = await Promise.all(files.map((file) => planUpload(file, context.scratch)));
  const sender = new Sender(options, context);
  try {
    const queue = new PQueue({concurrency: STREAMS_MAX});
    await queue.addAll(
      batchesOf(uploads, context.facts.tools.has('tar')).map((batch) => () => sender.send(batch)),
    );
    await sender.commit(uploads);
  } catch (error) {
    await sender.discard(uploads);
    throw error;
  }
}

async function planUpload(file: FileToPut, scratch: string): Promise<Upload> {
  const target = resolveTarget(file.target, scratch);
  const handle = await openSource(file.source);
  try {
    return {
      file,
      target,
      folder: posix.dirname(target),
      temporary: `.${randomBytes(9).toString('hex')}.part`,
      size: (await handle.stat()).size,
    };
  } finally {
    await handle.close();
  }
}

async function openSource(path: string): Promise<FileHandle> {
  let handle: FileHandle;
  try {
    handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const code = isMissing ? 'transfer/source-missing' : 'transfer/failed';
    throw new FaultError(code, `cannot read '${path}'`, {cause: error});
  }
  if ((await handle.stat()).isFile()) return handle;
  await handle.close();
  throw new FaultError('transfer/failed', `cannot put '${path}': it is not a regular file`);
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
  #bytes = 0;
  #files = 0;

  constructor(options: TransferOptions, context: PutContext) {
    this.#options = options;
    this.#context = context;
    this.#checksum = chooseChecksum(context.facts);
    if (this.#checksum.algorithm === undefined) {
      context.warn(
        'ssh/no-checksum',
        'the host has neither sha256sum nor openssl: only the sizes of files are compared',
      );
    }
  }

  /** Brings `batch` to the host under temporary names, and compares what arrived. */
  async send(batch: readonly Upload[]): Promise<void> {
    const {signal} = this.#options;
    signal.throwIfAborted();
    const [only] = batch;
    if (only === undefined) return;
    const sums = new Map<string, string>();
    const isTar = batch.length > 1;
    const stdin = isTar
      ? Readable.from(tarArchive(await this.#contents(batch, sums)), {objectMode: false})
      : this.#content(only, sums);
    const folders = [...new Set(batch.map((upload) => upload.folder))];
    const script = [
      'umask 022',
      `mkdir -p ${folders.map(quote).join(' ')} || exit 1`,
      'umask 077',
      isTar
        ? 'tar -xf - -C / || exit 1'
        : `cat > ${quote(posix.join(only.folder, only.temporary))} || exit 1`,
      ...folders.map((folder) => {
        const names = batch.filter((upload) => upload.folder === folder);
        return `cd -- ${quote(folder)} && ${this.#checksum.command} ${names.map((upload) => `./${upload.temporary}`).join(' ')} || exit 1`;
      }),
    ].join('\n');
    const result = await this.#run(script, batch, {stdin});
    this.#compare(batch, sums, result.stdout.toString('latin1'));
    this.#files += batch.length;
    this.#options.onProgress?.({bytes: this.#bytes, files: this.#files});
  }

  /** Puts all in place, each at once: nobody sees a file there that is not whole. */
  async commit(uploads: readonly Upload[]): Promise<void> {
    if (uploads.length === 0) return;
    const lines = uploads.map(({file, folder, temporary, target}) => {
      const path = quote(posix.join(folder, temporary));
      const mode = (file.mode & 0o7777).toString(8).padStart(4, '0');
      return `chmod ${mode} ${path} && mv -f ${path} ${quote(target)} || exit 1`;
    });
    // `mv` into a folder of that name would put the file inside it.
    const checks = uploads.map(
      ({target}) =>
        `[ ! -d ${quote(target)} ] || { echo ${quote(`${target} is a folder`)} >&2; exit 1; }`,
    );
    await this.#run([...checks, ...lines].join('\n'), uploads, {});
  }

  /** Removes what is there under temporary names, as far as the host still answers. */
  async discard(uploads: readonly Upload[]): Promise<void> {
    const paths = uploads.map(({folder, temporary}) => quote(posix.join(folder, temporary)));
    const script = paths.map((path) => `rm -f ${path}`).join('\n');
    // Not the caller's signal: it may be what ended the transfer.
    const signal = new AbortController().signal;
    await this.#context.run(script, {signal}).catch(() => undefined);
  }

  async #run(
    script: string,
    uploads: readonly Upload[],
    options: {readonly stdin?: Readable},
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

  #content(upload: Upload, sums: Map<string, string>): Readable {
    const hash = createHash('sha256');
    const chunks = this.#chunks(upload, hash);
    let bytes = 0;
    const {algorithm} = this.#checksum;
    return Readable.from(
      (async function* () {
        for await (const chunk of chunks) {
          bytes += chunk.length;
          yield chunk;
        }
        const sum = algorithm === undefined ? String(bytes) : hash.digest('hex');
        sums.set(upload.temporary, sum);
      })(),
      {objectMode: false},
    );
  }

  async #contents(
    batch: readonly Upload[],
    sums: Map<string, string>,
  ): Promise<{path: string; mode: number; content: Buffer}[]> {
    const files: {path: string; mode: number; content: Buffer}[] = [];
    for (const upload of batch) {
      const hash = createHash('sha256');
      const chunks: Buffer[] = [];
      for await (const chunk of this.#chunks(upload, hash)) chunks.push(chunk);
      const content = Buffer.concat(chunks);
      const path = posix.join(upload.folder, upload.temporary).slice(1);
      files.push({path, mode: 0o600, content});
      const {algorithm} = this.#checksum;
      sums.set(
        upload.temporary,
        algorithm === undefined ? String(content.length) : hash.digest('hex'),
      );
    }
    return files;
  }

  #compare(batch: readonly Upload[], sums: ReadonlyMap<string, string>, output: string): void {
    const arrived = new Map<string, string>();
    for (const line of output.split('\n')) {
      const name = /\.[0-9a-f]{18}\.part/.exec(line)?.[0];
      const sum = this.#checksum.pattern.exec(line)?.[1];
      if (name !== undefined && sum !== undefined) arrived.set(name, sum);
    }
    for (const upload of batch) {
      if (arrived.get(upload.temporary) === sums.get(upload.temporary)) continue;
      const message = `cannot put '${upload.file.source}' at '${upload.target}': what arrived differs`;
      throw new FaultError('transfer/checksum-mismatch', message);
    }
  }
}

function chooseChecksum(facts: RemoteFacts): Checksum {
  const pattern = /(?:^|[^0-9a-f])([0-9a-f]{64})(?:[^0-9a-f]|$)/;
  if (facts.tools.has('sha256sum')) return {command: 'sha256sum', algorithm: 'sha256', pattern};
  if (facts.tools.has('openssl')) {
    return {command: 'openssl dgst -sha256', algorithm: 'sha256', pattern};
  }
  if (facts.tools.has('busybox')) {
    return {command: 'busybox sha256sum', algorithm: 'sha256', pattern};
  }
  return {command: 'wc -c', algorithm: undefined, pattern: /^\s*(\d+)\s/};
}
