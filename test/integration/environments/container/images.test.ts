import {execFile} from 'node:child_process';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {containerDriver} from '../../../../src/environments/container/container-driver.ts';
import type {ContainerImage} from '../../../../src/manifest/container-spec.ts';
import {
  containerSpec,
  importedImage,
  makeBusyboxRoot,
  outputOf,
  podman,
} from '../../../rig/containers.ts';
import {type ContextRig, openContext} from '../../../rig/step-context.ts';

let rootfs: string;
let folder: string;
let rig: ContextRig;

beforeAll(async () => {
  rootfs = await makeBusyboxRoot();
  folder = await mkdtemp(join(tmpdir(), 'proctor-images-'));
  rig = await openContext();
});
afterAll(async () => {
  await rig[Symbol.asyncDispose]();
  await rm(rootfs, {recursive: true, force: true});
  await rm(folder, {recursive: true, force: true});
});

/** What `script` prints in a container of `image`. */
async function outputIn(image: ContainerImage, script: string): Promise<string> {
  const spec = containerSpec(rootfs, {image});
  await using environment = await containerDriver.provision(spec, 1, rig.context);
  await using connection = await environment.connect(rig.context);
  return await outputOf({connection}, script);
}

function check(image: ContainerImage, rest: Partial<Parameters<typeof containerSpec>[1]> = {}) {
  const {signal, env = {}} = rig.context;
  return containerDriver.check(containerSpec(rootfs, {image, ...rest}), {signal, env});
}

describe('the image of a container', {timeout: 60_000}, () => {
  it('is imported from an archive once, for two at the same time, too', async () => {
    const archive = join(folder, 'root.tar');
    const own = await makeBusyboxRoot();
    await writeFile(join(own, 'marker'), `archive ${process.pid}`);
    await packed(archive, ['-C', own, '.']);
    await rm(own, {recursive: true});
    const image = {kind: 'rootfs', path: archive} as const;
    const before = await imagesOfArchives();
    expect(
      await Promise.all([outputIn(image, 'cat /marker'), outputIn(image, 'cat /marker')]),
    ).toEqual([`archive ${process.pid}`, `archive ${process.pid}`]);
    const made = (await imagesOfArchives()).filter((id) => !before.includes(id));
    await outputIn(image, 'true');
    expect((await imagesOfArchives()).filter((id) => !before.includes(id))).toEqual(made);
    expect(made.length).toBe(1);
    await podman('image', 'rm', ...made);
  });

  it('is built of a context, with arguments', async () => {
    const base = await importedImage(rootfs);
    await writeFile(
      join(folder, 'Containerfile.odd'),
      `FROM ${base} AS first\nARG WORD\nRUN echo "built $WORD" >/built\nFROM first AS second\nENTRYPOINT ["/bin/false"]\n`,
    );
    const image = {
      kind: 'build',
      context: folder,
      file: join(folder, 'Containerfile.odd'),
      target: 'second',
      args: {WORD: 'with a word'},
    } as const;
    expect(await outputIn(image, 'cat /built')).toBe('built with a word\n');
    await writeFile(join(folder, 'Containerfile'), `FROM ${base}\nRUN echo so it goes; exit 3\n`);
    const broken = {...image, file: undefined, target: undefined};
    const made = await podman(
      'images',
      '--quiet',
      '--filter',
      `label=dev.proctor.source=${folder}`,
    );
    await podman('image', 'rm', made);
    await expect(outputIn(broken, 'true')).rejects.toMatchObject({
      code: 'container/image-missing',
      message: expect.stringContaining(`cannot build the image of '${folder}'`),
    });
  });

  it('E14 is said to be missing, before a run where it is never pulled', async () => {
    const never = {kind: 'image', name: 'localhost/no/such:image', pull: 'never'} as const;
    expect(await check(never)).toEqual([
      {
        message: `the image 'localhost/no/such:image' is not here, and "pull" is "never"`,
        help: expect.stringContaining('podman pull localhost/no/such:image'),
      },
    ]);
    await expect(outputIn(never, 'true')).rejects.toMatchObject({code: 'container/image-missing'});
    const unreachable = {...never, name: '127.0.0.1:1/no/such:image', pull: 'missing'} as const;
    await expect(outputIn(unreachable, 'true')).rejects.toMatchObject({
      code: 'container/image-missing',
      message: expect.stringContaining('127.0.0.1:1'),
      help: expect.stringContaining('podman pull'),
    });
  });

  it('E14 an engine or a path that is missing is found before a run', async () => {
    const image = {kind: 'rootfs', path: '/no/such/rootfs'} as const;
    expect(await check(image)).toEqual([
      {message: "the root file system '/no/such/rootfs' does not exist"},
    ]);
    await expect(outputIn(image, 'true')).rejects.toMatchObject({code: 'container/image-missing'});
    const {signal} = rig.context;
    const spec = containerSpec(rootfs, {engine: 'auto'});
    expect(await containerDriver.check(spec, {signal, env: {PATH: '/nowhere'}})).toEqual([
      {
        message: 'cannot run containers: there is no podman',
        help: 'install the package podman, or docker',
      },
    ]);
    const docker = containerSpec(rootfs, {engine: 'docker'});
    expect(await containerDriver.check(docker, {signal, env: {PATH: '/nowhere'}})).toEqual([
      {
        message: "cannot run containers: there is no 'docker' on this machine's PATH",
        help: 'install the package docker.io (or docker-ce)',
      },
    ]);
    const mounts = [{source: '/no/such/mount', target: '/mnt', readOnly: false}];
    expect(await check({kind: 'rootfs', path: rootfs}, {mounts})).toEqual([
      {message: "the mount '/no/such/mount' does not exist"},
    ]);
  });

  it('is refused where it has no shell', async () => {
    const empty = join(folder, 'empty');
    await writeFile(empty, '');
    await packed(join(folder, 'empty.tar'), ['-C', folder, 'empty']);
    const image = {kind: 'rootfs', path: join(folder, 'empty.tar')} as const;
    await expect(outputIn(image, 'true')).rejects.toMatchObject({
      code: 'container/engine-failed',
      help: expect.stringContaining('a shell `sh`'),
    });
    await podman('image', 'rm', ...(await imagesOfArchives()).slice(0, 1));
  });

  async function packed(archive: string, words: readonly string[]): Promise<void> {
    await promisify(execFile)('tar', ['-cf', archive, ...words]);
  }

  async function imagesOfArchives(): Promise<string[]> {
    const ids = await podman('images', '--quiet', '--filter', 'label=dev.proctor.image=rootfs');
    return ids.split('\n').filter(Boolean);
  }
});
