import {type ChildProcess, spawn} from 'node:child_process';
import {createHash, type Hash, randomBytes} from 'node:crypto';
import {createReadStream} from 'node:fs';
import {lstat, readdir, readlink} from 'node:fs/promises';
import {join} from 'node:path';
import type {Readable} from 'node:stream';
import {FaultError} from '../../../faults/fault-error.ts';
import type {ResourceLedger} from '../../../ledger/ledger.ts';
import type {Engine} from '../engine/engine.ts';
import {LABEL_PREFIX} from '../labels.ts';
import {findImage} from './find-image.ts';
import {takeHostLock} from './host-lock.ts';

const SAID_LENGTH_MAX = 2_000;

interface Options {
  readonly signal: AbortSignal;
  readonly ledger: ResourceLedger;
}

/**
 * The image of a folder or a tar archive, imported once for each content.
 *
 * @returns its id.
 * @throws {FaultError} `container/image-missing` where it cannot be read, `container/engine-failed`.
 */
export async function importRootfs(
  path: string,
  engine: Engine,
  options: Options,
): Promise<string> {
  const isFolder = await lstat(path).then(
    (stats) => stats.isDirectory(),
    () => undefined,
  );
  if (isFolder === undefined) {
    throw new FaultError('container/image-missing', `cannot import '${path}': it does not exist`, {
      help: 'give a folder or a tar archive of a root file system',
    });
  }
  const digest = createHash('sha256');
  await (isFolder ? addFolder(digest, path, options) : addFile(digest, path, options));
  const hex = digest.digest('hex').slice(0, 32);
  const tag = `localhost/proctor/rootfs:${hex}`;
  const known = await findImage(engine, tag, options);
  if (known !== undefined) return known;
  // Another run may be about to do the same.
  await using _ = await takeHostLock(`rootfs-${hex}`, options);
  return await importOnce(path, {isFolder, tag, engine}, options);
}

async function importOnce(
  path: string,
  {isFolder, tag, engine}: {isFolder: boolean; tag: string; engine: Engine},
  options: Options,
): Promise<string> {
  const known = await findImage(engine, tag, options);
  if (known !== undefined) return known;
  // An engine takes half of the files for all of them when what packs them ends early.
  const partial = `localhost/proctor/partial:${randomBytes(12).toString('hex')}`;
  const call = await engine.call();
  const entry = await options.ledger.intend({kind: 'image', engine: call, name: partial});
  const tar = isFolder ? packFolder(path) : undefined;
  const {signal} = new AbortController();
  try {
    const change = ['--change', `LABEL ${LABEL_PREFIX}image=rootfs`];
    const result = await engine.run(['import', ...change, '-', partial], {
      ...options,
      timeoutMs: Infinity,
      input: tar?.stdout ?? createReadStream(path),
    });
    // First, for an engine that gives up early makes `tar` fail, too.
    if (result.code !== 0) throw engine.fault(`import '${path}'`, result);
    await tar?.ended;
    const tagged = await engine.run(['tag', partial, tag], options);
    const id = await findImage(engine, tag, options);
    if (tagged.code === 0 && id !== undefined) return id;
    throw engine.fault(`import '${path}'`, tagged);
  } finally {
    tar?.child.kill('SIGKILL');
    // The image itself stays while it has another name.
    const {code, stderr} = await engine.run(['image', 'rm', partial], {signal});
    if (code === 0 || /no such image|image not known/i.test(stderr)) entry[Symbol.dispose]();
  }
}

/** The folder as an archive. Its owners stay, as numbers. */
function packFolder(path: string): {
  readonly child: ChildProcess;
  readonly stdout: Readable;
  readonly ended: Promise<void>;
} {
  const child = spawn('tar', ['--numeric-owner', '-C', path, '-cf', '-', '.'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said = `${said}${chunk.toString()}`.slice(-SAID_LENGTH_MAX);
  });
  const ended = new Promise<void>((resolve, reject) => {
    const fail = (cause?: unknown): void => {
      const why = said.trim().split('\n')[0] || 'tar has failed';
      reject(new FaultError('container/image-missing', `cannot pack '${path}': ${why}`, {cause}));
    };
    child.once('error', fail);
    child.once('close', (code) => (code === 0 ? resolve() : fail()));
  });
  ended.catch(() => undefined);
  return {child, stdout: child.stdout, ended};
}

async function addFile(digest: Hash, path: string, {signal}: Options): Promise<void> {
  for await (const chunk of createReadStream(path, {highWaterMark: 1_048_576})) {
    signal.throwIfAborted();
    digest.update(chunk as Buffer);
  }
}

/** Names, modes, owners and contents, in the order of names. */
async function addFolder(digest: Hash, folder: string, options: Options): Promise<void> {
  options.signal.throwIfAborted();
  const names = await readdir(folder, {encoding: 'latin1'});
  for (const name of names.sort()) {
    const path = join(folder, Buffer.from(name, 'latin1').toString());
    const stats = await lstat(path);
    digest.update(JSON.stringify([name, stats.mode, stats.uid, stats.gid, stats.rdev]));
    if (stats.isSymbolicLink()) digest.update(JSON.stringify(await readlink(path)));
    else if (stats.isFile()) {
      digest.update(JSON.stringify(stats.size));
      await addFile(digest, path, options);
    } else if (stats.isDirectory()) {
      await addFolder(digest, path, options);
      digest.update('end');
    }
  }
}
