import {FaultError} from '../../faults/fault-error.ts';
import type {QemuSpec} from '../../manifest/manifest.ts';
import type {EnvironmentDriver} from '../environment.ts';

/** Runs virtual machines with QEMU on this machine. */
export const qemuDriver: EnvironmentDriver<QemuSpec> = {
  type: 'qemu',
  check: async () => [],
  hostOf: () => 'localhost',
  demand: ({memoryBytes, cpus}) => ({memoryBytes, cpus}),
  provision: async (spec) => {
    throw new FaultError('vm/unsupported', `cannot start ${spec.id}`);
  },
};
