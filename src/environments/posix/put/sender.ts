import {posix} from 'node:path';
import {Readable} from 'node:stream';
import {FaultError} from '../../../faults/fault-error.ts';
import type {TransferOptions} from '../../environment.ts';
import {quote} from '../remote-shell.ts';
import {
  arrivedOtherwise,
  type Checksum,
  checksumLines,
  chooseChecksum,
  differing,
  type SentSum,
} from './checksum.ts';
import {isAboutRoom, putFault} from './put-fault.ts';
import type {PutContext} from './put-files.ts';
import {
  ownLines,
  type PutNotes,
  placeLines,
  prepareLines,
  RESUME_BLOCK_BYTES,
  takeExactly,
  takeInput,
  wholeLine,
} from './put-script.ts';
import {readSmall, SourceReader} from './source-content.ts';
import {type TarFile, type TarPart, tarArchive} from './tar-writer.ts';
import {describeUploads, type Upload} from './upload.ts';

/** A smaller file is sent anew after the connection was lost. */
const RESUME_BYTES_MIN = 4_194_304;
/** A file is gone on with so often, and as often again as half of the rest has arrived. */
const RESUMES_MAX = 3;
/** After so many small files others get a turn. */
const FILES_A_TURN = 64;

/** Files that have arrived under temporary names. */
export interface Sent {
  readonly batch: readonly Upload[];
  /** A script there that puts them in place; they are few where there is none. */
  readonly script: string | undefined;
}

/** Brings files to a host under temporary names, and proves that they are right. */
export class Sender {
  readonly #options: TransferOptions;
  readonly #context: PutContext;
  readonly #checksum: Checksum;
  readonly #names: {readonly notes: PutNotes; readonly id: string};
  readonly #sums = new Map<Upload, SentSum>();
  /** All that was ever to be sent. */
  readonly #wanted = new Set<Upload>();
  #bytes = 0;
  #files = 0;
  #scripts = 0;

  constructor(
    options: TransferOptions,
    context: PutContext,
    names: {readonly notes: PutNotes; readonly id: string},
  ) {
    this.#options = options;
    this.#context = context;
    this.#names = names;
    this.#checksum = chooseChecksum(context.facts);
    if (this.#checksum.algorithm === undefined) {
      context.warn(
        'no-checksum',
        'the host has neither sha256sum nor openssl: only the sizes of files are compared',
      );
    }
  }

  /** What was sent; what was sent twice counts once. */
  get bytes(): number {
    return this.#bytes;
  }

  /** In hex. */
  sha256(upload: Upload): string {
    return this.#sums.get(upload)?.sha256 ?? '';
  }

  /**
   * Brings `batch` to the host, and compares what arrived; sees to owners and modes.
   *
   * @throws {FaultError} as `Connection.put`.
   */
  async send(batch: readonly Upload[]): Promise<Sent> {
    this.#options.signal.throwIfAborted();
    const [only] = batch;
    const script = batch.length > 1 ? await this.#sendTar(batch) : undefined;
    if (only !== undefined && batch.length === 1) await this.#sendOne(only);
    this.#files += batch.length;
    this.#progress();
    return {batch, script};
  }

  /**
   * Runs a script there.
   *
   * @throws {FaultError} for what it says where it does not end with 0.
   */
  async run(
    script: string,
    uploads: readonly Upload[],
    options: {readonly stdin?: Readable; readonly signal?: AbortSignal},
  ): Promise<string> {
    const {signal} = this.#options;
    const result = await this.#context.run(script, {signal, ...options, outputBytesMax: 1_048_576});
    if (result.exitCode === 0) return result.stdout.toString('latin1');
    throw putFault(describeUploads(uploads), result.stderr.toString(), {
      folder: uploads[0]?.folder ?? '/',
    });
  }

  /** `error`, with how much room there is where it is about that. */
  async explained(error: unknown, {signal}: {readonly signal: AbortSignal}): Promise<unknown> {
    if (signal.aborted || !(error instanceof FaultError)) return error;
    const {folder} = error.details;
    if (!isAboutRoom(error.message) || typeof folder !== 'string') return error;
    const neededBytes = [...this.#wanted].reduce(
      (sum, upload) => sum + (upload.folder === folder ? upload.bytes : 0),
      0,
    );
    const look = `d=${quote(folder)}; while [ ! -d "$d" ]; do d=\${d%/*}; d=\${d:-/}; done; df -Pk "$d" | tail -n 1`;
    const result = await this.#context.run(look, {signal}).catch(() => undefined);
    const free = /\s\d+\s+\d+\s+(-?\d+)\s+\S+\s+\//.exec(result?.stdout.toString() ?? '')?.[1];
    if (free === undefined) return error;
    const freeBytes = Math.max(0, Number(free)) * 1024;
    const message = `${error.message}; ${freeBytes} bytes are free in '${folder}', ${neededBytes} are needed`;
    return new FaultError(error.code, message, {
      details: {...error.details, freeBytes, neededBytes},
      cause: error,
      ...(error.help !== undefined && {help: error.help}),
    });
  }

  /** One stream with all of them, and a script with what is to be done with them. */
  async #sendTar(batch: readonly Upload[]): Promise<string> {
    for (const upload of batch) this.#wanted.add(upload);
    const files: TarFile[] = [];
    const sums = new Map<Upload, SentSum>();
    for (const upload of batch) {
      const {content, sha256} = await readSmall(upload, this.#options);
      sums.set(upload, {bytes: content.length, sha256});
      const path = posix.join(upload.temporary, upload.name).slice(1);
      files.push({path, mode: 0o600, content});
      if (files.length % FILES_A_TURN !== 0) continue;
      await new Promise((resolve) => setImmediate(resolve));
      this.#options.signal.throwIfAborted();
    }
    const [first] = batch;
    const prepare = this.#prepare(batch);
    const script = `${first?.temporary}/.${this.#names.id}-${this.#scripts}.sh`;
    // In a file: what a shell reads from its input it reads byte by byte.
    const content = Buffer.from(
      [
        'case $1 in check)',
        ...checksumLines(this.#checksum, batch),
        ...ownLines(batch),
        ';; place)',
        ...placeLines(batch),
        ';; esac',
        'exit 0',
        '',
      ].join('\n'),
    );
    files.push({path: script.slice(1), mode: 0o600, content, isOurs: true});
    const receive = [
      ...prepare,
      'tar -xof - -C / || exit 1',
      `sh ${quote(script)} check || exit 1`,
      'exit 0',
    ];
    const archive = this.#counted(tarArchive(files));
    const output = await this.run(receive.join('\n'), batch, {
      stdin: Readable.from(archive, {objectMode: true, highWaterMark: 1}),
    });
    this.#compare(output, sums);
    return script;
  }

  async #sendOne(upload: Upload): Promise<void> {
    this.#wanted.add(upload);
    const {files} = this.#context;
    const source = new SourceReader(upload, {isHashed: this.#checksum.algorithm === undefined});
    const output =
      files === undefined
        ? await this.#throughInput(upload, source)
        : await this.#apart(upload, source, files);
    try {
      this.#compare(output, new Map([[upload, source.sum()]]));
    } catch (error) {
      throw await this.#blame(upload, error);
    }
  }

  /** What arrived differs from what was promised: it may be the source that does. */
  async #blame(upload: Upload, error: unknown): Promise<unknown> {
    if (upload.file.sha256 === undefined) return error;
    const again = new SourceReader(upload, {isHashed: true});
    for await (const _ of again.chunks({offset: 0, signal: this.#options.signal}));
    try {
      again.sum();
      return error;
    } catch (mismatch) {
      return mismatch;
    }
  }

  /** Through a command's input; gone on with where the connection is lost meanwhile. */
  async #throughInput(upload: Upload, source: SourceReader): Promise<string> {
    const target = posix.join(upload.temporary, upload.name);
    let offset = 0;
    for (let left = RESUMES_MAX; ; left--) {
      try {
        const script = [
          ...this.#prepare([upload]),
          takeInput(target, offset),
          ...this.#afterwards(upload),
        ];
        const content = this.#content(source, offset, this.#options.signal);
        return await this.run(script.join('\n'), [upload], {
          stdin: Readable.from(content, {objectMode: true, highWaterMark: 1}),
        });
      } catch (error) {
        const isLost = error instanceof FaultError && error.code === this.#context.lossCode;
        if (!isLost || left === 0 || upload.bytes < RESUME_BYTES_MIN) throw error;
        const arrived = await this.#arrived(target, error);
        if (arrived - offset > (upload.bytes - offset) / 2) left = RESUMES_MAX;
        this.#bytes -= Math.max(0, this.#bytes - arrived);
        offset = arrived;
      }
    }
  }

  /** How much of a file is there once the host can be reached again; `error` where it cannot. */
  async #arrived(target: string, error: FaultError): Promise<number> {
    const {signal} = this.#options;
    const script = `[ ! -f ${quote(target)} ] || wc -c < ${quote(target)}`;
    const result = await this.#context.run(script, {signal}).catch(() => undefined);
    signal.throwIfAborted();
    if (result?.exitCode !== 0) throw error;
    const bytes = Number(result.stdout.toString().trim());
    return Math.floor(bytes / RESUME_BLOCK_BYTES) * RESUME_BLOCK_BYTES;
  }

  /** Through what leads there beside commands. */
  async #apart(
    upload: Upload,
    source: SourceReader,
    files: NonNullable<PutContext['files']>,
  ): Promise<string> {
    const {signal} = this.#options;
    const prepare = this.#prepare([upload]);
    const afterwards = this.#afterwards(upload);
    const target = posix.join(upload.temporary, upload.name);
    const device =
      upload.bytes > 0 ? await files.stream?.find(this.#context.run, {signal}) : undefined;
    if (device !== undefined) {
      const take = takeExactly(upload.bytes, device, target);
      const script = [...prepare, take, ...afterwards].join('\n');
      const result = await files.stream?.send(this.#content(source, 0, signal), {
        bytes: upload.bytes,
        signal,
        receive: (both) => this.run(script, [upload], {signal: both}),
      });
      if (result !== undefined) return result;
    }
    await this.run([...prepare, 'exit 0'].join('\n'), [upload], {});
    await files.write(target, this.#content(source, 0, signal), {signal});
    return this.run(['export LC_ALL=C', ...afterwards].join('\n'), [upload], {});
  }

  #prepare(uploads: readonly Upload[]): string[] {
    return prepareLines(uploads, this.#names.notes, ++this.#scripts);
  }

  #afterwards(upload: Upload): string[] {
    return [
      wholeLine(upload, this.#context.facts.tools.has('find')),
      ...checksumLines(this.#checksum, [upload]),
      ...ownLines([upload]),
      'exit 0',
    ];
  }

  #compare(output: string, sums: ReadonlyMap<Upload, SentSum>): void {
    const [wrong] = differing(this.#checksum, output, sums);
    if (wrong !== undefined) throw arrivedOtherwise(wrong);
    for (const [upload, sum] of sums) this.#sums.set(upload, sum);
  }

  async *#content(
    source: SourceReader,
    offset: number,
    signal: AbortSignal,
  ): AsyncGenerator<Buffer> {
    for await (const chunk of source.chunks({offset, signal})) {
      yield chunk;
      this.#bytes += chunk.length;
      this.#progress();
    }
  }

  *#counted(archive: Iterable<TarPart>): Generator<Buffer> {
    for (const {data, contentBytes} of archive) {
      yield data;
      this.#bytes += contentBytes;
      this.#progress();
    }
  }

  #progress(): void {
    this.#options.onProgress?.({bytes: this.#bytes, files: this.#files});
  }
}
