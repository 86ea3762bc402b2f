import {execFile} from 'node:child_process';
import {chmod, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {containerDriver} from '../../../../src/environments/container/container-driver.ts';
import {
  containerSpec,
  engineContainers,
  makeBusyboxRoot,
  openContainer,
  outputOf,
  resultOf,
} from '../../../rig/containers.ts';
import {type ContextRig, openContext} from '../../../rig/step-context.ts';

const execute = promisify(execFile);
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

describe('a container', {timeout: 60_000}, () => {
  it('is known by its labels, and gone once it is disposed of, twice', async () => {
    await using box = await openContainer();
    const name = nameOf(box);
    const {stdout} = await execute('podman', [
      'inspect',
      '--format',
      '{{json .Config.Labels}}',
      name,
    ]);
    const labels = JSON.parse(stdout) as Record<string, string>;
    expect(labels).toMatchObject({
      'dev.proctor.run': 'run-of-a-test',
      'dev.proctor.environment': 'box',
      'dev.proctor.instance': '1',
      'dev.proctor.pid': String(process.pid),
    });
    expect(Object.keys(labels)).toEqual(
      expect.arrayContaining(['pid-start', 'host', 'boot-id'].map((each) => `dev.proctor.${each}`)),
    );
    await box.environment[Symbol.asyncDispose]();
    await box.environment[Symbol.asyncDispose]();
    expect(await engineContainers(name)).toEqual([]);
  });

  it('has the mounts, user, limits, name and files that its spec says', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'proctor-mount-'));
    await chmod(folder, 0o755);
    await writeFile(join(folder, 'file, odd'), 'mounted');
    await using box = await openContainer({
      mounts: [{source: folder, target: '/mnt/a', readOnly: true}],
      user: '1234:2345',
      hostname: 'boxed',
      tmpfs: ['/scratch'],
      networkMode: 'none',
      resources: {memoryBytes: 67_108_864, cpus: 0.5, pids: 64},
      env: {FROM_SPEC: "it's\nhere", FOR_CASE: '${{ case.id }}'},
    });
    expect(
      await outputOf(
        box,
        'cat "/mnt/a/file, odd"; echo; id -u; id -g; hostname; echo "$FROM_SPEC ${FOR_CASE-none}"; (: >/mnt/a/x) 2>/dev/null || echo read-only; grep -c " /scratch tmpfs " /proc/mounts',
      ),
    ).toBe("mounted\n1234\n2345\nboxed\nit's\nhere none\nread-only\n1\n");
    const health = await box.environment.health?.({signal: rig.context.signal});
    expect(health).toMatchObject({status: 'healthy', issues: [], metrics: {restarts: 0}});
    expect(health?.metrics['memoryBytesMax']).toBe(67_108_864);
    expect(box.environment.usage?.()).toMatchObject({cpuSeconds: expect.any(Number)});
    await rm(folder, {recursive: true});
  });

  it('tells of a process that was killed for lack of memory when it is asked for its health', async () => {
    await using box = await openContainer({
      resources: {memoryBytes: 33_554_432, cpus: undefined, pids: undefined},
    });
    const {signal} = rig.context;
    // Seen from inside as long as it has not been found here, then from here.
    const before = await box.environment.pressure?.({signal});
    expect(before).toMatchObject({outOfMemoryKills: 0, memoryBytesMax: 33_554_432});
    const result = await resultOf(box, 'x=aaaaaaaa; while :; do x="$x$x"; done');
    expect(result).toMatchObject({exitCode: undefined, exitSignal: 'KILL'});
    expect(await box.environment.pressure?.({signal})).toEqual({...before, outOfMemoryKills: 1});
    const health = await box.environment.health?.({signal: rig.context.signal});
    expect(health?.status).toBe('degraded');
    expect(health?.issues.join()).toContain('out of memory');
    expect(health?.metrics['outOfMemoryKills']).toBeGreaterThan(0);
  });

  it('calls signals by their POSIX names', async () => {
    await using box = await openContainer();
    for (const name of ['ABRT', 'IO', 'SEGV', 'KILL']) {
      const result = await resultOf(box, `kill -${name} $$; sleep 5`);
      expect(result).toMatchObject({exitCode: undefined, exitSignal: name});
    }
  });

  it('Y3 is lost with the reason when its first process runs out of memory', async () => {
    const spec = containerSpec(rootfs, {
      command: ['sh', '-c', 'sleep 1; x=aaaaaaaa; while :; do x="$x$x"; done'],
      resources: {memoryBytes: 33_554_432, cpus: undefined, pids: undefined},
    });
    await using environment = await containerDriver.provision(spec, 1, rig.context);
    const connection = await environment.connect(rig.context);
    const running = connection.exec(
      {script: 'sleep 60', shell: 'sh', env: {}, cwd: undefined, stdin: undefined},
      {
        signal: rig.context.signal,
        timeoutMs: 60_000,
        idleTimeoutMs: Infinity,
        killGraceMs: 1000,
      },
    );
    await expect(running).rejects.toMatchObject({
      code: 'container/lost',
      message: expect.stringContaining(
        'it was killed because it ran out of memory (it has 33554432 bytes)',
      ),
    });
    expect(await environment.lost).toMatchObject({code: 'container/lost'});
    expect(await environment.health?.({signal: rig.context.signal})).toMatchObject({
      status: 'unhealthy',
    });
  });

  it('is lost when it is killed, and what runs in it fails with that', async () => {
    await using box = await openContainer();
    const running = resultOf(box, 'echo up; sleep 60', () => {
      execute('podman', ['kill', nameOf(box)]).catch(() => undefined);
    });
    await expect(running).rejects.toMatchObject({
      code: 'container/lost',
      message: expect.stringContaining("the container 'box#1': it was killed"),
    });
    await expect(resultOf(box, 'true')).rejects.toMatchObject({code: 'container/lost'});
  });

  it('is lost when all its processes are killed from inside', async () => {
    await using box = await openContainer();
    await expect(resultOf(box, 'kill -KILL -1; sleep 5')).rejects.toMatchObject({
      code: 'container/lost',
      message: expect.stringContaining('something in it has killed its shells'),
    });
  });

  it('runs a first process of its own, which keeps its environment', async () => {
    await using box = await openContainer({
      command: ['sh', '-c', 'echo "$GREETING" >/greeting; exec sleep 300'],
      env: {GREETING: 'from the first process'},
    });
    expect(await outputOf(box, 'tr "\\0" " " </proc/1/cmdline; echo; cat /greeting')).toBe(
      'sleep 300 \nfrom the first process\n',
    );
    const name = nameOf(box);
    await box.environment[Symbol.asyncDispose]();
    expect(await engineContainers(name)).toEqual([]);
  });

  it('reaps what loses its parent', async () => {
    await using box = await openContainer();
    await outputOf(box, 'for i in 1 2 3 4 5; do (setsid sh -c "sleep 0.05 & exec true" &) ; done');
    expect(
      await outputOf(
        box,
        'i=0; while grep -l "^State:.Z" /proc/[0-9]*/status >/dev/null 2>&1 && [ $i -lt 100 ]; do sleep 0.05; i=$((i+1)); done; grep -l "^State:.Z" /proc/[0-9]*/status || echo none',
      ),
    ).toBe('none\n');
  });

  it('ends at a timeout what has left its group and its session', async () => {
    await using box = await openContainer();
    const script =
      'setsid sh -c "sleep 301 & sleep 301" & (setsid sleep 301 &); sleep 0.1; echo up; sleep 301';
    const result = await box.connection.exec(
      {script, shell: 'sh', env: {}, cwd: undefined, stdin: undefined},
      {
        signal: rig.context.signal,
        timeoutMs: 1000,
        idleTimeoutMs: Infinity,
        killGraceMs: 500,
      },
    );
    expect(result).toMatchObject({endedBy: 'timeout', stdout: Buffer.from('up\n')});
    expect(await outputOf(box, 'pgrep -f "sleep 30[1]" || echo none')).toBe('none\n');
  });

  it('opens streams into a network of its own', async () => {
    await using box = await openContainer({networkMode: 'none'});
    await outputOf(
      box,
      'ifconfig lo up 2>/dev/null; setsid nc -l -p 7777 -e cat </dev/null >/dev/null 2>&1 & sleep 0.3',
    );
    const stream = await box.connection.dial('127.0.0.1', 7777, {signal: rig.context.signal});
    stream.end('through the wall');
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString()).toBe('through the wall');
  });

  it('does without a writable root', async () => {
    await using box = await openContainer({readOnly: true});
    expect(await outputOf(box, '(: >/x) 2>/dev/null || echo no; : >y && echo yes')).toBe(
      'no\nyes\n',
    );
  });
});

function nameOf(box: {readonly environment: object}): string {
  return (box.environment as {readonly name: string}).name;
}
