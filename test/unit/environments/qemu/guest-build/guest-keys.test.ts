import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import ssh2 from 'ssh2';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {
  guestKeyFiles,
  guestKeys,
  knownHostsLine,
} from '../../../../../src/environments/qemu/guest-build/guest-keys.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'proctor-keys-'));
});
afterAll(() => {
  rmSync(folder, {recursive: true});
});

describe('guestKeys', () => {
  it('makes keys that OpenSSH and ssh2 read', () => {
    for (let round = 0; round < 5; round++) {
      const {client, host} = guestKeys();
      for (const {privateKey, publicKey} of [client, host]) {
        const path = join(folder, `key-${round}`);
        rmSync(path, {force: true});
        writeFileSync(path, privateKey, {mode: 0o600});
        const told = execFileSync('ssh-keygen', ['-y', '-f', path], {encoding: 'utf8'});
        expect(told.split(' ').slice(0, 2).join(' ').trim()).toBe(publicKey);
        const parsed = ssh2.utils.parseKey(privateKey);
        if (parsed instanceof Error || Array.isArray(parsed)) throw new Error('not one key');
        expect(`${parsed.type} ${parsed.getPublicSSH().toString('base64')}`).toBe(publicKey);
      }
    }
  });

  it('makes a host key that dropbear reads as the same', () => {
    const {host} = guestKeys();
    const path = join(folder, 'dropbear');
    writeFileSync(path, host.dropbear, {mode: 0o600});
    const told = execFileSync('dropbearkey', ['-y', '-f', path], {encoding: 'utf8'});
    expect(told).toContain(host.publicKey);
  });

  it('makes other keys each time, in files that nobody else may read', () => {
    const [one, two] = [guestKeys(), guestKeys()];
    const keys = [one.client, one.host, two.client, two.host].map(({publicKey}) => publicKey);
    expect(new Set(keys).size).toBe(4);
    expect(guestKeyFiles(one).map(({mode}) => mode)).toEqual([0o600, 0o600]);
  });

  it('names the port in known_hosts unless it is the usual one', () => {
    const keys = guestKeys();
    const {publicKey} = keys.host;
    expect(knownHostsLine(keys, {host: '::1', port: 22})).toBe(`::1 ${publicKey}\n`);
    expect(knownHostsLine(keys, {host: 'h', port: 2222})).toBe(`[h]:2222 ${publicKey}\n`);
  });
});
