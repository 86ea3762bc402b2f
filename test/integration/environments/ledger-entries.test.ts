import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import type {Environment, EnvironmentDriver} from '../../../src/environments/environment.ts';
import {localDriver} from '../../../src/environments/local/local-driver.ts';
import {provisionMachine} from '../../../src/environments/qemu/provision.ts';
import type {EnvironmentSpec} from '../../../src/manifest/manifest.ts';
import {localSpec} from '../../rig/local-spec.ts';
import {qemuSpec} from '../../rig/qemu-spec.ts';
import {labDriver, SshLab, sshSpec} from '../../rig/ssh-servers.ts';
import {type ContextRig, openContext} from '../../rig/step-context.ts';
import {tinyKernel} from '../../rig/virtual-machines.ts';

const LIMITS = {timeoutMs: 60_000, idleTimeoutMs: Infinity, killGraceMs: 200};
const kernel = tinyKernel();
const why = kernel === undefined ? ' (skipped: ../shared/kernels is not there)' : '';

/** Makes an environment, has it work, and gives it back. */
async function live<S extends EnvironmentSpec>(
  driver: Pick<EnvironmentDriver<S>, 'provision'>,
  spec: S,
  {context}: ContextRig,
): Promise<void> {
  await using environment: Environment = await driver.provision(spec, 1, context);
  await using connection = await environment.connect(context);
  const command = {script: 'echo', shell: 'sh', env: {}, cwd: undefined, stdin: 'x'};
  await connection.exec(command, {...LIMITS, signal: context.signal});
  const source = join(context.folder, 'file');
  writeFileSync(source, 'content');
  await connection.put([{source, target: 'there', mode: 0o644}], {signal: context.signal});
}

describe('the book of a run', () => {
  it('E8 lists all of a local instance before it is there, and nothing once it has gone', async () => {
    await using rig = await openContext();
    await live(localDriver, localSpec(), rig);
    const kinds = rig.ledger.entries.map(({resource}) => resource.kind);
    // Its pipes, its own folder and that of a transfer; spawners, and what they start.
    expect(kinds.filter((kind) => kind === 'folder')).toHaveLength(3);
    expect(kinds.filter((kind) => kind === 'processes')).toHaveLength(2);
    expect(rig.ledger.open).toEqual([]);
  });

  it('E8 lists what is on a host, and nothing once it has gone', async () => {
    await using rig = await openContext();
    await using lab = new SshLab();
    const server = await lab.sshd();
    await live(labDriver(lab), sshSpec(lab, server), rig);
    expect(rig.ledger.entries.map(({resource}) => resource.kind)).toEqual(['remote']);
    expect(rig.ledger.open).toEqual([]);
  });

  it('what a host that was lost may still have stays in it', async () => {
    await using rig = await openContext();
    await using lab = new SshLab();
    const server = await lab.sshd();
    const environment = await labDriver(lab).provision(sshSpec(lab, server), 1, rig.context);
    await environment.connect(rig.context);
    await server[Symbol.asyncDispose]();
    await environment[Symbol.asyncDispose]();
    expect(rig.ledger.open).toEqual([
      {kind: 'remote', host: expect.stringContaining('127.0.0.1'), root: expect.any(String)},
    ]);
  });

  it.skipIf(kernel === undefined)(
    `E8 lists all of a VM before it is there, and nothing once it has gone${why}`,
    async () => {
      await using rig = await openContext({});
      const boot = {
        kind: 'kernel' as const,
        kernel: kernel ?? '',
        initrd: undefined,
        rootfs: undefined,
        cmdline: '',
        dtb: undefined,
      };
      const spec = qemuSpec({boot, memoryBytes: 64 * 2 ** 20});
      const machine = await provisionMachine(spec, 1, rig.context);
      const listed = rig.ledger.open.map(({kind}) => kind);
      await machine[Symbol.asyncDispose]();
      expect(listed).toEqual(['folder', 'folder', 'process']);
      expect(rig.ledger.entries[2]?.details).toMatchObject([
        {process: {pid: expect.any(Number), startTicks: expect.any(Number)}},
      ]);
      expect(rig.ledger.open).toEqual([]);
    },
  );
});
