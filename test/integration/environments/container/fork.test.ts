import {spawnSync} from 'node:child_process';
import {rm} from 'node:fs/promises';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {containerDriver} from '../../../../src/environments/container/container-driver.ts';
import type {Checkpoint} from '../../../../src/environments/environment.ts';
import {
  containerSpec,
  engineContainers,
  makeBusyboxRoot,
  outputOf,
  podman,
  startEngineService,
} from '../../../rig/containers.ts';
import {type ContextRig, openContext} from '../../../rig/step-context.ts';

const hasDocker = spawnSync('docker', ['--version']).status === 0;
let rootfs: string;
let rig: ContextRig;

beforeAll(async () => {
  rootfs = await makeBusyboxRoot();
  rig = await openContext();
});
afterAll(async () => {
  await rig[Symbol.asyncDispose]();
  await rm(rootfs, {recursive: true, force: true});
});

/** A checkpoint of a container in which `script` has run. */
async function freeze(script: string): Promise<Checkpoint> {
  const spec = containerSpec(rootfs, {isolation: 'fork'});
  const original = await containerDriver.provision(spec, 1, rig.context);
  try {
    const connection = await original.connect(rig.context);
    await outputOf({connection}, script);
    const checkpoint = await original.checkpoint?.(rig.context);
    if (checkpoint === undefined) throw new Error('containers can be frozen');
    return checkpoint;
  } finally {
    await original[Symbol.asyncDispose]();
  }
}

describe('a checkpoint of a container', {timeout: 60_000}, () => {
  it('E10 is forked into containers that have its files, and nothing of each other', async () => {
    const checkpoint = await freeze('echo prepared >in-scratch; echo root >/in-root');
    const {image} = checkpoint.facts;
    expect(await podman('images', '--quiet', String(image))).not.toBe('');
    const forks = await Promise.all(
      [2, 3].map((instance) => checkpoint.fork({instance, isTemplate: false}, rig.context)),
    );
    const connections = await Promise.all(forks.map((fork) => fork.connect(rig.context)));
    const said = await Promise.all(
      connections.map((connection, index) =>
        outputOf(
          {connection},
          `cat in-scratch /in-root; echo ${index} >>in-scratch; sleep 0.1; cat in-scratch`,
        ),
      ),
    );
    expect(said).toEqual([0, 1].map((index) => `prepared\nroot\nprepared\n${index}\n`));
    await checkpoint[Symbol.asyncDispose]();
    await checkpoint[Symbol.asyncDispose]();
    const [first] = connections;
    if (first !== undefined)
      expect(await outputOf({connection: first}, 'cat /in-root')).toBe('root\n');
    const names = forks.map((fork) => (fork as unknown as {name: string}).name);
    for (const fork of forks) await fork[Symbol.asyncDispose]();
    for (const name of names) expect(await engineContainers(name)).toEqual([]);
    const found = await podman(
      'images',
      '--quiet',
      '--filter',
      'label=dev.proctor.image=checkpoint',
    );
    expect(found).toBe('');
  });

  it.skipIf(!hasDocker).for(['unix', 'tcp'] as const)(
    `E10 is made over docker's interface, too, at %s${hasDocker ? '' : " (skipped: docker's client is missing)"}`,
    async (kind) => {
      await using service = await startEngineService(kind);
      const env = {PATH: process.env['PATH'], DOCKER_HOST: service.address};
      await using docker = await openContext({env});
      const spec = containerSpec(rootfs, {engine: 'docker', env: {FROM_SPEC: 'as it was'}});
      const original = await containerDriver.provision(spec, 1, docker.context);
      const connection = await original.connect(docker.context);
      await outputOf({connection}, 'echo kept >/kept');
      const checkpoint = await original.checkpoint?.(docker.context);
      await original[Symbol.asyncDispose]();
      if (checkpoint === undefined) throw new Error('containers can be frozen');
      const image = String(checkpoint.facts['image']);
      const labels = await podman('image', 'inspect', '--format', '{{json .Labels}}', image);
      expect(JSON.parse(labels)).toMatchObject({
        'dev.proctor.image': 'checkpoint',
        'dev.proctor.pid': String(process.pid),
      });
      const copy = await checkpoint.fork({instance: 2, isTemplate: false}, docker.context);
      const there = await copy.connect(docker.context);
      expect(await outputOf({connection: there}, 'cat /kept; echo "$FROM_SPEC"')).toBe(
        'kept\nas it was\n',
      );
      await copy[Symbol.asyncDispose]();
      await checkpoint[Symbol.asyncDispose]();
      await expect(podman('image', 'exists', image)).rejects.toThrow();
    },
  );

  it('E10 is forked into one that is frozen in turn', async () => {
    await using base = await freeze('echo base >a');
    const template = await base.fork({instance: 2, isTemplate: true}, rig.context);
    const connection = await template.connect(rig.context);
    await outputOf({connection}, 'echo more >b');
    const second = await template.checkpoint?.(rig.context);
    if (second === undefined) throw new Error('copies can be frozen');
    await template[Symbol.asyncDispose]();
    await using copy = await second.fork({instance: 3, isTemplate: false}, rig.context);
    const there = await copy.connect(rig.context);
    expect(await outputOf({connection: there}, 'cat a b')).toBe('base\nmore\n');
    await copy[Symbol.asyncDispose]();
    await second[Symbol.asyncDispose]();
  });
});
