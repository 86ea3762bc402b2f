import {type ChildProcess, execFileSync, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, readdirSync, statSync, utimesSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import fc from 'fast-check';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {ArtifactStore} from '../../../src/artifacts/store/artifact-store.ts';
import {
  type Collected,
  type CollectPolicy,
  collectGarbage,
} from '../../../src/artifacts/versions/collect-garbage.ts';
import {listVersions} from '../../../src/artifacts/versions/list-versions.ts';
import {verifyStore} from '../../../src/artifacts/versions/verify-store.ts';
import {ArtifactPlace, contentOf} from '../../rig/artifact-places.ts';

const {signal} = new AbortController();
const ALL: CollectPolicy = {olderThanMs: 0, keep: 0, bytesMax: 0};
const NONE: CollectPolicy = {olderThanMs: 1e12, keep: 100, bytesMax: 1e12};

let place: ArtifactPlace;

beforeEach(() => {
  place = new ArtifactPlace();
});

afterEach(() => place[Symbol.dispose]());

const store = (): ArtifactStore => new ArtifactStore({stateFolder: place.state, env: {}});
const collect = (policy: CollectPolicy): Promise<Collected> =>
  collectGarbage(store(), policy, {signal});

/** Makes all that is in the store look as if it had not been used for so long. */
function age(ms: number, isMeant: (path: string) => boolean = () => true): void {
  const then = (Date.now() - ms) / 1000;
  for (const name of place.stateFiles().keys()) {
    const path = join(place.state, name);
    if (isMeant(path)) utimesSync(path, then, then);
  }
}

async function contents(): Promise<Set<string>> {
  const names = new Set<string>();
  for await (const {name} of store().objects.list()) names.add(name);
  return names;
}

describe('collecting garbage', () => {
  it('keeps all that a kept version, archive or build needs, and nothing else', async () => {
    const step = fc.record({
      id: fc.constantFrom('a', 'b', 'c'),
      content: fc.constantFrom('one', 'two', 'three', 'four'),
      isSensitive: fc.boolean(),
      ageMs: fc.integer({min: 5_000, max: 1_000_000}),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, {minLength: 1, maxLength: 4}),
        fc.record({
          olderThanMs: fc.integer({min: 0, max: 1_000_000}),
          keep: fc.nat(2),
          bytesMax: fc.constantFrom(0, 200, 1e9),
        }),
        async (steps, policy) => {
          age(1_000_000);
          await collect(ALL);
          for (const {id, content, isSensitive, ageMs} of steps) {
            place.write(id, content);
            await place.resolve({id, sources: [id], target: id, sensitive: isSensitive});
            age(ageMs, (path) => Date.now() - statSync(path).mtimeMs < 4_000);
          }
          await collect(policy);
          const needed = new Set<string>();
          const versions = await listVersions(store());
          for (const {files, keptFiles} of versions) {
            expect(keptFiles).toBe(files.length);
            for (const {object} of files) needed.add(object.name);
          }
          expect(await contents()).toEqual(needed);
          if (policy.bytesMax === 1e9) {
            const young = steps.filter(({ageMs}) => ageMs < policy.olderThanMs - 5_000);
            expect(versions.length).toBeGreaterThanOrEqual(new Set(young.map(({id}) => id)).size);
          }
          expect((await verifyStore(store(), {signal})).damaged).toEqual([]);
        },
      ),
      {numRuns: 100},
    );
  });

  it('keeps the newest versions of each artifact at any age, and the rest by age and size', async () => {
    for (const [index, content] of ['one', 'two', 'three'].entries()) {
      place.write('a', content);
      await place.resolve({sources: ['a']});
      age((3 - index) * 100_000, (path) => Date.now() - statSync(path).mtimeMs < 50_000);
    }
    expect(await collect({...NONE, olderThanMs: 250_000, keep: 1})).toMatchObject({
      records: 1,
      objects: 1,
      bytes: 3,
      keptVersions: 2,
    });
    expect(await collect({...NONE, bytesMax: 6})).toMatchObject({records: 1, keptBytes: 5});
    expect(await collect({...NONE, olderThanMs: 0, keep: 1})).toMatchObject({records: 0});
    expect(await collect(ALL)).toMatchObject({records: 1, keptBytes: 0, keptVersions: 0});
    expect(readdirSync(join(place.state, 'artifacts/versions'))).toEqual([]);
  });

  it('keeps what a run that is under way uses, however old it is', async () => {
    place.write('key', 'geheim');
    const spec = {id: 'secret', sources: ['key'], target: 'k', sensitive: true};
    await place.resolve(spec);
    age(1_000_000);
    await using repository = await place.repository();
    const want = {manifest: place.manifest(spec), context: place.context()};
    const [artifact] = await repository.resolve(['secret'], want);
    const results = await Promise.all([collect(ALL), collect(ALL), collect(ALL)]);
    expect(results.reduce((sum, {objects}) => sum + objects, 0)).toBe(0);
    expect((await contentOf(artifact?.files[0])).toString()).toBe('geheim');
  });

  it('takes nothing from runs that start or come back to something old at that very moment', async () => {
    for (let index = 0; index < 20; index++) place.write(`s/${index}`, `secret content ${index}`);
    const manifest = place.manifest({sources: ['s'], sensitive: true});
    let collected = 0;
    const run = async (): Promise<void> => {
      await using repository = await place.repository();
      const want = {manifest, context: place.context()};
      const [artifact] = await repository.resolve(['suite'], want);
      for (const file of artifact?.files ?? []) {
        expect((await contentOf(file)).toString()).toBe(`secret content ${file.target.slice(6)}`);
      }
    };
    const later = fc.nat(25);
    await fc.assert(
      fc.asyncProperty(later, later, later, async (first, second, third) => {
        age(1_000_000);
        const [one, two] = await Promise.all([
          collect(ALL),
          sleep(first).then(() => collect(ALL)),
          sleep(second).then(run),
          sleep(third).then(run),
        ]);
        collected += one.objects + two.objects;
      }),
      {
        numRuns: 30,
        examples: [
          [0, 25, 25],
          [0, 0, 0],
        ],
      },
    );
    expect(collected).toBeGreaterThan(0);
  });
});

describe('a process that is killed', () => {
  /** Adds contents to the store, one after another, until it is ended. */
  async function startWriter(isSealed: boolean): Promise<ChildProcess> {
    const script = `
      const {ArtifactStore} = await import(${JSON.stringify(join(process.cwd(), 'src/artifacts/store/artifact-store.ts'))});
      const store = new ArtifactStore({stateFolder: ${JSON.stringify(place.state)}, env: {}});
      const {signal} = new AbortController();
      for (let turn = 0; ; turn++) {
        const content = (async function* () {
          for (let block = 0; block < 40; block++) {
            yield Buffer.alloc(65536, 'plain text of the content ' + turn + ' ');
            if (turn === 1 && block === 20) process.stdout.write('x');
          }
        })();
        await store.objects.add(content, {isSealed: ${isSealed}, signal});
      }`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout as NodeJS.ReadableStream, 'data');
    return child;
  }

  it.each([false, true])(
    'D29 while it writes leaves no half content and no temporary file (sealed: %s)',
    async (isSealed) => {
      const child = await startWriter(isSealed);
      child.kill('SIGKILL');
      await once(child, 'close');
      expect(place.temporaryFiles()).toHaveLength(1);
      const plain = Buffer.concat([...place.stateFiles().values()]).includes('plain text');
      expect(plain).toBe(!isSealed);
      const {objects, damaged} = await verifyStore(store(), {signal});
      expect(damaged).toEqual([]);
      expect(objects).toBeGreaterThan(0);
      // The next run tidies up, whatever it wants.
      place.write('a');
      await place.resolve({sources: ['a']});
      expect(place.temporaryFiles()).toEqual([]);
    },
  );

  it('D29 does not keep others from collecting what it used', async () => {
    mkdirSync(join(place.state, 'artifacts'), {recursive: true});
    const child = await startWriter(false);
    const living = await collect(ALL);
    expect(living.temporaryFiles).toBe(0);
    child.kill('SIGKILL');
    await once(child, 'close');
    age(1_000_000);
    expect(await collect(ALL)).toMatchObject({temporaryFiles: 1, keptBytes: 0});
    expect(await contents()).toEqual(new Set());
  });
});

describe('a damaged store', () => {
  it('is found out, and what is damaged is made anew', async () => {
    place.write('in', 'content');
    const build = {
      script: 'echo run >> runs; cp in made',
      shell: undefined,
      env: {},
      workingDirectory: undefined,
      outputs: ['made'],
      inputs: ['in'],
      timeoutMs: 20_000,
    };
    const [file] = await place.files({sources: [], build});
    writeFileSync(file?.path ?? '', 'c0ntent');
    await expect(contentOf(file)).rejects.toMatchObject({code: 'artifact/store-failed'});
    const {damaged} = await verifyStore(store(), {signal});
    expect(damaged.map(({path}) => path)).toEqual([file?.path]);
    // One of another length is seen without reading it.
    writeFileSync(file?.path ?? '', '');
    const [again] = await place.files({sources: [], build});
    expect((await contentOf(again)).toString()).toBe('content');
  });

  it.skipIf(process.getuid?.() !== 0)(
    'D29 that is full is told of, and nothing is left of what did not fit (mounts as root)',
    async () => {
      mkdirSync(place.state);
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'proctor-test', place.state]);
      try {
        place.write('key', 'geheim'.repeat(400_000));
        await expect(place.resolve({sources: ['key'], sensitive: true})).rejects.toMatchObject({
          code: 'artifact/store-failed',
          message: `cannot write to the artifact store "${place.state}/artifacts": the disk is full`,
          help: expect.stringContaining('proctor artifacts gc'),
        });
        expect(place.temporaryFiles()).toEqual([]);
        place.write('key', 'geheim');
        expect(await place.files({sources: ['key'], sensitive: true})).toHaveLength(1);
      } finally {
        execFileSync('umount', [place.state]);
      }
    },
  );
});
