import {execFile} from 'node:child_process';
import {createHash} from 'node:crypto';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {containerDriver} from '../../../../src/environments/container/container-driver.ts';
import {findEngine} from '../../../../src/environments/container/engine/find-engine.ts';
import {collectImages} from '../../../../src/environments/container/image/collect-images.ts';
import {takeHostLock} from '../../../../src/environments/container/image/host-lock.ts';
import {ImageUses} from '../../../../src/environments/container/image/image-uses.ts';
import {wallClockMs} from '../../../../src/util/clock.ts';
import {containerSpec, makeBusyboxRoot, outputOf} from '../../../rig/containers.ts';
import {openContext} from '../../../rig/step-context.ts';

const DAY_MS = 86_400_000;
const {signal} = new AbortController();

let store: string;
let folder: string;
let env: Record<string, string>;

// A store of images of its own: others on this machine collect theirs, too.
beforeAll(async () => {
  store = await mkdtemp(join(tmpdir(), 'ps-'));
  const conf = join(store, 'storage.conf');
  const roots = `graphroot = "${store}/graph"\nrunroot = "${store}/run"\n`;
  await writeFile(conf, `[storage]\ndriver = "overlay"\n${roots}`);
  env = {PATH: process.env['PATH'] ?? '', CONTAINERS_STORAGE_CONF: conf};
});
afterAll(async () => {
  await promisify(execFile)('umount', [join(store, 'graph/overlay')]).catch(() => undefined);
  await rm(store, {recursive: true, force: true});
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proctor-collection-'));
  env['PROCTOR_STATE_DIR'] = join(folder, 'state');
});
afterEach(async () => {
  await podman('image', 'rm', '--all', '--force');
  await rm(folder, {recursive: true, force: true});
});

interface Wanted {
  readonly kind: string;
  readonly ageDays: number;
  readonly tag?: string;
}

function created(ageDays: number): string {
  return new Date(wallClockMs() - ageDays * DAY_MS).toISOString();
}

/** Images that are as old as is said, from an archive as `docker save` writes it. */
async function load(...wanted: readonly Wanted[]): Promise<string[]> {
  const layer = Buffer.alloc(1024);
  await writeFile(join(folder, 'layer.tar'), layer);
  const entries = await Promise.all(
    wanted.map(async ({kind, ageDays, tag}, at) => {
      const config = JSON.stringify({
        architecture: 'amd64',
        os: 'linux',
        created: created(ageDays),
        config: {Labels: {'dev.proctor.image': kind, at: String(at)}},
        rootfs: {type: 'layers', diff_ids: [`sha256:${sha256(layer)}`]},
        history: [{created: created(ageDays)}],
      });
      const id = sha256(config);
      await writeFile(join(folder, `${id}.json`), config);
      const tags = tag === undefined ? null : [tag];
      return {id, entry: {Config: `${id}.json`, RepoTags: tags, Layers: ['layer.tar']}};
    }),
  );
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(entries.map(({entry}) => entry)));
  await promisify(execFile)('tar', [
    '-cf',
    join(folder, 'all.tar'),
    '-C',
    folder,
    '--exclude=all.tar',
    '.',
  ]);
  await podman('load', '--quiet', '--input', join(folder, 'all.tar'));
  return entries.map(({id}) => `sha256:${id}`);
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

async function podman(...args: readonly string[]): Promise<string> {
  const {stdout} = await promisify(execFile)('podman', args, {env});
  return stdout.trim();
}

/** Those of `ids` that are there. */
async function left(ids: readonly string[]): Promise<string[]> {
  const there = new Set(await allImages());
  return ids.filter((id) => there.has(id));
}

async function allImages(): Promise<string[]> {
  return (await podman('images', '--all', '--quiet', '--no-trunc')).split('\n');
}

async function collect(): Promise<void> {
  await collectImages(await findEngine('podman', env, {signal}), new ImageUses(env), {signal});
}

describe('images that proctor has made', {timeout: 60_000}, () => {
  it('go when nobody has used them for 14 days: but none in use, nor one with a name of its own', async () => {
    const uses = new ImageUses(env);
    const ids = await load(
      {kind: 'build', ageDays: 13},
      {kind: 'build', ageDays: 15},
      {kind: 'rootfs', ageDays: 40, tag: `localhost/proctor/rootfs:t${process.pid}`},
      {kind: 'build', ageDays: 40, tag: `localhost/somebody/own:t${process.pid}`},
      {kind: 'build', ageDays: 41},
      {kind: 'build', ageDays: 42},
      {kind: 'checkpoint', ageDays: 40},
    );
    const [young, , , owned, wanted = '', inUse = '', checkpoint] = ids;
    const container = await podman('create', '--network', 'none', inUse, 'sh');
    await uses.note(wanted);
    await collect();
    await podman('rm', container);
    expect(await left(ids)).toEqual([young, owned, wanted, inUse, checkpoint]);
    await collect();
    expect(await left(ids)).toEqual([young, owned, wanted, checkpoint]);
  });

  it('go beyond the 8 of a kind that were used last, the oldest first', async () => {
    const days = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
    const ids = await load(...days.map((ageDays) => ({kind: 'build', ageDays})));
    await collect();
    const kept = await left(ids);
    expect(kept).toEqual(ids.slice(0, 8));
  });

  it('go with what they were built on', async () => {
    const file = join(folder, 'Containerfile');
    await writeFile(join(folder, 'marker'), String(process.pid));
    await writeFile(file, 'FROM scratch\nCOPY marker /first\nCOPY marker /second\n');
    const before = await allImages();
    const seconds = String(Math.floor(wallClockMs() / 1000 - 20 * 86_400));
    const label = 'dev.proctor.image=build';
    await podman('build', '--layers', '--quiet', '--timestamp', seconds, '--label', label, folder);
    const built = (await allImages()).filter((id) => !before.includes(id));
    expect(built.length).toBeGreaterThan(1);
    await collect();
    expect(await left(built)).toEqual([]);
  });

  it('are removed by one process at a time, and it can be told to stop', async () => {
    const [old = ''] = await load({kind: 'build', ageDays: 20});
    const lock = await takeHostLock('image-collection', {signal});
    const collecting = collect();
    await expect(left([old])).resolves.toEqual([old]);
    await lock[Symbol.asyncDispose]();
    await collecting;
    expect(await left([old])).toEqual([]);
    const [second = ''] = await load({kind: 'build', ageDays: 21});
    const engine = await findEngine('podman', env, {signal});
    const stopped = {signal: AbortSignal.abort(new Error('not now'))};
    await expect(collectImages(engine, new ImageUses(env), stopped)).rejects.toThrow('not now');
    expect(await left([second])).toEqual([second]);
  });

  it('are made anew where one went just before it was wanted', async () => {
    const rootfs = await makeBusyboxRoot();
    await writeFile(join(rootfs, 'marker'), `made anew ${process.pid}`);
    await using rig = await openContext({env});
    const spec = containerSpec(rootfs);
    for (const instance of [1, 2]) {
      await using environment = await containerDriver.provision(spec, instance, rig.context);
      const connection = await environment.connect(rig.context);
      expect(await outputOf({connection}, 'cat /marker')).toBe(`made anew ${process.pid}`);
      await environment[Symbol.asyncDispose]();
      await podman('image', 'rm', ...(await allImages()));
    }
    await rm(rootfs, {recursive: true});
  });
});
