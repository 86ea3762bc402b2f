import {existsSync} from 'node:fs';
import {mkdir} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import {ARCHITECTURES} from '../../src/environments/qemu/architectures.ts';
import type {MachineConfig} from '../../src/environments/qemu/machine-config.ts';
import type {QemuSpec} from '../../src/manifest/manifest.ts';
import {qemuSpec} from './qemu-spec.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** The small kernel for tests; `undefined` where it is not at hand. */
export function tinyKernel(): string | undefined {
  const path = resolve(ROOT, '../shared/kernels/tiny/bzImage');
  return existsSync(path) ? path : undefined;
}

/**
 * What QEMU is started with for `spec`, in a new folder below `parent`. Without an initrd the kernel
 * panics at the end of its boot, which takes no more than a second.
 */
export async function machineConfig(
  parent: string,
  overrides: Partial<MachineConfig> & {readonly specOverrides?: Partial<QemuSpec>} = {},
): Promise<MachineConfig> {
  const {specOverrides, ...rest} = overrides;
  const spec = rest.spec ?? qemuSpec(specOverrides);
  const folder = rest.folder ?? join(parent, `vm-${folderCount++}`);
  await mkdir(folder, {recursive: true, mode: 0o700});
  const architecture = ARCHITECTURES[spec.arch];
  const kernel = spec.boot.kind === 'kernel' ? spec.boot.kernel : '';
  return {
    spec,
    binary: spec.binary ?? architecture.binary,
    accelerator: 'tcg',
    architecture,
    boot: {
      kind: 'kernel',
      kernel,
      initrd: undefined,
      cmdline: `console=${architecture.console}`,
      dtb: undefined,
    },
    disks: [],
    nics: [],
    ram: undefined,
    fwCfg: [],
    nonce: 'nonce-of-a-test',
    isIncoming: false,
    ...rest,
    folder,
  };
}

let folderCount = 0;
