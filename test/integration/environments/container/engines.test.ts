import {spawnSync} from 'node:child_process';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {containerDriver} from '../../../../src/environments/container/container-driver.ts';
import {
  containerSpec,
  type EngineService,
  engineContainers,
  openContainer,
  outputOf,
  podman,
  resultOf,
  startEngineService,
} from '../../../rig/containers.ts';
import {openContext} from '../../../rig/step-context.ts';

const hasDocker = spawnSync('docker', ['--version']).status === 0;
const skipped = hasDocker ? '' : " (skipped: docker's client is missing)";

describe('an engine', {timeout: 60_000}, () => {
  let local: EngineService;
  let tcp: EngineService;
  beforeAll(async () => {
    [local, tcp] = await Promise.all([startEngineService('unix'), startEngineService('tcp')]);
  });
  afterAll(async () => {
    await local[Symbol.asyncDispose]();
    await tcp[Symbol.asyncDispose]();
  });

  it('D26 on a port without encryption is a clear transport', async () => {
    await using box = await openContainer({networkMode: 'none'}, {CONTAINER_HOST: tcp.address});
    expect(box.connection.transport).toBe('clear');
    expect(await outputOf(box, 'echo from afar')).toBe('from afar\n');
    const {signal} = new AbortController();
    await expect(box.connection.dial('127.0.0.1', 80, {signal})).rejects.toMatchObject({
      code: 'container/engine-failed',
      message: expect.stringContaining('it runs on another machine'),
    });
    await using own = await openContainer();
    expect(own.connection.transport).toBe('local');
  });

  it.skipIf(!hasDocker)(
    `of docker's is told of its containers' ends, and removes them${skipped}`,
    async () => {
      const engineEnv = {DOCKER_HOST: local.address};
      await using rig = await openContext({env: {PATH: process.env['PATH'], ...engineEnv}});
      const resources = {memoryBytes: 67_108_864, cpus: 1, pids: 100};
      for (const command of [[], ['sleep', '600']]) {
        await using box = await openContainer({engine: 'docker', resources, command}, engineEnv);
        const {name} = box.environment as unknown as {readonly name: string};
        const health = await box.environment.health?.({signal: rig.context.signal});
        expect(health).toMatchObject({status: 'healthy', metrics: {memoryBytesMax: 67_108_864}});
        await podman('kill', name);
        expect(await box.environment.lost).toMatchObject({code: 'container/lost'});
        await expect(resultOf(box, 'true')).rejects.toMatchObject({code: 'container/lost'});
        await box.environment[Symbol.asyncDispose]();
        expect(await engineContainers(name)).toEqual([]);
      }
    },
  );

  it('E14 that does not answer is said to be not running', async () => {
    const spec = containerSpec('/', {engine: hasDocker ? 'docker' : 'podman'});
    const env = {
      PATH: process.env['PATH'],
      DOCKER_HOST: 'unix:///no/such/socket',
      CONTAINER_HOST: 'unix:///no/such/socket',
    };
    const {signal} = new AbortController();
    const [problem] = await containerDriver.check(spec, {signal, env});
    expect(problem?.message).toMatch(/^cannot use (docker|podman): /);
    expect(problem?.help).toMatch(/^start /);
  });
});
