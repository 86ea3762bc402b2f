import type {QemuSpec} from '../../manifest/manifest.ts';
import type {EnvironmentDriver} from '../environment.ts';
import {openKeptCheckpoint} from './fork/clone-maker.ts';
import {checkHost} from './host/host-checks.ts';
import {provisionMachine} from './provision.ts';

/** Runs virtual machines with QEMU on this machine. */
export const qemuDriver: EnvironmentDriver<QemuSpec> = {
  type: 'qemu',
  check: (spec, options) => checkHost(spec, options),
  hostOf: () => 'localhost',
  demand: ({memoryBytes, cpus}) => ({memoryBytes, cpus}),
  provision: (spec, instance, context) => provisionMachine(spec, instance, context),
  cachedCheckpoint: (spec, preparation, context) => openKeptCheckpoint(spec, preparation, context),
};
