import type {QemuSpec} from '../../src/manifest/manifest.ts';
import {tinyKernel} from './virtual-machines.ts';

/** A VM as a manifest that names but a kernel, and `rootfs: minimal`, gives it. */
export function qemuSpec(overrides: Partial<QemuSpec> = {}): QemuSpec {
  return {
    id: 'vm',
    type: 'qemu',
    instances: 1,
    isolation: 'shared',
    env: {},
    shell: undefined,
    workingDirectory: undefined,
    prepare: [],
    restore: [],
    debug: [],
    stageTimeoutMs: 120_000,
    arch: 'x86_64',
    accel: 'tcg',
    cpus: 1,
    memoryBytes: 128 * 2 ** 20,
    machine: undefined,
    cpu: undefined,
    binary: undefined,
    boot: {
      kind: 'kernel',
      kernel: tinyKernel() ?? '/nonexistent/bzImage',
      initrd: undefined,
      rootfs: {sysroot: '/', modules: undefined, files: {}},
      cmdline: 'quiet',
      dtb: undefined,
    },
    disks: [],
    network: {mode: 'none', restrict: false, forwards: [], private: []},
    connect: {via: 'guest-agent', timeoutMs: 60_000},
    console: {ignore: [], expect: [], failOn: undefined, rules: []},
    silenceMs: undefined,
    fwCfg: [],
    extraArgs: [],
    pool: 0,
    cache: false,
    cacheBytesMax: 2 ** 30,
    machineId: 'keep',
    ...overrides,
  };
}
