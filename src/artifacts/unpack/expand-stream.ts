import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {createReadStream} from 'node:fs';
import {open} from 'node:fs/promises';
import {pipeline, type Readable, type Transform} from 'node:stream';
import * as zlib from 'node:zlib';
import {FaultError} from '../../faults/fault-error.ts';
import type {ReadArchiveOptions} from './archive-entry.ts';

const BLOCK_BYTES = 262_144;

/** Compressions by how their files begin, and the program that undoes them. */
const COMPRESSIONS = [
  {magic: '1f8b', name: 'gzip', tool: 'gzip', debianPackage: 'gzip'},
  {magic: '28b52ffd', name: 'zstd', tool: 'zstd', debianPackage: 'zstd'},
  {magic: 'fd377a585a00', name: 'xz', tool: 'xz', debianPackage: 'xz-utils'},
  {magic: '425a68', name: 'bzip2', tool: 'bzip2', debianPackage: 'bzip2'},
] as const;

type Compression = (typeof COMPRESSIONS)[number];

/** How `bytes`, a file's beginning, are compressed; `undefined` where they are not. */
export function compressionOf(bytes: Buffer): Compression | undefined {
  return COMPRESSIONS.find(({magic}) => bytes.toString('hex', 0, magic.length / 2) === magic);
}

/**
 * A file's content without its compression: gzip by Node, zstd too where it can, else by the
 * programs of this machine.
 *
 * @throws {FaultError} as `options.refuse` makes it.
 */
export async function* expandStream(
  path: string,
  options: ReadArchiveOptions,
): AsyncGenerator<Buffer, void> {
  const {signal, onExpanded, refuse} = options;
  signal.throwIfAborted();
  const compression = compressionOf(await beginningOf(path));
  const stream =
    compression === undefined
      ? createReadStream(path, {highWaterMark: BLOCK_BYTES})
      : expanded(path, compression, options);
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      signal.throwIfAborted();
      onExpanded(chunk.length);
      yield chunk;
    }
  } catch (error) {
    signal.throwIfAborted();
    if (compression === undefined || error instanceof FaultError) throw error;
    throw refuse(`its ${compression.name} compression is damaged`, {cause: error});
  }
}

function expanded(
  path: string,
  compression: Compression,
  options: ReadArchiveOptions,
): AsyncIterable<Buffer> {
  const unzip = builtIn(compression);
  if (unzip === undefined) return byTool(path, compression, options);
  // Errors come out of the last stream, and its end destroys the others.
  return pipeline(createReadStream(path, {highWaterMark: BLOCK_BYTES}), unzip, () => undefined);
}

function builtIn({name}: Compression): Transform | undefined {
  if (name === 'gzip') return zlib.createGunzip({chunkSize: BLOCK_BYTES});
  // From Node 22.15 on.
  const {createZstdDecompress} = zlib as {createZstdDecompress?: () => Transform};
  return name === 'zstd' ? createZstdDecompress?.() : undefined;
}

async function* byTool(
  path: string,
  {name, tool, debianPackage}: Compression,
  {refuse}: ReadArchiveOptions,
): AsyncGenerator<Buffer, void> {
  const file = await open(path, 'r');
  const child = spawn(tool, ['-dc'], {stdio: [file.fd, 'pipe', 'pipe']});
  const ended = once(child, 'close');
  ended.catch(() => undefined);
  const output = child.stdout as Readable;
  const said: Buffer[] = [];
  child.stderr?.on('data', (chunk: Buffer) => {
    if (said.length < 10) said.push(chunk);
  });
  try {
    // Fails where the program is not there.
    await once(child, 'spawn').catch((cause: unknown) => {
      throw refuse(`the program "${tool}" is needed to undo its ${name} compression`, {
        cause,
        help: `install it: apt install ${debianPackage}`,
      });
    });
    yield* output as AsyncIterable<Buffer>;
    const [code] = (await ended) as [number | null];
    if (code !== 0) {
      const why = Buffer.concat(said).toString().trim().slice(0, 200);
      throw refuse(`its ${name} compression is damaged: ${why}`);
    }
  } finally {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    output.destroy();
    if (child.pid !== undefined) await ended.catch(() => undefined);
    await file.close();
  }
}

/** Its first 16 bytes, or fewer. */
export async function beginningOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const {buffer, bytesRead} = await file.read(Buffer.alloc(16), 0, 16, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
