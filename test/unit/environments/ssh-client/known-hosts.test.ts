import {createHmac} from 'node:crypto';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {
  addKnownHost,
  fingerprint,
  isHostNamed,
  judgeHostKey,
  knownHostName,
  knownKeyTypes,
  parseKnownHosts,
  typeOfKey,
} from '../../../../src/environments/ssh-client/known-hosts.ts';

/** A public key in wire form whose secret part is `seed`. */
function key(seed: string, type = 'ssh-ed25519'): Buffer {
  const parts = [type, seed].map((text) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(text.length);
    return Buffer.concat([length, Buffer.from(text)]);
  });
  return Buffer.concat(parts);
}

function line(hosts: string, blob: Buffer, marker = ''): string {
  return `${marker}${hosts} ${typeOfKey(blob)} ${blob.toString('base64')} a comment\n`;
}

function judge(text: string, name: string, blob: Buffer): string {
  const known = {files: ['kh'], entries: parseKnownHosts(text, 'kh')};
  const verdict = judgeHostKey(known, name, blob);
  return 'entry' in verdict ? `${verdict.kind} ${verdict.entry.line}` : verdict.kind;
}

describe('known hosts', () => {
  it('names a host with its port where that is not 22', () => {
    expect(knownHostName('Board.Lab', 22)).toBe('board.lab');
    expect(knownHostName('::1', 2222)).toBe('[::1]:2222');
  });

  it('shows fingerprints as ssh-keygen does', () => {
    // GitHub's host key and the fingerprint that GitHub publishes.
    const blob = Buffer.from(
      'AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl',
      'base64',
    );
    expect(fingerprint(blob)).toBe('SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU');
  });

  it('matches patterns, with negation before all', () => {
    expect(isHostNamed('*.lab,!bad.lab', 'a.lab')).toBe(true);
    expect(isHostNamed('*.lab,!bad.lab', 'bad.lab')).toBe(false);
    expect(isHostNamed('!bad.lab', 'a.lab')).toBe(false);
    expect(isHostNamed('b?ard', 'board')).toBe(true);
    expect(isHostNamed('board', 'board.lab')).toBe(false);
    expect(isHostNamed('[board]:*', '[board]:2222')).toBe(true);
    expect(isHostNamed('b.ard', 'board')).toBe(false);
  });

  it('matches hashed names', () => {
    const salt = Buffer.from('0123456789abcdefghij');
    const hash = createHmac('sha1', salt).update('board').digest('base64');
    const hosts = `|1|${salt.toString('base64')}|${hash}`;
    expect(isHostNamed(hosts, 'board')).toBe(true);
    expect(isHostNamed(hosts, 'aboard')).toBe(false);
  });

  it.each([
    ['a key that is listed', line('board', key('a')), 'known'],
    ['a host that is not listed', line('other', key('a')), 'unknown'],
    ['another key', `# first\n${line('board', key('b'))}`, 'changed 2'],
    ['a key of another type', line('board', key('a', 'ssh-rsa')), 'changed 1'],
    ['one of several keys', line('board', key('b')) + line('board', key('a')), 'known'],
    ['a revoked key', line('board', key('a')) + line('*', key('a'), '@revoked '), 'revoked 2'],
    ['another revoked key', line('*', key('b'), '@revoked '), 'unknown'],
    ['an authority', line('*', key('a'), '@cert-authority '), 'unknown'],
    ['an unknown marker', line('board', key('a'), '@trusted '), 'unknown'],
    ["a type that is not the key's", `board ssh-rsa ${key('a').toString('base64')}\n`, 'unknown'],
    ['nothing', '', 'unknown'],
  ])('judges a key with %s', (_what, text, verdict) => {
    expect(judge(text, 'board', key('a'))).toBe(verdict);
  });

  it('takes a key listed for the host alone on any of its ports', () => {
    expect(judge(line('board', key('a')), '[board]:2222', key('a'))).toBe('known');
    expect(judge(line('board', key('b')), '[board]:2222', key('a'))).toBe('unknown');
    expect(judge(line('*', key('a'), '@revoked '), '[board]:2222', key('a'))).toBe('revoked 1');
  });

  it('tells the types of key that are known', () => {
    const text = line('board', key('a', 'ssh-rsa')) + line('*', key('b'), '@revoked ');
    const known = {files: [], entries: parseKnownHosts(text, 'kh')};
    expect(knownKeyTypes(known, 'board')).toEqual(['ssh-rsa']);
  });

  it('finds again what it added, after any text and hashed or not', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'proctor-known-'));
    const name = fc.stringMatching(/^[a-z0-9][a-z0-9.-]{0,20}$/);
    let count = 0;
    try {
      await fc.assert(
        fc.asyncProperty(
          fc.array(name, {minLength: 1, maxLength: 5}),
          fc.string(),
          async (names, seed) => {
            const file = join(folder, String(count++), 'known_hosts');
            for (const host of names) await addKnownHost(file, host, key('k'));
            const text = await readFile(file, 'utf8');
            expect(text.endsWith('\n')).toBe(true);
            for (const host of names) expect(judge(text, host, key('k'))).toBe('known');
            for (const host of names)
              expect(judge(`${seed}\n${text}`, host, key('l'))).toMatch(/changed/);
          },
        ),
        {numRuns: 100},
      );
    } finally {
      await rm(folder, {recursive: true, force: true});
    }
  });
});
