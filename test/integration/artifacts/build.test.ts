import {existsSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import type {BuildSpec} from '../../../src/manifest/deployment-spec.ts';
import {createMask} from '../../../src/util/mask.ts';
import {ArtifactPlace, contentOf} from '../../rig/artifact-places.ts';

let place: ArtifactPlace;

beforeEach(() => {
  place = new ArtifactPlace();
});

afterEach(() => place[Symbol.dispose]());

const buildSpec = (parts: Partial<BuildSpec>): {sources: []; build: BuildSpec} => ({
  sources: [],
  build: {
    script: 'echo run >> runs; mkdir -p out; cp in out/made',
    shell: undefined,
    env: {},
    workingDirectory: undefined,
    outputs: ['out'],
    inputs: [],
    timeoutMs: 20_000,
    ...parts,
  },
});
const runs = (): number => readFileSync(join(place.folder, 'runs'), 'utf8').split('\n').length - 1;

describe('a build', () => {
  it('is run once a run, for all that want it, and in each run', async () => {
    place.write('in', 'content');
    for (const run of [1, 2]) {
      await using repository = await place.repository();
      const manifest = place.manifest(buildSpec({}), {
        id: 'other',
        ...buildSpec({outputs: ['out/made']}),
      });
      const want = ['suite', 'other'];
      const all = await Promise.all(
        want.flatMap((id) =>
          [1, 2, 3].map(() => repository.resolve([id], {manifest, context: place.context()})),
        ),
      );
      expect(all.map(([artifact]) => artifact?.files.map(({target}) => target))).toEqual([
        ...Array(3).fill(['suite/made']),
        ...Array(3).fill(['suite']),
      ]);
      expect(runs()).toBe(run);
    }
  });

  it('is not run again while its inputs, script and variables are the same', async () => {
    place.write('in', 'one');
    const spec = (parts: Partial<BuildSpec> = {}): ReturnType<typeof buildSpec> =>
      buildSpec({inputs: ['*'], outputs: ['out', 'runs'], ...parts});
    const [, made] = await place.files(spec());
    // Not even when what it made is not there any more.
    rmSync(join(place.folder, 'out'), {recursive: true});
    const files = await place.files(spec());
    expect(files.map(({target}) => target)).toEqual(['suite/made', 'suite/runs']);
    expect(files[1]?.sha256).toBe(made?.sha256);
    expect((await contentOf(files[0])).toString()).toBe('one');
    expect(runs()).toBe(1);
    place.write('in', 'two');
    const [changed] = await place.files(spec());
    expect((await contentOf(changed)).toString()).toBe('two');
    expect(runs()).toBe(2);
    await place.files(spec({env: {A: 'b'}}));
    await place.files(spec({env: {A: 'b'}, script: `${spec().build.script} # other`}));
    expect(runs()).toBe(4);
    await place.files(spec());
    expect(runs()).toBe(4);
  });

  it('has its variables and secrets, and is run again for another secret', async () => {
    const spec = buildSpec({
      script: 'echo "$TOKEN $PROCTOR_RUN_ID" > made',
      env: {TOKEN: '$' + '{{ secrets.token }}'},
      outputs: ['made'],
      inputs: ['in'],
    });
    place.write('in');
    const [file] = await place.files(spec);
    expect((await contentOf(file)).toString()).toBe('value of token run-1\n');
    place.overrides = {secret: () => 'another'};
    const [other] = await place.files(spec);
    expect((await contentOf(other)).toString()).toBe('another run-1\n');
  });

  it('D5 D28 that fails says how, with the end of its output and no secret in it or its log', async () => {
    const {mask} = createMask(new Map([['token', 'hunter2hunter2']]));
    place.overrides = {mask};
    const script = 'echo begin; echo "no rule for hunter2hunter2" >&2; exit 3';
    await expect(place.files(buildSpec({script}))).rejects.toMatchObject({
      code: 'artifact/build-failed',
      message: 'cannot build artifact "suite": exit code 3: no rule for ***',
      help: `all that it printed is in ${join(place.root, 'logs/build-suite.log')}`,
    });
    const log = readFileSync(join(place.root, 'logs/build-suite.log'), 'utf8');
    expect(log.split('\n').sort()).toEqual(['', 'begin', 'no rule for ***']);
  });

  it('that takes too long or makes nothing fails', async () => {
    await expect(
      place.files(buildSpec({script: 'sleep 100', timeoutMs: 100})),
    ).rejects.toMatchObject({message: 'cannot build artifact "suite": it took longer than 100ms'});
    await expect(place.files(buildSpec({script: 'true', outputs: ['x.o']}))).rejects.toMatchObject({
      code: 'artifact/build-failed',
      message: 'cannot build artifact "suite": it ended well, but made no "x.o"',
    });
  });

  it('that failed is not run again for others of the run', async () => {
    await using repository = await place.repository();
    const manifest = place.manifest(buildSpec({script: 'echo run >> runs; false'}));
    const want = {manifest, context: place.context()};
    await expect(repository.resolve(['suite'], want)).rejects.toMatchObject({
      code: 'artifact/build-failed',
    });
    await expect(repository.resolve(['suite'], want)).rejects.toMatchObject({
      code: 'artifact/build-failed',
    });
    expect(runs()).toBe(1);
  });

  it('is ended with all that it started when nobody wants it any more, and run again for the next', async () => {
    place.write('in');
    const script = 'mkfifo pipe 2> made; (echo started > out; cat pipe) & wait; touch made';
    await using repository = await place.repository();
    const manifest = place.manifest(buildSpec({script, outputs: ['made']}));
    const stop = new AbortController();
    const waiting = repository.resolve(['suite'], {
      manifest,
      context: place.context({signal: stop.signal}),
    });
    const {watch} = await import('node:fs/promises');
    if (!existsSync(join(place.folder, 'out'))) {
      for await (const {filename} of watch(place.folder)) if (filename === 'out') break;
    }
    stop.abort(new Error('no longer'));
    await expect(waiting).rejects.toThrow('no longer');
    const holders = readdirSync('/proc').filter((pid) => {
      try {
        return (
          readFileSync(`/proc/${pid}/environ`).includes(place.root) && pid !== String(process.pid)
        );
      } catch {
        return false;
      }
    });
    expect(holders).toEqual([]);
    rmSync(join(place.folder, 'pipe'));
    const again = place.manifest(buildSpec({script: 'cp in made', outputs: ['made']}));
    expect(
      await repository.resolve(['suite'], {manifest: again, context: place.context()}),
    ).toHaveLength(1);
  });

  it('D26 that makes secrets has them sealed', async () => {
    const script = 'for i in 1 2 3 4; do echo "geheimnis"; done > made';
    const spec = {...buildSpec({script, outputs: ['made'], inputs: ['in']}), sensitive: true};
    place.write('in');
    for (let run = 0; run < 2; run++) {
      const [file] = await place.files(spec);
      expect(file?.path).toBeUndefined();
      expect((await contentOf(file)).toString()).toContain('geheimnis');
    }
    expect(Buffer.concat([...place.stateFiles().values()]).includes('geheimnis')).toBe(false);
  });
});
