import {readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {ArtifactPlace, contentOf} from '../../rig/artifact-places.ts';

let place: ArtifactPlace;

beforeEach(() => {
  place = new ArtifactPlace();
});

afterEach(() => place[Symbol.dispose]());

const SECRET = {id: 'secret', sources: ['key'], target: '/etc/key', sensitive: true};
const sealed = (): string[] => {
  const folder = join(place.state, 'artifacts/sealed');
  return readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
};

describe('a sensitive artifact', () => {
  it('D26 rests nowhere in clear: no piece of it is found below the state folder', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({minLength: 12, maxLength: 300}).filter((bytes) => new Set(bytes).size > 6),
        async (bytes) => {
          place.write('key', bytes);
          const [artifact] = await place.resolve(SECRET);
          const [file] = artifact?.files ?? [];
          expect(file?.path).toBeUndefined();
          expect(file?.mode).toBe(0o640);
          expect(await contentOf(file)).toEqual(Buffer.from(bytes));
          const all = Buffer.concat([...place.stateFiles().values()]);
          for (let at = 0; at + 12 <= bytes.length; at += 4) {
            expect(all.includes(Buffer.from(bytes.subarray(at, at + 12)))).toBe(false);
          }
          // Nor is its plain checksum: a short secret could be guessed from it.
          expect(all.includes(file?.sha256 ?? '')).toBe(false);
          expect(all.includes(Buffer.from(file?.sha256 ?? '', 'hex'))).toBe(false);
        },
      ),
      {numRuns: 100},
    );
  });

  it('D26 is refused when any byte of what is stored was changed, cut off or added', async () => {
    const content = Buffer.alloc(70_000, 'a secret that is longer than a chunk ');
    place.write('key', content);
    await using repository = await place.repository();
    const manifest = place.manifest(SECRET);
    const [artifact] = await repository.resolve(['secret'], {manifest, context: place.context()});
    const [file] = artifact?.files ?? [];
    const [path = ''] = sealed();
    const whole = readFileSync(path);
    const refused = async (bytes: Uint8Array): Promise<void> => {
      writeFileSync(path, bytes);
      await expect(contentOf(file)).rejects.toMatchObject({code: 'artifact/store-failed'});
    };
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.integer({min: 1, max: 255}),
        async (at, bits) => {
          const changed = Buffer.from(whole);
          changed[at] = (changed[at] ?? 0) ^ bits;
          await refused(changed);
        },
      ),
      {
        numRuns: 100,
        examples: [
          [0, 1],
          [16, 1],
          [24, 1],
          [56, 1],
          [whole.length - 1, 1],
        ],
      },
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), (length) => refused(whole.subarray(0, length))),
      {numRuns: 100, examples: [[0], [56], [56 + 65_552]]},
    );
    await refused(Buffer.concat([whole, Buffer.alloc(1)]));
    await refused(Buffer.concat([whole, whole.subarray(56)]));
    writeFileSync(path, whole);
    expect(await contentOf(file)).toEqual(content);
  });

  it('is one version for one content, and other files in the store for every key', async () => {
    place.write('key', 'geheim');
    const [first] = await place.resolve(SECRET);
    const [again] = await place.resolve(SECRET);
    expect(again?.version).toBe(first?.version);
    expect(sealed()).toHaveLength(1);
    place.env = {PROCTOR_STORE_KEY: '5a'.repeat(32)};
    const [other] = await place.resolve(SECRET);
    expect(other?.version).not.toBe(first?.version);
    expect(sealed()).toHaveLength(2);
  });

  it('is kept under a key that only this user can read', async () => {
    place.write('key', 'geheim');
    await place.resolve(SECRET);
    const modes = (folder: string): number[] => [
      statSync(folder).mode & 0o777,
      ...readdirSync(folder, {recursive: true, encoding: 'utf8'}).map(
        (name) => statSync(join(folder, name)).mode & 0o077,
      ),
    ];
    expect(new Set(modes(join(place.state, 'artifacts')))).toEqual(new Set([0o700, 0]));
    const key = join(place.state, 'artifacts/key');
    writeFileSync(key, 'no key');
    await expect(place.resolve(SECRET)).rejects.toMatchObject({
      code: 'artifact/store-failed',
      message: expect.stringContaining('it is not 32 bytes in hex or base64'),
    });
    const {chmodSync} = await import('node:fs');
    chmodSync(key, 0o644);
    await expect(place.resolve(SECRET)).rejects.toMatchObject({
      message: expect.stringContaining('others may read it'),
    });
  });

  it('keeps its checksum to itself when another one is expected', async () => {
    place.write('key', 'geheim');
    const error = await place.resolve({...SECRET, sha256: '0'.repeat(64)}).catch((e: unknown) => e);
    expect(error).toMatchObject({code: 'artifact/checksum-mismatch'});
    expect(JSON.stringify(error)).not.toContain('addb0f5e');
  });
});
