import {createHash, randomBytes} from 'node:crypto';
import type {BigIntStats} from 'node:fs';
import {mkdir, readFile, rename, rm, writeFile} from 'node:fs/promises';
import {dirname} from 'node:path';

/** Device, inode, size, time of change of the content and of the inode: five numbers of 8 bytes. */
const KEY_BYTES = 40;
const SUM_BYTES = 32;
const ENTRY_BYTES = KEY_BYTES + SUM_BYTES;
/** Format and its version. */
const MAGIC = Buffer.from('proctor hashes 1\n');

/**
 * What changed less than this before it was read is not remembered: a file system's clock may be
 * coarse, so that a later change would show the same time. Source: git's "racy" entries
 * (Documentation/technical/racy-git.adoc); FAT and some network file systems have steps of 2 s.
 */
const RACY_NS = 2_000_000_000n;

/**
 * Checksums of files that have not changed since they were read, by what the file system says of
 * them. Damage to its file empties it; it never makes a wrong answer.
 */
export class HashCache {
  readonly #file: string;
  readonly #entriesMax: number;
  readonly #known: Map<string, string>;
  /** Asked for or added since it was opened, oldest first. */
  readonly #used = new Map<string, string>();
  #isChanged = false;
  readonly #scratch = Buffer.alloc(KEY_BYTES);

  private constructor(file: string, entriesMax: number, known: Map<string, string>) {
    this.#file = file;
    this.#entriesMax = entriesMax;
    this.#known = known;
  }

  /** @param options.entriesMax What has not been used for longest goes first. @default 50,000 */
  static async open(
    file: string,
    options: {readonly entriesMax?: number} = {},
  ): Promise<HashCache> {
    return new HashCache(file, options.entriesMax ?? 50_000, await read(file));
  }

  /** The checksum of the file that `stats` is of, in hex; `undefined` where it must be read. */
  get(stats: BigIntStats): string | undefined {
    const key = this.#keyOf(stats);
    const sum = this.#used.get(key);
    if (sum !== undefined) return sum;
    const known = this.#known.get(key);
    if (known === undefined) return undefined;
    const hex = Buffer.from(known, 'latin1').toString('hex');
    this.#used.set(key, hex);
    return hex;
  }

  /**
   * @param stats Of the file, alike before and after it was read.
   * @param readMs When it was read, in milliseconds since the epoch.
   */
  add(stats: BigIntStats, sha256: string, readMs: number): void {
    const readNs = BigInt(Math.floor(readMs)) * 1_000_000n;
    if (stats.mtimeNs > readNs - RACY_NS || stats.ctimeNs > readNs - RACY_NS) return;
    this.#used.set(this.#keyOf(stats), sha256);
    this.#isChanged = true;
  }

  /** Writes it down, whole or not at all. What another process has added meanwhile may be lost. */
  async save(): Promise<void> {
    if (!this.#isChanged) return;
    const entries: Buffer[] = [];
    const add = (key: string, sum: Buffer): void => {
      if (entries.length < this.#entriesMax) {
        entries.push(Buffer.concat([Buffer.from(key, 'latin1'), sum], ENTRY_BYTES));
      }
    };
    for (const [key, hex] of [...this.#used].reverse()) add(key, Buffer.from(hex, 'hex'));
    for (const [key, sum] of await read(this.#file)) {
      if (!this.#used.has(key)) add(key, Buffer.from(sum, 'latin1'));
    }
    const body = Buffer.concat([MAGIC, ...entries]);
    const temporary = `${this.#file}.${process.pid}-${randomBytes(4).toString('hex')}`;
    await mkdir(dirname(this.#file), {recursive: true, mode: 0o700});
    try {
      await writeFile(temporary, Buffer.concat([body, sumOf(body)]), {mode: 0o600, flag: 'wx'});
      await rename(temporary, this.#file);
      this.#isChanged = false;
    } catch (error) {
      await rm(temporary, {force: true});
      throw error;
    }
  }

  #keyOf(stats: BigIntStats): string {
    const buffer = this.#scratch;
    buffer.writeBigUInt64LE(BigInt.asUintN(64, stats.dev), 0);
    buffer.writeBigUInt64LE(BigInt.asUintN(64, stats.ino), 8);
    buffer.writeBigUInt64LE(BigInt.asUintN(64, stats.size), 16);
    buffer.writeBigUInt64LE(BigInt.asUintN(64, stats.mtimeNs), 24);
    buffer.writeBigUInt64LE(BigInt.asUintN(64, stats.ctimeNs), 32);
    return buffer.toString('latin1');
  }
}

async function read(file: string): Promise<Map<string, string>> {
  const known = new Map<string, string>();
  const bytes = await readFile(file).catch(() => Buffer.alloc(0));
  const end = bytes.length - SUM_BYTES;
  if (end < MAGIC.length || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) return known;
  if (!sumOf(bytes.subarray(0, end)).equals(bytes.subarray(end))) return known;
  for (let at = MAGIC.length; at + ENTRY_BYTES <= end; at += ENTRY_BYTES) {
    const key = bytes.toString('latin1', at, at + KEY_BYTES);
    known.set(key, bytes.toString('latin1', at + KEY_BYTES, at + ENTRY_BYTES));
  }
  return known;
}

function sumOf(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}
