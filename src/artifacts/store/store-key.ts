import {createHmac, hkdfSync, randomBytes} from 'node:crypto';
import {link, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {FaultError} from '../../faults/fault-error.ts';
import type {TemporaryFiles} from './temporary-files.ts';

const KEY_BYTES = 32;
const HELP = 'make one with `openssl rand -hex 32`';

/** The secret that sensitive artifacts are kept under; it never leaves this object. */
export class StoreKey {
  readonly #key: Buffer;
  /** Tells keys apart, and nothing of them; 8 bytes. */
  readonly id: Buffer;

  constructor(key: Buffer) {
    this.#key = key;
    this.id = createHmac('sha256', key).update('proctor store key id').digest().subarray(0, 8);
  }

  /** A key for one purpose. Source: HKDF, RFC 5869. */
  derive(purpose: string, salt: Buffer): Buffer {
    return Buffer.from(hkdfSync('sha256', this.#key, salt, purpose, KEY_BYTES));
  }

  /**
   * Stands for `text` without giving it away: who does not have the key cannot try guesses, as they
   * could with a plain digest of a short password.
   *
   * @returns 64 hex digits.
   */
  blind(text: string): string {
    return createHmac('sha256', this.derive('proctor blind v1', Buffer.alloc(0)))
      .update(text)
      .digest('hex');
  }
}

/**
 * The key from `PROCTOR_STORE_KEY`, else from `file`, which is made with a random one where there is
 * none.
 *
 * @throws {FaultError} `artifact/store-failed` where it is no key, or others may read it.
 */
export async function openStoreKey(
  file: string,
  options: {
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly temporary: TemporaryFiles;
  },
): Promise<StoreKey> {
  const given = options.env['PROCTOR_STORE_KEY'];
  if (given !== undefined && given !== '') return parse(given, 'PROCTOR_STORE_KEY');
  const stats = await stat(file).catch(() => undefined);
  if (stats === undefined) await make(file, options.temporary);
  else if ((stats.mode & 0o077) !== 0) {
    throw new FaultError(
      'artifact/store-failed',
      `cannot use the key "${file}": others may read it`,
      {help: `if nobody has: chmod 600 '${file}'`},
    );
  }
  return parse(await readFile(file, 'utf8'), file);
}

/** Of several who make it at once, all get the key of the first. */
async function make(file: string, temporary: TemporaryFiles): Promise<void> {
  const path = await temporary.newPath();
  try {
    const text = `${randomBytes(KEY_BYTES).toString('hex')}\n`;
    await writeFile(path, text, {mode: 0o600, flag: 'wx', flush: true});
    await link(path, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(path, {force: true});
  }
}

function parse(text: string, where: string): StoreKey {
  const trimmed = text.trim();
  const key = /^[\da-f]{64}$/i.test(trimmed)
    ? Buffer.from(trimmed, 'hex')
    : /^[\w+/-]{43}=?$/.test(trimmed)
      ? Buffer.from(trimmed, 'base64')
      : undefined;
  if (key?.length === KEY_BYTES) return new StoreKey(key);
  const message = `cannot use the key in ${where}: it is not 32 bytes in hex or base64`;
  throw new FaultError('artifact/store-failed', message, {help: HELP});
}
