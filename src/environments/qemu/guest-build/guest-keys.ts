import {generateKeyPairSync, randomBytes} from 'node:crypto';
import type {AppendedFile} from './append-files.ts';

/** Keys for one guest: nobody else has them, so that it can be told from all others. */
export interface GuestKeys {
  /** Lets proctor in. */
  readonly client: SshKey;
  /** Proves who the guest is. */
  readonly host: SshKey & {
    /** The private key in dropbear's own format. */
    readonly dropbear: Buffer;
  };
}

/** An ed25519 key in OpenSSH's formats. */
export interface SshKey {
  /** `-----BEGIN OPENSSH PRIVATE KEY-----` …, without a passphrase. */
  readonly privateKey: string;
  /** `ssh-ed25519 AAAA…`: a line of authorized_keys; with a host before it, one of known_hosts. */
  readonly publicKey: string;
}

const TYPE = 'ssh-ed25519';

/** Fresh keys. */
export function guestKeys(): GuestKeys {
  const [client, host] = [newKey(), newKey()];
  return {
    client: opensshKey(client, 'proctor'),
    host: {...opensshKey(host, 'guest'), dropbear: dropbearKey(host)},
  };
}

/** What a guest with dropbear must be given so that `keys` are its own. */
export function guestKeyFiles(keys: GuestKeys): AppendedFile[] {
  return [
    {
      path: '/etc/dropbear/dropbear_ed25519_host_key',
      content: keys.host.dropbear,
      mode: 0o600,
    },
    {path: '/root/.ssh/authorized_keys', content: `${keys.client.publicKey}\n`, mode: 0o600},
  ];
}

/** The line of known_hosts for the guest's key; the port in brackets unless it is 22: sshd(8). */
export function knownHostsLine(keys: GuestKeys, at: {host: string; port: number}): string {
  const host = at.port === 22 ? at.host : `[${at.host}]:${at.port}`;
  return `${host} ${keys.host.publicKey}\n`;
}

interface RawKey {
  readonly seed: Buffer;
  readonly publicBytes: Buffer;
}

function newKey(): RawKey {
  const {d = '', x = ''} = generateKeyPairSync('ed25519').privateKey.export({format: 'jwk'});
  return {seed: Buffer.from(d, 'base64url'), publicBytes: Buffer.from(x, 'base64url')};
}

/** Source: OpenSSH's PROTOCOL.key; RFC 8709, section 4. */
function opensshKey({seed, publicBytes}: RawKey, comment: string): SshKey {
  const publicBlob = Buffer.concat([sshString(TYPE), sshString(publicBytes)]);
  // The same number twice shows whoever decrypts it that the passphrase was right.
  const check = randomBytes(4);
  const secret = Buffer.concat([
    check,
    check,
    publicBlob,
    sshString(Buffer.concat([seed, publicBytes])),
    sshString(comment),
  ]);
  const padding = Buffer.from([1, 2, 3, 4, 5, 6, 7]).subarray(0, (8 - (secret.length % 8)) % 8);
  const blob = Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    sshString('none'),
    sshString('none'),
    sshString(''),
    uint32(1),
    sshString(publicBlob),
    sshString(Buffer.concat([secret, padding])),
  ]);
  const lines = blob.toString('base64').match(/.{1,70}/g) ?? [];
  const marker = (word: string) => `-----${word} OPENSSH PRIVATE KEY-----`;
  return {
    privateKey: [marker('BEGIN'), ...lines, marker('END'), ''].join('\n'),
    publicKey: `${TYPE} ${publicBlob.toString('base64')}`,
  };
}

/** Source: dropbear's src/ed25519.c, `buf_put_ed25519_priv_key`. */
function dropbearKey({seed, publicBytes}: RawKey): Buffer {
  return Buffer.concat([sshString(TYPE), sshString(Buffer.concat([seed, publicBytes]))]);
}

function sshString(value: string | Buffer): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([uint32(bytes.length), bytes]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
