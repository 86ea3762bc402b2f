import {createHash, hash} from 'node:crypto';
import {constants, lstatSync, utimesSync} from 'node:fs';
import {copyFile, type FileHandle, mkdir, open, readdir, readFile, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {FaultError} from '../../faults/fault-error.ts';
import {assert} from '../../util/assert.ts';
import {wallClockMs} from '../../util/clock.ts';
import {mapLimited} from '../map-limited.ts';
import {seal, sealedBytes, unseal} from './sealed-content.ts';
import type {StoreKey} from './store-key.ts';
import {moveInPlace, TemporaryFiles} from './temporary-files.ts';

const BLOCK_BYTES = 262_144;
/** Written in one go, after it is known whether it is there already. */
const SMALL_BYTES_MAX = 262_144;
/** At once: file systems write down together what is asked for together. */
const FLUSHES_MAX = 16;

/** Where a content is in the store. */
export interface ObjectId {
  /** 64 hex digits: the content's SHA-256, or what stands for that where it is sealed. */
  readonly name: string;
  readonly isSealed: boolean;
  /** Of the content. One that is shorter or longer in the store is as good as not there. */
  readonly bytes: number;
}

/** What the store's folders have. */
export interface StoredObject extends Pick<ObjectId, 'name' | 'isSealed'> {
  /** On disk. */
  readonly storedBytes: number;
  /** In milliseconds since the epoch. */
  readonly usedMs: number;
}

/** A content that was added. */
export interface AddedObject extends ObjectId {
  /** Of the content, in hex. */
  readonly sha256: string;
}

/**
 * Contents by their checksums, in plain files or sealed ones, only this user's. One that is there is
 * whole: it is written aside and renamed, and flushed before a record names it. (One by one, before
 * each is renamed, would take a disk's patience for every file of an archive; together they take it
 * once.) Any number of processes may use it at once.
 */
export class ObjectStore {
  /** Absolute. */
  readonly folder: string;
  readonly temporary: TemporaryFiles;
  readonly #key: () => Promise<StoreKey>;
  /** Paths of what was added and is not known to be on disk. */
  readonly #unflushed = new Set<string>();

  /** @param key Asked for when something is sealed or unsealed. */
  constructor(folder: string, key: () => Promise<StoreKey>) {
    this.folder = folder;
    this.temporary = new TemporaryFiles(join(folder, 'tmp'));
    this.#key = key;
  }

  /** Of a plain one, its content. */
  pathOf({name, isSealed}: Pick<ObjectId, 'name' | 'isSealed'>): string {
    return join(this.#kindFolder(isSealed), name.slice(0, 2), name.slice(2));
  }

  /** What stands for a content in names of sealed objects. */
  async blind(sha256: string): Promise<string> {
    return (await this.#key()).blind(sha256);
  }

  /**
   * Adds what `content` yields.
   *
   * @throws {FaultError} `artifact/store-failed` where it cannot be written.
   */
  async add(
    content: AsyncIterable<Buffer>,
    options: {readonly isSealed: boolean; readonly signal: AbortSignal},
  ): Promise<AddedObject> {
    const {isSealed, signal} = options;
    const key = isSealed ? await this.#key() : undefined;
    const blocks = content[Symbol.asyncIterator]();
    const head: Buffer[] = [];
    let headBytes = 0;
    try {
      for (;;) {
        signal.throwIfAborted();
        const {done, value} = await blocks.next();
        if (done === true) return await this.#addSmall(Buffer.concat(head), key);
        head.push(value);
        headBytes += value.length;
        if (headBytes > SMALL_BYTES_MAX) break;
      }
      return await this.#addLarge(joined(head, blocks), key, signal);
    } finally {
      await blocks.return?.();
    }
  }

  /**
   * Adds the content of a file, in no time where the file system can share it.
   *
   * @returns `false` where its content is not `sha256` any more.
   */
  async addFile(
    path: string,
    options: {readonly sha256: string; readonly bytes: number; readonly signal: AbortSignal},
  ): Promise<boolean> {
    const {sha256, bytes, signal} = options;
    const object = {name: sha256, isSealed: false, bytes};
    if (this.use(object)) return true;
    if (bytes <= SMALL_BYTES_MAX) {
      const content = await readFile(path);
      if (content.length !== bytes || hash('sha256', content) !== sha256) return false;
      await this.#addSmall(content, undefined);
      return true;
    }
    const temporary = await this.temporary.newPath();
    try {
      await this.#writing(() => copyFile(path, temporary, constants.COPYFILE_FICLONE));
      const file = await open(temporary, 'r+');
      try {
        await file.chmod(0o600);
        // Copying keeps no time, sharing may: it is new here.
        const now = wallClockMs() / 1000;
        await file.utimes(now, now);
        if ((await sumOf(file, signal)) !== sha256) return false;
      } finally {
        await file.close();
      }
      const place = this.pathOf(object);
      this.#unflushed.add(place);
      await moveInPlace(temporary, place);
      return true;
    } finally {
      await rm(temporary, {force: true});
    }
  }

  /** Sees to it that those of `objects` that were added here are there even if power fails. */
  async flush(objects: readonly ObjectId[]): Promise<void> {
    const paths = objects.map((object) => this.pathOf(object));
    const unflushed = [...new Set(paths)].filter((path) => this.#unflushed.has(path));
    await this.#writing(() =>
      mapLimited(unflushed, FLUSHES_MAX, async (path) => {
        const file = await open(path, 'r');
        try {
          await file.datasync();
        } finally {
          await file.close();
        }
        this.#unflushed.delete(path);
      }),
    );
  }

  /** Whether it is there; if so it counts as used now. */
  use(object: ObjectId): boolean {
    if (!this.has(object)) return false;
    try {
      const now = wallClockMs() / 1000;
      utimesSync(this.pathOf(object), now, now);
      return true;
    } catch {
      return false;
    }
  }

  /** As `use`, without a change. */
  has(object: ObjectId): boolean {
    const stats = lstatSync(this.pathOf(object), {throwIfNoEntry: false});
    return stats?.size === (object.isSealed ? sealedBytes(object.bytes) : object.bytes);
  }

  /**
   * Its content; what is not as it was written is found out at the latest at its end.
   *
   * @throws {FaultError} `artifact/store-failed`.
   */
  async *open(
    object: Pick<ObjectId, 'name' | 'isSealed'>,
    options: {readonly signal: AbortSignal},
  ): AsyncGenerator<Buffer, void> {
    const {signal} = options;
    const path = this.pathOf(object);
    const key = object.isSealed ? await this.#key() : undefined;
    let file: FileHandle;
    try {
      file = await open(path, 'r');
    } catch (cause) {
      const message = `cannot read "${path}": it is not in the store`;
      throw new FaultError('artifact/store-failed', message, {cause});
    }
    try {
      const sum = createHash('sha256');
      const blocks = key === undefined ? plain(file) : unseal(file, {key, name: path, signal});
      for await (const block of blocks) {
        signal.throwIfAborted();
        sum.update(block);
        yield block;
      }
      const sha256 = sum.digest('hex');
      if ((key?.blind(sha256) ?? sha256) === object.name) return;
    } finally {
      await file.close();
    }
    throw new FaultError(
      'artifact/store-failed',
      `cannot read "${path}": it is not as it was written`,
      {help: 'remove what is damaged: proctor artifacts verify --remove'},
    );
  }

  /** All that is there, with its size on disk and when it was last used. */
  async *list(): AsyncGenerator<StoredObject> {
    for (const isSealed of [false, true]) {
      const kind = this.#kindFolder(isSealed);
      for (const start of await readdir(kind).catch(() => [])) {
        for (const rest of await readdir(join(kind, start)).catch(() => [])) {
          const stats = lstatSync(join(kind, start, rest), {throwIfNoEntry: false});
          if (stats === undefined) continue;
          yield {name: start + rest, isSealed, storedBytes: stats.size, usedMs: stats.mtimeMs};
        }
      }
    }
  }

  async remove(object: Pick<ObjectId, 'name' | 'isSealed'>): Promise<void> {
    await rm(this.pathOf(object), {force: true});
  }

  #kindFolder(isSealed: boolean): string {
    return join(this.folder, isSealed ? 'sealed' : 'objects');
  }

  async #addSmall(content: Buffer, key: StoreKey | undefined): Promise<AddedObject> {
    const sha256 = hash('sha256', content);
    const added = addedObject(sha256, content.length, key);
    if (this.use(added)) return added;
    const path = this.pathOf(added);
    const blocks: Buffer[] = [];
    if (key === undefined) blocks.push(content);
    else for await (const block of seal(joined([content]), key)) blocks.push(block);
    await this.#writing(async () => this.temporary.createSmall(path, Buffer.concat(blocks)));
    this.#unflushed.add(path);
    return added;
  }

  async #addLarge(
    content: AsyncIterable<Buffer>,
    key: StoreKey | undefined,
    signal: AbortSignal,
  ): Promise<AddedObject> {
    const sum = createHash('sha256');
    let bytes = 0;
    const counted = async function* (): AsyncGenerator<Buffer> {
      for await (const block of content) {
        signal.throwIfAborted();
        sum.update(block);
        bytes += block.length;
        yield block;
      }
    };
    let added: AddedObject | undefined;
    await this.#writing(() =>
      this.temporary.create(async (file) => {
        const blocks = key === undefined ? counted() : seal(counted(), key);
        for await (const block of blocks) await file.appendFile(block);
        added = addedObject(sum.digest('hex'), bytes, key);
        if (this.use(added)) return undefined;
        const path = this.pathOf(added);
        this.#unflushed.add(path);
        return path;
      }),
    );
    assert(added !== undefined, 'a content was written without an end');
    return added;
  }

  async #writing<T>(work: () => Promise<T>): Promise<T> {
    try {
      await mkdir(this.folder, {recursive: true, mode: 0o700});
      return await work();
    } catch (error) {
      const {code, syscall} = error as NodeJS.ErrnoException;
      if (error instanceof FaultError || syscall === undefined) throw error;
      const why = code === 'ENOSPC' || code === 'EDQUOT' ? 'the disk is full' : `${code}`;
      const message = `cannot write to the artifact store "${this.folder}": ${why}`;
      throw new FaultError('artifact/store-failed', message, {
        cause: error,
        help: 'free space with `proctor artifacts gc`, or have it elsewhere: PROCTOR_STATE_DIR',
      });
    }
  }
}

function addedObject(sha256: string, bytes: number, key: StoreKey | undefined): AddedObject {
  const isSealed = key !== undefined;
  return {name: key?.blind(sha256) ?? sha256, isSealed, bytes, sha256};
}

/** What was read of a content, and the rest of it. */
async function* joined(
  head: readonly Buffer[],
  rest?: AsyncIterator<Buffer>,
): AsyncGenerator<Buffer> {
  yield* head;
  for (let next = await rest?.next(); next?.done === false; next = await rest?.next()) {
    yield next.value;
  }
}

/** The rest of a plain file, in blocks of their own. */
async function* plain(file: FileHandle): AsyncGenerator<Buffer> {
  for (;;) {
    const {buffer, bytesRead} = await file.read(Buffer.allocUnsafe(BLOCK_BYTES), 0, BLOCK_BYTES);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}

async function sumOf(file: FileHandle, signal: AbortSignal): Promise<string> {
  const sum = createHash('sha256');
  for await (const block of plain(file)) {
    signal.throwIfAborted();
    sum.update(block);
  }
  return sum.digest('hex');
}
