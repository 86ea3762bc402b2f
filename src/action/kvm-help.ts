import {accessSync, constants} from 'node:fs';
import {resolve} from 'node:path';
import {checkManifest} from '../cli/check-manifest.ts';
import type {CliIo} from '../cli/io.ts';
import {inaccessible} from '../environments/qemu/host/kvm-probe.ts';

const DEVICE = '/dev/kvm';

/**
 * What to do where this machine could run virtual machines fast, and the user may not: on GitHub's
 * own machines a rule of udev is all that it takes. `undefined` where no machine is asked for, or
 * all is well.
 */
export async function kvmHelp(
  manifest: string | undefined,
  io: CliIo,
  device = DEVICE,
): Promise<string | undefined> {
  let code: string | undefined;
  try {
    accessSync(device, constants.R_OK | constants.W_OK);
    return undefined;
  } catch (error) {
    code = (error as NodeJS.ErrnoException).code;
  }
  if (code === 'ENOENT') return undefined;
  const path = resolve(io.cwd, manifest ?? 'proctor.yaml');
  const checked = await checkManifest({manifest: path, variables: {}}, io);
  const environments = [...(checked.manifest?.environments.values() ?? [])];
  if (!environments.some(({type}) => type === 'qemu')) return undefined;
  const {reason, help} = inaccessible(device, code);
  return `${reason}, so virtual machines run many times slower. ${help} (a step before this one)`;
}
