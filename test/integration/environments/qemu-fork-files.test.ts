import {createHash, randomBytes} from 'node:crypto';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import type {Checkpoint, Connection} from '../../../src/environments/environment.ts';
import type {QemuEnvironment} from '../../../src/environments/qemu/qemu-environment.ts';
import {connected, forkableSpec, openMachines} from '../../rig/forked-machines.ts';
import {tinyKernel} from '../../rig/virtual-machines.ts';

const why = tinyKernel() === undefined ? ' (skipped: there is no small kernel)' : '';
const BYTES = 2 ** 20;

it.skipIf(why !== '')(
  `E10 files go to copies and back through a port of each copy's own, as with the template${why}`,
  {timeout: 120_000},
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'proctor-files-'));
    await using rig = await openMachines();
    const {signal} = rig.context;
    const source = join(folder, 'source');
    writeFileSync(source, randomBytes(BYTES));
    const roundTrip = async (connection: Connection, name: string): Promise<string | undefined> => {
      await connection.put([{source, target: name, mode: 0o600}], {signal});
      const path = `${connection.scratch}/${name}`;
      const [file] = await connection.get([path], join(folder, name), {signal});
      return file?.sha256;
    };
    const digest = createHash('sha256').update(readFileSync(source)).digest('hex');
    const machine = await rig.boot(forkableSpec());
    expect(await roundTrip(machine.connection, 'template')).toBe(digest);
    const checkpoint = rig.use((await machine.environment.checkpoint?.(rig.context)) as Checkpoint);
    await machine.environment[Symbol.asyncDispose]();
    for (const instance of [2, 3]) {
      const copy = await connected(
        rig.use(await checkpoint.fork({instance, isTemplate: false}, rig.context)),
        rig.context,
      );
      expect(await roundTrip(copy.connection, `copy-${instance}`)).toBe(digest);
      const channel = (copy.environment as QemuEnvironment).vm.filesChannel as unknown as {
        readonly bytesRead: number;
        readonly bytesWritten: number;
      };
      expect(channel.bytesWritten).toBe(BYTES);
      expect(channel.bytesRead).toBeGreaterThan(BYTES);
    }
    rmSync(folder, {recursive: true, force: true});
  },
);
