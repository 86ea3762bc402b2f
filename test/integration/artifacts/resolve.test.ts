import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {chmodSync, rmSync, symlinkSync, utimesSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {digestArtifacts} from '../../../src/artifacts/artifact-digest.ts';
import {ArtifactPlace, contentOf} from '../../rig/artifact-places.ts';

let place: ArtifactPlace;

beforeEach(() => {
  place = new ArtifactPlace();
});

afterEach(() => place[Symbol.dispose]());

const targets = async (spec: Parameters<ArtifactPlace['files']>[0]): Promise<string[]> =>
  (await place.files(spec)).map(({target}) => target);

describe('the files of an artifact', () => {
  it('are a single file at its target, or in it when that is a folder', async () => {
    place.write('a.sh');
    expect(await targets({sources: ['a.sh'], target: '/opt/b'})).toEqual(['/opt/b']);
    expect(await targets({sources: ['a.sh'], target: '/opt/b/'})).toEqual(['/opt/b/a.sh']);
  });

  it('are those of a folder, of a glob below its fixed part, and of several sources', async () => {
    for (const name of ['s/a.sh', 's/in/b.sh', 's/in/c.txt', 't/d.sh']) place.write(name);
    expect(await targets({sources: ['s']})).toEqual([
      'suite/a.sh',
      'suite/in/b.sh',
      'suite/in/c.txt',
    ]);
    expect(await targets({sources: ['./s/**/*.sh']})).toEqual(['suite/a.sh', 'suite/in/b.sh']);
    expect(await targets({sources: ['s/*.sh', 't/d.sh']})).toEqual(['suite/a.sh', 'suite/d.sh']);
  });

  it('take a name with characters of a glob as it is, and follow links to files only', async () => {
    place.write('[x].c');
    place.write('s/real');
    symlinkSync('real', join(place.folder, 's/link'));
    symlinkSync('..', join(place.folder, 's/up'));
    symlinkSync('nowhere', join(place.folder, 's/dangling'));
    expect(await targets({sources: ['[x].c']})).toEqual(['suite']);
    expect(await targets({sources: ['s']})).toEqual(['suite/link', 'suite/real']);
  });

  it('have the mode, owner and group that were asked for, and scripts may be run', async () => {
    place.write('s/a', 'x', 0o640);
    const [plain] = await place.files({sources: ['s']});
    expect(plain).toMatchObject({mode: 0o640, owner: undefined, group: undefined});
    const [script] = await place.files({sources: ['s'], type: 'script'});
    expect(script?.mode).toBe(0o750);
    const [given] = await place.files({sources: ['s'], mode: 0o4755, owner: 'root', group: '7'});
    expect(given).toMatchObject({mode: 0o4755, owner: 'root', group: '7'});
  });

  it('must be there: a missing file, an empty folder, a glob without a match, a pipe', async () => {
    place.write('s/a');
    execFileSync('mkfifo', ['pipe'], {cwd: place.folder});
    execFileSync('mkdir', ['empty'], {cwd: place.folder});
    const why = async (source: string): Promise<unknown> =>
      place.files({sources: ['s', source]}).catch((error: Error) => error.message);
    const start = 'cannot deploy artifact "suite" from';
    expect(await why('gone')).toBe(`${start} "gone": nothing is there`);
    expect(await why('empty')).toBe(`${start} "empty": the folder has no file`);
    expect(await why('s/*.sh')).toBe(`${start} "s/*.sh": no file matches`);
    expect(await why('pipe')).toBe(`${start} "pipe": it is not a regular file or folder`);
    await expect(place.files({sources: ['gone']})).rejects.toMatchObject({
      code: 'transfer/source-missing',
      help: expect.stringContaining(place.folder),
    });
  });

  it('must have names that are UTF-8, or they are told of', async () => {
    place.write('s/good');
    writeFileSync(
      Buffer.concat([Buffer.from(`${place.folder}/s/`), Buffer.from([0x62, 0xff])]),
      'x',
    );
    await expect(place.files({sources: ['s']})).rejects.toMatchObject({
      code: 'transfer/source-missing',
      message: 'cannot deploy artifact "suite" from "s": the name of "b\ufffd" is not UTF-8',
    });
  });

  it('must not have one target for two contents, nor be a file and a folder', async () => {
    for (const name of ['a/x', 'b/x', 'c/x/y']) place.write(name);
    place.write('d/x', 'a/x');
    await expect(place.files({sources: ['a', 'b']})).rejects.toMatchObject({
      code: 'artifact/targets-clash',
      message: 'cannot deploy artifact "suite": "a/x" and "b/x" would both be "suite/x"',
    });
    await expect(place.files({sources: ['a', 'c']})).rejects.toMatchObject({
      message: 'cannot deploy artifact "suite": "suite/x" would be a file and a folder',
    });
    expect(await targets({sources: ['a', 'd']})).toEqual(['suite/x']);
  });

  it('must have the checksum that is given, in any case of letters', async () => {
    place.write('a', 'hello');
    const sha256 = createHash('sha256').update('hello').digest('hex');
    expect(await targets({sources: ['a'], sha256: sha256.toUpperCase()})).toEqual(['suite']);
    const other = sha256.replace(/./g, '0');
    await expect(place.files({sources: ['a'], sha256: other})).rejects.toMatchObject({
      code: 'artifact/checksum-mismatch',
      message: `cannot deploy artifact "suite": the SHA-256 of "a" is ${sha256}, expected ${other}`,
    });
  });

  it('are found exactly as they are, whatever tree they are in', async () => {
    const name = fc
      .stringMatching(/^[^/\0]{1,12}$/)
      .filter((text) => text !== '.' && text !== '..' && Buffer.from(text).toString() === text);
    const file = fc.record({
      path: fc.array(name, {minLength: 1, maxLength: 3}).map((names) => names.join('/')),
      content: fc.uint8Array({maxLength: 200}),
      mode: fc.constantFrom(0o600, 0o644, 0o755, 0o440),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(file, {minLength: 1, maxLength: 6}), async (files) => {
        rmSync(join(place.folder, 'tree'), {recursive: true, force: true});
        const made = new Map<string, (typeof files)[number]>();
        for (const one of files) {
          const isTaken = [...made.keys()].some(
            (path) =>
              `${path}/`.startsWith(`${one.path}/`) || `${one.path}/`.startsWith(`${path}/`),
          );
          if (isTaken) continue;
          made.set(one.path, one);
          place.write(`tree/${one.path}`, one.content);
          chmodSync(join(place.folder, 'tree', one.path), one.mode);
        }
        const found = await place.files({sources: ['tree'], target: '/x'});
        expect(new Set(found.map(({target}) => target))).toEqual(
          new Set([...made.keys()].map((path) => `/x/${path}`)),
        );
        for (const {target, mode, bytes, sha256} of found) {
          const one = made.get(target.slice(3));
          expect({mode, bytes, sha256}).toEqual({
            mode: one?.mode,
            bytes: one?.content.length,
            sha256: createHash('sha256')
              .update(one?.content ?? '')
              .digest('hex'),
          });
        }
      }),
      {numRuns: 100},
    );
  });

  it('make one version of one state, and another of any other', async () => {
    const versions = new Map<string, string>();
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          content: fc.constantFrom('', 'a', 'b', 'ab'),
          second: fc.option(fc.constantFrom('a', 'b'), {nil: undefined}),
          mode: fc.option(fc.constantFrom(0o600, 0o644, 0o755), {nil: undefined}),
          owner: fc.option(fc.constantFrom('root', 'root,"x"'), {nil: undefined}),
          target: fc.constantFrom('x/', 'y/'),
        }),
        async ({content, second, mode, owner, target}) => {
          rmSync(join(place.folder, 's'), {recursive: true, force: true});
          place.write('s/one', content);
          if (second !== undefined) place.write('s/two', second);
          const spec = {sources: ['s'], mode, owner, target};
          const [artifact] = await place.resolve(spec);
          const state = JSON.stringify([content, second, mode ?? 0o644, owner, target]);
          for (const [other, version] of versions) {
            expect(version === artifact?.version).toBe(other === state);
          }
          versions.set(state, artifact?.version ?? '');
        },
      ),
      {numRuns: 100},
    );
  });
});

describe('artifacts', () => {
  it('come with what they need first, each once', async () => {
    for (const name of ['a', 'b', 'c']) place.write(name);
    const specs = ['a', 'b', 'c'].map((id) => ({id, sources: [id], target: id}));
    const [a, b, c] = specs.map((spec) => spec);
    const manifest = place.manifest({...a, needs: ['b', 'c']}, {...b, needs: ['c']}, {...c});
    await using repository = await place.repository();
    const found = await repository.resolve(['a', 'b'], {manifest, context: place.context()});
    expect(found.map(({id}) => id)).toEqual(['c', 'b', 'a']);
    expect(digestArtifacts(found)).toMatch(/^[0-9a-f]{64}$/);
    expect(digestArtifacts([{...(found[0] ?? fail()), isSensitive: true}])).toBeUndefined();
  });

  it('that are optional are left out with a warning when they cannot be had', async () => {
    place.write('a');
    const found = await place.resolve(
      {id: 'extra', sources: ['gone'], optional: true},
      {id: 'main', sources: ['a'], needs: ['extra']},
    );
    expect(found.map(({id}) => id)).toEqual(['main']);
    expect(place.warnings).toEqual([
      'transfer/source-missing: cannot deploy artifact "extra" from "gone": nothing is there; it is optional: going on without',
    ]);
  });

  it('are read again only when they have changed', async () => {
    place.write('a', 'one');
    const old = new Date(Date.now() - 60_000);
    utimesSync(join(place.folder, 'a'), old, old);
    const [first] = await place.files({sources: ['a']});
    // Its inode was changed just now, so it is not trusted yet.
    expect(place.progress).toHaveLength(1);
    place.write('a', 'two');
    utimesSync(join(place.folder, 'a'), old, old);
    const [second] = await place.files({sources: ['a']});
    expect(second?.sha256).not.toBe(first?.sha256);
    expect((await contentOf(second)).toString()).toBe('two');
  });

  it('are read for all who wait, of whom one that leaves keeps none from it', async () => {
    place.write('s/a');
    await using repository = await place.repository();
    const manifest = place.manifest({sources: ['s']});
    const leaver = new AbortController();
    const leaving = repository.resolve(['suite'], {
      manifest,
      context: place.context({signal: leaver.signal}),
    });
    const staying = repository.resolve(['suite'], {manifest, context: place.context()});
    leaver.abort(new Error('gone'));
    await expect(leaving).rejects.toThrow('gone');
    expect(await staying).toHaveLength(1);
  });
});

function fail(): never {
  throw new Error('nothing was found');
}
