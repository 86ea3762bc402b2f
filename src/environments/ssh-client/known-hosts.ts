import {createHash, createHmac, randomBytes} from 'node:crypto';
import {mkdir, open, readFile} from 'node:fs/promises';
import {dirname} from 'node:path';

/** One line of a known_hosts file that names a host. */
export interface KnownHostEntry {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly marker: 'revoked' | 'cert-authority' | undefined;
  /** The first field: patterns, or one hashed name. */
  readonly hosts: string;
  readonly keyType: string;
  readonly key: Buffer;
}

/** Entries of all files, in order. */
export interface KnownHosts {
  readonly files: readonly string[];
  readonly entries: readonly KnownHostEntry[];
}

/** What the files say of a key that a host has shown. */
export type HostKeyVerdict =
  | {readonly kind: 'known'}
  | {readonly kind: 'unknown'; readonly certAuthority: KnownHostEntry | undefined}
  | {readonly kind: 'changed'; readonly entry: KnownHostEntry}
  | {readonly kind: 'revoked'; readonly entry: KnownHostEntry};

/** Reads known_hosts files (sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT"); one that is absent is empty. */
export async function readKnownHosts(files: readonly string[]): Promise<KnownHosts> {
  const entries: KnownHostEntry[] = [];
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return '';
      throw error;
    });
    entries.push(...parseKnownHosts(text, file));
  }
  return {files, entries};
}

/** Lines that are not valid are left out, as OpenSSH does. */
export function parseKnownHosts(text: string, file: string): KnownHostEntry[] {
  const entries: KnownHostEntry[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const words = line.trim().split(/[ \t]+/);
    if (words[0] === '' || words[0]?.startsWith('#')) continue;
    const markerWord = words[0]?.startsWith('@') ? words.shift() : undefined;
    const marker =
      markerWord === '@revoked' || markerWord === '@cert-authority'
        ? (markerWord.slice(1) as 'revoked' | 'cert-authority')
        : undefined;
    const [hosts, keyType, base64] = words;
    if (hosts === undefined || keyType === undefined || base64 === undefined) continue;
    if (markerWord !== undefined && marker === undefined) continue;
    const key = Buffer.from(base64, 'base64');
    if (typeOfKey(key) !== keyType) continue;
    entries.push({file, line: index + 1, marker, hosts, keyType, key});
  }
  return entries;
}

/**
 * The name under which known_hosts files list a host.
 *
 * @param port In brackets with the name where it is not 22.
 */
export function knownHostName(host: string, port: number): string {
  return port === 22 ? host.toLowerCase() : `[${host.toLowerCase()}]:${port}`;
}

/** What `known` says of `key`, shown by the host listed as `name`. */
export function judgeHostKey(known: KnownHosts, name: string, key: Buffer): HostKeyVerdict {
  const entries = known.entries.filter((entry) => isHostNamed(entry.hosts, name));
  const revoked = entries.find((entry) => entry.marker === 'revoked' && entry.key.equals(key));
  if (revoked !== undefined) return {kind: 'revoked', entry: revoked};
  const plain = entries.filter((entry) => entry.marker === undefined);
  if (plain.some((entry) => entry.key.equals(key))) return {kind: 'known'};
  // A key of another type than those listed counts as changed too: the host was asked for the
  // listed types first, so it no longer has any of them.
  const changed = plain.find((entry) => entry.keyType === typeOfKey(key)) ?? plain[0];
  if (changed !== undefined) return {kind: 'changed', entry: changed};
  const bare = /^\[(.*)\]:\d+$/.exec(name)?.[1];
  if (bare !== undefined) {
    // As OpenSSH: a key that is listed for the host without a port is good for all its ports.
    const verdict = judgeHostKey(known, bare, key);
    if (verdict.kind === 'known' || verdict.kind === 'revoked') return verdict;
  }
  const certAuthority = entries.find((entry) => entry.marker === 'cert-authority');
  return {kind: 'unknown', certAuthority};
}

/** Key types listed for `name`, each once: those to ask the host for first. */
export function knownKeyTypes(known: KnownHosts, name: string): string[] {
  const bare = /^\[(.*)\]:\d+$/.exec(name)?.[1] ?? name;
  const types = known.entries
    .filter((entry) => entry.marker === undefined)
    .filter((entry) => isHostNamed(entry.hosts, name) || isHostNamed(entry.hosts, bare))
    .map((entry) => entry.keyType);
  return [...new Set(types)];
}

/** Whether the first field of a line means the host listed as `name`. */
export function isHostNamed(hosts: string, name: string): boolean {
  if (hosts.startsWith('|1|')) {
    const [, , salt = '', hash = ''] = hosts.split('|');
    const expected = Buffer.from(hash, 'base64');
    const actual = createHmac('sha1', Buffer.from(salt, 'base64')).update(name).digest();
    return expected.equals(actual);
  }
  let isNamed = false;
  for (const pattern of hosts.split(',')) {
    const isNegated = pattern.startsWith('!');
    if (!isWildcardMatch(isNegated ? pattern.slice(1) : pattern, name)) continue;
    if (isNegated) return false;
    isNamed = true;
  }
  return isNamed;
}

/** `*` and `?` only, as ssh_config(5) has them; brackets stand for themselves. */
function isWildcardMatch(pattern: string, name: string): boolean {
  const source = pattern
    .toLowerCase()
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's').test(name);
}

/**
 * Adds `key` for `name` to `file`, made with mode 0600 where it does not exist, in one write so
 * that several proctors may do so at once. The name is hashed where the file's last name is.
 */
export async function addKnownHost(file: string, name: string, key: Buffer): Promise<void> {
  await mkdir(dirname(file), {recursive: true, mode: 0o700});
  const handle = await open(file, 'a+', 0o600);
  try {
    const text = (await handle.readFile()).toString();
    const entries = parseKnownHosts(text, file);
    const shown = entries.at(-1)?.hosts.startsWith('|1|') === true ? hashed(name) : name;
    const line = `${shown} ${typeOfKey(key)} ${key.toString('base64')}\n`;
    await handle.write(text === '' || text.endsWith('\n') ? line : `\n${line}`);
  } finally {
    await handle.close();
  }
}

function hashed(name: string): string {
  const salt = randomBytes(20);
  const hash = createHmac('sha1', salt).update(name).digest('base64');
  return `|1|${salt.toString('base64')}|${hash}`;
}

/** The name at the start of a public key's wire form (RFC 4253 section 6.6). */
export function typeOfKey(key: Buffer): string {
  if (key.length < 4) return '';
  return key.toString('latin1', 4, 4 + key.readUInt32BE(0));
}

/** As `ssh-keygen -l` shows it. */
export function fingerprint(key: Buffer): string {
  const hash = createHash('sha256').update(key).digest('base64').replace(/=+$/, '');
  return `SHA256:${hash}`;
}
