import {describe, expect, it} from 'vitest';
import type {ReadinessCheck} from '../../../src/manifest/deployment-spec.ts';
import {type CheckedReadiness, checkReadiness} from '../../../src/readiness/check-readiness.ts';
import {qemuSpec} from '../../rig/qemu-spec.ts';
import {openVm, tinyKernel} from '../../rig/virtual-machines.ts';

const kernel = tinyKernel();
const why = kernel === undefined ? ' (skipped: ../shared/kernels is not there)' : '';

describe.skipIf(kernel === undefined)(`a virtual machine${why}`, () => {
  it('D18, D19, D20 is looked at from its console to its cgroups, with nothing but BusyBox there', async () => {
    await using vm = await openVm();
    await vm.run(
      'mkdir -p /tmp/cg && mount -t cgroup2 none /sys/fs/cgroup 2>/dev/null; ' +
        'echo "+memory +pids" >/sys/fs/cgroup/cgroup.subtree_control; mkdir -p /sys/fs/cgroup/own; ' +
        'echo 33554432 >/sys/fs/cgroup/own/memory.max; echo 100 >/sys/fs/cgroup/own/pids.max',
    );
    const {connection} = vm.environment;
    if (connection === undefined) throw new Error('there is no connection');
    const told: CheckedReadiness[] = [];
    const check = async (name: string, wanted: ReadinessCheck): Promise<void> => {
      await checkReadiness([{name, optional: true, everyMs: 50, timeoutMs: 300, check: wanted}], {
        spec: qemuSpec(),
        connection,
        environment: vm.environment,
        context: vm.context,
        onChecked: (checked) => told.push(checked),
      });
    };
    const said = (name: string): CheckedReadiness | undefined =>
      told.find((checked) => checked.name === name);

    await vm.run('echo service 7 is up >/dev/console');
    await check('booted', {kind: 'console', pattern: '^service [0-9]+ is up'});
    expect(said('booted')).toMatchObject({
      ok: true,
      evidence: 'console: service 7 is up',
    });
    expect(said('kernel')?.evidence).toMatch(/^kernel 6\./);
    expect(said('memory')?.ok).toBe(true);
    expect(said('services')?.evidence).toBe('no systemd to ask');
    await check('never', {kind: 'console', pattern: 'no such line'});
    expect(said('never')).toMatchObject({
      ok: false,
      evidence: expect.stringMatching(
        /^no line of its console matches \/no such line\/; its last line is ".*" \(not within 300ms\)$/,
      ),
    });
    const config = {CONFIG_IKCONFIG_PROC: 'y', VIRTIO_PCI: 'y'};
    await check('config', {kind: 'kernel', release: '>=6.1 <7', config});
    expect(said('config')).toMatchObject({
      ok: true,
      evidence: expect.stringMatching(/ \(\/proc\/config\.gz\): CONFIG_IKCONFIG_PROC=y/),
    });
    await check('kasan', {kind: 'kernel', release: '>=6.1', config: {CONFIG_KASAN: 'y'}});
    expect(said('kasan')?.evidence).toMatch(/: CONFIG_KASAN is not set, wanted y$/);
    const limits = {memoryBytesMax: undefined, pidsMax: undefined};
    await check('controllers', {kind: 'cgroup', controllers: ['memory', 'pids'], ...limits});
    expect(said('controllers')).toMatchObject({
      ok: true,
      evidence: expect.stringMatching(/^cgroup v2 with .*memory/),
    });
    const wanted = {controllers: ['memory'], memoryBytesMax: 2 ** 26, pidsMax: 200};
    await check('unlimited', {kind: 'cgroup', ...wanted});
    expect(said('unlimited')).toMatchObject({
      ok: false,
      evidence: expect.stringMatching(
        /^memory has no limit, wanted 64 MiB; processes has no limit, wanted 200 \(/,
      ),
    });
    await check('disk', {kind: 'disk', path: '/tmp', freeBytes: 2 ** 50});
    expect(said('disk')).toBeDefined();
    expect(told.filter(({name, ok}) => name === 'disk' && !ok)).toHaveLength(1);
  }, 60_000);
});
