import {mkdir, readFile, utimes} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {wallClockMs} from '../../util/clock.ts';
import {ResourceStack} from '../../util/resource-stack.ts';
import {type ObjectId, ObjectStore} from './object-store.ts';
import {RunLeases} from './run-leases.ts';
import {openStoreKey, type StoreKey} from './store-key.ts';

/** What a record is of: an archive's files, a build's outputs, an artifact as it was once. */
export type RecordKind = 'unpacked' | 'builds' | 'versions';

const FORMAT = 1;

/** As a record's file has it. */
export interface StoredRecord {
  readonly format: typeof FORMAT;
  /** Objects that must be kept for it. */
  readonly objects: readonly ObjectId[];
  /** An object's id, where the body is sealed. */
  readonly body: {readonly plain: unknown} | {readonly sealed: ObjectId};
}

/**
 * The store of artifacts in the state folder: contents by their checksums, and records of what they
 * belong to. Nothing is made before something is put there.
 */
export class ArtifactStore implements AsyncDisposable {
  /** Absolute. */
  readonly folder: string;
  readonly objects: ObjectStore;
  readonly leases: RunLeases;
  /** Variables of proctor's own process, for `PROCTOR_STORE_KEY`; looked at when a key is needed. */
  env: Readonly<Record<string, string | undefined>>;
  readonly #resources = new ResourceStack();
  #key: Promise<StoreKey> | undefined;
  #lease: Promise<unknown> | undefined;

  /**
   * @param options.stateFolder As `stateFolder` gives it.
   * @param options.env Of proctor's own process, for `PROCTOR_STORE_KEY`.
   */
  constructor(options: {
    readonly stateFolder: string;
    readonly env: Readonly<Record<string, string | undefined>>;
  }) {
    this.folder = join(options.stateFolder, 'artifacts');
    this.env = options.env;
    this.objects = new ObjectStore(this.folder, () => this.key());
    this.leases = new RunLeases(this.folder);
  }

  /** @throws {FaultError} `artifact/store-failed`. */
  key(): Promise<StoreKey> {
    this.#key ??= this.#openKey();
    return this.#key;
  }

  /** From now on until this is disposed of, nothing that is used or added is collected. */
  async hold(): Promise<void> {
    this.#lease ??= this.leases.hold().then((lease) => this.#resources.use(lease));
    await this.#lease;
  }

  /** Whether all of these are there; if so they stay until this is disposed of. */
  async claim(objects: readonly ObjectId[], signal: AbortSignal): Promise<boolean> {
    await this.hold();
    if (!objects.every((object) => this.objects.use(object))) return false;
    await this.leases.untilQuiet(signal);
    return objects.every((object) => this.objects.has(object));
  }

  recordPath(kind: RecordKind, name: string): string {
    return join(this.folder, kind, `${name}.json`);
  }

  /** @param options.isSealed Whether the body is not for everyone who can read the folder. */
  async writeRecord(
    where: {readonly kind: RecordKind; readonly name: string},
    value: unknown,
    options: {
      readonly objects: readonly ObjectId[];
      readonly isSealed: boolean;
      readonly signal: AbortSignal;
    },
  ): Promise<void> {
    const path = this.recordPath(where.kind, where.name);
    const objects = options.objects.map(({name, isSealed, bytes}) => ({name, isSealed, bytes}));
    let body: StoredRecord['body'] = {plain: value};
    if (options.isSealed) {
      const text = Buffer.from(JSON.stringify(value));
      const added = await this.objects.add(once(text), {...options, isSealed: true});
      const object = {name: added.name, isSealed: true, bytes: added.bytes};
      body = {sealed: object};
      objects.push(object);
    }
    // What is only for looking back may be lost when power fails.
    const isFlushed = where.kind !== 'versions';
    if (isFlushed) await this.objects.flush(objects);
    await mkdir(dirname(path), {recursive: true, mode: 0o700});
    const record: StoredRecord = {format: FORMAT, objects, body};
    await this.objects.temporary.write(path, JSON.stringify(record), {isFlushed});
  }

  /**
   * A record's body, which counts as used now, if all its objects are there; they stay until this is
   * disposed of. What is damaged, or sealed with another key, is as good as not there.
   */
  async readRecord(
    where: {readonly kind: RecordKind; readonly name: string},
    signal: AbortSignal,
  ): Promise<unknown> {
    const path = this.recordPath(where.kind, where.name);
    await this.hold();
    const record = await readStoredRecord(path);
    if (record === undefined || !(await this.claim(record.objects, signal))) return undefined;
    const now = wallClockMs() / 1000;
    await utimes(path, now, now).catch(() => undefined);
    if ('plain' in record.body) return record.body.plain;
    try {
      return await this.readSealedJson(record.body.sealed, signal);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof Error) return undefined;
      throw error;
    }
  }

  /** @throws {FaultError} `artifact/store-failed`. */
  async readSealedJson(object: ObjectId, signal: AbortSignal): Promise<unknown> {
    const blocks: Buffer[] = [];
    for await (const block of this.objects.open(object, {signal})) blocks.push(block);
    return JSON.parse(Buffer.concat(blocks).toString());
  }

  /** Lets go of all that was used. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#lease?.catch(() => undefined);
    await this.#resources[Symbol.asyncDispose]();
  }

  async #openKey(): Promise<StoreKey> {
    await mkdir(this.folder, {recursive: true, mode: 0o700});
    const {temporary} = this.objects;
    return openStoreKey(join(this.folder, 'key'), {env: this.env, temporary});
  }
}

/** `undefined` where there is none, or it is damaged. */
export async function readStoredRecord(path: string): Promise<StoredRecord | undefined> {
  try {
    const record = JSON.parse(await readFile(path, 'utf8')) as Partial<StoredRecord>;
    const isWhole =
      record.format === FORMAT && Array.isArray(record.objects) && record.body !== undefined;
    return isWhole ? (record as StoredRecord) : undefined;
  } catch {
    return undefined;
  }
}

async function* once(content: Buffer): AsyncGenerator<Buffer> {
  yield content;
}
