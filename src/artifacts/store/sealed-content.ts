import {createCipheriv, createDecipheriv, randomBytes} from 'node:crypto';
import type {FileHandle} from 'node:fs/promises';
import {FaultError} from '../../faults/fault-error.ts';
import type {StoreKey} from './store-key.ts';

/** Format and its version. */
const MAGIC = Buffer.from('proctor sealed 1');
const KEY_ID_BYTES = 8;
const SALT_BYTES = 32;
const HEADER_BYTES = MAGIC.length + KEY_ID_BYTES + SALT_BYTES;
const CHUNK_BYTES = 65_536;
const TAG_BYTES = 16;
const PURPOSE = 'proctor sealed content v1';

/**
 * Encrypts a stream: a header, then chunks of 64 KiB, each AES-256-GCM with the header as additional
 * data. Every content has a key of its own, made by HKDF from the store's key and a random salt; a
 * nonce is the chunk's number and whether it is the last, so that chunks cannot be changed, left
 * out, put in another order, cut off or added to.
 *
 * Source: the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár: Online Authenticated-
 * Encryption and its Nonce-Reuse Misuse-Resistance, CRYPTO 2015), with key and chunks as in age
 * (C2SP, age-encryption.org/v1, "Payload").
 */
export async function* seal(
  content: AsyncIterable<Buffer>,
  key: StoreKey,
): AsyncGenerator<Buffer, void> {
  const salt = randomBytes(SALT_BYTES);
  const header = Buffer.concat([MAGIC, key.id, salt]);
  const own = key.derive(PURPOSE, salt);
  yield header;
  let number = 0;
  const sealChunk = (chunk: Buffer, isLast: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', own, nonceOf(number++, isLast));
    cipher.setAAD(header);
    return Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
  };
  const pending: Buffer[] = [];
  let bytes = 0;
  for await (const block of content) {
    pending.push(block);
    bytes += block.length;
    // The last chunk is known only when the content has ended.
    if (bytes <= CHUNK_BYTES) continue;
    const all = Buffer.concat(pending);
    let at = 0;
    for (; all.length - at > CHUNK_BYTES; at += CHUNK_BYTES) {
      yield sealChunk(all.subarray(at, at + CHUNK_BYTES), false);
    }
    pending.splice(0, pending.length, Buffer.from(all.subarray(at)));
    bytes = all.length - at;
  }
  yield sealChunk(Buffer.concat(pending), true);
}

/**
 * The content of a file that `seal` has made; what comes is genuine, chunk by chunk.
 *
 * @throws {FaultError} `artifact/store-failed` where it was sealed with another key, or is not as it
 *   was written.
 */
export async function* unseal(
  file: FileHandle,
  options: {readonly key: StoreKey; readonly name: string; readonly signal: AbortSignal},
): AsyncGenerator<Buffer, void> {
  const {key, name, signal} = options;
  const {size} = await file.stat();
  const header = await readAt(file, 0, HEADER_BYTES);
  const keyId = header.subarray(MAGIC.length, MAGIC.length + KEY_ID_BYTES);
  if (header.length < HEADER_BYTES || !header.subarray(0, MAGIC.length).equals(MAGIC)) {
    throw damaged(name);
  }
  if (!keyId.equals(key.id)) {
    throw new FaultError('artifact/store-failed', `cannot read "${name}": it has another key`, {
      help: 'set PROCTOR_STORE_KEY as it was then; or remove what cannot be read: proctor artifacts verify --remove',
    });
  }
  const own = key.derive(PURPOSE, header.subarray(MAGIC.length + KEY_ID_BYTES));
  for (let at = HEADER_BYTES, number = 0; ; number++) {
    signal.throwIfAborted();
    const isLast = size - at <= CHUNK_BYTES + TAG_BYTES;
    const sealed = await readAt(file, at, Math.min(CHUNK_BYTES + TAG_BYTES, size - at));
    if (sealed.length < TAG_BYTES) throw damaged(name);
    const decipher = createDecipheriv('aes-256-gcm', own, nonceOf(number, isLast), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(header);
    decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
    const chunk = decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES));
    try {
      decipher.final();
    } catch {
      throw damaged(name);
    }
    yield chunk;
    if (isLast) return;
    at += sealed.length;
  }
}

/** Size of the file that a content of so many bytes makes. */
export function sealedBytes(bytes: number): number {
  const chunks = Math.max(1, Math.ceil(bytes / CHUNK_BYTES));
  return HEADER_BYTES + bytes + chunks * TAG_BYTES;
}

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(number, 5, 6);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(Math.max(0, length));
  let filled = 0;
  while (filled < buffer.length) {
    const {bytesRead} = await file.read(buffer, filled, buffer.length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

function damaged(name: string): FaultError {
  return new FaultError(
    'artifact/store-failed',
    `cannot read "${name}": it is not as it was written`,
    {help: 'remove what is damaged: proctor artifacts verify --remove'},
  );
}
